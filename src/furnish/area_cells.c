#include "furnish/area_cells.h"

#include <math.h>

#include <glib.h>

struct cor_area_cells {
    cor_rect frame;
    size_t width, height;
    uint8_t *inside; /* 1: yes */
};

/* Points from the border at which what lies outside still counts. */
static const double BORDER = 1;

static int by_value(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

/* Where the edges of PATH cross the level Y. */
static void add_crossings(GArray *crossings, const cor_path *path, double y)
{
    for (size_t part = 0; part < path->n_parts; part++)
        for (size_t i = path->parts[part]; i + 1 < path->parts[part + 1]; i++) {
            cor_point a = path->points[i], b = path->points[i + 1];
            if ((a.y > y) == (b.y > y)) continue;
            double x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
            g_array_append_val(crossings, x);
        }
}

static void mark(cor_area_cells *cells, double x, double y)
{
    if (!(x >= cells->frame.x0 && y >= cells->frame.y0)) return;
    size_t column = (size_t) (x - cells->frame.x0), row = (size_t) (y - cells->frame.y0);
    if (column < cells->width && row < cells->height) cells->inside[row * cells->width + column] = 1;
}

/* By the even-odd rule, at the middle of each square. */
static void fill(cor_area_cells *cells, const cor_path *path)
{
    GArray *crossings = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t row = 0; row < cells->height; row++) {
        double y = cells->frame.y0 + (double) row + 0.5;
        g_array_set_size(crossings, 0);
        add_crossings(crossings, path, y);
        if (crossings->len) qsort(crossings->data, crossings->len, sizeof(double), by_value);
        for (guint i = 0; i + 1 < crossings->len; i += 2) {
            double from = fmax(g_array_index(crossings, double, i), cells->frame.x0);
            double to = fmin(g_array_index(crossings, double, i + 1), cells->frame.x1);
            for (double x = floor(from - cells->frame.x0) + cells->frame.x0 + 0.5; x < to; x++)
                if (x >= from) mark(cells, x, y);
        }
    }
    g_array_unref(crossings);
}

static void mark_border(cor_area_cells *cells, cor_point a, cor_point b)
{
    cor_rect reach = cor_rect_grown(cells->frame, BORDER + 1);
    double length = hypot(b.x - a.x, b.y - a.y), steps = ceil(2 * fmin(length, 1e5)) + 1;
    if (!cor_rects_overlap(cor_rect_grown(cor_rect_between(a, b), 0.1), reach)) return;
    for (double k = 0; k <= steps; k++) {
        cor_point p = {a.x + k / steps * (b.x - a.x), a.y + k / steps * (b.y - a.y)};
        for (int i = -1; i <= 1; i++)
            for (int j = -1; j <= 1; j++)
                mark(cells, p.x + i * BORDER, p.y + j * BORDER);
    }
}

const cor_area_cells *cor_area_cells_new(cor_arena *arena, cor_rect frame, const cor_path *area, size_t n)
{
    cor_area_cells *cells = COR_NEW(arena, cor_area_cells);
    *cells = (cor_area_cells){.frame = frame,
                              .width = (size_t) fmax(1, ceil(cor_rect_width(frame))),
                              .height = (size_t) fmax(1, ceil(cor_rect_height(frame)))};
    cells->inside = COR_NEW_ARRAY(arena, uint8_t, cells->width * cells->height);
    for (size_t k = 0; k < n; k++) {
        fill(cells, &area[k]);
        for (size_t part = 0; part < area[k].n_parts; part++)
            for (size_t i = area[k].parts[part]; i + 1 < area[k].parts[part + 1]; i++)
                mark_border(cells, area[k].points[i], area[k].points[i + 1]);
    }
    return cells;
}

bool cor_area_cells_have(const cor_area_cells *cells, cor_point p)
{
    if (!(p.x >= cells->frame.x0 && p.y >= cells->frame.y0)) return false;
    size_t column = (size_t) (p.x - cells->frame.x0), row = (size_t) (p.y - cells->frame.y0);
    return column < cells->width && row < cells->height && cells->inside[row * cells->width + column];
}
