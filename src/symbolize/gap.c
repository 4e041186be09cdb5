#include "symbolize/gap.h"

#include <glib.h>

#include "geo/along.h"
#include "geo/offset.h"

enum { STEPS = 12 /* of half a turn */ };

/* Round the end of a line: from A to B, clockwise on the page. */
static void add_end(GArray *points, cor_point a, cor_point b)
{
    cor_point centre = {(a.x + b.x) / 2, (a.y + b.y) / 2}, across = {a.x - centre.x, a.y - centre.y};
    for (int i = 1; i < STEPS; i++) {
        double c = cos(M_PI * i / STEPS), s = sin(M_PI * i / STEPS);
        cor_point p = {centre.x + c * across.x - s * across.y, centre.y + c * across.y + s * across.x};
        g_array_append_val(points, p);
    }
}

/* LEFT there, RIGHT back, and round both ends. */
static void add_ring(GArray *points, const cor_point *left, size_t n_left, const cor_point *right, size_t n_right)
{
    g_array_append_vals(points, left, (guint) n_left);
    add_end(points, left[n_left - 1], right[n_right - 1]);
    for (size_t i = n_right; i-- > 0;)
        g_array_append_val(points, right[i]);
    add_end(points, right[0], left[0]);
    g_array_append_vals(points, left, 1);
}

static bool add_part(GArray *points, const cor_path *line, double offset, double apart, bool round_corners,
                     cor_arena *arena)
{
    cor_path left = cor_path_offset(line, offset - apart, round_corners, arena);
    cor_path right = cor_path_offset(line, offset + apart, round_corners, arena);
    size_t n_left, n_right;
    if (left.n_parts != 1 || right.n_parts != 1) return false;
    const cor_point *l = cor_path_part(&left, 0, &n_left), *r = cor_path_part(&right, 0, &n_right);
    if (n_left < 2 || n_right < 2) return false;
    add_ring(points, l, n_left, r, n_right);
    return true;
}

bool cor_gap_ring(const cor_path *path, double offset, double apart, bool round_corners, cor_arena *arena,
                  cor_path *ret_ring)
{
    if (path->closed) return false;
    GArray *points = g_array_new(FALSE, FALSE, sizeof(cor_point));
    uint32_t *parts = COR_NEW_ARRAY(arena, uint32_t, path->n_parts + 1);
    bool whole = true;
    for (size_t i = 0; i < path->n_parts && whole; i++) {
        size_t n;
        const cor_point *part = cor_path_part(path, i, &n);
        whole = add_part(points, cor_path_of(arena, part, n, false), offset, apart, round_corners, arena);
        parts[i + 1] = points->len;
    }
    if (whole)
        *ret_ring = (cor_path){.points = cor_arena_memdup(arena, points->data, points->len * sizeof(cor_point)),
                               .parts = parts,
                               .n_parts = path->n_parts,
                               .closed = true};
    g_array_unref(points);
    return whole;
}
