#include "proj/proximity.h"

#include <math.h>

#include "geo/inside.h"
#include "proj/geocentric.h"

/* Of the sphere on which steps are made and crossings are seen. */
static const double RADIUS = 6371008.8;

/* One edge, or one point as an edge of no length. */
typedef struct {
    cor_point a, b;      /* degrees */
    cor_vector from, to; /* metres from the earth's centre */
    double half;         /* of the edge's length, metres */
} edge;

/* A ball round edges [first, end): what is farther from it than a limit need not be looked at one by one. */
typedef struct {
    uint32_t first, end;
    cor_vector centre;
    double radius;
} ball;

enum { EDGES_A_BALL = 24 };

/* An area, and the bounds beyond which nothing lies inside of it: most places are told by these alone. */
typedef struct {
    cor_path path;
    cor_rect bounds;
} area;

struct cor_proximity {
    struct geod_geodesic earth;
    area *areas;
    edge *edges;
    ball *balls;
    size_t n_areas, n_edges, n_balls;
};

/* How far along an azimuth a great circle comes nearest to what is METRES away, TURN degrees off it. */
static double step_along(double metres, double turn)
{
    double s = metres / RADIUS, angle = turn * M_PI / 180;
    return RADIUS * atan2(sin(s) * cos(angle), cos(s));
}

static double to_edge(const struct geod_geodesic *earth, cor_point p, cor_point a, cor_point b)
{
    enum { MAX_STEPS = 20 };
    struct geod_geodesicline line;
    double metres = NAN, azimuth = 0, length = 0, t = 0;
    geod_inverse(earth, a.y, a.x, b.y, b.x, &length, NULL, NULL);
    geod_inverse(earth, a.y, a.x, p.y, p.x, &metres, &azimuth, NULL);
    if (!(length > 0)) return metres;
    geod_inverseline(&line, earth, a.y, a.x, b.y, b.x, 0);
    double direction = line.azi1, nearest = metres;
    for (int i = 0; i < MAX_STEPS; i++) {
        double y, x, next = fmin(fmax(t + step_along(metres, azimuth - direction), 0), length);
        bool settled = fabs(next - t) < 1e-4;
        t = next;
        geod_position(&line, t, &y, &x, &direction);
        geod_inverse(earth, y, x, p.y, p.x, &metres, &azimuth, NULL);
        nearest = fmin(nearest, metres);
        if (settled) break;
    }
    geod_inverse(earth, b.y, b.x, p.y, p.x, &metres, NULL, NULL);
    return fmin(nearest, metres);
}

double cor_geodesic_to_edge(cor_point p, cor_point a, cor_point b)
{
    struct geod_geodesic earth = cor_wgs84();
    return to_edge(&earth, p, a, b);
}

static double chord(cor_vector a, cor_vector b)
{
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) + (a.z - b.z) * (a.z - b.z));
}

static edge edge_of(const struct geod_geodesic *earth, cor_point a, cor_point b)
{
    edge e = {.a = a, .b = b, .from = cor_geocentric(a), .to = cor_geocentric(b)};
    geod_inverse(earth, a.y, a.x, b.y, b.x, &e.half, NULL, NULL);
    e.half /= 2;
    return e;
}

static bool is_place(cor_point p)
{
    return isfinite(p.x) && fabs(p.y) <= 90;
}

typedef bool (*see_edge)(void *context, cor_point a, cor_point b);

static bool see_part(const cor_point *p, size_t n, bool points, see_edge see, void *context)
{
    if (points || n == 1) {
        for (size_t i = 0; i < n; i++)
            if (is_place(p[i]) && see(context, p[i], p[i])) return true;
        return false;
    }
    for (size_t i = 1; i < n; i++)
        if (is_place(p[i - 1]) && is_place(p[i]) && see(context, p[i - 1], p[i])) return true;
    return false;
}

/* Shows SEE each edge of FEATURE, and each point of it as an edge of no length, until it gives true. */
static bool see_feature(const cor_geometry *g, size_t feature, see_edge see, void *context)
{
    cor_shape_kind kind = cor_geometry_kind(g, feature);
    if (kind == COR_SHAPE_NONE) return false;
    for (size_t part = cor_geometry_first_part(g, feature); part < cor_geometry_first_part(g, feature + 1); part++) {
        size_t first = cor_geometry_first_point(g, part), end = cor_geometry_first_point(g, part + 1);
        if (see_part(g->points + first, end - first, kind == COR_SHAPE_POINT, see, context)) return true;
    }
    return false;
}

static bool gather(void *context, cor_point a, cor_point b)
{
    cor_proximity *proximity = context;
    proximity->edges[proximity->n_edges++] = edge_of(&proximity->earth, a, b);
    return false;
}

static area area_of(const cor_geometry *lonlat, size_t feature)
{
    cor_path path = cor_geometry_path(lonlat, feature);
    return (area){path, cor_path_bounds(&path)};
}

static bool holds(const area *a, cor_point p)
{
    return cor_rect_contains(a->bounds, p.x, p.y) && cor_path_contains(&a->path, p);
}

static ball ball_round(const edge *edges, uint32_t first, uint32_t end)
{
    ball b = {.first = first, .end = end};
    double n = 2.0 * (end - first);
    for (uint32_t i = first; i < end; i++) {
        b.centre.x += (edges[i].from.x + edges[i].to.x) / n;
        b.centre.y += (edges[i].from.y + edges[i].to.y) / n;
        b.centre.z += (edges[i].from.z + edges[i].to.z) / n;
    }
    /* Nothing of an edge is farther from one of its ends than half its length. */
    for (uint32_t i = first; i < end; i++) {
        double farther = fmax(chord(b.centre, edges[i].from), chord(b.centre, edges[i].to));
        b.radius = fmax(b.radius, farther + edges[i].half);
    }
    return b;
}

