/* Cutting lines and rings to a rectangle. Edges that run along the rectangle appear
 * where a ring leaves it: callers grow the rectangle beyond what is seen.
 *
 * A border shared by two features is cut at the same points whichever way each walks it,
 * and what lies inside already comes back unchanged. Coordinates must be finite. */
#ifndef COR_GEO_CLIP_H
#define COR_GEO_CLIP_H

#include "geo/geometry.h"
#include "geo/points.h"

/* Cuts the segment in place; false when nothing of it is inside. */
bool cor_clip_segment(cor_point *a, cor_point *b, cor_rect rect);

/* Adds to OUT the parts of the line that are inside. */
void cor_clip_line(const cor_point *points, size_t n, cor_rect rect, cor_chains *out);

/* The closed ring POINTS cut to RECT, again closed, in OUT (SPARE is scratch): Sutherland and
 * Hodgman, "Reentrant polygon clipping" (1974). OUT->n is 0 when nothing of the area is inside. */
void cor_clip_ring(const cor_point *points, size_t n, cor_rect rect, cor_points *out, cor_points *spare);

#endif
