#include "geo/chain.h"

#include <math.h>
#include <string.h>

/* Ends that are no farther apart meet. */
static const double NEAR = 0.05;

static bool goes_on(const cor_path *a, const cor_path *b)
{
    if (a->closed || b->closed || !a->n_parts || !b->n_parts) return false;
    if (a->parts[a->n_parts] == a->parts[a->n_parts - 1] || b->parts[0] == b->parts[1]) return false;
    cor_point end = a->points[a->parts[a->n_parts] - 1], start = b->points[b->parts[0]];
    return hypot(end.x - start.x, end.y - start.y) <= NEAR;
}

/* The points and parts of the N PATHS, counted. */
static void count(const cor_path *paths, size_t n, size_t *ret_points, size_t *ret_parts)
{
    *ret_points = *ret_parts = 0;
    for (size_t i = 0; i < n; i++) {
        *ret_points += paths[i].parts[paths[i].n_parts] - paths[i].parts[0];
        *ret_parts += paths[i].n_parts;
    }
}

/* The N PATHS, each of which goes on where the one before ended, as one. */
static cor_path joined(cor_arena *arena, const cor_path *paths, size_t n)
{
    size_t n_points, n_parts, at = 0, part = 0;
    count(paths, n, &n_points, &n_parts);
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, n_points);
    uint32_t *parts = COR_NEW_ARRAY(arena, uint32_t, n_parts + 1);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < paths[i].n_parts; k++) {
            bool seam = i && !k; /* goes on with the part before: the point that both have stands there already */
            uint32_t from = paths[i].parts[k] + seam, to = paths[i].parts[k + 1];
            if (!seam) parts[part++] = (uint32_t) at;
            memcpy(points + at, paths[i].points + from, (to - from) * sizeof *points);
            at += to - from;
        }
    parts[part] = (uint32_t) at;
    return (cor_path){.points = points, .parts = parts, .n_parts = part};
}

size_t cor_paths_chain(cor_arena *arena, const cor_path *paths, size_t n, cor_path *out)
{
    size_t left = 0;
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && goes_on(&paths[end - 1], &paths[end]);)
            end++;
        out[left++] = end == i + 1 ? paths[i] : joined(arena, paths + i, end - i);
    }
    return left;
}
