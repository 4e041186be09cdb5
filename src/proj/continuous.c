#include "proj/continuous.h"

#include <math.h>
#include <stdint.h>

#include "geo/inside.h"

/* Degrees. */
static const double NEARLY = 1e-9;

/* What edges from exactly -180 to exactly 180 are. */
typedef enum { BY_NEIGHBOURS, ALL_ROUND, ONE_PLACE } reading;

typedef struct {
    const cor_point *points;
    size_t n;
    bool is_ring;
} part;

bool cor_is_antimeridian(double x)
{
    return fabs(fabs(x) - 180) <= NEARLY;
}

static bool joins_the_edges(cor_point a, cor_point b)
{
    return cor_is_antimeridian(a.x) && cor_is_antimeridian(b.x);
}

/* The vertex before or after the edge from AT to AT + 1; false where a line ends. */
static bool neighbour(const part *p, size_t at, bool after, cor_point *ret_point)
{
    size_t last = p->n - 1, next = at + 2;
    if (!p->is_ring && (after ? next > last : !at)) return false;
    if (after)
        *ret_point = p->points[next > last ? next - last : next];
    else
        *ret_point = p->points[at ? at - 1 : last - 1];
    return true;
}

/* An edge between the two ways of writing the antimeridian is one place when the line comes from one side of it and
 * goes to the other; what runs along the antimeridian before or after is cut there, and spans the world. */
static bool is_one_place(const part *p, size_t at)
{
    cor_point before, after;
    if (fabs(p->points[at].y - p->points[at + 1].y) > NEARLY) return true;
    bool has_before = neighbour(p, at, false, &before), has_after = neighbour(p, at, true, &after);
    if (!has_before && !has_after) return false;
    return !(has_before && cor_is_antimeridian(before.x)) && !(has_after && cor_is_antimeridian(after.x));
}

/* The turns that the edge from AT to AT + 1 adds. */
static double turns_of(const part *p, size_t at, reading how)
{
    cor_point a = p->points[at], b = p->points[at + 1];
    if (!(fabs(b.x - a.x) > 180)) return 0;
    if (joins_the_edges(a, b) && how != ONE_PLACE && (how == ALL_ROUND || !is_one_place(p, at))) return 0;
    return -360 * round((b.x - a.x) / 360);
}

static double all_turns(const part *p, reading how)
{
    double turns = 0;
    for (size_t i = 0; i + 1 < p->n; i++)
        turns += turns_of(p, i, how);
    return turns;
}

/* A ring that does not close by its neighbours' word may do so when all such edges are of one kind. */
static reading reading_of(const part *p)
{
    if (!p->is_ring || all_turns(p, BY_NEIGHBOURS) == 0) return BY_NEIGHBOURS;
    if (all_turns(p, ALL_ROUND) == 0) return ALL_ROUND;
    return all_turns(p, ONE_PLACE) == 0 ? ONE_PLACE : BY_NEIGHBOURS;
}

bool cor_crosses_antimeridian(const cor_point *points, size_t n, bool is_ring)
{
    const part p = {points, n, is_ring};
    reading how = reading_of(&p);
    for (size_t i = 0; i + 1 < n; i++)
        if (turns_of(&p, i, how) != 0) return true;
    return false;
}

void cor_make_continuous(const cor_point *points, size_t n, bool is_ring, cor_points *out)
{
    const part p = {points, n, is_ring};
    reading how = reading_of(&p);
    double turns = 0;
    out->n = 0;
    cor_points_reserve(out, n);
    for (size_t i = 0; i < n; i++) {
        if (i) turns += turns_of(&p, i - 1, how);
        out->at[out->n++] = (cor_point){points[i].x + turns, points[i].y};
    }
}

/* How far, in whole turns, a part that begins at X lies from one that begins at FIRST. */
static double turns_between(double x, double first)
{
    return isfinite(x) && isfinite(first) ? 360 * round((x - first) / 360) : 0;
}

const cor_point *cor_continuous_parts(const cor_geometry *g, cor_arena *arena)
{
    cor_point *out = cor_arena_memdup(arena, g->points, g->n_points * sizeof *out);
    cor_points own = {0};
    for (size_t i = 0; g->parts && i < g->n_features; i++) {
        size_t first = cor_geometry_first_part(g, i);
        if (cor_geometry_kind(g, i) == COR_SHAPE_POINT) continue;
        for (size_t p = first; p < cor_geometry_first_part(g, i + 1); p++) {
            size_t start = g->parts[p];
            cor_make_continuous(g->points + start, g->parts[p + 1] - start,
                                cor_geometry_kind(g, i) == COR_SHAPE_POLYGON, &own);
            double turns = own.n ? turns_between(own.at[0].x, g->points[g->parts[first]].x) : 0;
            for (size_t k = 0; k < own.n; k++)
                out[start + k] = (cor_point){own.at[k].x - turns, own.at[k].y};
        }
    }
    cor_points_free(&own);
    return out;
}

bool cor_contains_degrees(const cor_point *ring, size_t n, cor_point p)
{
    const uint32_t parts[] = {0, (uint32_t) n};
    const cor_path path = {.points = ring, .parts = parts, .n_parts = 1, .closed = true};
    cor_rect bounds = cor_path_bounds(&path);
    bool inside = false;
    p.x += 360 * ceil((bounds.x0 - p.x) / 360);
    for (; p.x <= bounds.x1; p.x += 360)
        inside ^= cor_path_contains(&path, p);
    return inside;
}
