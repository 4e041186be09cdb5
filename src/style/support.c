/* What is not drawn, or not as written, is said: layer, property, place. */
#include <string.h>

#include "style/internal.h"

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
    if (row->odd_value && mentions(node, row->odd_value))
        cor_style_warn(reader, node, "layer '%s': %s '%s' %s", layer->id, row->name, row->odd_value, row->odd_why);
}
