#include "map/internal.h"

void cor_map_warn_later(cor_map_reader *reader, const cor_node *node)
{
    if (!node || node->kind == COR_NODE_NULL || (node->kind == COR_NODE_BOOL && !node->boolean)) return;
    cor_warn(reader->diagnostics, cor_key_location(node), "\"%s\" is not drawn yet", node->key);
}
