#include "page/subject.h"

#include <string.h>

#include "geo/along.h"
#include "geo/areas.h"
#include "geo/inside.h"
#include "prepare/reproject.h"

/* What a place is held against; all NULL: there is nothing to lie in. */
typedef struct {
    const cor_page_subject *stretch, *cell;
    const cor_transform *to_cell;
    const cor_areas *areas;
} extent;

/* Rings that cross the antimeridian as they are, without jumping to the other end of the earth. */
static const cor_point *unrolled(cor_arena *arena, const cor_geometry *g)
{
    cor_point *points = cor_arena_memdup(arena, g->points, g->n_points * sizeof *points);
    for (size_t p = 0; g->parts && p < g->n_parts; p++)
        for (size_t i = g->parts[p] + (size_t) 1; i < g->parts[p + 1]; i++)
            if (fabs(points[i].x - points[i - 1].x) > 180)
                points[i].x += 360 * round((points[i - 1].x - points[i].x) / 360);
    return points;
}

static const cor_areas *areas_of(cor_arena *arena, const cor_geometry *lonlat)
{
    cor_geometry *copy = cor_arena_memdup(arena, lonlat, sizeof *lonlat);
    copy->points = unrolled(arena, lonlat);
    const cor_areas *areas = cor_areas_new(arena, copy);
    return cor_areas_count(areas) ? areas : NULL;
}

/* TABLE's geometry in degrees. */
static cor_status lonlat_of(cor_drawing_page *page, const cor_table *table, cor_geometry *ret_lonlat, cor_error *err)
{
    *ret_lonlat = table->geometry;
    return cor_lonlat_points(page->context->session->proj, page->arena, table, &ret_lonlat->points, err);
}

static cor_status extent_of(cor_drawing_page *page, extent *ret_extent, cor_error *err)
{
    cor_proj *proj = page->context->session->proj;
    const cor_page_subject *subject = page->context->subject;
    const cor_crs *crs;
    cor_geometry lonlat;
    cor_status st = COR_OK;
    *ret_extent = (extent){0};
    if (subject && subject->shape) ret_extent->areas = areas_of(page->arena, subject->shape);
    if (subject && subject->route) ret_extent->stretch = subject;
    if (subject && subject->crs) {
        ret_extent->cell = subject;
        st = cor_crs_open(proj, subject->crs, &crs, err);
        return st ? st : cor_transform_open(proj, cor_crs_lonlat(proj), crs, &ret_extent->to_cell, err);
    }
    if (ret_extent->areas || ret_extent->stretch || !page->area.table) return COR_OK;
    st = lonlat_of(page, page->area.table, &lonlat, err);
    if (!st) ret_extent->areas = areas_of(page->arena, &lonlat);
    return st;
}

/* Longitudes may be written a turn off. */
static bool lies_in_areas(const cor_areas *areas, cor_point p)
{
    for (double turn = -360; turn <= 360; turn += 360)
        if (cor_areas_contain(areas, (cor_point){p.x + turn, p.y})) return true;
    return false;
}

/* Each place has one distance along the whole route, so that it lies on one stretch. */
static bool lies_on_stretch(const cor_page_subject *stretch, cor_point p)
{
    double metres = cor_route_line_nearest(stretch->route, p);
    return metres >= stretch->from && metres < stretch->to;
}

static bool lies_in_cell(const extent *e, cor_point p)
{
    cor_rect cell = e->cell->extent;
    cor_transform_forward(e->to_cell, &p, 1);
    return p.x >= cell.x0 && p.x < cell.x1 && p.y > cell.y0 && p.y <= cell.y1;
}

static bool lies_in(const extent *e, cor_point p)
{
    if (e->stretch) return lies_on_stretch(e->stretch, p);
    if (e->cell) return lies_in_cell(e, p);
    return lies_in_areas(e->areas, p);
}

/* The place that speaks for ROW of G. */
static cor_point place_of(const cor_geometry *g, size_t row)
{
    double length;
    size_t n;
    if (cor_geometry_kind(g, row) == COR_SHAPE_POINT)
        return g->points[cor_geometry_first_point(g, cor_geometry_first_part(g, row))];
    cor_path path = cor_geometry_path(g, row);
    if (cor_geometry_kind(g, row) == COR_SHAPE_POLYGON) {
        cor_rect bounds = cor_path_bounds(&path);
        return cor_path_inside_point(&path, fmax(cor_rect_width(bounds), cor_rect_height(bounds)) / 1000, NULL);
    }
    const cor_point *points = cor_path_part(&path, cor_path_longest_part(&path, &length), &n);
    return cor_line_at(points, n, length / 2).at;
}

static size_t count(const cor_drawn_layer *drawn, const cor_geometry *lonlat, const extent *e)
{
    const cor_layer_counts *counts = &drawn->counts;
    const uint8_t *visibility = drawn->drawable->visibility;
    size_t n = 0;
    for (size_t i = 0; i < counts->n_rows; i++) {
        uint32_t row = counts->rows[i];
        if (visibility && visibility[row] != COR_VISIBILITY_INSIDE) continue;
        if (lies_in(e, place_of(lonlat, row))) n += cor_table_features(drawn->drawable->table, row);
    }
    return n;
}

bool cor_page_count_in_subject(cor_drawing_page *page, const cor_drawn_layer *drawn, size_t *ret_n)
{
    extent e;
    cor_geometry lonlat;
    cor_error why;
    if (extent_of(page, &e, &why) || (!e.stretch && !e.cell && !e.areas)) return false;
    if (lonlat_of(page, drawn->drawable->table, &lonlat, &why)) return false;
    *ret_n = count(drawn, &lonlat, &e);
    return true;
}
