/* A layer of a plain GeoPackage as a table, read by SQLite. */
#include "source/gpkg/gpkg.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "source/field_names.h"
#include "source/file.h"
#include "source/gpkg/database.h"
#include "source/gpkg/layer.h"
#include "source/growing.h"
#include "source/lonlat.h"
#include "source/wanted.h"
#include "source/wkb.h"

enum { FID, GEOMETRY, FIRST_FIELD }; /* columns of a row */

typedef struct {
    sqlite3 *db;
    const cor_request *request;
    cor_arena *arena;
    cor_interns *interns;
    cor_gpkg_layer layer;
    cor_fields fields;
    bool by_rect; /* rows are asked for by their places */
    cor_rect rect;
    cor_shapes shapes;
    cor_growing fids, *cells; /* int64_t; what columns are made of */
    size_t n_rows, mixed;
    int code; /* SQLite's, of the last step */
    cor_table *table;
} reading;

bool cor_is_gpkg(const char *path)
{
    return cor_file_has_extension(path, "gpkg");
}

/* The rectangle to ask for: left alone where the layer does not keep to -180…180, because what is a turn away
 * is the same place, and where everything would come anyway. */
static bool find_rect(const reading *r, cor_rect *ret_rect)
{
    static const double slack = 0.5; /* degrees: other datums are that near */
    cor_rect e = cor_rect_grown(r->request->extent, slack), all = r->layer.bounds;
    if (!r->request->has_extent || r->request->crs || !r->layer.has_index || cor_rect_is_empty(all)) return false;
    if (cor_rect_is_empty(e) || e.x0 < -180 || e.x1 > 180 || all.x0 < -180.0001 || all.x1 > 180.0001) return false;
    *ret_rect = e;
    return !cor_rect_covers(e, all);
}

static sqlite3_stmt *select_rows(const reading *r)
{
    const cor_gpkg_layer *l = &r->layer;
    GString *fields = g_string_new(NULL);
    for (size_t i = 0; i < l->n_fields; i++) {
        char *field = sqlite3_mprintf(", \"%w\"", l->fields[i].name);
        g_string_append(fields, field);
        sqlite3_free(field);
    }
    char *where = r->by_rect ? sqlite3_mprintf(" WHERE \"%w\" IN (SELECT id FROM \"rtree_%w_%w\" WHERE maxx >= ? AND "
                                               "minx <= ? AND maxy >= ? AND miny <= ?)",
                                               l->fid, l->name, l->geometry)
                             : NULL;
    sqlite3_stmt *rows = cor_gpkg_prepare(r->db, "SELECT \"%w\", \"%w\"%s FROM \"%w\"%s ORDER BY \"%w\"", l->fid,
                                          l->geometry, fields->str, l->name, where ? where : "", l->fid);
    sqlite3_free(where);
    g_string_free(fields, TRUE);
    const double sides[] = {r->rect.x0, r->rect.x1, r->rect.y0, r->rect.y1};
    for (int i = 0; rows && r->by_rect && i < 4; i++)
        sqlite3_bind_double(rows, i + 1, sides[i]);
    return rows;
}

static size_t cell_size(cor_gpkg_kind kind)
{
    return kind == COR_GPKG_BOOLEAN ? sizeof(uint8_t) : kind >= COR_GPKG_TEXT ? sizeof(char *) : sizeof(double);
}

static void *cell(reading *r, size_t field)
{
    size_t size = cell_size(r->layer.fields[field].kind);
    cor_growing_reserve(&r->cells[field], r->n_rows + 1, size);
    return (char *) r->cells[field].data + r->n_rows * size;
}

static bool put_null(reading *r, size_t field)
{
    void *to = cell(r, field);
    cor_gpkg_kind kind = r->layer.fields[field].kind;
    if (kind == COR_GPKG_BOOLEAN)
        *(uint8_t *) to = 2;
    else if (kind >= COR_GPKG_TEXT)
        *(const char **) to = NULL;
    else
        *(double *) to = NAN;
    return true;
}

static bool put_whole(reading *r, size_t field, sqlite3_int64 x)
{
    static const sqlite3_int64 most[] = {
        [COR_GPKG_SMALL] = INT16_MAX, [COR_GPKG_MEDIUM] = INT32_MAX, [COR_GPKG_INTEGER] = INT64_MAX};
    cor_gpkg_kind kind = r->layer.fields[field].kind;
    if (kind == COR_GPKG_BOOLEAN) {
        *(uint8_t *) cell(r, field) = x == 1;
        return x == 0 || x == 1;
    }
    if (kind > COR_GPKG_INTEGER || x > most[kind] || x < -most[kind]) return false;
    *(double *) cell(r, field) = (double) x;
    return true;
}

