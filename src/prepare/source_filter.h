/* What a style says of a source's features before any layer sees them: which pass, and what their ids are. */
#ifndef COR_PREPARE_SOURCE_FILTER_H
#define COR_PREPARE_SOURCE_FILTER_H

#include "prepare/render_context.h"

/* The features of TABLE that SOURCE's filter lets through, with the ids that it promotes, in ARENA; TABLE itself when
 * there is nothing to do. LAYER is the source-layer (NULL: the only one), LONLAT the geometry in degrees, WITH_IDS
 * whether ids are asked for at all. What does not pass counts as left out. */
const cor_table *cor_filter_source(const cor_render_context *context, const cor_style_source *source, const char *layer,
                                   const cor_table *table, const cor_geometry *lonlat, bool with_ids, cor_arena *arena);

/* What programs of SOURCE itself are evaluated with: TABLE's rows at zoom 0, as in the reference implementation. */
cor_eval cor_source_filter_eval(const cor_render_context *context, const cor_table *table, const cor_geometry *lonlat,
                                cor_arena *arena);

#endif
