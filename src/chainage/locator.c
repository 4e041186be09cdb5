/* Routes in one tree, and the place of them that is nearest. */
#include <math.h>

#include "chainage/locator.h"

/* Metres: of two places whose distances differ by no more, both are the nearest. Roads that share their vertices are
 * told apart by rounding alone. */
static const double AS_NEAR = 1e-6;

/* Metres along a route: what is no farther from the nearest place is the same place. */
static const double SAME_PLACE = 1;

/* A float is exact to a quarter of a metre as far from the earth's centre as its surface: both ends of a straight line,
 * in three directions each. */
static const double ROUGH = 1;

/* A parabola is farthest from its chord in the middle. */
static cor_rough_arc rough_of(const cor_arc *arc)
{
    double off = cor_vector_length(arc->second) / 4 * 1.001 + ROUGH;
    return (cor_rough_arc){(float) arc->at.x, (float) arc->at.y, (float) arc->at.z, (float) off};
}

static void add_route(const cor_route *route, size_t at, cor_arc *arcs, uint8_t *skips, cor_rough_arc *roughs)
{
    size_t last = route->n - 1;
    for (size_t i = 0; i < last; i++) {
        arcs[at + i] = route->arcs[i];
        skips[at + i] = route->leaps[i];
        roughs[at + i] = rough_of(&route->arcs[i]);
    }
    arcs[at + last] = cor_arc_of_place(cor_arc_at(&route->arcs[last - 1], 1));
    skips[at + last] = 1;
    roughs[at + last] = rough_of(&arcs[at + last]);
}

cor_locator *cor_locator_new(const cor_route *const *routes, size_t n, cor_arena *arena)
{
    cor_locator *locator = COR_NEW(arena, cor_locator);
    *locator = (cor_locator){.n_routes = n, .starts = COR_NEW_ARRAY(arena, size_t, n + 1)};
    locator->routes = cor_arena_memdup(arena, routes, n * sizeof *routes);
    for (size_t i = 0; i < n; i++)
        locator->starts[i + 1] = locator->starts[i] + routes[i]->n;
    cor_arc *arcs = COR_NEW_ARRAY(arena, cor_arc, locator->starts[n]);
    uint8_t *skips = COR_NEW_ARRAY(arena, uint8_t, locator->starts[n]);
    cor_rough_arc *roughs = COR_NEW_ARRAY(arena, cor_rough_arc, locator->starts[n]);
    for (size_t i = 0; i < n; i++)
        add_route(routes[i], locator->starts[i], arcs, skips, roughs);
    locator->arcs = arcs;
    locator->skips = skips;
    locator->roughs = roughs;
    locator->tree = cor_arc_tree_new(arcs, skips, locator->starts[n], arena);
    return locator;
}

size_t cor_locator_route(const cor_locator *locator, size_t arc)
{
    size_t low = 0, high = locator->n_routes;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (locator->starts[middle] <= arc)
            low = middle;
        else
            high = middle;
    }
    return low;
}

typedef struct {
    const cor_locator *locator;
    cor_vector p;
    cor_foot best;
    double best_far; /* metres; of no foot: what is allowed */
    bool found;
} search;

static double measure_of(const cor_locator *locator, size_t route, cor_foot foot)
{
    return cor_route_measure_at(locator->routes[route], foot.arc - locator->starts[route], foot.u);
}

/* Of feet that are as near: the one of the first route, and of lowest kilometre. */
static bool goes_before(const search *s, cor_foot foot)
{
    const cor_locator *l = s->locator;
    size_t own = cor_locator_route(l, foot.arc), other = cor_locator_route(l, s->best.arc);
    if (own != other) return own < other;
    double ahead = measure_of(l, own, foot) - measure_of(l, own, s->best);
    return fabs(ahead) > SAME_PLACE ? ahead < 0 : foot.far2 < s->best.far2;
}

static bool is_better(const search *s, cor_foot foot)
{
    if (!s->found) return true;
    double off = foot.far2 - s->best.far2, as_near = 2 * s->best_far * AS_NEAR + AS_NEAR * AS_NEAR;
    return fabs(off) > as_near ? off < 0 : goes_before(s, foot);
}

/* A bound from below: to the straight line to where the next arc begins, less what ARC may lie off it. */
static double at_least(const cor_rough_arc *arc, cor_vector p)
{
    cor_vector whole = {(double) arc[1].x - arc->x, (double) arc[1].y - arc->y, (double) arc[1].z - arc->z};
    cor_vector to = {p.x - arc->x, p.y - arc->y, p.z - arc->z};
    double length2 = cor_vector_dot(whole, whole), u = cor_vector_dot(to, whole);
    u = u <= 0 ? 0 : u >= length2 ? 1 : u / length2;
    return cor_vector_length(cor_vector_plus(to, -u, whole)) - arc->off;
}

static void see(void *context, size_t first, size_t end, double *within2)
{
    search *s = context;
    for (size_t i = first; i < end; i++) {
        cor_foot foot = {.arc = i};
        if (at_least(&s->locator->roughs[i], s->p) > s->best_far + AS_NEAR) continue;
        foot.far2 = cor_arc_nearest(&s->locator->arcs[i], s->p, &foot.u);
        if (foot.far2 > *within2 || !is_better(s, foot)) continue;
        s->best = foot;
        s->best_far = sqrt(foot.far2);
        s->found = true;
        *within2 = (s->best_far + AS_NEAR) * (s->best_far + AS_NEAR);
    }
}

bool cor_locator_nearest(const cor_locator *locator, cor_vector p, double metres, cor_foot *ret_foot)
{
    search s = {.locator = locator, .p = p, .best_far = metres};
    double within2 = metres * metres;
    cor_arc_tree_visit(locator->tree, p, &within2, see, &s);
    *ret_foot = s.best;
    return s.found;
}
