/* What the files that make layers share. Private to show. */
#ifndef COR_SHOW_SHOWN_PARTS_H
#define COR_SHOW_SHOWN_PARTS_H

#include <glib.h>

#include "show/shown_layers.h"

/* The ground that a style draws on. */
typedef struct {
    const char *paper, *ink;
    bool is_dark, is_grey;
} cor_shown_ground;

/* Kinds of shapes that a table has, 1 << cor_shape_kind each. */
typedef unsigned cor_show_kinds;

typedef struct {
    cor_arena *arena;
    cor_diagnostics *diagnostics;
    const cor_map_source *source;
    const cor_map_show *show;
    const cor_table *table;
    const cor_node *root;
    cor_shown_ground ground;
    cor_show_form form;
    cor_show_kinds kinds;         /* that FORM draws of a table that has others, too; 0: all */
    const char *suffix;           /* of its layers' ids */
    const char *const *languages; /* of the page, for words */
    bool is_small;                /* its marks are points and lines */
    cor_error *err;
} cor_shown;

/* JSON of TEXT, in quotes. */
const char *cor_quoted(const cor_shown *s, const char *text);
/* JSON of X with as many digits as it needs. */
const char *cor_numeral(const cor_shown *s, double x);
/* A field's name as words: "event_type" → "Event type". */
const char *cor_field_words(const cor_shown *s, const char *field);
/* The column of FIELD, said at NODE where there is none. */
cor_status cor_shown_column(const cor_shown *s, const char *field, const cor_node *node, const cor_column **ret_column);

/* What `color` comes to. NULL: not said. */
typedef struct {
    const char *color;  /* JSON of an expression, or of a colour */
    const char *labels; /* JSON members of the legend's labels, "" */
    const char *filter; /* JSON of rows that are drawn at all; NULL: all */
    const char *unit;   /* what its numbers are, where they are more than the field's */
    const char *ramp;   /* of a heatmap: JSON of "t, colour, …" */
} cor_shown_colors;

cor_status cor_shown_colors_of(const cor_shown *s, cor_shown_colors *ret_colors);

#endif
