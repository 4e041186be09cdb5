#include "place/leader.h"

#include <stdlib.h>
#include <string.h>

#include "geo/clip.h"
#include "place/distance.h"
#include "place/model.h"

enum { DIRECTIONS = 72, A_DIRECTION = 2, MAX_LED = DIRECTIONS * A_DIRECTION, MAX_PIECES = 40 };

/* Lengths of leaders, in heights of the text: the shortest, and by how much the next one tried is longer; by how much
 * it is when the shorter one would do. */
static const double SHORTEST = 1, LONGER = 0.4, NEXT = 1.2;

/* A leader ends before the ink, and starts outside of the point's own mark; points. */
static const double GAP = 1, RIM = 0.4;

/* Ink that is lower is no text; points. */
static const double MIN_HEIGHT = 0.5;

/* Half the width of the strip that a leader keeps to itself, and the height of its boxes; points. */
static const double STRIP = 0.8, STEP = 3;

/* No other point may be this near to a name with a leader: it would seem to be its own. Points. */
static const double NEAREST_POINT = 2;

typedef struct {
    cor_candidate place;
    double cost;
} found;

typedef struct {
    const cor_label *labels;
    const cor_label *label;
    cor_avoidance *avoidance;
    uint32_t index;
    const cor_grid *points;
    const cor_candidate *model; /* of the text in the direction at hand */
    cor_rect ink;               /* of the model */
    cor_arena *arena;
    found *found; /* room for MAX_LED */
    size_t n_found;
} leading;

/* How far the label's own icon reaches from its point in the direction X, Y. */
static double icon_rim(const cor_label *label, double x, double y)
{
    cor_point at = label->text.pivot, far = {at.x + 1e4 * x, at.y + 1e4 * y};
    if (!label->icon || !cor_rect_contains(label->mark_box, at.x, at.y)) return 0;
    cor_point from = at;
    if (!cor_clip_segment(&from, &far, label->mark_box)) return 0;
    return hypot(far.x - at.x, far.y - at.y);
}

/* The share of the text's width that is left of the end of a leader in a direction whose X is that: all or nothing when
 * it is flat. */
static double fraction_left(double x)
{
    return fabs(x) > 0.5 ? x < 0 : 0.5 - x;
}

/* The ink's corner when the text stands so that a line in the direction X, Y ends at END: at the middle of a side when
 * the line is flat, at the upper or lower edge when it is steep. */
static cor_point corner_at(cor_rect ink, cor_point end, double x, double y)
{
    double h = cor_rect_height(ink), above = fabs(x) > 0.5 ? h / 2 : y > 0 ? 0 : h;
    return (cor_point){end.x - fraction_left(x) * cor_rect_width(ink), end.y - above};
}

/* Boxes along the leader, so that what it may not cross can be asked for as texts are. */
static size_t strip_of(cor_point a, cor_point b, cor_rect *out)
{
    double dx = b.x - a.x, dy = b.y - a.y, least = fmin(fabs(dx), fabs(dy));
    size_t n = (size_t) fmin(MAX_PIECES, 1 + floor(least / STEP));
    for (size_t i = 0; i < n; i++) {
        double s = (double) i / (double) n, t = (double) (i + 1) / (double) n;
        cor_rect box = cor_rect_with(COR_RECT_EMPTY, a.x + s * dx, a.y + s * dy);
        out[i] = cor_rect_grown(cor_rect_with(box, a.x + t * dx, a.y + t * dy), STRIP);
    }
    return n;
}

typedef struct {
    const leading *of;
    bool near;
} vicinity;

static void meet_point(void *context, cor_hindrance what)
{
    vicinity *v = context;
    cor_point at = v->of->labels[what.index].text.pivot, own = v->of->label->text.pivot;
    v->near = v->near || at.x != own.x || at.y != own.y;
}

static bool is_near_a_point(const leading *l, cor_rect ink)
{
    vicinity v = {l, false};
    cor_grid_hits(l->points, cor_rect_grown(ink, NEAREST_POINT), meet_point, &v);
    return v.near;
}

/* The candidate with its ink at CORNER and a leader from FROM to TO. */
static cor_candidate led(const leading *l, cor_point corner, cor_point from, cor_point to)
{
    cor_rect pieces[MAX_PIECES + 1];
    cor_point leader[2] = {from, to};
    cor_candidate c = cor_model_moved(l->arena, l->model, corner.x - l->ink.x0, corner.y - l->ink.y0);
    size_t n = 1 + strip_of(from, to, pieces + 1);
    pieces[0] = c.box;
    c.n_pieces = n;
    c.n_leader = n - 1;
    for (size_t i = 1; i < n; i++)
        c.box = cor_rect_union(c.box, pieces[i]);
    c.pieces = cor_arena_memdup(l->arena, pieces, n * sizeof *pieces);
    c.leader = cor_arena_memdup(l->arena, leader, sizeof leader);
    return c;
}

