/* What a layer tells apart: the classes of its data-driven properties, read from
 * the style, kept where the view shows them. Private to furnish. */
#ifndef COR_FURNISH_CLASSES_H
#define COR_FURNISH_CLASSES_H

#include "furnish/furnish.h"

typedef struct {
    const char *words;
    cor_column *columns; /* one-row table that makes the layer draw this class */
    size_t n_columns;
    size_t count; /* drawn rows of the class; 0 when it is a size, not a kind */
} cor_class;

/* The cells of one ROW as columns of their own, in ARENA; as many as TABLE has. */
cor_column *cor_row_columns(cor_arena *arena, const cor_table *table, size_t row);

/* The classes of DRAWN, kinds first (match, case, step on a word or number), then sizes (a circle's
 * radius, an icon's size or a line's width that follows a number). Empty when the layer draws everything alike. In
 * ARENA. */
cor_class *cor_classes_of(const cor_furnishing *what, const cor_drawn_layer *drawn, cor_arena *arena, size_t *ret_n,
                          size_t *ret_n_kinds);

/* The style's own words for property NAME of LAYER, in paint or layout; NULL when it is silent. */
const cor_node *cor_class_property(const cor_layer *layer, const char *name);

/* The field that the expression NODE looks at first; NULL when it looks at none. */
const char *cor_class_field(const cor_node *node);

/* The least and the largest number of COLUMN among the drawn rows of DRAWN. Returns the cells of the first of these
 * rows, as columns of their own in ARENA and as many as the table has; NULL when COLUMN has no number. */
cor_column *cor_class_range(const cor_furnishing *what, const cor_drawn_layer *drawn, const cor_column *column,
                            cor_arena *arena, double *ret_low, double *ret_high);

#endif
