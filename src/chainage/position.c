/* What is said of a place beside a route: how far along and aside, and on which side. */
#include <math.h>

#include "chainage/locator.h"

const char *const cor_route_side_words[5] = {[COR_ON_ROUTE] = "on",
                                             [COR_LEFT_OF_ROUTE] = "left",
                                             [COR_RIGHT_OF_ROUTE] = "right",
                                             [COR_BEFORE_START] = "before start",
                                             [COR_AFTER_END] = "after end"};

/* Metres. What is so near is on the route: places are written with six decimals of a degree. */
static const double ON_ROUTE = 0.1;

/* Metres along the route by which something lies beyond an end, not beside it. */
static const double BEYOND = 1e-3;

static cor_vector unit(cor_vector v)
{
    double length = cor_vector_length(v);
    return length > 0 ? (cor_vector){v.x / length, v.y / length, v.z / length} : v;
}

/* The arc that goes on from arc AT of ROUTE (AHEAD), or that AT goes on from; false at an end and a gap. */
static bool neighbour(const cor_route *route, size_t at, bool ahead, size_t *ret_at)
{
    size_t last = route->n - 2;
    if (ahead ? at == last : at == 0) {
        if (!route->is_loop) return false;
        *ret_at = ahead ? 0 : last;
    } else {
        *ret_at = ahead ? at + 1 : at - 1;
    }
    return !route->leaps[*ret_at];
}

/* The direction of the route at a foot; at a vertex, halfway between those of its two edges: so sides are told by which
 * of the two angles there something lies in. */
static cor_vector direction_at(const cor_route *route, size_t at, double u)
{
    size_t other;
    cor_vector own = unit(cor_arc_direction(&route->arcs[at], u));
    if ((u > 0 && u < 1) || !neighbour(route, at, u >= 1, &other)) return own;
    cor_vector both = cor_vector_plus(unit(cor_arc_direction(&route->arcs[other], u >= 1 ? 0 : 1)), 1, own);
    return cor_vector_length(both) > 1e-9 ? both : own;
}

static cor_route_side side_at(const cor_route *route, size_t at, double u, cor_vector p, double distance)
{
    cor_vector foot = cor_arc_at(&route->arcs[at], u), off = cor_vector_minus(p, foot);
    if (distance <= ON_ROUTE) return COR_ON_ROUTE;
    double ahead = cor_vector_dot(off, unit(cor_arc_direction(&route->arcs[at], u)));
    if (!route->is_loop && at == 0 && u <= 0 && ahead < -BEYOND) return COR_BEFORE_START;
    if (!route->is_loop && at == route->n - 2 && u >= 1 && ahead > BEYOND) return COR_AFTER_END;
    double left = cor_vector_dot(cor_vector_cross(direction_at(route, at, u), off), cor_upward(foot));
    return left > 0 ? COR_LEFT_OF_ROUTE : COR_RIGHT_OF_ROUTE;
}

/* Where a loop closes, its lower kilometre counts. */
static double measure_on(const cor_route *route, size_t at, double u)
{
    double measure = cor_route_measure_at(route, at, u);
    return route->is_loop && at == route->n - 2 && u >= 1 ? 0 : measure;
}

/* Metres: farther off, the nearest place through space is not quite the nearest on the ground (by 0.2 m at 250 km, 14 m
 * at 1,000 km). */
static const double FAR_OFF = 1e5;

static double ground_squared(const cor_arc *arc, double u, cor_vector p)
{
    double metres = cor_ground_distance(cor_arc_at(arc, u), p);
    return metres * metres;
}

/* From a foot through space to the one on the ground: squares of distances to three places about it lie on a parabola.
 */
static double on_ground(const cor_arc *arc, double u, cor_vector p)
{
    const double aside = 20;
    double length = cor_arc_length(arc, 1), step = length > 0 ? fmin(aside / length, fmin(u, 1 - u)) : 0;
    if (!(step * length > 1)) return u; /* at a vertex */
    double before = ground_squared(arc, u - step, p), at = ground_squared(arc, u, p),
           after = ground_squared(arc, u + step, p);
    double bend = before - 2 * at + after;
    return bend > 0 ? fmin(fmax(u + step * (before - after) / (2 * bend), 0), 1) : u;
}

cor_route_position cor_position_at(const cor_locator *locator, cor_vector p, cor_foot foot)
{
    size_t number = cor_locator_route(locator, foot.arc), at = foot.arc - locator->starts[number];
    const cor_route *route = locator->routes[number];
    if (foot.far2 > FAR_OFF * FAR_OFF) foot.u = on_ground(&route->arcs[at], foot.u, p);
    double distance = cor_ground_distance(cor_arc_at(&route->arcs[at], foot.u), p);
    double measure = measure_on(route, at, foot.u);
    return (cor_route_position){.route = route,
                                .measure = measure,
                                .km = cor_route_km(route, measure),
                                .distance = distance,
                                .side = side_at(route, at, foot.u, p, distance)};
}
