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

void cor_pixels_to_bytes(uint8_t *to, const uint32_t *from, size_t n, bool alpha)
{
    if (alpha) {
        for (size_t i = 0; i < n; i++, to += 4)
            unmultiply(to, from[i]);
        return;
    }
    for (size_t i = 0; i < n; i++, to += 3) {
        to[0] = (uint8_t) (from[i] >> 16);
        to[1] = (uint8_t) (from[i] >> 8);
        to[2] = (uint8_t) from[i];
    }
}
