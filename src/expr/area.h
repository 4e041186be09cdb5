/* Plain geometries from GeoJSON for `within` and `distance`, in degrees. */
#ifndef COR_EXPR_AREA_H
#define COR_EXPR_AREA_H

#include "doc/doc.h"
#include "geo/geometry.h"

/* Points, lines or polygons: each shape is a feature of the geometry. */
typedef struct {
    cor_geometry geometry;
    cor_rect bounds; /* degrees; of all of it */
} cor_area;

/* What NODE, a GeoJSON object, holds; false when it is none, or holds what it may not:
 * POLYGONS_ONLY skips all else and fails when nothing is left. */
bool cor_area_read(cor_arena *arena, const cor_node *node, bool polygons_only, cor_area *ret);

/* The GeoJSON geometry NODE as the one feature of a geometry; without vertices when it has none that can be read. */
cor_geometry cor_feature_read(cor_arena *arena, const cor_node *node);

/* Whether all of the points or lines of FEATURE are inside of one of AREA's polygons. */
bool cor_area_covers(const cor_area *area, const cor_geometry *geometry, size_t feature);

/* Metres from FEATURE to the nearest of AREA; NaN when there is nothing to measure. */
double cor_area_distance(const cor_area *area, const cor_geometry *geometry, size_t feature);

#endif
