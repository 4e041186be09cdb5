#include "proj/geodesic.h"

#include "proj/wgs84.h"

static double distance(const struct geod_geodesic *earth, cor_point a, cor_point b)
{
    double metres = NAN;
    geod_inverse(earth, a.y, a.x, b.y, b.x, &metres, NULL, NULL);
    return metres;
}

double cor_geodesic_distance(cor_point a, cor_point b)
{
    struct geod_geodesic earth = cor_wgs84();
    return distance(&earth, a, b);
}

double cor_geodesic_length(const cor_point *points, size_t n)
{
    struct geod_geodesic earth = cor_wgs84();
    double metres = 0;
    for (size_t i = 1; i < n; i++)
        metres += distance(&earth, points[i - 1], points[i]);
    return metres;
}

cor_point cor_geodesic_direct(cor_point from, double azimuth, double metres)
{
    struct geod_geodesic earth = cor_wgs84();
    cor_point to = {NAN, NAN};
    geod_direct(&earth, from.y, from.x, azimuth, metres, &to.y, &to.x, NULL);
    return to;
}
