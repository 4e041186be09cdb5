#include "proj/refine.h"

#include <glib.h>

/* Each level makes the error of a smooth edge four times smaller: what is left after these is no
 * bend but a tear in the projection. */
enum { LEVELS = 14, BATCH = 4096 };

/* Nodes in all: a guard against data made to be refined for ever. */
static const size_t max_vertices = 40u << 20;

typedef struct {
    uint32_t left, right;
} span;

void cor_refinement_free(cor_refinement *r)
{
    g_free(r->edges);
    g_free(r->vertices);
}

static bool is_place(cor_point p)
{
    return !isnan(p.x);
}

static cor_point part_way(cor_point a, cor_point b, double fraction)
{
    return (cor_point){a.x + fraction * (b.x - a.x), a.y + fraction * (b.y - a.y)};
}

/* The distance of P from the segment, squared. */
static double off_segment(cor_point p, cor_point a, cor_point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    double fraction = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
    cor_point foot = part_way(a, b, CLAMP(fraction, 0, 1));
    return (p.x - foot.x) * (p.x - foot.x) + (p.y - foot.y) * (p.y - foot.y);
}

/* The curve may stray a little farther between the places looked at than at them. */
static const double fraction_of_tolerance = 0.85;

/* An edge of which one quarter takes up most of its length on the map, so many tolerances at least, may be torn there.
 */
static bool is_uneven(cor_point a, cor_point b, const cor_point quarters[3], double tolerance)
{
    static const double most = 0.7, tolerances = 40;
    const cor_point p[5] = {a, quarters[0], quarters[1], quarters[2], b};
    double whole = 0, longest = 0;
    for (int i = 0; i < 4; i++) {
        double length = hypot(p[i + 1].x - p[i].x, p[i + 1].y - p[i].y);
        whole += length;
        longest = fmax(longest, length);
    }
    return longest > most * whole && longest > tolerances * tolerance;
}

/* Whether the edge's quarter points lie on the line between its ends. Three, as the middle
 * alone says nothing of an edge that bends like an S. */
static bool is_straight(cor_point a, cor_point b, const cor_point quarters[3], const cor_refinement *r)
{
    double limit = r->tolerance * fraction_of_tolerance;
    for (int i = 0; i < 3; i++)
        if (!(off_segment(quarters[i], a, b) <= limit * limit)) return false;
    return !r->may_tear || !is_uneven(a, b, quarters, r->tolerance);
}

static bool is_long(const cor_refinement *r, cor_point a, cor_point b)
{
    return fabs(b.x - a.x) > r->longest || fabs(b.y - a.y) > r->longest;
}

static uint32_t add_vertex(cor_refinement *r, cor_point source, cor_point target, uint32_t next)
{
    if (r->n_vertices == r->vertex_space) {
        r->vertex_space = r->vertex_space ? 2 * r->vertex_space : 1024;
        r->vertices = g_renew(cor_refined_vertex, r->vertices, r->vertex_space);
    }
    r->vertices[r->n_vertices] = (cor_refined_vertex){source, target, next};
    return (uint32_t) r->n_vertices++;
}

static void add_edge(cor_refinement *r, size_t vertex, const cor_point *source, const cor_point *target)
{
    if (r->n_vertices + 2 > max_vertices) return;
    if (r->n_edges == r->edge_space) {
        r->edge_space = r->edge_space ? 2 * r->edge_space : 256;
        r->edges = g_renew(cor_refined_edge, r->edges, r->edge_space);
    }
    uint32_t last = add_vertex(r, source[vertex + 1], target[vertex + 1], UINT32_MAX);
    uint32_t first = add_vertex(r, source[vertex], target[vertex], last);
    r->edges[r->n_edges++] = (cor_refined_edge){vertex, first};
}

/* Edges whose quarter points are looked at together. */
typedef struct {
    size_t vertices[BATCH];
    cor_point quarters[BATCH][3];
    size_t n;
} look;

static void finish_look(cor_refinement *r, look *l, const cor_point *source, const cor_point *target)
{
    cor_transform_forward(r->transform, l->quarters[0], 3 * l->n);
    for (size_t i = 0; i < l->n; i++) {
        size_t v = l->vertices[i];
        if (is_long(r, source[v], source[v + 1]) || !is_straight(target[v], target[v + 1], l->quarters[i], r))
            add_edge(r, v, source, target);
    }
    l->n = 0;
}

