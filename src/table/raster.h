/* Pictures and grids of heights as they were read: rows from the top down. */
#ifndef COR_TABLE_RASTER_H
#define COR_TABLE_RASTER_H

#include <stdint.h>

typedef struct {
    int width, height;
    const uint8_t *rgba; /* not premultiplied */
} cor_raster;

typedef struct {
    int width, height;
    const float *metres; /* NaN: no data */
} cor_elevation;

#endif
