/* From the map's coordinates to the page: one walk over a table that moves every vertex to page
 * points, drops what is not finite or absurdly far off, cuts to a rectangle and simplifies. */
#ifndef COR_GEO_FIT_H
#define COR_GEO_FIT_H

#include "geo/geometry.h"

typedef struct {
    size_t outside;          /* features that have geometry, none of it inside the rectangle */
    size_t unusable;         /* features that have geometry, but not one usable vertex */
    size_t vertices_dropped; /* not finite, or more than 10^12 units off */
} cor_fit_counts;

/* GEOMETRY through TO_PAGE, cut to CLIP (in page units), simplified to TOLERANCE (page units; 0: not at
 * all). Feature i of the result is feature i of GEOMETRY; those that are outside or unusable are
 * COR_SHAPE_NONE. A point table (parts == NULL) stays one: its outside or unusable points are
 * (NaN, NaN). Lines are split where they leave CLIP or lack a vertex; rings run along CLIP's sides where
 * they leave it. See geo/clip.h and geo/simplify.h. COUNTS may be NULL; else it is overwritten. */
cor_geometry cor_fit_geometry(const cor_geometry *geometry, cor_affine to_page, cor_rect clip, double tolerance,
                              cor_arena *arena, cor_fit_counts *counts);

/* Cuts alone, of a whole table: feature i stays feature i, and becomes COR_SHAPE_NONE when nothing of it is
 * inside. In a point table (parts == NULL) the points outside become (NaN, NaN). */
cor_geometry cor_clip_geometry(const cor_geometry *geometry, cor_rect rect, cor_arena *arena);

/* Simplifies alone. Rings smaller than the tolerance both ways go, but the largest of a feature
 * stays: no feature is lost. */
cor_geometry cor_simplify_geometry(const cor_geometry *geometry, double tolerance, cor_arena *arena);

#endif
