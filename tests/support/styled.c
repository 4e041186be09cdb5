#include "support/styled.h"

#include <glib.h>

#include "support/cmocka_all.h"

const cor_node *yaml_of(const cor_compiler *compiler, const char *text, const char *name)
{
    const cor_node *node;
    cor_error err;
    if (cor_doc_parse(compiler->arena, text, strlen(text), name, &node, &err))
        fail_msg("%s:%d:%d: %s", err.file, err.line, err.column, err.message);
    return node;
}

const cor_style *style_of(const cor_compiler *compiler, const char *layers)
{
    const cor_style *style;
    cor_error err;
    const char *text = cor_arena_format(
        compiler->arena,
        "version: 8\nsources: {data: {type: geojson, data: data.json, lineMetrics: true}}\nlayers:\n%s", layers);
    if (cor_style_read(compiler, yaml_of(compiler, text, "style"), &style, &err))
        fail_msg("%s:%d:%d: %s", err.file, err.line, err.column, err.message);
    return style;
}

static GPtrArray *names_of(const cor_compiler *compiler, const cor_node *const *rows, size_t n)
{
    GPtrArray *names = g_ptr_array_new();
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; rows[i] && k < rows[i]->n; k++) {
            const char *name = cor_intern(compiler->interns, rows[i]->items[k]->key);
            if (!g_ptr_array_find(names, name, NULL)) g_ptr_array_add(names, (gpointer) name);
        }
    return names;
}

static cor_value cell_of(const cor_compiler *compiler, const cor_node *node)
{
    if (!node) return cor_null();
    if (node->kind == COR_NODE_STRING) return cor_interned(cor_intern(compiler->interns, node->text));
    return cor_node_value(compiler->arena, node);
}

void add_columns(const cor_compiler *compiler, cor_table *table, const cor_node *const *rows)
{
    size_t n = table->n_rows;
    GPtrArray *names = names_of(compiler, rows, n);
    cor_column *columns = COR_NEW_ARRAY(compiler->arena, cor_column, names->len + 1);
    for (guint k = 0; k < names->len; k++) {
        cor_value *cells = COR_NEW_ARRAY(compiler->arena, cor_value, n);
        for (size_t i = 0; i < n; i++)
            cells[i] = cell_of(compiler, cor_node_get(rows[i], names->pdata[k]));
        columns[k] = (cor_column){.name = names->pdata[k], .kind = COR_COLUMN_VALUES, .values = cells};
    }
    table->columns = columns;
    table->n_columns = names->len;
    g_ptr_array_unref(names);
}

const char *remarks_text(cor_arena *arena, const cor_diagnostics *diagnostics)
{
    const char *text = "";
    for (size_t i = 0; i < cor_diagnostics_count(diagnostics); i++)
        text = cor_arena_format(arena, "%s%s\n", text, cor_diagnostics_get(diagnostics, i)->message);
    return text;
}
