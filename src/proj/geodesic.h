/* Distances, directions and areas on the WGS 84 ellipsoid. Points are degrees (x lon, y lat);
 * lengths are metres; azimuths degrees clockwise from north. Formulas: Karney (2013), through PROJ's geodesic.h. */
#ifndef COR_PROJ_GEODESIC_H
#define COR_PROJ_GEODESIC_H

#include <stddef.h>

#include "geo/rect.h"

double cor_geodesic_distance(cor_point a, cor_point b);
double cor_geodesic_length(const cor_point *points, size_t n);
cor_point cor_geodesic_direct(cor_point from, double azimuth, double metres);

#endif
