/* Databases that stay open from one source to the next, each in one transaction that reads alone: all of a map
 * is of the same moment, whoever writes meanwhile. */
#ifndef COR_SOURCE_GDAL_KEPT_H
#define COR_SOURCE_GDAL_KEPT_H

#include <gdal.h>

#include "source/module.h"

/* The dataset that was kept under URL, its layers without filters; NULL when there is none. */
GDALDatasetH cor_gdal_kept_find(const cor_gdal_kept *kept, const char *url);

/* Whether DATASET is one to be kept: it is then KEPT's, and its transaction has begun. */
bool cor_gdal_keep(cor_gdal_kept **kept, const char *url, GDALDatasetH dataset);

/* The vtable's `let_go`. */
void cor_gdal_let_go(cor_gdal_kept **kept);

#endif
