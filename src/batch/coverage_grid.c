/* Cells of a grid as the pages of an atlas: squares in the map's projection, counted from the top left. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "batch/coverage.h"
#include "geo/clip.h"
#include "geo/inside.h"
#include "prepare/fit_view.h"
#include "prepare/reproject.h"
#include "prepare/table_cache.h"

typedef struct {
    cor_covering *covering;
    const cor_crs *crs;
    double side;      /* of a cell, units of the CRS */
    double left, top; /* of the first cell */
    size_t n_columns, n_rows;
    uint8_t *wanted; /* a cell each, row by row */
} grid;

static cor_rect cell_rect(const grid *g, size_t row, size_t column)
{
    double x = g->left + (double) column * g->side, y = g->top - (double) row * g->side;
    return (cor_rect){x, y - g->side, x + g->side, y};
}

static cor_status fail(const grid *g, cor_error *err, const char *message)
{
    return cor_atlas_fail(g->covering->context, "over", err, COR_BAD_DOCUMENT, "%s", message);
}

/* Lines of the grid lie on multiples of its step, so that cells stay where they are when data grow. */
static cor_status lay_out(grid *g, cor_rect extent, cor_error *err)
{
    double metres = cor_crs_metres(g->crs);
    if (!(metres > 0)) return fail(g, err, "a grid in metres needs a projected \"crs\"; this one is in degrees");
    g->side = g->covering->context->map->document->atlas.step / metres;
    g->left = floor(extent.x0 / g->side) * g->side;
    g->top = ceil(extent.y1 / g->side) * g->side;
    double columns = fmax(1, ceil((extent.x1 - g->left) / g->side)),
           rows = fmax(1, ceil((g->top - extent.y0) / g->side));
    if (!(columns * rows <= COR_MAX_PAGES))
        return fail(g, err, "the grid has more than 100000 cells; make them larger");
    g->n_columns = (size_t) columns;
    g->n_rows = (size_t) rows;
    g->wanted = COR_NEW_ARRAY(g->covering->arena, uint8_t, g->n_columns * g->n_rows);
    return COR_OK;
}

static size_t clamp_index(double x, size_t n)
{
    return x < 0 ? 0 : x >= (double) n ? n - 1 : (size_t) x;
}

static void mark_segment(grid *g, cor_point a, cor_point b)
{
    if (!isfinite(a.x + a.y + b.x + b.y)) return;
    size_t left = clamp_index((fmin(a.x, b.x) - g->left) / g->side, g->n_columns);
    size_t right = clamp_index((fmax(a.x, b.x) - g->left) / g->side, g->n_columns);
    size_t top = clamp_index((g->top - fmax(a.y, b.y)) / g->side, g->n_rows);
    size_t bottom = clamp_index((g->top - fmin(a.y, b.y)) / g->side, g->n_rows);
    for (size_t row = top; row <= bottom; row++)
        for (size_t column = left; column <= right; column++) {
            uint8_t *wanted = &g->wanted[row * g->n_columns + column];
            cor_point from = a, to = b;
            if (!*wanted) *wanted = cor_clip_segment(&from, &to, cell_rect(g, row, column));
        }
}

/* Cells that no edge crosses lie inside of an area or outside of it. */
static void mark_inside(grid *g, const cor_path *path)
{
    cor_rect bounds = cor_path_bounds(path);
    for (size_t row = 0; row < g->n_rows; row++)
        for (size_t column = 0; column < g->n_columns; column++) {
            uint8_t *wanted = &g->wanted[row * g->n_columns + column];
            cor_rect cell = cell_rect(g, row, column);
            if (!*wanted && cor_rects_overlap(bounds, cell)) *wanted = cor_path_contains(path, cor_rect_center(cell));
        }
}

static void mark_feature(grid *g, const cor_geometry *geometry, size_t feature)
{
    cor_shape_kind kind = cor_geometry_kind(geometry, feature);
    if (kind == COR_SHAPE_NONE) return;
    for (size_t p = cor_geometry_first_part(geometry, feature); p < cor_geometry_first_part(geometry, feature + 1);
         p++) {
        size_t start = cor_geometry_first_point(geometry, p), end = cor_geometry_first_point(geometry, p + 1);
        for (size_t i = start; i < end; i++)
            mark_segment(g, geometry->points[i], geometry->points[kind == COR_SHAPE_POINT || i + 1 == end ? i : i + 1]);
    }
    if (kind != COR_SHAPE_POLYGON) return;
    cor_path path = cor_geometry_path(geometry, feature);
    mark_inside(g, &path);
}

