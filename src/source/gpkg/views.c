#include "source/gpkg/views.h"

#include <string.h>

#include <glib.h>

#include "source/gpkg/database.h"
#include "source/gpkg/layer.h"

/* A tick is so many steps of SQLite's machine, which does some hundred million in a second. All views of a file share
 * them. */
enum { MAX_ROWS = 10000000, MAX_CELL = 64 << 20, TICK = 100000 };
static const int MAX_TICKS = 200000000 / TICK;

typedef struct {
    const cor_source_location *location;
    sqlite3 *db;
    int ticks;
    double rows;
    cor_error *err;
} trial;

static int count_tick(void *of)
{
    trial *t = of;
    return ++t->ticks > MAX_TICKS;
}

/* What gives another answer the next time, or tells where it is run: such a view could pass here and not end there. */
static int allow(void *unused, int action, const char *first, const char *second, const char *db, const char *view)
{
    static const char *const functions[] = {"random",        "randomblob",        "changes",
                                            "total_changes", "last_insert_rowid", "load_extension"};
    (void) unused, (void) db, (void) view;
    if (action == SQLITE_FUNCTION)
        for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
            if (!g_ascii_strcasecmp(second, functions[i])) return SQLITE_DENY;
    if (action == SQLITE_READ && (g_str_has_prefix(first, "pragma_") || g_str_has_prefix(first, "sqlite_")))
        return SQLITE_DENY;
    return action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE
               ? SQLITE_OK
               : SQLITE_DENY;
}

static void begin_limits(trial *t)
{
    sqlite3_limit(t->db, SQLITE_LIMIT_LENGTH, MAX_CELL);
    sqlite3_limit(t->db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_progress_handler(t->db, TICK, count_tick, t);
    sqlite3_set_authorizer(t->db, allow, NULL);
}

static void end_limits(trial *t)
{
    sqlite3_progress_handler(t->db, 0, NULL, NULL);
    sqlite3_set_authorizer(t->db, NULL, NULL);
}

static cor_status say_end(const trial *t, const char *name, int code)
{
    if (cor_gpkg_is_damage(code)) return cor_gpkg_fail_damaged(t->location, t->db, t->err);
    if (code == SQLITE_DONE) return COR_OK;
    if (code == SQLITE_INTERRUPT || code == SQLITE_ROW)
        return cor_source_fail(
            t->location, t->err,
            "its view \"%.80s\" is too large: at most %d rows and %d million steps of SQLite are run "
            "for the views of a file; write it out as a table",
            name, MAX_ROWS, MAX_TICKS / (1000000 / TICK));
    return cor_source_fail(t->location, t->err,
                           "its view \"%.80s\" can't be run by SQLite alone (%s), so it is not run; write it out as a "
                           "table",
                           name, sqlite3_errmsg(t->db));
}

/* Each row is made, and its cells with it. */
static cor_status run(trial *t, const char *name)
{
    begin_limits(t);
    sqlite3_stmt *rows = cor_gpkg_prepare(t->db, "SELECT * FROM \"%w\"", name);
    int code = rows ? SQLITE_ROW : sqlite3_errcode(t->db);
    while (rows && t->rows < MAX_ROWS && (code = sqlite3_step(rows)) == SQLITE_ROW)
        t->rows++;
    cor_status st = say_end(t, name, code);
    sqlite3_finalize(rows);
    end_limits(t);
    return st;
}

static bool is_of_the_format(const char *name)
{
    return !g_ascii_strncasecmp(name, "gpkg_", 5) || !g_ascii_strncasecmp(name, "rtree_", 6);
}

/* NAME is no plain table: a view, one by a module (but an index of places), or with columns that are reckoned. */
static cor_status try_one(trial *t, const char *name, bool is_layer, bool is_view, bool is_virtual)
{
    if (is_of_the_format(name) && is_view)
        return cor_source_fail(t->location, t->err,
                               "has a view \"%.80s\" in the place of a table of the format, which is not run", name);
    if (is_layer && is_virtual)
        return cor_source_fail(t->location, t->err,
                               "its layer \"%.80s\" is a virtual table, which may read other files", name);
    return is_layer || (is_of_the_format(name) && !is_virtual) ? run(t, name) : COR_OK;
}

static const char *const odd_sql =
    "SELECT name, lower(name) IN (SELECT lower(table_name) FROM gpkg_contents), type = 'view', sql LIKE 'CREATE "
    "VIRTUAL%' FROM sqlite_master m WHERE type = 'view' OR (sql LIKE 'CREATE VIRTUAL%' AND sql NOT LIKE '%USING "
    "rtree%') OR (type = 'table' AND sql LIKE '% AS %(%' AND EXISTS (SELECT 1 FROM pragma_table_xinfo(m.name) WHERE "
    "hidden IN (2, 3)))";

/* Where gpkg_contents itself is a view, nothing is asked of it. */
static cor_status refuse_odd_contents(const trial *t)
{
    sqlite3_stmt *row = cor_gpkg_prepare(
        t->db, "SELECT 1 FROM sqlite_master WHERE lower(name) = 'gpkg_contents' AND (type = 'view' OR sql LIKE "
               "'CREATE VIRTUAL%%')");
    bool odd = row && sqlite3_step(row) == SQLITE_ROW;
    sqlite3_finalize(row);
    return odd ? cor_source_fail(t->location, t->err, "its list of layers is no table, so it is not read") : COR_OK;
}

static cor_status try_all(trial *t)
{
    enum { NAME, IS_LAYER, IS_VIEW, IS_VIRTUAL };
    cor_status st = refuse_odd_contents(t);
    sqlite3_stmt *odd = st ? NULL : cor_gpkg_prepare(t->db, "%s", odd_sql);
    while (!st && odd && sqlite3_step(odd) == SQLITE_ROW) {
        char *name = g_strdup((const char *) sqlite3_column_text(odd, NAME));
        if (name)
            st = try_one(t, name, sqlite3_column_int(odd, IS_LAYER), sqlite3_column_int(odd, IS_VIEW),
                         sqlite3_column_int(odd, IS_VIRTUAL));
        g_free(name);
    }
    sqlite3_finalize(odd);
    return st;
}

/* What SQLite can't open at all is for OGR to tell. */
cor_status cor_gpkg_try(const cor_source_location *location, const char *path, cor_error *err)
{
    trial t = {.location = location, .db = cor_gpkg_open(path, true), .err = err};
    cor_status st = t.db ? try_all(&t) : COR_OK;
    sqlite3_close(t.db);
    return st;
}
