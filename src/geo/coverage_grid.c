#include "geo/coverage_grid.h"

#include <string.h>

enum { MAX_CELLS = 1 << 21, MAX_WORK = 1 << 29 };

struct cor_coverage_grid {
    cor_arena *arena;
    cor_rect frame;
    double side;
    int columns, rows;
    uint8_t *covered; /* by cell, one more at the end of each row: an edge to the left of it, while an area is added */
    uint32_t *sums;   /* of what is covered above and to the left of each corner; NULL until it is asked for */
    size_t work;
};

/* Bits of `covered`. */
enum { COVERED = 1, EDGE = 2 };

cor_coverage_grid *cor_coverage_grid_new(cor_arena *arena, cor_rect frame, double side)
{
    cor_coverage_grid *c = COR_NEW(arena, cor_coverage_grid);
    double width = fmax(cor_rect_width(frame), 1e-9), height = fmax(cor_rect_height(frame), 1e-9);
    c->arena = arena;
    c->frame = frame;
    c->side = fmax(side, fmax(sqrt(width * height / MAX_CELLS), fmax(width, height) / MAX_CELLS));
    c->columns = (int) ceil(width / c->side);
    c->rows = (int) ceil(height / c->side);
    c->covered = COR_NEW_ARRAY(arena, uint8_t, (size_t) (c->columns + 1) * (size_t) c->rows);
    return c;
}

static uint8_t *row_of(cor_coverage_grid *c, int row)
{
    return c->covered + (size_t) row * (size_t) (c->columns + 1);
}

/* The first cell, counted from 0 to N, whose middle is not before the place AT, in cells. */
static int first_behind(double at, int n)
{
    return (int) fmin(fmax(ceil(at - 0.5), 0), n);
}

typedef struct {
    int first, end;
} span;

/* Notes where the edge from A to B, in cells, crosses the middles of rows. */
static void add_edge(cor_coverage_grid *c, cor_point a, cor_point b, span *rows)
{
    int first = first_behind(fmin(a.y, b.y), c->rows), end = first_behind(fmax(a.y, b.y), c->rows);
    for (int row = first; row < end; row++) {
        double x = a.x + (row + 0.5 - a.y) * (b.x - a.x) / (b.y - a.y);
        row_of(c, row)[first_behind(x, c->columns)] ^= EDGE;
    }
    c->work += (size_t) (end - first) + 1;
    if (first >= end) return;
    rows->first = first < rows->first ? first : rows->first;
    rows->end = end > rows->end ? end : rows->end;
}

static void fill_row(cor_coverage_grid *c, uint8_t *row)
{
    uint8_t inside = 0;
    for (int i = 0; i <= c->columns; i++) {
        inside ^= row[i] & EDGE;
        row[i] = (row[i] & COVERED) | (i < c->columns && inside ? COVERED : 0);
    }
    c->work += (size_t) c->columns;
}

static cor_point in_cells(const cor_coverage_grid *c, cor_point p)
{
    return (cor_point){(p.x - c->frame.x0) / c->side, (p.y - c->frame.y0) / c->side};
}

void cor_coverage_grid_add(cor_coverage_grid *c, const cor_path *rings)
{
    span rows = {c->rows, 0};
    if (c->work > MAX_WORK) return;
    for (size_t p = 0; p < rings->n_parts; p++)
        for (uint32_t i = rings->parts[p]; i + 1 < rings->parts[p + 1]; i++)
            add_edge(c, in_cells(c, rings->points[i]), in_cells(c, rings->points[i + 1]), &rows);
    for (int row = rows.first; row < rows.end; row++)
        fill_row(c, row_of(c, row));
}

static void sum_up(cor_coverage_grid *c)
{
    size_t stride = (size_t) c->columns + 1;
    c->sums = COR_NEW_ARRAY(c->arena, uint32_t, stride * ((size_t) c->rows + 1));
    for (int y = 0; y < c->rows; y++) {
        const uint8_t *row = row_of(c, y);
        uint32_t *above = c->sums + (size_t) y * stride, *below = above + stride, sum = 0;
        for (int x = 0; x < c->columns; x++) {
            sum += row[x];
            below[x + 1] = above[x + 1] + sum;
        }
    }
}

/* The cells from 0 to N that the stretch LOW … HIGH, in cells, touches. */
static span touched(double low, double high, int n)
{
    return (span){(int) fmin(fmax(floor(low), 0), n), (int) fmin(fmax(ceil(high), 0), n)};
}

double cor_coverage_grid_fraction(cor_coverage_grid *c, cor_rect rect)
{
    cor_point low = in_cells(c, (cor_point){rect.x0, rect.y0}), high = in_cells(c, (cor_point){rect.x1, rect.y1});
    span x = touched(low.x, high.x, c->columns), y = touched(low.y, high.y, c->rows);
    size_t stride = (size_t) c->columns + 1;
    if (x.first >= x.end || y.first >= y.end) return 0;
    if (!c->sums) sum_up(c);
    const uint32_t *top = c->sums + (size_t) y.first * stride, *bottom = c->sums + (size_t) y.end * stride;
    uint32_t sum = bottom[x.end] - bottom[x.first] - top[x.end] + top[x.first];
    return sum / ((double) (x.end - x.first) * (y.end - y.first));
}
