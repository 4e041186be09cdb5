/* Long edges bend when they are projected: halve them until the middle of each lies
 * within a tolerance of the straight line, in units of the target CRS. */
#ifndef COR_PROJ_DENSIFY_H
#define COR_PROJ_DENSIFY_H

#include "geo/geometry.h"
#include "proj/crs.h"

typedef struct {
    size_t points_lost;   /* vertices that do not project */
    size_t parts_split;   /* parts that were cut where vertices are missing, or at the seam of the projection */
    size_t features_lost; /* features of which nothing is left */
} cor_projected_counts;

/* SOURCE through TRANSFORM into ARENA. Feature i of the result is feature i of SOURCE.
 * VIEW (in target units, grown by the caller) is a hint: edges that are surely outside
 * are not refined. */
cor_geometry cor_project_geometry(const cor_transform *transform, const cor_geometry *source, double tolerance,
                                  cor_rect view, cor_arena *arena, cor_projected_counts *counts);

#endif
