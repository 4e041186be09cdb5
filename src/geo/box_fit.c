#include "geo/box_fit.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "geo/clip.h"
#include "geo/inside.h"

/* MAX_LINES: horizontal ones, on which it is looked what is inside. MAX_SEGMENTS of a line, MAX_FOUND places that
 * are weighed; MAX_RINGS of an area, the largest, that are told apart. */
enum { MAX_LINES = 160, MAX_SEGMENTS = 64, MAX_FOUND = 1024, MAX_RINGS = 64 };

/* Lines × edges. */
static const size_t max_looks = 8000000;

/* Lines through the height of a box. */
static const double LINES_A_BOX = 4;

typedef struct {
    double from, to;
} stretch;

typedef struct {
    stretch all[MAX_SEGMENTS]; /* from left to right */
    size_t n;
} stretches;

typedef struct {
    const cor_path *rings;
    cor_rect window;
    double width, height;
    cor_point near;
    cor_box_fit found[MAX_FOUND];
    double cost[MAX_FOUND];
    size_t n;
} search;

static bool crosses_box(cor_point a, cor_point b, cor_rect box)
{
    return cor_clip_segment(&a, &b, box) && (a.x != b.x || a.y != b.y);
}

bool cor_path_holds(const cor_path *rings, cor_rect box)
{
    for (size_t r = 0; r < rings->n_parts; r++)
        for (size_t i = rings->parts[r]; i + 1 < rings->parts[r + 1]; i++)
            if (crosses_box(rings->points[i], rings->points[i + 1], box)) return false;
    return cor_path_contains(rings, cor_rect_center(box));
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return x < y ? -1 : x > y;
}

/* What of the line at Y is inside. A line with more crossings than can be kept is taken for outside. */
static void cut_line(const search *s, double y, stretches *ret)
{
    double x[2 * MAX_SEGMENTS];
    size_t n = 0;
    const cor_path *rings = s->rings;
    ret->n = 0;
    for (size_t r = 0; r < rings->n_parts; r++)
        for (size_t i = rings->parts[r]; i + 1 < rings->parts[r + 1]; i++) {
            cor_point a = rings->points[i], b = rings->points[i + 1];
            if ((a.y > y) == (b.y > y)) continue;
            if (n == 2 * MAX_SEGMENTS) return;
            x[n++] = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
        }
    qsort(x, n, sizeof *x, by_size);
    for (size_t i = 0; i + 1 < n; i += 2) {
        stretch cut = {fmax(x[i], s->window.x0), fmin(x[i + 1], s->window.x1)};
        if (cut.to - cut.from >= s->width) ret->all[ret->n++] = cut;
    }
}

/* What is in both A and B and as wide as the box, in A. */
static void intersect(stretches *a, const stretches *b, double width)
{
    stretches both = {.n = 0};
    for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
        stretch s = {fmax(a->all[i].from, b->all[k].from), fmin(a->all[i].to, b->all[k].to)};
        if (s.to - s.from >= width && both.n < MAX_SEGMENTS) both.all[both.n++] = s;
        if (a->all[i].to < b->all[k].to)
            i++;
        else
            k++;
    }
    *a = both;
}

/* Less is better: near, and with room on both sides, as much as three boxes need. */
static double cost_of(const search *s, cor_point middle, double length)
{
    return hypot(middle.x - s->near.x, 1.5 * (middle.y - s->near.y)) - 0.5 * fmin(length, 3 * s->width);
}

static void add_places(search *s, stretch free, double y)
{
    double length = free.to - free.from, slack = (length - s->width) / 2, middle = (free.from + free.to) / 2;
    for (int i = -2; i <= 2 && s->n < MAX_FOUND; i++) {
        if (i && slack * 2 < s->width / 4) continue;
        cor_point at = {middle + slack * 0.45 * i, y};
        s->cost[s->n] = cost_of(s, at, length);
        s->found[s->n++] = (cor_box_fit){at, length};
    }
}

static void look_at_rows(search *s, cor_rect bounds, size_t edges)
{
    double step = fmax(s->height / LINES_A_BOX, cor_rect_height(bounds) / MAX_LINES);
    step = fmax(step, cor_rect_height(bounds) * (double) edges / (double) max_looks);
    size_t lines = (size_t) (cor_rect_height(bounds) / step) + 1, band = (size_t) ceil(s->height / step) + 1;
    stretches *cuts = g_new(stretches, lines);
    for (size_t i = 0; i < lines; i++)
        cut_line(s, bounds.y0 + (double) i * step, &cuts[i]);
    for (size_t i = 0; i + band <= lines; i++) {
        stretches free = cuts[i];
        for (size_t k = 1; k < band && free.n; k++)
            intersect(&free, &cuts[i + k], s->width);
        for (size_t k = 0; k < free.n; k++)
            add_places(s, free.all[k], bounds.y0 + ((double) i + (double) (band - 1) / 2) * step);
    }
    g_free(cuts);
}

static bool is_beside_all(const search *s, cor_point at, const cor_box_fit *taken, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (fabs(taken[i].middle.x - at.x) < s->width / 3 && fabs(taken[i].middle.y - at.y) < s->height) return false;
    return true;
}

