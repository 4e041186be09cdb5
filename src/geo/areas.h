/* Areas made ready for being asked about many points. */
#ifndef COR_GEO_AREAS_H
#define COR_GEO_AREAS_H

#include "geo/geometry.h"

typedef struct cor_areas cor_areas;

/* The polygons of GEOMETRY, which is borrowed and must live as long; its points and lines have no inside. In ARENA. */
const cor_areas *cor_areas_new(cor_arena *arena, const cor_geometry *geometry);

/* The N PATHS, of rings, likewise. */
const cor_areas *cor_areas_of_paths(cor_arena *arena, const cor_path *paths, size_t n);

/* How many there are. */
size_t cor_areas_count(const cor_areas *areas);

/* Whether P lies in one of them, as cor_path_contains has it, in a time that grows with the logarithm of their edges.
 */
bool cor_areas_contain(const cor_areas *areas, cor_point p);

#endif
