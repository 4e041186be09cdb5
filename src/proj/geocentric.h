/* Places as metres from the earth's centre: straight lines between them are cheap to measure, and rank as distances on
 * the ground do. Private to proj. */
#ifndef COR_PROJ_GEOCENTRIC_H
#define COR_PROJ_GEOCENTRIC_H

#include <math.h>

#include "geo/rect.h"
#include "proj/wgs84.h"

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

#endif
