/* A run of colours with ticks: what a style says of a number by interpolating between colours. Private to furnish. */
#ifndef COR_FURNISH_RAMP_H
#define COR_FURNISH_RAMP_H

#include "furnish/classes.h"
#include "furnish/pen.h"

enum { COR_RAMP_TICKS = 5 };

typedef struct {
    cor_color colors[COR_RAMP_STEPS]; /* from left to right */
    const cor_run *ticks[COR_RAMP_TICKS];
    double at[COR_RAMP_TICKS]; /* share of the width */
    size_t n_ticks;
    double width, height; /* with its ticks, points */
} cor_ramp;

/* The ramp of DRAWN's colours by heatmap-density, elevation or line-progress. NULL when its style interpolates none. In
 * the pen's arena. */
const cor_ramp *cor_ramp_of(cor_pen *pen, const cor_drawn_layer *drawn);

/* The ramp of colours by a number of the features. In the pen's arena. */
const cor_ramp *cor_ramp_of_scale(cor_pen *pen, const cor_color_scale *scale);

/* Fills in width and height, once colours and ticks are there. */
void cor_ramp_size(cor_pen *pen, cor_ramp *ramp);

/* Its top left at X, Y. */
void cor_ramp_draw(cor_pen *pen, const cor_ramp *ramp, double x, double y);

#endif
