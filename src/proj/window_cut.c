/* Geometry cut to a window, turn by turn. */
#include "geo/clip.h"
#include "proj/antimeridian.h"
#include "proj/continuous.h"
#include "proj/window.h"

/* Coordinates beyond are nonsense. */
static const double far_off = 1e12;

static cor_rect intersection(cor_rect a, cor_rect b)
{
    return (cor_rect){fmax(a.x0, b.x0), fmax(a.y0, b.y0), fmin(a.x1, b.x1), fmin(a.y1, b.y1)};
}

/* One table on its way through the window. */
typedef struct {
    const cor_window *window;
    cor_geometry_builder *builder;
    cor_points turned, shifted, cut, spare;
    cor_chains chains;        /* pieces of one part */
    cor_chains rings, joined; /* of one area */
    bool as_lines;            /* of areas, their outlines are wanted */
    bool torn;                /* a ring of the feature got edges that are none of its own */
} cutting;

static cor_rect bounds_of(const cor_point *points, size_t n)
{
    cor_rect r = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++) {
        cor_point p = points[i];
        r.x0 = p.x < r.x0 ? p.x : r.x0;
        r.x1 = p.x > r.x1 ? p.x : r.x1;
        r.y0 = p.y < r.y0 ? p.y : r.y0;
        r.y1 = p.y > r.y1 ? p.y : r.y1;
    }
    return r;
}

/* The bounds of a part as it stands; *ret_long tells whether an edge is longer than half a turn. */
static cor_rect part_bounds(const cor_window *w, const cor_point *points, size_t n, bool *ret_long)
{
    bool is_long = false;
    cor_rect r = bounds_of(points, n);
    for (size_t i = 1; i < n && cor_rect_width(r) > 180; i++)
        is_long |= fabs(points[i].x - points[i - 1].x) > 180;
    *ret_long = w->has_turns && is_long;
    return r;
}

static void add_part(cutting *c, const cor_point *points, size_t n)
{
    cor_builder_part(c->builder);
    cor_builder_points(c->builder, points, n);
    cor_builder_end_part(c->builder, 1);
}

static void add_pieces(cutting *c)
{
    for (size_t i = 0; i < c->chains.n; i++) {
        size_t start = cor_chains_start(&c->chains, i);
        add_part(c, c->chains.points.at + start, c->chains.ends[i] - start);
    }
}

static void add_line(cutting *c, const cor_point *points, size_t n)
{
    const cor_window *w = c->window;
    cor_chains_clear(&c->chains);
    if (w->disc.radius > 0)
        cor_azimuthal_disc_cut_line(&w->disc, points, n, &c->chains);
    else if (!w->n_lobes)
        cor_clip_line(points, n, w->rect, &c->chains);
    for (size_t i = 0; i < w->n_lobes; i++)
        cor_clip_line(points, n, intersection(w->lobes[i], w->rect), &c->chains);
    add_pieces(c);
}

static bool is_on_pole(cor_point p)
{
    return fabs(p.y) > 89.99;
}

/* The outline of an area, but for what runs along a pole, which is no more than a point. */
static void add_outline(cutting *c, const cor_point *points, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t start = i;
        while (i + 1 < n && !(is_on_pole(points[i]) && is_on_pole(points[i + 1])))
            i++;
        if (i > start) add_line(c, points + start, i + 1 - start);
    }
}

static void add_clipped_ring(cutting *c, const cor_point *points, size_t n, cor_rect rect)
{
    if (cor_rect_is_empty(rect)) return;
    cor_clip_ring(points, n, rect, &c->cut, &c->spare);
    if (c->cut.n) add_part(c, c->cut.at, c->cut.n);
}

static void add_ring(cutting *c, const cor_point *points, size_t n)
{
    const cor_window *w = c->window;
    cor_chains_clear(&c->chains);
    if (w->disc.radius > 0) {
        cor_azimuthal_disc_cut_ring(&w->disc, points, n, &c->chains);
        add_pieces(c);
    } else if (!w->n_lobes) {
        add_clipped_ring(c, points, n, w->rect);
    }
    for (size_t i = 0; i < w->n_lobes; i++)
        add_clipped_ring(c, points, n, intersection(w->lobes[i], w->rect));
}

static void add_cut(cutting *c, const cor_point *points, size_t n, bool is_ring)
{
    if (!is_ring)
        add_line(c, points, n);
    else if (c->as_lines)
        add_outline(c, points, n);
    else
        add_ring(c, points, n);
}

static void add_shifted(cutting *c, const cor_point *points, size_t n, double by, bool is_ring)
{
    cor_points_reserve(&c->shifted, n);
    for (size_t i = 0; i < n; i++)
        c->shifted.at[i] = (cor_point){points[i].x + by, points[i].y};
    add_cut(c, c->shifted.at, n, is_ring);
}

