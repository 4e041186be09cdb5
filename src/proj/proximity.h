/* Proximity: how far things are from points, lines and areas on the WGS 84 ellipsoid, and what lies within a distance
 * of them. Edges are geodesics; whether a point lies inside of an area is seen in degrees, and whether two edges cross
 * on the sphere. Knows no source and no page. */
#ifndef COR_PROJ_PROXIMITY_H
#define COR_PROJ_PROXIMITY_H

#include "geo/geometry.h"

typedef struct cor_proximity cor_proximity;

/* Metres from P to the geodesic from A to B, exact to less than a micrometre where the edge is shorter than a quarter
 * of the earth: the foot of the perpendicular is sought by steps of spherical triangles, each at the last one's end
 * (after S. Baselga, J. C. Martínez-Llario, Intersection and point-to-line solutions for geodesics on the ellipsoid,
 * Studia Geophysica et Geodaetica 62, 2018). */
double cor_geodesic_to_edge(cor_point p, cor_point a, cor_point b);

/* All features of LONLAT (degrees), which is borrowed and must live as long. Vertices that are no numbers are passed
 * over. Freed with ARENA. */
cor_proximity *cor_proximity_new(const cor_geometry *lonlat, cor_arena *arena);

/* Whether some of FEATURE of LONLAT lies within METRES. */
bool cor_proximity_has(const cor_proximity *proximity, const cor_geometry *lonlat, size_t feature, double metres);

#endif
