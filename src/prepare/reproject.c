#include "prepare/reproject.h"

#include <math.h>

cor_status cor_table_transform(cor_proj *proj, const cor_table *table, const cor_crs *to,
                               const cor_transform **ret_transform, cor_error *err)
{
    const cor_crs *from = cor_crs_lonlat(proj);
    cor_status st = table->crs ? cor_crs_open(proj, table->crs, &from, err) : COR_OK;
    if (!st) st = cor_transform_open(proj, from, to, ret_transform, err);
    if (st == COR_BAD_DOCUMENT && err && !err->file[0]) err->status = st = COR_BAD_DATA;
    if (st) cor_fail_in(err, table->file);
    return st;
}

cor_status cor_lonlat_points(cor_proj *proj, cor_arena *arena, const cor_table *table, const cor_point **ret_points,
                             cor_error *err)
{
    const cor_transform *transform;
    *ret_points = table->geometry.points;
    if (!table->crs) return COR_OK;
    cor_status st = cor_table_transform(proj, table, cor_crs_lonlat(proj), &transform, err);
    if (st) return st;
    cor_point *copy = cor_arena_memdup(arena, table->geometry.points, table->geometry.n_points * sizeof(cor_point));
    cor_transform_forward(transform, copy, table->geometry.n_points);
    *ret_points = copy;
    return COR_OK;
}

cor_status cor_ground_of_table(cor_proj *proj, const cor_table *table, cor_ground_features *ret_features,
                               cor_error *err)
{
    *ret_features = (cor_ground_features){.geometry = &table->geometry};
    if (!table->crs) return COR_OK;
    return cor_table_transform(proj, table, cor_crs_lonlat(proj), &ret_features->to_lonlat, err);
}

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
