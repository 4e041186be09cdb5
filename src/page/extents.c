/* What other maps show, for annotations: their documents are read and fitted, not drawn. */
#include "page/extents.h"

#include "page/credits.h"
#include "prepare/fit_view.h"

/* Edges are bent by both projections: each side is walked in so many steps. */
enum { STEPS = 48 };

/* Walks the four sides of BOX from its top left corner (y goes up), clockwise. */
static cor_ground_ring walk(cor_arena *arena, cor_rect box)
{
    const cor_point corners[5] = {
        {box.x0, box.y1}, {box.x1, box.y1}, {box.x1, box.y0}, {box.x0, box.y0}, {box.x0, box.y1}};
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, 4 * STEPS + 1);
    cor_ground_ring ring = {.points = points, .n = 4 * STEPS + 1};
    for (size_t i = 0; i < ring.n; i++) {
        cor_point a = corners[i / STEPS], b = corners[i / STEPS < 4 ? i / STEPS + 1 : 4];
        double t = (double) (i % STEPS) / STEPS;
        points[i] = (cor_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    }
    for (size_t i = 0; i < 4; i++)
        ring.corners[i] = i * STEPS;
    return ring;
}

cor_ground_ring cor_page_ground_ring(cor_arena *arena, const cor_view *view)
{
    cor_ground_ring ring = walk(arena, view->extent);
    cor_transform_forward(view->to_lonlat, (cor_point *) ring.points, ring.n);
    return ring;
}

static cor_ground_ring ring_of_bbox(cor_arena *arena, cor_rect bbox)
{
    if (bbox.x1 < bbox.x0) bbox.x1 += 360;
    return walk(arena, bbox);
}

/* Fits the view of OTHER as if it were drawn. */
static cor_status fit(cor_drawing_page *other, cor_error *err)
{
    const cor_map_document *document = other->context->map->document;
    other->cache = cor_table_cache_new(other->context, other->arena);
    const cor_credits_size credits = cor_page_credits_size(other);
    cor_rect frame = cor_furnish_frame(document, &credits);
    cor_status st = cor_view_fit(other->context, other->cache, frame, &other->view, err);
    cor_table_cache_free(other->cache);
    return st;
}

/* MAP's view as a ring, in PAGE's arena; what else is read for it goes into SCRATCH. */
static cor_status ring_of_view(cor_drawing_page *page, const cor_resolved_map *map, cor_arena *scratch,
                               cor_ground_ring *ret_ring, cor_error *err)
{
    cor_render_context *context = cor_render_context_open(page->context->session, map, &(cor_page_own){0}, scratch);
    cor_drawing_page other = {.context = context, .arena = scratch};
    cor_status st = fit(&other, err);
    if (!st) *ret_ring = cor_page_ground_ring(page->arena, &other.view);
    cor_render_context_close(context);
    return st;
}

static cor_status ring_of_map(cor_drawing_page *page, const char *path, cor_ground_ring *ret_ring, cor_error *err)
{
    const cor_resolved_map *map;
    const cor_options options = {.as_of = page->context->map->document->as_of};
    cor_status st = cor_resolved_map_open(page->context->session, path, &options, &map, err);
    if (st) return st;
    cor_arena *scratch = cor_arena_new();
    st = ring_of_view(page, map, scratch, ret_ring, err);
    cor_arena_free(scratch);
    cor_resolved_map_free(map);
    return st;
}

cor_status cor_page_extents(cor_drawing_page *page, const cor_ground_ring **ret_rings, cor_error *err)
{
    const cor_map_document *map = page->context->map->document;
    cor_ground_ring *rings = COR_NEW_ARRAY(page->arena, cor_ground_ring, map->n_annotations);
    cor_status st = COR_OK;
    for (size_t i = 0; i < map->n_annotations && !st; i++) {
        const cor_annotation *note = &map->annotations[i];
        if (note->kind != COR_ANNOTATION_EXTENT) continue;
        if (note->document)
            st = ring_of_map(page, note->document, &rings[i], err);
        else
            rings[i] = ring_of_bbox(page->arena, note->bbox);
    }
    *ret_rings = rings;
    return st;
}
