#include "geo/flat.h"

/* Of a coordinate: how far off its place it may be written. */
static const double LAST_DIGIT = 1e-15;

static bool is_straight(cor_point a, cor_point b, cor_point c)
{
    double x1 = b.x - a.x, y1 = b.y - a.y, x2 = c.x - b.x, y2 = c.y - b.y;
    double off = LAST_DIGIT * (fabs(b.x) + fabs(b.y));
    return fabs(x1 * y2 - x2 * y1) <= off * (fabs(x1) + fabs(y1) + fabs(x2) + fabs(y2));
}

/* Walks along and drops each vertex at which the way goes straight on, or back: what is left of a ring without extent
 * is at most an edge. Most rings have a corner at their second vertex, and a third that does not lie on the first edge.
 */
static bool is_flat(const cor_point *points, size_t n)
{
    cor_arena *scratch = cor_arena_new();
    cor_point *left = COR_NEW_ARRAY(scratch, cor_point, n);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        while (kept > 1 && is_straight(left[kept - 2], left[kept - 1], points[i]))
            kept--;
        if (!kept || left[kept - 1].x != points[i].x || left[kept - 1].y != points[i].y) left[kept++] = points[i];
    }
    cor_arena_free(scratch);
    return kept < 3;
}

/* Twice its area by the shoelace, where that is clearly some. */
static bool has_plain_area(const cor_point *points, size_t n)
{
    double sum = 0, size = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        double x = points[i].x - points[0].x, y = points[i].y - points[0].y;
        sum += x * (points[i + 1].y - points[0].y) - (points[i + 1].x - points[0].x) * y;
        size = fmax(size, fmax(fabs(x), fabs(y)));
    }
    return fabs(sum) > 1e-6 * size * size;
}

bool cor_path_is_flat(const cor_path *rings)
{
    for (size_t r = 0; r < rings->n_parts; r++) {
        const cor_point *points = rings->points + rings->parts[r];
        size_t n = rings->parts[r + 1] - rings->parts[r];
        if (has_plain_area(points, n) || !is_flat(points, n)) return false;
    }
    return true;
}
