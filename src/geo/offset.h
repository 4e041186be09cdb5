/* Lines beside lines: what MapLibre's line-offset asks for. */
#ifndef COR_GEO_OFFSET_H
#define COR_GEO_OFFSET_H

#include "geo/geometry.h"

/* PATH moved sideways by OFFSET page units (y down), in ARENA. Positive: to the right of a line's direction,
 * and towards the inside of rings (where the largest ring's inside is; holes are expected to run the other way
 * round). Outer corners are mitred, sharp ones (and with ROUND_CORNERS all) rounded; where the path bends more tightly
 * than the offset, the loops that would come of it are left out. Parts of which nothing is left are dropped. OFFSET 0,
 * or one that is not finite, gives PATH itself. */
cor_path cor_path_offset(const cor_path *path, double offset, bool round_corners, cor_arena *arena);

#endif
