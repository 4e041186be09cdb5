#include "proj/geodesic.h"

#include <math.h>

#include "geo/inside.h"
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

static cor_path ring_at(const cor_path *rings, size_t i)
{
    return (cor_path){.points = rings->points, .parts = rings->parts + i, .n_parts = 1, .closed = true};
}

static double area_of_ring(const struct geod_geodesic *earth, const cor_path *ring)
{
    struct geod_polygon polygon;
    double metres2 = NAN;
    geod_polygon_init(&polygon, 0);
    for (size_t i = ring->parts[0]; i + 1 < ring->parts[1]; i++)
        geod_polygon_addpoint(earth, &polygon, ring->points[i].y, ring->points[i].x);
    geod_polygon_compute(earth, &polygon, 0, 1, &metres2, NULL);
    return fabs(metres2);
}

/* Whether the ring at I lies in an odd number of others. The middle of an edge lies on no other ring, as a corner may.
 */
static bool is_hole(const cor_path *rings, const cor_rect *bounds, size_t i)
{
    bool hole = false;
    const cor_point *p = rings->points + rings->parts[i];
    if (rings->parts[i + 1] - rings->parts[i] < 2) return false;
    cor_point middle = {(p[0].x + p[1].x) / 2, (p[0].y + p[1].y) / 2};
    for (size_t k = 0; k < rings->n_parts; k++) {
        cor_path other = ring_at(rings, k);
        if (k != i && cor_rect_contains(bounds[k], middle.x, middle.y)) hole ^= cor_path_contains(&other, middle);
    }
    return hole;
}

double cor_geodesic_area(const cor_path *rings)
{
    struct geod_geodesic earth = cor_wgs84();
    cor_arena *scratch = cor_arena_new();
    cor_rect *bounds = COR_NEW_ARRAY(scratch, cor_rect, rings->n_parts);
    double metres2 = 0;
    for (size_t i = 0; i < rings->n_parts; i++) {
        cor_path ring = ring_at(rings, i);
        bounds[i] = cor_path_bounds(&ring);
    }
    for (size_t i = 0; i < rings->n_parts; i++) {
        cor_path ring = ring_at(rings, i);
        metres2 += (is_hole(rings, bounds, i) ? -1 : 1) * area_of_ring(&earth, &ring);
    }
    cor_arena_free(scratch);
    return metres2;
}
