/* `inside` of a map document's source: which of its features lie in the areas of another source, or in what the page is
 * of. */
#ifndef COR_PREPARE_ROWS_INSIDE_H
#define COR_PREPARE_ROWS_INSIDE_H

#include "prepare/render_context.h"
#include "table/table.h"

/* The word of the map document on SOURCE, as far as it says `inside`; NULL otherwise. */
const cor_map_source *cor_inside_options(const cor_render_context *context, const char *source);

/* Whether each page of an atlas has an answer of its own to OPTIONS: they name the page, or their `where` one of its
 * fields. Its rows are then those of all pages, chosen from by each. */
bool cor_inside_is_of_page(const cor_render_context *context, const cor_map_source *options);

/* Whether OPTIONS can be fulfilled, as far as that is known without reading all of the areas: the source and its
 * `where`. COR_BAD_DOCUMENT or COR_BAD_DATA at what is wrong. */
cor_status cor_inside_check(const cor_render_context *context, const cor_map_source *options, cor_arena *arena,
                            cor_error *err);

/* What the choice by `inside` of SOURCE's rows rests on, in ARENA: the areas' source and its `where`. "" without
 * `inside`, and where each page chooses for itself. */
const char *cor_inside_terms(const cor_render_context *context, const char *source, cor_arena *arena);

/* The features of TABLE that OPTIONS let through, in ARENA, with a column COR_INSIDE_FIELD that says whether they
 * surely lie there; others count as left out. A feature lies where its representative point does. COR_BAD_DOCUMENT
 * where there is no area to lie in, and why. */
cor_status cor_keep_inside(const cor_render_context *context, const cor_map_source *options, const cor_table *table,
                           cor_arena *arena, const cor_table **ret_table, cor_error *err);

#endif
