#include "geo/gather.h"

#include <stdlib.h>
#include <string.h>

/* Cells beyond that are no longer told apart by doubles. */
static const double FARTHEST_CELL = 1e15;

/* Points that coincide. */
typedef struct {
    cor_point at;
    int64_t column, row; /* of the cell that it lies in */
    uint32_t first, n;   /* in `order` */
    uint32_t place;
} spot;

typedef struct {
    const cor_point *points;
    double width;
    uint32_t *order; /* the finite points, those that coincide beside each other */
    size_t n_order;
    spot *spots; /* in the order of cells: row by row */
    size_t n_spots;
    uint32_t *next; /* the first spot from each on that is not taken; n_spots: none */
} gathering;

static int compare(double a, double b)
{
    return a < b ? -1 : a > b;
}

typedef struct {
    cor_point at;
    uint32_t point;
} placed;

static int by_position(const void *a, const void *b)
{
    const placed *p = a, *q = b;
    if (p->at.x != q->at.x) return compare(p->at.x, q->at.x);
    if (p->at.y != q->at.y) return compare(p->at.y, q->at.y);
    return p->point < q->point ? -1 : p->point > q->point;
}

static int by_cell(const void *a, const void *b)
{
    const spot *p = a, *q = b;
    if (p->row != q->row) return p->row < q->row ? -1 : 1;
    if (p->column != q->column) return p->column < q->column ? -1 : 1;
    return p->first < q->first ? -1 : p->first > q->first;
}

static bool is_usable(cor_point p, double width)
{
    return isfinite(p.x) && isfinite(p.y) && fabs(p.x) < FARTHEST_CELL * width && fabs(p.y) < FARTHEST_CELL * width;
}

static void sort_points(gathering *g, size_t n, cor_arena *arena)
{
    placed *all = COR_NEW_ARRAY(arena, placed, n);
    for (size_t i = 0; i < n; i++)
        if (is_usable(g->points[i], g->width)) all[g->n_order++] = (placed){g->points[i], (uint32_t) i};
    qsort(all, g->n_order, sizeof *all, by_position);
    g->order = COR_NEW_ARRAY(arena, uint32_t, g->n_order);
    for (size_t i = 0; i < g->n_order; i++)
        g->order[i] = all[i].point;
}

static void find_spots(gathering *g, cor_arena *arena)
{
    g->spots = COR_NEW_ARRAY(arena, spot, g->n_order);
    for (size_t i = 0; i < g->n_order; i++) {
        cor_point p = g->points[g->order[i]];
        spot *last = g->n_spots ? &g->spots[g->n_spots - 1] : NULL;
        if (last && last->at.x == p.x && last->at.y == p.y)
            last->n++;
        else
            g->spots[g->n_spots++] = (spot){.at = p,
                                            .column = (int64_t) floor(p.x / g->width),
                                            .row = (int64_t) floor(p.y / g->width),
                                            .first = (uint32_t) i,
                                            .n = 1,
                                            .place = COR_NO_PLACE};
    }
    qsort(g->spots, g->n_spots, sizeof *g->spots, by_cell);
}

/* The first spot not taken from I on; what is passed is noted, so that no taken spot is passed twice by many. */
static uint32_t untaken(gathering *g, uint32_t i)
{
    uint32_t end = i;
    while (g->next[end] != end)
        end = g->next[end];
    while (g->next[i] != end) {
        uint32_t after = g->next[i];
        g->next[i] = end;
        i = after;
    }
    return end;
}

/* The first spot in the cell COLUMN, ROW or behind it. */
static uint32_t first_in(const gathering *g, int64_t column, int64_t row)
{
    size_t low = 0, high = g->n_spots;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const spot *s = &g->spots[middle];
        if (s->row < row || (s->row == row && s->column < column))
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t) low;
}

/* Round CENTRE, in its cell and those beside it. */
static void take_neighbours(gathering *g, const spot *centre, uint32_t place)
{
    for (int64_t row = centre->row - 1; row <= centre->row + 1; row++) {
        uint32_t i = untaken(g, first_in(g, centre->column - 1, row));
        while (i < g->n_spots && g->spots[i].row == row && g->spots[i].column <= centre->column + 1) {
            spot *s = &g->spots[i];
            if (hypot(s->at.x - centre->at.x, s->at.y - centre->at.y) < g->width) {
                s->place = place;
                g->next[i] = i + 1;
            }
            i = untaken(g, i + 1);
        }
    }
}

typedef struct {
    uint32_t n, spot;
    cor_point at;
} rank;

static int by_rank(const void *a, const void *b)
{
    const rank *p = a, *q = b;
    if (p->n != q->n) return p->n > q->n ? -1 : 1;
    if (p->at.x != q->at.x) return compare(p->at.x, q->at.x);
    return compare(p->at.y, q->at.y);
}

/* Returns how many places there are; their middles go to CENTRES. */
static size_t take_all(gathering *g, cor_point *centres, cor_arena *arena)
{
    size_t n = 0;
    rank *ranks = COR_NEW_ARRAY(arena, rank, g->n_spots);
    g->next = COR_NEW_ARRAY(arena, uint32_t, g->n_spots + 1);
    for (size_t i = 0; i <= g->n_spots; i++)
        g->next[i] = (uint32_t) i;
    for (size_t i = 0; i < g->n_spots; i++)
        ranks[i] = (rank){g->spots[i].n, (uint32_t) i, g->spots[i].at};
    qsort(ranks, g->n_spots, sizeof *ranks, by_rank);
    for (size_t i = 0; i < g->n_spots; i++) {
        const spot *s = &g->spots[ranks[i].spot];
        if (s->place != COR_NO_PLACE) continue;
        centres[n] = s->at;
        take_neighbours(g, s, (uint32_t) n++);
    }
    return n;
}

cor_places cor_gather_points(const cor_point *points, size_t n, double width, cor_arena *arena)
{
    cor_arena *scratch = cor_arena_new();
    gathering g = {.points = points, .width = fmax(width, COR_GATHER_HAIR)};
    uint32_t *of_point = COR_NEW_ARRAY(arena, uint32_t, n);
    sort_points(&g, n, scratch);
    find_spots(&g, scratch);
    cor_point *centres = COR_NEW_ARRAY(scratch, cor_point, g.n_spots);
    size_t n_places = take_all(&g, centres, scratch), numbered = 0;
    cor_point *at = COR_NEW_ARRAY(arena, cor_point, n_places);
    uint32_t *number = COR_NEW_ARRAY(scratch, uint32_t, n_places);
    memset(number, 0xff, n_places * sizeof *number);
    memset(of_point, 0xff, n * sizeof *of_point);
    for (size_t i = 0; i < g.n_spots; i++)
        for (uint32_t k = 0; k < g.spots[i].n; k++)
            of_point[g.order[g.spots[i].first + k]] = g.spots[i].place;
    for (size_t i = 0; i < n; i++) {
        if (of_point[i] == COR_NO_PLACE) continue;
        uint32_t *known = &number[of_point[i]];
        if (*known == COR_NO_PLACE) {
            at[numbered] = centres[of_point[i]];
            *known = (uint32_t) numbered++;
        }
        of_point[i] = *known;
    }
    cor_arena_free(scratch);
    return (cor_places){of_point, at, n_places};
}
