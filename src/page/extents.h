/* Outlines of what maps show: those of other maps that annotations of a page show, and its own. */
#ifndef COR_PAGE_EXTENTS_H
#define COR_PAGE_EXTENTS_H

#include "page/page.h"

/* The outlines that annotations of the page's map name, in its arena: n is 0 for those that are no extents. Reads other
 * map documents, and their data where a view is fitted to some. */
cor_status cor_page_extents(cor_drawing_page *page, const cor_ground_ring **ret_rings, cor_error *err);

/* The outline of what VIEW shows, in ARENA. */
cor_ground_ring cor_page_ground_ring(cor_arena *arena, const cor_view *view);

#endif
