/* How far a point is from something. Private to place. */
#ifndef COR_PLACE_DISTANCE_H
#define COR_PLACE_DISTANCE_H

#include "geo/geometry.h"

/* 0 inside. */
static inline double cor_distance_to_rect(cor_point p, cor_rect r)
{
    return hypot(fmax(0, fmax(r.x0 - p.x, p.x - r.x1)), fmax(0, fmax(r.y0 - p.y, p.y - r.y1)));
}

static inline double cor_distance_to_segment(cor_point p, cor_point a, cor_point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    double t = square > 0 ? fmin(fmax(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0), 1) : 0;
    return hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

#endif
