/* Where symbols stand. */
#include <math.h>

#include "geo/along.h"
#include "geo/inside.h"
#include "symbolize/symbol_internal.h"

static bool middle_of_line(const cor_path *path, cor_spot *ret_spot)
{
    double length;
    size_t n, part = cor_path_longest_part(path, &length);
    if (!(length > 0)) return false;
    const cor_point *points = cor_path_part(path, part, &n);
    ret_spot->at = cor_line_at(points, n, length / 2).at;
    return true;
}

/* Half a point is nearer than a name's place needs to be. */
static const double INSIDE_PRECISION = 0.5;

bool cor_spot_of(cor_drawing *d, uint32_t row, bool along, cor_spot *ret_spot)
{
    const cor_geometry *g = d->what->page;
    cor_shape_kind kind = cor_geometry_kind(g, row);
    *ret_spot = (cor_spot){{0, 0}, 0};
    if (kind == COR_SHAPE_NONE) return false;
    if (kind == COR_SHAPE_POINT) {
        if (along) return false;
        ret_spot->at = g->points[cor_geometry_first_point(g, cor_geometry_first_part(g, row))];
        return true;
    }
    cor_path path = cor_geometry_path(g, row);
    if (along) return middle_of_line(&path, ret_spot);
    ret_spot->at =
        kind == COR_SHAPE_POLYGON ? cor_path_inside_point(&path, INSIDE_PRECISION, NULL) : path.points[path.parts[0]];
    return true;
}

/* The first vertex of ROW, and of the next row. */
static size_t first_point(const cor_geometry *g, size_t row)
{
    return cor_geometry_first_point(g, cor_geometry_first_part(g, row));
}

size_t cor_spot_count(cor_drawing *d, uint32_t row)
{
    const cor_geometry *g = d->what->page;
    if (cor_geometry_kind(g, row) != COR_SHAPE_POINT) return 1;
    return first_point(g, (size_t) row + 1) - first_point(g, row);
}

cor_spot cor_spot_at(cor_drawing *d, uint32_t row, size_t index)
{
    return (cor_spot){.at = d->what->page->points[first_point(d->what->page, row) + index]};
}

/* POINT turned about PIVOT by ANGLE degrees clockwise. */
cor_point cor_turned(cor_point point, cor_point pivot, double angle)
{
    double c = cos(angle * M_PI / 180), s = sin(angle * M_PI / 180), x = point.x - pivot.x, y = point.y - pivot.y;
    return (cor_point){pivot.x + c * x - s * y, pivot.y + s * x + c * y};
}
