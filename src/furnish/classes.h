/* What a layer tells apart: what its drawn features look like, grouped, and named by the style's own expressions.
 * Private to furnish. */
#ifndef COR_FURNISH_CLASSES_H
#define COR_FURNISH_CLASSES_H

#include "furnish/pen.h"

/* A feature that makes the layer draw what a class looks like. */
typedef struct {
    const char *words;
    const cor_table *table; /* whose row the feature is; its cells are COLUMNS */
    cor_column *columns;    /* of one row, as many as TABLE has */
    const cor_value *id;    /* NULL: none */
    const cor_geometry *lonlat;
    const cor_given *given; /* of the layer: what the class is like, whatever the feature says */
    size_t n_given;
    size_t count;         /* drawn features of the class; 0 when it is a size, not a kind */
    const uint32_t *rows; /* of TABLE, ascending, where the pen wants them; NULL: it does not, or they are not known */
    size_t n_rows;
} cor_class;

enum { COR_RAMP_STEPS = 64 };

/* Colours by a number, evenly from FROM to TO: between those stops of the style that hold the drawn features. */
typedef struct {
    double from, to;
    cor_color colors[COR_RAMP_STEPS];
} cor_color_scale;

typedef struct {
    const cor_class *kinds; /* in the style's order */
    size_t n_kinds;
    const cor_class *sizes; /* of a number: the smallest first */
    size_t n_sizes;
    const cor_class *fixed; /* sizes that go by no number, such as where there is none */
    size_t n_fixed;
    const cor_color_scale *colors; /* NULL: none */
    const cor_class *whole;        /* all look alike; NULL: not so */
} cor_classes;

/* The classes of DRAWN, in the pen's arena. What can't be told is left out, and said in one diagnostic. */
cor_classes cor_classes_of(cor_pen *pen, const cor_drawn_layer *drawn);

#endif
