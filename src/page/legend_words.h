/* The legend's words in a row, for where it can't be seen. */
#ifndef COR_PAGE_LEGEND_WORDS_H
#define COR_PAGE_LEGEND_WORDS_H

#include "page/page.h"

/* What stands in the legend of PAGE, in its order, in the page's arena: "Attacks: bombing (4), raid (2); Toll: 1, 10".
 * NULL: there is none. */
const char *cor_page_legend_words(const cor_drawing_page *page);

#endif
