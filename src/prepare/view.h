/* The view: which part of the world fills the frame, in which projection, at
 * which scale. */
#ifndef COR_PREPARE_VIEW_H
#define COR_PREPARE_VIEW_H

#include "prepare/render_context.h"

typedef struct {
    const cor_crs *crs;
    bool chosen; /* by `crs: auto` */
    const cor_transform *from_lonlat;
    const cor_transform *to_lonlat;
    cor_rect frame;     /* page points */
    cor_rect extent;    /* what the frame shows, in map units */
    cor_affine to_page; /* map units → page points */
    cor_affine to_map;
    double units_per_point;
    double metres_per_point; /* ground, at the centre of the frame */
    cor_point centre;        /* lon, lat */
    double zoom;
    bool has_reach;
    cor_rect reach; /* degrees, generous: what sources are asked for; none where a pole or the seam is in view */
} cor_view;

/* All vertices of TABLE in lon/lat, those that do not project as NaN; the table's own array when it is in lon/lat
 * already. */
cor_status cor_lonlat_points(const cor_render_context *context, cor_arena *arena, const cor_table *table,
                             const cor_point **ret_points, cor_error *err);
/* Longitudes and latitudes of POINTS as one rectangle, across the antimeridian (x1 > 180) where that is shorter. */
cor_rect cor_lonlat_bounds(const cor_point *points, size_t n);

/* N of the scale 1:N at the centre of the frame. */
double cor_view_denominator(const cor_view *view);

#endif
