#include "source/gdal/connections.h"

#include <string.h>

#include <glib.h>
#include <ogr_api.h>

#include "source/gdal/call.h"

/* A snapshot that transactions are to be of. The server forgets it when the holder's transaction ends, so the holder
 * does nothing but wait. */
typedef struct {
    char *name;          /* as the server calls it; NULL: it does not share its snapshots */
    GDALDatasetH holder; /* NULL: another process has it, or nobody */
} snapshot;

struct cor_gdal_connections {
    GHashTable *datasets;  /* url → GDALDatasetH */
    GHashTable *snapshots; /* url → snapshot */
};

static void close_dataset(gpointer dataset)
{
    GDALClose(dataset);
}

static void free_snapshot(gpointer data)
{
    snapshot *m = data;
    if (m->holder) GDALClose(m->holder);
    g_free(m->name);
    g_free(m);
}

static cor_gdal_connections *need(cor_gdal_connections **connections)
{
    if (*connections) return *connections;
    *connections = g_new0(cor_gdal_connections, 1);
    (*connections)->datasets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, close_dataset);
    (*connections)->snapshots = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_snapshot);
    return *connections;
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

GDALDatasetH cor_gdal_connection_find(const cor_gdal_connections *connections, const char *url)
{
    GDALDatasetH dataset = connections ? g_hash_table_lookup(connections->datasets, url) : NULL;
    if (dataset) forget_filters(dataset);
    return dataset;
}

bool cor_gdal_is_database(GDALDatasetH dataset)
{
    return !strcmp(GDALGetDriverShortName(GDALGetDatasetDriver(dataset)), "PostgreSQL");
}

/* False when the server refuses. */
static bool command(GDALDatasetH dataset, const char *sql)
{
    CPLErrorReset();
    OGRLayerH result = GDALDatasetExecuteSQL(dataset, sql, NULL, NULL);
    bool good = CPLGetLastErrorType() < CE_Failure;
    if (result) GDALDatasetReleaseResultSet(dataset, result);
    return good;
}

/* A snapshot is taken at the transaction's first question and lasts until its end. */
static void begin(GDALDatasetH dataset)
{
    command(dataset, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    GDALDatasetStartTransaction(dataset, FALSE);
}

/* The level is stated once more, for behind a pooler the session may be another's by now. */
static bool take_snapshot(GDALDatasetH dataset, const char *name)
{
    char *sql = g_strdup_printf(
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET TRANSACTION SNAPSHOT '%s'", name);
    bool good = command(dataset, sql);
    g_free(sql);
    return good;
}

bool cor_gdal_connection_keep(cor_gdal_connections **connections, const char *url, GDALDatasetH dataset)
{
    const snapshot *m = g_hash_table_lookup(need(connections)->snapshots, url);
    begin(dataset);
    if (m && m->name && !take_snapshot(dataset, m->name)) {
        GDALClose(dataset);
        return false;
    }
    g_hash_table_insert((*connections)->datasets, g_strdup(url), dataset);
    return true;
}

static void free_connections(cor_gdal_connections **connections)
{
    g_hash_table_unref((*connections)->datasets);
    g_hash_table_unref((*connections)->snapshots);
    g_free(*connections);
    *connections = NULL;
}

void cor_gdal_release(cor_gdal_connections **connections)
{
    cor_gdal_call call;
    if (!*connections) return;
    cor_gdal_begin(&call, NULL);
    g_hash_table_remove_all((*connections)->datasets);
    if (!g_hash_table_size((*connections)->snapshots)) free_connections(connections);
    cor_gdal_end(&call);
}

/* The server's name of the snapshot that DATASET's transaction is of, which then lasts however long nothing is asked;
 * NULL when the server refuses. Caller frees. */
static char *export_snapshot(GDALDatasetH dataset)
{
    char *name = NULL;
    if (!command(dataset, "SELECT set_config('idle_in_transaction_session_timeout', '0', true)")) return NULL;
    OGRLayerH result = GDALDatasetExecuteSQL(dataset, "SELECT pg_export_snapshot()", NULL, NULL);
    OGRFeatureH row = result ? OGR_L_GetNextFeature(result) : NULL;
    if (row && OGR_F_IsFieldSetAndNotNull(row, 0)) name = g_strdup(OGR_F_GetFieldAsString(row, 0));
    if (row) OGR_F_Destroy(row);
    if (result) GDALDatasetReleaseResultSet(dataset, result);
    if (!name || !strpbrk(name, "'\\")) return name;
    g_free(name);
    return NULL;
}

/* The dataset that has read of URL already, which nobody else has any more, or a new one. */
static GDALDatasetH take_dataset(cor_gdal_connections *connections, const char *url)
{
    static const char *const database[] = {"PostgreSQL", NULL};
    gpointer key, dataset;
    if (g_hash_table_steal_extended(connections->datasets, url, &key, &dataset)) {
        g_free(key);
        return dataset;
    }
    dataset = GDALOpenEx(url, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, database, NULL, NULL);
    if (dataset) begin(dataset);
    return dataset;
}

static void warn_refusal(const cor_gdal_call *call, const cor_request *request, cor_diagnostics *diagnostics)
{
    char *words = g_strdup(*call->words ? call->words : "no reason is given");
    cor_mask_secrets(words);
    cor_warn(diagnostics, request->location,
             "source '%s': the server does not keep one state of its data for all pages (GDAL: %s); where others "
             "write meanwhile, pages may show different states",
             request->name, words);
    g_free(words);
}

void cor_gdal_share(cor_gdal_connections **connections, const cor_request *request, cor_diagnostics *diagnostics)
{
    cor_gdal_call call;
    if (g_hash_table_contains(need(connections)->snapshots, request->url)) return;
    cor_gdal_begin(&call, connections);
    snapshot *m = g_new0(snapshot, 1);
    m->holder = take_dataset(*connections, request->url);
    m->name = m->holder ? export_snapshot(m->holder) : NULL;
    if (!m->name) {
        warn_refusal(&call, request, diagnostics);
        if (m->holder) GDALClose(m->holder);
        m->holder = NULL;
    }
    g_hash_table_insert((*connections)->snapshots, g_strdup(request->url), m);
    cor_gdal_end(&call);
}

void cor_gdal_unshare(cor_gdal_connections **connections)
{
    cor_gdal_call call;
    if (!*connections) return;
    cor_gdal_begin(&call, NULL);
    free_connections(connections);
    cor_gdal_end(&call);
}

/* To close a connection would be to use it: the parent's stay as they are. */
void cor_gdal_forked(cor_gdal_connections **connections)
{
    GHashTableIter iter;
    gpointer m;
    if (!*connections) return;
    g_hash_table_steal_all((*connections)->datasets);
    g_hash_table_iter_init(&iter, (*connections)->snapshots);
    while (g_hash_table_iter_next(&iter, NULL, &m))
        ((snapshot *) m)->holder = NULL;
}
