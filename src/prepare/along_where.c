#include "prepare/along_where.h"

#include <string.h>

#include "base/words.h"
#include "source/where.h"
#include "table/select.h"

static const cor_node *where_node(const cor_map_source *options)
{
    return cor_node_get(options->node, "along_where");
}

cor_status cor_along_where_bind(const cor_render_context *context, const cor_map_source *options,
                                const char **ret_where, cor_error *err)
{
    const char **names = COR_NEW_ARRAY(context->arena, const char *, context->n_state);
    cor_value *values = COR_NEW_ARRAY(context->arena, cor_value, context->n_state);
    for (size_t i = 0; i < context->n_state; i++) {
        names[i] = context->state[i].name;
        values[i] = context->state[i].value;
    }
    cor_status st = cor_sql_bind(context->arena, options->along_where, names, values, context->n_state, ret_where, err);
    return st ? cor_fail_there(err, cor_node_location(where_node(options))) : COR_OK;
}

static cor_status open_where(const cor_render_context *context, const cor_map_source *options, cor_arena *arena,
                             cor_where **ret_where, cor_error *err)
{
    const char *text;
    cor_error why = {0};
    cor_status st = cor_along_where_bind(context, options, &text, err);
    if (st) return st;
    st = cor_where_open(text, arena, ret_where, &why);
    return st ? cor_node_fail(where_node(options), err, "%s", why.message) : COR_OK;
}

const char *const *cor_along_where_fields(const cor_render_context *context, const cor_map_source *options,
                                          const char *const *added, cor_arena *arena)
{
    cor_where *where;
    const char *missing;
    GPtrArray *names = g_ptr_array_new();
    size_t n_made = g_strv_length((char **) added);
    for (size_t i = 0; i < n_made; i++)
        g_ptr_array_add(names, (gpointer) added[i]);
    if (options->along_where && !open_where(context, options, arena, &where, NULL)) {
        while ((missing = cor_where_bind(where, (const char *const *) names->pdata, names->len, NULL)))
            g_ptr_array_add(names, cor_arena_copy(arena, missing));
        cor_where_close(where);
    }
    g_ptr_array_add(names, NULL);
    const char *const *own = cor_arena_memdup(arena, names->pdata + n_made, (names->len - n_made) * sizeof *own);
    g_ptr_array_unref(names);
    return own;
}

typedef struct {
    const cor_table *table;
    size_t row;
} cursor;

static cor_value cell(const void *row, size_t column)
{
    const cursor *c = row;
    return cor_column_value(&c->table->columns[column], c->row);
}

static cor_status bind_columns(cor_where *where, const cor_map_source *options, const cor_table *table,
                               cor_arena *arena, cor_error *err)
{
    const char **names = COR_NEW_ARRAY(arena, const char *, table->n_columns);
    for (size_t i = 0; i < table->n_columns; i++)
        names[i] = table->columns[i].name;
    const char *missing = cor_where_bind(where, names, table->n_columns, NULL);
    if (!missing) return COR_OK;
    const char *nearest = cor_nearest_word(missing, names, table->n_columns);
    return cor_node_fail(where_node(options), err, "source '%s' has no field '%.60s'%s", options->name, missing,
                         cor_hint_of(nearest, '\'', "").text);
}

cor_status cor_along_where_keep(const cor_render_context *context, const cor_map_source *options, cor_arena *arena,
                                const cor_table **table, cor_error *err)
{
    cor_where *where;
    size_t n = 0;
    const cor_table *all = *table;
    if (!options->along_where) return COR_OK;
    cor_status st = open_where(context, options, arena, &where, err);
    if (st) return st;
    st = bind_columns(where, options, all, arena, err);
    uint32_t *rows = COR_NEW_ARRAY(arena, uint32_t, all->n_rows);
    for (size_t i = 0; i < all->n_rows && !st; i++) {
        const cursor c = {all, i};
        double id = cor_table_id(all, i);
        if (cor_where_keeps(where, cell, &c, id, id)) rows[n++] = (uint32_t) i;
    }
    const char *fault = st ? NULL : cor_where_fault(where, "row");
    if (fault) st = cor_node_fail(where_node(options), err, "%s", fault);
    cor_where_close(where);
    if (!st) *table = cor_table_select(all, rows, n, NULL, arena);
    return st;
}

cor_status cor_along_where_check(const cor_render_context *context, const cor_map_source *options, cor_error *err)
{
    cor_where *where;
    if (!options->along_where) return COR_OK;
    cor_status st = open_where(context, options, context->arena, &where, err);
    if (!st) cor_where_close(where);
    return st;
}
