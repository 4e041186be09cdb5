/* The table of what the page shows: of which source, with which columns, in which order. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

static cor_status too_many(const cor_node *node, cor_error *err)
{
    return cor_node_fail(node, err, "%zu columns; a table has 1 to %d", node->n, COR_MAX_TABLE_COLUMNS);
}

/* [date, place], headed by their names with a capital. */
static const char *heading_of(cor_arena *arena, const char *field)
{
    char *words = cor_arena_copy(arena, field);
    g_strdelimit(words, "_-", ' ');
    words[0] = g_ascii_toupper(words[0]);
    return words;
}

static cor_status read_list(cor_map_reader *reader, const cor_node *node, cor_feature_table_options *table,
                            cor_error *err)
{
    cor_status status = cor_field_texts(reader->arena, node, "columns", &table->fields, err);
    if (status) return status;
    while (table->fields[table->n_columns])
        table->n_columns++;
    if (table->n_columns > COR_MAX_TABLE_COLUMNS) return too_many(cor_node_get(node, "columns"), err);
    const char **headings = COR_NEW_ARRAY(reader->arena, const char *, table->n_columns);
    for (size_t i = 0; i < table->n_columns; i++)
        headings[i] = heading_of(reader->arena, table->fields[i]);
    table->headings = headings;
    return COR_OK;
}

/* {date: Date, killed: People killed} */
static cor_status read_map(cor_map_reader *reader, const cor_node *columns, cor_feature_table_options *table,
                           cor_error *err)
{
    cor_status status = COR_OK;
    if (!columns->n || columns->n > COR_MAX_TABLE_COLUMNS) return too_many(columns, err);
    const char **fields = COR_NEW_ARRAY(reader->arena, const char *, columns->n);
    const char **headings = COR_NEW_ARRAY(reader->arena, const char *, columns->n);
    for (size_t i = 0; i < columns->n && !status; i++) {
        fields[i] = columns->items[i]->key;
        status = cor_field_prose(reader->arena, columns, fields[i], &headings[i], err);
    }
    table->fields = fields;
    table->headings = headings;
    table->n_columns = columns->n;
    return status;
}

static cor_status read_columns(cor_map_reader *reader, const cor_node *node, cor_feature_table_options *table,
                               cor_error *err)
{
    const cor_node *columns = cor_node_get(node, "columns");
    if (!columns) return cor_node_fail(node, err, "\"table\" names no columns; write columns: [date, place]");
    return columns->kind == COR_NODE_MAP ? read_map(reader, columns, table, err) : read_list(reader, node, table, err);
}

static cor_status read_place(const cor_node *node, cor_feature_table_options *table, cor_error *err)
{
    const cor_node *at = cor_node_get(node, "at");
    table->beside = at && cor_field_says(at, "beside");
    return table->beside ? COR_OK : cor_map_read_place(node, &table->on, &table->at, err);
}

cor_status cor_map_read_table(cor_map_reader *reader, const cor_node *node, cor_error *err)
{
    static const char *const keys[] = {"at", "source", "title", "columns", "order", "number", "marks", "width"};
    cor_feature_table_options *table = &reader->map->furniture.table;
    table->node = node;
    table->has_numbers = table->marks = true;
    cor_status status = cor_map_read_own_keys(node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = read_place(node, table, err);
    if (!status) status = cor_field_text(node, "source", &table->source, err);
    if (!status && !table->source)
        return cor_node_fail(node, err, "\"table\" names no source; write {source: incidents, columns: [date, place]}");
    if (!status) status = cor_field_prose(reader->arena, node, "title", &table->title, err);
    if (!status) status = read_columns(reader, node, table, err);
    if (!status) status = cor_field_order(node, "order", &table->order, &table->descending, err);
    if (!status) status = cor_field_bool(node, "number", &table->has_numbers, err);
    if (!status) status = cor_field_bool(node, "marks", &table->marks, err);
    if (!status) status = cor_field_length(node, "width", 10, 500, &table->width, err);
    return status;
}
