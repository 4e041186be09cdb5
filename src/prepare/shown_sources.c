#include "prepare/shown_sources.h"

#include <string.h>

#include "base/words.h"
#include "prepare/near.h"
#include "prepare/source_rows.h"
#include "prepare/table_cache.h"
#include "show/shown_layers.h"

/* A map whose sources keep nothing back by what is known on the pages of an atlas alone. */
static cor_map_document *without_page_filters(const cor_render_context *context, const cor_map_document *document,
                                              cor_arena *arena)
{
    cor_map_document *copy = cor_arena_memdup(arena, document, sizeof *document);
    cor_map_source *sources = cor_arena_memdup(arena, document->sources, document->n_sources * sizeof *sources);
    for (size_t i = 0; i < document->n_sources && document->atlas.kind != COR_ATLAS_NONE; i++) {
        cor_data_source data_source;
        if (sources[i].where && !cor_data_source_of(context, sources[i].name, &data_source, NULL) &&
            cor_data_source_bind(context, &data_source, NULL))
            sources[i].where = NULL;
        if (sources[i].near_node && !cor_near_terms(context, sources[i].name, arena)) {
            sources[i].near_node = NULL;
            sources[i].near_source = NULL;
        }
    }
    copy->sources = sources;
    return copy;
}

/* The node below NODE that says TEXT; NULL. */
static const cor_node *who_says(const cor_node *node, const char *text)
{
    if (node->kind == COR_NODE_STRING && !strcmp(node->text + (node->text[0] == '-' && text[0] != '-'), text))
        return node;
    for (size_t i = 0; i < node->n; i++) {
        const cor_node *found = who_says(node->items[i], text);
        if (found) return found;
    }
    return NULL;
}

/* TABLE has the columns that were asked for; what else there is knows the source. */
static cor_status refuse_field(const cor_render_context *context, const cor_map_source *source, const char *field,
                               cor_error *err)
{
    cor_data_source data_source;
    const cor_source_info *info;
    GPtrArray *names = g_ptr_array_new();
    if (!cor_data_source_of(context, source->name, &data_source, NULL) &&
        !cor_source_contents(context, &data_source, context->arena, &info, NULL))
        for (size_t i = 0; i < info->n_layers; i++)
            for (size_t k = 0; k < info->layers[i].n_fields; k++)
                g_ptr_array_add(names, (gpointer) info->layers[i].fields[k].name);
    const char *nearest = cor_nearest_word(field, (const char *const *) names->pdata, names->len);
    g_ptr_array_unref(names);
    return cor_node_fail(who_says(source->show->node, field), err, "the source '%s' has no field '%.60s'%s",
                         source->name, field, cor_hint_of(nearest, '\'', "").text);
}

static cor_status check_fields(const cor_render_context *context, const cor_map_source *source, const cor_table *table,
                               cor_error *err)
{
    size_t n;
    const char *const *fields = cor_show_fields(source->show, context->arena, &n);
    for (size_t i = 0; i < n; i++)
        if (!cor_table_column(table, fields[i])) return refuse_field(context, source, fields[i], err);
    return COR_OK;
}

static cor_status show_source(const cor_render_context *context, cor_table_cache *cache, const cor_map_source *source,
                              GPtrArray *shown, cor_error *err)
{
    const cor_table *table;
    const cor_node *layers;
    const cor_resolved_map *map = context->map;
    cor_status st = cor_table_cache_table(cache, source->name, NULL, NULL, &table, err);
    if (!st) st = check_fields(context, source, table, err);
    if (!st)
        st = cor_show_layers(map->arena, context->session->diagnostics, source, table, map->style_root,
                             map->document->languages, &layers, err);
    if (!st) g_ptr_array_add(shown, (gpointer) layers);
    return st;
}

static cor_status show_all(cor_session *session, const cor_resolved_map *map, cor_arena *arena, GPtrArray *shown,
                           cor_error *err)
{
    cor_status st = COR_OK;
    cor_render_context *context = cor_render_context_open(session, map, &(cor_page_own){0}, arena);
    context->diagnostics = NULL; /* what is wrong with rows is said where they are drawn */
    cor_table_cache *cache = cor_table_cache_new(context, arena);
    for (size_t i = 0; !st && i < map->document->n_sources; i++)
        if (map->document->sources[i].show) st = show_source(context, cache, &map->document->sources[i], shown, err);
    cor_table_cache_free(cache);
    cor_render_context_close(context);
    return st;
}

cor_status cor_shown_sources(cor_session *session, const cor_resolved_map *map, GPtrArray *shown, cor_error *err)
{
    cor_arena *arena = cor_arena_new();
    cor_resolved_map whole = *map;
    cor_render_context *context = cor_render_context_open(session, map, &(cor_page_own){0}, arena);
    whole.document = without_page_filters(context, map->document, arena);
    cor_render_context_close(context);
    cor_status st = show_all(session, &whole, arena, shown, err);
    cor_arena_free(arena);
    return st;
}
