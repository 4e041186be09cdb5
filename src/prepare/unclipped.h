/* Geometry as some layers need it besides what is cut to the page: lines in all their length, vertices as they were
 * surveyed. */
#ifndef COR_PREPARE_UNCLIPPED_H
#define COR_PREPARE_UNCLIPPED_H

#include "prepare/view.h"
#include "proj/window.h"

/* TABLE's geometry on the page of VIEW, not cut to it, simplified to TOLERANCE (points): for what changes along the
 * whole of a line. In ARENA; NULL when none of STYLE's layers on SOURCE asks for it. */
const cor_geometry *cor_unclipped_lines(const cor_style *style, const char *source, const cor_geometry *geometry,
                                        const cor_transform *transform, const cor_view *view, double tolerance,
                                        cor_arena *arena);

/* The vertices of GEOMETRY on the page of VIEW, neither cut nor simplified; NaN where one does not project. In ARENA;
 * NULL when none of STYLE's layers on SOURCE draws at vertices, or GEOMETRY is of single points anyway. */
const cor_geometry *cor_true_vertices(const cor_style *style, const char *source, const cor_geometry *geometry,
                                      const cor_transform *transform, const cor_view *view, cor_arena *arena);

/* The outlines on the page of VIEW of the areas with a flag in TORN (see proj/densify.h), as lines without the edges
 * that only the map's end or tear made, cut to CLIP (points); all other features are COR_SHAPE_NONE. WINDOW is what
 * GEOMETRY was cut to. In ARENA; NULL when none of STYLE's layers on SOURCE draws outlines, or TORN is NULL. */
const cor_geometry *cor_torn_outlines(const cor_style *style, const char *source, const cor_geometry *geometry,
                                      const cor_transform *transform, const cor_view *view, const cor_window *window,
                                      const uint8_t *torn, cor_rect clip, double tolerance, cor_arena *arena);

#endif