void cor_refine_look(cor_refinement *r, const cor_curvature *curvature, const cor_point *source,
                     const cor_point *target, size_t first, size_t n)
{
    look *l = NULL;
    for (size_t i = first; i < first + n; i++) {
        double dx = source[i + 1].x - source[i].x, dy = source[i + 1].y - source[i].y;
        bool both = is_place(target[i]) && is_place(target[i + 1]);
        double mx = target[i + 1].x - target[i].x, my = target[i + 1].y - target[i].y;
        if (both && cor_sagitta(curvature, dx, dy) <= r->tolerance && !cor_jumps(curvature, dx, dy, mx * mx + my * my))
            continue;
        if ((dx == 0 && dy == 0) || (!is_place(target[i]) && !is_place(target[i + 1]))) continue;
        if (!l) l = g_new0(look, 1);
        l->vertices[l->n] = i;
        for (int q = 0; q < 3; q++)
            l->quarters[l->n][q] = part_way(source[i], source[i + 1], 0.25 * (q + 1));
        if (++l->n == BATCH) finish_look(r, l, source, target);
    }
    if (l) finish_look(r, l, source, target);
    g_free(l);
}

/* Puts a middle between the ends of each span. */
static void halve(cor_refinement *r, const span *spans, size_t n, cor_point *middles)
{
    for (size_t i = 0; i < n; i++)
        middles[i] = part_way(r->vertices[spans[i].left].source, r->vertices[spans[i].right].source, 0.5);
    cor_transform_forward(r->transform, middles, n);
    for (size_t i = 0; i < n; i++) {
        cor_point source = part_way(r->vertices[spans[i].left].source, r->vertices[spans[i].right].source, 0.5);
        uint32_t middle = add_vertex(r, source, middles[i], spans[i].right);
        r->vertices[spans[i].left].next = middle;
    }
}

/* Which of the halves must be halved again. Those that can't be are gaps at the last level. */
static bool needs_more(const cor_refinement *r, uint32_t left, uint32_t right, const cor_point quarters[3])
{
    const cor_refined_vertex *a = &r->vertices[left], *b = &r->vertices[right];
    if (!is_place(a->target) && !is_place(b->target)) return false;
    if (!is_place(a->target) || !is_place(b->target) || is_long(r, a->source, b->source)) return true;
    return !is_straight(a->target, b->target, quarters, r);
}

/* The halves of SPANS that need halving, in MORE; returns how many. */
static size_t halves_left(const cor_refinement *r, const span *spans, size_t n, cor_point *quarters, span *more)
{
    size_t found = 0;
    for (size_t i = 0; i < 2 * n; i++) {
        uint32_t middle = r->vertices[spans[i / 2].left].next;
        more[i] = i % 2 ? (span){middle, spans[i / 2].right} : (span){spans[i / 2].left, middle};
        for (int q = 0; q < 3; q++)
            quarters[3 * i + (size_t) q] =
                part_way(r->vertices[more[i].left].source, r->vertices[more[i].right].source, 0.25 * (q + 1));
    }
    cor_transform_forward(r->transform, quarters, 6 * n);
    for (size_t i = 0; i < 2 * n; i++)
        if (needs_more(r, more[i].left, more[i].right, quarters + 3 * i)) more[found++] = more[i];
    return found;
}

static span *all_edges(const cor_refinement *r)
{
    span *spans = g_new(span, r->n_edges + 1);
    for (size_t i = 0; i < r->n_edges; i++)
        spans[i] = (span){r->edges[i].first, r->vertices[r->edges[i].first].next};
    return spans;
}

/* What is still not straight at the end is torn: a gap keeps it from streaking across the page. */
static void mark_gaps(cor_refinement *r, const span *spans, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        cor_refined_vertex left = r->vertices[spans[i].left];
        if (!is_place(left.target) || !is_place(r->vertices[spans[i].right].target)) continue;
        uint32_t gap = add_vertex(r, left.source, (cor_point){NAN, NAN}, spans[i].right);
        r->vertices[spans[i].left].next = gap;
    }
}

void cor_refine_all(cor_refinement *r)
{
    size_t n = r->n_edges;
    span *spans = all_edges(r);
    for (int level = 0; n && level < LEVELS && r->n_vertices + n < max_vertices; level++) {
        cor_point *places = g_new(cor_point, 6 * n);
        span *more = g_new(span, 2 * n);
        halve(r, spans, n, places);
        n = halves_left(r, spans, n, places, more);
        g_free(spans);
        g_free(places);
        spans = more;
    }
    mark_gaps(r, spans, n);
    g_free(spans);
}
