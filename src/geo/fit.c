#include "geo/fit.h"

#include <float.h>

#include "geo/clip.h"
#include "geo/points.h"
#include "geo/simplify.h"

/* Beyond this, differences of coordinates lose all sense on a page. */
static const double far_off = 1e12;

typedef struct {
    const cor_geometry *source;
    cor_affine to_page;
    cor_rect clip;
    double tolerance;
    cor_geometry_builder *builder;
    cor_simplifier *simplifier;
    cor_points page, cut, spare; /* a part on the page; a ring while it is cut */
    cor_chains chains;
    cor_rect speck; /* the largest ring of the feature that is too small to see */
    bool is_usable; /* the feature has a usable vertex */
    cor_fit_counts counts;
} fitting;

static inline bool is_usable(cor_point p)
{
    return fabs(p.x) < far_off && fabs(p.y) < far_off;
}

/* Moves the part to f->page and returns its bounds; *ret_clean tells whether all vertices are usable. */
static cor_rect to_page(fitting *f, const cor_point *points, size_t n, bool *ret_clean)
{
    cor_rect r = COR_RECT_EMPTY;
    cor_affine m = f->to_page;
    size_t bad = 0;
    cor_points_reserve(&f->page, n + 1);
    cor_point *page = f->page.at;
    for (size_t i = 0; i < n; i++) {
        cor_point p = cor_affine_apply(m, points[i].x, points[i].y);
        page[i] = p;
        bad += !is_usable(p);
        r.x0 = p.x < r.x0 ? p.x : r.x0;
        r.x1 = p.x > r.x1 ? p.x : r.x1;
        r.y0 = p.y < r.y0 ? p.y : r.y0;
        r.y1 = p.y > r.y1 ? p.y : r.y1;
    }
    f->page.n = n;
    f->counts.vertices_dropped += bad;
    f->is_usable |= bad < n;
    *ret_clean = !bad;
    return r;
}

static void add_part(fitting *f, const cor_point *points, size_t n, size_t minimum)
{
    cor_builder_part(f->builder);
    cor_builder_points(f->builder, points, n);
    cor_builder_end_part(f->builder, minimum);
}

static void add_line(fitting *f, cor_point *points, size_t n)
{
    n = cor_simplify_line(f->simplifier, points, n, f->tolerance, points);
    add_part(f, points, n, 2);
}

static void add_cut_line(fitting *f, const cor_point *points, size_t n)
{
    cor_chains_clear(&f->chains);
    cor_clip_line(points, n, f->clip, &f->chains);
    for (size_t i = 0; i < f->chains.n; i++) {
        size_t start = cor_chains_start(&f->chains, i);
        add_line(f, f->chains.points.at + start, f->chains.ends[i] - start);
    }
}

/* A line falls apart where a vertex is unusable. */
static void add_broken_line(fitting *f)
{
    size_t n = f->page.n;
    for (size_t i = 0; i < n; i++) {
        size_t start = i;
        while (i < n && is_usable(f->page.at[i]))
            i++;
        add_cut_line(f, f->page.at + start, i - start);
    }
}

static void fit_line(fitting *f, const cor_point *points, size_t n)
{
    bool is_clean;
    cor_rect bounds = to_page(f, points, n, &is_clean);
    if (!is_clean)
        add_broken_line(f);
    else if (cor_rect_covers(f->clip, bounds))
        add_line(f, f->page.at, n);
    else if (cor_rects_overlap(f->clip, bounds))
        add_cut_line(f, f->page.at, n);
}

static void add_ring(fitting *f, cor_points *ring)
{
    ring->n = cor_simplify_ring(f->simplifier, ring->at, ring->n, f->tolerance, ring->at);
    add_part(f, ring->at, ring->n, 4);
}

/* A ring closes over an unusable vertex. Returns its bounds. */
static cor_rect mend_ring(cor_points *ring)
{
    size_t k = 0;
    cor_rect r = COR_RECT_EMPTY;
    for (size_t i = 0; i < ring->n; i++) {
        if (!is_usable(ring->at[i])) continue;
        ring->at[k++] = ring->at[i];
        r = cor_rect_with(r, ring->at[i].x, ring->at[i].y);
    }
    if (k && !cor_points_equal(ring->at[0], ring->at[k - 1])) ring->at[k++] = ring->at[0];
    ring->n = k;
    return r;
}

static bool is_speck(const fitting *f, cor_rect bounds)
{
    return fmax(cor_rect_width(bounds), cor_rect_height(bounds)) < f->tolerance;
}

static double reach(cor_rect r)
{
    return cor_rect_is_empty(r) ? -1 : cor_rect_width(r) + cor_rect_height(r);
}

static void fit_ring(fitting *f, const cor_point *points, size_t n)
{
    bool is_clean;
    cor_rect bounds = to_page(f, points, n, &is_clean);
    if (!is_clean) bounds = mend_ring(&f->page);
    bool is_inside = cor_rect_covers(f->clip, bounds);
    if (f->page.n < 4 || !(is_inside || cor_rects_overlap(f->clip, bounds))) return;
    if (is_speck(f, bounds)) {
        if (reach(bounds) > reach(f->speck)) f->speck = bounds;
    } else if (is_inside) {
        add_ring(f, &f->page);
    } else {
        cor_clip_ring(f->page.at, f->page.n, f->clip, &f->cut, &f->spare);
        add_ring(f, &f->cut);
    }
}

