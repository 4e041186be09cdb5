/* How much of a circle on the ground lies in a region. */
#ifndef COR_PREPARE_REGION_SHARE_H
#define COR_PREPARE_REGION_SHARE_H

#include "prepare/region.h"

typedef enum { COR_REGION_HAS_NONE, COR_REGION_HAS_SOME, COR_REGION_HAS_ALL } cor_region_share;

typedef struct cor_region_edges cor_region_edges;

/* The edges of REGION that are between inside and outside: those that two of its areas share are none. In ARENA. NULL:
 * it is none of areas. */
const cor_region_edges *cor_region_edges_of(const cor_region *region, cor_arena *arena);

/* How much of what lies within RADIUS metres of number ROW of PLACES, points in degrees, is in REGION, whose EDGES may
 * be NULL where RADIUS is 0 or infinite. Of areas by the distance from their edges on the ellipsoid; of a cell or a
 * stretch by 64 places of the circle. RADIUS INFINITY: all that is known is whether the point itself lies there, which
 * is SOME. */
cor_region_share cor_region_share_of(const cor_region *region, const cor_region_edges *edges,
                                     const cor_geometry *places, size_t row, double radius);

#endif
