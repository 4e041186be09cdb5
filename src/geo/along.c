#include "geo/along.h"

static double edge_length(const cor_point *p)
{
    return hypot(p[1].x - p[0].x, p[1].y - p[0].y);
}

double cor_line_length(const cor_point *points, size_t n)
{
    double length = 0;
    for (size_t i = 0; i + 1 < n; i++)
        length += edge_length(points + i);
    return length;
}

cor_along cor_line_at(const cor_point *points, size_t n, double distance)
{
    cor_along place = {points[0], 0};
    for (size_t i = 0; i + 1 < n; i++) {
        const cor_point *p = points + i;
        double length = edge_length(p), fraction = length > 0 ? fmax(distance, 0) / length : 0;
        if (!(length > 0)) continue;
        place.angle = atan2(p[1].y - p[0].y, p[1].x - p[0].x);
        place.at = p[1];
        if (fraction < 1) {
            place.at = (cor_point){p[0].x + fraction * (p[1].x - p[0].x), p[0].y + fraction * (p[1].y - p[0].y)};
            return place;
        }
        distance -= length;
    }
    return place;
}

const cor_point *cor_path_part(const cor_path *path, size_t i, size_t *ret_n)
{
    *ret_n = path->parts[i + 1] - path->parts[i];
    return path->points + path->parts[i];
}

size_t cor_path_longest_part(const cor_path *path, double *ret_length)
{
    size_t longest = 0, n;
    double most = -1;
    for (size_t i = 0; i < path->n_parts; i++) {
        const cor_point *points = cor_path_part(path, i, &n);
        double length = cor_line_length(points, n);
        if (length <= most) continue;
        most = length;
        longest = i;
    }
    if (ret_length) *ret_length = fmax(most, 0);
    return longest;
}