static bool put_real(reading *r, size_t field, double x)
{
    if (r->layer.fields[field].kind != COR_GPKG_REAL) return false;
    *(double *) cell(r, field) = isfinite(x) ? x : NAN;
    return true;
}

/* "2024-11-30", and a day that there is. */
static bool is_day(const char *text, size_t n)
{
    int year, month, day;
    if (n != 10 || text[4] != '-' || text[7] != '-') return false;
    for (size_t i = 0; i < n; i++)
        if (i != 4 && i != 7 && !g_ascii_isdigit(text[i])) return false;
    year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
    month = (text[5] - '0') * 10 + (text[6] - '0');
    day = (text[8] - '0') * 10 + (text[9] - '0');
    return g_date_valid_dmy((GDateDay) day, month, (GDateYear) year);
}

static bool put_text(reading *r, size_t field, const char *text, size_t n)
{
    cor_gpkg_kind kind = r->layer.fields[field].kind;
    if (kind < COR_GPKG_TEXT || (kind == COR_GPKG_DAY && !is_day(text, n))) return false;
    if (!g_utf8_validate_len(text, n, NULL)) return false; /* nor with a zero within */
    *(const char **) cell(r, field) = cor_intern_valid(r->interns, text, n);
    return true;
}

static bool put_cell(reading *r, sqlite3_stmt *row, size_t field)
{
    int column = FIRST_FIELD + (int) field;
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_NULL:
        return put_null(r, field);
    case SQLITE_INTEGER:
        return put_whole(r, field, sqlite3_column_int64(row, column));
    case SQLITE_FLOAT:
        return put_real(r, field, sqlite3_column_double(row, column));
    case SQLITE_TEXT: {
        const char *text = (const char *) sqlite3_column_text(row, column);
        return text && put_text(r, field, text, (size_t) sqlite3_column_bytes(row, column));
    }
    default:
        return false;
    }
}

/* The head of a geometry (GeoPackage 1.3, 2.1.3): "GP", version 0, flags, CRS, and a box that is stepped over. */
static size_t head_size(const uint8_t *blob, size_t size)
{
    static const size_t boxes[8] = {0, 32, 48, 48, 64};
    enum { FLAGS = 3, HEAD = 8, EXTENDED = 1 << 5 };
    if (size < HEAD || memcmp(blob, "GP\0", 3) != 0 || blob[FLAGS] & EXTENDED) return SIZE_MAX;
    unsigned box = blob[FLAGS] >> 1 & 7;
    return box > 4 ? SIZE_MAX : HEAD + boxes[box];
}

static bool put_shape(reading *r, sqlite3_stmt *row)
{
    if (sqlite3_column_type(row, GEOMETRY) == SQLITE_NULL) {
        cor_shapes_null(&r->shapes);
        return true;
    }
    const uint8_t *blob = sqlite3_column_blob(row, GEOMETRY);
    size_t size = (size_t) sqlite3_column_bytes(row, GEOMETRY), head = blob ? head_size(blob, size) : SIZE_MAX;
    if (head >= size) return false;
    cor_wkb_result result = cor_wkb_add(&r->shapes, blob + head, size - head);
    r->mixed += result == COR_WKB_MIXED;
    return result == COR_WKB_DONE || result == COR_WKB_MIXED;
}

static bool add_row(reading *r, sqlite3_stmt *row)
{
    if (sqlite3_column_type(row, FID) != SQLITE_INTEGER || !put_shape(r, row)) return false;
    for (size_t i = 0; i < r->layer.n_fields; i++)
        if (!put_cell(r, row, i)) return false;
    cor_growing_reserve(&r->fids, r->n_rows + 1, sizeof(int64_t));
    ((int64_t *) r->fids.data)[r->n_rows++] = sqlite3_column_int64(row, FID);
    return true;
}

static bool add_rows(reading *r)
{
    sqlite3_stmt *rows = select_rows(r);
    r->code = rows ? SQLITE_ROW : sqlite3_errcode(r->db);
    while (rows && (r->code = sqlite3_step(rows)) == SQLITE_ROW)
        if (!add_row(r, rows)) break;
    sqlite3_finalize(rows);
    return r->code == SQLITE_DONE && !r->shapes.too_many;
}

