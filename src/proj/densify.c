#include "proj/densify.h"

#include <glib.h>
#include <string.h>

#include "geo/points.h"
#include "proj/internal.h"
#include "proj/refine.h"
#include "proj/steps.h"
#include "proj/window.h"

/* Degrees: an edge longer than this is halved unseen, three quarter points being too few to judge it by. */
static const double longest_edge = 15;

typedef struct {
    const cor_geometry *source; /* after the window */
    const cor_point *target;    /* its vertices, projected */
    cor_refinement refinement;
    size_t next_edge; /* the first refined edge not written yet */
    cor_geometry_builder *builder;
    cor_chains chains; /* the pieces of one part */
    cor_projected_counts *counts;
    uint8_t *torn; /* a flag for each feature */
} densifying;

static bool is_gap(cor_point p)
{
    return isnan(p.x);
}

static void look_at_edges(densifying *d, const cor_curvature *curvature)
{
    const cor_geometry *g = d->source;
    for (size_t i = 0; i < g->n_features; i++) {
        cor_shape_kind kind = cor_geometry_kind(g, i);
        if (kind != COR_SHAPE_LINE && kind != COR_SHAPE_POLYGON) continue;
        for (size_t p = cor_geometry_first_part(g, i); p < cor_geometry_first_part(g, i + 1); p++) {
            size_t start = g->parts[p], n = g->parts[p + 1] - start;
            if (n > 1) cor_refine_look(&d->refinement, curvature, g->points, d->target, start, n - 1);
        }
    }
}

static void put(densifying *d, cor_point p)
{
    if (is_gap(p))
        cor_chains_end(&d->chains);
    else
        cor_chains_add(&d->chains, p);
}

/* The vertices that were put into the edge that starts at VERTEX. */
static void put_middles(densifying *d, size_t vertex)
{
    const cor_refinement *r = &d->refinement;
    if (d->next_edge >= r->n_edges || r->edges[d->next_edge].vertex != vertex) return;
    uint32_t middle = r->vertices[r->edges[d->next_edge++].first].next;
    for (; r->vertices[middle].next != UINT32_MAX; middle = r->vertices[middle].next)
        put(d, r->vertices[middle].target);
}

/* All of the part in d->chains, broken where there are gaps. */
static void collect(densifying *d, size_t start, size_t end)
{
    cor_chains_clear(&d->chains);
    for (size_t v = start; v < end; v++) {
        put(d, d->target[v]);
        if (v + 1 < end) put_middles(d, v);
    }
    cor_chains_end(&d->chains);
}

static const cor_point *chain(const cor_chains *chains, size_t i, size_t *ret_n)
{
    size_t start = cor_chains_start(chains, i);
    *ret_n = chains->ends[i] - start;
    return chains->points.at + start;
}

static void add_lines(densifying *d)
{
    for (size_t i = 0; i < d->chains.n; i++) {
        size_t n;
        const cor_point *points = chain(&d->chains, i, &n);
        cor_builder_part(d->builder);
        cor_builder_points(d->builder, points, n);
    }
}

static void close_part(densifying *d, cor_point first, cor_point last)
{
    if (!cor_points_equal(first, last)) cor_builder_point(d->builder, first.x, first.y);
    cor_builder_end_part(d->builder, 4);
}

/* Each piece of a broken ring is closed by itself: the closing edge runs along the gap. When the ring's
 * start is no gap, its last piece goes on in its first. */
static void add_rings(densifying *d, bool starts_in_gap)
{
    size_t n_chains = d->chains.n, first = 0, n;
    const cor_point *head = n_chains ? chain(&d->chains, 0, &n) : NULL;
    bool joined = n_chains > 1 && !starts_in_gap;
    if (joined) first = 1;
    for (size_t i = first; i < n_chains; i++) {
        const cor_point *points = chain(&d->chains, i, &n);
        cor_point start = points[0], end = points[n - 1];
        cor_builder_part(d->builder);
        cor_builder_points(d->builder, points, n);
        if (joined && i + 1 == n_chains && cor_points_equal(end, head[0])) {
            size_t n_head = d->chains.ends[0];
            cor_builder_points(d->builder, head + 1, n_head - 1);
            end = head[n_head - 1];
        }
        close_part(d, start, end);
    }
}

