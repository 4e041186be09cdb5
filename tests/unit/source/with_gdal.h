/* For tests whose data GDAL writes. */
#ifndef COR_UNIT_SOURCE_WITH_GDAL_H
#define COR_UNIT_SOURCE_WITH_GDAL_H

#include <gdal.h>

static inline int start_gdal(void **state)
{
    (void) state;
    GDALAllRegister();
    return 0;
}

#endif
