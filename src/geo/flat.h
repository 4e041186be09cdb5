/* Rings that enclose nothing. */
#ifndef COR_GEO_FLAT_H
#define COR_GEO_FLAT_H

#include "geo/geometry.h"

/* Whether no ring of RINGS encloses anything: all of its edges go back on themselves, or it has but two vertices. A
 * ring that crosses itself encloses something though its areas may cancel. To within the last digits of the
 * coordinates. */
bool cor_path_is_flat(const cor_path *rings);

#endif
