/* Distances by a local plane: degrees scaled by the radii of curvature of the WGS84 ellipsoid
 * at the latitude of the feature's first vertex
 * (https://en.wikipedia.org/wiki/Earth_radius#Radii_of_curvature). */
#include <math.h>

#include "expr/area.h"

typedef struct {
    double kx, ky; /* metres per degree */
} ruler;

static ruler ruler_at(double latitude)
{
    static const double equatorial = 6378137.0, flattening = 1 / 298.257223563;
    double e2 = flattening * (2 - flattening), metres = M_PI / 180 * equatorial;
    double cosine = cos(latitude * M_PI / 180), w2 = 1 / (1 - e2 * (1 - cosine * cosine)), w = sqrt(w2);
    return (ruler){metres * w * cosine, metres * w * w2 * (1 - e2)};
}

/* The short way round the earth. */
static double wrapped(double degrees)
{
    return remainder(degrees, 360);
}

/* B as seen from A, in metres. */
static cor_point from(const ruler *r, cor_point a, cor_point b)
{
    return (cor_point){wrapped(b.x - a.x) * r->kx, (b.y - a.y) * r->ky};
}

static double point_to_segment(const ruler *r, cor_point p, cor_point a, cor_point b)
{
    cor_point d = from(r, a, b), q = from(r, a, p);
    double length2 = d.x * d.x + d.y * d.y, t = length2 > 0 ? (q.x * d.x + q.y * d.y) / length2 : 0;
    t = fmin(fmax(t, 0), 1);
    return hypot(q.x - t * d.x, q.y - t * d.y);
}

static double side(cor_point p, cor_point a, cor_point b)
{
    return (p.x - a.x) * (b.y - a.y) - (b.x - a.x) * (p.y - a.y);
}

static bool apart(double s, double t)
{
    return (s > 0 && t < 0) || (s < 0 && t > 0);
}

static bool segments_cross(cor_point a, cor_point b, cor_point c, cor_point d)
{
    return apart(side(a, c, d), side(b, c, d)) && apart(side(c, a, b), side(d, a, b));
}

static double segment_to_segment(const ruler *r, const cor_point *p, const cor_point *q)
{
    if (segments_cross(p[0], p[1], q[0], q[1])) return 0;
    double a = fmin(point_to_segment(r, p[0], q[0], q[1]), point_to_segment(r, p[1], q[0], q[1]));
    double b = fmin(point_to_segment(r, q[0], p[0], p[1]), point_to_segment(r, q[1], p[0], p[1]));
    return fmin(a, b);
}

/* One feature of a geometry. */
typedef struct {
    const cor_geometry *geometry;
    size_t first_part, last_part;
    cor_shape_kind kind;
} shape;

static shape shape_of(const cor_geometry *g, size_t feature)
{
    return (shape){g, cor_geometry_first_part(g, feature), cor_geometry_first_part(g, feature + 1),
                   cor_geometry_kind(g, feature)};
}

/* The points of PART, and of the next one: *RET_N of them. A part of one point counts as a segment of no length. */
static const cor_point *part_points(const shape *s, size_t part, size_t *ret_n)
{
    size_t first = cor_geometry_first_point(s->geometry, part);
    *ret_n = cor_geometry_first_point(s->geometry, part + 1) - first;
    return s->geometry->points + first;
}

static bool covers_point(const shape *s, cor_point p)
{
    bool inside = false;
    for (size_t part = s->first_part; part < s->last_part; part++) {
        size_t n;
        const cor_point *ring = part_points(s, part, &n);
        for (size_t i = 0; i + 1 < n; i++) {
            cor_point a = ring[i], b = ring[i + 1];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
        }
    }
    return inside;
}

static bool covers_a_part(const shape *polygon, const shape *other)
{
    if (polygon->kind != COR_SHAPE_POLYGON) return false;
    for (size_t part = other->first_part; part < other->last_part; part++) {
        size_t n;
        const cor_point *points = part_points(other, part, &n);
        for (size_t i = 0; i < n; i++)
            if (covers_point(polygon, points[i])) return true;
    }
    return false;
}

static cor_rect segment_bounds(const cor_point *p)
{
    return (cor_rect){fmin(p[0].x, p[1].x), fmin(p[0].y, p[1].y), fmax(p[0].x, p[1].x), fmax(p[0].y, p[1].y)};
}

/* At least so far are the rectangles; never more than the truth, also across the date line. */
static double at_least(const ruler *r, cor_rect a, cor_rect b)
{
    double dy = fmax(fmax(b.y0 - a.y1, a.y0 - b.y1), 0) * r->ky;
    double gap = fmax(b.x0 - a.x1, a.x0 - b.x1), around = 360 - fmax(b.x1 - a.x0, a.x1 - b.x0);
    return hypot(fmax(fmin(gap, around), 0) * r->kx, dy);
}

static double part_to_part(const ruler *r, const cor_point *a, size_t n_a, const cor_point *b, size_t n_b, double best)
{
    size_t last_a = n_a > 1 ? n_a - 1 : 1, last_b = n_b > 1 ? n_b - 1 : 1;
    for (size_t i = 0; i < last_a; i++) {
        cor_point p[2] = {a[i], a[n_a > 1 ? i + 1 : i]};
        cor_rect p_bounds = segment_bounds(p);
        for (size_t j = 0; j < last_b && best > 0; j++) {
            cor_point q[2] = {b[j], b[n_b > 1 ? j + 1 : j]};
            if (at_least(r, p_bounds, segment_bounds(q)) >= best) continue;
            best = fmin(best, segment_to_segment(r, p, q));
        }
    }
    return best;
}

static double shape_to_shape(const ruler *r, const shape *a, const shape *b, double best)
{
    if (covers_a_part(a, b) || covers_a_part(b, a)) return 0;
    for (size_t i = a->first_part; i < a->last_part; i++)
        for (size_t j = b->first_part; j < b->last_part && best > 0; j++) {
            size_t n_a, n_b;
            const cor_point *points_a = part_points(a, i, &n_a), *points_b = part_points(b, j, &n_b);
            if (n_a && n_b) best = part_to_part(r, points_a, n_a, points_b, n_b, best);
        }
    return best;
}

double cor_area_distance(const cor_area *area, const cor_geometry *geometry, size_t feature)
{
    shape subject = shape_of(geometry, feature);
    if (subject.kind == COR_SHAPE_NONE || subject.first_part == subject.last_part) return NAN;
    ruler r = ruler_at(geometry->points[cor_geometry_first_point(geometry, subject.first_part)].y);
    double best = INFINITY;
    for (size_t i = 0; i < area->geometry.n_features && best > 0; i++) {
        shape other = shape_of(&area->geometry, i);
        best = shape_to_shape(&r, &subject, &other, best);
    }
    return best;
}
