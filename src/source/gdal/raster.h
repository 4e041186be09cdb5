/* Pictures and elevations, warped into the page. */
#ifndef COR_SOURCE_GDAL_RASTER_H
#define COR_SOURCE_GDAL_RASTER_H

#include "source/source.h"

cor_status cor_gdal_read_raster(const cor_raster_request *request, cor_arena *arena, const cor_raster **ret_raster,
                                cor_error *err);
cor_status cor_gdal_read_elevation(const cor_raster_request *request, cor_arena *arena,
                                   const cor_elevation **ret_elevation, cor_error *err);

#endif
