#include "source/gdal/read.h"

#include <stdlib.h>
#include <string.h>

#include <cpl_string.h>
#include <glib.h>

#include "source/gdal/csv.h"
#include "source/gdal/json_exact.h"
#include "source/gdal/narrow.h"
#include "source/gdal/spatial.h"
#include "source/wanted.h"
#include "table/select.h"

static void remember_ignored(char ***list, const char *name)
{
    *list = CSLAddString(*list, name);
}

/* A database applies a filter by itself, to fields that nobody draws, too. */
static bool filters_by_itself(const char *driver)
{
    return !strcmp(driver, "PostgreSQL");
}

static bool is_named(const cor_gdal_reading *reading, const char *name)
{
    return reading->where && cor_where_names(reading->where, name);
}

/* One column for each wanted field of a usable type; of two of one name the first counts. The rest is not even decoded.
 */
static void choose_fields(cor_gdal_reading *reading, size_t expected)
{
    OGRFeatureDefnH layer = OGR_L_GetLayerDefn(reading->layer);
    int n = OGR_FD_GetFieldCount(layer);
    char **ignored = CSLAddString(NULL, "OGR_STYLE");
    if (reading->without_shapes) remember_ignored(&ignored, "OGR_GEOMETRY");
    reading->cells = g_new0(cor_cells, n + 1);
    for (int i = 0; i < n; i++) {
        cor_column_kind kind;
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(layer, i);
        const char *name = OGR_Fld_GetNameRef(field);
        bool wanted = cor_request_wants(reading->request, name);
        if (!(wanted || is_named(reading, name)) || !cor_cells_kind(field, &kind)) {
            remember_ignored(&ignored, name);
            continue;
        }
        const char *interned = cor_intern(reading->interns, name);
        bool known = false;
        for (size_t k = 0; k < reading->n_cells; k++)
            known |= reading->cells[k].name == interned;
        if (known) continue;
        cor_cells_start(&reading->cells[reading->n_cells], interned, i, kind, expected, reading->arena,
                        reading->interns);
        reading->cells[reading->n_cells++].is_hidden = !wanted;
    }
    OGR_L_SetIgnoredFields(reading->layer, (const char **) ignored);
    CSLDestroy(ignored);
}

/* The names of the fields of LAYER. Caller frees the array alone. */
static const char **field_names(OGRLayerH layer, size_t *ret_n)
{
    OGRFeatureDefnH defn = OGR_L_GetLayerDefn(layer);
    int n = OGR_FD_GetFieldCount(defn);
    const char **names = g_new(const char *, n + 1);
    for (int i = 0; i < n; i++)
        names[i] = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(defn, i));
    *ret_n = (size_t) n;
    return names;
}

static cor_status bind_filter(cor_gdal_reading *reading, cor_error *err)
{
    size_t n_all;
    if (!reading->where) return COR_OK;
    const char **names = g_new(const char *, reading->n_cells + 1), **all = field_names(reading->layer, &n_all);
    for (size_t i = 0; i < reading->n_cells; i++)
        names[i] = reading->cells[i].name;
    const char *id = OGR_L_GetFIDColumn(reading->layer);
    cor_status st = cor_filter_bind(reading->request, reading->where, names, reading->n_cells, id, all, n_all, err);
    g_free(names);
    g_free(all);
    return st;
}

static size_t to_count(GIntBig n)
{
    return n < 0 ? SIZE_MAX : (size_t) n;
}

/* A database's own filter is tried by counting. */
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
    bool pushed; /* the layer itself leaves out what is outside the extent */
} row_counts;

/* Pushes extent and a database's filter down. */
static cor_status set_filters(cor_gdal_reading *reading, row_counts *rows, cor_error *err)
{
    bool filtered = reading->request->where && !reading->where;
    rows->all = rows->passing = to_count(OGR_L_GetFeatureCount(reading->layer, filtered));
    cor_status st = filtered ? set_filter(reading, &rows->passing, err) : COR_OK;
    rows->within = rows->passing;
    rows->pushed = !st && cor_gdal_push_extent(reading->layer, reading->request);
    if (rows->pushed && !reading->where) rows->within = to_count(OGR_L_GetFeatureCount(reading->layer, TRUE));
    return st;
}

