/* Lines that follow one another, each from where the last one ended. */
#ifndef COR_GEO_CHAIN_H
#define COR_GEO_CHAIN_H

#include "geo/geometry.h"

/* Of the N PATHS those that go on, in the order and direction they have, where the one before ended (to some hundredths
 * of a page unit) become one with it; rings stay alone. Returns in OUT (room for N) how many are left; what was not
 * joined is borrowed, the rest lies in ARENA. */
size_t cor_paths_chain(cor_arena *arena, const cor_path *paths, size_t n, cor_path *out);

#endif
