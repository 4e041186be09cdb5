/* Places beside random routes against a search that knows nothing of arcs and trees: edges are cut into pieces of 200
 * metres in their source's degrees, measured by geodesics, and the nearest place among and between the cuts is sought
 * by golden sections. Routes run from 36° south to 70° north, over the antimeridian, with edges of 50 m to 1,000 km. */
#include <math.h>

#include <glib.h>

#include "proj/geocentric.h"
#include "proj/geodesic.h"
#include "property/chainage/random_route.h"
#include "support/cmocka_all.h"

enum { ROUTES = 100, POINTS = 100 };

/* Metres. */
static const double PIECE = 200;

/* A place of the route: on edge AT, of its length in degrees. */
typedef struct {
    size_t at;
    double share;
    cor_point p;
    double measure;
} cut;

static cor_point on_edge(const cor_point *v, size_t at, double share)
{
    return (cor_point){v[at].x + (v[at + 1].x - v[at].x) * share, v[at].y + (v[at + 1].y - v[at].y) * share};
}

/* Longitudes of V are continuous. */
static GArray *cut_route(const cor_point *v, size_t n)
{
    GArray *cuts = g_array_new(FALSE, FALSE, sizeof(cut));
    double measure = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        double rough = cor_geodesic_distance(v[i], v[i + 1]), dx = fabs(v[i + 1].x - v[i].x);
        size_t pieces = (size_t) ceil(fmax(rough, dx * 111e3) / PIECE) + 1;
        for (size_t k = 0; k < pieces + (i + 2 == n); k++) {
            cut c = {i, (double) k / (double) pieces, on_edge(v, i, (double) k / (double) pieces), 0};
            if (cuts->len) measure += cor_geodesic_distance(g_array_index(cuts, cut, cuts->len - 1).p, c.p);
            c.measure = measure;
            g_array_append_val(cuts, c);
        }
    }
    return cuts;
}

static const cut *cut_at(const GArray *cuts, size_t i)
{
    return &g_array_index(cuts, cut, i);
}

/* Between two cuts of one edge: the measure of the nearest place, and its distance. */
static double between(const cor_point *v, const cut *a, const cut *b, cor_point p, double *ret_distance)
{
    const double golden = (sqrt(5) - 1) / 2;
    double from = a->share, to = b->at == a->at ? b->share : 1, low = from, high = to;
    for (int i = 0; i < 60; i++) {
        double x = high - golden * (high - low), y = low + golden * (high - low);
        if (cor_geodesic_distance(p, on_edge(v, a->at, x)) < cor_geodesic_distance(p, on_edge(v, a->at, y)))
            high = y;
        else
            low = x;
    }
    cor_point foot = on_edge(v, a->at, (low + high) / 2);
    *ret_distance = cor_geodesic_distance(p, foot);
    return a->measure + cor_geodesic_distance(a->p, foot);
}

static double searched(const cor_point *v, const GArray *cuts, cor_point p, double *ret_distance)
{
    double least = INFINITY, measure = 0;
    cor_vector at = cor_geocentric(p);
    *ret_distance = INFINITY;
    for (size_t i = 0; i < cuts->len; i++)
        least = fmin(least, cor_vector_length(cor_vector_minus(cor_geocentric(cut_at(cuts, i)->p), at)));
    for (size_t i = 0; i + 1 < cuts->len; i++) {
        double far = cor_vector_length(cor_vector_minus(cor_geocentric(cut_at(cuts, i)->p), at)), distance;
        if (far > least + 2 * PIECE) continue;
        double found = between(v, cut_at(cuts, i), cut_at(cuts, i + 1), p, &distance);
        if (!(distance < *ret_distance - 1e-6)) continue;
        *ret_distance = distance;
        measure = found;
    }
    return measure;
}

static cor_route *route_of(const cor_point *v, size_t n, cor_arena *arena)
{
    cor_route *route = NULL;
    cor_error err;
    cor_ground_features line = lines_of(v, &n, 1, arena);
    if (cor_route_new(&line, &(cor_route_options){.name = "R"}, arena, &route, &err)) fail_msg("%s", err.message);
    return route;
}

/* Which side is told by the angle between the route and the way to P, at a foot that is no vertex. */
static cor_route_side side_of(const cor_route *route, cor_point p, double measure)
{
    double along;
    cor_point foot = cor_route_place(route, measure, &along);
    cor_point left = cor_geodesic_direct(foot, along - 90, 10), right = cor_geodesic_direct(foot, along + 90, 10);
    return cor_geodesic_distance(p, left) < cor_geodesic_distance(p, right) ? COR_LEFT_OF_ROUTE : COR_RIGHT_OF_ROUTE;
}

typedef struct {
    double measure, distance;
    int others; /* places for which another place of the route is as near */
} worst;

static void compare(const cor_route *route, const cor_locator *locator, const cor_point *v, const GArray *cuts,
                    cor_point p, worst *w)
{
    cor_route_position found;
    double distance, measure = searched(v, cuts, p, &distance);
    if (!cor_locate(locator, p, INFINITY, &found)) fail_msg("nothing found at (%.9f %.9f)", p.x, p.y);
    double off = fabs(found.measure - measure), far_off = fabs(found.distance - distance);
    w->distance = fmax(w->distance, far_off);
    if (off > 100 && cor_geodesic_distance(p, cor_route_place(route, found.measure, NULL)) < distance + 1e-3) {
        w->others++;
        return;
    }
    w->measure = fmax(w->measure, off);
    if (off > 1 || far_off > 0.01)
        fail_msg("(%.9f %.9f): %.3f m along, %.3f m off; searched: %.3f, %.3f", p.x, p.y, found.measure, found.distance,
                 measure, distance);
    bool is_beside = found.side == COR_LEFT_OF_ROUTE || found.side == COR_RIGHT_OF_ROUTE;
    bool is_at_vertex = false;
    for (size_t i = 0; i < cuts->len; i++)
        is_at_vertex |= cut_at(cuts, i)->share == 0 && fabs(cut_at(cuts, i)->measure - measure) < 0.01;
    if (is_beside && !is_at_vertex) assert_int_equal(found.side, side_of(route, p, found.measure));
}

static void places_are_where_a_search_finds_them(void **state)
{
    (void) state;
    uint64_t seed = 20241130;
    worst w = {0};
    for (int i = 0; i < ROUTES; i++) {
        cor_arena *arena = cor_arena_new();
        cor_point v[MOST_VERTICES];
        size_t n = random_route(v, i, 1e6, &seed);
        const cor_route *route = route_of(v, n, arena);
        const cor_locator *locator = cor_locator_new(&route, 1, arena);
        GArray *cuts = cut_route(v, n);
        double length = cut_at(cuts, cuts->len - 1)->measure;
        if (fabs(cor_route_end(route) - length) > 0.01)
            fail_msg("route %d: %.4f m, not %.4f", i, cor_route_end(route), length);
        for (int k = 0; k < POINTS; k++) {
            cor_point at = cor_route_place(route, random_between(-0.1, 1.1, &seed) * length, NULL);
            double far = pow(10, random_between(0, log10(k % 10 ? 50e3 : 1500e3), &seed));
            compare(route, locator, v, cuts, cor_geodesic_direct(at, random_between(0, 360, &seed), far), &w);
        }
        g_array_unref(cuts);
        cor_arena_free(arena);
    }
    print_message("at most %.4f m along and %.6f m aside; %d places with two that are as near\n", w.measure, w.distance,
                  w.others);
    assert_in_range(w.others, 0, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_where_a_search_finds_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
