/* Places as metres from the earth's centre: straight lines between them are cheap to measure, and rank as distances on
 * the ground do. */
#ifndef COR_PROJ_GEOCENTRIC_H
#define COR_PROJ_GEOCENTRIC_H

#include <math.h>

#include "geo/rect.h"

/* WGS 84: the equatorial radius, metres, and the flattening. */
#define COR_EQUATORIAL 6378137.0
#define COR_FLATTENING (1 / 298.257223563)

typedef struct {
    double x, y, z;
} cor_vector;

/* Of a place in degrees on the ellipsoid. */
static inline cor_vector cor_geocentric(cor_point p)
{
    double lon = p.x * M_PI / 180, lat = p.y * M_PI / 180, e2 = COR_FLATTENING * (2 - COR_FLATTENING);
    double n = COR_EQUATORIAL / sqrt(1 - e2 * sin(lat) * sin(lat));
    return (cor_vector){n * cos(lat) * cos(lon), n * cos(lat) * sin(lon), n * (1 - e2) * sin(lat)};
}

/* Degrees of a place that lies on the ellipsoid; longitudes from -180 to 180. */
static inline cor_point cor_of_geocentric(cor_vector v)
{
    double e2 = COR_FLATTENING * (2 - COR_FLATTENING);
    return (cor_point){atan2(v.y, v.x) * 180 / M_PI, atan2(v.z, (1 - e2) * hypot(v.x, v.y)) * 180 / M_PI};
}

/* The way up from a place on the ellipsoid, or close to it: of length 1. */
static inline cor_vector cor_upward(cor_vector at)
{
    double e2 = COR_FLATTENING * (2 - COR_FLATTENING), z = at.z / (1 - e2);
    double length = sqrt(at.x * at.x + at.y * at.y + z * z);
    return (cor_vector){at.x / length, at.y / length, z / length};
}

static inline cor_vector cor_vector_minus(cor_vector a, cor_vector b)
{
    return (cor_vector){a.x - b.x, a.y - b.y, a.z - b.z};
}

/* A + FACTOR · B */
static inline cor_vector cor_vector_plus(cor_vector a, double factor, cor_vector b)
{
    return (cor_vector){a.x + factor * b.x, a.y + factor * b.y, a.z + factor * b.z};
}

static inline double cor_vector_dot(cor_vector a, cor_vector b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline cor_vector cor_vector_cross(cor_vector a, cor_vector b)
{
    return (cor_vector){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

static inline double cor_vector_length(cor_vector a)
{
    return sqrt(cor_vector_dot(a, a));
}

#endif
