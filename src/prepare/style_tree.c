#include "prepare/style_tree.h"

#include <string.h>

#include <glib.h>

const char *cor_style_path(cor_arena *arena, const cor_node *node, const char *url)
{
    if (!url || g_path_is_absolute(url) || strchr(url, ':')) return url;
    char *folder = g_path_get_dirname(node->file), *joined = g_build_filename(folder, url, NULL);
    const char *copy = cor_arena_copy(arena, joined);
    g_free(joined);
    g_free(folder);
    return copy;
}

cor_status cor_style_tree_read(const cor_compiler *compiler, const cor_map_document *document,
                               const cor_node **ret_root, cor_error *err)
{
    const char *const *paths = document->styles;
    cor_status st = cor_doc_read(compiler->arena, paths[0], ret_root, err);
    for (size_t i = 1; !st && paths[i]; i++) {
        const cor_node *later;
        st = cor_doc_read(compiler->arena, paths[i], &later, err);
        if (!st) st = cor_style_combine(compiler, *ret_root, later, ret_root, err);
    }
    return st;
}

/* What a source has to be for the layers that draw from it. */
static const char *type_for(const cor_node *layers, const char *source)
{
    for (size_t i = 0; layers && i < layers->n; i++) {
        const cor_node *from = cor_node_get(layers->items[i], "source"), *type = cor_node_get(layers->items[i], "type");
        if (!from || !type || g_strcmp0(from->text, source) != 0 || !type->text) continue;
        if (!strcmp(type->text, "raster")) return "raster";
        if (!strcmp(type->text, "hillshade") || !strcmp(type->text, "color-relief")) return "raster-dem";
    }
    return "geojson";
}

/* What is made of a route is in no file: to a style that is a collection without features. */
static const cor_node *no_features(cor_arena *arena, const cor_node *like)
{
    const cor_node *const words[] = {
        cor_node_string(arena, like, "type", "FeatureCollection"),
        cor_node_keyed(arena, cor_node_of(arena, like, COR_NODE_SEQ, NULL, 0), "features")};
    return cor_node_keyed(arena, cor_node_of(arena, like, COR_NODE_MAP, words, G_N_ELEMENTS(words)), "data");
}

/* SOURCE of the map document as a style has it. A geojson source is the kind that needs no `source-layer`. */
static const cor_node *source_entry(cor_arena *arena, const cor_map_source *source, const cor_node *layers)
{
    bool is_made = source->made.kind != COR_MADE_OF_NO_ROUTE;
    const char *type = is_made ? "geojson" : type_for(layers, source->name);
    const cor_node *const words[] = {
        cor_node_string(arena, source->node, "type", type),
        is_made ? no_features(arena, source->node)
                : cor_node_string(arena, source->node, strcmp(type, "geojson") != 0 ? "url" : "data", source->url)};
    return cor_node_of(arena, source->node, COR_NODE_MAP, words, G_N_ELEMENTS(words));
}

const cor_node *cor_style_tree_with_sources(cor_arena *arena, const cor_node *root, const cor_map_document *document)
{
    const cor_node *sources = cor_node_get(root, "sources"), *all = sources;
    if (!sources || sources->kind != COR_NODE_MAP) return root;
    for (size_t i = 0; i < document->n_sources; i++) {
        const cor_map_source *source = &document->sources[i];
        bool has_rows = source->url || source->made.kind != COR_MADE_OF_NO_ROUTE;
        if (has_rows && !cor_node_get(sources, source->name))
            all = cor_node_with(arena, all, source_entry(arena, source, cor_node_get(root, "layers")));
    }
    return all == sources ? root : cor_node_with(arena, root, all);
}

cor_status cor_style_tree_finish(const cor_compiler *compiler, const cor_map_document *document, const cor_node *root,
                                 const cor_node *const *shown, size_t n, const cor_node **ret_root, cor_error *err)
{
    cor_status st = COR_OK;
    for (size_t i = 0; !st && i < n; i++)
        st = cor_style_add_layers(compiler, root, shown[i], &root, err);
    if (!st && document->layers) st = cor_style_add_layers(compiler, root, document->layers, &root, err);
    if (!st) *ret_root = cor_style_tree_with_sources(compiler->arena, root, document);
    return st;
}
