#include "paint/pixels.h"

void cor_pixels_premultiply(uint32_t *to, const uint8_t *rgba, size_t n)
{
    for (size_t i = 0; i < n; i++, rgba += 4) {
        uint32_t a = rgba[3];
        to[i] = a << 24 | cor_mul255(rgba[0], a) << 16 | cor_mul255(rgba[1], a) << 8 | cor_mul255(rgba[2], a);
    }
}

static uint8_t unmultiplied(uint32_t c, uint32_t a)
{
    uint32_t whole = (c * 255 + a / 2) / a;
    return (uint8_t) (whole < 255 ? whole : 255);
}

static void unmultiply(uint8_t *to, uint32_t dot)
{
    uint32_t a = dot >> 24;
    to[0] = a ? unmultiplied(dot >> 16 & 255, a) : 0;
    to[1] = a ? unmultiplied(dot >> 8 & 255, a) : 0;
    to[2] = a ? unmultiplied(dot & 255, a) : 0;
    to[3] = (uint8_t) a;
}

/* Its three colours as the lowest bytes of a number whose lowest comes first. */
static inline uint32_t packed(uint32_t dot)
{
    return (dot >> 16 & 255) | (dot & 0xff00) | (dot & 255) << 16;
}

static inline void put_three(uint8_t *to, uint32_t x)
{
    to[0] = (uint8_t) x;
    to[1] = (uint8_t) (x >> 8);
    to[2] = (uint8_t) (x >> 16);
}

static inline uint8_t *put_four(uint8_t *to, uint32_t x)
{
    put_three(to, x);
    to[3] = (uint8_t) (x >> 24);
    return to + 4;
}

void cor_pixels_to_bytes(uint8_t *to, const uint32_t *from, size_t n, bool alpha)
{
    if (alpha) {
        for (size_t i = 0; i < n; i++, to += 4)
            unmultiply(to, from[i]);
        return;
    }
    size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        uint32_t a = packed(from[i]), b = packed(from[i + 1]), c = packed(from[i + 2]), d = packed(from[i + 3]);
        to = put_four(put_four(put_four(to, a | b << 24), b >> 8 | c << 16), c >> 16 | d << 8);
    }
    for (; i < n; i++, to += 3)
        put_three(to, packed(from[i]));
}
