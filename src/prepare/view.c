#include "prepare/view.h"

#include <math.h>
#include <string.h>

#include "prepare/table_cache.h"
#include "proj/geodesic.h"

cor_rect cor_lonlat_bounds(const cor_point *points, size_t n)
{
    cor_rect plain = COR_RECT_EMPTY, turned = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++) {
        double x = points[i].x, y = points[i].y;
        if (!isfinite(x) || !isfinite(y)) continue;
        plain = cor_rect_with(plain, x, y);
        turned = cor_rect_with(turned, x < 0 ? x + 360 : x, y);
    }
    return cor_rect_width(turned) < cor_rect_width(plain) ? turned : plain;
}

cor_status cor_lonlat_points(const cor_render_context *context, cor_arena *arena, const cor_table *table,
                             const cor_point **ret_points, cor_error *err)
{
    cor_proj *proj = context->session->proj;
    const cor_crs *from;
    const cor_transform *transform;
    *ret_points = table->geometry.points;
    if (!table->crs) return COR_OK;
    cor_status st = cor_crs_open(proj, table->crs, &from, err);
    if (!st) st = cor_transform_open(proj, from, cor_crs_lonlat(proj), &transform, err);
    if (st) return st;
    cor_point *copy = cor_arena_memdup(arena, table->geometry.points, table->geometry.n_points * sizeof(cor_point));
    cor_transform_forward(transform, copy, table->geometry.n_points);
    *ret_points = copy;
    return COR_OK;
}

double cor_view_denominator(const cor_view *view)
{
    return view->metres_per_point * 72 / 0.0254;
}
