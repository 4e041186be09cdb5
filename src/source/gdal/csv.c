#include "source/gdal/csv.h"

#include <string.h>

#include <cpl_conv.h>
#include <glib.h>

#include "base/number.h"
#include "source/gdal/cells.h"
#include "source/gdal/csv_days.h"
#include "source/gdal/csv_position.h"
#include "source/gdal/read.h"
#include "source/lonlat.h"
#include "source/wanted.h"

/* A wanted column while it is read: text first, since one word at the end makes a column of numbers one of words. */
typedef struct {
    const char *name; /* interned */
    int field;
    cor_growing text; /* const char * a row, NULL for empty */
    bool numbers;     /* all cells so far are numbers */
} text_column;

typedef struct {
    cor_gdal_reading base;
    cor_gdal_open open;
    cor_csv_place place;
    cor_arena *scratch; /* the cells' text */
    text_column *columns;
    size_t n_columns;
    bool degrees;     /* x and y are longitude and latitude */
    GHashTable *kept; /* FIDs that `where` keeps; NULL: all */
    size_t n_all;
    size_t n_faults, n_zeros;    /* rows with a bad position, and with 0, 0 */
    int64_t fault_row, zero_row; /* the first of each */
    char *fault;                 /* what is wrong with it; owned */
} csv_reading;

static const char *cell_text(OGRFeatureH row, int field)
{
    return field >= 0 && OGR_F_IsFieldSetAndNotNull(row, field) ? OGR_F_GetFieldAsString(row, field) : NULL;
}

static bool is_blank(const char *text)
{
    return !text || !text[strspn(text, " \t\r\n")];
}

/* What is wrong with the first row that has cells and no place on earth is kept for the diagnostic. */
static void keep_fault(csv_reading *r, OGRFeatureH row, const char *x, const char *y)
{
    OGRFeatureDefnH fields = OGR_L_GetLayerDefn(r->base.layer);
    const char *x_name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, r->place.x));
    const char *y_name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, r->place.y));
    if (r->n_faults++) return;
    r->fault = cor_csv_position_fault(x_name, x, y_name, y, r->degrees);
    r->fault_row = OGR_F_GetFID(row);
}

/* Programs that know no place often write 0, 0. */
static void note_zero(csv_reading *r, OGRFeatureH row, double x, double y)
{
    if (!r->degrees || x != 0 || y != 0) return;
    if (!r->n_zeros++) r->zero_row = OGR_F_GetFID(row);
}

/* An empty cell is no position; any other that is no number, or no place on earth, is a bad one. */
static void add_point(csv_reading *r, OGRFeatureH row)
{
    const char *x_text = cell_text(row, r->place.x), *y_text = cell_text(row, r->place.y);
    double x = NAN, y = NAN;
    if (is_blank(x_text) && is_blank(y_text)) {
        cor_shapes_null(&r->base.shapes);
        return;
    }
    bool good = x_text && y_text && cor_csv_parse_coordinate(x_text, r->degrees, "EW", &x) &&
                cor_csv_parse_coordinate(y_text, r->degrees, "NS", &y);
    if (!good || (r->degrees && (fabs(y) > 90 || fabs(x) > 360))) {
        keep_fault(r, row, x_text, y_text);
        x = y = NAN;
    }
    note_zero(r, row, x, y);
    cor_shapes_point(&r->base.shapes, x, y);
}

static void warn_positions(const csv_reading *r)
{
    cor_diagnostics *diagnostics = r->base.diagnostics;
    const char *file = r->base.request->url;
    if (r->n_faults)
        cor_warn(diagnostics, cor_file_location(file),
                 "%zu row%s without a usable position %s left out; the first is row %.0f: %s", r->n_faults,
                 r->n_faults == 1 ? "" : "s", r->n_faults == 1 ? "is" : "are", (double) r->fault_row, r->fault);
    if (r->n_zeros)
        cor_warn(
            diagnostics, cor_file_location(file),
            "%zu row%s at longitude 0, latitude 0, which often means that the place is not known; the first is row "
            "%.0f",
            r->n_zeros, r->n_zeros == 1 ? " lies" : "s lie", (double) r->zero_row);
}