static void add_speck(fitting *f)
{
    cor_rect r = f->speck;
    add_part(f, (cor_point[]){{r.x0, r.y0}, {r.x1, r.y0}, {r.x1, r.y1}, {r.x0, r.y1}, {r.x0, r.y0}}, 5, 4);
}

static void fit_points(fitting *f, const cor_point *points, size_t n)
{
    bool is_clean;
    to_page(f, points, n, &is_clean);
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        if (is_usable(f->page.at[i]) && cor_rect_contains(f->clip, f->page.at[i].x, f->page.at[i].y))
            f->page.at[k++] = f->page.at[i];
    add_part(f, f->page.at, k, 1);
}

static void fit_part(fitting *f, cor_shape_kind kind, const cor_point *points, size_t n)
{
    switch (kind) {
    case COR_SHAPE_POINT:
        fit_points(f, points, n);
        break;
    case COR_SHAPE_LINE:
        fit_line(f, points, n);
        break;
    case COR_SHAPE_POLYGON:
        fit_ring(f, points, n);
        break;
    case COR_SHAPE_NONE:
        break;
    }
}

/* Returns whether anything of the feature is left. */
static bool fit_parts(fitting *f, size_t feature)
{
    const cor_geometry *g = f->source;
    cor_shape_kind kind = cor_geometry_kind(g, feature);
    size_t before = cor_builder_part_count(f->builder), last = cor_geometry_first_part(g, feature + 1);
    f->is_usable = false;
    f->speck = COR_RECT_EMPTY;
    for (size_t p = cor_geometry_first_part(g, feature); p < last; p++) {
        size_t start = cor_geometry_first_point(g, p);
        fit_part(f, kind, g->points + start, cor_geometry_first_point(g, p + 1) - start);
    }
    if (cor_builder_part_count(f->builder) == before && !cor_rect_is_empty(f->speck)) add_speck(f);
    return cor_builder_part_count(f->builder) > before;
}

static void fit_feature(fitting *f, size_t feature)
{
    cor_shape_kind kind = cor_geometry_kind(f->source, feature);
    cor_builder_feature(f->builder, kind);
    if (kind != COR_SHAPE_NONE && !fit_parts(f, feature)) {
        if (f->is_usable)
            f->counts.outside++;
        else
            f->counts.unusable++;
    }
    cor_builder_end_feature(f->builder);
}

static cor_geometry fit_point_table(const cor_geometry *source, cor_affine m, cor_rect clip, cor_arena *arena,
                                    cor_fit_counts *counts)
{
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, source->n_points);
    for (size_t i = 0; i < source->n_points; i++) {
        cor_point p = cor_affine_apply(m, source->points[i].x, source->points[i].y);
        bool usable = is_usable(p), inside = usable && cor_rect_contains(clip, p.x, p.y);
        counts->unusable += !usable;
        counts->outside += usable && !inside;
        points[i] = inside ? p : (cor_point){NAN, NAN};
    }
    counts->vertices_dropped = counts->unusable;
    cor_geometry g = *source;
    g.points = points;
    return g;
}

static void free_scratch(fitting *f)
{
    cor_geometry_builder_free(f->builder);
    cor_simplifier_free(f->simplifier);
    cor_points_free(&f->page);
    cor_points_free(&f->cut);
    cor_points_free(&f->spare);
    cor_chains_free(&f->chains);
}

cor_geometry cor_fit_geometry(const cor_geometry *geometry, cor_affine to_page_points, cor_rect clip, double tolerance,
                              cor_arena *arena, cor_fit_counts *counts)
{
    cor_fit_counts unused;
    if (!counts) counts = &unused;
    *counts = (cor_fit_counts){0};
    if (!geometry->parts) return fit_point_table(geometry, to_page_points, clip, arena, counts);

    fitting f = {.source = geometry,
                 .to_page = to_page_points,
                 .clip = clip,
                 .tolerance = tolerance,
                 .builder = cor_geometry_builder_new(),
                 .simplifier = cor_simplifier_new()};
    for (size_t i = 0; i < geometry->n_features; i++)
        fit_feature(&f, i);
    cor_geometry fitted = cor_builder_finish(f.builder, arena);
    free_scratch(&f);
    *counts = f.counts;
    return fitted;
}

cor_geometry cor_clip_geometry(const cor_geometry *geometry, cor_rect rect, cor_arena *arena)
{
    cor_affine same = {.xx = 1, .yy = 1};
    return cor_fit_geometry(geometry, same, rect, 0, arena, NULL);
}

cor_geometry cor_simplify_geometry(const cor_geometry *geometry, double tolerance, cor_arena *arena)
{
    cor_affine same = {.xx = 1, .yy = 1};
    cor_rect everywhere = {-DBL_MAX, -DBL_MAX, DBL_MAX, DBL_MAX};
    return cor_fit_geometry(geometry, same, everywhere, tolerance, arena, NULL);
}
