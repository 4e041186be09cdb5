#include "proj/window.h"

#include "geo/clip.h"
#include "proj/internal.h"

/* Stands for "no limit": far beyond any coordinate, yet harmless in arithmetic. */
static const double far_off = 1e12;

/* Half a turn less a tenth of a millimetre: a vertex exactly opposite the central meridian may
 * come out on either side. */
static const double half_turn = 180 - 1e-9;

enum { SAMPLES = 24 };

static double middle_longitude(const cor_transform *t, cor_rect view)
{
    bool sane = !cor_rect_is_empty(view) && fabs(view.x0) < 1e4 && fabs(view.x1) < 1e4;
    if (t->to->frame.kind == COR_FRAME_GEOGRAPHIC) return sane ? (view.x0 + view.x1) / 2 : 0;
    return t->to->frame.lon_0;
}

/* What the projection can show at all. */
static cor_rect domain(const cor_transform *t, double lon_0)
{
    cor_rect r = {lon_0 - half_turn, -90, lon_0 + half_turn, 90};
    if (!t->from->is_geographic || t->to->frame.kind == COR_FRAME_UNKNOWN)
        return (cor_rect){-far_off, -far_off, far_off, far_off};
    if (t->to->frame.kind == COR_FRAME_AZIMUTHAL) r = (cor_rect){-far_off, -90, far_off, 90};
    if (t->to->frame.kind == COR_FRAME_TRANSVERSE) r = (cor_rect){lon_0 - 80, -90, lon_0 + 80, 90};
    if (t->to->frame.is_mercator) r = (cor_rect){r.x0, -89.9, r.x1, 89.9};
    return r;
}

static double nearest_turn(double longitude, double lon_0)
{
    return longitude - 360 * floor((longitude - lon_0 + 180) / 360);
}

static size_t sample(cor_rect r, cor_point *points)
{
    size_t n = 0;
    for (int j = 0; j <= SAMPLES; j++)
        for (int i = 0; i <= SAMPLES; i++)
            points[n++] = (cor_point){r.x0 + (r.x1 - r.x0) * i / SAMPLES, r.y0 + (r.y1 - r.y0) * j / SAMPLES};
    return n;
}

/* The bounds of VIEW in the source; false when some of it has no place there. */
static bool seen(const cor_transform *t, cor_rect view, double lon_0, cor_rect *ret_rect)
{
    cor_point points[(SAMPLES + 1) * (SAMPLES + 1)];
    size_t n = sample(view, points);
    cor_rect r = COR_RECT_EMPTY;
    if (cor_transform_inverse(t, points, n)) return false;
    for (size_t i = 0; i < n; i++)
        r = cor_rect_with(r, t->from->is_geographic ? nearest_turn(points[i].x, lon_0) : points[i].x, points[i].y);
    *ret_rect = r;
    return true;
}

/* A pole in the view has all longitudes round it. */
static cor_rect with_poles(const cor_transform *t, cor_rect view, double lon_0, cor_rect r)
{
    for (int sign = -1; sign <= 1; sign += 2) {
        cor_point pole = {lon_0, 90 * sign};
        if (cor_transform_forward(t, &pole, 1) || !cor_rect_contains(view, pole.x, pole.y)) continue;
        r = cor_rect_with(r, lon_0 - 180, 90 * sign);
        r = cor_rect_with(r, lon_0 + 180, 90 * sign);
    }
    return r;
}

static cor_rect intersection(cor_rect a, cor_rect b)
{
    return (cor_rect){fmax(a.x0, b.x0), fmax(a.y0, b.y0), fmin(a.x1, b.x1), fmin(a.y1, b.y1)};
}

/* Whether no point of the side from A to B shows in the view. */
static bool is_hidden(const cor_transform *t, cor_rect view, cor_point a, cor_point b)
{
    cor_point points[4 * SAMPLES + 1];
    for (int i = 0; i <= 4 * SAMPLES; i++) {
        double fraction = i / (4. * SAMPLES);
        points[i] = (cor_point){a.x + fraction * (b.x - a.x), a.y + fraction * (b.y - a.y)};
    }
    cor_transform_forward(t, points, 4 * SAMPLES + 1);
    for (int i = 0; i <= 4 * SAMPLES; i++)
        if (cor_rect_contains(view, points[i].x, points[i].y)) return false;
    return true;
}

