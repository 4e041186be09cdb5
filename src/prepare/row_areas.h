/* How large the areas of a table are, as one of its fields. */
#ifndef COR_PREPARE_ROW_AREAS_H
#define COR_PREPARE_ROW_AREAS_H

#include "base/intern.h"
#include "table/table.h"

/* TABLE with the column COR_AREA_FIELD, in ARENA: square kilometres on the ellipsoid, null for what is no area. LONLAT
 * is its geometry in degrees. */
const cor_table *cor_with_row_areas(const cor_table *table, const cor_geometry *lonlat, cor_interns *interns,
                                    cor_arena *arena);

#endif
