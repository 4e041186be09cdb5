/* Longitudes of lines and rings made continuous where they cross the antimeridian: an edge longer than half a turn goes
 * the short way round (RFC 7946, 3.1.9, has shapes cut there; many data are not). An edge from exactly -180 to exactly
 * 180 may be a parallel all round the world, or one place that is written in both ways; its neighbours tell. */
#ifndef COR_PROJ_CONTINUOUS_H
#define COR_PROJ_CONTINUOUS_H

#include "geo/geometry.h"
#include "geo/points.h"

/* Whether X is the antimeridian, in either way of writing it. */
bool cor_is_antimeridian(double x);

/* Whether an edge of the part crosses the antimeridian. A ring repeats its first vertex. */
bool cor_crosses_antimeridian(const cor_point *points, size_t n, bool is_ring);

/* The N points with continuous longitudes, in OUT, which is emptied first. A ring that comes back a turn later lies
 * round a pole. */
void cor_make_continuous(const cor_point *points, size_t n, bool is_ring, cor_points *out);

/* The vertices of GEOMETRY with continuous longitudes, in ARENA: each part by itself, those of one feature on the turn
 * of its first, so that holes lie in their shells. */
const cor_point *cor_continuous_parts(const cor_geometry *geometry, cor_arena *arena);

/* Whether P lies in the closed RING of N points with continuous longitudes, whichever turn it is of. */
bool cor_contains_degrees(const cor_point *ring, size_t n, cor_point p);

#endif
