/* Opening rasters and warping them, in memory, onto the pixels of the page. */
#ifndef COR_SOURCE_GDAL_WARP_H
#define COR_SOURCE_GDAL_WARP_H

#include <gdal.h>

#include "source/gdal/raster_pixels.h"

enum { COR_LARGEST_RASTER = 32767 }; /* pixels each way: what a page may have */

/* Checks the request, opens its file, and makes sure that it has a place and a CRS. Caller closes PIXELS, also after a
 * failure. */
cor_status cor_gdal_open_raster(const cor_gdal_call *call, const cor_raster_request *request, cor_gdal_pixels *pixels,
                                cor_error *err);

typedef enum { COR_WARP_COLOURS, COR_WARP_METRES } cor_warp_kind;

/* PIXELS in the target's pixels: colours in their own type with alpha (0…255) as the last band; or metres as one
 * band of floats with NaN for no data, in fewer pixels where the file is coarse. Caller closes. */
cor_status cor_gdal_warp(const cor_gdal_call *call, const cor_raster_request *request, const cor_gdal_pixels *pixels,
                         cor_warp_kind kind, GDALDatasetH *ret_dataset, cor_error *err);

#endif
