/* The rows of sources that are made of a route. */
#ifndef COR_PREPARE_MADE_ROWS_H
#define COR_PREPARE_MADE_ROWS_H

#include "prepare/render_context.h"
#include "table/table.h"

/* Whether the source of OPTIONS, which is made of a route, can be: the route, how many rows there are, the source that
 * is counted. COR_BAD_DOCUMENT or COR_BAD_DATA at what is wrong. */
cor_status cor_made_check(const cor_render_context *context, const cor_map_source *options, cor_error *err);

/* What its rows rest on, but for what is counted, in ARENA. NULL where the route speaks of a name that CONTEXT does not
 * have, such as a page's field. */
const char *cor_made_terms(const cor_render_context *context, const cor_map_source *options, cor_arena *arena);

/* Its rows, in ARENA. COUNTED: all rows of the source that is counted, with where along the route they lie; NULL where
 * OPTIONS name none. */
cor_status cor_made_rows(const cor_render_context *context, const cor_map_source *options, const cor_table *counted,
                         cor_arena *arena, const cor_table **ret_table, cor_error *err);

#endif
