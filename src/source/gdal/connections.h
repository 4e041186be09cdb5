/* Databases that stay open from one source to the next, each in one transaction that reads alone: all of a map
 * is of the same snapshot, whoever writes meanwhile. A snapshot can be shared: transactions that begin later, also in
 * processes forked from this one, are then of it, too. */
#ifndef COR_SOURCE_GDAL_CONNECTIONS_H
#define COR_SOURCE_GDAL_CONNECTIONS_H

#include <gdal.h>

#include "base/diagnostics.h"
#include "source/module.h"

/* The dataset that was kept under URL, its layers without filters; NULL when there is none. */
GDALDatasetH cor_gdal_connection_find(const cor_gdal_connections *connections, const char *url);

/* Whether DATASET is one to be kept. */
bool cor_gdal_is_database(GDALDatasetH dataset);

/* Begins the transaction of DATASET, which is CONNECTIONS's from now on. False, with DATASET closed, when it should be
 * of a shared snapshot that the server no longer knows. */
bool cor_gdal_connection_keep(cor_gdal_connections **connections, const char *url, GDALDatasetH dataset);

/* Those of the vtable. */
void cor_gdal_release(cor_gdal_connections **connections);
void cor_gdal_share(cor_gdal_connections **connections, const cor_request *request, cor_diagnostics *diagnostics);
void cor_gdal_unshare(cor_gdal_connections **connections);
void cor_gdal_forked(cor_gdal_connections **connections);

#endif
