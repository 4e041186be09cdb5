#include "proj/route_line.h"

#include "proj/geocentric.h"
#include "proj/geodesic.h"

struct cor_route_line {
    const cor_point *points;
    cor_vector *places; /* of the points */
    double *metres;     /* from the start to each point */
    size_t n;
};

const cor_route_line *cor_route_line_new(cor_arena *arena, const cor_point *points, size_t n)
{
    cor_route_line *line = COR_NEW(arena, cor_route_line);
    *line = (cor_route_line){.points = points,
                             .places = COR_NEW_ARRAY(arena, cor_vector, n),
                             .metres = COR_NEW_ARRAY(arena, double, n),
                             .n = n};
    for (size_t i = 0; i < n; i++) {
        line->places[i] = cor_geocentric(points[i]);
        line->metres[i] = i ? line->metres[i - 1] + cor_geodesic_distance(points[i - 1], points[i]) : 0;
    }
    return line;
}

const cor_point *cor_route_line_points(const cor_route_line *line, size_t *ret_n)
{
    *ret_n = line->n;
    return line->points;
}

static cor_vector minus(cor_vector a, cor_vector b)
{
    return (cor_vector){a.x - b.x, a.y - b.y, a.z - b.z};
}

static double dot(cor_vector a, cor_vector b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

/* The share of the edge from A to B at which it is nearest to P; how near, squared, goes to *ret_far2. */
static double foot(cor_vector a, cor_vector b, cor_vector p, double *ret_far2)
{
    cor_vector edge = minus(b, a), to = minus(p, a);
    double length2 = dot(edge, edge), share = length2 > 0 ? fmin(fmax(dot(to, edge) / length2, 0), 1) : 0;
    cor_vector off = {to.x - share * edge.x, to.y - share * edge.y, to.z - share * edge.z};
    *ret_far2 = dot(off, off);
    return share;
}

double cor_route_line_nearest(const cor_route_line *line, cor_point p)
{
    double nearest = INFINITY, metres = 0;
    cor_vector place = cor_geocentric(p);
    if (!isfinite(p.x) || !(fabs(p.y) <= 90)) return NAN;
    for (size_t i = 1; i < line->n; i++) {
        double far2, share = foot(line->places[i - 1], line->places[i], place, &far2);
        if (!(far2 < nearest)) continue;
        nearest = far2;
        metres = line->metres[i - 1] + share * (line->metres[i] - line->metres[i - 1]);
    }
    return metres;
}
