#include "prepare/rows_inside.h"

#include <math.h>
#include <string.h>

#include "geo/representative.h"
#include "prepare/certainty.h"
#include "prepare/page_source.h"
#include "prepare/region.h"
#include "prepare/region_share.h"
#include "prepare/reproject.h"
#include "prepare/source_rows.h"

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

/* The place of each feature that speaks for it, in ARENA. */
static cor_geometry places_of(const cor_geometry *lonlat, cor_arena *arena)
{
    cor_point *places = COR_NEW_ARRAY(arena, cor_point, lonlat->n_features);
    for (size_t i = 0; i < lonlat->n_features; i++)
        places[i] = cor_representative_point(lonlat, i);
    return (cor_geometry){.n_features = lonlat->n_features,
                          .n_parts = lonlat->n_features,
                          .n_points = lonlat->n_features,
                          .points = places,
                          .kind = COR_SHAPE_POINT};
}

static const cor_table *select_inside(const cor_render_context *context, const cor_map_source *options,
                                      const cor_table *table, const cor_geometry *lonlat, const cor_region *region,
                                      cor_arena *arena)
{
    cor_arena *scratch = cor_arena_new();
    const cor_certainty certainty = cor_certainty_of(options, table);
    const cor_geometry places = places_of(lonlat, scratch);
    bool by_distance = options->near_node || options->along.routes;
    cor_chosen_rows chosen = cor_chosen_rows_new(table->n_rows, scratch);
    const cor_region_edges *edges = NULL;
    for (size_t i = 0; region && i < table->n_rows; i++) {
        double radius = cor_certainty_radius(&certainty, i);
        if (!edges && radius > 0 && isfinite(radius)) edges = cor_region_edges_of(region, scratch);
        cor_region_share share = cor_region_share_of(region, edges, &places, i, radius);
        cor_choose_row(&chosen, &certainty, table, i, share != COR_REGION_HAS_NONE,
                       share == COR_REGION_HAS_ALL && !(by_distance && cor_is_only_possible(table, i)));
    }
    cor_table *inside = cor_take_chosen(context, &chosen, table, COR_INSIDE_FIELD, arena);
    inside->counts.inside = chosen.n_certain;
    inside->counts.inside_possible = chosen.n_possible;
    if (!context->subject)
        cor_note_certainty(context, &chosen, options->inside.node, options->name,
                           cor_arena_format(scratch, "in the areas of '%s'", options->inside.source));
    cor_arena_free(scratch);
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
    *ret_table = select_inside(context, options, table, &lonlat, region, arena);
    if (region && table->n_rows && !(*ret_table)->n_rows && context->map->document->atlas.kind == COR_ATLAS_NONE)
        cor_warn(context->diagnostics, cor_node_location(options->inside.node),
                 "nothing of source '%s' lies in the areas of '%s'", options->name, options->inside.source);
    return COR_OK;
}
