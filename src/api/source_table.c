#include "api/source_table.h"

#include <string.h>

#include "base/words.h"
#include "batch/atlas_page.h"
#include "batch/coverage.h"
#include "prepare/data_source.h"
#include "prepare/rows_inside.h"

/* The layer of the source's file that the style draws from; NULL: it does not say. */
static cor_status layer_of(const cor_render_context *context, const cor_data_source *source, const char **ret_layer,
                           cor_error *err)
{
    const cor_style *style = context->map->style;
    *ret_layer = NULL;
    for (size_t i = 0; i < cor_style_layer_count(style); i++) {
        const cor_layer *layer = cor_style_layer_at(style, i);
        const char *name = cor_layer_source_layer(layer);
        if (g_strcmp0(cor_layer_source(layer), source->name) != 0 || !name || source->request.layer) continue;
        if (*ret_layer && strcmp(*ret_layer, name) != 0)
            return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(context->map->document->file),
                               "the style draws several layers of the source '%s', '%s' and '%s' among them; say which "
                               "one by \"layer\" of the source",
                               source->name, *ret_layer, name);
        *ret_layer = name;
    }
    return COR_OK;
}

static cor_status check_source(const cor_render_context *context, const char *name, const char **ret_layer,
                               cor_error *err)
{
    cor_data_source source;
    cor_status st = cor_data_source_known(context, name, NULL, err);
    if (!st) st = cor_data_source_of(context, name, &source, err);
    if (!st && (!strcmp(source.type, "raster") || !strcmp(source.type, "raster-dem")))
        return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(context->map->document->file),
                           "the source '%s' is a raster, which has no rows; name one of points, lines or areas", name);
    return st ? st : layer_of(context, &source, ret_layer, err);
}

/* Without a page nothing is known of what `inside: page` keeps. */
static void say_unpaged(const cor_render_context *context, const char *source)
{
    const cor_map_source *options = cor_inside_options(context, source);
    if (options && !context->subject && cor_inside_is_of_page(context, options))
        cor_warn(context->diagnostics, cor_node_location(options->inside.node),
                 "each page of the atlas has rows of its own of '%s': these are of all pages; name one by --page",
                 source);
}

cor_status cor_source_table(const cor_render_context *context, cor_table_cache *cache, const char *source,
                            const cor_table **ret_table, cor_error *err)
{
    const char *layer;
    cor_status st = check_source(context, source, &layer, err);
    if (!st) st = cor_table_cache_table(cache, source, layer, NULL, ret_table, err);
    if (!st) say_unpaged(context, source);
    return st;
}

static cor_status fail_page(const cor_render_context *context, const cor_coverage *coverage, const char *page,
                            cor_error *err)
{
    const char **ids = COR_NEW_ARRAY(context->arena, const char *, coverage->n);
    for (size_t i = 0; i < coverage->n; i++)
        ids[i] = coverage->pages[i].id;
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(context->map->document->file),
                       "the atlas has no page '%.80s'%s", page,
                       cor_hint_of(cor_nearest_word(page, ids, coverage->n), '\'', "").text);
}

cor_status cor_page_context_open(const cor_render_context *atlas, const char *page, cor_render_context **ret_page,
                                 cor_error *err)
{
    cor_coverage coverage;
    const cor_atlas_common common = cor_atlas_common_of(atlas->map);
    cor_status st = cor_coverage_read(atlas, atlas->arena, &coverage, err);
    if (st) return st;
    size_t i = 0;
    while (i < coverage.n && strcmp(coverage.pages[i].id, page) != 0 && strcmp(coverage.pages[i].stem, page) != 0)
        i++;
    if (i == coverage.n) return fail_page(atlas, &coverage, page, err);
    *ret_page = cor_atlas_page_open(atlas, &common, &coverage.pages[i], atlas->arena);
    return COR_OK;
}
