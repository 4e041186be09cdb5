#include "source/shp/byte_order.h"

#include <string.h>

#include <glib.h>

uint32_t cor_shp_u32(const unsigned char *bytes)
{
    uint32_t x;
    memcpy(&x, bytes, sizeof x);
    return GUINT32_FROM_LE(x);
}

uint32_t cor_shp_u32_big(const unsigned char *bytes)
{
    uint32_t x;
    memcpy(&x, bytes, sizeof x);
    return GUINT32_FROM_BE(x);
}

double cor_shp_double(const unsigned char *bytes)
{
    uint64_t bits;
    double x;
    memcpy(&bits, bytes, sizeof bits);
    bits = GUINT64_FROM_LE(bits);
    memcpy(&x, &bits, sizeof x);
    return x;
}
