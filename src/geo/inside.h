/* What lies inside rings, and where inside there is most room. Rings are closed; shells
 * and holes are told apart by the even-odd rule. */
#ifndef COR_GEO_INSIDE_H
#define COR_GEO_INSIDE_H

#include "geo/geometry.h"

/* Whether P lies inside. Edges are half open: of areas that share their edges vertex by vertex, whichever way round,
 * exactly one has a point that lies on them. */
bool cor_path_contains(const cor_path *rings, cor_point p);

/* Whether the ray from P towards greater x crosses the edge from A to B, by that rule. */
bool cor_ray_crosses(cor_point a, cor_point b, cor_point p);

/* The point inside RINGS that is farthest from their edges, to within PRECISION or as well as bounded
 * work allows; its distance from the nearest edge goes to *ret_room (NULL is fine), 0 when the rings have
 * no inside: then it is the middle of their bounds. After the idea of Mapbox's polylabel (2016): halve
 * squares, the most promising first. */
cor_point cor_path_inside_point(const cor_path *rings, double precision, double *ret_room);

/* Twice the signed area of a closed ring: positive when it runs anticlockwise with y up. */
double cor_ring_area2(const cor_point *points, size_t n);

#endif
