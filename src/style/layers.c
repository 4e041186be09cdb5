/* The style's layers: what each is, what it draws from, when it shows. */
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "style/internal.h"

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
    const char *name = source->text ? source->text : cor_node_kind_name(source->kind);
    const char *like = cor_nearest_word(name, words, style->n_sources);
    if (like) {
        cor_style_error_of(reader, layer->node, source, "layer '%s': there is no source '%s'; did you mean '%s'?",
                           layer->id, name, like);
    } else {
        cor_style_error_of(reader, layer->node, source, "layer '%s': there is no source '%s' in 'sources'", layer->id,
                           name);
    }
}

/* A file's only layer needs no name; a server's tiles hold many. */
static bool is_file(const cor_style_source *source)
{
    return source->url && !strstr(source->url, "://");
}

static bool has_line_metrics(const cor_style_source *source)
{
    return strcmp(source->type, "geojson") == 0 && cor_style_is_true(cor_node_get(source->node, "lineMetrics"));
}

/* Does LAYER, of a KNOWN type or not, draw from SOURCE? A NULL source is there, but of no type that is known. */
static bool fits(const cor_layer *layer, bool known, const cor_style_source *source)
{
    if (!source) return !known || (layer->type != COR_LAYER_HILLSHADE && layer->type != COR_LAYER_COLOR_RELIEF);
    if (!known) return strncmp(source->type, "raster", 6) != 0;
    return draws_from(layer->type, source->type);
}

static bool lacks_source_layer(const cor_layer *layer, const cor_style_source *source)
{
    return source && strcmp(source->type, "vector") == 0 && !is_file(source) &&
           !cor_style_is_true(cor_node_get(layer->node, "source-layer"));
}

static void check_fit(cor_reader *reader, const cor_layer *layer, bool known, const cor_style_source *source,
                      const cor_node *node)
{
    const cor_node *gradient = cor_node_get(cor_node_get(layer->node, "paint"), "line-gradient");
    if (!fits(layer, known, source)) {
        cor_style_error_of(reader, layer->node, node, "layer '%s': source '%s' is %s; a %s layer draws from %s",
                           layer->id, node->text, source ? source->type : "of no known type",
                           known ? cor_layer_type_name(layer->type) : "vector",
                           known ? wanted_source(layer->type) : "vector or geojson");
    } else if (lacks_source_layer(layer, source)) {
        cor_style_error(reader, layer->node, "layer '%s' has no 'source-layer'; it should name a layer of '%s'",
                        layer->id, source->id);
    } else if (known && layer->type == COR_LAYER_LINE && cor_style_is_true(gradient) &&
               !(source && has_line_metrics(source))) {
        cor_style_error_of(reader, layer->node, gradient,
                           "layer '%s': line-gradient needs a geojson source with 'lineMetrics: true'", layer->id);
    }
}

/* KNOWN is false when the layer's type is not known. */
static void read_source(cor_reader *reader, cor_layer *layer, const cor_node *node, bool known)
{
    const cor_node *sources = cor_node_get(reader->style->root, "sources");
    if (known && layer->type == COR_LAYER_BACKGROUND) {
        if (node) cor_style_warn(reader, node, "layer '%s': a background has no source", layer->id);
        return;
    }
    if (!cor_style_is_true(node)) {
        cor_style_error(reader, layer->node, "layer '%s' has no 'source'; it should name a %s source", layer->id,
                        known ? wanted_source(layer->type) : "fitting");
        return;
    }
    const char *name = node->kind == COR_NODE_STRING ? node->text : NULL;
    if (name && cor_style_is_true(cor_node_get(sources, name))) {
        check_fit(reader, layer, known, cor_style_source_of(reader->style, name), node);
    } else {
        unknown_source(reader, layer, node);
    }
}

static void read_zooms(cor_reader *reader, cor_layer *layer, const cor_node *shared)
{
    layer->minzoom = cor_style_number(shared, "minzoom", -G_MAXDOUBLE);
    layer->maxzoom = cor_style_number(shared, "maxzoom", G_MAXDOUBLE);
    if (layer->minzoom < layer->maxzoom) return;
    cor_style_warn(reader, layer->node, "layer '%s' is never drawn: its maxzoom is not above its minzoom", layer->id);
}

/* The name that errors use: the id, else the place in the list. */
static const char *layer_name(cor_reader *reader, const cor_node *node, size_t index)
{
    const char *id = cor_style_text(node, "id");
    return id && id[0] ? id : cor_arena_format(reader->compiler->arena, "#%zu", index + 1);
}

/* What a layer that refers to another takes from it, and may not say itself. */
static const char *const shared_keys[] = {"type", "source", "source-layer", "filter", "layout"};

static const cor_node *find_layer(const cor_node *layers, const char *id)
{
    const cor_node *last = NULL;
    for (size_t i = 0; i < layers->n; i++) {
        const char *other = cor_style_text(layers->items[i], "id");
        if (other && strcmp(other, id) == 0) last = layers->items[i];
    }
    return last;
}

