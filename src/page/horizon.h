/* Earth: where a frame shows it, and not what lies beyond its edge in projections of all of it. */
#ifndef COR_PAGE_HORIZON_H
#define COR_PAGE_HORIZON_H

#include "prepare/view.h"

/* The outline of the earth within VIEW's frame, page points, in ARENA. NULL where it fills the frame; where its sides
 * are straight, because such projections go on with another turn; and where it comes in several pieces side by side.
 * True to a tenth of a point. */
const cor_path *cor_earth_outline(const cor_view *view, cor_arena *arena);

#endif
