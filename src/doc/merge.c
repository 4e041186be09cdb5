/* Trees made of other trees. */
#include "doc/doc.h"

#include <string.h>

static cor_node *copy_of(cor_arena *arena, const cor_node *node)
{
    return cor_arena_memdup(arena, node, sizeof *node);
}

const cor_node *cor_node_keyed(cor_arena *arena, const cor_node *item, const char *key)
{
    cor_node *node = copy_of(arena, item);
    node->key = key;
    node->key_line = item->line;
    node->key_column = item->column;
    return node;
}

const cor_node *cor_node_string(cor_arena *arena, const cor_node *like, const char *key, const char *text)
{
    cor_node *node = COR_NEW(arena, cor_node);
    *node = (cor_node){.kind = COR_NODE_STRING, .quoted = true, .text = text, .file = like->file};
    node->line = like->line;
    node->column = like->column;
    return key ? cor_node_keyed(arena, node, key) : node;
}

const cor_node *cor_node_of(cor_arena *arena, const cor_node *like, cor_node_kind kind, const cor_node *const *items,
                            size_t n)
{
    cor_node *node = copy_of(arena, like);
    node->kind = kind;
    node->text = NULL;
    node->n = n;
    node->items = n ? cor_arena_memdup(arena, items, n * sizeof *items) : NULL;
    return node;
}

const cor_node *cor_node_placed(cor_arena *arena, const cor_node *node, const cor_node *like)
{
    const cor_node **items = COR_NEW_ARRAY(arena, const cor_node *, node->n);
    for (size_t i = 0; i < node->n; i++)
        items[i] = cor_node_placed(arena, node->items[i], like);
    cor_node *copy = copy_of(arena, node);
    copy->file = like->file;
    copy->line = copy->key_line = like->line;
    copy->column = copy->key_column = like->column;
    copy->items = items;
    return copy;
}

static size_t index_of(const cor_node *map, const char *key)
{
    size_t i = 0;
    while (i < map->n && strcmp(map->items[i]->key, key) != 0)
        i++;
    return i;
}

const cor_node *cor_node_with(cor_arena *arena, const cor_node *map, const cor_node *entry)
{
    size_t at = index_of(map, entry->key);
    const cor_node **items = COR_NEW_ARRAY(arena, const cor_node *, map->n + 1);
    if (map->n) memcpy(items, map->items, map->n * sizeof *items);
    items[at] = entry;
    cor_node *node = copy_of(arena, map);
    node->items = items;
    node->n = at < map->n ? map->n : map->n + 1;
    return node;
}

const cor_node *cor_node_without(cor_arena *arena, const cor_node *map, const char *key)
{
    size_t at = index_of(map, key);
    if (at == map->n) return map;
    const cor_node **items = COR_NEW_ARRAY(arena, const cor_node *, map->n);
    for (size_t i = 0, n = 0; i < map->n; i++)
        if (i != at) items[n++] = map->items[i];
    cor_node *node = copy_of(arena, map);
    node->items = items;
    node->n = map->n - 1;
    return node;
}

static const cor_node *merged(cor_arena *arena, const cor_node *map, const cor_node *patch, bool all_the_way)
{
    for (size_t i = 0; i < patch->n; i++) {
        const cor_node *entry = patch->items[i];
        if (entry->kind == COR_NODE_NULL)
            map = cor_node_without(arena, map, entry->key);
        else
            map = cor_node_with(arena, map,
                                all_the_way ? cor_node_patched(arena, cor_node_get(map, entry->key), entry) : entry);
    }
    return map;
}

const cor_node *cor_node_overlaid(cor_arena *arena, const cor_node *map, const cor_node *patch)
{
    return merged(arena, map, patch, false);
}

const cor_node *cor_node_patched(cor_arena *arena, const cor_node *map, const cor_node *patch)
{
    if (patch->kind != COR_NODE_MAP) return patch;
    bool both = map && map->kind == COR_NODE_MAP;
    return merged(arena, both ? map : cor_node_of(arena, patch, COR_NODE_MAP, NULL, 0), patch, true);
}
