/* GeoPackages of the plain kind, read by SQLite alone: GDAL's libraries take longer to load than a small map takes
 * to draw. Plain is a table of features in longitudes and latitudes on WGS 84, or in a CRS that the request states,
 * whose wanted fields are numbers, truth values, text and days. Whatever is not plain to the last cell is left to OGR,
 * which also says what is wrong with it; a test holds both readers to the same tables. */
#ifndef COR_SOURCE_GPKG_GPKG_H
#define COR_SOURCE_GPKG_GPKG_H

#include "source/source.h"

/* Whether a file of that name may be one. */
bool cor_is_gpkg(const char *path);

/* The table REQUEST asks for, rows in the order of their ids; NULL where it is not plain, or cannot be read. The file
 * is opened for reading alone, without locks and journals. */
const cor_table *cor_gpkg_table(const cor_request *request, cor_arena *arena, cor_interns *interns,
                                cor_diagnostics *diagnostics);

#endif
