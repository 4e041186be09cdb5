/* The views of a GeoPackage, tried before OGR meets them. */
#ifndef COR_SOURCE_GPKG_VIEWS_H
#define COR_SOURCE_GPKG_VIEWS_H

#include "source/location.h"

/* OGR runs what a file's schema holds with all of its own functions, for as long as it takes. So each view that it
 * would come to see is run here first, by SQLite alone and for so long. COR_BAD_DATA when one of them asks for more, or
 * stands in the place of a table. */
cor_status cor_gpkg_try(const cor_source_location *location, const char *path, cor_error *err);

#endif
