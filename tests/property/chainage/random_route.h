/* Random lines to make routes of. */
#ifndef COR_RANDOM_ROUTE_H
#define COR_RANDOM_ROUTE_H

#include "chainage/locate.h"
#include "support/random.h"

enum { MOST_VERTICES = 60 };

/* Two to MOST_VERTICES vertices with continuous longitudes, from 36° south to 70° north; most edges short, the longest
 * up to LONGEST metres. Those of every fourth NUMBER begin near the antimeridian. How many there are comes back. */
size_t random_route(cor_point *v, int number, double longest, uint64_t *seed);

/* Longitudes of V from -180 to 180, as files have them. */
cor_point as_written(cor_point v);

/* A table of lines: N of them, of which number i has COUNTS[i] vertices one after the other in POINTS. In ARENA. */
cor_ground_features lines_of(const cor_point *points, const size_t *counts, size_t n, cor_arena *arena);

#endif
