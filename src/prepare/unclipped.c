#include "prepare/unclipped.h"

#include <glib.h>

#include "geo/fit.h"
#include "proj/densify.h"

/* No page reaches so far; strokes' arithmetic still has a hundredth of a dot there. Points. */
static const double FARTHEST = 1e7;

static bool has_gradient(const cor_layer *layer)
{
    return cor_layer_type_of(layer) == COR_LAYER_LINE && cor_layer_property(layer, "line-gradient");
}

static bool draws_vertices(const cor_layer *layer)
{
    return cor_layer_type_of(layer) == COR_LAYER_CIRCLE || cor_layer_type_of(layer) == COR_LAYER_HEATMAP;
}

static bool draws_outlines(const cor_layer *layer)
{
    return cor_layer_type_of(layer) == COR_LAYER_LINE || cor_layer_property(layer, "fill-outline-color");
}

static bool any_layer(const cor_style *style, const char *source, bool (*is_so)(const cor_layer *layer))
{
    for (size_t i = 0; i < cor_style_layer_count(style); i++) {
        const cor_layer *layer = cor_style_layer_at(style, i);
        if (!g_strcmp0(cor_layer_source(layer), source) && is_so(layer)) return true;
    }
    return false;
}

const cor_geometry *cor_unclipped_lines(const cor_style *style, const char *source, const cor_geometry *geometry,
                                        const cor_transform *transform, const cor_view *view, double tolerance,
                                        cor_arena *arena)
{
    if (!geometry->parts || !any_layer(style, source, has_gradient)) return NULL;
    const cor_rect far = {-FARTHEST, -FARTHEST, FARTHEST, FARTHEST};
    const cor_window everything = cor_window_of(transform, COR_RECT_EMPTY);
    cor_geometry projected =
        cor_project_geometry(transform, geometry, tolerance * view->units_per_point, &everything, arena, NULL);
    cor_geometry *whole = COR_NEW(arena, cor_geometry);
    *whole = cor_fit_geometry(&projected, view->to_page, far, tolerance, arena, NULL);
    return whole;
}

const cor_geometry *cor_true_vertices(const cor_style *style, const char *source, const cor_geometry *geometry,
                                      const cor_transform *transform, const cor_view *view, cor_arena *arena)
{
    if (!geometry->parts || !any_layer(style, source, draws_vertices)) return NULL;
    const cor_window window = cor_window_of(transform, view->extent);
    const cor_geometry alone = {.n_features = geometry->n_points,
                                .n_parts = geometry->n_points,
                                .n_points = geometry->n_points,
                                .points = geometry->points,
                                .kind = COR_SHAPE_POINT};
    cor_geometry projected = cor_project_geometry(transform, &alone, 0, &window, arena, NULL);
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, geometry->n_points);
    for (size_t i = 0; i < geometry->n_points; i++)
        points[i] = cor_affine_apply(view->to_page, projected.points[i].x, projected.points[i].y);
    cor_geometry *vertices = cor_arena_memdup(arena, geometry, sizeof *geometry);
    vertices->points = points;
    return vertices;
}

const cor_geometry *cor_torn_outlines(const cor_style *style, const char *source, const cor_geometry *geometry,
                                      const cor_transform *transform, const cor_view *view, const cor_window *window,
                                      const uint8_t *torn, cor_rect clip, double tolerance, cor_arena *arena)
{
    if (!torn || !any_layer(style, source, draws_outlines)) return NULL;
    cor_arena *scratch = cor_arena_new();
    cor_geometry projected =
        cor_project_outlines(transform, geometry, tolerance * view->units_per_point, window, torn, scratch);
    cor_geometry *outlines = COR_NEW(arena, cor_geometry);
    *outlines = cor_fit_geometry(&projected, view->to_page, clip, tolerance, arena, NULL);
    cor_arena_free(scratch);
    return outlines;
}
