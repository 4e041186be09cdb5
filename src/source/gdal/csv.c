#include "source/gdal/csv.h"

#include <string.h>

#include <glib.h>

#include "source/day.h"
#include "source/gdal/cells.h"
#include "source/gdal/csv_kind.h"
#include "source/gdal/csv_position.h"
#include "source/gdal/filter.h"
#include "source/gdal/paths.h"
#include "source/gdal/reading.h"
#include "source/lonlat.h"
#include "source/wanted.h"

/* A column while it is read: text first, since one word at the end makes a column of numbers one of words. */
typedef struct {
    const char *name; /* interned */
    size_t at;        /* among the file's columns */
    cor_growing text; /* const char * a row, NULL for empty; in the scratch */
    cor_csv_kind kind;
    bool wanted; /* else it is read for the filter or the place alone */
} text_column;

typedef struct {
    cor_gdal_reading base;
    cor_csv csv;
    cor_csv_place place; /* in the file's columns */
    cor_arena *scratch;  /* the cells' text */
    text_column *columns;
    size_t n_columns;
    bool degrees;            /* x and y are longitude and latitude */
    cor_growing row_numbers; /* size_t a row, as a spreadsheet counts */
    size_t n_all;
    uint32_t *kept;             /* rows that the filter keeps; in the scratch */
    size_t n_faults, n_zeros;   /* rows with a bad position, and with 0, 0 */
    size_t fault_row, zero_row; /* the first of each */
    char *fault;                /* what is wrong with it; owned */
    size_t n_long, long_row;    /* rows with more cells than there are names; the first */
} csv_reading;

static const char *cell_text(const text_column *column, size_t row)
{
    return ((const char *const *) column->text.data)[row];
}

static const text_column *column_at(const csv_reading *r, int at)
{
    for (size_t i = 0; i < r->n_columns; i++)
        if (r->columns[i].at == (size_t) at) return &r->columns[i];
    return NULL;
}

static size_t row_number(const csv_reading *r, size_t row)
{
    return ((const size_t *) r->row_numbers.data)[row];
}

/* What is wrong with the first row that has no place on earth is kept for the diagnostic. Takes FAULT. */
static void keep_fault(csv_reading *r, size_t row, char *fault)
{
    if (r->n_faults++) {
        g_free(fault);
        return;
    }
    r->fault = fault;
    r->fault_row = row_number(r, row);
}

/* Programs that know no place often write 0, 0. */
static void note_zero(csv_reading *r, size_t row, double x, double y)
{
    if (!r->degrees || x != 0 || y != 0) return;
    if (!r->n_zeros++) r->zero_row = row_number(r, row);
}

/* An empty cell is no position; any other that is no number, or no place on earth, is a bad one. */
static void add_point(csv_reading *r, size_t row)
{
    const text_column *x_column = column_at(r, r->place.x), *y_column = column_at(r, r->place.y);
    const char *x_text = cell_text(x_column, row), *y_text = cell_text(y_column, row);
    double x = NAN, y = NAN;
    if (cor_csv_is_blank(x_text) && cor_csv_is_blank(y_text)) {
        cor_shapes_null(&r->base.shapes);
        keep_fault(r, row, g_strdup_printf("its columns \"%s\" and \"%s\" are empty", x_column->name, y_column->name));
        return;
    }
    bool good = x_text && y_text && cor_csv_parse_coordinate(x_text, r->degrees, "EW", &x) &&
                cor_csv_parse_coordinate(y_text, r->degrees, "NS", &y);
    if (!good || (r->degrees && (fabs(y) > 90 || fabs(x) > 360))) {
        keep_fault(r, row, cor_csv_position_fault(x_column->name, x_text, y_column->name, y_text, r->degrees));
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
                 "%zu row%s without a usable position %s left out; the first is row %zu: %s", r->n_faults,
                 r->n_faults == 1 ? "" : "s", r->n_faults == 1 ? "is" : "are", r->fault_row, r->fault);
    if (r->n_zeros)
        cor_warn(
            diagnostics, cor_file_location(file),
            "%zu row%s at longitude 0, latitude 0, which often means that the place is not known; the first is row "
            "%zu",
            r->n_zeros, r->n_zeros == 1 ? " lies" : "s lie", r->zero_row);
}

