#include "source/gdal/json_exact.h"

#include <string.h>

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <glib.h>
#include <jansson.h>

#include "source/gdal/json.h"
#include "source/gdal/paths.h"
#include "source/wanted.h"

enum { MAX_BYTES = 1 << 30 }; /* bytes of features by lines */

static bool is_mixed(OGRFieldDefnH field)
{
    return OGR_Fld_GetType(field) == OFTString && OGR_Fld_GetSubType(field) == OFSTJSON;
}

static bool asks_for_mixed(const cor_gdal_reading *reading)
{
    OGRFeatureDefnH layer = OGR_L_GetLayerDefn(reading->layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(layer); i++) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(layer, i);
        const char *name = OGR_Fld_GetNameRef(field);
        bool asked =
            cor_request_wants(reading->request, name) || (reading->where && cor_where_names(reading->where, name));
        if (asked && is_mixed(field)) return true;
    }
    return false;
}

/* Features by lines, or behind record separators (RFC 8142), as a collection. Caller frees. */
static unsigned char *collection_of(const char *lines, size_t size, size_t *ret_size)
{
    static const char head[] = "{\"type\":\"FeatureCollection\",\"features\":[";
    char separator = memchr(lines, 0x1e, size) ? 0x1e : '\n';
    GString *out = g_string_sized_new(size + sizeof head + 16);
    bool first = true;
    g_string_append(out, head);
    for (const char *at = lines, *end = lines + size; at < end;) {
        const char *behind = memchr(at, separator, (size_t) (end - at));
        char *record = g_strstrip(g_strndup(at, (size_t) ((behind ? behind : end) - at)));
        if (*record && !first) g_string_append_c(out, ',');
        first &= !*record;
        g_string_append(out, record);
        g_free(record);
        at = behind ? behind + 1 : end;
    }
    g_string_append(out, "]}");
    *ret_size = out->len;
    return (unsigned char *) g_string_free(out, FALSE);
}

/* The path of a collection of the features in PATH's lines, in memory; NULL when they can't be had. Caller frees. */
static char *lend_collection(const char *path, cor_gdal_open *open)
{
    GByte *lines = NULL;
    vsi_l_offset size = 0;
    size_t n;
    if (!VSIIngestFile(NULL, path, &lines, &size, MAX_BYTES)) return NULL;
    open->collection = collection_of((const char *) lines, (size_t) size, &n);
    CPLFree(lines);
    return cor_gdal_lend(open, "collection.geojson", open->collection, n);
}

void cor_json_reopen_exact(cor_gdal_reading *reading, cor_gdal_open *open)
{
    static const char *const drivers[] = {"GeoJSON", NULL};
    static const char *const options[] = {"DATE_AS_STRING=YES", "NATIVE_DATA=YES", NULL};
    bool by_lines = !strcmp(reading->driver, "GeoJSONSeq");
    if ((!by_lines && strcmp(reading->driver, "GeoJSON") != 0) || open->kept || !asks_for_mixed(reading)) return;
    char *path = by_lines ? lend_collection(open->path, open) : g_strdup(open->path);
    GDALDatasetH dataset = path ? GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, NULL) : NULL;
    g_free(path);
    if (!dataset) return;
    GDALClose(open->dataset);
    open->dataset = dataset;
    reading->layer = GDALDatasetGetLayer(dataset, 0);
    reading->exact = true;
}

/* The cell of each field that is text to OGR, and of which only the feature's own text tells what it is. */
void cor_json_put_exact(cor_gdal_reading *reading, size_t row, OGRFeatureH feature)
{
    const char *text = OGR_F_GetNativeData(feature);
    json_t *json = text ? json_loads(text, JSON_DECODE_INT_AS_REAL, NULL) : NULL;
    const json_t *properties = json_object_get(json, "properties");
    OGRFeatureDefnH layer = OGR_L_GetLayerDefn(reading->layer);
    for (size_t i = 0; i < reading->n_cells; i++) {
        cor_cells *cells = &reading->cells[i];
        const json_t *value = json_object_get(properties, cells->name);
        if (value && is_mixed(OGR_FD_GetFieldDefn(layer, cells->field)))
            cor_cells_put_value(cells, row, cor_json_convert(value, reading->arena, reading->interns));
    }
    json_decref(json);
}
