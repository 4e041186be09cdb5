/* Where the pixels of a raster lie, as the file or a world file beside it says. */
#ifndef COR_SOURCE_GDAL_PLACED_H
#define COR_SOURCE_GDAL_PLACED_H

#include <gdal.h>

/* GDAL's name for how *DATASET's pixels are placed; NULL: nothing says it. Where only a world file beside the file at
 * URL does, *DATASET becomes a view of itself that knows. */
const char *cor_gdal_place(GDALDatasetH *dataset, const char *url);

#endif