static size_t difference(size_t all, size_t some)
{
    return all == SIZE_MAX || some == SIZE_MAX || some > all ? SIZE_MAX : all - some;
}

/* A reserve is taken only for plausible counts: a header may say anything. */
static size_t plausible(size_t n)
{
    enum { MAX = 20 << 20 };
    return n <= MAX ? n : 0;
}

static cor_status start_reading(cor_gdal_reading *reading, size_t expected, cor_error *err)
{
    bool points = wkbFlatten(OGR_L_GetGeomType(reading->layer)) == wkbPoint;
    choose_fields(reading, expected);
    cor_growing_start(&reading->fids, reading->arena, 0, sizeof(int64_t));
    cor_shapes_start(&reading->shapes, reading->arena, 0, 0, points ? expected : 0);
    return bind_filter(reading, err);
}

/* All rows that pass the filter, and those that don't: its fields are looked at once more, without shapes and without
 * the extent. */
static cor_status count_passing(const cor_gdal_reading *reading, row_counts *rows, cor_error *err)
{
    cor_request request = *reading->request;
    request.fields = NULL;
    request.n_fields = 0;
    request.all_fields = false;
    cor_gdal_reading counting = {.call = reading->call,
                                 .request = &request,
                                 .arena = cor_arena_new(),
                                 .interns = cor_interns_new(),
                                 .layer = reading->layer,
                                 .exact = reading->exact,
                                 .without_shapes = true};
    OGR_L_SetSpatialFilter(reading->layer, NULL);
    cor_status st = cor_filter_open(&request, counting.arena, &counting.where, err);
    if (!st) st = start_reading(&counting, 0, err);
    if (!st && !cor_gdal_read_arrow(&counting, &st, err)) st = cor_gdal_read_features(&counting, err);
    if (!st) st = cor_filter_check(&request, counting.where, "feature", err);
    rows->passing = counting.n_rows;
    rows->all = counting.n_rows + counting.n_dropped;
    cor_gdal_discard_reading(&counting);
    cor_arena_free(counting.arena);
    cor_interns_free(counting.interns);
    return st;
}

/* What our own filter has left out. */
static cor_status count_filtered(const cor_gdal_reading *reading, row_counts *rows, cor_error *err)
{
    if (!reading->where) return COR_OK;
    cor_status st = cor_filter_check(reading->request, reading->where, "feature", err);
    rows->within = rows->passing = reading->n_rows;
    rows->all = reading->n_rows + reading->n_dropped;
    return st || !rows->pushed ? st : count_passing(reading, rows, err);
}

static cor_status read_layer(cor_gdal_reading *reading, row_counts rows, cor_error *err)
{
    size_t expected = reading->where ? 0 : plausible(rows.within);
    cor_status st = start_reading(reading, expected, err);
    if (st) return st;
    if (!cor_gdal_read_arrow(reading, &st, err)) st = cor_gdal_read_features(reading, err);
    if (!st) st = count_filtered(reading, &rows, err);
    if (st) return st;
    reading->table->counts.outside = difference(rows.passing, rows.within);
    reading->table->counts.filtered_out = difference(rows.all, rows.passing);
    return cor_gdal_finish_table(reading, err);
}

typedef struct {
    int64_t fid;
    uint32_t row;
} numbered;

static int by_fid(const void *a, const void *b)
{
    const numbered *x = a, *y = b;
    return x->fid != y->fid ? (x->fid > y->fid) - (x->fid < y->fid) : (x->row > y->row) - (x->row < y->row);
}

/* What is found by a spatial index comes in the index's order, what a database sends in any: rows stand in that of
 * their ids, as they do where our own readers read the same. FIDS: of the rows. */
