#include "source/gdal/kept.h"

#include <string.h>

#include <glib.h>
#include <ogr_api.h>

#include "source/gdal/call.h"

struct cor_gdal_kept {
    GHashTable *datasets; /* url → GDALDatasetH */
};

static void close_dataset(gpointer dataset)
{
    GDALClose(dataset);
}

static void forget_filters(GDALDatasetH dataset)
{
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); i++) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        OGR_L_SetAttributeFilter(layer, NULL);
        OGR_L_SetSpatialFilter(layer, NULL);
        OGR_L_SetIgnoredFields(layer, NULL);
    }
}

GDALDatasetH cor_gdal_kept_find(const cor_gdal_kept *kept, const char *url)
{
    GDALDatasetH dataset = kept ? g_hash_table_lookup(kept->datasets, url) : NULL;
    if (dataset) forget_filters(dataset);
    return dataset;
}

/* A snapshot is taken at the transaction's first question and lasts until its end. */
static void begin_snapshot(GDALDatasetH dataset)
{
    static const char sql[] = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    OGRLayerH result = GDALDatasetExecuteSQL(dataset, sql, NULL, NULL);
    if (result) GDALDatasetReleaseResultSet(dataset, result);
    GDALDatasetStartTransaction(dataset, FALSE);
}

bool cor_gdal_keep(cor_gdal_kept **kept, const char *url, GDALDatasetH dataset)
{
    if (strcmp(GDALGetDriverShortName(GDALGetDatasetDriver(dataset)), "PostgreSQL") != 0) return false;
    if (!*kept) {
        *kept = g_new0(cor_gdal_kept, 1);
        (*kept)->datasets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, close_dataset);
    }
    begin_snapshot(dataset);
    g_hash_table_insert((*kept)->datasets, g_strdup(url), dataset);
    return true;
}

void cor_gdal_let_go(cor_gdal_kept **kept)
{
    cor_gdal_call call;
    if (!*kept) return;
    cor_gdal_begin(&call, NULL);
    g_hash_table_unref((*kept)->datasets);
    cor_gdal_end(&call);
    g_free(*kept);
    *kept = NULL;
}
