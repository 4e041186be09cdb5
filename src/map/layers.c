/* Layers: what is added to those of the style, changed in them and left out of them. What a layer may say is the
 * style's reader's to know; here is what a map document says with words of its own. */
#include "map/internal.h"

#include <glib.h>

enum { MOST_ZOOM = 24 };

/* `null` takes away what the style says. */
static bool takes_away(const cor_node *node)
{
    return node->kind == COR_NODE_NULL;
}

static void read_id(cor_map_reader *reader, const cor_node *node, void *target)
{
    const char *text;
    (void) target;
    if (node->kind == COR_NODE_NUMBER)
        cor_map_fault(reader, node, "\"id\" is a number; put it in quotes");
    else
        cor_read_text(reader, node, &text);
}

static void read_word(cor_map_reader *reader, const cor_node *node, void *target)
{
    const char *text;
    (void) target;
    if (!takes_away(node)) cor_read_text(reader, node, &text);
}

static void read_zoom(cor_map_reader *reader, const cor_node *node, void *target)
{
    double zoom;
    (void) target;
    if (!takes_away(node)) cor_read_number(reader, node, 0, MOST_ZOOM, &zoom);
}

static void read_group(cor_map_reader *reader, const cor_node *node, void *target)
{
    (void) target;
    if (!takes_away(node)) cor_read_map(reader, node);
}

/* An expression: a list, or one of two words for all and none. */
static void read_filter(cor_map_reader *reader, const cor_node *node, void *target)
{
    (void) target;
    if (!takes_away(node) && node->kind != COR_NODE_BOOL) cor_read_list(reader, node);
}

typedef struct {
    const char *before;
    bool visible;
} own_words;

#define AT(field) .at = offsetof(own_words, field)

static const cor_map_key keys[] = {
    {"id", .read = read_id},
    {"type", .read = read_word},
    {"source", .read = read_word},
    {"source-layer", .read = read_word},
    {"minzoom", .read = read_zoom},
    {"maxzoom", .read = read_zoom},
    {"filter", .read = read_filter},
    {"layout", .read = read_group},
    {"paint", .read = read_group},
    {"metadata", .read = read_group},
    {"before", COR_KEY_TEXT, AT(before)},
    {"visible", COR_KEY_BOOL, AT(visible)},
};

static void demand_id(cor_map_reader *reader, const cor_node *layer)
{
    cor_map_demand(reader, layer, "id", "a layer has no \"id\"; write {id: NAME, …}");
}

const cor_map_keys cor_map_layer_keys = {COR_MAP_KEYS(keys), .begin = demand_id};

/* Of two with one id it would not be known which is meant. */
static void refuse_twice(cor_map_reader *reader, const cor_node *layer, GHashTable *lines)
{
    const cor_node *id = cor_node_get(layer, "id");
    if (!id || !id->text) return;
    const cor_node *earlier = g_hash_table_lookup(lines, id->text);
    if (earlier)
        cor_map_fault(reader, id, "the layer \"%.80s\" is here twice; it is already on line %d", id->text,
                      earlier->line);
    else
        g_hash_table_insert(lines, (gpointer) id->text, (gpointer) id);
}

void cor_map_read_layers(cor_map_reader *reader, const cor_node *node, void *layers)
{
    own_words words = {0};
    if (!cor_read_list(reader, node)) return;
    GHashTable *lines = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < node->n; i++) {
        if (!cor_read_map(reader, node->items[i])) continue;
        cor_map_read_keys(reader, node->items[i], &cor_map_layer_keys, &words);
        refuse_twice(reader, node->items[i], lines);
    }
    g_hash_table_unref(lines);
    *(const cor_node **) layers = node;
}
