#include "source/gdal/read.h"

#include <string.h>

#include <cpl_string.h>
#include <glib.h>

#include "source/gdal/csv.h"
#include "source/gdal/narrow.h"
#include "source/gdal/spatial.h"
#include "source/wanted.h"

static void remember_ignored(char ***list, const char *name)
{
    *list = CSLAddString(*list, name);
}

/* A filter may name fields that nobody draws. A database looks at them by itself; for other formats OGR does. */
static bool filters_by_sql(const cor_gdal_reading *reading)
{
    return !strcmp(reading->driver, "GPKG") || !strcmp(reading->driver, "PostgreSQL");
}

/* One column for each wanted field of a usable type; of two of one name the first counts. The rest is not even decoded.
 */
static void choose_fields(cor_gdal_reading *reading, size_t expected)
{
    OGRFeatureDefnH layer = OGR_L_GetLayerDefn(reading->layer);
    int n = OGR_FD_GetFieldCount(layer);
    char **ignored = CSLAddString(NULL, "OGR_STYLE");
    reading->cells = g_new0(cor_cells, n + 1);
    for (int i = 0; i < n; i++) {
        cor_column_kind kind;
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(layer, i);
        const char *name = OGR_Fld_GetNameRef(field);
        if (!cor_request_wants(reading->request, name) || !cor_cells_kind(field, &kind)) {
            remember_ignored(&ignored, name);
            continue;
        }
        const char *interned = cor_intern(reading->interns, name);
        bool known = false;
        for (size_t k = 0; k < reading->n_cells; k++)
            known |= reading->cells[k].name == interned;
        if (known) continue;
        cor_cells_start(&reading->cells[reading->n_cells++], interned, i, kind, expected, reading->arena,
                        reading->interns);
    }
    if (!reading->request->where || filters_by_sql(reading))
        OGR_L_SetIgnoredFields(reading->layer, (const char **) ignored);
    CSLDestroy(ignored);
}

static size_t to_count(GIntBig n)
{
    return n < 0 ? SIZE_MAX : (size_t) n;
}

/* The filter is tried by counting, because a GeoPackage finds out that it makes no sense only when it is used. */
static cor_status set_filter(cor_gdal_reading *reading, size_t *ret_passing, cor_error *err)
{
    const char *where = reading->request->where;
    cor_source_location location = cor_location_of_request(reading->request);
    CPLErrorReset();
    if (OGR_L_SetAttributeFilter(reading->layer, where) == OGRERR_NONE) {
        *ret_passing = to_count(OGR_L_GetFeatureCount(reading->layer, TRUE));
        if (CPLGetLastErrorType() < CE_Failure) return COR_OK;
    }
    char *what = g_strdup_printf("its filter \"%s\" can't be understood as SQL", where);
    cor_gdal_fail(reading->call, &location, err, what);
    g_free(what);
    return COR_BAD_DATA;
}

/* Rows that there are, that pass the filter, and of those the ones inside the extent; SIZE_MAX when not known. */
typedef struct {
    size_t all, passing, within;
} row_counts;

/* Pushes filter and extent down. */
static cor_status set_filters(cor_gdal_reading *reading, row_counts *rows, cor_error *err)
{
    bool filtered = reading->request->where != NULL;
    rows->all = rows->passing = to_count(OGR_L_GetFeatureCount(reading->layer, filtered));
    cor_status st = filtered ? set_filter(reading, &rows->passing, err) : COR_OK;
    rows->within = rows->passing;
    if (!st && cor_gdal_push_extent(reading->layer, reading->request))
        rows->within = to_count(OGR_L_GetFeatureCount(reading->layer, TRUE));
    return st;
}

static size_t difference(size_t all, size_t some)
{
    return all == SIZE_MAX || some == SIZE_MAX || some > all ? SIZE_MAX : all - some;
}

static void finish_columns(cor_gdal_reading *reading)
{
    cor_column *columns = COR_NEW_ARRAY(reading->arena, cor_column, reading->n_cells);
    for (size_t i = 0; i < reading->n_cells; i++)
        columns[i] = cor_cells_finish(&reading->cells[i], reading->n_rows);
    reading->table->columns = columns;
    reading->table->n_columns = reading->n_cells;
}

cor_status cor_gdal_finish_table(cor_gdal_reading *reading, cor_error *err)
{
    cor_table *table = reading->table;
    cor_source_location location = cor_location_of_request(reading->request);
    table->n_rows = table->counts.read = reading->n_rows;
    cor_number_rows(table, reading->fids.data, reading->arena);
    finish_columns(reading);
    table->geometry = cor_shapes_finish(&reading->shapes);
    table->counts.null_shapes = reading->shapes.null_shapes;
    table->counts.bad_shapes = reading->shapes.bad_shapes;
    if (!reading->bad_are_said) cor_warn_bad_shapes(reading->diagnostics, table, reading->shapes.first_bad);
    cor_warn_mixed_shapes(reading->diagnostics, table, reading->mixed);
    if (reading->shapes.too_many)
        return cor_source_fail(&location, err, "has more than 4,294,967,295 vertices; split it");
    return COR_OK;
}