static void add_fid(csv_reading *r, int64_t fid)
{
    cor_gdal_reading *base = &r->base;
    cor_growing_reserve(&base->fids, base->n_rows + 1, sizeof(int64_t));
    ((int64_t *) base->fids.data)[base->n_rows++] = fid;
}

static char *wkt_fault(const text_column *column, const char *text)
{
    enum { SHOWN = 40 };
    if (cor_csv_is_blank(text)) return g_strdup_printf("its column \"%s\" is empty", column->name);
    char *valid = g_utf8_make_valid(text, -1),
         *start = g_utf8_substring(valid, 0, MIN(SHOWN, g_utf8_strlen(valid, -1)));
    char *fault = g_strdup_printf("\"%s\" in its column \"%s\" is no well-known text", start, column->name);
    g_free(start);
    g_free(valid);
    return fault;
}

static void add_wkt(csv_reading *r, size_t row)
{
    const text_column *column = column_at(r, r->place.wkt);
    const char *text = cell_text(column, row);
    char *at = (char *) text;
    OGRGeometryH geometry = NULL;
    GByte *wkb = NULL;
    bool blank = cor_csv_is_blank(text);
    if (!blank && OGR_G_CreateFromWkt(&at, NULL, &geometry) != OGRERR_NONE) geometry = NULL;
    size_t size = geometry ? OGR_G_WkbSizeEx(geometry) : 0;
    if (size) wkb = g_malloc(size);
    if (wkb && OGR_G_ExportToIsoWkb(geometry, wkbNDR, wkb) != OGRERR_NONE) size = 0;
    if (!wkb) keep_fault(r, row, wkt_fault(column, text));
    cor_gdal_add_row(&r->base, (int64_t) row + 1, blank ? NULL : wkb ? wkb : (const uint8_t *) "", blank ? 0 : size);
    if (geometry) OGR_G_DestroyGeometry(geometry);
    g_free(wkb);
}

static void add_row(csv_reading *r, size_t row)
{
    if (r->place.wkt >= 0) {
        add_wkt(r, row);
    } else {
        add_fid(r, (int64_t) row + 1);
        add_point(r, row);
    }
}

static void note_long_row(csv_reading *r, const cor_csv_scan *scan)
{
    bool is_long = false;
    for (size_t i = r->csv.n_columns; i < scan->n; i++)
        is_long |= scan->cells[i].length > 0;
    if (is_long && !r->n_long++) r->long_row = scan->row;
}

static void warn_long_rows(const csv_reading *r)
{
    if (r->n_long)
        cor_warn(r->base.diagnostics, cor_file_location(r->base.request->url),
                 "%zu row%s more cells than there are columns, of which the last are left out; the first is row %zu. A "
                 "cell that holds a separator stands in double quotes",
                 r->n_long, r->n_long == 1 ? " has" : "s have", r->long_row);
}

/* All rows that are not blank, as text. */
static void take_rows(csv_reading *r)
{
    cor_csv_scan *scan = &r->csv.body;
    while (cor_csv_next_row(scan)) {
        if (cor_csv_row_is_blank(scan)) continue;
        size_t row = r->n_all++;
        cor_growing_reserve(&r->row_numbers, row + 1, sizeof(size_t));
        ((size_t *) r->row_numbers.data)[row] = scan->row;
        note_long_row(r, scan);
        for (size_t i = 0; i < r->n_columns; i++) {
            cor_growing_reserve(&r->columns[i].text, row + 1, sizeof(const char *));
            ((const char **) r->columns[i].text.data)[row] = cor_csv_text(scan, r->columns[i].at, r->scratch);
        }
    }
}

/* "26/08/2024" as "2024-08-26", where a column leaves no doubt. */
static void reorder_days(csv_reading *r, text_column *column, const char *sample)
{
    char day[COR_DAY_SPACE];
    bool month_first = column->kind == COR_CSV_MONTH_FIRST;
    const char **cells = column->text.data;
    for (size_t i = 0; i < r->n_all; i++)
        if (!cor_csv_is_blank(cells[i]) && cor_day_reorder(cells[i], month_first, day))
            cells[i] = cor_arena_copy(r->scratch, day);
    cor_warn(r->base.diagnostics, cor_file_location(r->base.request->url),
             "its column \"%s\" is read as days with the %s first, which \"%s\" tells; 2024-01-31 leaves no doubt",
             column->name, month_first ? "month" : "day", sample);
}

