/* A route turned: the other way round, or, of a loop, to another start. */
#include <math.h>
#include <stdlib.h>

#include "chainage/internal.h"

#define SWAP(type, a, b)                                                                                               \
    do {                                                                                                               \
        type kept = (a);                                                                                               \
        (a) = (b);                                                                                                     \
        (b) = kept;                                                                                                    \
    } while (0)

static void reverse_arcs(cor_route *route)
{
    size_t n = route->n - 1;
    for (size_t i = 0; i < n; i++)
        route->arcs[i] = cor_arc_turned(&route->arcs[i]);
    for (size_t i = 0, k = n - 1; i < k; i++, k--) {
        SWAP(cor_arc, route->arcs[i], route->arcs[k]);
        SWAP(uint8_t, route->leaps[i], route->leaps[k]);
    }
}

static void reverse_gaps(cor_route *route, double end)
{
    for (size_t i = 0; i < route->n_gaps; i++) {
        cor_route_gap *gap = &route->gaps[i];
        SWAP(cor_point, gap->from, gap->to);
        gap->measure = end - gap->measure - gap->counted;
    }
    for (size_t i = 0, k = route->n_gaps; i + 1 < k; i++)
        SWAP(cor_route_gap, route->gaps[i], route->gaps[--k]);
}

void cor_route_reverse(cor_route *route)
{
    double end = cor_route_end(route);
    reverse_arcs(route);
    for (size_t i = 0; i < route->n; i++)
        route->measures[i] = end - route->measures[i];
    for (size_t i = 0, k = route->n - 1; i < k; i++, k--) {
        SWAP(double, route->measures[i], route->measures[k]);
        SWAP(cor_point, route->points[i], route->points[k]);
    }
    reverse_gaps(route, end);
    route->origin = end - route->origin;
}

typedef struct {
    const cor_route *old;
    cor_route *route;
} turning;

/* What lies from FROM to TO of the old route's arc AT comes next. */
static void take(turning *t, size_t at, double from, double to)
{
    cor_route *r = t->route;
    size_t last = r->n - 1;
    cor_arc arc = from > 0 || to < 1 ? cor_arc_part(&t->old->arcs[at], from, to) : t->old->arcs[at];
    cor_point end = to < 1 ? cor_of_geocentric(cor_arc_at(&arc, 1)) : t->old->points[at + 1];
    double metres = cor_route_measure_at(t->old, at, to) - cor_route_measure_at(t->old, at, from);
    if (!(to > from)) return;
    r->arcs[last] = arc;
    r->leaps[last] = t->old->leaps[at];
    r->points[r->n] = (cor_point){end.x + 360 * round((r->points[last].x - end.x) / 360), end.y};
    r->measures[r->n++] = r->measures[last] + metres;
}

static int by_measure(const void *a, const void *b)
{
    double x = ((const cor_route_gap *) a)->measure, y = ((const cor_route_gap *) b)->measure;
    return (x > y) - (x < y);
}

void cor_route_rotate(cor_route *route, size_t at, double u)
{
    const cor_route old = *route;
    turning t = {&old, route};
    double start = cor_route_measure_at(&old, at, u), end = cor_route_end(&old);
    if (old.leaps[at]) u = 0; /* a step is not cut in two */
    route->points = COR_NEW_ARRAY(old.arena, cor_point, old.n + 1);
    route->measures = COR_NEW_ARRAY(old.arena, double, old.n + 1);
    route->arcs = COR_NEW_ARRAY(old.arena, cor_arc, old.n);
    route->leaps = COR_NEW_ARRAY(old.arena, uint8_t, old.n);
    route->points[0] = cor_of_geocentric(cor_arc_at(&old.arcs[at], u));
    route->n = 1;
    take(&t, at, u, 1);
    for (size_t i = 1; i < old.n - 1; i++)
        take(&t, (at + i) % (old.n - 1), 0, 1);
    take(&t, at, 0, u);
    for (size_t i = 0; i < route->n_gaps; i++)
        route->gaps[i].measure += route->gaps[i].measure < start ? end - start : -start;
    if (route->n_gaps) qsort(route->gaps, route->n_gaps, sizeof *route->gaps, by_measure);
}
