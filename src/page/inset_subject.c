#include "page/inset_subject.h"

#include <string.h>

#include "geo/fit.h"
#include "page/inset_extent.h"
#include "proj/densify.h"

/* Points: what is kept beyond the locator's frame, and how near to the true curve lines are. */
static const double BEYOND_FRAME = 12, TOLERANCE = 0.1;

/* The frame's outline in degrees, as a polygon of one ring. */
static cor_geometry ring_of(const cor_point *outline, size_t n, cor_arena *arena)
{
    cor_geometry_builder *builder = cor_geometry_builder_new();
    cor_builder_feature(builder, COR_SHAPE_POLYGON);
    cor_builder_part(builder);
    cor_builder_points(builder, outline, n);
    cor_builder_points(builder, outline, 1);
    cor_builder_end_part(builder, 4);
    cor_builder_end_feature(builder);
    cor_geometry ring = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return ring;
}

static const cor_path *on_page(const cor_view *view, const cor_geometry *projected, cor_arena *arena)
{
    cor_rect clip = cor_rect_grown(view->frame, BEYOND_FRAME);
    cor_geometry *page = COR_NEW(arena, cor_geometry);
    *page = cor_fit_geometry(projected, view->to_page, clip, TOLERANCE, arena, NULL);
    if (cor_geometry_kind(page, 0) == COR_SHAPE_NONE) return NULL;
    cor_path *path = COR_NEW(arena, cor_path);
    *path = cor_geometry_path(page, 0);
    return path;
}

/* In pieces; no area where the locator does not tear it. */
static cor_inset_subject torn_subject(const cor_view *view, const cor_geometry *ring, cor_arena *arena)
{
    cor_projected_counts counts;
    double tolerance = TOLERANCE * view->units_per_point;
    cor_rect reach = cor_rect_grown(view->extent, BEYOND_FRAME * view->units_per_point);
    const cor_window window = cor_window_of(view->from_lonlat, reach);
    cor_geometry area = cor_project_geometry(view->from_lonlat, ring, tolerance, &window, arena, &counts);
    if (!counts.torn) return (cor_inset_subject){0};
    cor_geometry lines = cor_project_outlines(view->from_lonlat, ring, tolerance, &window, counts.torn, arena);
    return (cor_inset_subject){on_page(view, &area, arena), on_page(view, &lines, arena)};
}

/* Each place of the outline by itself. */
static cor_inset_subject whole_subject(const cor_view *view, cor_point *outline, size_t n, cor_arena *arena)
{
    size_t kept = 0;
    cor_point *ring = COR_NEW_ARRAY(arena, cor_point, n + 1);
    cor_transform_forward(view->from_lonlat, outline, n);
    for (size_t i = 0; i < n; i++) {
        cor_point p = cor_affine_apply(view->to_page, outline[i].x, outline[i].y);
        if (isfinite(p.x) && isfinite(p.y)) ring[kept++] = p;
    }
    if (kept < 3) return (cor_inset_subject){0};
    ring[kept] = ring[0];
    const cor_path *path = cor_path_of(arena, ring, kept + 1, true);
    return (cor_inset_subject){path, path};
}

cor_inset_subject cor_locator_subject(const cor_drawing_page *page, const cor_view *view)
{
    cor_point outline[COR_OUTLINE];
    size_t n = cor_view_outline(&page->view, outline);
    if (n < 3) return (cor_inset_subject){0};
    const cor_geometry ring = ring_of(outline, n, page->arena);
    cor_inset_subject subject = torn_subject(view, &ring, page->arena);
    return subject.area ? subject : whole_subject(view, outline, n, page->arena);
}
