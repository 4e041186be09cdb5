/* The table of what the page shows: of which source, with which columns, in which order. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

static const char no_columns[] = "\"table\" names no columns; write columns: [date, place]";

static bool is_many(cor_map_reader *reader, const cor_node *columns, size_t n)
{
    if (n <= COR_MAX_TABLE_COLUMNS) return false;
    cor_map_fault(reader, columns, "%zu columns; a table has at most %d", n, COR_MAX_TABLE_COLUMNS);
    return true;
}

/* [date, place], headed by their names with a capital. */
static const char *heading_of(cor_arena *arena, const char *field)
{
    char *words = cor_arena_copy(arena, field);
    g_strdelimit(words, "_-", ' ');
    words[0] = g_ascii_toupper(words[0]);
    return words;
}

static void read_list(cor_map_reader *reader, const cor_node *columns, cor_feature_table_options *table)
{
    const char *const *fields = NULL;
    size_t n = 0;
    if (!cor_read_texts(reader, columns, &fields)) return;
    while (fields[n])
        n++;
    if (is_many(reader, columns, n)) return;
    const char **headings = COR_NEW_ARRAY(reader->arena, const char *, n);
    for (size_t i = 0; i < n; i++)
        headings[i] = heading_of(reader->arena, fields[i]);
    table->fields = fields;
    table->headings = headings;
    table->n_columns = n;
}

/* {date: Date, killed: People killed} */
static void read_map(cor_map_reader *reader, const cor_node *columns, cor_feature_table_options *table)
{
    if (is_many(reader, columns, columns->n)) return;
    const char **fields = COR_NEW_ARRAY(reader->arena, const char *, columns->n);
    const char **headings = COR_NEW_ARRAY(reader->arena, const char *, columns->n);
    for (size_t i = 0; i < columns->n; i++) {
        fields[i] = columns->items[i]->key;
        cor_read_prose(reader, columns->items[i], &headings[i]);
    }
    table->fields = fields;
    table->headings = headings;
    table->n_columns = columns->n;
}

static void read_columns(cor_map_reader *reader, const cor_node *node, void *target)
{
    if (node->kind == COR_NODE_NULL)
        cor_map_fault(reader, node, "%s", no_columns);
    else if (node->kind == COR_NODE_MAP)
        read_map(reader, node, target);
    else
        read_list(reader, node, target);
}

static const char *const beside[] = {"beside"};

static void read_place(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_feature_table_options *table = target;
    size_t at;
    table->beside = cor_field_says(node, beside[0]);
    if (!table->beside && cor_read_word(reader, node, COR_MAP_WORDS(cor_map_places), &at)) table->at = (cor_at) at;
}

static void read_order(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_feature_table_options *table = target;
    cor_read_order(reader, node, &table->order, &table->descending);
}

static void begin(cor_map_reader *reader, const cor_node *node)
{
    cor_feature_table_options *table = &reader->map->furniture.table;
    table->node = node;
    table->has_numbers = table->marks = true;
    cor_map_demand(reader, node, "source",
                   "\"table\" names no source; write {source: incidents, columns: [date, place]}");
    cor_map_demand(reader, node, "columns", no_columns);
}

static const cor_map_key keys[] = {
    {"at", .read = read_place, .words = COR_MAP_WORDS(beside)},
    {"source", COR_KEY_TEXT, .at = offsetof(cor_feature_table_options, source)},
    {"title", COR_KEY_PROSE, .at = offsetof(cor_feature_table_options, title)},
    {"columns", .read = read_columns, .takes_prose = true},
    {"order", .read = read_order},
    {"number", COR_KEY_BOOL, .at = offsetof(cor_feature_table_options, has_numbers)},
    {"marks", COR_KEY_BOOL, .at = offsetof(cor_feature_table_options, marks)},
    {"width", COR_KEY_LENGTH, .at = offsetof(cor_feature_table_options, width), .least = 10, .most = 500},
};

const cor_map_keys cor_map_table_keys = {COR_MAP_KEYS(keys), .begin = begin};
