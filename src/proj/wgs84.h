/* The WGS 84 ellipsoid, for what measures on it. Private to proj. */
#ifndef COR_PROJ_WGS84_H
#define COR_PROJ_WGS84_H

#include <geodesic.h>

#include "proj/geocentric.h"

static inline struct geod_geodesic cor_wgs84(void)
{
    struct geod_geodesic earth;
    geod_init(&earth, COR_EQUATORIAL, COR_FLATTENING);
    return earth;
}

#endif