/* Adds the part once for every turn in which it meets the window. */
static void add_turns(cutting *c, const cor_point *points, size_t n, cor_rect bounds, bool is_ring)
{
    cor_rect w = c->window->rect;
    bool disc = c->window->disc.radius > 0, lobes = c->window->n_lobes > 0;
    if (disc ? cor_azimuthal_disc_holds(&c->window->disc, bounds, points, n) : !lobes && cor_rect_covers(w, bounds)) {
        if (c->as_lines)
            add_outline(c, points, n);
        else
            add_part(c, points, n);
        return;
    }
    c->torn |= is_ring && (disc || c->window->tears);
    if (!c->window->is_cut) {
        add_cut(c, points, n, is_ring);
        return;
    }
    double first = ceil((w.x0 - bounds.x1) / 360), last = floor((w.x1 - bounds.x0) / 360);
    /* Three times at most: a part whose longitudes span millions of degrees would be added as often. */
    if (!(last - first < 3)) last = first + 2;
    for (double k = first; k <= last; k++) {
        cor_rect shifted = {bounds.x0 + 360 * k, bounds.y0, bounds.x1 + 360 * k, bounds.y1};
        if (cor_rects_overlap(w, shifted) || cor_rect_covers(w, shifted)) add_shifted(c, points, n, 360 * k, is_ring);
    }
}

/* Coordinates that are nonsense are left to the projection to refuse. */
static bool is_sane(cor_rect r)
{
    return fabs(r.x0) < far_off && fabs(r.x1) < far_off && fabs(r.y0) < far_off && fabs(r.y1) < far_off;
}

static void cut_line(cutting *c, const cor_point *points, size_t n)
{
    bool is_long;
    cor_rect bounds = part_bounds(c->window, points, n, &is_long);
    if (!is_sane(bounds)) {
        add_part(c, points, n);
        return;
    }
    if (is_long) {
        cor_make_continuous(points, n, false, &c->turned);
        points = c->turned.at;
        bounds = bounds_of(points, n);
    }
    add_turns(c, points, n, bounds, false);
}

/* A ring that ends a turn beside its start lies round a pole. */
static bool is_round_pole(const cor_point *ring, size_t n)
{
    return fabs(ring[n - 1].x - ring[0].x) >= 180;
}

static double mean_latitude(const cor_point *ring, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += ring[i].y;
    return sum / (double) n;
}

/* The pole round which the rings of an area lie: the nearer one, whichever way they are wound. */
static double pole_of(const cor_chains *rings)
{
    double sum = 0;
    for (size_t i = 0; i < rings->n; i++) {
        size_t start = cor_chains_start(rings, i), n = rings->ends[i] - start;
        if (is_round_pole(rings->points.at + start, n)) sum += mean_latitude(rings->points.at + start, n);
    }
    return sum < 0 ? -90 : 90;
}

/* A ring round POLE, closed over it, in c->turned. */
static void close_over_pole(cutting *c, const cor_point *ring, size_t n, double pole)
{
    cor_points *closed = &c->turned;
    cor_points_reserve(closed, n + 3);
    for (size_t i = 0; i < n; i++)
        closed->at[i] = ring[i];
    closed->at[n] = (cor_point){ring[n - 1].x, pole};
    closed->at[n + 1] = (cor_point){ring[0].x, pole};
    closed->at[n + 2] = ring[0];
    closed->n = n + 3;
}

static void add_continuous_ring(cutting *c, const cor_point *ring, size_t n, double pole)
{
    if (is_round_pole(ring, n)) {
        c->torn = true;
        if (!c->as_lines) {
            close_over_pole(c, ring, n, pole);
            ring = c->turned.at;
            n = c->turned.n;
        }
    }
    add_turns(c, ring, n, bounds_of(ring, n), true);
}

/* The rings of an area, with continuous longitudes, in c->rings. */
static void gather_rings(cutting *c, const cor_geometry *g, size_t feature)
{
    cor_chains_clear(&c->rings);
    for (size_t p = cor_geometry_first_part(g, feature); p < cor_geometry_first_part(g, feature + 1); p++) {
        cor_make_continuous(g->points + g->parts[p], g->parts[p + 1] - g->parts[p], true, &c->turned);
        for (size_t i = 0; i < c->turned.n; i++)
            cor_chains_add(&c->rings, c->turned.at[i]);
        cor_chains_end(&c->rings);
    }
}

/* An area of which some ring crosses the antimeridian, or that may have been cut there. */
static void cut_across(cutting *c, const cor_geometry *g, size_t feature)
{
    gather_rings(c, g, feature);
    const cor_chains *rings = cor_join_at_antimeridian(&c->rings, &c->joined) ? &c->joined : &c->rings;
    double pole = pole_of(rings);
    for (size_t i = 0; i < rings->n; i++) {
        size_t start = cor_chains_start(rings, i);
        add_continuous_ring(c, rings->points.at + start, rings->ends[i] - start, pole);
    }
}

