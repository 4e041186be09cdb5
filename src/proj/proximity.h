/* Proximity: how far things are from points, lines and areas on the WGS 84 ellipsoid, and what lies within a distance
 * of them. Edges are straight in the coordinates of their source, and a point lies inside of an area where it does so
 * in those. Knows no source and no page. */
#ifndef COR_PROJ_PROXIMITY_H
#define COR_PROJ_PROXIMITY_H

#include "proj/ground_features.h"

typedef struct cor_proximity cor_proximity;

/* All of FEATURES, whose geometry must live as long. Vertices that are no places are passed over. In ARENA. */
cor_proximity *cor_proximity_new(const cor_ground_features *features, cor_arena *arena);

/* Whether some of feature number ROW of FEATURES lies within METRES: to a millimetre up to 100 km; to a decimetre where
 * neither is a point. */
bool cor_proximity_has(const cor_proximity *proximity, const cor_ground_features *features, size_t row, double metres);

#endif
