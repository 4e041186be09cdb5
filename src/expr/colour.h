/* Colors: CSS notation and mixing in three color spaces. */
#ifndef COR_EXPR_COLOUR_H
#define COR_EXPR_COLOUR_H

#include "base/value.h"

typedef enum { COR_SPACE_RGB, COR_SPACE_HCL, COR_SPACE_LAB } cor_color_space;

/* A color in a space: r, g, b, or l, a, b, or hue in degrees (NaN for grey), chroma, lightness; alpha last. */
typedef struct {
    double c[4];
} cor_color_point;

cor_color_point cor_color_in_space(cor_color color, cor_color_space space);

/* The color T of the way from FROM to TO, both in SPACE, T in 0…1. */
cor_color cor_mix_points(const cor_color_point *from, const cor_color_point *to, double t, cor_color_space space);
cor_color cor_mix_colors(cor_color from, cor_color to, double t, cor_color_space space);

/* One of the color names of CSS, in lower case, as 0xrrggbb. */
bool cor_named_color(const char *name, unsigned *ret_rgb);

#endif
