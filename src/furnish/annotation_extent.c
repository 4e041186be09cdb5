/* What other maps show, as a frame on this one. */
#include "furnish/annotate.h"
#include "furnish/ground.h"

static cor_geometry outline_of(const cor_noting *noting, cor_shape_kind kind)
{
    const cor_ground_ring *ring = &noting->pen->what->extents[noting->index];
    cor_geometry_builder *builder = cor_geometry_builder_new();
    cor_builder_feature(builder, kind);
    cor_builder_part(builder);
    cor_builder_points(builder, ring->points, ring->n);
    cor_builder_end_part(builder, 2);
    cor_builder_end_feature(builder);
    cor_geometry outline = cor_builder_finish(builder, noting->pen->arena);
    cor_geometry_builder_free(builder);
    return outline;
}

static bool has_outline(const cor_noting *noting)
{
    const cor_furnishing *what = noting->pen->what;
    return what->extents && what->extents[noting->index].n > 3;
}

static void fill(const cor_noting *noting)
{
    cor_geometry area = outline_of(noting, COR_SHAPE_POLYGON);
    const cor_path *path = cor_ground_path(noting->pen, &area);
    if (path)
        cor_scene_add(noting->pen->scene, COR_ITEM_FILL)->fill = (cor_fill){path, 1, cor_note_fill(noting, 0.12, 1)};
}

void cor_note_extent(const cor_noting *noting)
{
    if (!has_outline(noting)) return;
    if (cor_note_is_filled(noting)) fill(noting);
    cor_geometry line = outline_of(noting, COR_SHAPE_LINE);
    cor_note_path(noting, cor_ground_path(noting->pen, &line), cor_note_width(noting, 1), COR_JOIN_MITER);
}

/* The corners of the text at a corner C of the outline: outside of its edge, then inside. */
static size_t at_corner(const cor_run *run, cor_point c, bool right, bool lower, double gap, cor_point *out)
{
    double x = right ? c.x - run->width - gap : c.x + gap, above = c.y - run->height - gap, below = c.y + gap;
    out[0] = (cor_point){x, lower ? below : above};
    out[1] = (cor_point){x, lower ? above : below};
    return 2;
}

void cor_note_extent_label(const cor_noting *noting)
{
    cor_pen *pen = noting->pen;
    if (!has_outline(noting)) return;
    const cor_ground_ring *ring = &pen->what->extents[noting->index];
    cor_point corners[8];
    cor_annotation_words options = {.corners = corners, .fixed = noting->note->fixed};
    options.run = cor_note_shape(noting, noting->words, 7, 120 * pen->unit, COR_JUSTIFY_LEFT);
    for (size_t i = 0; options.run && i < 4; i++) {
        cor_point c = ring->points[ring->corners[i]];
        cor_lonlat_to_page(pen, &c, 1);
        if (cor_rect_contains(pen->scene->frame, c.x, c.y))
            options.n_corners += at_corner(options.run, c, i == 1 || i == 2, i >= 2, 2 * pen->unit, corners + options.n_corners);
    }
    if (!options.n_corners) return;
    options.anchor = corners[0];
    cor_note_request(noting, &options);
}
