/* How many rows of a source lie along each segment of a route. */
#ifndef COR_PREPARE_SEGMENT_COUNTS_H
#define COR_PREPARE_SEGMENT_COUNTS_H

#include "prepare/render_context.h"
#include "table/table.h"

/* Adds to SEGMENTS, which have `km_from` and rise, what OPTIONS ask for of COUNTED: `count` and `count_possible`, and
 * where a field is to be added up `sum` and `sum_possible`. A row belongs to the last segment that begins at its
 * kilometre or before; what lies beyond the ends has the kilometre of the end, and belongs there. Rows that lie along
 * another route do not count. Cells are in ARENA. COR_BAD_DOCUMENT where there is no such field, or where it
 * holds words. */
cor_status cor_count_segments(const cor_render_context *context, const cor_map_source *options,
                              const cor_table *counted, cor_table *segments, cor_arena *arena, cor_error *err);

#endif
