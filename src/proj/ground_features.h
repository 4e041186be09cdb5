/* Features of a source as they lie on the ground: their edges as arcs, and what lies in their areas. */
#ifndef COR_PROJ_GROUND_FEATURES_H
#define COR_PROJ_GROUND_FEATURES_H

#include "geo/geometry.h"
#include "proj/arc.h"

/* Features in the coordinates of their source, and the way to degrees from there; NULL: these are degrees. */
typedef struct {
    const cor_geometry *geometry;
    const cor_transform *to_lonlat;
} cor_ground_features;

/* P of the source, in degrees. */
cor_point cor_ground_lonlat(const cor_ground_features *features, cor_point p);

/* Whether P, degrees, is a place on the earth. */
static inline bool cor_is_place(cor_point p)
{
    return isfinite(p.x) && fabs(p.y) <= 90;
}

/* Appends the arcs of feature ROW; a point is one of no length. */
void cor_ground_arcs(const cor_ground_features *features, size_t row, cor_arc_list *arcs);

/* Feature ROW alone, in ARENA; vertices stay where they are. Not of a point table. */
cor_geometry cor_feature_alone(const cor_geometry *geometry, size_t row, cor_arena *arena);

/* The areas among some features. */
typedef struct cor_ground_areas cor_ground_areas;

/* Those of FEATURES, which must live as long, in ARENA; NULL: there are none. */
const cor_ground_areas *cor_ground_areas_new(const cor_ground_features *features, cor_arena *arena);

/* Whether P (degrees) lies in one of them: seen in the source's coordinates, where their edges are straight. */
bool cor_ground_areas_have(const cor_ground_areas *areas, cor_point p);

#endif
