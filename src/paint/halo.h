/* Halos as strokes within each other, whose sum is as soft as the style wants it. Knows no surface and no format. */
#ifndef COR_PAINT_HALO_H
#define COR_PAINT_HALO_H

#include "paint/guard.h"

enum { COR_MAX_RINGS = 12 };

/* A line of WIDTH points on an outline, half of it outside. */
typedef struct {
    double width;
    cor_color color;
} cor_halo_ring;

/* The strokes of a halo that is WIDTH points wide, the widest first; none when there is nothing to see. With a BLUR
 * (points; 0: none) its opacity falls as MapLibre's does: the half of it is WIDTH from the outline. */
size_t cor_halo_rings(cor_color color, double width, double blur, cor_halo_ring rings[COR_MAX_RINGS]);

/* How far a halo reaches out of its outline, points. */
double cor_halo_reach(double width, double blur);

#endif
