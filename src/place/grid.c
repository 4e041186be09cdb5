#include "place/grid.h"

#include <glib.h>

enum { MAX_CELLS = 65536, MAX_IN_CELL = 4096 };

typedef struct {
    cor_rect box;
    cor_hindrance what;
} taken;

typedef struct {
    taken *all;
    uint32_t n, room;
} cell;

struct cor_grid {
    cor_rect page;
    double size; /* of a cell */
    int columns, rows;
    cell *cells;
};

typedef struct {
    int column0, column1, row0, row1; /* all inclusive */
} cell_range;

cor_grid *cor_grid_new(cor_rect page, double size)
{
    cor_grid *grid = g_new0(cor_grid, 1);
    double width = MAX(cor_rect_width(page), 1), height = MAX(cor_rect_height(page), 1);
    grid->page = page;
    grid->size = MAX(MAX(size, 1), MAX(MAX(width, height) * 2 / MAX_CELLS, sqrt(width * height / MAX_CELLS)));
    grid->columns = (int) (width / grid->size) + 1;
    grid->rows = (int) (height / grid->size) + 1;
    grid->cells = g_new0(cell, (gsize) grid->columns * (gsize) grid->rows);
    return grid;
}

void cor_grid_free(cor_grid *grid)
{
    if (!grid) return;
    for (int i = 0; i < grid->columns * grid->rows; i++)
        g_free(grid->cells[i].all);
    g_free(grid->cells);
    g_free(grid);
}

static int clamped(double at, int n)
{
    return !(at > 0) ? 0 : at >= n - 1 ? n - 1 : (int) at; /* what is no number is on the left, too */
}

static cell_range range_of(const cor_grid *grid, cor_rect box)
{
    return (cell_range){clamped((box.x0 - grid->page.x0) / grid->size, grid->columns),
                        clamped((box.x1 - grid->page.x0) / grid->size, grid->columns),
                        clamped((box.y0 - grid->page.y0) / grid->size, grid->rows),
                        clamped((box.y1 - grid->page.y0) / grid->size, grid->rows)};
}

static bool add_to(cell *c, const taken *t)
{
    if (c->n >= MAX_IN_CELL) return false;
    if (c->n == c->room) {
        c->room = c->room ? 2 * c->room : 4;
        c->all = g_renew(taken, c->all, c->room);
    }
    c->all[c->n++] = *t;
    return true;
}

bool cor_grid_add(cor_grid *grid, cor_rect box, cor_hindrance what)
{
    bool all = true;
    taken t = {box, what};
    if (!(box.x0 < box.x1 && box.y0 < box.y1)) return true;
    cell_range r = range_of(grid, box);
    for (int row = r.row0; row <= r.row1; row++)
        for (int column = r.column0; column <= r.column1; column++)
            all = add_to(&grid->cells[row * grid->columns + column], &t) && all;
    return all;
}

/* A cell that takes no more is as good as covered. */
static const taken *hit_in(const cell *c, cor_rect box, uint32_t except, bool sharing)
{
    for (uint32_t i = 0; i < c->n; i++) {
        const taken *t = &c->all[i];
        bool label = t->what.kind == COR_LABEL || t->what.kind == COR_SHARED_LABEL;
        if (!cor_rects_overlap(t->box, box) || (label && t->what.index == except)) continue;
        if (!sharing || t->what.kind != COR_SHARED_LABEL) return t;
    }
    return c->n >= MAX_IN_CELL ? &c->all[0] : NULL;
}

cor_hindrance cor_grid_hit(const cor_grid *grid, cor_rect box, uint32_t except, bool sharing)
{
    cell_range r = range_of(grid, box);
    for (int row = r.row0; row <= r.row1; row++)
        for (int column = r.column0; column <= r.column1; column++) {
            const taken *t = hit_in(&grid->cells[row * grid->columns + column], box, except, sharing);
            if (t) return t->what;
        }
    return (cor_hindrance){COR_NOTHING, 0};
}

static size_t hits_in(const cell *c, cor_rect box, cor_grid_each each, void *context)
{
    for (uint32_t i = 0; i < c->n; i++)
        if (cor_rects_overlap(c->all[i].box, box)) each(context, c->all[i].what);
    return c->n;
}

size_t cor_grid_hits(const cor_grid *grid, cor_rect box, cor_grid_each each, void *context)
{
    size_t looked = 0;
    cell_range r = range_of(grid, box);
    for (int row = r.row0; row <= r.row1; row++)
        for (int column = r.column0; column <= r.column1; column++)
            looked += hits_in(&grid->cells[row * grid->columns + column], box, each, context);
    return looked;
}
