#include "batch/atlas_page.h"

#include <string.h>

/* The document's view where it is the same for all pages, else where SUBJECT lies. */
static cor_map_view view_of(const cor_map_document *document, const cor_atlas_common *common,
                            const cor_page_subject *subject)
{
    const cor_map_atlas *atlas = &document->atlas;
    cor_map_view view = document->view;
    if (common->crs && !strcmp(view.crs, "auto")) view.crs = common->crs;
    view.scales = common->scales;
    view.n_scales = common->n_scales;
    if (!atlas->fit) return view;
    view.margin = atlas->margin;
    view.margin_points = atlas->margin_points;
    view.fit = NULL;
    view.has_bbox = false;
    view.has_extent = subject->crs;
    if (!subject->crs) return view;
    view.extent = subject->extent;
    view.crs = subject->crs;
    return view;
}

cor_atlas_common cor_atlas_common_of(const cor_resolved_map *map)
{
    const cor_map_atlas *atlas = &map->document->atlas;
    return (cor_atlas_common){.scales = atlas->scales, .n_scales = atlas->n_scales};
}

cor_render_context *cor_atlas_page_open(const cor_render_context *atlas, const cor_atlas_common *common,
                                        const cor_page_subject *subject, cor_arena *arena)
{
    const cor_map_view view = view_of(atlas->map->document, common, subject);
    const cor_page_own own = {.view = &view, .subject = subject, .shared_tables = common->tables, .within = atlas};
    return cor_render_context_open(atlas->session, atlas->map, &own, arena);
}
