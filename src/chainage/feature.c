/* Where features are along routes: points by the nearest of them, lines and areas by where they come nearest, and from
 * which kilometre to which they lie beside. */
#include <math.h>

#include "chainage/locator.h"

static bool is_nearer(const cor_route_position *p, const cor_route_position *than)
{
    return !than->route || p->distance < than->distance;
}

static bool locate_points(const cor_locator *locator, const cor_ground_features *features, size_t row, double metres,
                          cor_route_position *ret_position)
{
    const cor_geometry *g = features->geometry;
    size_t first = cor_geometry_first_point(g, cor_geometry_first_part(g, row));
    size_t end = cor_geometry_first_point(g, cor_geometry_first_part(g, row + 1));
    cor_route_position p;
    *ret_position = (cor_route_position){.distance = NAN};
    for (size_t i = first; i < end; i++)
        if (cor_locate(locator, cor_ground_lonlat(features, g->points[i]), metres, &p) && is_nearer(&p, ret_position))
            *ret_position = p;
    return ret_position->route != NULL;
}

bool cor_locate_feature(const cor_locator *locator, const cor_ground_features *features, size_t row, double metres,
                        cor_route_position *ret_position, double *ret_from, double *ret_to)
{
    cor_shape_kind kind = cor_geometry_kind(features->geometry, row);
    if (kind == COR_SHAPE_NONE) return false;
    if (kind != COR_SHAPE_POINT)
        return cor_locate_extended(locator, features, row, metres, ret_position, ret_from, ret_to);
    bool found = locate_points(locator, features, row, metres, ret_position);
    *ret_from = *ret_to = ret_position->measure;
    return found;
}
