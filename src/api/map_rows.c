/* Rows: a source as the map sees it. */
#include <string.h>

#include "api/map_handle.h"
#include "api/rows_text.h"
#include "base/words.h"
#include "batch/atlas_page.h"
#include "batch/coverage.h"
#include "prepare/data_source.h"
#include "prepare/reproject.h"
#include "prepare/rows_inside.h"
#include "prepare/table_cache.h"

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

static bool are_points(const cor_geometry *g)
{
    for (size_t i = 0; i < g->n_features; i++) {
        cor_shape_kind kind = cor_geometry_kind(g, i);
        bool one = cor_geometry_first_part(g, i + 1) - cor_geometry_first_part(g, i) == 1;
        if (kind != COR_SHAPE_NONE && (kind != COR_SHAPE_POINT || !one)) return false;
    }
    return true;
}

static cor_status put(const cor_render_context *context, const cor_table *table, const cor_rows_wish *wish,
                      cor_write write, void *write_context, cor_error *err)
{
    cor_rows_text rows = {.table = table, .lonlat = table->geometry, .write = write, .context = write_context};
    cor_status st = cor_lonlat_points(context->session->proj, context->arena, table, &rows.lonlat.points, err);
    if (st) return st;
    rows.points = are_points(&rows.lonlat);
    rows.scratch = cor_arena_new();
    rows.text = g_string_new(NULL);
    if (wish->format == COR_ROWS_GEOJSON)
        cor_rows_geojson(&rows);
    else
        cor_rows_csv(&rows);
    bool taken = cor_rows_flush(&rows, true);
    g_string_free(rows.text, TRUE);
    cor_arena_free(rows.scratch);
    return taken ? COR_OK : cor_fail(err, COR_BAD_OUTPUT, "the rows can't be written");
}

static cor_status read_and_put(const cor_render_context *context, const cor_rows_wish *wish, cor_write write,
                               void *write_context, cor_error *err)
{
    const char *layer;
    const cor_table *table;
    cor_table_cache *cache = cor_table_cache_new(context, context->arena);
    cor_table_cache_want_all(cache);
    cor_status st = check_source(context, wish->source, &layer, err);
    if (!st) st = cor_table_cache_table(cache, wish->source, layer, NULL, &table, err);
    if (!st) say_unpaged(context, wish->source);
    if (!st) st = put(context, table, wish, write, write_context, err);
    cor_table_cache_free(cache);
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

/* As the page of ATLAS's map sees it that WISH names. */
static cor_status of_page(const cor_render_context *atlas, const cor_rows_wish *wish, cor_write write,
                          void *write_context, cor_error *err)
{
    cor_coverage coverage;
    const cor_atlas_common common = cor_atlas_common_of(atlas->map);
    cor_status st = cor_coverage_read(atlas, atlas->arena, &coverage, err);
    if (st) return st;
    size_t i = 0;
    while (i < coverage.n && strcmp(coverage.pages[i].id, wish->page) != 0 &&
           strcmp(coverage.pages[i].stem, wish->page) != 0)
        i++;
    if (i == coverage.n) return fail_page(atlas, &coverage, wish->page, err);
    cor_render_context *page = cor_atlas_page_open(atlas, &common, &coverage.pages[i], atlas->arena);
    st = read_and_put(page, wish, write, write_context, err);
    cor_render_context_close(page);
    return st;
}

cor_status cor_map_rows(cor_map *map, const cor_rows_wish *wish, cor_write write, void *context, cor_error *error)
{
    cor_arena *arena = cor_arena_new();
    cor_render_context *own = cor_render_context_open(map->session, map->resolved, &(cor_page_own){0}, arena);
    cor_status st =
        wish->page ? of_page(own, wish, write, context, error) : read_and_put(own, wish, write, context, error);
    cor_render_context_close(own);
    cor_arena_free(arena);
    return st;
}
