/* The places of a table in degrees, or in the CRS of a view. */
#ifndef COR_PREPARE_REPROJECT_H
#define COR_PREPARE_REPROJECT_H

#include "proj/crs.h"
#include "proj/proximity.h"
#include "table/table.h"

/* From TABLE's CRS straight to TO: degrees are a detour only for what needs them. COR_BAD_DATA, in the table's file,
 * when its CRS can't be used. */
cor_status cor_table_transform(cor_proj *proj, const cor_table *table, const cor_crs *to,
                               const cor_transform **ret_transform, cor_error *err);

/* All vertices of TABLE in lon/lat, those that do not project as NaN; the table's own array when it is in lon/lat
 * already. */
cor_status cor_lonlat_points(cor_proj *proj, cor_arena *arena, const cor_table *table, const cor_point **ret_points,
                             cor_error *err);

/* The features of TABLE, and the way to degrees. COR_BAD_DATA as above. */
cor_status cor_ground_of_table(cor_proj *proj, const cor_table *table, cor_ground_features *ret_features,
                               cor_error *err);

/* Longitudes and latitudes of POINTS as one rectangle, across the antimeridian (x1 > 180) where that is shorter. */
cor_rect cor_lonlat_bounds(const cor_point *points, size_t n);

#endif
