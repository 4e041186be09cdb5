/* A line on the ground measured along itself: how far along it the nearest place to a point is. */
#ifndef COR_PROJ_ROUTE_LINE_H
#define COR_PROJ_ROUTE_LINE_H

#include "base/arena.h"
#include "geo/rect.h"

typedef struct cor_route_line cor_route_line;

/* The N POINTS (degrees, finite, at least one), which are borrowed and must live as long. In ARENA. */
const cor_route_line *cor_route_line_new(cor_arena *arena, const cor_point *points, size_t n);

/* Its vertices; how many goes to *ret_n. Borrowed. */
const cor_point *cor_route_line_points(const cor_route_line *line, size_t *ret_n);

/* Metres from its start to the place of LINE that is nearest to P (degrees); of several that are, the first. Lengths
 * are those of geodesics between vertices; what is nearest is told by straight lines through the earth, which on edges
 * of some kilometres differ from the ground by less than a metre. NaN where P is no place. */
double cor_route_line_nearest(const cor_route_line *line, cor_point p);

#endif
