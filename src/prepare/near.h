/* `near` of a map document's source: which of its features lie within a distance of those of another source. */
#ifndef COR_PREPARE_NEAR_H
#define COR_PREPARE_NEAR_H

#include "prepare/render_context.h"
#include "proj/proximity.h"
#include "table/table.h"

/* The word of the map document on SOURCE, as far as it says `near`; NULL otherwise. */
const cor_map_source *cor_near_options(const cor_render_context *context, const char *source);

/* Whether OPTIONS can be fulfilled: the distance that it asks for, metres, and that there is such a source.
 * COR_BAD_DOCUMENT at what is wrong. */
cor_status cor_near_metres(const cor_render_context *context, const cor_map_source *options, cor_arena *arena,
                           double *ret_metres, cor_error *err);

/* What the choice by `near` of SOURCE's rows rests on: distance, other source and its `where`, in ARENA. "" without
 * `near`; NULL where it speaks of a name that MAP does not have, such as a page's field. */
const char *cor_near_terms(const cor_render_context *context, const char *source, cor_arena *arena);

/* The features of TABLE that may lie within METRES of those of OTHERS, in ARENA, with a column COR_NEAR_FIELD that says
 * whether they surely do; what is farther counts as left out. OWN are TABLE's features as they lie
 * on the ground. */
const cor_table *cor_near_rows(const cor_render_context *context, const cor_map_source *options, const cor_table *table,
                               const cor_ground_features *own, const cor_ground_features *others, double metres,
                               cor_arena *arena);

#endif
