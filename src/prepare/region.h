/* A part of the earth in which each place lies or does not: areas, a cell of a grid, a stretch of a route. Its edges
 * are half-open, so of areas, cells or stretches that share theirs a place lies in one at most. */
#ifndef COR_PREPARE_REGION_H
#define COR_PREPARE_REGION_H

#include "prepare/render_context.h"
#include "table/table.h"

typedef struct cor_region cor_region;

/* What the page of CONTEXT is of, in ARENA. *ret_region is NULL where it is of nothing, or of a point or line, in which
 * nothing lies. */
cor_status cor_region_of_page(const cor_render_context *context, cor_arena *arena, const cor_region **ret_region,
                              cor_error *err);

/* The areas of TABLE, their edges straight in degrees, in ARENA; *ret_region is NULL where it has none. */
cor_status cor_region_of_table(const cor_render_context *context, const cor_table *table, cor_arena *arena,
                               const cor_region **ret_region, cor_error *err);

/* The rings of REGION, degrees; NULL: it is none of areas. */
const cor_geometry *cor_region_rings(const cor_region *region);

/* Whether PLACE, degrees, lies in REGION; NaN lies in none. */
bool cor_region_has(const cor_region *region, cor_point place);

#endif