/* Whether the sides of R that are not the domain's own lie outside the view. */
static bool sides_are_hidden(const cor_transform *t, cor_rect view, cor_rect all, cor_rect r)
{
    cor_point sw = {r.x0, r.y0}, se = {r.x1, r.y0}, ne = {r.x1, r.y1}, nw = {r.x0, r.y1};
    return (r.y0 <= all.y0 || is_hidden(t, view, sw, se)) && (r.x1 >= all.x1 || is_hidden(t, view, se, ne)) &&
           (r.y1 >= all.y1 || is_hidden(t, view, ne, nw)) && (r.x0 <= all.x0 || is_hidden(t, view, nw, sw));
}

/* The smallest tried rectangle in the source whose sides the view does not show. */
static cor_rect window_rect(const cor_transform *t, cor_rect view, cor_rect all, double lon_0)
{
    cor_rect core;
    bool is_bounded = !cor_rect_is_empty(view) && isfinite(cor_rect_width(view)) && isfinite(cor_rect_height(view));
    if (!is_bounded || !seen(t, view, lon_0, &core)) return all;
    if (t->from->is_geographic) core = with_poles(t, view, lon_0, core);
    bool all_round = t->from->is_geographic && cor_rect_width(core) > 300;
    double margin = 0.05;
    for (int tries = 0; tries < 4; tries++, margin *= 3) {
        double dx = margin * cor_rect_width(core), dy = margin * cor_rect_height(core);
        cor_rect r = intersection((cor_rect){core.x0 - dx, core.y0 - dy, core.x1 + dx, core.y1 + dy}, all);
        if (all_round || (t->from->is_geographic && cor_rect_width(r) >= 2 * half_turn)) {
            r.x0 = all.x0;
            r.x1 = all.x1;
        }
        if (sides_are_hidden(t, view, all, r)) return r;
    }
    return all;
}

cor_window cor_window_of(const cor_transform *transform, cor_rect view)
{
    double lon_0 = middle_longitude(transform, view);
    cor_rect all = domain(transform, lon_0);
    cor_window w = {.middle = lon_0, .has_turns = transform->from->is_geographic};
    w.rect = window_rect(transform, view, all, lon_0);
    w.is_cut = w.has_turns && cor_rect_width(w.rect) <= 360;
    return w;
}

void cor_window_turn(const cor_window *window, cor_point *points, size_t n)
{
    for (size_t i = 0; i < n; i++)
        points[i].x = nearest_turn(points[i].x, window->middle);
}

/* One table on its way through the window. */
typedef struct {
    const cor_window *window;
    cor_geometry_builder *builder;
    cor_points turned, shifted, cut, spare;
    cor_chains chains;
} cutting;

static bool joins_the_edges(double a, double b)
{
    return fabs(a) >= 180 - 1e-9 && fabs(b) >= 180 - 1e-9;
}

static bool goes_round(double from, double to)
{
    return fabs(to - from) > 180 && !joins_the_edges(from, to);
}

/* The bounds of a part as it stands; *ret_round tells whether an edge crosses the antimeridian. */
static cor_rect part_bounds(const cor_window *w, const cor_point *points, size_t n, bool *ret_round)
{
    cor_rect r = COR_RECT_EMPTY;
    bool round = false;
    double before = n ? points[0].x : 0;
    for (size_t i = 0; i < n; i++) {
        cor_point p = points[i];
        r.x0 = p.x < r.x0 ? p.x : r.x0;
        r.x1 = p.x > r.x1 ? p.x : r.x1;
        r.y0 = p.y < r.y0 ? p.y : r.y0;
        r.y1 = p.y > r.y1 ? p.y : r.y1;
        if (fabs(p.x - before) > 180 && goes_round(before, p.x)) round = true;
        before = p.x;
    }
    *ret_round = w->has_turns && round;
    return r;
}

/* Longitudes made continuous, in c->turned. */
static cor_rect turn(cutting *c, const cor_point *points, size_t n)
{
    cor_rect r = COR_RECT_EMPTY;
    double turns = 0;
    cor_points_reserve(&c->turned, n + 3);
    for (size_t i = 0; i < n; i++) {
        if (i && goes_round(points[i - 1].x, points[i].x)) turns -= 360 * round((points[i].x - points[i - 1].x) / 360);
        c->turned.at[i] = (cor_point){points[i].x + turns, points[i].y};
        r = cor_rect_with(r, c->turned.at[i].x, c->turned.at[i].y);
    }
    c->turned.n = n;
    return r;
}

static double mean_latitude(const cor_points *ring)
{
    double sum = 0;
    for (size_t i = 0; i < ring->n; i++)
        sum += ring->at[i].y;
    return sum / (double) ring->n;
}

