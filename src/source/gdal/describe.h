/* What is in a vector source, for `info` and `check`. */
#ifndef COR_SOURCE_GDAL_DESCRIBE_H
#define COR_SOURCE_GDAL_DESCRIBE_H

#include "source/source.h"

cor_status cor_gdal_describe(const cor_request *request, cor_arena *arena, const cor_source_info **ret_info,
                             cor_error *err);

#endif