static void judge_columns(csv_reading *r)
{
    for (size_t i = 0; i < r->n_columns; i++) {
        const char *sample = NULL;
        text_column *column = &r->columns[i];
        column->kind = cor_csv_kind_of(column->text.data, r->n_all, &sample);
        if (column->kind == COR_CSV_DAY_FIRST || column->kind == COR_CSV_MONTH_FIRST) reorder_days(r, column, sample);
    }
}

typedef struct {
    const csv_reading *reading;
    size_t row;
} cell_place;

static cor_value cell_of(const void *at, size_t column)
{
    const cell_place *place = at;
    const text_column *c = &place->reading->columns[column];
    const char *text = cell_text(c, place->row);
    if (cor_csv_is_blank(text)) return cor_null();
    bool is_number = c->kind == COR_CSV_NUMBERS || c->kind == COR_CSV_COMMAS;
    return is_number ? cor_number(cor_csv_number(text, c->kind)) : cor_string(text);
}

static cor_status bind_filter(csv_reading *r, cor_error *err)
{
    if (!r->base.where) return COR_OK;
    const char **names = g_new(const char *, r->n_columns + 1);
    for (size_t i = 0; i < r->n_columns; i++)
        names[i] = r->columns[i].name;
    cor_status st =
        cor_filter_bind(r->base.request, r->base.where, names, r->n_columns, NULL, r->csv.names, r->csv.n_columns, err);
    g_free(names);
    return st;
}

static cor_status add_rows(csv_reading *r, cor_error *err)
{
    r->kept = COR_NEW_ARRAY(r->scratch, uint32_t, r->n_all);
    for (size_t row = 0; row < r->n_all; row++) {
        const cell_place place = {r, row};
        if (r->base.where &&
            !cor_where_keeps(r->base.where, cell_of, &place, (double) row + 1, (double) row_number(r, row)))
            continue;
        r->kept[r->base.n_rows] = (uint32_t) row;
        add_row(r, row);
    }
    return cor_filter_check(r->base.request, r->base.where, "row", err);
}

static bool have_column(const csv_reading *r, const char *name)
{
    for (size_t i = 0; i < r->n_columns; i++)
        if (r->columns[i].name == name) return true; /* both interned */
    return false;
}

static bool is_place(const csv_reading *r, size_t at)
{
    return (int) at == r->place.x || (int) at == r->place.y || (int) at == r->place.wkt;
}

/* Of two columns of one name the first counts. */
static void choose_columns(csv_reading *r)
{
    r->columns = g_new0(text_column, r->csv.n_columns + 1);
    for (size_t i = 0; i < r->csv.n_columns; i++) {
        const char *name = cor_intern(r->base.interns, r->csv.names[i]);
        bool known = have_column(r, name), wanted = !known && cor_request_wants(r->base.request, name);
        bool named = !known && r->base.where && cor_where_names(r->base.where, name);
        if (wanted || named || is_place(r, i))
            r->columns[r->n_columns++] = (text_column){.name = name, .at = i, .wanted = wanted};
    }
}

static void finish_column(csv_reading *r, const text_column *text, cor_cells *cells)
{
    size_t n = r->base.n_rows;
    bool numbers = text->kind == COR_CSV_NUMBERS || text->kind == COR_CSV_COMMAS;
    cor_cells_start(cells, text->name, (int) text->at, numbers ? COR_COLUMN_NUMBERS : COR_COLUMN_STRINGS, n,
                    r->base.arena, r->base.interns);
    for (size_t i = 0; i < n; i++) {
        const char *cell = cell_text(text, r->kept[i]);
        if (cor_csv_is_blank(cell))
            cor_cells_put_null(cells, i);
        else if (!numbers)
            cor_cells_put_text(cells, i, cell, strlen(cell));
        else
            cor_cells_put_number(cells, i, cor_csv_number(cell, text->kind));
    }
}

static void finish_columns(csv_reading *r)
{
    r->base.cells = g_new0(cor_cells, r->n_columns + 1);
    for (size_t i = 0; i < r->n_columns; i++)
        if (r->columns[i].wanted) finish_column(r, &r->columns[i], &r->base.cells[r->base.n_cells++]);
}

/* A file of that name has one table, which is called like it. */
static cor_status check_layer(const csv_reading *r, cor_error *err)
{
    const cor_request *request = r->base.request;
    const char *stem = cor_gdal_stem(request->url, r->scratch);
    cor_source_location location = cor_location_of_request(request);
    if (!request->layer || !strcmp(request->layer, stem)) return COR_OK;
    return cor_source_fail(&location, err, "has no layer \"%s\"; it has \"%s\"", request->layer, stem);
}

