#include "prepare/region.h"

#include <math.h>

#include "geo/areas.h"
#include "prepare/reproject.h"
#include "proj/continuous.h"

/* One of the three. */
struct cor_region {
    const cor_page_subject *stretch, *cell;
    const cor_transform *to_cell;
    const cor_areas *areas;
    const cor_geometry *rings; /* of the areas */
};

static const cor_region *copy(cor_arena *arena, cor_region region)
{
    return cor_arena_memdup(arena, &region, sizeof region);
}

static const cor_region *region_of_areas(cor_arena *arena, const cor_geometry *lonlat)
{
    cor_geometry *rings = cor_arena_memdup(arena, lonlat, sizeof *lonlat);
    rings->points = cor_continuous_parts(lonlat, arena);
    const cor_areas *areas = cor_areas_new(arena, rings);
    return cor_areas_count(areas) ? copy(arena, (cor_region){.areas = areas, .rings = rings}) : NULL;
}

static cor_status region_of_cell(cor_proj *proj, const cor_page_subject *subject, cor_arena *arena,
                                 const cor_region **ret_region, cor_error *err)
{
    const cor_crs *crs;
    cor_region cell = {.cell = subject};
    cor_status st = cor_crs_open(proj, subject->crs, &crs, err);
    if (!st) st = cor_transform_open(proj, cor_crs_lonlat(proj), crs, &cell.to_cell, err);
    if (!st) *ret_region = copy(arena, cell);
    return st;
}

cor_status cor_region_of_page(const cor_render_context *context, cor_arena *arena, const cor_region **ret_region,
                              cor_error *err)
{
    const cor_page_subject *subject = context->subject;
    *ret_region = NULL;
    if (!subject) return COR_OK;
    if (subject->crs) return region_of_cell(context->session->proj, subject, arena, ret_region, err);
    if (subject->route)
        *ret_region = copy(arena, (cor_region){.stretch = subject});
    else if (subject->shape)
        *ret_region = region_of_areas(arena, subject->shape);
    return COR_OK;
}

cor_status cor_region_of_table(const cor_render_context *context, const cor_table *table, cor_arena *arena,
                               const cor_region **ret_region, cor_error *err)
{
    cor_geometry lonlat = table->geometry;
    cor_status st = cor_lonlat_points(context->session->proj, arena, table, &lonlat.points, err);
    *ret_region = st ? NULL : region_of_areas(arena, &lonlat);
    return st;
}

const cor_geometry *cor_region_rings(const cor_region *region)
{
    return region->rings;
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
    cor_route_position at;
    return cor_locate(stretch->locator, p, INFINITY, &at) && at.measure >= stretch->from && at.measure < stretch->to;
}

static bool lies_in_cell(const cor_region *region, cor_point p)
{
    cor_rect cell = region->cell->extent;
    cor_transform_forward(region->to_cell, &p, 1);
    return p.x >= cell.x0 && p.x < cell.x1 && p.y > cell.y0 && p.y <= cell.y1;
}

bool cor_region_has(const cor_region *region, cor_point place)
{
    if (!isfinite(place.x) || !isfinite(place.y)) return false;
    if (region->stretch) return lies_on_stretch(region->stretch, place);
    if (region->cell) return lies_in_cell(region, place);
    return lies_in_areas(region->areas, place);
}
