/* Which rows of a source `near`, `along` and `inside` leave, what `join` makes of them, and which are made of a route,
 * before any layer sees them. */
#ifndef COR_PREPARE_KEPT_ROWS_H
#define COR_PREPARE_KEPT_ROWS_H

#include "prepare/render_context.h"

/* Whether what the map document says of SOURCE by `near`, `along`, `inside`, `join`, `posts` and `segments` can be
 * fulfilled. COR_BAD_DOCUMENT or COR_BAD_DATA at what is wrong. */
cor_status cor_kept_rows_check(const cor_render_context *context, const char *source, cor_arena *arena, cor_error *err);

/* Whether it is counted what lies within a distance: {source.within}. */
bool cor_counts_within(const cor_render_context *context, const char *source);

/* What the choice of SOURCE's rows rests on, in ARENA: equal terms, equal rows. NULL where it speaks of a name that MAP
 * does not have, such as a page's field. What each page chooses for itself from the rows of all is not among them. */
const char *cor_kept_rows_terms(const cor_render_context *context, const char *source, cor_arena *arena);

/* The fields that say of SOURCE's rows how sure `near`, `along` and `inside` are, NULL-terminated, in ARENA. */
const char *const *cor_kept_rows_fields(const cor_render_context *context, const char *source, cor_arena *arena);

#endif
