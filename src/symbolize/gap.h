/* Lines with a gap: what runs along both edges of it. Private to symbolize. */
#ifndef COR_SYMBOLIZE_GAP_H
#define COR_SYMBOLIZE_GAP_H

#include "geo/geometry.h"

/* The two lines APART page units to either side of one that lies OFFSET to the right of PATH, each part of PATH and its
 * two lines as a ring that runs round the ends: how MapLibre draws a gap under round caps. ROUND_CORNERS as in
 * cor_path_offset. False when they make no ring: PATH is closed, or a side of it is nothing but loops. In ARENA. */
bool cor_gap_ring(const cor_path *path, double offset, double apart, bool round_corners, cor_arena *arena,
                  cor_path *ret_ring);

#endif