/* Whether the pieces are fewer vertices than went in, or several. */
static bool is_broken(const densifying *d, size_t start, size_t end)
{
    if (d->chains.n != 1) return true;
    return is_gap(d->target[start]) || is_gap(d->target[end - 1]);
}

static void add_part(densifying *d, size_t feature, cor_shape_kind kind, size_t start, size_t end)
{
    if (end == start) return;
    collect(d, start, end);
    if (is_broken(d, start, end)) {
        d->counts->parts_split++;
        d->torn[feature] = 1;
    }
    if (kind == COR_SHAPE_LINE)
        add_lines(d);
    else
        add_rings(d, is_gap(d->target[start]));
}

static void add_points(densifying *d, size_t start, size_t end)
{
    cor_builder_part(d->builder);
    for (size_t v = start; v < end; v++)
        if (!is_gap(d->target[v])) cor_builder_point(d->builder, d->target[v].x, d->target[v].y);
    cor_builder_end_part(d->builder, 1);
}

static void add_feature(densifying *d, size_t feature)
{
    const cor_geometry *g = d->source;
    cor_shape_kind kind = cor_geometry_kind(g, feature);
    size_t before = cor_builder_part_count(d->builder);
    size_t first = cor_geometry_first_part(g, feature), last = cor_geometry_first_part(g, feature + 1);
    cor_builder_feature(d->builder, kind);
    for (size_t p = first; p < last; p++) {
        if (kind == COR_SHAPE_POINT)
            add_points(d, g->parts[p], g->parts[p + 1]);
        else
            add_part(d, feature, kind, g->parts[p], g->parts[p + 1]);
    }
    if (last > first && cor_builder_part_count(d->builder) == before) d->counts->features_lost++;
    cor_builder_end_feature(d->builder);
}

static cor_geometry rebuilt(densifying *d, cor_arena *arena)
{
    d->builder = cor_geometry_builder_new();
    for (size_t i = 0; i < d->source->n_features; i++)
        add_feature(d, i);
    cor_geometry g = cor_builder_finish(d->builder, arena);
    cor_geometry_builder_free(d->builder);
    cor_chains_free(&d->chains);
    return g;
}

/* A ring that ends a turn after its start projects to its start but for the last bits. */
static void close_ring(const cor_point *source, cor_point *points, size_t start, size_t end)
{
    if (end - start > 1 && source[start].y == source[end - 1].y) points[end - 1] = points[start];
}

void cor_close_rings(const cor_geometry *g, cor_point *points)
{
    for (size_t i = 0; g->parts && i < g->n_features; i++) {
        if (cor_geometry_kind(g, i) != COR_SHAPE_POLYGON) continue;
        for (size_t p = cor_geometry_first_part(g, i); p < cor_geometry_first_part(g, i + 1); p++)
            close_ring(g->points, points, g->parts[p], g->parts[p + 1]);
    }
}

/* On a map of longitudes, points go to the turn that the view shows; lines and rings are there already. */
static void turn_points(const cor_window *window, const cor_geometry *g, cor_point *points)
{
    if (!g->parts) {
        cor_window_turn(window, points, g->n_points);
        return;
    }
    for (size_t i = 0; i < g->n_features; i++) {
        if (cor_geometry_kind(g, i) != COR_SHAPE_POINT) continue;
        size_t start = g->parts[cor_geometry_first_part(g, i)], end = g->parts[cor_geometry_first_part(g, i + 1)];
        cor_window_turn(window, points + start, end - start);
    }
}

