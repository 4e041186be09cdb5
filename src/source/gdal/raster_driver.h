/* Which driver opens a raster: the ending of its name says it, or the header beside it, and no other driver is asked.
 */
#ifndef COR_SOURCE_GDAL_RASTER_DRIVER_H
#define COR_SOURCE_GDAL_RASTER_DRIVER_H

#include <stdbool.h>

#include "source/gdal/fence.h"

/* Whether the ending of URL is one of rasters alone. */
bool cor_gdal_is_raster(const char *url);

/* Lets URL in under FOLDER ("" or "7/") with its header, when its format has one; *ret_driver is the only one that may
 * open it, NULL where none is for it. Returns the name to open, which caller frees with g_free. */
char *cor_gdal_let_in_raster(cor_gdal_fence *fence, const char *url, const char *folder, const char **ret_driver);

#endif
