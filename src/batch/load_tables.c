#include "batch/load_tables.h"

#include <string.h>

#include "prepare/data_source.h"
#include "prepare/kept_rows.h"
#include "prepare/layer_needs.h"
#include "prepare/page_source.h"
#include "prepare/table_cache.h"

static cor_status load(cor_shared_tables *shared_tables, cor_table_cache *cache, const cor_render_context *context,
                       const cor_layer *layer, cor_arena *arena, cor_error *err)
{
    cor_shared_table t = {.source = cor_layer_source(layer), .layer = cor_layer_source_layer(layer)};
    cor_data_source data_source;
    if (!cor_layer_has_rows(layer) || cor_shared_tables_has(shared_tables, t.source, t.layer)) return COR_OK;
    if (!cor_source_may_be_drawn(context, t.source)) return COR_OK;
    if (!strcmp(t.source, COR_PAGE_SOURCE)) return COR_OK; /* each page has its own */
    cor_status st = cor_data_source_of(context, t.source, &data_source, err);
    if (st) return st;
    t.terms = cor_kept_rows_terms(context, t.source, arena);
    if (!t.terms || cor_data_source_bind(context, &data_source, NULL)) return COR_OK; /* it speaks of a page's fields */
    st = cor_table_cache_table(cache, t.source, t.layer, NULL, &t.table, err);
    if (st) return st;
    t.where = data_source.request.where;
    t.whole = cor_layers_ask(context, t.source, arena).geometry;
    const cor_style_source *own = cor_style_source_of(context->map->style, t.source);
    t.grouped = own && own->clustering;
    cor_shared_tables_add(shared_tables, &t, arena);
    return COR_OK;
}

cor_status cor_load_tables(const cor_render_context *context, cor_arena *arena, cor_shared_tables **ret_tables,
                           cor_error *err)
{
    cor_shared_tables *shared_tables = cor_shared_tables_new();
    cor_table_cache *cache = cor_table_cache_new(context, arena);
    cor_status st = COR_OK;
    for (size_t i = 0; i < cor_style_layer_count(context->map->style) && !st; i++)
        st = load(shared_tables, cache, context, cor_style_layer_at(context->map->style, i), arena, err);
    cor_table_cache_free(cache);
    if (!st) *ret_tables = shared_tables;
    if (st) cor_shared_tables_free(shared_tables);
    return st;
}
