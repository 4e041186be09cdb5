/* Tells the commonest CRS of all by its text, without starting PROJ. */
#ifndef COR_SOURCE_LONLAT_H
#define COR_SOURCE_LONLAT_H

#include <stdbool.h>

/* Whether TEXT is longitude and latitude in degrees on WGS 84: EPSG:4326, OGC:CRS84, or WKT as ESRI and
 * GDAL write it. False when in doubt. */
bool cor_is_plain_lonlat(const char *text);

/* Whether TEXT is the WKT of some geographic CRS in degrees from Greenwich, whose longitudes and latitudes are
 * within a kilometre or so of WGS 84's. False when in doubt. */
bool cor_is_nearly_lonlat(const char *text);

#endif