/* Moves the best of those found to OUT until it is full. */
static size_t take_best(search *s, cor_box_fit *out, size_t most)
{
    size_t n = 0;
    while (n < most && s->n) {
        size_t best = 0;
        for (size_t i = 1; i < s->n; i++)
            if (s->cost[i] < s->cost[best]) best = i;
        cor_box_fit room = s->found[best];
        s->n--;
        memmove(&s->found[best], &s->found[best + 1], (s->n - best) * sizeof *s->found);
        memmove(&s->cost[best], &s->cost[best + 1], (s->n - best) * sizeof *s->cost);
        double w = s->width / 2, h = s->height / 2;
        cor_rect box = {room.middle.x - w, room.middle.y - h, room.middle.x + w, room.middle.y + h};
        if (is_beside_all(s, room.middle, out, n) && cor_path_holds(s->rings, box)) out[n++] = room;
    }
    return n;
}

static size_t edge_count(const cor_path *rings)
{
    return rings->n_parts ? rings->parts[rings->n_parts] - rings->parts[0] : 0;
}

size_t cor_path_box_fits(const cor_path *rings, cor_rect window, double width, double height, cor_point near,
                         cor_box_fit *out, size_t most)
{
    cor_rect bounds = cor_path_bounds(rings);
    bounds.y0 = fmax(bounds.y0, window.y0);
    bounds.y1 = fmin(bounds.y1, window.y1);
    if (!(width > 0 && height > 0 && cor_rect_height(bounds) >= height && cor_rect_width(bounds) >= width)) return 0;
    search *s = g_new0(search, 1);
    s->rings = rings;
    s->window = window;
    s->width = width;
    s->height = height;
    s->near = near;
    look_at_rows(s, bounds, edge_count(rings));
    size_t n = take_best(s, out, most);
    g_free(s);
    return n;
}

/* A ring of an area, for telling shells from holes. */
typedef struct {
    size_t part;
    double area;
    size_t n;     /* vertices */
    size_t shell; /* index of the smallest ring round it; itself: none */
    int depth;
} ring;

static int by_area(const void *a, const void *b)
{
    const ring *x = a, *y = b;
    if (x->area != y->area) return x->area > y->area ? -1 : 1;
    return x->part < y->part ? -1 : x->part > y->part;
}

/* The largest rings of PATH; how many. */
static size_t largest_rings(const cor_path *path, ring *out, size_t most)
{
    ring *all = g_new(ring, path->n_parts);
    size_t n = 0;
    for (size_t r = 0; r < path->n_parts; r++) {
        size_t vertices = path->parts[r + 1] - path->parts[r];
        double area = fabs(cor_ring_area2(path->points + path->parts[r], vertices)) / 2;
        if (area > 0) all[n++] = (ring){.part = r, .area = area, .n = vertices};
    }
    qsort(all, n, sizeof *all, by_area);
    n = MIN(n, most);
    memcpy(out, all, n * sizeof *all);
    g_free(all);
    return n;
}

static bool lies_in(const cor_path *path, const ring *inner, const ring *outer)
{
    cor_path shell = {path->points, path->parts + outer->part, 1, true};
    return cor_path_contains(&shell, path->points[path->parts[inner->part]]);
}

/* Larger rings come first: the last one round a ring is the smallest. */
static void nest(const cor_path *path, ring *rings, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        rings[i].shell = i;
        for (size_t k = 0; k < i; k++) {
            if (!lies_in(path, &rings[i], &rings[k])) continue;
            rings[i].depth++;
            rings[i].shell = k;
        }
    }
}

/* RINGS[SHELL] with the holes right in it, as a path of its own. */
static cor_path part_of(cor_arena *arena, const cor_path *path, const ring *rings, size_t n, size_t shell)
{
    size_t n_points = 0, n_parts = 0, at = 0;
    for (size_t i = shell; i < n; i++)
        if (rings[i].shell == shell && (i == shell || rings[i].depth % 2)) {
            n_points += rings[i].n;
            n_parts++;
        }
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, n_points);
    uint32_t *parts = COR_NEW_ARRAY(arena, uint32_t, n_parts + 1);
    n_parts = 0;
    for (size_t i = shell; i < n; i++) {
        if (rings[i].shell != shell || (i != shell && rings[i].depth % 2 == 0)) continue;
        memcpy(points + at, path->points + path->parts[rings[i].part], rings[i].n * sizeof *points);
        at += rings[i].n;
        parts[++n_parts] = (uint32_t) at;
    }
    return (cor_path){points, parts, n_parts, true};
}

size_t cor_path_shells(cor_arena *arena, const cor_path *path, cor_area_part *out, size_t most)
{
    ring rings[MAX_RINGS];
    size_t n = largest_rings(path, rings, MAX_RINGS), found = 0;
    nest(path, rings, n);
    for (size_t i = 0; i < n && found < most; i++)
        if (rings[i].depth % 2 == 0) out[found++] = (cor_area_part){part_of(arena, path, rings, n, i), rings[i].area};
    return found;
}
