/* A page of an atlas on its way to be drawn like any other. */
#ifndef COR_BATCH_ATLAS_PAGE_H
#define COR_BATCH_ATLAS_PAGE_H

#include "prepare/render_context.h"

/* What holds for all pages of an atlas: a scale or some, and a CRS where one was chosen (NULL: each page its own). */
typedef struct {
    const char *crs;
    const double *scales;
    size_t n_scales;
    const struct cor_shared_tables *tables; /* NULL: pages read by themselves */
} cor_atlas_common;

/* What MAP's document states for all pages. */
cor_atlas_common cor_atlas_common_of(const cor_resolved_map *map);

/* A context for the page that shows SUBJECT, within ATLAS's: its fields are parameters, its place is the view. In
 * ARENA; caller closes it. */
cor_render_context *cor_atlas_page_open(const cor_render_context *atlas, const cor_atlas_common *common,
                                        const cor_page_subject *subject, cor_arena *arena);

#endif
