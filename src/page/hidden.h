/* Marks of features that nobody sees: those that found no place, and those that the page's furniture, an inset or an
 * opaque mask lies over. */
#ifndef COR_PAGE_HIDDEN_H
#define COR_PAGE_HIDDEN_H

#include "page/page.h"

/* When PAGE's names and marks have their places: of each layer of circles, icons and names (but for those along lines),
 * how many of the features that count as drawn have nothing to be seen. They count as hidden then. Of a detail
 * (IS_DETAIL) it is noted which are seen, too. */
void cor_page_count_hidden(cor_drawing_page *page, bool is_detail);

/* Whether the legend may count marks of LAYER. */
bool cor_legend_counts_marks(const cor_layer *layer);

/* Says of each layer on a source that the document names how many of its marks are hidden, and why; where it names
 * none, of all that the legend explains. */
void cor_page_warn_hidden(const cor_drawing_page *page);

#endif
