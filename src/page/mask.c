#include "page/mask.h"

#include "geo/fit.h"
#include "prepare/layer_needs.h"
#include "prepare/source_rows.h"
#include "proj/densify.h"

/* Points beyond the frame that are kept: a band along a border that lies outside may reach in. */
static const double BEYOND_FRAME = 160;

cor_status cor_mask_check(const cor_render_context *context, cor_error *err)
{
    const cor_mask *mask = &context->map->document->mask;
    if (!mask->on) return COR_OK;
    cor_status st = cor_data_source_known(context, mask->source, cor_node_get(mask->node, "source"), err);
    return st ? st : cor_layers_known(context, mask->keep, cor_node_get(mask->node, "keep"), err);
}

cor_status cor_mask_read(const cor_render_context *context, cor_arena *arena, const cor_table **ret_table,
                         cor_error *err)
{
    cor_data_source data_source;
    const cor_mask *mask = &context->map->document->mask;
    cor_status st = cor_data_source_of(context, mask->source, &data_source, err);
    if (st) return st;
    if (mask->where) {
        data_source.request.where = mask->where;
        cor_data_source_set_location(&data_source, cor_node_get(mask->node, "where"));
    }
    return cor_source_rows(context, &data_source, arena, ret_table, err);
}

static cor_status project(cor_drawing_page *page, const cor_table *table, cor_geometry *ret_page, cor_error *err)
{
    cor_proj *proj = page->context->session->proj;
    const cor_view *view = &page->view;
    const cor_crs *from = cor_crs_lonlat(proj);
    const cor_transform *transform;
    double quarter_dot = 0.25 * 72 / page->scene->dpi, units = view->units_per_point;
    cor_rect reach = cor_rect_grown(view->extent, BEYOND_FRAME * units);
    cor_status st = table->crs ? cor_crs_open(proj, table->crs, &from, err) : COR_OK;
    if (!st) st = cor_transform_open(proj, from, view->crs, &transform, err);
    if (st) return st;
    const cor_window window = cor_window_of(transform, reach);
    cor_geometry projected =
        cor_project_geometry(transform, &table->geometry, quarter_dot * units, &window, page->arena, NULL);
    *ret_page = cor_fit_geometry(&projected, view->to_page, cor_rect_grown(view->frame, BEYOND_FRAME), quarter_dot,
                                 page->arena, NULL);
    return COR_OK;
}

cor_status cor_study_area_of(cor_drawing_page *page, cor_study_area *ret_area, cor_error *err)
{
    const cor_table *table;
    cor_geometry areas;
    const cor_node *node = page->context->map->document->mask.node;
    cor_status st = cor_mask_read(page->context, page->arena, &table, err);
    if (!st) st = project(page, table, &areas, err);
    if (st) return st;
    cor_path *paths = COR_NEW_ARRAY(page->arena, cor_path, areas.n_features);
    size_t n = 0;
    for (size_t i = 0; areas.parts && i < areas.n_features; i++)
        if (cor_geometry_kind(&areas, i) == COR_SHAPE_POLYGON) paths[n++] = cor_geometry_path(&areas, i);
    *ret_area = (cor_study_area){.paths = paths, .n = n, .table = table};
    if (!n)
        cor_warn(page->context->diagnostics, cor_node_location(node),
                 "the mask has no area in view: all of the map lies outside of it");
    return COR_OK;
}