/* A ring that comes back a turn later lies round a pole: the nearer one, whichever way it is wound. */
static cor_rect close_over_pole(cutting *c, cor_rect bounds)
{
    cor_point first = c->turned.at[0], last = c->turned.at[c->turned.n - 1];
    if (fabs(last.x - first.x) < 180) return bounds;
    double pole = mean_latitude(&c->turned) < 0 ? -90 : 90;
    c->turned.at[c->turned.n++] = (cor_point){last.x, pole};
    c->turned.at[c->turned.n++] = (cor_point){first.x, pole};
    c->turned.at[c->turned.n++] = first;
    return cor_rect_with(bounds, first.x, pole);
}

static void add_part(cutting *c, const cor_point *points, size_t n)
{
    cor_builder_part(c->builder);
    cor_builder_points(c->builder, points, n);
    cor_builder_end_part(c->builder, 1);
}

static void add_cut(cutting *c, const cor_point *points, size_t n, bool is_ring)
{
    if (is_ring) {
        cor_clip_ring(points, n, c->window->rect, &c->cut, &c->spare);
        if (c->cut.n) add_part(c, c->cut.at, c->cut.n);
        return;
    }
    cor_chains_clear(&c->chains);
    cor_clip_line(points, n, c->window->rect, &c->chains);
    for (size_t i = 0; i < c->chains.n; i++) {
        size_t start = cor_chains_start(&c->chains, i);
        add_part(c, c->chains.points.at + start, c->chains.ends[i] - start);
    }
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
    if (!c->window->is_cut) {
        add_cut(c, points, n, is_ring);
        return;
    }
    double first = ceil((w.x0 - bounds.x1) / 360), last = floor((w.x1 - bounds.x0) / 360);
    /* A part that goes round the globe more than twice is nonsense, and may say so a million times. */
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

static void cut_part(cutting *c, const cor_point *points, size_t n, bool is_ring)
{
    bool round;
    cor_rect bounds = part_bounds(c->window, points, n, &round);
    if ((!round && cor_rect_covers(c->window->rect, bounds)) || !is_sane(bounds)) {
        add_part(c, points, n);
        return;
    }
    if (round) {
        bounds = turn(c, points, n);
        /* Where longitudes are not cut, a ring round the pole needs no help. */
        if (!c->window->is_cut && cor_rect_covers(c->window->rect, bounds)) {
            add_part(c, c->turned.at, c->turned.n);
            return;
        }
        if (is_ring) bounds = close_over_pole(c, bounds);
        points = c->turned.at;
        n = c->turned.n;
    }
    add_turns(c, points, n, bounds, is_ring);
}

static void cut_feature(cutting *c, const cor_geometry *g, size_t feature)
{
    cor_shape_kind kind = cor_geometry_kind(g, feature);
    size_t last = cor_geometry_first_part(g, feature + 1);
    cor_builder_feature(c->builder, kind);
    for (size_t p = cor_geometry_first_part(g, feature); p < last; p++) {
        size_t start = g->parts[p], n = g->parts[p + 1] - start;
        if (kind == COR_SHAPE_POINT)
            add_part(c, g->points + start, n);
        else
            cut_part(c, g->points + start, n, kind == COR_SHAPE_POLYGON);
    }
    cor_builder_end_feature(c->builder);
}

static bool is_all_inside(const cor_window *window, const cor_geometry *g)
{
    bool round = false;
    for (size_t p = 0; p < g->n_parts && !round; p++) {
        cor_rect r = part_bounds(window, g->points + g->parts[p], g->parts[p + 1] - g->parts[p], &round);
        if (!cor_rect_covers(window->rect, r)) return false;
    }
    return !round;
}

cor_geometry cor_window_cut(const cor_window *window, const cor_geometry *geometry, cor_arena *arena)
{
    if (!geometry->parts || is_all_inside(window, geometry)) return *geometry;
    cutting c = {.window = window, .builder = cor_geometry_builder_new()};
    for (size_t i = 0; i < geometry->n_features; i++)
        cut_feature(&c, geometry, i);
    cor_geometry cut = cor_builder_finish(c.builder, arena);
    cor_geometry_builder_free(c.builder);
    cor_points_free(&c.turned);
    cor_points_free(&c.shifted);
    cor_points_free(&c.cut);
    cor_points_free(&c.spare);
    cor_chains_free(&c.chains);
    return cut;
}
