/* Fits the view of a page: which part of the world fills the frame, in which projection, at which scale. */
#ifndef COR_PREPARE_FIT_VIEW_H
#define COR_PREPARE_FIT_VIEW_H

#include "prepare/table_cache.h"

/* Fits MAP's view into FRAME. May read the source that the view fits (kept in SHELF). */
cor_status cor_view_fit(const cor_render_context *context, struct cor_table_cache *cache, cor_rect frame,
                        cor_view *ret_view, cor_error *err);

/* What LONLAT (degrees; x1 may be beyond 180) covers in the target CRS of FROM_LONLAT; empty when it has no place
 * there. */
cor_rect cor_covered_by_degrees(const cor_transform *from_lonlat, cor_rect lonlat);

#endif
