/* The rows of a source as the map document wants them: those of its own data, or of these and another source's. */
#ifndef COR_PREPARE_SOURCE_ROWS_H
#define COR_PREPARE_SOURCE_ROWS_H

#include "prepare/data_source.h"

/* The rows of SOURCE, whose `where` is bound, in ARENA. COR_BAD_DOCUMENT where it is made of a route. What is wrong
 * with them goes to DIAGNOSTICS (NULL: dropped). Rows that are joined come from everywhere, whatever extent the request
 * has. */
cor_status cor_source_read_bound(const cor_render_context *context, const cor_data_source *source, cor_arena *arena,
                                 cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err);

/* The same, bound first. */
cor_status cor_source_rows(const cor_render_context *context, cor_data_source *source, cor_arena *arena,
                           const cor_table **ret_table, cor_error *err);

/* What there is in SOURCE, in ARENA; with the fields of the one that it is joined to. */
cor_status cor_source_contents(const cor_render_context *context, const cor_data_source *source, cor_arena *arena,
                               const cor_source_info **ret_info, cor_error *err);

#endif