static void add_fid(csv_reading *r, int64_t fid)
{
    cor_gdal_reading *base = &r->base;
    cor_growing_reserve(&base->fids, base->n_rows + 1, sizeof(int64_t));
    ((int64_t *) base->fids.data)[base->n_rows++] = fid;
}

static void add_wkt(csv_reading *r, OGRFeatureH row)
{
    const char *text = cell_text(row, r->place.wkt);
    char *at = (char *) text;
    OGRGeometryH geometry = NULL;
    GByte *wkb = NULL;
    if (!is_blank(text) && OGR_G_CreateFromWkt(&at, NULL, &geometry) != OGRERR_NONE) geometry = NULL;
    size_t size = geometry ? OGR_G_WkbSizeEx(geometry) : 0;
    if (size) wkb = g_malloc(size);
    if (wkb && OGR_G_ExportToIsoWkb(geometry, wkbNDR, wkb) != OGRERR_NONE) size = 0;
    if (is_blank(text))
        cor_gdal_add_row(&r->base, OGR_F_GetFID(row), NULL, 0);
    else
        cor_gdal_add_row(&r->base, OGR_F_GetFID(row), wkb ? wkb : (const uint8_t *) "", size); /* no bytes: bad */
    if (geometry) OGR_G_DestroyGeometry(geometry);
    g_free(wkb);
}

/* "007" and "+92" are codes and telephone numbers, which lose their meaning as numbers. */
static bool is_number(const char *text)
{
    double x;
    const char *digits = text + (*text == '-');
    if (*digits == '+' || (digits[0] == '0' && g_ascii_isdigit(digits[1]))) return false;
    return cor_parse_number(text, &x);
}

static void add_text(csv_reading *r, text_column *column, OGRFeatureH row, size_t at)
{
    const char *text = cell_text(row, column->field);
    cor_growing_reserve(&column->text, at + 1, sizeof(const char *));
    ((const char **) column->text.data)[at] = text ? cor_arena_copy(r->scratch, text) : NULL;
    if (text && column->numbers) column->numbers = is_blank(text) || is_number(text);
}

static void add_row(csv_reading *r, OGRFeatureH row)
{
    size_t at = r->base.n_rows;
    if (r->place.wkt >= 0) {
        add_wkt(r, row);
    } else {
        add_fid(r, OGR_F_GetFID(row));
        add_point(r, row);
    }
    for (size_t i = 0; i < r->n_columns; i++)
        add_text(r, &r->columns[i], row, at);
}

static cor_status add_rows(csv_reading *r, cor_error *err)
{
    OGRFeatureH row;
    cor_source_location location = cor_location_of_request(r->base.request);
    CPLErrorReset();
    while ((row = OGR_L_GetNextFeature(r->base.layer))) {
        r->n_all++;
        if (!r->kept || g_hash_table_contains(r->kept, GSIZE_TO_POINTER((gsize) OGR_F_GetFID(row)))) add_row(r, row);
        OGR_F_Destroy(row);
    }
    return CPLGetLastErrorType() < CE_Failure ? COR_OK
                                              : cor_gdal_fail(r->base.call, &location, err, "can't be read to its end");
}

/* Rows are chosen by SQL on a second look at the text, in which columns have kinds, so that
 * "toll > 3" compares numbers; cells come from the first, as they are written. */
static cor_status choose_rows(csv_reading *r, cor_error *err)
{
    const char *where = r->base.request->where;
    cor_source_location location = cor_location_of_request(r->base.request);
    if (!where) return COR_OK;
    GDALDatasetH typed = cor_csv_open_typed(&r->open);
    OGRLayerH layer = typed ? GDALDatasetGetLayer(typed, 0) : NULL;
    OGRFeatureH row;
    cor_status st = COR_OK;
    if (!layer || OGR_L_SetAttributeFilter(layer, where) != OGRERR_NONE) {
        char *what = g_strdup_printf("its filter \"%s\" can't be understood as SQL", where);
        st = cor_gdal_fail(r->base.call, &location, err, what);
        g_free(what);
    }
    if (!st) cor_csv_warn_days(layer, where, r->base.request->url, r->base.diagnostics);
    r->kept = g_hash_table_new(NULL, NULL);
    while (!st && (row = OGR_L_GetNextFeature(layer))) {
        g_hash_table_add(r->kept, GSIZE_TO_POINTER((gsize) OGR_F_GetFID(row)));
        OGR_F_Destroy(row);
    }
    if (typed) GDALClose(typed);
    return st;
}

