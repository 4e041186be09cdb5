/* What a page lacks, said aloud. */
#ifndef COR_PAGE_WARNINGS_H
#define COR_PAGE_WARNINGS_H

#include "page/page.h"

/* Says whose borders are drawn where some are in dispute and the documents do not say. */
void cor_page_warn_worldview(const cor_drawing_page *page);

/* Says so where the page shows more than what the style's data have in detail. */
void cor_page_note_detail(const cor_drawing_page *page);

/* Says aloud what the page lacks: rows without a usable position, sources of the map document of which nothing is in
 * view. COR_BAD_DATA when no feature at all was drawn: a blank map is no map. */
cor_status cor_page_warn_missing(const cor_drawing_page *page, cor_error *err);

#endif