/* The layer that NODE draws like: itself, or the one that its `ref` names. NULL when there is none. */
static const cor_node *shared_of(cor_reader *reader, const cor_node *node, const char *what)
{
    const cor_node *ref = cor_node_get(node, "ref"), *layers = cor_node_get(reader->style->root, "layers");
    if (!ref) return node;
    for (size_t i = 0; i < sizeof(shared_keys) / sizeof(shared_keys[0]); i++) {
        const cor_node *own = cor_node_get(node, shared_keys[i]);
        if (!own) continue;
        cor_style_key_error_of(reader, node, own, "%s refers to another layer, and so can't have a '%s' of its own",
                               what, own->key);
    }
    const cor_node *other = ref->kind == COR_NODE_STRING ? find_layer(layers, ref->text) : NULL;
    if (other && !cor_style_is_true(cor_node_get(other, "ref"))) return other;
    cor_style_error_of(
        reader, node, ref,
        other ? "%s: ref names a layer that refers to another itself" : "%s: ref names no layer of the style", what);
    return NULL;
}

static void check_type(cor_reader *reader, const cor_node *node, const char *what)
{
    if (cor_style_is_true(cor_node_get(node, "type")) || cor_style_is_true(cor_node_get(node, "ref"))) return;
    cor_style_error(reader, node, "%s has no 'type'; it should be one like 'line'", what);
}

/* Two names for one property, of which one would do. */
static void check_resampling(cor_reader *reader, const cor_layer *layer)
{
    const cor_node *paint = cor_node_get(layer->node, "paint");
    if (layer->type != COR_LAYER_RASTER || !cor_style_is_true(cor_node_get(paint, "resampling")) ||
        !cor_style_is_true(cor_node_get(paint, "raster-resampling")))
        return;
    cor_style_error_of(reader, layer->node, paint, "layer '%s' has both resampling and raster-resampling; keep one",
                       layer->id);
}

static void read_filter(cor_reader *reader, cor_layer *layer, const cor_node *shared)
{
    const cor_node *node = cor_node_get(shared, "filter");
    if (!node) return;
    layer->filter =
        cor_style_read_filter(reader, node, cor_arena_format(reader->compiler->arena, "layer '%s': filter", layer->id));
}

static void prepare_programs(cor_reader *reader, cor_layer *layer)
{
    layer->rows = cor_spec_rows(layer->type, &layer->n_rows);
    layer->programs = COR_NEW_ARRAY(reader->compiler->arena, const cor_program *, layer->n_rows);
}

/* What is wrong with it is said of the layer that is referred to. */
static void read_shared(cor_reader *reader, cor_layer *layer, const cor_node *shared)
{
    cor_compiler quiet = *reader->compiler;
    cor_reader apart = *reader;
    quiet.diagnostics = NULL;
    apart.compiler = &quiet;
    read_filter(&apart, layer, shared);
    cor_style_read_properties(&apart, layer, cor_node_get(shared, "layout"), true);
}

static void note_type(cor_reader *reader, const cor_layer *layer, const cor_node *shared)
{
    const char *note = cor_spec_type_note(layer->type);
    if (note)
        cor_style_warn(reader, shared == layer->node ? cor_node_get(shared, "type") : layer->node,
                       "layer '%s': type '%s' %s", layer->id, cor_layer_type_name(layer->type), note);
}

static void read_parts(cor_reader *reader, cor_layer *layer, const cor_node *shared)
{
    prepare_programs(reader, layer);
    note_type(reader, layer, shared);
    check_resampling(reader, layer);
    read_zooms(reader, layer, shared);
    if (shared == layer->node) {
        cor_style_read_properties(reader, layer, cor_node_get(shared, "layout"), true);
    } else {
        read_shared(reader, layer, shared);
    }
    cor_style_read_properties(reader, layer, cor_node_get(layer->node, "paint"), false);
}

static cor_layer *read_layer(cor_reader *reader, const cor_node *node, size_t index)
{
    cor_arena *arena = reader->compiler->arena;
    cor_layer *layer = COR_NEW(arena, cor_layer);
    *layer = (cor_layer){.id = layer_name(reader, node, index), .node = node};
    char *what = cor_arena_format(arena, "layer '%s'", layer->id);
    if (!cor_style_check_keys(reader, node, &cor_keys_layer, what)) return NULL;
    check_type(reader, node, what);
    const cor_node *shared = shared_of(reader, node, what);
    const char *type = cor_style_text(shared, "type"), *source_layer = cor_style_text(shared, "source-layer");
    bool known = type && cor_spec_layer_type(type, &layer->type);
    layer->source = cor_style_text(shared, "source");
    layer->source_layer = source_layer && source_layer[0] ? source_layer : NULL;
    if (shared == node) {
        read_source(reader, layer, cor_node_get(node, "source"), known);
        read_filter(reader, layer, node);
    }
    cor_style_check_layer_metadata(reader, layer);
    if (known) read_parts(reader, layer, shared);
    return known ? layer : NULL;
}

/* Ids become names of groups in outputs: they must be there and differ. */
static void check_id(cor_reader *reader, GHashTable *ids, const cor_node *layer)
{
    const cor_node *id = cor_node_get(layer, "id");
    if (!id || id->kind != COR_NODE_STRING) return;
    const cor_node *earlier = g_hash_table_lookup(ids, id->text);
    if (!id->text[0]) {
        cor_style_warn(reader, id, "a layer's id is empty; it should be a name of its own");
    } else if (earlier) {
        cor_style_error_of(reader, layer, id, "layer '%s' is there twice, first in line %d; ids must differ", id->text,
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
        reader->place = (cor_place){layers->items[i], cor_arena_format(reader->compiler->arena, "layers[%zu]", i)};
        check_id(reader, ids, layers->items[i]);
        cor_layer *layer = read_layer(reader, layers->items[i], i);
        if (layer) style->layers[style->n_layers++] = layer;
    }
    g_hash_table_destroy(ids);
    reader->place = (cor_place){style->root, ""};
}
