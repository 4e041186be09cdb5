/* Whether points and lines lie inside of polygons, on the grid on which maps of the web have
 * them: Web Mercator, rounded. There a point on an edge is exactly on it, and not inside. */
#include <math.h>

#include "expr/area.h"

static const double WORLD = 2147483648.0; /* the grid: 2^31 cells around the equator */

static cor_point on_grid(cor_point degrees)
{
    double x = (180 + degrees.x) / 360;
    double y = (180 - 180 / M_PI * log(tan(M_PI / 4 + degrees.y * M_PI / 360))) / 360;
    return (cor_point){round(x * WORLD), round(y * WORLD)};
}

/* X moved by whole worlds to where the rectangle is, when it is far from it. */
static double towards(double x, cor_rect rect)
{
    if (x >= rect.x0 && x <= rect.x1) return x;
    double shift = x - rect.x0 > WORLD / 2 ? -WORLD : rect.x0 - x > WORLD / 2 ? WORLD : 0;
    if (shift == 0) shift = x - rect.x1 > WORLD / 2 ? -WORLD : rect.x1 - x > WORLD / 2 ? WORLD : 0;
    return x + shift;
}

static bool on_edge(cor_point p, cor_point a, cor_point b)
{
    double x1 = p.x - a.x, y1 = p.y - a.y, x2 = p.x - b.x, y2 = p.y - b.y;
    return x1 * y2 - x2 * y1 == 0 && x1 * x2 <= 0 && y1 * y2 <= 0;
}

static bool crosses_ray(cor_point p, cor_point a, cor_point b)
{
    return (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x;
}

static bool is_inside(const cor_geometry *polygons, size_t polygon, cor_point p)
{
    cor_path rings = cor_geometry_path(polygons, polygon);
    bool inside = false;
    for (size_t part = 0; part < rings.n_parts; part++)
        for (uint32_t i = rings.parts[part]; i + 1 < rings.parts[part + 1]; i++) {
            cor_point a = on_grid(rings.points[i]), b = on_grid(rings.points[i + 1]);
            if (on_edge(p, a, b)) return false;
            if (crosses_ray(p, a, b)) inside = !inside;
        }
    return inside;
}

static bool inside_any(const cor_geometry *polygons, cor_point p)
{
    for (size_t i = 0; i < polygons->n_features; i++)
        if (is_inside(polygons, i, p)) return true;
    return false;
}

static double side(cor_point p, cor_point a, cor_point b)
{
    return (p.x - a.x) * (b.y - a.y) - (b.x - a.x) * (p.y - a.y);
}

static bool on_both_sides(cor_point p, cor_point q, cor_point a, cor_point b)
{
    double s = side(p, a, b), t = side(q, a, b);
    return (s > 0 && t < 0) || (s < 0 && t > 0);
}

static bool segments_cross(cor_point a, cor_point b, cor_point c, cor_point d)
{
    return on_both_sides(a, b, c, d) && on_both_sides(c, d, a, b);
}

static bool crosses_polygon(const cor_geometry *polygons, size_t polygon, cor_point p, cor_point q)
{
    cor_path rings = cor_geometry_path(polygons, polygon);
    for (size_t part = 0; part < rings.n_parts; part++)
        for (uint32_t i = rings.parts[part]; i + 1 < rings.parts[part + 1]; i++)
            if (segments_cross(p, q, on_grid(rings.points[i]), on_grid(rings.points[i + 1]))) return true;
    return false;
}

/* The vertices are inside, and no segment leaves and comes back. */
static bool line_inside(const cor_geometry *polygons, size_t polygon, const cor_point *points, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_inside(polygons, polygon, points[i])) return false;
    for (size_t i = 0; i + 1 < n; i++)
        if (crosses_polygon(polygons, polygon, points[i], points[i + 1])) return false;
    return true;
}

static bool line_inside_any(const cor_geometry *polygons, const cor_point *points, size_t n)
{
    for (size_t i = 0; i < polygons->n_features; i++)
        if (line_inside(polygons, i, points, n)) return true;
    return false;
}

static cor_rect grid_bounds(cor_rect degrees)
{
    cor_point low = on_grid((cor_point){degrees.x0, degrees.y1}), high = on_grid((cor_point){degrees.x1, degrees.y0});
    return (cor_rect){low.x, low.y, high.x, high.y};
}

/* A feature's vertices on the grid, near RECT. A line of half the world stays where it is: the
 * short way round would be another line. */
static cor_point *moved(cor_arena *arena, const cor_geometry *g, size_t first, size_t n, bool line, cor_rect rect,
                        cor_rect *ret_bounds)
{
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, n);
    cor_rect bounds = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++) {
        points[i] = on_grid(g->points[first + i]);
        bounds = cor_rect_with(bounds, points[i].x, points[i].y);
    }
    bool shifts = !line || cor_rect_width(bounds) <= WORLD / 2;
    for (size_t i = 0; i < n && shifts; i++)
        points[i].x = towards(points[i].x, rect);
    *ret_bounds = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++)
        *ret_bounds = cor_rect_with(*ret_bounds, points[i].x, points[i].y);
    return points;
}

static bool strictly_within(cor_rect inner, cor_rect outer)
{
    return inner.x0 > outer.x0 && inner.x1 < outer.x1 && inner.y0 > outer.y0 && inner.y1 < outer.y1;
}

static bool parts_inside(const cor_area *area, const cor_geometry *g, size_t feature, const cor_point *points,
                         size_t base)
{
    size_t first = cor_geometry_first_part(g, feature), last = cor_geometry_first_part(g, feature + 1);
    for (size_t part = first; part < last; part++) {
        size_t start = cor_geometry_first_point(g, part) - base, end = cor_geometry_first_point(g, part + 1) - base;
        if (!line_inside_any(&area->geometry, points + start, end - start)) return false;
    }
    return true;
}

bool cor_area_covers(const cor_area *area, const cor_geometry *g, size_t feature)
{
    cor_shape_kind kind = cor_geometry_kind(g, feature);
    cor_rect bounds, outer = grid_bounds(area->bounds);
    if (kind != COR_SHAPE_POINT && kind != COR_SHAPE_LINE) return false;
    size_t base = cor_geometry_first_point(g, cor_geometry_first_part(g, feature));
    size_t n = cor_geometry_first_point(g, cor_geometry_first_part(g, feature + 1)) - base;
    cor_arena *scratch = cor_arena_new();
    cor_point *points = moved(scratch, g, base, n, kind == COR_SHAPE_LINE, outer, &bounds);
    bool inside = n > 0 && strictly_within(bounds, outer);
    if (inside && kind == COR_SHAPE_LINE) inside = parts_inside(area, g, feature, points, base);
    for (size_t i = 0; i < n && inside && kind == COR_SHAPE_POINT; i++)
        inside = inside_any(&area->geometry, points[i]);
    cor_arena_free(scratch);
    return inside;
}
