/* The style's sources: their kind and where their data are. */
#include <string.h>

#include "base/words.h"
#include "style/internal.h"

static const struct {
    const char *type;
    const cor_key_table *keys;
    bool drawn;
} source_types[] = {
    {"vector", &cor_keys_source_vector, true}, {"geojson", &cor_keys_source_geojson, true},
    {"raster", &cor_keys_source_raster, true}, {"raster-dem", &cor_keys_source_raster_dem, true},
    {"video", &cor_keys_source_video, false},  {"image", &cor_keys_source_image, false},
};

enum { SOURCE_TYPES = sizeof(source_types) / sizeof(source_types[0]) };

static int find_type(const char *type)
{
    for (int i = 0; i < SOURCE_TYPES; i++) {
        if (strcmp(source_types[i].type, type) == 0) return i;
    }
    return -1;
}

static void unknown_type(cor_reader *reader, const cor_node *node, const char *what)
{
    const cor_node *type = cor_node_get(node, "type");
    const char *words[SOURCE_TYPES + 1] = {NULL};
    for (int i = 0; i < SOURCE_TYPES; i++)
        words[i] = source_types[i].type;
    if (!cor_style_is_true(type)) {
        cor_style_error(reader, node, "%s has no 'type'; it should be vector, geojson, raster or raster-dem", what);
    } else if (type->kind == COR_NODE_STRING && !strcmp(type->text, "canvas")) {
        cor_style_error_of(reader, node, type,
                           "%s: a canvas is a program's, and can't be a style's; a picture is a source of type raster",
                           what);
    } else {
        cor_style_check_word(reader, type, words, cor_arena_format(reader->compiler->arena, "%s: type", what));
    }
}

/* Keys that say how heights are written in colours count only when the encoding is custom. */
static bool is_custom_key(const cor_node *source, const cor_node *node)
{
    static const char *const keys[] = {"redFactor", "greenFactor", "blueFactor", "baseShift"};
    const char *encoding = cor_style_text(source, "encoding");
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (!strcmp(keys[i], node->key)) return !encoding || strcmp(encoding, "custom") != 0;
    return false;
}

/* MapLibre calls what is in heights by its own key alone: "tileSize", not "sources.dem.tileSize". */
static void check_heights(cor_reader *reader, const cor_node *node, const char *what)
{
    cor_place place = reader->place;
    for (size_t i = 0; i < node->n; i++) {
        const cor_node one = {.kind = COR_NODE_MAP, .n = 1, .items = &node->items[i], .file = node->file};
        reader->place = (cor_place){node->items[i], node->items[i]->key};
        if (is_custom_key(node, node->items[i])) {
            cor_style_error(reader, node->items[i], "%s: %s counts only where encoding is 'custom'", what,
                            node->items[i]->key);
        } else {
            cor_style_check_keys(reader, &one, &cor_keys_source_raster_dem, what);
        }
    }
    reader->place = place;
}

static void check_source_keys(cor_reader *reader, const cor_node *node, int type, const char *what)
{
    if (source_types[type].keys == &cor_keys_source_raster_dem) {
        check_heights(reader, node, what);
    } else {
        cor_style_check_keys(reader, node, source_types[type].keys, what);
    }
}

/* `data` of a geojson source: a path, or the data themselves. */
static void read_data(cor_reader *reader, cor_style_source *source, const char *what)
{
    const cor_node *data = cor_node_get(source->node, "data");
    if (!data) return;
    if (data->kind == COR_NODE_STRING) {
        source->url = data->text;
    } else if (data->kind == COR_NODE_MAP) {
        source->inline_json = cor_node_json(reader->compiler->arena, data);
    } else {
        cor_style_error(reader, data, "%s: data is %s; it should be a path or a GeoJSON object", what,
                        cor_node_kind_name(data->kind));
    }
}

static void note_tiles(cor_reader *reader, const cor_style_source *source, const char *what)
{
    if (cor_node_get(source->node, "tiles") && !source->url)
        cor_style_warn(reader, cor_node_get(source->node, "tiles"), "%s: tiles are not read; give a url or data", what);
}

static bool read_source(cor_reader *reader, const cor_node *node, cor_style_source *source)
{
    char *what = cor_arena_format(reader->compiler->arena, "source '%s'", node->key);
    const char *type = cor_style_text(node, "type");
    int index = type ? find_type(type) : -1;
    if (index < 0) {
        unknown_type(reader, node, what);
        return false;
    }
    check_source_keys(reader, node, index, what);
    *source = (cor_style_source){
        .id = node->key, .type = source_types[index].type, .url = cor_style_text(node, "url"), .node = node};
    if (!source_types[index].drawn) cor_style_warn(reader, node, "%s: type '%s' is not drawn yet", what, source->type);
    if (strcmp(type, "geojson") == 0) {
        read_data(reader, source, what);
        cor_style_read_features(reader, source, what);
    }
    note_tiles(reader, source, what);
    return true;
}

void cor_style_read_sources(cor_reader *reader)
{
    cor_style *style = reader->style;
    const cor_node *sources = cor_node_get(style->root, "sources");
    if (!sources || sources->kind != COR_NODE_MAP) return;
    style->sources = COR_NEW_ARRAY(reader->compiler->arena, cor_style_source, sources->n);
    for (size_t i = 0; i < sources->n; i++) {
        const cor_node *node = sources->items[i];
        reader->place = (cor_place){node, cor_arena_format(reader->compiler->arena, "sources.%s", node->key)};
        if (read_source(reader, node, &style->sources[style->n_sources])) style->n_sources++;
    }
    reader->place = (cor_place){style->root, ""};
}

const cor_style_source *cor_style_source_of(const cor_style *style, const char *id)
{
    for (size_t i = 0; i < style->n_sources; i++) {
        if (strcmp(style->sources[i].id, id) == 0) return &style->sources[i];
    }
    return NULL;
}

/* One name for all layers, or a name for each; a geojson source may write its only one so, too. */
const char *cor_source_id_field(const cor_style_source *source, const char *layer)
{
    const cor_node *promoted = cor_node_get(source->node, "promoteId");
    if (!promoted) return NULL;
    if (promoted->kind == COR_NODE_STRING) return promoted->text;
    if (layer) return cor_style_text(promoted, layer);
    return promoted->kind == COR_NODE_MAP && promoted->n == 1 && promoted->items[0]->kind == COR_NODE_STRING
               ? promoted->items[0]->text
               : NULL;
}
