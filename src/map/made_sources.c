/* Sources that are made of a route. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

static bool is_made(const char *key)
{
    return !strcmp(key, "posts") || !strcmp(key, "segments");
}

/* There are no rows to be read or chosen, and the fields are ours. */
void cor_map_begin_made(cor_map_reader *reader, const cor_node *source)
{
    static const char *const others[] = {"posts", "segments", "inside", "attribution", "show", "stack", NULL};
    const cor_node *made = NULL;
    for (size_t i = 0; i < source->n; i++) {
        const cor_node *item = source->items[i];
        if (!is_made(item->key) || item->kind == COR_NODE_NULL) continue;
        if (made) cor_map_fault(reader, item, "a source is made of \"posts\" or of \"segments\"; take one of them out");
        made = item;
    }
    for (size_t i = 0; made && i < source->n; i++) {
        const cor_node *item = source->items[i];
        if (!g_strv_contains(others, item->key) && item->kind != COR_NODE_NULL)
            cor_map_fault(reader, item, "a source of \"%s\" is made of a route and takes no \"%.40s\"; take it out",
                          made->key, item->key);
    }
}

static void demand_posts(cor_map_reader *reader, const cor_node *posts)
{
    static const char both[] = "\"posts\" needs a route and a distance; write {route: Western, every: 100 km}";
    if (cor_map_demand(reader, posts, "route", both)) cor_map_demand(reader, posts, "every", both);
}

static void demand_segments(cor_map_reader *reader, const cor_node *segments)
{
    static const char both[] = "\"segments\" needs a route and a distance; write {route: Western, every: 50 km}";
    if (cor_map_demand(reader, segments, "route", both)) cor_map_demand(reader, segments, "every", both);
    if (cor_node_get(segments, "sum"))
        cor_map_demand(reader, segments, "count",
                       "\"sum\" is a field of the source that \"count\" names; write {count: incidents, sum: killed}");
}

#define AT(field) .at = offsetof(cor_map_made, field)

static const cor_map_key of_posts[] = {
    {"route", COR_KEY_TEXT, AT(route)},
    {"every", AT(every), .read = cor_map_read_distance, .takes_distance = true},
};
static const cor_map_key of_segments[] = {
    {"route", COR_KEY_TEXT, AT(route)},
    {"every", AT(every), .read = cor_map_read_distance, .takes_distance = true},
    {"count", COR_KEY_TEXT, AT(count)},
    {"sum", COR_KEY_TEXT, AT(sum)},
};
const cor_map_keys cor_map_posts_keys = {COR_MAP_KEYS(of_posts), .begin = demand_posts};
const cor_map_keys cor_map_segments_keys = {COR_MAP_KEYS(of_segments), .begin = demand_segments};

static void read_made(cor_map_reader *reader, const cor_node *node, cor_map_made_kind kind, const cor_map_keys *keys,
                      cor_map_made *made)
{
    if (node->kind == COR_NODE_NULL || !cor_read_map(reader, node)) return;
    made->kind = kind;
    made->node = node;
    cor_map_read_keys(reader, node, keys, made);
}

void cor_map_read_posts(cor_map_reader *reader, const cor_node *node, void *made)
{
    read_made(reader, node, COR_MADE_POSTS, &cor_map_posts_keys, made);
}

void cor_map_read_segments(cor_map_reader *reader, const cor_node *node, void *made)
{
    read_made(reader, node, COR_MADE_SEGMENTS, &cor_map_segments_keys, made);
}
