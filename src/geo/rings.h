/* Which rings of an area are shells, and which are holes in which of them: the even-odd rule made plain, for formats
 * that write areas ring in ring. */
#ifndef COR_GEO_RINGS_H
#define COR_GEO_RINGS_H

#include "geo/geometry.h"

/* For each of RINGS' parts the number of the shell that it belongs to: its own where it is one, else that of the
 * smallest shell around it. In ARENA. Rings may touch each other, and must not cross. */
const uint32_t *cor_ring_shells(const cor_path *rings, cor_arena *arena);

#endif