void cor_gdal_discard_reading(cor_gdal_reading *reading)
{
    cor_shapes_discard(&reading->shapes);
    for (size_t i = 0; i < reading->n_cells; i++)
        cor_cells_discard(&reading->cells[i]);
    cor_growing_discard(&reading->fids);
    g_free(reading->cells);
}

/* A reserve is taken only for plausible counts: a header may say anything. */
static size_t plausible(size_t n)
{
    enum { MAX = 20 << 20 };
    return n <= MAX ? n : 0;
}

static cor_status read_layer(cor_gdal_reading *reading, row_counts rows, cor_error *err)
{
    cor_status st = COR_OK;
    size_t expected = plausible(rows.within);
    choose_fields(reading, expected);
    cor_growing_start(&reading->fids, reading->arena, 0, sizeof(int64_t));
    bool points = wkbFlatten(OGR_L_GetGeomType(reading->layer)) == wkbPoint;
    cor_shapes_start(&reading->shapes, reading->arena, 0, 0, points ? expected : 0);
    if (!cor_gdal_read_arrow(reading, &st, err)) st = cor_gdal_read_features(reading, err);
    if (st) return st;
    reading->table->counts.outside = difference(rows.passing, rows.within);
    reading->table->counts.filtered_out = difference(rows.all, rows.passing);
    return cor_gdal_finish_table(reading, err);
}

static cor_status read_rows(cor_gdal_reading *reading, GDALDatasetH dataset, cor_error *err)
{
    row_counts rows;
    cor_status st = set_filters(reading, &rows, err);
    if (st) return st;
    OGRLayerH narrow = cor_gdal_narrow(reading, dataset);
    if (narrow) reading->layer = narrow;
    st = read_layer(reading, rows, err);
    if (narrow) GDALDatasetReleaseResultSet(dataset, narrow);
    return st;
}

/* What messages call the source. */
static const char *shown_name(const cor_request *request, cor_arena *arena)
{
    char *name = cor_arena_copy(arena, request->url ? request->url : "inline GeoJSON");
    cor_mask_secrets(name);
    return name;
}

/* The source lacks what a style's layer names: a table of no rows. */
static cor_status read_none(cor_gdal_reading *reading, cor_error *err)
{
    const cor_request *request = reading->request;
    cor_warn(reading->diagnostics, request->location,
             "source '%s' has no layer '%s', which the style names; nothing of it is drawn", request->name,
             request->layer_hint);
    reading->table->is_absent = true;
    cor_growing_start(&reading->fids, reading->arena, 0, sizeof(int64_t));
    cor_shapes_start(&reading->shapes, reading->arena, 0, 0, 0);
    return cor_gdal_finish_table(reading, err);
}

static cor_status read_open(cor_gdal_reading *reading, GDALDatasetH dataset, cor_error *err)
{
    const char *driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset));
    const cor_request *request = reading->request;
    reading->driver = driver;
    cor_table *table = reading->table = COR_NEW(reading->arena, cor_table);
    table->source = cor_arena_copy(reading->arena, request->name);
    table->file = shown_name(request, reading->arena);
    cor_status st = cor_gdal_choose_layer(dataset, request, &reading->layer, err);
    if (!st && !reading->layer) return read_none(reading, err);
    if (!st) st = cor_gdal_layer_crs(reading->layer, request, driver, reading->arena, &table->crs, err);
    return st ? st : read_rows(reading, dataset, err);
}

static cor_status read_vector(const cor_gdal_call *call, const cor_request *request, const cor_shapefile *shapefile,
                              const char *encoding, cor_arena *arena, cor_interns *interns,
                              cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    cor_gdal_open open;
    cor_gdal_reading reading = {
        .call = call, .request = request, .arena = arena, .interns = interns, .diagnostics = diagnostics};
    cor_status st = cor_gdal_open_vector(call, request, shapefile, encoding, &open, err);
    if (!st) st = read_open(&reading, open.dataset, err);
    cor_gdal_discard_reading(&reading);
    cor_gdal_close(&open);
    if (!st) *ret_table = reading.table;
    return st;
}

cor_status cor_gdal_read(cor_gdal_connections **connections, const cor_request *request, const cor_shapefile *shapefile,
                         const char *encoding, cor_arena *arena, cor_interns *interns, cor_diagnostics *diagnostics,
                         const cor_table **ret_table, cor_error *err)
{
    cor_gdal_call call;
    cor_gdal_begin(&call, connections);
    cor_status st = request->url && !shapefile && cor_csv_is(request->url)
                        ? cor_csv_read(&call, request, arena, interns, diagnostics, ret_table, err)
                        : read_vector(&call, request, shapefile, encoding, arena, interns, diagnostics, ret_table, err);
    if (!st) cor_gdal_warn(&call, diagnostics, (*ret_table)->file);
    cor_gdal_end(&call);
    return st;
}