cor_proximity *cor_proximity_new(const cor_geometry *lonlat, cor_arena *arena)
{
    cor_proximity *proximity = COR_NEW(arena, cor_proximity);
    proximity->earth = cor_wgs84();
    proximity->edges = COR_NEW_ARRAY(arena, edge, lonlat->n_points);
    proximity->areas = COR_NEW_ARRAY(arena, area, lonlat->n_features);
    for (size_t i = 0; i < lonlat->n_features; i++) {
        see_feature(lonlat, i, gather, proximity);
        if (cor_geometry_kind(lonlat, i) == COR_SHAPE_POLYGON)
            proximity->areas[proximity->n_areas++] = area_of(lonlat, i);
    }
    proximity->balls = COR_NEW_ARRAY(arena, ball, proximity->n_edges / EDGES_A_BALL + 1);
    for (size_t first = 0; first < proximity->n_edges; first += EDGES_A_BALL) {
        size_t end = first + EDGES_A_BALL < proximity->n_edges ? first + EDGES_A_BALL : proximity->n_edges;
        proximity->balls[proximity->n_balls++] = ball_round(proximity->edges, (uint32_t) first, (uint32_t) end);
    }
    return proximity;
}

static bool is_inside(const cor_proximity *proximity, cor_point p)
{
    for (size_t i = 0; i < proximity->n_areas; i++)
        if (holds(&proximity->areas[i], p)) return true;
    return false;
}

static cor_vector cross(cor_vector a, cor_vector b)
{
    return (cor_vector){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

static double dot(cor_vector a, cor_vector b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

/* Whether the great circles from A to B and from C to D cross between their ends. */
static bool cross_each_other(cor_vector a, cor_vector b, cor_vector c, cor_vector d)
{
    cor_vector ab = cross(a, b), cd = cross(c, d), at = cross(ab, cd);
    double sides[4] = {dot(cross(ab, a), at), dot(cross(b, ab), at), dot(cross(cd, c), at), dot(cross(d, cd), at)};
    bool ahead = true, behind = true;
    for (int i = 0; i < 4; i++) {
        ahead &= sides[i] > 0;
        behind &= sides[i] < 0;
    }
    return ahead || behind;
}

/* The longest way on the ground between places that are CHORD metres apart through the earth: along a circle of the
 * ellipsoid's least radius of curvature. */
static double longest_way(double chord)
{
    const double least_radius = COR_EQUATORIAL * (1 - COR_FLATTENING) * (1 - COR_FLATTENING);
    double half = chord / (2 * least_radius);
    return half < 1 ? 2 * least_radius * asin(half) : INFINITY;
}

static bool is_edge_within(const cor_proximity *proximity, const edge *e, cor_point p, cor_vector at, double metres)
{
    /* A chord is never longer than the way on the ground: what is too far through the earth is too far. */
    double apart = fmin(chord(at, e->from), chord(at, e->to));
    if (apart - e->half > metres) return false;
    return longest_way(apart) <= metres || to_edge(&proximity->earth, p, e->a, e->b) <= metres;
}

static bool is_place_within(const cor_proximity *proximity, cor_point p, double metres)
{
    cor_vector at = cor_geocentric(p);
    for (size_t k = 0; k < proximity->n_balls; k++) {
        const ball *b = &proximity->balls[k];
        if (chord(at, b->centre) - b->radius > metres) continue;
        for (uint32_t i = b->first; i < b->end; i++)
            if (is_edge_within(proximity, &proximity->edges[i], p, at, metres)) return true;
    }
    return is_inside(proximity, p);
}

typedef struct {
    const cor_proximity *proximity;
    double metres;
} search;

/* Two edges that do not cross are nearest at an end of one of them. */
static bool is_met(const search *s, const edge *e, const edge *other)
{
    const struct geod_geodesic *earth = &s->proximity->earth;
    double apart = fmin(fmin(chord(e->from, other->from), chord(e->from, other->to)),
                        fmin(chord(e->to, other->from), chord(e->to, other->to)));
    if (apart - e->half - other->half > s->metres) return false;
    if (cross_each_other(e->from, e->to, other->from, other->to)) return true;
    return to_edge(earth, e->a, other->a, other->b) <= s->metres ||
           to_edge(earth, e->b, other->a, other->b) <= s->metres || to_edge(earth, other->a, e->a, e->b) <= s->metres ||
           to_edge(earth, other->b, e->a, e->b) <= s->metres;
}

static bool is_edge_near(void *context, cor_point a, cor_point b)
{
    const search *s = context;
    if (a.x == b.x && a.y == b.y) return is_place_within(s->proximity, a, s->metres);
    edge e = edge_of(&s->proximity->earth, a, b);
    ball round = ball_round(&e, 0, 1);
    for (size_t k = 0; k < s->proximity->n_balls; k++) {
        const ball *other = &s->proximity->balls[k];
        if (chord(round.centre, other->centre) - round.radius - other->radius > s->metres) continue;
        for (uint32_t i = other->first; i < other->end; i++)
            if (is_met(s, &e, &s->proximity->edges[i])) return true;
    }
    return is_inside(s->proximity, a);
}

bool cor_proximity_has(const cor_proximity *proximity, const cor_geometry *lonlat, size_t feature, double metres)
{
    search s = {proximity, metres};
    if (see_feature(lonlat, feature, is_edge_near, &s)) return true;
    /* An area may hold all that it is near to. */
    if (cor_geometry_kind(lonlat, feature) != COR_SHAPE_POLYGON) return false;
    area own = area_of(lonlat, feature);
    for (size_t i = 0; i < proximity->n_edges; i++)
        if (holds(&own, proximity->edges[i].a)) return true;
    return false;
}
