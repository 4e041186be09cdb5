/* Lines and areas along routes: where they come nearest, and from where to where they lie beside. They are looked at in
 * steps, so that what is said is true to a step's length at worst, and of the nearest place to a hundredth of its
 * distance. */
#include <math.h>

#include <glib.h>

#include "chainage/locator.h"

/* Metres between the places that are looked at. */
static const double STEP = 250;

/* As near as this is on the route, and nothing can be nearer. */
static const double TOUCHES = 0.1;

/* Of its distance: how well the nearest place is sought. */
static const double FINE = 0.01;

/* A place of the feature, and where it is along the routes; without a route where it is far from all. */
typedef struct {
    cor_vector at;
    cor_route_position position;
} sample;

typedef struct {
    const cor_locator *locator;
    double metres;
    cor_route_position best;
    GArray *samples; /* cor_route_position: those near enough */
} walk;

static sample look(walk *w, cor_vector at, double reach)
{
    cor_foot foot;
    sample s = {.at = at};
    if (!cor_locator_nearest(w->locator, at, reach, &foot)) return s;
    s.position = cor_position_at(w->locator, at, foot);
    if (s.position.distance > w->metres) return s;
    if (!w->best.route || s.position.distance < w->best.distance) w->best = s.position;
    return s;
}

static double least_of(const sample *a, const sample *b, double length)
{
    double of_a = a->position.route ? a->position.distance : INFINITY;
    double of_b = b->position.route ? b->position.distance : INFINITY;
    return fmin(of_a, of_b) - length / 2;
}

/* Between two places of an arc: the nearest. */
static void refine(walk *w, const cor_arc *arc, const sample *a, double from, const sample *b, double to)
{
    double length = cor_arc_length(arc, to) - cor_arc_length(arc, from), middle = (from + to) / 2;
    double best = w->best.route ? w->best.distance : w->metres;
    if (best <= TOUCHES || length <= fmax(TOUCHES, best * FINE) || least_of(a, b, length) >= best) return;
    sample half = look(w, cor_arc_at(arc, middle), w->metres + length);
    refine(w, arc, a, from, &half, middle);
    refine(w, arc, &half, middle, b, to);
}

static void walk_arc(walk *w, const cor_arc *arc)
{
    double length = cor_arc_length(arc, 1), steps = fmax(ceil(length / STEP), 1);
    sample last = look(w, arc->at, w->metres + STEP);
    if (last.position.route && last.position.distance <= w->metres) g_array_append_val(w->samples, last.position);
    for (double i = 1; i <= steps; i++) {
        sample next = look(w, cor_arc_at(arc, i / steps), w->metres + STEP);
        if (next.position.route && next.position.distance <= w->metres) g_array_append_val(w->samples, next.position);
        refine(w, arc, &last, (i - 1) / steps, &next, i / steps);
        last = next;
    }
}

/* The measures of those samples that are of ROUTE, and not farther off than METRES. */
static void range_of(const walk *w, const cor_route *route, double metres, double *ret_from, double *ret_to)
{
    for (guint i = 0; i < w->samples->len; i++) {
        const cor_route_position *p = &g_array_index(w->samples, cor_route_position, i);
        if (p->route != route || p->distance > metres) continue;
        *ret_from = fmin(*ret_from, p->measure);
        *ret_to = fmax(*ret_to, p->measure);
    }
}

static bool walk_outline(walk *w, const cor_arc_list *arcs, double *ret_from, double *ret_to)
{
    for (size_t i = 0; i < arcs->n; i++)
        walk_arc(w, &arcs->arcs[i]);
    if (!w->best.route) return false;
    *ret_from = *ret_to = w->best.measure;
    range_of(w, w->best.route, w->metres, ret_from, ret_to);
    return true;
}

/* ---- areas that a route runs through ------------------------------------------------------------------------ */

