/* What the pages of features are called: by a field that the document names, or by what the source has. */
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"
#include "batch/coverage.h"

/* As many features as a message names. */
enum { MOST_NAMED = 5 };

static cor_value value_in(const cor_covering *c, const char *field, size_t row)
{
    const cor_column *column = cor_table_column(c->table, field);
    return column ? cor_column_value(column, row) : cor_null();
}

const char *cor_covering_id(const cor_covering *covering, size_t row)
{
    char number[COR_NUMBER_SPACE];
    const char *field = covering->context->map->document->atlas.id;
    cor_value value = value_in(covering, field ? field : "id", row);
    if (value.kind != COR_NULL) return cor_value_text(value, covering->arena);
    cor_format_shortest(number, cor_table_id(covering->table, row));
    return cor_arena_copy(covering->arena, number);
}

static cor_status fail_unknown(const cor_covering *c, const char *field, cor_error *err)
{
    const cor_table *table = c->table;
    const char **names = COR_NEW_ARRAY(c->arena, const char *, table->n_columns);
    for (size_t i = 0; i < table->n_columns; i++)
        names[i] = table->columns[i].name;
    return cor_atlas_fail(c->context, "id", err, COR_BAD_DOCUMENT, "source '%s' has no field '%s'%s", table->source,
                          field, cor_hint_of(cor_nearest_word(field, names, table->n_columns), '\'', "").text);
}

/* "3, 8 and 12", or "3, 8, 12, 13, 20 and 7 more". */
static char *features_named(const cor_covering *c, const GArray *rows)
{
    GString *text = g_string_new(NULL);
    guint shown = rows->len > MOST_NAMED + 1 ? MOST_NAMED : rows->len;
    for (guint i = 0; i < shown; i++) {
        char number[COR_NUMBER_SPACE];
        cor_format_shortest(number, cor_table_id(c->table, g_array_index(rows, size_t, i)));
        g_string_append_printf(text, "%s%s", !i ? "" : i + 1 == rows->len ? " and " : ", ", number);
    }
    if (shown < rows->len) g_string_append_printf(text, " and %u more", rows->len - shown);
    return g_string_free(text, FALSE);
}

static bool is_blank(const cor_covering *c, cor_value value)
{
    const char *text = value.kind == COR_NULL ? "" : cor_value_text(value, c->arena);
    return !text[strspn(text, " \t\n")];
}

static cor_status check_filled(const cor_covering *c, const char *field, cor_error *err)
{
    GArray *empty = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t row = 0; row < c->table->n_rows; row++)
        if (is_blank(c, value_in(c, field, row))) g_array_append_val(empty, row);
    cor_status st = COR_OK;
    char *named = features_named(c, empty);
    if (empty->len)
        st = cor_atlas_fail(c->context, "id", err, COR_BAD_DATA,
                            "%u of %zu features of '%s' have no '%s' to be called by: feature%s %s", empty->len,
                            c->table->n_rows, c->table->source, field, empty->len == 1 ? "" : "s", named);
    g_free(named);
    g_array_unref(empty);
    return st;
}

static cor_status fail_shared(const cor_covering *c, const char *field, const char *id, cor_error *err)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t row = 0; row < c->table->n_rows; row++)
        if (!strcmp(cor_covering_id(c, row), id)) g_array_append_val(rows, row);
    char *named = features_named(c, rows);
    cor_status st = cor_atlas_fail(c->context, "id", err, COR_BAD_DATA,
                                   "'%s' is no id: the features %s of '%s' all have \"%.60s\"; choose a field that "
                                   "differs",
                                   field, named, c->table->source, id);
    g_free(named);
    g_array_unref(rows);
    return st;
}

cor_status cor_cover_check_ids(const cor_covering *covering, cor_error *err)
{
    const char *field = covering->context->map->document->atlas.id;
    if (!field) return COR_OK;
    if (!cor_table_column(covering->table, field)) return fail_unknown(covering, field, err);
    cor_status st = check_filled(covering, field, err);
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t row = 0; row < covering->table->n_rows && !st; row++) {
        const char *id = cor_covering_id(covering, row);
        if (!g_hash_table_add(seen, (gpointer) id)) st = fail_shared(covering, field, id, err);
    }
    g_hash_table_unref(seen);
    return st;
}