/* The columns that are asked for, with all of their cells. */
static cor_status take_table(csv_reading *r, bool place_is_needed, cor_error *err)
{
    const cor_request *request = r->base.request;
    cor_source_location location = cor_location_of_request(request);
    cor_status st = cor_csv_open(request, r->base.diagnostics, &r->csv, err);
    if (!st) st = check_layer(r, err);
    if (st) return st;
    st = cor_csv_find_place(r->csv.names, r->csv.n_columns, request, &r->place, err);
    if (st && place_is_needed) return st;
    st = cor_filter_open(request, r->base.arena, &r->base.where, err);
    if (st) return st;
    choose_columns(r);
    take_rows(r);
    if (r->n_all > UINT32_MAX) return cor_source_fail(&location, err, "has more than 4,294,967,295 rows; split it");
    judge_columns(r);
    return bind_filter(r, err);
}

static cor_status read_table(csv_reading *r, cor_error *err)
{
    cor_gdal_reading *base = &r->base;
    const char *crs = base->request->crs;
    r->degrees = !crs || cor_is_plain_lonlat(crs);
    base->table->crs = r->degrees ? NULL : cor_arena_copy(base->arena, crs);
    cor_status st = take_table(r, true, err);
    if (st) return st;
    base->bad_are_said = true;
    cor_shapes_start(&base->shapes, base->arena, 0, 0, 0);
    st = add_rows(r, err);
    if (st) return st;
    finish_columns(r);
    warn_long_rows(r);
    warn_positions(r);
    base->table->counts.filtered_out = r->n_all - base->n_rows;
    return cor_gdal_finish_table(base, err);
}

static void discard(csv_reading *r)
{
    for (size_t i = 0; i < r->n_columns; i++)
        cor_growing_discard(&r->columns[i].text);
    g_free(r->columns);
    cor_growing_discard(&r->row_numbers);
    g_free(r->fault);
    cor_arena_free(r->scratch);
    cor_gdal_discard_reading(&r->base);
    cor_csv_close(&r->csv);
}

static csv_reading start(const cor_gdal_call *call, const cor_request *request, cor_arena *arena, cor_interns *interns,
                         cor_diagnostics *diagnostics)
{
    return (csv_reading){
        .base = {.call = call, .request = request, .arena = arena, .interns = interns, .diagnostics = diagnostics},
        .place = {-1, -1, -1},
        .scratch = cor_arena_new()};
}

cor_status cor_csv_read(const cor_gdal_call *call, const cor_request *request, cor_arena *arena, cor_interns *interns,
                        cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    csv_reading r = start(call, request, arena, interns, diagnostics);
    r.base.table = COR_NEW(arena, cor_table);
    r.base.table->source = cor_arena_copy(arena, request->name);
    r.base.table->file = cor_arena_copy(arena, request->url);
    cor_status st = read_table(&r, err);
    if (!st) *ret_table = r.base.table;
    discard(&r);
    return st;
}

static const cor_field_info *describe_columns(const csv_reading *r, cor_arena *arena)
{
    cor_field_info *fields = COR_NEW_ARRAY(arena, cor_field_info, r->n_columns);
    for (size_t i = 0; i < r->n_columns; i++) {
        const text_column *c = &r->columns[i];
        fields[i] =
            (cor_field_info){cor_arena_copy(arena, c->name), cor_csv_kind_name(c->kind, c->text.data, r->n_all)};
    }
    return fields;
}

cor_status cor_csv_describe(const cor_request *request, cor_arena *arena, cor_layer_info *layer, cor_error *err)
{
    cor_request all = *request;
    all.all_fields = true;
    all.where = NULL;
    all.layer = NULL;
    cor_interns *interns = cor_interns_new();
    csv_reading r = start(NULL, &all, arena, interns, NULL);
    cor_status st = take_table(&r, false, err);
    if (!st) {
        bool has_place = r.place.x >= 0 || r.place.wkt >= 0;
        layer->fields = describe_columns(&r, arena);
        layer->n_fields = r.n_columns;
        layer->n_features = (double) r.n_all;
        layer->geometry = !has_place ? "none" : r.place.wkt >= 0 ? "mixed" : "Point";
    }
    discard(&r);
    cor_interns_free(interns);
    return st;
}
