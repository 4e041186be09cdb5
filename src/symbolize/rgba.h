/* Colours as the bytes of a picture. Private to symbolize. */
#ifndef COR_SYMBOLIZE_RGBA_H
#define COR_SYMBOLIZE_RGBA_H

#include "base/value.h"

/* 0…1 as 0…255, what is beyond cut off. */
static inline uint8_t cor_byte_of(double x)
{
    double y = (x > 0 ? x < 1 ? x : 1 : 0) * 255;
    int whole = (int) y;
    return (uint8_t) (whole + (y - whole >= 0.5)); /* as lround, which is a call for each */
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
