/* A layer's CRS, and the extent wanted pushed down to it. */
#ifndef COR_SOURCE_GDAL_SPATIAL_H
#define COR_SOURCE_GDAL_SPATIAL_H

#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "source/location.h"

/* The CRS as text for the table, stated or the layer's own; NULL for plain WGS 84. COR_BAD_DATA when there
 * is neither and the format does not imply longitude and latitude. */
cor_status cor_gdal_layer_crs(OGRLayerH layer, const cor_request *request, const char *driver, cor_arena *arena,
                              const char **ret_crs, cor_error *err);

/* The CRS as the table has it: "EPSG:n" where it is that, else WKT. NULL: plain WGS 84. In ARENA. */
const char *cor_gdal_crs_text(OGRSpatialReferenceH srs, cor_arena *arena);

/* Sets a generous spatial filter where that is surely right and saves work; returns whether it did. */
bool cor_gdal_push_extent(OGRLayerH layer, const cor_request *request);

#endif
