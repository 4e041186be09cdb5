#include "chainage/route.h"

#include <math.h>

#include "chainage/internal.h"

const char *cor_route_name(const cor_route *route)
{
    return route->name;
}

bool cor_route_is_loop(const cor_route *route)
{
    return route->is_loop;
}

double cor_route_drawn(const cor_route *route)
{
    return route->drawn;
}

double cor_route_end(const cor_route *route)
{
    return route->measures[route->n - 1];
}

const cor_route_gap *cor_route_gaps(const cor_route *route, size_t *ret_n)
{
    *ret_n = route->n_gaps;
    return route->gaps;
}

const cor_point *cor_route_vertices(const cor_route *route, size_t *ret_n)
{
    *ret_n = route->n;
    return route->points;
}

/* Which break MEASURE comes after: one that has another behind it. */
static size_t break_before(const cor_route *route, double measure)
{
    size_t low = 0, high = route->n_breaks - 1;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (route->breaks[middle].measure <= measure)
            low = middle;
        else
            high = middle;
    }
    return low;
}

double cor_route_km(const cor_route *route, double measure)
{
    const cor_route_break *first = route->breaks;
    if (!first) return (measure - route->origin) / 1000;
    const cor_route_break *last = first + route->n_breaks - 1;
    if (measure <= first->measure) return first->km + (measure - first->measure) / 1000;
    if (measure >= last->measure) return last->km + (measure - last->measure) / 1000;
    const cor_route_break *from = first + break_before(route, measure), *to = from + 1;
    return from->km + (to->km - from->km) * (measure - from->measure) / (to->measure - from->measure);
}

double cor_route_measure(const cor_route *route, double km)
{
    const cor_route_break *first = route->breaks;
    if (!first) return km * 1000 + route->origin;
    const cor_route_break *last = first + route->n_breaks - 1;
    if (km <= first->km) return first->measure + (km - first->km) * 1000;
    if (km >= last->km) return last->measure + (km - last->km) * 1000;
    while (first[1].km < km)
        first++;
    return first->measure + (first[1].measure - first->measure) * (km - first->km) / (first[1].km - first->km);
}

/* The arc on which MEASURE lies. */
static size_t arc_at(const cor_route *route, double measure)
{
    size_t low = 0, high = route->n - 1;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (route->measures[middle] <= measure)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static double azimuth_of(cor_vector at, cor_vector along)
{
    cor_vector up = cor_upward(at);
    double east = up.x * along.y - up.y * along.x; /* times the cosine of the latitude, as the other */
    double north = along.z - up.z * cor_vector_dot(along, up);
    double azimuth = atan2(east, north) * 180 / M_PI;
    return azimuth < 0 ? azimuth + 360 : azimuth;
}

cor_point cor_route_place(const cor_route *route, double measure, double *ret_azimuth)
{
    size_t at = arc_at(route, measure);
    const cor_arc *arc = &route->arcs[at];
    bool leaps = route->leaps[at];
    double u = leaps ? 0 : cor_arc_along(arc, measure - route->measures[at]);
    if (leaps && ret_azimuth && at) arc = &route->arcs[at - 1];
    if (ret_azimuth) *ret_azimuth = azimuth_of(cor_arc_at(arc, u), cor_arc_direction(arc, leaps ? 1 : u));
    if (u <= 0) return route->points[at];
    if (u >= 1) return route->points[at + 1];
    cor_point p = cor_of_geocentric(cor_arc_at(arc, u));
    p.x += 360 * round((route->points[at].x - p.x) / 360);
    return p;
}

static void put(cor_geometry_builder *builder, cor_point p)
{
    cor_builder_point(builder, p.x, p.y);
}

cor_geometry cor_route_between(const cor_route *route, double from, double to, cor_arena *arena)
{
    cor_geometry_builder *builder = cor_geometry_builder_new();
    from = fmax(from, 0);
    to = fmin(to, cor_route_end(route));
    cor_builder_feature(builder, COR_SHAPE_LINE);
    cor_builder_part(builder);
    put(builder, cor_route_place(route, from, NULL));
    for (size_t i = arc_at(route, from); i < route->n - 1 && route->measures[i] < to; i++) {
        if (route->leaps[i]) {
            cor_builder_end_part(builder, 2);
            cor_builder_part(builder);
            if (route->measures[i + 1] < to) put(builder, route->points[i + 1]);
        } else {
            put(builder, route->measures[i + 1] < to ? route->points[i + 1] : cor_route_place(route, to, NULL));
        }
    }
    cor_builder_end_part(builder, 2);
    cor_builder_end_feature(builder);
    cor_geometry g = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return g;
}

double cor_route_ground(const cor_route *route, double from, double to)
{
    double ground = 0;
    for (size_t i = arc_at(route, from); i < route->n - 1 && route->measures[i] < to; i++)
        if (!route->leaps[i]) ground += fmin(to, route->measures[i + 1]) - fmax(from, route->measures[i]);
    return fmax(ground, 0);
}

bool cor_route_leaps_over(const cor_route *route, double measure)
{
    size_t at = arc_at(route, measure);
    return route->leaps[at] && measure > route->measures[at] && measure < route->measures[at + 1];
}

void cor_route_scan(const cor_route *route, cor_point p, size_t *ret_arc, double *ret_u)
{
    double nearest = INFINITY;
    cor_vector place = cor_geocentric(p);
    for (size_t i = 0; i < route->n - 1; i++) {
        double u, far2 = route->leaps[i] ? INFINITY : cor_arc_nearest(&route->arcs[i], place, &u);
        if (!(far2 < nearest) && i) continue;
        nearest = far2;
        *ret_arc = i;
        *ret_u = route->leaps[i] ? 0 : u;
    }
}
