/* Leaving out vertices that cannot be told from their neighbours: the result stays within
 * a tolerance of the original.
 *
 * Decisions are local and do not depend on where a ring starts or which way a line is walked, so
 * a border shared by two features comes out the same for both, but for a few vertices next to
 * where they part (and there within the tolerance). Linear in the number of vertices.
 * Coordinates must be finite. */
#ifndef COR_GEO_SIMPLIFY_H
#define COR_GEO_SIMPLIFY_H

#include "geo/geometry.h"

typedef struct cor_simplifier cor_simplifier; /* scratch space */

cor_simplifier *cor_simplifier_new(void);
void cor_simplifier_free(cor_simplifier *simplifier);

/* Writes at most N vertices to OUT (which may be POINTS) and returns how many. The ends stay. */
size_t cor_simplify_line(cor_simplifier *simplifier, const cor_point *points, size_t n, double tolerance,
                         cor_point *out);

/* The same for a closed ring, which comes out closed and with at least three distinct vertices when
 * it had them. The ring may start at another of its vertices. */
size_t cor_simplify_ring(cor_simplifier *simplifier, const cor_point *points, size_t n, double tolerance,
                         cor_point *out);

#endif
