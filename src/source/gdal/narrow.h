/* Tables of a PostgreSQL server as narrow as they are wanted: OGR would ask it for every column. */
#ifndef COR_SOURCE_GDAL_NARROW_H
#define COR_SOURCE_GDAL_NARROW_H

#include <gdal.h>

#include "source/gdal/reading.h"

/* A layer like READING's, with its filters, of the columns that the request wants; NULL, when the table has to be read
 * as it is. Belongs to DATASET: give it back with GDALDatasetReleaseResultSet. */
OGRLayerH cor_gdal_narrow(const cor_gdal_reading *reading, GDALDatasetH dataset);

#endif
