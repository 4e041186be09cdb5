/* Colours as the bytes of a picture. Private to symbolize. */
#ifndef COR_SYMBOLIZE_RGBA_H
#define COR_SYMBOLIZE_RGBA_H

#include <math.h>

#include "base/value.h"

/* 0…1 as 0…255, what is beyond cut off. */
static inline uint8_t cor_byte_of(double x)
{
    return (uint8_t) lround(fmin(fmax(x, 0), 1) * 255);
}

static inline void cor_put_rgba(uint8_t out[4], cor_color color)
{
    out[0] = cor_byte_of(color.r);
    out[1] = cor_byte_of(color.g);
    out[2] = cor_byte_of(color.b);
    out[3] = cor_byte_of(color.a);
}

/* VALUE's colour; anything else is transparent. */
static inline void cor_put_value(uint8_t out[4], cor_value value)
{
    cor_put_rgba(out, value.kind == COR_COLOR ? value.color : (cor_color){0, 0, 0, 0});
}

#endif
