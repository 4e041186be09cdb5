#include "geo/curve.h"

#include <string.h>

enum { MAX_POINTS = 100000, REACHES = 3 /* beyond these many standard deviations a neighbour counts nothing */ };

/* N places at even distances on the line POINTS, and the values there of what stands at its vertices (NULL: none). */
static cor_curve evened(cor_arena *arena, const cor_point *points, const double *values, size_t n_points, size_t n,
                        double length, double *out_values)
{
    cor_point *out = COR_NEW_ARRAY(arena, cor_point, n);
    double step = length / (double) (n - 1), before = 0;
    size_t edge = 0;
    for (size_t i = 0; i < n; i++) {
        double wanted = step * (double) i, edge_length = 0;
        while (edge + 1 < n_points) {
            edge_length = hypot(points[edge + 1].x - points[edge].x, points[edge + 1].y - points[edge].y);
            if (before + edge_length >= wanted || edge + 2 == n_points) break;
            before += edge_length;
            edge++;
        }
        double fraction = edge_length > 0 ? fmin(fmax((wanted - before) / edge_length, 0), 1) : 0;
        const cor_point *p = &points[edge];
        out[i] = (cor_point){p[0].x + fraction * (p[1].x - p[0].x), p[0].y + fraction * (p[1].y - p[0].y)};
        if (values) out_values[i] = values[edge] + fraction * (values[edge + 1] - values[edge]);
    }
    return (cor_curve){out, n, step};
}

static size_t steps_in(double length, double step)
{
    double n = ceil(length / step);
    return n < 1 ? 1 : n < MAX_POINTS ? (size_t) n : MAX_POINTS;
}

cor_curve cor_curve_of(cor_arena *arena, const cor_point *points, size_t n, double step)
{
    double length = cor_line_length(points, n);
    return evened(arena, points, NULL, n, steps_in(length, step) + 1, length, NULL);
}

/* The direction at point I, as long as the way between its neighbours. */
static cor_point direction(const cor_curve *curve, size_t i)
{
    const cor_point *a = &curve->points[i ? i - 1 : 0], *b = &curve->points[i + 1 < curve->n ? i + 1 : i];
    cor_point d = {b->x - a->x, b->y - a->y};
    double length = hypot(d.x, d.y);
    return length > 0 ? (cor_point){d.x / length, d.y / length} : (cor_point){1, 0};
}

cor_along cor_curve_at(const cor_curve *curve, double distance)
{
    double at = distance / curve->step, last = (double) (curve->n - 2);
    size_t i = at > 0 ? (size_t) fmin(floor(at), last) : 0;
    double fraction = at - (double) i, turn = fmin(fmax(fraction, 0), 1);
    cor_point a = direction(curve, i), b = direction(curve, i + 1);
    cor_along place = {.angle = atan2(a.y + turn * (b.y - a.y), a.x + turn * (b.x - a.x))};
    if (fraction < 0 || fraction > 1) {
        double beyond = curve->step * (fraction < 0 ? fraction : fraction - 1);
        const cor_point *end = &curve->points[fraction < 0 ? 0 : curve->n - 1];
        place.at = (cor_point){end->x + beyond * cos(place.angle), end->y + beyond * sin(place.angle)};
        return place;
    }
    const cor_point *p = &curve->points[i];
    place.at = (cor_point){p[0].x + fraction * (p[1].x - p[0].x), p[0].y + fraction * (p[1].y - p[0].y)};
    return place;
}

/* Point I of CURVE, which goes on beyond its ends turned about them. */
static cor_point beyond(const cor_curve *curve, ptrdiff_t i)
{
    ptrdiff_t last = (ptrdiff_t) curve->n - 1;
    ptrdiff_t inside = i < 0 ? -i : i > last ? 2 * last - i : i;
    inside = inside < 0 ? 0 : inside > last ? last : inside;
    cor_point p = curve->points[inside], end = curve->points[i < 0 ? 0 : last];
    return i < 0 || i > last ? (cor_point){2 * end.x - p.x, 2 * end.y - p.y} : p;
}

static cor_point mean_at(const cor_curve *curve, size_t i, const double *weights, ptrdiff_t reach)
{
    cor_point sum = {0, 0};
    double all = 0;
    for (ptrdiff_t k = -reach; k <= reach; k++) {
        cor_point p = beyond(curve, (ptrdiff_t) i + k);
        double weight = weights[k < 0 ? -k : k];
        sum.x += weight * p.x;
        sum.y += weight * p.y;
        all += weight;
    }
    return (cor_point){sum.x / all, sum.y / all};
}

static double *bell(cor_arena *arena, double deviation, ptrdiff_t n)
{
    double *weights = COR_NEW_ARRAY(arena, double, (size_t) n + 1);
    for (ptrdiff_t i = 0; i <= n; i++)
        weights[i] = exp(-(double) (i * i) / (2 * deviation * deviation));
    return weights;
}

cor_curve cor_curve_smoothed(cor_arena *arena, const cor_curve *curve, double reach, double **ret_deviations)
{
    double deviation = fmax(reach / curve->step, 1e-3);
    ptrdiff_t neighbours = (ptrdiff_t) fmin(ceil(REACHES * deviation), (double) curve->n);
    const double *weights = bell(arena, deviation, neighbours);
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, curve->n);
    double *aside = COR_NEW_ARRAY(arena, double, curve->n);
    for (size_t i = 0; i < curve->n; i++)
        points[i] = mean_at(curve, i, weights, neighbours);
    cor_curve smooth = {points, curve->n, curve->step};
    for (size_t i = 0; i < curve->n; i++) {
        cor_point d = direction(&smooth, i);
        aside[i] = (curve->points[i].y - points[i].y) * d.x - (curve->points[i].x - points[i].x) * d.y;
    }
    double length = cor_line_length(points, curve->n), *deviations = COR_NEW_ARRAY(arena, double, curve->n);
    if (!(length > 0)) return *curve;
    cor_curve even = evened(arena, points, aside, curve->n, curve->n, length, deviations);
    if (ret_deviations) *ret_deviations = deviations;
    return even;
}

cor_curve cor_curve_beside(cor_arena *arena, const cor_curve *curve, double from, double to, bool backward,
                           double offset)
{
    size_t n = steps_in(to - from, curve->step) + 1;
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, n);
    double step = (to - from) / (double) (n - 1), side = backward ? -offset : offset;
    for (size_t i = 0; i < n; i++) {
        cor_along a = cor_curve_at(curve, from + step * (double) i);
        cor_point *p = &points[backward ? n - 1 - i : i];
        *p = (cor_point){a.at.x - side * sin(a.angle), a.at.y + side * cos(a.angle)};
    }
    double length = cor_line_length(points, n);
    if (!(length > 0)) return (cor_curve){points, n, step};
    return evened(arena, points, NULL, n, n, length, NULL);
}

double *cor_curve_turning(cor_arena *arena, const cor_curve *curve)
{
    double *turning = COR_NEW_ARRAY(arena, double, curve->n);
    for (size_t i = 1; i < curve->n; i++) {
        cor_point a = direction(curve, i - 1), b = direction(curve, i);
        turning[i] = turning[i - 1] + fabs(atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y));
    }
    return turning;
}
