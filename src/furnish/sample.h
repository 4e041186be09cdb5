/* A legend's sample: a layer draws one feature of its own, so that the legend
 * shows just what the map shows. Private to furnish. */
#ifndef COR_FURNISH_SAMPLE_H
#define COR_FURNISH_SAMPLE_H

#include "furnish/classes.h"
#include "furnish/pen.h"

/* Points before `unit`: how high an area is; how wide, the pen says. */
#define COR_SAMPLE_HEIGHT 9.0

/* The layer's metadata `corridor:legend`; NULL when it says nothing. */
const cor_node *cor_legend_options(const cor_drawn_layer *drawn);

/* CLASS around CENTRE, into the current group. */
void cor_sample_draw(cor_pen *pen, const cor_drawn_layer *drawn, const cor_class *class, cor_point centre);

/* How a sample comes out: it is drawn once beside the page and looked at. */
typedef struct {
    cor_point size;           /* points */
    bool visible;             /* something is drawn */
    double contrast;          /* of what of it is told best from the page's paper: 1…21 */
    bool stands_apart;        /* a circle that is seen where it lies on a larger one of its kind */
    cor_optional_color color; /* what most of it is in; not said: it is a picture, or a pattern */
    const char *paint;        /* equal for samples that look alike; in the pen's arena */
} cor_sample_look;
cor_sample_look cor_sample_look_of(cor_pen *pen, const cor_drawn_layer *drawn, const cor_class *class);

/* What samples of DRAWN that LOOK so stand on in the legend: where they are hardly told from the page's paper, what
 * they lie on on the map. Not said: nothing is needed. */
cor_optional_color cor_sample_ground(cor_pen *pen, const cor_drawn_layer *drawn, const cor_sample_look *look);

/* GROUND below a sample of SIZE points with its middle at MIDDLE. */
void cor_sample_chip(cor_pen *pen, cor_color ground, cor_point middle, cor_point size);
/* SIZE with what of the ground is seen round it. */
cor_point cor_sample_chip_size(const cor_pen *pen, cor_point size);

#endif
