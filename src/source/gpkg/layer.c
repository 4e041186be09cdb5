#include "source/gpkg/layer.h"

#include <stdarg.h>
#include <string.h>

#include <glib.h>

#include "source/wanted.h"

sqlite3_stmt *cor_gpkg_prepare(sqlite3 *db, const char *format, ...)
{
    va_list arguments;
    sqlite3_stmt *statement = NULL;
    va_start(arguments, format);
    char *sql = sqlite3_vmprintf(format, arguments);
    va_end(arguments);
    if (sql && sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) statement = NULL;
    sqlite3_free(sql);
    return statement;
}

/* The number in the first column of the first row of STATEMENT, which is ended; OTHERWISE where there is none. */
static double number_of(sqlite3_stmt *statement, double otherwise)
{
    double x = otherwise;
    if (statement && sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL)
        x = sqlite3_column_double(statement, 0);
    sqlite3_finalize(statement);
    return x;
}

static const char *text_of(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *) sqlite3_column_text(statement, column);
    return text ? text : "";
}

enum { TABLE, GEOMETRY, AUTHORITY, CODE, MIN_X, MIN_Y, MAX_X, MAX_Y };

static const char *const layers_sql =
    "SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id, c.min_x, c.min_y, c.max_x, "
    "c.max_y FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name "
    "LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE c.data_type = 'features'";

static void take_layer(sqlite3_stmt *row, cor_arena *arena, cor_gpkg_layer *layer)
{
    layer->name = cor_arena_copy(arena, text_of(row, TABLE));
    layer->geometry = cor_arena_copy(arena, text_of(row, GEOMETRY));
    layer->is_lonlat = !strcmp(text_of(row, AUTHORITY), "EPSG") && sqlite3_column_int(row, CODE) == 4326;
    layer->bounds = COR_RECT_EMPTY;
    for (int i = MIN_X; i <= MAX_Y; i++)
        if (sqlite3_column_type(row, i) == SQLITE_NULL) return;
    layer->bounds = (cor_rect){sqlite3_column_double(row, MIN_X), sqlite3_column_double(row, MIN_Y),
                               sqlite3_column_double(row, MAX_X), sqlite3_column_double(row, MAX_Y)};
}

/* The layer that is named; else the one hinted at; else the only one. */
static bool choose_layer(sqlite3 *db, const cor_request *request, cor_arena *arena, cor_gpkg_layer *layer)
{
    sqlite3_stmt *rows = cor_gpkg_prepare(db, "%s", layers_sql);
    int n = 0;
    bool named = false;
    while (rows && sqlite3_step(rows) == SQLITE_ROW && !named) {
        const char *name = text_of(rows, TABLE);
        named = !g_strcmp0(name, request->layer ? request->layer : request->layer_hint);
        if (named || n++ == 0) take_layer(rows, arena, layer);
    }
    sqlite3_finalize(rows);
    return named || (!request->layer && n == 1);
}

static bool has_table(sqlite3 *db, const char *name)
{
    return number_of(cor_gpkg_prepare(db, "SELECT count(*) FROM sqlite_master WHERE name = %Q", name), 0) > 0;
}

/* A table of its own, no view; without words on its columns that change what they are. */
static bool is_plain_table(sqlite3 *db, const char *name)
{
    sqlite3_stmt *kind = cor_gpkg_prepare(
        db, "SELECT type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%%' FROM sqlite_master WHERE name = %Q", name);
    if (number_of(kind, 0) != 1) return false;
    if (!has_table(db, "gpkg_data_columns")) return true;
    return number_of(cor_gpkg_prepare(db, "SELECT count(*) FROM gpkg_data_columns WHERE table_name = %Q", name), 1) ==
           0;
}

static bool find_kind(const char *type, cor_gpkg_kind *ret_kind)
{
    static const struct {
        const char *type;
        cor_gpkg_kind kind;
    } kinds[] = {{"SMALLINT", COR_GPKG_SMALL},  {"MEDIUMINT", COR_GPKG_MEDIUM}, {"INT", COR_GPKG_INTEGER},
                 {"INTEGER", COR_GPKG_INTEGER}, {"DOUBLE", COR_GPKG_REAL},      {"REAL", COR_GPKG_REAL},
                 {"BOOLEAN", COR_GPKG_BOOLEAN}, {"TEXT", COR_GPKG_TEXT},        {"DATE", COR_GPKG_DAY}};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        *ret_kind = kinds[i].kind;
        if (!strcmp(type, kinds[i].type)) return true;
    }
    *ret_kind = COR_GPKG_TEXT;
    return g_str_has_prefix(type, "TEXT(");
}