static bool have_column(const csv_reading *r, const char *name)
{
    for (size_t i = 0; i < r->n_columns; i++)
        if (r->columns[i].name == name) return true; /* both interned */
    return false;
}

/* Of two columns of one name the first counts. */
static void choose_columns(csv_reading *r)
{
    OGRFeatureDefnH fields = OGR_L_GetLayerDefn(r->base.layer);
    int n = OGR_FD_GetFieldCount(fields);
    r->columns = g_new0(text_column, n + 1);
    for (int i = 0; i < n; i++) {
        const char *name = cor_intern(r->base.interns, OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, i)));
        if (!cor_request_wants(r->base.request, name) || have_column(r, name)) continue;
        r->columns[r->n_columns++] = (text_column){.name = name, .field = i, .numbers = true};
    }
}

static bool has_text(const text_column *column, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_blank(((const char **) column->text.data)[i])) return true;
    return false;
}

static void finish_column(csv_reading *r, text_column *text, cor_cells *cells)
{
    size_t n = r->base.n_rows;
    double x;
    bool numbers = text->numbers && has_text(text, n);
    cor_cells_start(cells, text->name, text->field, numbers ? COR_COLUMN_NUMBERS : COR_COLUMN_STRINGS, n, r->base.arena,
                    r->base.interns);
    for (size_t i = 0; i < n; i++) {
        const char *cell = ((const char **) text->text.data)[i];
        if (is_blank(cell))
            cor_cells_put_null(cells, i);
        else if (!numbers)
            cor_cells_put_text(cells, i, cell, strlen(cell));
        else
            cor_cells_put_number(cells, i, cor_parse_number(cell, &x) ? x : NAN);
    }
}

static void finish_columns(csv_reading *r)
{
    r->base.cells = g_new0(cor_cells, r->n_columns + 1);
    r->base.n_cells = r->n_columns;
    for (size_t i = 0; i < r->n_columns; i++)
        finish_column(r, &r->columns[i], &r->base.cells[i]);
}

static cor_status read_rows(csv_reading *r, cor_error *err)
{
    cor_gdal_reading *base = &r->base;
    const char *crs = base->request->crs;
    r->degrees = !crs || cor_is_plain_lonlat(crs);
    base->table->crs = r->degrees ? NULL : cor_arena_copy(base->arena, crs);
    cor_status st = cor_gdal_choose_layer(r->open.dataset, base->request, &base->layer, err);
    if (!st) st = cor_csv_find_place(base->layer, base->request, &r->place, err);
    if (!st) st = choose_rows(r, err);
    if (st) return st;
    choose_columns(r);
    base->bad_are_said = r->place.wkt < 0;
    cor_shapes_start(&base->shapes, base->arena, 0, 0, 0);
    st = add_rows(r, err);
    if (st) return st;
    finish_columns(r);
    warn_positions(r);
    base->table->counts.filtered_out = r->n_all - base->n_rows;
    return cor_gdal_finish_table(base, err);
}

static void discard(csv_reading *r)
{
    for (size_t i = 0; i < r->n_columns; i++)
        cor_growing_discard(&r->columns[i].text);
    g_free(r->columns);
    if (r->kept) g_hash_table_destroy(r->kept);
    g_free(r->fault);
    cor_arena_free(r->scratch);
    cor_gdal_discard_reading(&r->base);
    cor_gdal_close(&r->open);
}

cor_status cor_csv_read(const cor_gdal_call *call, const cor_request *request, cor_arena *arena, cor_interns *interns,
                        cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    csv_reading r = {
        .base = {.call = call, .request = request, .arena = arena, .interns = interns, .diagnostics = diagnostics},
        .scratch = cor_arena_new()};
    r.base.table = COR_NEW(arena, cor_table);
    r.base.table->source = cor_arena_copy(arena, request->name);
    r.base.table->file = cor_arena_copy(arena, request->url);
    cor_status st = cor_csv_open(request, diagnostics, &r.open, err);
    if (!st) st = read_rows(&r, err);
    if (!st) *ret_table = r.base.table;
    discard(&r);
    return st;
}
