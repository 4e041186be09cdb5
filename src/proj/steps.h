/* From degrees round one pair of poles to a map made round another: to those degrees first, and on from there, where it
 * is known how the map tears. Private to proj. */
#ifndef COR_PROJ_STEPS_H
#define COR_PROJ_STEPS_H

#include "proj/densify.h"

/* As cor_project_geometry (COUNTS is not NULL, and zeroed) and cor_project_outlines, in one step. */
cor_geometry cor_project_directly(const cor_transform *transform, const cor_geometry *source, double tolerance,
                                  const cor_window *window, cor_arena *arena, cor_projected_counts *counts);
cor_geometry cor_outlines_directly(const cor_transform *transform, const cor_geometry *source, double tolerance,
                                   const cor_window *window, const uint8_t *torn, cor_arena *arena);

/* Ends rings of GEOMETRY, of which POINTS are the projected vertices, where they begin: one that ends a turn after its
 * start projects to its start but for the last bits. */
void cor_close_rings(const cor_geometry *geometry, cor_point *points);

#endif
