/* A layer being drawn: its properties tied to the table's columns, its rows in
 * drawing order. Private to symbolize. */
#ifndef COR_SYMBOLIZE_DRAWING_H
#define COR_SYMBOLIZE_DRAWING_H

#include "symbolize/symbolize.h"

typedef struct {
    const cor_symbolizer *with;
    const cor_layer *layer;
    const cor_drawable *what; /* NULL: background */
    cor_scene *scene;
    cor_arena *arena;   /* the scene's */
    cor_arena *scratch; /* values on the way; reset at each row */
    cor_eval eval;
    uint32_t *rows; /* inside and let through, in drawing order */
    size_t n_rows;
    uint8_t *dropped; /* of each row of the table, whether it turned out not to be drawn; NULL: none was */
    bool sample;      /* for a legend */
    cor_layer_counts counts;
} cor_drawing;

/* A property in use: evaluated once when it does not depend on the feature. */
typedef struct {
    const cor_program *program; /* bound; NULL: constant */
    cor_value value;            /* when constant */
} cor_use;

void cor_drawing_open(cor_drawing *drawing, const cor_symbolizer *with, const cor_layer *layer,
                      const cor_drawable *what, bool sample);
void cor_drawing_close(cor_drawing *drawing);

/* Chooses the rows by seen and filter and counts them; SORT_KEY (a property name, NULL: none) orders them. */
void cor_drawing_choose(cor_drawing *drawing, const char *sort_key);

/* What is stroked of ROW on the page: an area's outline without the edges that the map's end or tear made. */
cor_path cor_drawing_outline(const cor_drawing *drawing, uint32_t row);

/* The rows that were chosen, without those that turned out not to be drawn. */
void cor_drawing_drop(cor_drawing *drawing);

/* ROW, which counts as drawn where it lies inside, can't be: it is unusable. */
void cor_drawing_give_up(cor_drawing *drawing, uint32_t row);
/* The same of an area without extent. */
void cor_drawing_give_up_flat(cor_drawing *drawing, uint32_t row);
/* The same of what the style draws nothing for: it is filtered. */
void cor_drawing_pass_over(cor_drawing *drawing, uint32_t row);
/* The same of what has nothing of what the layer draws in the frame: it lies outside. */
void cor_drawing_leave_outside(cor_drawing *drawing, uint32_t row);

/* NAME must be in the property table for the layer's type. */
cor_use cor_use_of(cor_drawing *drawing, const char *name);
static inline bool cor_use_is_constant(const cor_use *use)
{
    return !use->program;
}

cor_value cor_use_value(cor_drawing *drawing, const cor_use *use, uint32_t row);
double cor_use_number(cor_drawing *drawing, const cor_use *use, uint32_t row, double least, double most);
cor_color cor_use_color(cor_drawing *drawing, const cor_use *use, uint32_t row);
const char *cor_use_word(cor_drawing *drawing, const cor_use *use, uint32_t row); /* enums; "" when not a string */
bool cor_use_flag(cor_drawing *drawing, const cor_use *use, uint32_t row);
/* N numbers of an array value into OUT; those missing stay as they are. Returns how many there were. */
size_t cor_use_numbers(cor_drawing *drawing, const cor_use *use, uint32_t row, double *out, size_t n);

/* The icon that an image property names; NULL when it names none, or one that there is not: that is remarked. */
const cor_icon *cor_use_icon(cor_drawing *drawing, const cor_use *use, uint32_t row);
/* Remarks WHAT where the layer stands in its style. */
void cor_drawing_warn(const cor_drawing *drawing, const char *what);
/* Likewise of WHAT is missing, once, where the layer's style spells out its NAME. */
void cor_drawing_miss(const cor_drawing *drawing, const char *name, const char *what);

/* The icon called NAME; NULL when there is none, which is remarked. */
const cor_icon *cor_drawing_icon(cor_drawing *drawing, const char *name);
/* A `*-translate` in points: px of a property that cannot be data-driven. A legend's sample is not moved. */
cor_point cor_use_offset(cor_drawing *drawing, const cor_use *use);
/* PATH, or a copy of it moved by BY. */
cor_path cor_path_moved(cor_arena *arena, cor_path path, cor_point by);

/* COLOR with its alpha times OPACITY. */
static inline cor_color cor_faded(cor_color color, double opacity)
{
    color.a *= (float) opacity;
    return color;
}
static inline bool cor_same_color(cor_color a, cor_color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

/* Gives the scene's last group, which is the layer's own, the blend mode that PROPERTY names. */
void cor_blend_layer(cor_drawing *drawing, const char *property);

/* One file for each type of layer. */
void cor_draw_background(cor_drawing *drawing);
void cor_draw_fill(cor_drawing *drawing);
void cor_draw_line(cor_drawing *drawing);
void cor_draw_circle(cor_drawing *drawing);
void cor_draw_symbol(cor_drawing *drawing);
void cor_draw_heatmap(cor_drawing *drawing);

#endif
