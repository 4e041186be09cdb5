/* Long edges bend when they are projected: halve them until the middle of each lies
 * within a tolerance of the straight line, in units of the target CRS. */
#ifndef COR_PROJ_DENSIFY_H
#define COR_PROJ_DENSIFY_H

#include "geo/geometry.h"
#include "proj/crs.h"
#include "proj/window.h"

typedef struct {
    size_t points_lost;      /* vertices that do not project */
    size_t parts_split;      /* parts that were cut where vertices are missing, or where the projection tears */
    size_t features_lost;    /* features of which nothing projects */
    size_t features_outside; /* features of which nothing is in the window */
    /* A flag for each feature of which a ring got edges that are none of the area's own, because the map ends or tears
     * there; in the arena of the result. NULL: there is none. */
    const uint8_t *torn;
} cor_projected_counts;

/* SOURCE through TRANSFORM into ARENA. Feature i of the result is feature i of SOURCE; it becomes
 * COR_SHAPE_NONE when it is lost or outside. TOLERANCE is in target units; 0 leaves edges as they are.
 *
 * WINDOW, that of TRANSFORM and a view which the caller has grown beyond what is seen, says what is wanted: what is
 * outside is cut away before it is projected. Tables that go the same way to the same view can share one. Lines and
 * rings are cut opposite the central meridian of the projection, where it tears, or at an azimuthal one's edge, and
 * longitudes are taken as continuous over the antimeridian (see continuous.h, antimeridian.h). A point table (parts ==
 * NULL) stays one: points are never cut, and those that do not project are (NaN, NaN). The result may share offsets and
 * kinds with SOURCE, which must live as long. COUNTS may be NULL. */
cor_geometry cor_project_geometry(const cor_transform *transform, const cor_geometry *source, double tolerance,
                                  const cor_window *window, cor_arena *arena, cor_projected_counts *counts);

/* The outlines of the areas that cor_project_geometry gave a flag in TORN, as lines without the edges that are none of
 * their own; all other features are COR_SHAPE_NONE. Arguments as there. */
cor_geometry cor_project_outlines(const cor_transform *transform, const cor_geometry *source, double tolerance,
                                  const cor_window *window, const uint8_t *torn, cor_arena *arena);

#endif
