/* What a page shows of a style and its sources. */
#ifndef COR_PAGE_SHOWN_H
#define COR_PAGE_SHOWN_H

#include "page/page.h"

/* Whether an inset of the page shows something of SOURCE. */
bool cor_insets_show(const cor_drawing_page *page, const char *source);

/* Whether LAYER is visible at the page's zoom. */
bool cor_page_shows(const cor_drawing_page *page, const cor_layer *layer);

/* Whether LAYER is drawn in the inset: what the map document lists, else what the style does not leave out by
 * `corridor:inset` (false, or the other kind of inset); in a locator areas and lines only. */
bool cor_inset_shows(const cor_inset *inset, const cor_layer *layer);

#endif
