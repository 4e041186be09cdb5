/* Stretches of a route as the pages of an atlas: cut every so many kilometres, as the route counts them. */
#include <math.h>

#include <glib.h>

#include "batch/coverage.h"
#include "prepare/named_routes.h"
#include "prepare/reproject.h"

typedef struct {
    cor_covering *covering;
    const cor_route *route;
    const cor_locator *locator;
} cutting;

static cor_status find_route(const cor_covering *c, const cor_route **ret_route, cor_error *err)
{
    const cor_map_atlas *atlas = &c->context->map->document->atlas;
    const cor_node *over = cor_node_get(atlas->node, "over");
    if (atlas->route && !atlas->source && !atlas->where)
        return cor_route_called(c->context, atlas->route, over, ret_route, err);
    return cor_route_in_source(c->context, atlas->source ? atlas->source : COR_ROUTES_SOURCE, atlas->where,
                               atlas->route, over, ret_route, err);
}

/* A page of what lies between two measures. */
static void add_stretch(cutting *cut, double from, double to)
{
    cor_covering *c = cut->covering;
    cor_interns *interns = c->context->interns;
    double from_km = cor_route_km(cut->route, from), to_km = cor_route_km(cut->route, to);
    cor_geometry line = cor_route_between(cut->route, from, to, c->arena);
    cor_parameter *fields = COR_NEW_ARRAY(c->arena, cor_parameter, 3);
    fields[0] =
        (cor_parameter){cor_intern(interns, "route"), cor_interned(cor_intern(interns, cor_route_name(cut->route)))};
    fields[1] = (cor_parameter){cor_intern(interns, "from_km"), cor_number(round(from_km))};
    fields[2] = (cor_parameter){cor_intern(interns, "to_km"), cor_number(round(to_km))};
    cor_page_subject page = {.id = cor_arena_format(c->arena, "%.0f-%.0f", from_km, to_km),
                             .fields = fields,
                             .n_fields = 3,
                             .points = line.points,
                             .n_points = line.n_points,
                             .bounds = cor_lonlat_bounds(line.points, line.n_points),
                             .route = cut->route,
                             .locator = cut->locator,
                             .from = from,
                             .to = to};
    g_array_append_val(c->list, page);
}

/* A rest shorter than a tenth of a stretch stays with the one before. */
static void cut_all(cutting *cut, double step)
{
    double end = cor_route_end(cut->route), from = 0;
    double first_km = cor_route_km(cut->route, 0), last_km = cor_route_km(cut->route, end);
    for (double n = 1; first_km + n * step < last_km - step / 10; n++) {
        double to = cor_route_measure(cut->route, first_km + n * step);
        add_stretch(cut, from, to);
        from = to;
    }
    add_stretch(cut, from, end);
    /* Ends count as the stretches that they are of, whatever lengths add up to. */
    cor_page_subject *pages = (cor_page_subject *) (void *) cut->covering->list->data;
    pages[0].from = -INFINITY;
    pages[cut->covering->list->len - 1].to = INFINITY;
}

cor_status cor_cover_route(cor_covering *covering, cor_error *err)
{
    cutting cut = {.covering = covering};
    double step = covering->context->map->document->atlas.step / 1000;
    cor_status st = find_route(covering, &cut.route, err);
    if (st) return st;
    double end = cor_route_end(cut.route), km = cor_route_km(cut.route, end) - cor_route_km(cut.route, 0);
    if (km / step > COR_MAX_PAGES)
        return cor_atlas_fail(covering->context, "over", err, COR_BAD_DOCUMENT,
                              "the route has more than 100000 stretches; make them longer");
    cut.locator = cor_locator_new(&cut.route, 1, covering->arena);
    cut_all(&cut, step);
    return COR_OK;
}
