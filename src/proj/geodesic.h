/* Distances, directions and areas on the WGS 84 ellipsoid. Points are degrees (x lon, y lat);
 * lengths are metres; azimuths degrees clockwise from north. Formulas: Karney (2013), through PROJ's geodesic.h. */
#ifndef COR_PROJ_GEODESIC_H
#define COR_PROJ_GEODESIC_H

#include <stddef.h>

#include "geo/geometry.h"

double cor_geodesic_distance(cor_point a, cor_point b);
double cor_geodesic_length(const cor_point *points, size_t n);
/* Square metres inside of RINGS, in degrees, whose edges are geodesics; shells and holes are told apart by the even-odd
 * rule. NaN where a vertex is not finite. */
double cor_geodesic_area(const cor_path *rings);
cor_point cor_geodesic_direct(cor_point from, double azimuth, double metres);

#endif
