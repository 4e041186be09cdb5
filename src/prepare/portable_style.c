#include "prepare/portable_style.h"

#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/relative_path.h"
#include "prepare/style_tree.h"

/* PATH, seen from the current folder, as seen from FOLDER; of what is no relative path, that as it is. */
static const char *moved_path(cor_arena *arena, const char *folder, const char *written, const char *path)
{
    bool stays = g_path_is_absolute(written) || strchr(written, ':');
    return stays ? written : cor_relative_path(arena, folder, path);
}

/* NODE, a path that a style says, as seen from FOLDER. */
static const cor_node *moved(cor_arena *arena, const char *folder, const cor_node *node)
{
    return cor_node_string(arena, node, node->key,
                           moved_path(arena, folder, node->text, cor_style_path(arena, node, node->text)));
}

static const cor_map_source *map_source_of(const cor_map_document *document, const char *name)
{
    for (size_t i = 0; i < document->n_sources; i++)
        if (document->sources[i].url && !strcmp(document->sources[i].name, name)) return &document->sources[i];
    return NULL;
}

/* A url that --set gives has no place in the document. */
static const char *map_url(cor_arena *arena, const char *folder, const cor_map_source *source)
{
    const cor_node *node = cor_node_get(source->node, "url");
    if (cor_url_is_connection(source->url)) return source->url;
    if (node && g_path_is_absolute(node->text) && !strcmp(node->text, source->url)) return source->url;
    return cor_relative_path(arena, folder, source->url);
}

static const cor_node *moved_source(cor_arena *arena, const cor_map_document *document, const char *folder,
                                    const cor_node *source)
{
    const cor_map_source *in_map = map_source_of(document, source->key);
    const cor_node *type = cor_node_get(source, "type");
    const char *key = type && type->text && !strcmp(type->text, "geojson") ? "data" : "url";
    const cor_node *place = cor_node_get(source, key);
    if (in_map)
        return cor_node_with(arena, source, cor_node_string(arena, in_map->node, key, map_url(arena, folder, in_map)));
    return place && place->kind == COR_NODE_STRING ? cor_node_with(arena, source, moved(arena, folder, place)) : source;
}

static const cor_node *moved_sources(cor_arena *arena, const cor_map_document *document, const char *folder,
                                     const cor_node *sources)
{
    const cor_node *all = sources;
    for (size_t i = 0; sources && sources->kind == COR_NODE_MAP && i < sources->n; i++)
        all = cor_node_with(arena, all, moved_source(arena, document, folder, sources->items[i]));
    return all;
}

/* One sprite, or a list of them. */
static const cor_node *moved_sprite(cor_arena *arena, const char *folder, const cor_node *sprite)
{
    if (sprite->kind == COR_NODE_STRING) return moved(arena, folder, sprite);
    const cor_node **entries = COR_NEW_ARRAY(arena, const cor_node *, sprite->n);
    for (size_t i = 0; i < sprite->n; i++) {
        const cor_node *url = cor_node_get(sprite->items[i], "url");
        entries[i] = url && url->kind == COR_NODE_STRING
                         ? cor_node_with(arena, sprite->items[i], moved(arena, folder, url))
                         : sprite->items[i];
    }
    return cor_node_of(arena, sprite, COR_NODE_SEQ, entries, sprite->n);
}

static const cor_node *value_node(cor_arena *arena, const cor_node *like, cor_value value)
{
    char number[COR_NUMBER_SPACE];
    cor_node *node = cor_arena_memdup(arena, cor_node_string(arena, like, "default", ""), sizeof *node);
    node->kind = value.kind == COR_NUMBER ? COR_NODE_NUMBER : value.kind == COR_BOOL ? COR_NODE_BOOL : COR_NODE_STRING;
    node->number = value.kind == COR_NUMBER ? value.number : 0;
    node->boolean = value.kind == COR_BOOL && value.boolean;
    cor_format_shortest(number, node->number);
    node->text = value.kind == COR_STRING ? value.string : cor_arena_copy(arena, number);
    return node;
}

/* The state of ROOT with what MAP says as its defaults. */
static const cor_node *state_of(cor_arena *arena, const cor_resolved_map *map, const cor_node *root)
{
    const cor_node *own = cor_node_get(root, "state");
    const cor_node *state = own && own->kind == COR_NODE_MAP ? own : cor_node_of(arena, root, COR_NODE_MAP, NULL, 0);
    for (size_t i = 0; i < map->n_state; i++) {
        if (map->state[i].value.kind == COR_NULL || map->state[i].value.kind > COR_STRING) continue;
        const cor_node *value = value_node(arena, root, map->state[i].value);
        const cor_node *entry = cor_node_of(arena, root, COR_NODE_MAP, &value, 1);
        state = cor_node_with(arena, state, cor_node_keyed(arena, entry, map->state[i].name));
    }
    return cor_node_keyed(arena, state, "state");
}

const cor_node *cor_portable_style(cor_arena *arena, const cor_resolved_map *map, const char *folder)
{
    const cor_node *root = map->style_root, *sources = cor_node_get(root, "sources"),
                   *sprite = cor_node_get(root, "sprite");
    if (sources) root = cor_node_with(arena, root, moved_sources(arena, map->document, folder, sources));
    if (sprite) root = cor_node_with(arena, root, moved_sprite(arena, folder, sprite));
    return map->n_state ? cor_node_with(arena, root, state_of(arena, map, root)) : root;
}
