/* Virtual rasters. GDAL's driver for them reads whatever files its XML names, so it is registered for the moments in
 * which it is wanted alone: while a user's own .vrt is opened, with each file in it looked at before, and while a view
 * of an open raster is made. */
#ifndef COR_SOURCE_GDAL_VIRTUAL_H
#define COR_SOURCE_GDAL_VIRTUAL_H

#include <gdal.h>

#include "source/gdal/call.h"
#include "source/gdal/fence.h"

/* Whether the file that REQUEST names could be a source by itself; else COR_BAD_DATA says why not. */
typedef cor_status (*cor_gdal_look)(const cor_gdal_call *call, const cor_raster_request *request, cor_error *err);

/* Opens the .vrt that REQUEST names. Its sources are regular files that LOOK finds fit; they are let in, and nothing
 * beside them. COR_BAD_DATA where it asks for more. */
cor_status cor_gdal_virtual_open(const cor_gdal_call *call, const cor_raster_request *request, cor_gdal_fence *fence,
                                 cor_gdal_look look, GDALDatasetH *ret_dataset, cor_error *err);

/* A view of SOURCE as gdal_translate makes it with OPTIONS, which end with NULL. NULL: it can't be made. Caller closes
 * it before SOURCE. */
GDALDatasetH cor_gdal_virtual_view(GDALDatasetH source, const char *const *options);

#endif
