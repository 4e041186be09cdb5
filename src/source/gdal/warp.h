/* Opening rasters and warping them, in memory, onto the pixels of the page. */
#ifndef COR_SOURCE_GDAL_WARP_H
#define COR_SOURCE_GDAL_WARP_H

#include <gdal.h>

#include "source/gdal/call.h"

enum { COR_LARGEST_RASTER = 32767 }; /* pixels each way: what a page may have */

/* The file at URL through the drivers that are allowed for it; NULL when none of them can. Caller closes. */
GDALDatasetH cor_gdal_open_pixels(const char *url, bool trusted);

/* Checks the request, opens its file with the allowed drivers, and makes sure that it has a CRS. Caller
 * closes with GDALClose. */
cor_status cor_gdal_open_raster(const cor_gdal_call *call, const cor_raster_request *request, GDALDatasetH *ret_dataset,
                                cor_error *err);

typedef enum { COR_WARP_COLOURS, COR_WARP_METRES } cor_warp_kind;

/* SOURCE in the target's pixels: colours in their own type with alpha (0…255) as the last band; or metres as one
 * band of floats with NaN for no data, in fewer pixels where SOURCE is coarse. Caller closes. */
cor_status cor_gdal_warp(const cor_gdal_call *call, const cor_raster_request *request, GDALDatasetH source,
                         cor_warp_kind kind, GDALDatasetH *ret_dataset, cor_error *err);

#endif
