/* Numbers in the bytes of a shapefile, which mixes both byte orders. The bytes need not be aligned. */
#ifndef COR_SOURCE_SHP_BYTE_ORDER_H
#define COR_SOURCE_SHP_BYTE_ORDER_H

#include <stdint.h>

/* Little-endian. */
uint32_t cor_shp_u32(const unsigned char *bytes);
double cor_shp_double(const unsigned char *bytes);

/* Big-endian. */
uint32_t cor_shp_u32_big(const unsigned char *bytes);

#endif
