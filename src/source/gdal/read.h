/* From an OGR layer to a table. */
#ifndef COR_SOURCE_GDAL_READ_H
#define COR_SOURCE_GDAL_READ_H

#include "source/gdal/open.h"
#include "source/gdal/reading.h"

/* Rows in bulk. False, with nothing read, when the layer has fields that only the other way can read. */
bool cor_gdal_read_arrow(cor_gdal_reading *reading, cor_status *ret_status, cor_error *err);

/* Rows feature by feature. */
cor_status cor_gdal_read_features(cor_gdal_reading *reading, cor_error *err);

/* The vtable's `read`. */
cor_status cor_gdal_read(cor_gdal_connections **connections, const cor_request *request, const cor_shapefile *shapefile,
                         const char *encoding, cor_arena *arena, cor_interns *interns, cor_diagnostics *diagnostics,
                         const cor_table **ret_table, cor_error *err);

#endif