/* What is to be known of an area before it is cut. */
typedef struct {
    bool is_long, is_sane;
    bool at_seam; /* some of it ends exactly at the antimeridian, or a whole turn off Greenwich */
} area_look;

static bool ends_at_seam(cor_rect r)
{
    return cor_is_antimeridian(r.x0) || cor_is_antimeridian(r.x1) || r.x1 == 360;
}

static area_look look_at(const cor_window *w, const cor_geometry *g, size_t feature)
{
    area_look look = {.is_sane = true};
    for (size_t p = cor_geometry_first_part(g, feature); p < cor_geometry_first_part(g, feature + 1); p++) {
        bool is_long;
        cor_rect r = part_bounds(w, g->points + g->parts[p], g->parts[p + 1] - g->parts[p], &is_long);
        look.is_long |= is_long;
        look.is_sane &= is_sane(r);
        look.at_seam |= w->has_turns && ends_at_seam(r);
    }
    return look;
}

static void cut_area(cutting *c, const cor_geometry *g, size_t feature)
{
    const area_look look = look_at(c->window, g, feature);
    if (look.is_sane && (look.is_long || look.at_seam)) {
        cut_across(c, g, feature);
        return;
    }
    for (size_t p = cor_geometry_first_part(g, feature); p < cor_geometry_first_part(g, feature + 1); p++) {
        const cor_point *points = g->points + g->parts[p];
        size_t n = g->parts[p + 1] - g->parts[p];
        cor_rect bounds = bounds_of(points, n);
        if (is_sane(bounds))
            add_turns(c, points, n, bounds, true);
        else
            add_part(c, points, n);
    }
}

static void cut_others(cutting *c, const cor_geometry *g, size_t feature, cor_shape_kind kind)
{
    for (size_t p = cor_geometry_first_part(g, feature); p < cor_geometry_first_part(g, feature + 1); p++) {
        const cor_point *points = g->points + g->parts[p];
        size_t n = g->parts[p + 1] - g->parts[p];
        if (kind == COR_SHAPE_POINT)
            add_part(c, points, n);
        else
            cut_line(c, points, n);
    }
}

static void cut_feature(cutting *c, const cor_geometry *g, size_t feature)
{
    cor_shape_kind kind = cor_geometry_kind(g, feature);
    c->torn = false;
    cor_builder_feature(c->builder, kind);
    if (kind == COR_SHAPE_POLYGON)
        cut_area(c, g, feature);
    else
        cut_others(c, g, feature, kind);
    cor_builder_end_feature(c->builder);
}

static bool is_all_inside(const cor_window *window, const cor_geometry *g)
{
    bool is_long = false;
    if (window->disc.radius > 0 || window->n_lobes) return false;
    for (size_t p = 0; p < g->n_parts && !is_long; p++) {
        cor_rect r = part_bounds(window, g->points + g->parts[p], g->parts[p + 1] - g->parts[p], &is_long);
        if (!cor_rect_covers(window->rect, r) || (window->has_turns && ends_at_seam(r))) return false;
    }
    return !is_long;
}

static void free_scratch(cutting *c)
{
    cor_geometry_builder_free(c->builder);
    cor_points_free(&c->turned);
    cor_points_free(&c->shifted);
    cor_points_free(&c->cut);
    cor_points_free(&c->spare);
    cor_chains_free(&c->chains);
    cor_chains_free(&c->rings);
    cor_chains_free(&c->joined);
}

cor_geometry cor_window_cut(const cor_window *window, const cor_geometry *geometry, cor_arena *arena, uint8_t *torn)
{
    if (!geometry->parts || is_all_inside(window, geometry)) return *geometry;
    cutting c = {.window = window, .builder = cor_geometry_builder_new()};
    for (size_t i = 0; i < geometry->n_features; i++) {
        cut_feature(&c, geometry, i);
        if (torn) torn[i] = c.torn;
    }
    cor_geometry cut = cor_builder_finish(c.builder, arena);
    free_scratch(&c);
    return cut;
}

cor_geometry cor_window_outlines(const cor_window *window, const cor_geometry *geometry, const uint8_t *torn,
                                 cor_arena *arena)
{
    cutting c = {.window = window, .builder = cor_geometry_builder_new(), .as_lines = true};
    for (size_t i = 0; i < geometry->n_features; i++) {
        bool wanted = torn[i] && cor_geometry_kind(geometry, i) == COR_SHAPE_POLYGON;
        cor_builder_feature(c.builder, wanted ? COR_SHAPE_LINE : COR_SHAPE_NONE);
        if (wanted) cut_area(&c, geometry, i);
        cor_builder_end_feature(c.builder);
    }
    cor_geometry outlines = cor_builder_finish(c.builder, arena);
    free_scratch(&c);
    return outlines;
}