static void order_rows(cor_gdal_reading *reading, const int64_t *fids)
{
    size_t n = reading->table->n_rows, i = 1;
    while (i < n && fids[i - 1] <= fids[i])
        i++;
    if (i >= n) return;
    numbered *numbers = g_new(numbered, n);
    uint32_t *rows = g_new(uint32_t, n);
    for (i = 0; i < n; i++)
        numbers[i] = (numbered){fids[i], (uint32_t) i};
    qsort(numbers, n, sizeof *numbers, by_fid);
    for (i = 0; i < n; i++)
        rows[i] = numbers[i].row;
    reading->table = cor_table_select(reading->table, rows, n, NULL, reading->arena);
    g_free(rows);
    g_free(numbers);
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
    if (!st && (rows.pushed || narrow)) order_rows(reading, reading->fids.data);
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

/* A table may have more than one column of shapes, of which one is drawn. */
static void warn_geometries(const cor_gdal_reading *reading)
{
    const cor_request *request = reading->request;
    OGRFeatureDefnH defn = OGR_L_GetLayerDefn(reading->layer);
    int n = OGR_FD_GetGeomFieldCount(defn);
    if (n < 2) return;
    const char *first = OGR_GFld_GetNameRef(OGR_FD_GetGeomFieldDefn(defn, 0));
    const char *other = OGR_GFld_GetNameRef(OGR_FD_GetGeomFieldDefn(defn, 1)), *name = OGR_L_GetName(reading->layer);
    cor_warn(reading->diagnostics, request->location,
             "source '%s': the table \"%s\" has %d geometry columns, of which \"%s\" is drawn; state layer: \"%s(%s)\" "
             "for \"%s\", or layer: \"%s(%s)\" for this one",
             request->name, name, n, first, name, other, other, name, first);
}

/* From here on the request is in the layer's own words. */
static cor_status settle_fields(cor_gdal_reading *reading, cor_error *err)
{
    size_t n;
    cor_request *settled = &reading->fields.request;
    const char **names = field_names(reading->layer, &n);
    for (size_t i = 0; i < n; i++)
        names[i] = cor_intern(reading->interns, names[i]);
    cor_status st =
        cor_fields_settle(reading->request, names, NULL, n, COR_TYPES_ARE_MADE, reading->arena, &reading->fields, err);
    if (!st && settled->where && filters_by_itself(reading->driver))
        settled->where = cor_sql_rename(reading->arena, settled->where, settled->names, settled->n_names);
    if (!st) reading->request = settled;
    g_free(names);
    return st;
}

static cor_status read_open(cor_gdal_reading *reading, cor_gdal_open *open, cor_error *err)
{
    GDALDatasetH dataset = open->dataset;
    const char *driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset));
    const cor_request *request = reading->request;
    reading->driver = driver;
    cor_table *table = reading->table = COR_NEW(reading->arena, cor_table);
    table->source = cor_arena_copy(reading->arena, request->name);
    table->file = shown_name(request, reading->arena);
    cor_status st = cor_gdal_choose_layer(dataset, request, &reading->layer, err);
    if (!st && !reading->layer) return read_none(reading, err);
    if (!st) st = settle_fields(reading, err);
    if (!st) warn_geometries(reading);
    request = reading->request;
    if (!st && !filters_by_itself(driver)) st = cor_filter_open(request, reading->arena, &reading->where, err);
    if (!st) st = cor_gdal_layer_crs(reading->layer, request, driver, reading->arena, &table->crs, err);
    if (st) return st;
    cor_json_reopen_exact(reading, open);
    st = read_rows(reading, open->dataset, err);
    return st ? st
              : cor_fields_finish(&reading->fields, COR_TYPES_ARE_MADE, table, reading->arena, reading->interns,
                                  reading->diagnostics, err);
}

static cor_status read_vector(const cor_gdal_call *call, const cor_request *request, const cor_shapefile *shapefile,
                              const char *encoding, cor_arena *arena, cor_interns *interns,
                              cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    cor_gdal_open open;
    cor_gdal_reading reading = {
        .call = call, .request = request, .arena = arena, .interns = interns, .diagnostics = diagnostics};
    cor_status st = cor_gdal_open_vector(call, request, shapefile, encoding, diagnostics, &open, err);
    if (!st) st = read_open(&reading, &open, err);
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
