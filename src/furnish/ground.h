/* Between the page and the ground: page points and degrees. Private to furnish. */
#ifndef COR_FURNISH_GROUND_H
#define COR_FURNISH_GROUND_H

#include "furnish/pen.h"

/* Page points → degrees, in place; NaN where the page shows no ground: what does not come back to where it was is
 * no place. */
void cor_page_to_lonlat(const cor_pen *pen, cor_point *points, size_t n);
void cor_lonlat_to_page(const cor_pen *pen, cor_point *points, size_t n);

/* The first feature of LONLAT (degrees; lines or areas) on the page, cut a little outside of the frame, in the page's
 * arena. NULL when nothing of it is there. */
const cor_path *cor_ground_path(cor_pen *pen, const cor_geometry *lonlat);

#endif