/* SOURCE's vertices, projected, with the offsets of SOURCE. */
static cor_geometry projected(const cor_transform *t, const cor_window *window, const cor_geometry *source,
                              cor_arena *arena, size_t *ret_lost)
{
    cor_geometry g = *source;
    cor_point *points = cor_arena_memdup(arena, source->points, source->n_points * sizeof *points);
    *ret_lost = cor_transform_forward(t, points, source->n_points);
    cor_close_rings(&g, points);
    if (t->to->is_geographic && window->has_turns) turn_points(window, &g, points);
    g.points = points;
    return g;
}

static size_t count_shapes(const cor_geometry *g)
{
    size_t n = 0;
    for (size_t i = 0; i < g->n_features; i++)
        n += cor_geometry_kind(g, i) != COR_SHAPE_NONE;
    return n;
}

/* CUT, what the window left of SOURCE, through TRANSFORM. */
static cor_geometry project(const cor_transform *transform, const cor_geometry *source, const cor_geometry *cut,
                            double tolerance, const cor_window *window, cor_arena *arena, uint8_t *torn,
                            cor_projected_counts *counts)
{
    bool is_flat = transform->closed.kind == COR_CLOSED_FORM_IDENTITY || !(tolerance > 0);
    cor_geometry result = projected(transform, window, cut, arena, &counts->points_lost);
    if (!cut->parts) counts->features_lost = counts->points_lost;
    densifying d = {.source = cut, .target = result.points, .counts = counts, .torn = torn};
    d.refinement = (cor_refinement){.transform = transform,
                                    .tolerance = tolerance,
                                    .may_tear = cor_may_tear(transform),
                                    .longest = transform->from->is_geographic ? longest_edge : INFINITY};
    if (cut->parts && !is_flat) {
        cor_curvature curvature = cor_curvature_over(transform, cor_geometry_bounds(cut));
        look_at_edges(&d, &curvature);
        cor_refine_all(&d.refinement);
    }
    if (cut->parts && (counts->points_lost || d.refinement.n_edges)) result = rebuilt(&d, arena);
    cor_refinement_free(&d.refinement);

    /* Offsets may still be those of the cut geometry, which goes with its arena. */
    if (result.parts && result.parts == cut->parts && cut->parts != source->parts) {
        result.parts = cor_arena_memdup(arena, cut->parts, (cut->n_parts + 1) * sizeof *cut->parts);
        result.features = cor_arena_memdup(arena, cut->features, (cut->n_features + 1) * sizeof *cut->features);
        if (cut->kinds) result.kinds = cor_arena_memdup(arena, cut->kinds, cut->n_features);
    }
    return result;
}

cor_geometry cor_project_directly(const cor_transform *transform, const cor_geometry *source, double tolerance,
                                  const cor_window *window, cor_arena *arena, cor_projected_counts *counts)
{
    cor_arena *scratch = cor_arena_new();
    uint8_t *torn = COR_NEW_ARRAY(scratch, uint8_t, source->n_features);
    cor_geometry cut = cor_window_cut(window, source, scratch, torn);
    counts->features_outside = count_shapes(source) - count_shapes(&cut);
    cor_geometry result = project(transform, source, &cut, tolerance, window, arena, torn, counts);
    if (source->n_features && memchr(torn, 1, source->n_features))
        counts->torn = cor_arena_memdup(arena, torn, source->n_features);
    cor_arena_free(scratch);
    return result;
}

cor_geometry cor_outlines_directly(const cor_transform *transform, const cor_geometry *source, double tolerance,
                                   const cor_window *window, const uint8_t *torn, cor_arena *arena)
{
    cor_projected_counts counts = {0};
    cor_arena *scratch = cor_arena_new();
    uint8_t *again = COR_NEW_ARRAY(scratch, uint8_t, source->n_features);
    cor_geometry cut = cor_window_outlines(window, source, torn, scratch);
    cor_geometry result = project(transform, source, &cut, tolerance, window, arena, again, &counts);
    cor_arena_free(scratch);
    return result;
}
