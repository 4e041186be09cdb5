#include "geo/offset.h"

#include <glib.h>
#include <string.h>

#include "geo/along.h"
#include "geo/inside.h"
#include "geo/points.h"
#include "geo/simplify.h"

/* How many edges either way are searched for one that a moved vertex comes too near to. */
enum { REACH = 48 };

/* A part on its way, and scratch space for all parts. */
typedef struct {
    cor_points clean; /* the part; no two neighbours are equal */
    cor_points moved;
    size_t *origin; /* the vertex that each moved one comes from */
    size_t origin_space;
    bool closed, round_corners;
    double offset;
    cor_simplifier *simplifier;
    cor_chains out;
} moving;

/* The unit vector to the right of the edge, with y down. */
static cor_point right_of(cor_point a, cor_point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, length = hypot(dx, dy);
    return (cor_point){-dy / length, dx / length};
}

static void put(moving *m, size_t vertex, double nx, double ny)
{
    cor_point p = m->clean.at[vertex];
    cor_points_reserve(&m->moved, m->moved.n + 1);
    if (m->origin_space < m->moved.space) {
        m->origin_space = m->moved.space;
        m->origin = g_renew(size_t, m->origin, m->origin_space);
    }
    m->origin[m->moved.n] = vertex;
    m->moved.at[m->moved.n++] = (cor_point){p.x + m->offset * nx, p.y + m->offset * ny};
}

/* From one normal to the other in steps of at most 20 degrees. */
static void put_arc(moving *m, size_t vertex, cor_point from, double turn)
{
    int steps = (int) ceil(fabs(turn) / (M_PI / 9));
    for (int i = 0; i <= steps; i++) {
        double c = cos(turn * i / steps), s = sin(turn * i / steps);
        put(m, vertex, from.x * c - from.y * s, from.x * s + from.y * c);
    }
}

/* Whether the edges at a sharp inner corner are long enough to meet beside it; TANGENT is of half the turn. */
static bool reaches(const moving *m, size_t before, size_t vertex, size_t after, double tangent)
{
    const cor_point *p = m->clean.at;
    double need = fabs(m->offset) * tangent;
    return need <= hypot(p[vertex].x - p[before].x, p[vertex].y - p[before].y) &&
           need <= hypot(p[after].x - p[vertex].x, p[after].y - p[vertex].y);
}

/* Where two moved edges meet. A mitre is at most twice as long as the offset, as MapLibre's are; a sharper outer corner
 * is rounded. Inside of a corner that is too sharp for its edges there is nothing. */
static void put_corner(moving *m, size_t before, size_t vertex, size_t after)
{
    const cor_point *p = m->clean.at;
    cor_point a = right_of(p[before], p[vertex]), b = right_of(p[vertex], p[after]);
    double cosine = a.x * b.x + a.y * b.y, sine = a.x * b.y - a.y * b.x;
    bool is_outer = sine * m->offset < 0;
    if (m->round_corners && is_outer)
        put_arc(m, vertex, a, atan2(sine, cosine));
    else if (cosine > -0.5)
        put(m, vertex, (a.x + b.x) / (1 + cosine), (a.y + b.y) / (1 + cosine));
    else if (is_outer || fabs(sine) < 1e-9)
        put_arc(m, vertex, a, atan2(sine, cosine));
    else if (reaches(m, before, vertex, after, fabs(sine) / (1 + cosine)))
        put(m, vertex, (a.x + b.x) / (1 + cosine), (a.y + b.y) / (1 + cosine));
}

static void move_line(moving *m)
{
    const cor_point *p = m->clean.at;
    size_t n = m->clean.n;
    cor_point first = right_of(p[0], p[1]), last = right_of(p[n - 2], p[n - 1]);
    put(m, 0, first.x, first.y);
    for (size_t i = 1; i + 1 < n; i++)
        put_corner(m, i - 1, i, i + 1);
    put(m, n - 1, last.x, last.y);
}

static void move_ring(moving *m)
{
    size_t n = m->clean.n;
    put_corner(m, n - 2, 0, 1);
    for (size_t i = 1; i + 1 < n; i++)
        put_corner(m, i - 1, i, i + 1);
}

static double square_to(cor_point a, cor_point b, cor_point p)
{
    double dx = b.x - a.x, dy = b.y - a.y, fraction = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy);
    fraction = fraction < 0 ? 0 : fraction > 1 ? 1 : fraction;
    dx = p.x - a.x - fraction * dx;
    dy = p.y - a.y - fraction * dy;
    return dx * dx + dy * dy;
}

