/* `along_where` of a map document's source: which of its features are kept by where along a route they are. */
#ifndef COR_PREPARE_ALONG_WHERE_H
#define COR_PREPARE_ALONG_WHERE_H

#include "prepare/render_context.h"
#include "table/table.h"

/* The fields that OPTIONS read beside those that are ADDED (NULL-terminated), NULL-terminated, in ARENA. */
const char *const *cor_along_where_fields(const cor_render_context *context, const cor_map_source *options,
                                          const char *const *added, cor_arena *arena);

/* What OPTIONS, which have a filter, say, with parameters quoted. COR_BAD_DOCUMENT where one is not known. */
cor_status cor_along_where_bind(const cor_render_context *context, const cor_map_source *options,
                                const char **ret_where, cor_error *err);

/* Whether the filter makes sense. COR_BAD_DOCUMENT where it doesn't. */
cor_status cor_along_where_check(const cor_render_context *context, const cor_map_source *options, cor_error *err);

/* Leaves those rows of *TABLE that pass, in ARENA; all without a filter. COR_BAD_DOCUMENT at a field that there is not,
 * or at what can't be compared. */
cor_status cor_along_where_keep(const cor_render_context *context, const cor_map_source *options, cor_arena *arena,
                                const cor_table **table, cor_error *err);

#endif