typedef struct {
    const cor_ground_areas *areas;
    cor_rect bounds; /* degrees, longitudes as they go on along the outline */
    double from, to; /* measures */
    bool found;
} crossing;

static cor_rect bounds_of(const cor_arc_list *arcs)
{
    cor_rect bounds = COR_RECT_EMPTY;
    for (size_t i = 0; i < arcs->n; i++)
        bounds = cor_rect_with(bounds, arcs->ends[i].x, arcs->ends[i].y);
    return bounds;
}

/* A ring round a pole has an inside beyond its bounds. */
static bool is_in(const crossing *c, cor_point p)
{
    const double slack = 1e-3;
    bool is_round = c->bounds.x1 - c->bounds.x0 > 350;
    double x = p.x + 360 * ceil((c->bounds.x0 - slack - p.x) / 360);
    if (!is_round && (x > c->bounds.x1 + slack || p.y < c->bounds.y0 - slack || p.y > c->bounds.y1 + slack))
        return false;
    return cor_ground_areas_have(c->areas, p);
}

static void take(crossing *c, double measure)
{
    c->from = c->found ? fmin(c->from, measure) : measure;
    c->to = c->found ? fmax(c->to, measure) : measure;
    c->found = true;
}

/* Where arc AT of ROUTE, which has one end inside, crosses the outline. */
static double crossed_at(const crossing *c, const cor_route *route, size_t at, bool starts_inside)
{
    enum { HALVINGS = 30 };
    double low = 0, high = 1;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (is_in(c, cor_of_geocentric(cor_arc_at(&route->arcs[at], middle))) == starts_inside)
            low = middle;
        else
            high = middle;
    }
    return cor_route_measure_at(route, at, (low + high) / 2);
}

static void cross(crossing *c, const cor_route *route)
{
    bool last = is_in(c, route->points[0]);
    if (last) take(c, 0);
    for (size_t i = 1; i < route->n; i++) {
        bool next = is_in(c, route->points[i]);
        if (next != last && !route->leaps[i - 1]) take(c, crossed_at(c, route, i - 1, last));
        if (next) take(c, route->measures[i]);
        last = next;
    }
}

/* The first route that runs through the area. */
static bool run_through(const cor_locator *locator, const cor_ground_features *features, size_t row,
                        const cor_arc_list *arcs, cor_route_position *ret_position, double *ret_from, double *ret_to)
{
    cor_arena *scratch = cor_arena_new();
    cor_geometry own = cor_feature_alone(features->geometry, row, scratch);
    crossing c = {.areas = cor_ground_areas_new(&(cor_ground_features){&own, features->to_lonlat}, scratch),
                  .bounds = bounds_of(arcs)};
    for (size_t i = 0; c.areas && i < locator->n_routes && !c.found; i++) {
        const cor_route *route = locator->routes[i];
        cross(&c, route);
        if (c.found)
            *ret_position = (cor_route_position){
                .route = route, .measure = c.from, .km = cor_route_km(route, c.from), .side = COR_ON_ROUTE};
    }
    cor_arena_free(scratch);
    *ret_from = c.from;
    *ret_to = c.to;
    return c.found;
}

bool cor_locate_extended(const cor_locator *locator, const cor_ground_features *features, size_t row, double metres,
                         cor_route_position *ret_position, double *ret_from, double *ret_to)
{
    cor_arc_list arcs = {0};
    walk w = {.locator = locator, .metres = metres, .samples = g_array_new(FALSE, FALSE, sizeof(cor_route_position))};
    cor_ground_arcs(features, row, &arcs);
    bool is_area = cor_geometry_kind(features->geometry, row) == COR_SHAPE_POLYGON;
    bool found = is_area && run_through(locator, features, row, &arcs, ret_position, ret_from, ret_to);
    if (!found) {
        found = walk_outline(&w, &arcs, ret_from, ret_to);
        *ret_position = w.best;
    }
    g_array_unref(w.samples);
    cor_arc_list_free(&arcs);
    return found;
}