static bool is_clear(const leading *l, const cor_candidate *c)
{
    const char *what;
    return !l->avoidance || cor_avoidance_ground(l->avoidance, l->index, c, &what) == COR_GROUND_CLEAR;
}

/* How good a place is: less is better. Right above is best, as for names beside their point; a line is crossed rather
 * than one goes twice as far. */
static double cost_of(double length, double x, double y, bool crosses)
{
    return length * (1 + 0.1 * (1 - x) + 0.05 * (1 + y) + 0.15 * fabs(y)) * (crosses ? 2 : 1);
}

/* Tries the leader of LENGTH in the direction X, Y. Barred: a longer one won't do either. */
static cor_ground try_place(leading *l, double rim, double length, double x, double y)
{
    cor_point at = l->label->text.pivot;
    cor_point from = {at.x + rim * x, at.y + rim * y}, to = {from.x + length * x, from.y + length * y};
    cor_point end = {to.x + GAP * x, to.y + GAP * y}, corner = corner_at(l->ink, end, x, y);
    cor_rect ink = {corner.x, corner.y, corner.x + cor_rect_width(l->ink), corner.y + cor_rect_height(l->ink)};
    cor_candidate c = led(l, corner, from, to);
    cor_ground ground = cor_avoidance_leader(l->avoidance, l->index, &c);
    if (ground == COR_GROUND_BARRED) return ground;
    if (!is_clear(l, &c) || is_near_a_point(l, ink)) return COR_GROUND_CROWDED;
    l->found[l->n_found++] = (found){c, cost_of(length, x, y, ground == COR_GROUND_CROWDED)};
    return COR_GROUND_CLEAR;
}

/* The nearest few places in the direction X, Y. */
static void try_direction(leading *l, double x, double y)
{
    l->model = cor_model_for(l->label, fraction_left(x));
    l->ink = cor_rect_grown(l->model->box, -l->label->padding);
    double rim = fmax(cor_avoidance_own_radius(l->avoidance, l->index), icon_rim(l->label, x, y)) + RIM;
    double height = cor_rect_height(l->ink), step;
    size_t before = l->n_found;
    if (!(height > MIN_HEIGHT)) return;
    for (double length = SHORTEST * height; rim + length <= l->label->leader; length += step) {
        cor_ground ground = try_place(l, rim, length, x, y);
        if (ground == COR_GROUND_BARRED || l->n_found - before == A_DIRECTION) return;
        step = (ground == COR_GROUND_CLEAR ? NEXT : LONGER) * height;
    }
}

static int by_cost(const void *a, const void *b)
{
    const found *x = a, *y = b;
    return x->cost < y->cost ? -1 : x->cost > y->cost;
}

static void add_found(const leading *l, cor_label *label)
{
    size_t n = label->n_candidates;
    cor_candidate *all = COR_NEW_ARRAY(l->arena, cor_candidate, n + l->n_found);
    memcpy(all, label->candidates, n * sizeof *all);
    for (size_t i = 0; i < l->n_found; i++)
        all[n++] = l->found[i].place;
    label->candidates = all;
    label->n_candidates = n;
}

static bool may_lead(const cor_label *label)
{
    return label->leader > 0 && label->n_candidates && !label->along && label->text.angle == 0 &&
           !label->candidates[0].mark && !label->candidates[0].pieces &&
           !label->candidates[label->n_candidates - 1].leader && isfinite(label->text.pivot.x + label->text.pivot.y);
}

void cor_lead_label(cor_arena *arena, cor_label *labels, uint32_t index, cor_avoidance *avoidance,
                    const cor_grid *points)
{
    cor_label *label = &labels[index];
    found all[MAX_LED];
    leading l = {labels, label, avoidance, index, points, .arena = arena, .found = all};
    if (!may_lead(label)) return;
    for (int i = 0; i < DIRECTIONS; i++)
        try_direction(&l, cos(i * 2 * M_PI / DIRECTIONS), sin(i * 2 * M_PI / DIRECTIONS));
    qsort(all, l.n_found, sizeof *all, by_cost);
    add_found(&l, label);
}
