#include "prepare/rows_inside.h"

#include <string.h>

#include "geo/representative.h"
#include "prepare/page_source.h"
#include "prepare/region.h"
#include "prepare/reproject.h"
#include "prepare/source_rows.h"
#include "table/select.h"

const cor_map_source *cor_inside_options(const cor_render_context *context, const char *source)
{
    for (size_t i = 0; i < context->map->document->n_sources; i++) {
        const cor_map_source *s = &context->map->document->sources[i];
        if (s->inside.source && !strcmp(s->name, source)) return s;
    }
    return NULL;
}

static bool names_page(const cor_render_context *context, const cor_map_source *options)
{
    return cor_is_page_source(context, options->inside.source);
}

/* Where the document says which areas are meant, or KEY of that. */
static const cor_node *said_at(const cor_map_source *options, const char *key)
{
    const cor_node *node = options->inside.node;
    return node->kind == COR_NODE_MAP ? cor_node_get(node, key) : node;
}

/* The areas of OPTIONS that pass both their source's own `where` and that of `inside`, parameters filled in. */
static cor_status areas_of(const cor_render_context *context, const cor_map_source *options,
                           cor_data_source *ret_source, cor_error *err)
{
    const cor_map_inside *inside = &options->inside;
    return cor_data_source_chosen(context, inside->source, inside->where, said_at(options, "source"),
                                  said_at(options, "where"), ret_source, err);
}

bool cor_inside_is_of_page(const cor_render_context *context, const cor_map_source *options)
{
    cor_data_source areas;
    cor_render_context map = *context;
    map.state = context->map->state;
    map.n_state = context->map->n_state;
    if (context->map->document->atlas.kind == COR_ATLAS_NONE) return false;
    return names_page(context, options) || areas_of(&map, options, &areas, NULL);
}

/* What is wrong with the page as a place to lie in. */
static cor_status no_page(const cor_render_context *context, const cor_map_source *options, cor_error *err)
{
    const char *why = context->subject
                          ? "this page is of a point or a line, and nothing lies in it; write near: {source: page, "
                            "within: 10 km}"
                          : "there are no pages to lie in: the map has no \"atlas\"; name a source of areas";
    return cor_node_fail(said_at(options, "source"), err, "%s", why);
}

static cor_status region_of_page(const cor_render_context *context, const cor_map_source *options, cor_arena *arena,
                                 const cor_region **ret_region, cor_error *err)
{
    cor_status st = cor_region_of_page(context, arena, ret_region, err);
    return st || *ret_region ? st : no_page(context, options, err);
}

cor_status cor_inside_check(const cor_render_context *context, const cor_map_source *options, cor_arena *arena,
                            cor_error *err)
{
    cor_data_source areas;
    const cor_region *region;
    const cor_table *table;
    if (names_page(context, options)) return region_of_page(context, options, arena, &region, err);
    cor_status st = areas_of(context, options, &areas, err);
    if (st) return st;
    cor_request *request = &areas.request; /* of no place: what can't be read is said all the same */
    request->has_extent = true;
    request->proj = context->session->proj;
    request->extent = (cor_rect){0, 0, 1e-6, 1e-6};
    st = cor_data_source_check_crs(context, &areas, err);
    return st ? st : cor_source_read_bound(context, &areas, arena, NULL, &table, err);
}

const char *cor_inside_terms(const cor_render_context *context, const char *source, cor_arena *arena)
{
    cor_data_source areas;
    const cor_map_source *options = cor_inside_options(context, source);
    if (!options || cor_inside_is_of_page(context, options)) return "";
    if (names_page(context, options) || areas_of(context, options, &areas, NULL)) return NULL;
    return cor_arena_format(arena, "inside %s %s", options->inside.source,
                            areas.request.where ? areas.request.where : "");
}

/* The areas that are read; NULL, with a warning, where their `where` leaves none. */
static cor_status region_of_source(const cor_render_context *context, const cor_map_source *options, cor_arena *arena,
                                   const cor_region **ret_region, cor_error *err)
{
    cor_data_source source;
    const cor_table *areas;
    cor_status st = areas_of(context, options, &source, err);
    if (!st) st = cor_data_source_check_crs(context, &source, err);
    if (!st) st = cor_source_read_bound(context, &source, arena, context->diagnostics, &areas, err);
    if (!st) st = cor_region_of_table(context, areas, arena, ret_region, err);
    if (st || *ret_region) return st;
    if (areas->n_rows)
        return cor_node_fail(said_at(options, "source"), err,
                             "the source '%s' has no areas to lie in; name one of areas, or write near: {source: %s, "
                             "within: 10 km}",
                             options->inside.source, options->inside.source);
    cor_warn(context->diagnostics, cor_node_location(options->inside.node),
             "the source '%s' has no areas%s: nothing of '%s' lies in them", options->inside.source,
             source.request.where ? " after its \"where\"" : "", options->name);
    return COR_OK;
}

static const cor_table *select_inside(const cor_table *table, const cor_geometry *lonlat, const cor_region *region,
                                      cor_arena *arena)
{
    uint32_t *rows = COR_NEW_ARRAY(arena, uint32_t, table->n_rows);
    size_t n = 0;
    for (size_t i = 0; region && i < table->n_rows; i++)
        if (cor_region_has(region, cor_representative_point(lonlat, i))) rows[n++] = (uint32_t) i;
    cor_table *inside = cor_table_select(table, rows, n, NULL, arena);
    inside->counts.inside = cor_table_feature_count(table, rows, n);
    inside->counts.left_out += cor_table_feature_count(table, NULL, table->n_rows) - inside->counts.inside;
    return inside;
}

cor_status cor_keep_inside(const cor_render_context *context, const cor_map_source *options, const cor_table *table,
                           cor_arena *arena, const cor_table **ret_table, cor_error *err)
{
    const cor_region *region;
    cor_geometry lonlat = table->geometry;
    cor_status st = names_page(context, options) ? region_of_page(context, options, arena, &region, err)
                                                 : region_of_source(context, options, arena, &region, err);
    if (!st) st = cor_lonlat_points(context->session->proj, arena, table, &lonlat.points, err);
    if (st) return st;
    *ret_table = select_inside(table, &lonlat, region, arena);
    if (region && table->n_rows && !(*ret_table)->n_rows && context->map->document->atlas.kind == COR_ATLAS_NONE)
        cor_warn(context->diagnostics, cor_node_location(options->inside.node),
                 "nothing of source '%s' lies in the areas of '%s'", options->name, options->inside.source);
    return COR_OK;
}
