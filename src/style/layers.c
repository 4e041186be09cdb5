/* The style's layers: what each is, what it draws from, when it shows. */
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "style/reader.h"

/* Does a layer of TYPE draw from sources of SOURCE_TYPE? */
static bool draws_from(cor_layer_type type, const char *source_type)
{
    bool raster =
        strcmp(source_type, "raster") == 0 || strcmp(source_type, "image") == 0 || strcmp(source_type, "video") == 0;
    bool dem = strcmp(source_type, "raster-dem") == 0;
    switch (type) {
    case COR_LAYER_RASTER:
        return raster;
    case COR_LAYER_HILLSHADE:
    case COR_LAYER_COLOR_RELIEF:
        return dem;
    default:
        return !raster && !dem;
    }
}

static const char *wanted_source(cor_layer_type type)
{
    if (type == COR_LAYER_RASTER) return "raster";
    if (type == COR_LAYER_HILLSHADE || type == COR_LAYER_COLOR_RELIEF) return "raster-dem";
    return "vector or geojson";
}

static void unknown_source(cor_reader *reader, const cor_layer *layer, const cor_node *source)
{
    const cor_style *style = reader->style;
    const char **words = COR_NEW_ARRAY(reader->compiler->arena, const char *, style->n_sources);
    for (size_t i = 0; i < style->n_sources; i++)
        words[i] = style->sources[i].id;
    const char *like = cor_nearest_word(source->text, words, style->n_sources);
    if (like) {
        cor_style_error(reader, source, "layer '%s': there is no source '%s'; did you mean '%s'?", layer->id,
                        source->text, like);
    } else {
        cor_style_error(reader, source, "layer '%s': there is no source '%s' in 'sources'", layer->id, source->text);
    }
}

static void read_source(cor_reader *reader, cor_layer *layer)
{
    const cor_node *sources = cor_node_get(reader->style->root, "sources");
    const cor_node *node = cor_node_get(layer->node, "source");
    if (layer->type == COR_LAYER_BACKGROUND) {
        if (node) cor_style_key_error(reader, node, "layer '%s': a background has no source", layer->id);
        return;
    }
    if (!node) {
        cor_style_error(reader, layer->node, "layer '%s' has no 'source'; it should name a %s source", layer->id,
                        wanted_source(layer->type));
        return;
    }
    if (node->kind != COR_NODE_STRING) return;
    const cor_style_source *source = cor_style_find_source(reader->style, node->text);
    layer->source = node->text;
    layer->source_layer = cor_style_text(layer->node, "source-layer");
    if (!source) {
        /* A source that is there but could not be read has been complained about already. */
        if (!cor_node_get(sources, node->text)) unknown_source(reader, layer, node);
    } else if (!draws_from(layer->type, source->type)) {
        cor_style_error(reader, node, "layer '%s': source '%s' is %s; a %s layer draws from %s", layer->id, source->id,
                        source->type, cor_layer_type_name(layer->type), wanted_source(layer->type));
    }
}

static void read_zooms(cor_reader *reader, cor_layer *layer)
{
    layer->minzoom = cor_style_number(layer->node, "minzoom", -G_MAXDOUBLE);
    layer->maxzoom = cor_style_number(layer->node, "maxzoom", G_MAXDOUBLE);
    if (layer->minzoom < layer->maxzoom) return;
    cor_style_warn(reader, cor_node_get(layer->node, "maxzoom"),
                   "layer '%s' is never drawn: its maxzoom is not above its minzoom", layer->id);
}

static void read_filter(cor_reader *reader, cor_layer *layer)
{
    const cor_node *node = cor_node_get(layer->node, "filter");
    cor_error err = {0};
    if (!node || node->kind == COR_NODE_NULL) return;
    if (cor_compile_filter(reader->compiler, node, &layer->filter, &err) == COR_OK) return;
    cor_style_pass_on(reader, cor_arena_format(reader->compiler->arena, "layer '%s': filter", layer->id), &err);
}

/* The name that errors use: the id, else the place in the list. */
static const char *layer_name(cor_reader *reader, const cor_node *node, size_t index)
{
    const char *id = cor_style_text(node, "id");
    return id && id[0] ? id : cor_arena_format(reader->compiler->arena, "#%zu", index + 1);
}

static cor_layer *read_layer(cor_reader *reader, const cor_node *node, size_t index)
{
    cor_arena *arena = reader->compiler->arena;
    cor_layer *layer = COR_NEW(arena, cor_layer);
    *layer = (cor_layer){.id = layer_name(reader, node, index), .style = reader->style, .node = node};
    const char *type = cor_style_text(node, "type");
    char *what = cor_arena_format(arena, "layer '%s'", layer->id);
    if (!cor_style_check_keys(reader, node, &cor_keys_layer, what)) return NULL;
    if (!type || !cor_spec_layer_type(type, &layer->type)) return NULL;
    layer->rows = cor_spec_rows(layer->type, &layer->n_rows);
    layer->programs = COR_NEW_ARRAY(arena, const cor_program *, layer->n_rows);
    if (cor_spec_type_note(layer->type)) {
        cor_style_warn(reader, cor_node_get(node, "type"), "layer '%s': type '%s' %s", layer->id, type,
                       cor_spec_type_note(layer->type));
    }
    read_source(reader, layer);
    read_zooms(reader, layer);
    read_filter(reader, layer);
    cor_style_read_properties(reader, layer);
    cor_style_check_layer_metadata(reader, layer);
    return layer;
}

/* Ids become names of groups in outputs: they must be there and differ. */
static void check_id(cor_reader *reader, GHashTable *ids, const cor_node *layer)
{
    const cor_node *id = cor_node_get(layer, "id");
    if (!id || id->kind != COR_NODE_STRING) return;
    const cor_node *earlier = g_hash_table_lookup(ids, id->text);
    if (!id->text[0]) {
        cor_style_error(reader, id, "a layer's id is empty; it should be a name of its own");
    } else if (earlier) {
        cor_style_error(reader, id, "layer '%s' is there twice, first in line %d; ids must differ", id->text,
                        earlier->line);
    } else {
        g_hash_table_insert(ids, (gpointer) id->text, (gpointer) id);
    }
}

void cor_style_read_layers(cor_reader *reader)
{
    cor_style *style = reader->style;
    const cor_node *layers = cor_node_get(style->root, "layers");
    if (!layers || layers->kind != COR_NODE_SEQ) return;
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    style->layers = COR_NEW_ARRAY(reader->compiler->arena, cor_layer *, layers->n);
    for (size_t i = 0; i < layers->n; i++) {
        check_id(reader, ids, layers->items[i]);
        cor_layer *layer = read_layer(reader, layers->items[i], i);
        if (layer) style->layers[style->n_layers++] = layer;
    }
    g_hash_table_destroy(ids);
}
