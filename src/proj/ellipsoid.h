/* Auxiliary latitudes of an ellipsoid of revolution. E2 is its eccentricity squared, which must be small
 * (the Earth's is 0.0067); latitudes are radians. Formulas: Snyder, "Map projections, a working manual" (USGS
 * Professional Paper 1395, 1987), pages 13-17. */
#ifndef COR_PROJ_ELLIPSOID_H
#define COR_PROJ_ELLIPSOID_H

#include <math.h>

/* artanh(e·sine)/e as a power series: five terms are exact to 1e-13. */
static inline double cor_artanh_fraction(double e2, double sine)
{
    double q = e2 * sine * sine;
    return sine * (1 + q * (1. / 3 + q * (1. / 5 + q * (1. / 7 + q * (1. / 9)))));
}

/* The isometric latitude. ln((1 + sin) / cos) loses nothing near the poles, unlike
 * ln((1 + sin) / (1 - sin)) / 2. */
static inline double cor_isometric(double e2, double latitude)
{
    double sine, cosine;
    sincos(latitude, &sine, &cosine);
    double sphere = sine < 0 ? -log((1 - sine) / cosine) : log((1 + sine) / cosine);
    return sphere - e2 * cor_artanh_fraction(e2, sine);
}

/* What the area between the equator and a latitude is proportional to ("q"). */
static inline double cor_authalic(double e2, double sine)
{
    return (1 - e2) * (sine / (1 - e2 * sine * sine) + cor_artanh_fraction(e2, sine));
}

/* The radius of a parallel, over the equatorial radius. */
static inline double cor_parallel_radius(double e2, double latitude)
{
    double sine = sin(latitude);
    return cos(latitude) / sqrt(1 - e2 * sine * sine);
}

#endif
