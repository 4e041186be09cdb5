/* What circle-blur makes of a circle: its colour by the distance from the centre, as MapLibre GL JS has it. Knows no
 * surface and no file format. */
#ifndef COR_PAINT_SOFT_H
#define COR_PAINT_SOFT_H

#include "paint/guard.h"

/* Whether KIND has a soft edge at all. */
static inline bool cor_is_soft(const cor_circle *kind)
{
    return cor_guard_size(kind->blur);
}

/* Radius with the stroke, points. */
double cor_soft_reach(const cor_circle *kind);

/* The colour at FRACTION (0…1) of the way from the centre to the outer edge; not premultiplied. */
cor_color cor_soft_color(const cor_circle *kind, double fraction);

/* Stops from the centre to the edge that make a gradient look like the function. */
enum { COR_SOFT_STOPS = 17 };
static inline double cor_soft_stop(int i)
{
    return (double) i / (COR_SOFT_STOPS - 1);
}

#endif
