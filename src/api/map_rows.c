/* Rows: a source as the map sees it. */
#include "api/map_handle.h"
#include "api/rows_text.h"
#include "api/source_table.h"
#include "prepare/reproject.h"

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
    const cor_table *table;
    cor_table_cache *cache = cor_table_cache_new(context, context->arena);
    cor_table_cache_want_all(cache);
    cor_status st = cor_source_table(context, cache, wish->source, &table, err);
    if (!st) st = put(context, table, wish, write, write_context, err);
    cor_table_cache_free(cache);
    return st;
}

/* As the page of ATLAS's map sees it that WISH names. */
static cor_status of_page(const cor_render_context *atlas, const cor_rows_wish *wish, cor_write write,
                          void *write_context, cor_error *err)
{
    cor_render_context *page;
    cor_status st = cor_page_context_open(atlas, wish->page, &page, err);
    if (st) return st;
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