/* The cells that the source touches. */
static cor_status cover_source(grid *g, cor_error *err)
{
    cor_covering *c = g->covering;
    const cor_render_context *context = c->context;
    cor_proj *proj = context->session->proj;
    const cor_transform *transform;
    const char *crs = context->view.crs;
    cor_geometry projected = c->table->geometry;
    cor_rect bounds = cor_lonlat_bounds(c->lonlat, projected.n_points);
    if (cor_rect_is_empty(bounds))
        return cor_atlas_fail(context, "over", err, COR_BAD_DATA, "the atlas has no pages: source '%s' has no features",
                              context->map->document->atlas.source);
    cor_status st =
        !strcmp(crs, "auto") ? cor_crs_auto(proj, bounds, &g->crs, err) : cor_crs_open_plane(proj, crs, &g->crs, err);
    if (!st) st = cor_transform_open(proj, cor_crs_lonlat(proj), g->crs, &transform, err);
    if (st) return st;
    cor_point *points = cor_arena_memdup(c->arena, c->lonlat, projected.n_points * sizeof *points);
    cor_transform_forward(transform, points, projected.n_points);
    projected.points = points;
    st = lay_out(g, cor_geometry_bounds(&projected), err);
    for (size_t i = 0; !st && i < projected.n_features; i++)
        mark_feature(g, &projected, i);
    return st;
}

/* All cells of the document's view. */
static cor_status cover_view(grid *g, cor_error *err)
{
    const cor_render_context *context = g->covering->context;
    cor_view view;
    cor_table_cache *cache = cor_table_cache_new(context, g->covering->arena);
    cor_rect frame = {0, 0, context->map->document->page.width, context->map->document->page.height};
    cor_status st = cor_view_fit(context, cache, frame, &view, err);
    cor_table_cache_free(cache);
    if (st) return st;
    g->crs = view.crs;
    st = lay_out(g, view.extent, err);
    if (!st) memset(g->wanted, 1, g->n_columns * g->n_rows);
    return st;
}

static void add_cell(const grid *g, size_t row, size_t column)
{
    cor_covering *c = g->covering;
    cor_interns *interns = c->context->interns;
    cor_parameter *fields = COR_NEW_ARRAY(c->arena, cor_parameter, 2);
    cor_page_subject page = {.id = cor_arena_format(c->arena, "r%zuc%zu", row + 1, column + 1),
                             .fields = fields,
                             .n_fields = 2,
                             .extent = cell_rect(g, row, column),
                             .crs = cor_crs_text(g->crs)};
    fields[0] = (cor_parameter){cor_intern(interns, "row"), cor_number((double) row + 1)};
    fields[1] = (cor_parameter){cor_intern(interns, "column"), cor_number((double) column + 1)};
    g_array_append_val(c->list, page);
}

/* In degrees, for what is near and for the index; a cell that has no such rectangle gets the globe. */
static cor_status add_bounds(const grid *g, cor_error *err)
{
    cor_proj *proj = g->covering->context->session->proj;
    const cor_transform *transform;
    cor_status st = cor_transform_open(proj, g->crs, cor_crs_lonlat(proj), &transform, err);
    for (guint i = 0; !st && i < g->covering->list->len; i++) {
        cor_page_subject *page = &g_array_index(g->covering->list, cor_page_subject, i);
        page->bounds = cor_transform_bounds(transform, page->extent, 16);
        if (cor_rect_is_empty(page->bounds)) page->bounds = (cor_rect){-180, -90, 180, 90};
    }
    return st;
}

cor_status cor_cover_grid(cor_covering *covering, cor_error *err)
{
    grid g = {.covering = covering};
    cor_status st = covering->table ? cover_source(&g, err) : cover_view(&g, err);
    if (st) return st;
    for (size_t i = 0; i < g.n_columns * g.n_rows; i++)
        if (g.wanted[i]) add_cell(&g, i / g.n_columns, i % g.n_columns);
    return add_bounds(&g, err);
}
