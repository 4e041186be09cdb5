/* Sources that the map document makes of a route rather than reads: posts at its round kilometres, and segments between
 * them. What is known of them before there is a route. */
#ifndef COR_PREPARE_MADE_SOURCE_H
#define COR_PREPARE_MADE_SOURCE_H

#include "prepare/render_context.h"

/* The word of the map document on SOURCE, if it is made of a route; NULL otherwise. */
const cor_map_source *cor_made_options(const cor_render_context *context, const char *source);

/* The fields that OPTIONS' source has, NULL-terminated: those of posts, of segments, or of segments with counts. */
const char *const *cor_made_fields(const cor_map_source *options, cor_arena *arena);

/* What there is in it, in ARENA, as of a source that is read. */
const cor_source_info *cor_made_contents(const cor_map_source *options, cor_arena *arena);

#endif
