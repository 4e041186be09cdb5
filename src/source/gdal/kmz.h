/* KMZ: an archive of a KML and its pictures, as Google My Maps and Google Earth write it. */
#ifndef COR_SOURCE_GDAL_KMZ_H
#define COR_SOURCE_GDAL_KMZ_H

#include "source/gdal/bytes.h"
#include "source/location.h"

bool cor_kmz_is(const char *url);

/* The KML in the archive that REQUEST names; pictures in it are not looked at, and nothing is written. COR_BAD_DATA
 * where there is none, or more than 256 MiB of it. Caller frees *ret_bytes, which have a NUL behind them. */
cor_status cor_kmz_read(const cor_request *request, cor_bytes *ret_bytes, cor_error *err);

#endif
