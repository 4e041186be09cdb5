/* Dots in cairo's form: 32 bits, alpha on top, colours premultiplied. */
#ifndef COR_PAINT_PIXELS_H
#define COR_PAINT_PIXELS_H

#include <stddef.h>
#include <stdint.h>

#include "base/value.h"

/* a · b / 255, rounded. */
static inline uint32_t cor_mul255(uint32_t a, uint32_t b)
{
    uint32_t t = a * b + 128;
    return (t + (t >> 8)) >> 8;
}

/* N pixels of RGBA bytes, not premultiplied. */
void cor_pixels_premultiply(uint32_t *to, const uint8_t *rgba, size_t n);

/* Back to bytes: RGBA, or RGB where ALPHA is false. */
void cor_pixels_to_bytes(uint8_t *to, const uint32_t *from, size_t n, bool alpha);

/* PART / 255 of a premultiplied dot. */
static inline uint32_t cor_pixel_scaled(uint32_t dot, uint32_t part)
{
    uint32_t rb = (dot & 0x00ff00ff) * part + 0x00800080;
    uint32_t ag = ((dot >> 8) & 0x00ff00ff) * part + 0x00800080;
    rb = ((rb + ((rb >> 8) & 0x00ff00ff)) >> 8) & 0x00ff00ff;
    ag = (ag + ((ag >> 8) & 0x00ff00ff)) & 0xff00ff00;
    return rb | ag;
}

/* SOURCE over TARGET. All channels by two multiplications; SOURCE is premultiplied. */
static inline uint32_t cor_pixel_over(uint32_t source, uint32_t target)
{
    return source + cor_pixel_scaled(target, 255 - (source >> 24));
}

#endif
