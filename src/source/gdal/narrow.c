#include "source/gdal/narrow.h"

#include <string.h>

#include <glib.h>

#include "source/wanted.h"

static void append_quoted(GString *sql, const char *text, size_t length, char quote)
{
    g_string_append_c(sql, quote);
    for (size_t i = 0; i < length; i++) {
        if (text[i] == quote) g_string_append_c(sql, quote);
        g_string_append_c(sql, text[i]);
    }
    g_string_append_c(sql, quote);
}

static void append_column(GString *sql, const char *name)
{
    append_quoted(sql, name, strlen(name), '"');
}

/* OGR calls a layer "table" or "schema.table", and a table's name may have a full stop of its own: the server knows
 * which it is. NULL when it is neither. Caller frees. */
static char *table_of(GDALDatasetH dataset, const char *layer)
{
    GString *plain = g_string_new(NULL), *split = g_string_new(NULL),
            *sql = g_string_new("SELECT coalesce(to_regclass(");
    const char *dot = strchr(layer, '.');
    char *name = NULL;
    append_column(plain, layer);
    append_quoted(split, layer, dot ? (size_t) (dot - layer) : strlen(layer), '"');
    if (dot) g_string_append_c(split, '.');
    if (dot) append_column(split, dot + 1);
    append_quoted(sql, plain->str, plain->len, '\'');
    g_string_append(sql, "), to_regclass(");
    append_quoted(sql, split->str, split->len, '\'');
    g_string_append(sql, "))::text");
    OGRLayerH result = GDALDatasetExecuteSQL(dataset, sql->str, NULL, NULL);
    OGRFeatureH row = result ? OGR_L_GetNextFeature(result) : NULL;
    if (row && OGR_F_IsFieldSetAndNotNull(row, 0)) name = g_strdup(OGR_F_GetFieldAsString(row, 0));
    if (row) OGR_F_Destroy(row);
    if (result) GDALDatasetReleaseResultSet(dataset, result);
    g_string_free(plain, TRUE);
    g_string_free(split, TRUE);
    g_string_free(sql, TRUE);
    return name;
}

/* OGR takes a column of that name for the feature's id. */
static void append_id(GString *sql, OGRLayerH layer)
{
    const char *id = OGR_L_GetFIDColumn(layer);
    if (!id || !*id) return;
    append_column(sql, id);
    g_string_append(sql, " AS ogc_fid, ");
}

static void append_wanted(GString *sql, const cor_gdal_reading *reading)
{
    OGRFeatureDefnH defn = OGR_L_GetLayerDefn(reading->layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(defn); i++) {
        const char *name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(defn, i));
        if (!cor_request_wants(reading->request, name)) continue;
        g_string_append(sql, ", ");
        append_column(sql, name);
    }
}

/* "roads(line)" is the table "roads". Caller frees. */
static char *without_geometry(const char *layer, const char *geometry)
{
    char *suffix = g_strdup_printf("(%s)", geometry);
    size_t n = strlen(layer) - (g_str_has_suffix(layer, suffix) ? strlen(suffix) : 0);
    g_free(suffix);
    return g_strndup(layer, n);
}

OGRLayerH cor_gdal_narrow(const cor_gdal_reading *reading, GDALDatasetH dataset)
{
    const char *geometry = OGR_L_GetGeometryColumn(reading->layer);
    if (strcmp(reading->driver, "PostgreSQL") != 0 || !geometry || !*geometry) return NULL;
    char *layer_name = without_geometry(OGR_L_GetName(reading->layer), geometry);
    char *table = table_of(dataset, layer_name);
    g_free(layer_name);
    if (!table) return NULL;
    GString *sql = g_string_new("SELECT ");
    append_id(sql, reading->layer);
    append_column(sql, geometry);
    append_wanted(sql, reading);
    g_string_append_printf(sql, " FROM %s", table);
    if (reading->request->where) g_string_append_printf(sql, " WHERE (%s)", reading->request->where);
    OGRLayerH layer = GDALDatasetExecuteSQL(dataset, sql->str, OGR_L_GetSpatialFilter(reading->layer), NULL);
    g_string_free(sql, TRUE);
    g_free(table);
    return layer;
}
