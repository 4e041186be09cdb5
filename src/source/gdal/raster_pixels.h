/* Rasters: which file is opened by which driver, what else is read for it, and what is refused. The ending of a name
 * says the driver, and no other is asked. Beside the file only a world file, the header of a format that has one, and
 * the .prj of a grid in text are read. */
#ifndef COR_SOURCE_GDAL_RASTER_PIXELS_H
#define COR_SOURCE_GDAL_RASTER_PIXELS_H

#include <gdal.h>

#include "source/gdal/call.h"
#include "source/gdal/fence.h"

/* An open raster. Zeroed: nothing open. */
typedef struct {
    GDALDatasetH dataset;
    const char *method; /* GDAL's name for how its pixels are placed; NULL: they are not */
    char *crs;          /* of a .prj; NULL: what the dataset says */
    cor_gdal_fence fence;
} cor_gdal_pixels;

/* Opens REQUEST's url. COR_BAD_DATA where no driver reads it, where it names other files, and where it promises more
 * than it holds or than can be read. Caller closes PIXELS, also after a failure. */
cor_status cor_gdal_pixels_open(const cor_gdal_call *call, const cor_raster_request *request, cor_gdal_pixels *pixels,
                                cor_error *err);
void cor_gdal_pixels_close(cor_gdal_pixels *pixels);

#endif