static void finish_columns(reading *r)
{
    size_t n = r->layer.n_fields;
    cor_column *columns = COR_NEW_ARRAY(r->arena, cor_column, n);
    for (size_t i = 0; i < n; i++) {
        cor_gpkg_kind kind = r->layer.fields[i].kind;
        columns[i].name = cor_intern(r->interns, r->layer.fields[i].name);
        columns[i].kind = kind == COR_GPKG_BOOLEAN ? COR_COLUMN_BOOLS
                          : kind >= COR_GPKG_TEXT  ? COR_COLUMN_STRINGS
                                                   : COR_COLUMN_NUMBERS;
        columns[i].numbers = cor_growing_finish(&r->cells[i], r->arena, r->n_rows, cell_size(kind));
    }
    r->table->columns = columns;
    r->table->n_columns = n;
}

/* Rows that were not asked for because of their places; SIZE_MAX when nobody counted the rows. */
static size_t count_outside(const reading *r)
{
    if (!r->by_rect) return 0;
    double all = r->layer.n_rows < 0 ? cor_gpkg_count(r->db, &r->layer) : r->layer.n_rows;
    return all >= (double) r->n_rows ? (size_t) all - r->n_rows : SIZE_MAX;
}

static void finish(reading *r, cor_diagnostics *diagnostics)
{
    cor_table *table = r->table = COR_NEW(r->arena, cor_table);
    const char *crs = r->request->crs;
    table->source = cor_arena_copy(r->arena, r->request->name);
    table->file = cor_arena_copy(r->arena, r->request->url);
    table->crs = crs && !cor_is_plain_lonlat(crs) ? cor_arena_copy(r->arena, crs) : NULL;
    table->n_rows = table->counts.read = r->n_rows;
    cor_number_rows(table, r->fids.data, r->arena);
    finish_columns(r);
    table->geometry = cor_shapes_finish(&r->shapes);
    table->counts.null_shapes = r->shapes.null_shapes;
    table->counts.outside = count_outside(r);
    cor_warn_mixed_shapes(diagnostics, table, r->mixed);
}

/* From here on the request is in the table's own words. What is wrong with it, GDAL's reader says. */
static bool settle_fields(reading *r)
{
    const char **names = COR_NEW_ARRAY(r->arena, const char *, r->layer.n_fields);
    for (size_t i = 0; i < r->layer.n_fields; i++)
        names[i] = r->layer.fields[i].name;
    if (cor_fields_settle(r->request, names, NULL, r->layer.n_fields, COR_TYPES_ARE_MADE, r->arena, &r->fields, NULL))
        return false;
    r->request = &r->fields.request;
    return cor_gpkg_choose_fields(&r->layer, r->request, r->arena);
}

static bool read_layer(reading *r)
{
    enum { PLAUSIBLE = 20 << 20 };
    if (!cor_gpkg_find_layer(r->db, r->request, r->arena, &r->layer) || !settle_fields(r)) return false;
    r->by_rect = find_rect(r, &r->rect);
    if (r->by_rect && !cor_gpkg_index_is_whole(r->db, &r->layer)) {
        r->code = SQLITE_CORRUPT;
        return false;
    }
    bool counted = !r->by_rect && r->layer.n_rows > 0 && r->layer.n_rows <= PLAUSIBLE;
    size_t expected = counted ? (size_t) r->layer.n_rows : 0;
    cor_shapes_start(&r->shapes, r->arena, 0, 0, 0);
    cor_growing_start(&r->fids, r->arena, 0, sizeof(int64_t));
    r->cells = g_new0(cor_growing, r->layer.n_fields + 1);
    for (size_t i = 0; i < r->layer.n_fields; i++)
        cor_growing_start(&r->cells[i], r->arena, expected, cell_size(r->layer.fields[i].kind));
    return add_rows(r) && !r->shapes.bad_shapes;
}

static void discard(reading *r)
{
    cor_shapes_discard(&r->shapes);
    cor_growing_discard(&r->fids);
    for (size_t i = 0; r->cells && i < r->layer.n_fields; i++)
        cor_growing_discard(&r->cells[i]);
    g_free(r->cells);
    sqlite3_close(r->db);
}

cor_status cor_gpkg_table(const cor_request *request, cor_arena *arena, cor_interns *interns,
                          cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    reading r = {.request = request, .arena = arena, .interns = interns};
    cor_source_location location = cor_location_of_request(request);
    cor_status st = COR_OK;
    *ret_table = NULL;
    if (request->where) return COR_OK;
    r.db = cor_gpkg_open(request->url, false);
    if (r.db && read_layer(&r))
        finish(&r, diagnostics);
    else if (cor_gpkg_is_damage(r.code))
        st = cor_gpkg_fail_damaged(&location, r.db, err);
    if (!st && r.table)
        st = cor_fields_finish(&r.fields, COR_TYPES_ARE_MADE, r.table, arena, interns, diagnostics, err);
    discard(&r);
    if (!st) *ret_table = r.table;
    return st;
}
