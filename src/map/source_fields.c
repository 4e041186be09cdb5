/* What the fields of a source are called, and what their cells are. */
#include <string.h>

#include <glib.h>

#include "map/internal.h"

/* {killed: fatalities}: ours and theirs. */
void cor_map_read_fields(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_source *source = target;
    if (!cor_read_map(reader, node)) return;
    cor_map_field_name *fields = COR_NEW_ARRAY(reader->arena, cor_map_field_name, node->n);
    size_t n = 0;
    for (size_t i = 0; i < node->n; i++) {
        const cor_node *item = node->items[i];
        const char *theirs = NULL;
        if (cor_read_text(reader, item, &theirs))
            fields[n++] = (cor_map_field_name){.ours = item->key, .theirs = theirs, .node = item};
    }
    source->fields = fields;
    source->n_fields = n;
}

static const char *const kinds[] = {
    [COR_MAP_FIELD_TEXT] = "text", [COR_MAP_FIELD_NUMBER] = "number", [COR_MAP_FIELD_DATE] = "date"};

static const cor_map_key of_type[] = {{"format", COR_KEY_TEXT, .at = offsetof(cor_map_field_type, format)}};
const cor_map_keys cor_map_type_keys = {COR_MAP_KEYS(of_type)};

/* "number", or {format: "%d/%m/%Y"} of days. */
static void read_type(cor_map_reader *reader, const cor_node *node, cor_map_field_type *type)
{
    size_t kind = COR_MAP_FIELD_TEXT;
    if (node->kind != COR_NODE_MAP) {
        if (cor_read_word(reader, node, COR_MAP_WORDS(kinds), &kind)) type->kind = (cor_map_field_kind) kind;
        return;
    }
    type->kind = COR_MAP_FIELD_DATE;
    if (cor_map_demand(reader, node, "format", "a type of several words is a day's; write {format: \"%d/%m/%Y\"}"))
        cor_map_read_keys(reader, node, &cor_map_type_keys, type);
}

/* {date: {format: "%d/%m/%Y"}, fatalities: number} */
void cor_map_read_types(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_source *source = target;
    if (!cor_read_map(reader, node)) return;
    cor_map_field_type *types = COR_NEW_ARRAY(reader->arena, cor_map_field_type, node->n);
    for (size_t i = 0; i < node->n; i++) {
        types[i] = (cor_map_field_type){.field = node->items[i]->key, .node = node->items[i]};
        read_type(reader, node->items[i], &types[i]);
    }
    source->types = types;
    source->n_types = node->n;
}
