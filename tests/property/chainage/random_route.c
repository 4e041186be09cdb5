#include "property/chainage/random_route.h"

#include <math.h>

#include "proj/geodesic.h"

size_t random_route(cor_point *v, int number, double longest, uint64_t *seed)
{
    size_t n = 2 + random_bits(seed) % (MOST_VERTICES - 2);
    double azimuth = random_between(0, 360, seed), most = random_between(2, log10(longest), seed);
    v[0] = (cor_point){number % 4 ? random_between(-180, 180, seed) : random_between(175, 185, seed),
                       random_between(-36, 70, seed)};
    for (size_t i = 1; i < n; i++) {
        double metres = pow(10, random_between(log10(50), most, seed));
        azimuth += random_between(-50, 50, seed);
        cor_point next = cor_geodesic_direct(v[i - 1], azimuth, metres);
        if (next.y < -36 || next.y > 70) {
            azimuth = 180 - azimuth;
            next = cor_geodesic_direct(v[i - 1], azimuth, metres);
        }
        next.x += 360 * round((v[i - 1].x - next.x) / 360);
        v[i] = next;
    }
    return n;
}

cor_point as_written(cor_point v)
{
    return (cor_point){v.x - 360 * floor((v.x + 180) / 360), v.y};
}

cor_ground_features lines_of(const cor_point *points, const size_t *counts, size_t n, cor_arena *arena)
{
    cor_geometry *g = COR_NEW(arena, cor_geometry);
    cor_geometry_builder *builder = cor_geometry_builder_new();
    for (size_t i = 0; i < n; i++) {
        cor_builder_feature(builder, COR_SHAPE_LINE);
        cor_builder_part(builder);
        for (size_t k = 0; k < counts[i]; k++) {
            cor_point p = as_written(*points++);
            cor_builder_point(builder, p.x, p.y);
        }
        cor_builder_end_part(builder, 1);
        cor_builder_end_feature(builder);
    }
    *g = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return (cor_ground_features){.geometry = g};
}
