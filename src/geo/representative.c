#include "geo/representative.h"

#include <math.h>

#include "geo/along.h"
#include "geo/inside.h"

static cor_point of_area(const cor_path *path)
{
    cor_rect bounds = cor_path_bounds(path);
    return cor_path_inside_point(path, fmax(cor_rect_width(bounds), cor_rect_height(bounds)) / 1000, NULL);
}

static cor_point of_line(const cor_path *path)
{
    double length;
    size_t n;
    const cor_point *points = cor_path_part(path, cor_path_longest_part(path, &length), &n);
    return cor_line_at(points, n, length / 2).at;
}

cor_point cor_representative_point(const cor_geometry *geometry, size_t feature)
{
    size_t first = cor_geometry_first_part(geometry, feature);
    if (first == cor_geometry_first_part(geometry, feature + 1)) return (cor_point){NAN, NAN};
    if (cor_geometry_kind(geometry, feature) == COR_SHAPE_POINT)
        return geometry->points[cor_geometry_first_point(geometry, first)];
    cor_path path = cor_geometry_path(geometry, feature);
    return cor_geometry_kind(geometry, feature) == COR_SHAPE_POLYGON ? of_area(&path) : of_line(&path);
}
