/* How well colours are told from one another. Private to furnish. */
#ifndef COR_FURNISH_CONTRAST_H
#define COR_FURNISH_CONTRAST_H

#include <math.h>

#include "base/value.h"

/* Relative luminance of sRGB, 0…1, as in WCAG 2.1. */
static inline double cor_luminance(cor_color color)
{
    const float channels[3] = {color.r, color.g, color.b}, shares[3] = {0.2126f, 0.7152f, 0.0722f};
    double luminance = 0;
    for (int i = 0; i < 3; i++)
        luminance +=
            shares[i] * (channels[i] <= 0.04045f ? channels[i] / 12.92 : pow((channels[i] + 0.055) / 1.055, 2.4));
    return luminance;
}

/* COLOR as it is seen on GROUND, which is opaque. */
static inline cor_color cor_color_on(cor_color color, cor_color ground)
{
    float a = color.a;
    return (cor_color){a * color.r + (1 - a) * ground.r, a * color.g + (1 - a) * ground.g,
                       a * color.b + (1 - a) * ground.b, 1};
}

/* 1…21: how much lighter one of them is, as in WCAG 2.1. */
static inline double cor_contrast(cor_color color, cor_color ground)
{
    double a = cor_luminance(cor_color_on(color, ground)), b = cor_luminance(ground);
    return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

#endif
