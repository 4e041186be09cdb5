/* Features made by hand. */
#ifndef COR_SUPPORT_FEATURES_H
#define COR_SUPPORT_FEATURES_H

#include "geo/geometry.h"

/* A feature of one part, a ring's or a line's or of points. */
static inline void add_one_part(cor_geometry_builder *builder, cor_shape_kind kind, const cor_point *points, size_t n)
{
    cor_builder_feature(builder, kind);
    cor_builder_part(builder);
    cor_builder_points(builder, points, n);
    cor_builder_end_part(builder, 1);
    cor_builder_end_feature(builder);
}

#endif
