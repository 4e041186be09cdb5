/* shapelib's file hooks over what a cor_shapefile holds. */
#ifndef COR_SOURCE_SHP_MEMORY_H
#define COR_SOURCE_SHP_MEMORY_H

#include <shapefil.h>

#include "source/shp/shapefile.h"

/* NULL when shapelib refuses the header. FILE must outlive the handle. Close with SHPClose, DBFClose. */
SHPHandle cor_shp_open(cor_shapefile *file);
DBFHandle cor_dbf_open(cor_shapefile *file);

#endif