/* The columns, as PRAGMA table_xinfo tells them: number, name, type, not null, default, place in the key, hidden. */
static bool find_fields(sqlite3 *db, cor_arena *arena, cor_gpkg_layer *layer)
{
    enum { NAME = 1, TYPE = 2, KEY = 5, HIDDEN = 6 };
    sqlite3_stmt *rows = cor_gpkg_prepare(db, "PRAGMA table_xinfo(\"%w\")", layer->name);
    GArray *fields = g_array_new(FALSE, TRUE, sizeof(cor_gpkg_field));
    bool plain = rows, has_geometry = false;
    while (plain && sqlite3_step(rows) == SQLITE_ROW) {
        const char *name = text_of(rows, NAME), *type = text_of(rows, TYPE);
        cor_gpkg_field field = {.name = cor_arena_copy(arena, name)};
        int key = sqlite3_column_int(rows, KEY);
        plain = sqlite3_column_int(rows, HIDDEN) == 0 && key <= 1 && g_utf8_validate(name, -1, NULL);
        if (key == 1) {
            plain = plain && !layer->fid && !strcmp(type, "INTEGER");
            layer->fid = field.name;
        } else if (!strcmp(name, layer->geometry)) {
            has_geometry = true;
        } else if (plain) {
            field.is_plain = find_kind(type, &field.kind);
            g_array_append_val(fields, field);
        }
    }
    sqlite3_finalize(rows);
    layer->n_fields = fields->len;
    layer->fields = cor_arena_memdup(arena, fields->data, fields->len * sizeof(cor_gpkg_field));
    g_array_unref(fields);
    return plain && has_geometry && layer->fid;
}

/* Both the word that there is an index, and the index. */
static bool has_index(sqlite3 *db, const cor_gpkg_layer *layer)
{
    if (!has_table(db, "gpkg_extensions")) return false;
    sqlite3_stmt *word = cor_gpkg_prepare(db,
                                          "SELECT count(*) FROM gpkg_extensions WHERE table_name = %Q AND column_name "
                                          "= %Q AND extension_name = 'gpkg_rtree_index'",
                                          layer->name, layer->geometry);
    sqlite3_stmt *index = cor_gpkg_prepare(
        db,
        "SELECT count(*) FROM sqlite_master WHERE name = 'rtree_%q_%q' AND sql LIKE 'CREATE VIRTUAL TABLE%%rtree%%'",
        layer->name, layer->geometry);
    double words = number_of(word, 0), indexes = number_of(index, 0);
    return words > 0 && indexes == 1;
}

static double stated_rows(sqlite3 *db, const cor_gpkg_layer *layer)
{
    if (!has_table(db, "gpkg_ogr_contents")) return -1;
    return number_of(
        cor_gpkg_prepare(db, "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = %Q", layer->name), -1);
}

bool cor_gpkg_find_layer(sqlite3 *db, const cor_request *request, cor_arena *arena, cor_gpkg_layer *ret_layer)
{
    *ret_layer = (cor_gpkg_layer){0};
    if (!choose_layer(db, request, arena, ret_layer)) return false;
    if (!ret_layer->is_lonlat && !request->crs) return false;
    if (!is_plain_table(db, ret_layer->name) || !find_fields(db, arena, ret_layer)) return false;
    ret_layer->has_index = has_index(db, ret_layer);
    ret_layer->n_rows = stated_rows(db, ret_layer);
    return true;
}

bool cor_gpkg_choose_fields(cor_gpkg_layer *layer, const cor_request *request, cor_arena *arena)
{
    cor_gpkg_field *wanted = COR_NEW_ARRAY(arena, cor_gpkg_field, layer->n_fields);
    size_t n = 0;
    for (size_t i = 0; i < layer->n_fields; i++) {
        if (!cor_request_wants(request, layer->fields[i].name)) continue;
        if (!layer->fields[i].is_plain) return false;
        wanted[n++] = layer->fields[i];
    }
    layer->fields = wanted;
    layer->n_fields = n;
    return true;
}

double cor_gpkg_count(sqlite3 *db, const cor_gpkg_layer *layer)
{
    return number_of(cor_gpkg_prepare(db, "SELECT count(*) FROM \"%w\"", layer->name), -1);
}

/* The second number is of another part of the index, a list of its rows. Looking into all of a large index would take
 * longer than reading the rows. */
bool cor_gpkg_index_is_whole(sqlite3 *db, const cor_gpkg_layer *layer)
{
    static const double large = 1e6;
    double rows =
        number_of(cor_gpkg_prepare(db, "SELECT count(*) FROM \"rtree_%w_%w_rowid\"", layer->name, layer->geometry), 0);
    if (rows > large) return true;
    return number_of(cor_gpkg_prepare(db, "SELECT count(*) FROM \"rtree_%w_%w\"", layer->name, layer->geometry), -1) ==
           rows;
}
