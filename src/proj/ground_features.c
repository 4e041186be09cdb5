#include "proj/ground_features.h"

#include "geo/areas.h"
#include "proj/continuous.h"

cor_point cor_ground_lonlat(const cor_ground_features *features, cor_point p)
{
    if (features->to_lonlat) cor_transform_forward(features->to_lonlat, &p, 1);
    return p;
}

void cor_ground_arcs(const cor_ground_features *features, size_t row, cor_arc_list *arcs)
{
    const cor_geometry *g = features->geometry;
    cor_shape_kind kind = cor_geometry_kind(g, row);
    if (kind == COR_SHAPE_NONE) return;
    for (size_t part = cor_geometry_first_part(g, row); part < cor_geometry_first_part(g, row + 1); part++) {
        const cor_point *points = g->points + cor_geometry_first_point(g, part);
        size_t n = cor_geometry_first_point(g, part + 1) - cor_geometry_first_point(g, part);
        if (kind != COR_SHAPE_POINT && n > 1) {
            cor_arc_list_add_part(arcs, features->to_lonlat, points, n, kind == COR_SHAPE_POLYGON);
            continue;
        }
        for (size_t i = 0; i < n; i++)
            cor_arc_list_add(arcs, features->to_lonlat, points[i], points[i]);
    }
}

cor_geometry cor_feature_alone(const cor_geometry *g, size_t row, cor_arena *arena)
{
    size_t first = cor_geometry_first_part(g, row), n = cor_geometry_first_part(g, row + 1) - first;
    uint32_t *parts = COR_NEW_ARRAY(arena, uint32_t, n + 1), *features = COR_NEW_ARRAY(arena, uint32_t, 2);
    for (size_t i = 0; i <= n; i++)
        parts[i] = g->parts[first + i] - g->parts[first];
    features[1] = (uint32_t) n;
    return (cor_geometry){.n_features = 1,
                          .n_parts = n,
                          .n_points = parts[n],
                          .points = g->points + g->parts[first],
                          .parts = parts,
                          .features = features,
                          .kind = cor_geometry_kind(g, row)};
}

struct cor_ground_areas {
    const cor_areas *areas;
    const cor_transform *to_lonlat;
    bool in_degrees;
};

const cor_ground_areas *cor_ground_areas_new(const cor_ground_features *features, cor_arena *arena)
{
    cor_ground_areas *areas = COR_NEW(arena, cor_ground_areas);
    cor_geometry *rings = cor_arena_memdup(arena, features->geometry, sizeof *rings);
    areas->to_lonlat = features->to_lonlat;
    areas->in_degrees = !features->to_lonlat || cor_transform_is_from_degrees(features->to_lonlat);
    if (areas->in_degrees) rings->points = cor_continuous_parts(features->geometry, arena);
    areas->areas = cor_areas_new(arena, rings);
    return cor_areas_count(areas->areas) ? areas : NULL;
}

/* Longitudes may be written a turn off. */
bool cor_ground_areas_have(const cor_ground_areas *areas, cor_point p)
{
    if (areas->to_lonlat) cor_transform_inverse(areas->to_lonlat, &p, 1);
    if (!areas->in_degrees) return cor_areas_contain(areas->areas, p);
    for (double turn = -360; turn <= 360; turn += 360)
        if (cor_areas_contain(areas->areas, (cor_point){p.x + turn, p.y})) return true;
    return false;
}
