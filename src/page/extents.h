/* The outlines of other maps that annotations of a page show. */
#ifndef COR_PAGE_EXTENTS_H
#define COR_PAGE_EXTENTS_H

#include "page/page.h"

/* The outlines that annotations of the page's map name, in its arena: n is 0 for those that are no extents. Reads other
 * map documents, and their data where a view is fitted to some. */
cor_status cor_page_extents(cor_drawing_page *page, const cor_ground_ring **ret_rings, cor_error *err);

#endif
