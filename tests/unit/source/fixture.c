#include "fixture.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

#include "base/number.h"
#include "support/folder.h"

int fixture_set_up(void **state)
{
    fixture *f = g_new0(fixture, 1);
    f->folder = g_dir_make_tmp("corridor-source-XXXXXX", NULL);
    f->sources = cor_sources_new();
    f->arena = cor_arena_new();
    f->interns = cor_interns_new();
    f->diagnostics = cor_diagnostics_new();
    *state = f;
    return f->folder ? 0 : -1;
}

int fixture_tear_down(void **state)
{
    fixture *f = *state;
    remove_folder(f->folder);
    g_free(f->folder);
    cor_sources_free(f->sources);
    cor_arena_free(f->arena);
    cor_interns_free(f->interns);
    cor_diagnostics_free(f->diagnostics);
    g_free(f);
    return 0;
}

const char *fixture_path(fixture *f, const char *name)
{
    return cor_arena_format(f->arena, "%s/%s", f->folder, name);
}

const char *fixture_write(fixture *f, const char *name, const void *bytes, size_t size)
{
    const char *path = fixture_path(f, name);
    assert_true(g_file_set_contents(path, bytes, (gssize) size, NULL));
    return path;
}

const char *fixture_write_text(fixture *f, const char *name, const char *text)
{
    return fixture_write(f, name, text, strlen(text));
}

static cor_status read_it(fixture *f, const char *name, cor_request request, const cor_table **ret_table)
{
    request.name = "test";
    if (!request.json) request.url = *name == '/' || strchr(name, ':') ? name : fixture_path(f, name);
    if (!request.fields) request.all_fields = true;
    f->error = (cor_error){0};
    return cor_source_read(f->sources, &request, f->arena, f->interns, f->diagnostics, ret_table, &f->error);
}

const cor_table *fixture_read(fixture *f, const char *name, cor_request request)
{
    const cor_table *table = NULL;
    cor_status st = read_it(f, name, request, &table);
    if (st) fail_msg("%s: %s", name, f->error.message);
    assert_non_null(table);
    assert_int_equal(table->geometry.n_features, table->n_rows);
    return table;
}

const char *fixture_fail(fixture *f, const char *name, cor_request request)
{
    const cor_table *table = NULL;
    cor_status st = read_it(f, name, request, &table);
    assert_int_equal(st, COR_BAD_DATA);
    assert_int_equal(f->error.status, COR_BAD_DATA);
    assert_null(table);
    return f->error.message;
}

bool fixture_remarked(const fixture *f, const char *text)
{
    for (size_t i = 0; i < cor_diagnostics_count(f->diagnostics); i++)
        if (strstr(cor_diagnostics_get(f->diagnostics, i)->message, text)) return true;
    return false;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

const char *fixture_listing(fixture *f)
{
    const char *name;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(f->folder, 0, NULL);
    while ((name = g_dir_read_name(dir)))
        g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    qsort(names->pdata, names->len, sizeof *names->pdata, by_name);
    g_ptr_array_add(names, NULL);
    char *joined = g_strjoinv(" ", (char **) names->pdata);
    const char *listing = cor_arena_copy(f->arena, joined);
    g_free(joined);
    g_ptr_array_free(names, TRUE);
    return listing;
}

cor_value value_at(const cor_table *table, const char *column, size_t row)
{
    const cor_column *c = cor_table_column(table, column);
    if (!c) fail_msg("there is no column %s", column);
    assert_true(row < table->n_rows);
    return cor_column_value(c, row);
}

const char *text_at(const cor_table *table, const char *column, size_t row)
{
    cor_value value = value_at(table, column, row);
    if (value.kind == COR_NULL) return "(null)";
    assert_int_equal(value.kind, COR_STRING);
    return value.string;
}

double number_at(const cor_table *table, const char *column, size_t row)
{
    cor_value value = value_at(table, column, row);
    assert_int_equal(value.kind, COR_NUMBER);
    return value.number;
}

bool null_at(const cor_table *table, const char *column, size_t row)
{
    return value_at(table, column, row).kind == COR_NULL;
}

static void append_part(GString *out, const cor_geometry *g, size_t part)
{
    char x[COR_NUMBER_SPACE], y[COR_NUMBER_SPACE];
    size_t first = cor_geometry_first_point(g, part), end = cor_geometry_first_point(g, part + 1);
    for (size_t i = first; i < end; i++) {
        cor_format_shortest(x, g->points[i].x);
        cor_format_shortest(y, g->points[i].y);
        g_string_append_printf(out, "%s %s%s", x, y, i + 1 < end ? ", " : "");
    }
}

const char *shape_at(fixture *f, const cor_table *table, size_t row)
{
    static const char *const kinds[] = {"NONE", "POINT ", "LINE ", "POLYGON "};
    const cor_geometry *g = &table->geometry;
    GString *out = g_string_new(kinds[cor_geometry_kind(g, row)]);
    size_t first = cor_geometry_first_part(g, row), end = cor_geometry_first_part(g, row + 1);
    for (size_t part = first; part < end; part++) {
        append_part(out, g, part);
        if (part + 1 < end) g_string_append(out, "; ");
    }
    const char *text = cor_arena_copy(f->arena, out->str);
    g_string_free(out, TRUE);
    return text;
}
