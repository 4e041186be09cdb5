#include "furnish/drawn_rows.h"

#include <math.h>
#include <stdlib.h>

#include <glib.h>

#include "geo/inside.h"

static int by_number(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

bool cor_ids_have(const cor_ids *ids, double id)
{
    return ids->n && bsearch(&id, ids->ids, ids->n, sizeof id, by_number);
}

/* Whether the line from A to B comes into the study area: looked at every two points. */
static bool enters(const cor_area_cells *cells, cor_point a, cor_point b)
{
    double steps = ceil(fmin(hypot(b.x - a.x, b.y - a.y), 1e4) / 2) + 1;
    for (double k = 0; k <= steps; k++)
        if (cor_area_cells_have(cells, (cor_point){a.x + k / steps * (b.x - a.x), a.y + k / steps * (b.y - a.y)}))
            return true;
    return false;
}

/* Whether a corner of the study area lies in the feature PATH: then the area may lie within it as a whole. */
static bool holds_area(const cor_furnishing *what, const cor_path *path)
{
    for (size_t i = 0; i < what->n_area && path->closed; i++)
        if (what->area[i].n_parts && cor_path_contains(path, what->area[i].points[what->area[i].parts[0]])) return true;
    return false;
}

static bool is_in_area(const cor_pen *pen, const cor_geometry *g, size_t row)
{
    if (cor_geometry_kind(g, row) == COR_SHAPE_POINT) {
        size_t p = cor_geometry_first_point(g, cor_geometry_first_part(g, row));
        size_t end = cor_geometry_first_point(g, cor_geometry_first_part(g, row + 1));
        for (; p < end; p++)
            if (cor_area_cells_have(pen->area, g->points[p])) return true;
        return false;
    }
    cor_path path = cor_geometry_path(g, row);
    for (size_t part = 0; part < path.n_parts; part++)
        for (size_t i = path.parts[part]; i + 1 < path.parts[part + 1]; i++)
            if (enters(pen->area, path.points[i], path.points[i + 1])) return true;
    return holds_area(pen->what, &path);
}

static bool is_shown(const cor_pen *pen, const cor_drawn_layer *drawn, uint32_t row)
{
    const cor_drawable *d = drawn->drawable;
    if (d->visibility && d->visibility[row] != COR_VISIBILITY_INSIDE) return false;
    return !drawn->masked || is_in_area(pen, d->page, row);
}

/* Rows FROM … TO - 1 that are shown go to ROWS; returns how many there are. */
static size_t add_rows(cor_pen *pen, const cor_drawn_layer *drawn, size_t from, size_t to, uint32_t *rows)
{
    const cor_furnishing *what = pen->what;
    size_t n = 0;
    if (drawn->masked && !pen->area)
        pen->area = cor_area_cells_new(pen->arena, pen->scene->frame, what->area, what->n_area);
    for (size_t row = from; row < to; row++)
        if (is_shown(pen, drawn, (uint32_t) row)) rows[n++] = (uint32_t) row;
    return cor_layer_keep(what->symbolizer, drawn->layer, drawn->drawable, rows, n);
}

uint32_t *cor_drawn_rows(cor_pen *pen, const cor_drawn_layer *drawn, size_t *ret_n)
{
    size_t n_rows = drawn->drawable->table->n_rows;
    uint32_t *rows = g_new(uint32_t, n_rows + 1);
    *ret_n = add_rows(pen, drawn, 0, n_rows, rows);
    return rows;
}

bool cor_first_drawn_row(cor_pen *pen, const cor_drawn_layer *drawn, uint32_t *ret_row)
{
    enum { CHUNK = 4096 };
    uint32_t rows[CHUNK];
    size_t n_rows = drawn->drawable->table->n_rows;
    for (size_t from = 0; from < n_rows; from += CHUNK) {
        if (!add_rows(pen, drawn, from, MIN(n_rows, from + CHUNK), rows)) continue;
        *ret_row = rows[0];
        return true;
    }
    return false;
}
