/* What is not drawn, or not as written, is said: layer, property, place. */
#include <string.h>

#include "style/reader.h"

static bool same_item(const cor_node *node, cor_value value)
{
    switch (value.kind) {
    case COR_BOOL:
        return node->kind == COR_NODE_BOOL && node->boolean == value.boolean;
    case COR_NUMBER:
        return node->kind == COR_NODE_NUMBER && node->number == value.number;
    case COR_STRING:
        return node->kind == COR_NODE_STRING && strcmp(node->text, value.string) == 0;
    default:
        return false;
    }
}

/* A default that is written out changes nothing, drawn or not. */
static bool is_default(const cor_node *node, cor_value fallback)
{
    if (fallback.kind != COR_ARRAY) return same_item(node, fallback);
    if (node->kind != COR_NODE_SEQ || node->n != fallback.array->n) return false;
    for (size_t i = 0; i < node->n; i++) {
        if (!same_item(node->items[i], fallback.array->items[i])) return false;
    }
    return true;
}

/* VALUE somewhere in NODE: an expression may come to it. */
static bool mentions(const cor_node *node, const char *value)
{
    if (node->kind == COR_NODE_STRING) return strcmp(node->text, value) == 0;
    for (size_t i = 0; i < node->n; i++) {
        if (mentions(node->items[i], value)) return true;
    }
    return false;
}

void cor_style_note_support(cor_reader *reader, const cor_layer *layer, const cor_property_row *row,
                            const cor_node *node)
{
    if (row->support == COR_NOT_YET && !is_default(node, row->spec.fallback)) {
        cor_style_warn(reader, node, "layer '%s': %s %s", layer->id, row->name, row->why);
    }
    if (row->odd_value && mentions(node, row->odd_value)) {
        cor_style_warn(reader, node, "layer '%s': %s '%s' %s", layer->id, row->name, row->odd_value, row->odd_why);
    }
}