static bool is_near_edge(const moving *m, size_t edge, cor_point p)
{
    return square_to(m->clean.at[edge], m->clean.at[edge + 1], p) < m->offset * m->offset * 0.96;
}

/* Whether a moved vertex has come nearer to the path than the offset: it belongs to a loop. */
static bool is_in_loop(const moving *m, cor_point p, size_t vertex)
{
    size_t edges = m->clean.n - 1;
    for (size_t d = 0; d < REACH && d < edges; d++) {
        if ((m->closed || vertex + d < edges) && is_near_edge(m, (vertex + d) % edges, p)) return true;
        if ((m->closed || vertex > d) && is_near_edge(m, (vertex + edges - 1 - d) % edges, p)) return true;
    }
    return false;
}

/* Adds what was moved to m->out, but for loops. */
static void add_moved(moving *m)
{
    size_t start = m->out.points.n;
    for (size_t i = 0; i < m->moved.n; i++)
        if (!is_in_loop(m, m->moved.at[i], m->origin[i])) cor_chains_add(&m->out, m->moved.at[i]);
    size_t n = m->out.points.n - start;
    if (m->closed && n < 3)
        m->out.points.n = start;
    else if (m->closed)
        cor_chains_add(&m->out, m->out.points.at[start]);
    cor_chains_end(&m->out);
}

static size_t without_repeats(const cor_point *points, size_t n, cor_point *out)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        if (!k || !cor_points_equal(points[i], out[k - 1])) out[k++] = points[i];
    return k;
}

/* What is smaller than a tenth of the offset would only make it tremble; but no more than can hardly be seen. */
static void clean_part(moving *m, const cor_point *points, size_t n)
{
    double tolerance = fmin(fabs(m->offset) / 10, 0.2);
    cor_points_reserve(&m->clean, n + 1);
    cor_point *p = m->clean.at;
    n = without_repeats(points, n, p);
    n = m->closed ? cor_simplify_ring(m->simplifier, p, n, tolerance, p)
                  : cor_simplify_line(m->simplifier, p, n, tolerance, p);
    m->clean.n = without_repeats(p, n, p);
}

static void move_part(moving *m, const cor_point *points, size_t n)
{
    clean_part(m, points, n);
    m->moved.n = 0;
    if (m->clean.n < (m->closed ? 4 : 2)) return;
    if (m->closed)
        move_ring(m);
    else
        move_line(m);
    add_moved(m);
}

/* The offset that moves edges towards the inside: rings that run clockwise on the page have it on their right. */
static double inward(const cor_path *path, double offset)
{
    double most = 0;
    for (size_t i = 0; i < path->n_parts; i++) {
        size_t n;
        const cor_point *points = cor_path_part(path, i, &n);
        double area = cor_ring_area2(points, n);
        if (fabs(area) > fabs(most)) most = area;
    }
    return most < 0 ? -offset : offset;
}

static cor_path copy_out(const moving *m, cor_arena *arena)
{
    size_t n = m->out.points.n;
    uint32_t *parts = COR_NEW_ARRAY(arena, uint32_t, m->out.n + 1);
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, n);
    if (n) memcpy(points, m->out.points.at, n * sizeof *points);
    for (size_t i = 0; i < m->out.n; i++)
        parts[i + 1] = (uint32_t) m->out.ends[i];
    return (cor_path){.points = points, .parts = parts, .n_parts = m->out.n, .closed = m->closed};
}

cor_path cor_path_offset(const cor_path *path, double offset, bool round_corners, cor_arena *arena)
{
    if (offset == 0 || !isfinite(offset) || !path->n_parts) return *path;
    moving m = {
        .closed = path->closed, .round_corners = round_corners, .offset = path->closed ? inward(path, offset) : offset};
    m.simplifier = cor_simplifier_new();
    for (size_t i = 0; i < path->n_parts; i++) {
        size_t n;
        const cor_point *points = cor_path_part(path, i, &n);
        move_part(&m, points, n);
    }
    cor_path moved = copy_out(&m, arena);
    cor_simplifier_free(m.simplifier);
    cor_points_free(&m.clean);
    cor_points_free(&m.moved);
    cor_chains_free(&m.out);
    g_free(m.origin);
    return moved;
}
