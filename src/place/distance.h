/* How far a point is from a rectangle. Private to place. */
#ifndef COR_PLACE_DISTANCE_H
#define COR_PLACE_DISTANCE_H

#include "geo/geometry.h"

/* 0 inside. */
static inline double cor_distance_to_rect(cor_point p, cor_rect r)
{
    return hypot(fmax(0, fmax(r.x0 - p.x, p.x - r.x1)), fmax(0, fmax(r.y0 - p.y, p.y - r.y1)));
}

#endif
