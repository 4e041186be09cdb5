/* `since` of a map document's source: which of its rows are new, late or changed since an earlier report of it, or of
 * days after a day, as fields that everything else reads like the source's own. */
#ifndef COR_PREPARE_SINCE_REPORT_H
#define COR_PREPARE_SINCE_REPORT_H

#include "prepare/render_context.h"
#include "table/table.h"

/* The word of the map document on SOURCE, as far as it says `since`; NULL otherwise. */
const cor_map_source *cor_since_options(const cor_render_context *context, const char *source);

/* Whether all of SOURCE's rows, and of the earlier report's, are needed to say what is new. */
bool cor_since_needs_all(const cor_render_context *context, const char *source);

/* Whether OPTIONS can tell rows of KIND. */
bool cor_since_tells(const cor_map_source *options, cor_news_kind kind);

/* The fields that `since` adds, NULL-terminated. */
extern const char *const cor_since_fields[];

/* Whether FIELD of SOURCE is one that `since` adds. */
bool cor_is_since_field(const cor_render_context *context, const char *source, const char *field);

/* The rows of SOURCE itself that REQUEST is for, in ARENA; with `since`, they have its fields, and come from everywhere
 * where all of them are needed. The earlier report is read as the source is. COR_BAD_DOCUMENT where a field is not
 * there, COR_BAD_DATA where rows can't be told apart or have no days; what else there is to say goes to DIAGNOSTICS
 * (NULL: dropped). */
cor_status cor_own_rows(const cor_render_context *context, const char *source, const cor_request *request,
                        cor_arena *arena, cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err);

#endif
