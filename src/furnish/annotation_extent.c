/* What other maps show, as a frame on this one. */
#include "furnish/annotate.h"
#include "furnish/ground.h"

static cor_geometry outline_of(const cor_annotation_drawing *drawing, cor_shape_kind kind)
{
    const cor_ground_ring *ring = &drawing->pen->what->extents[drawing->index];
    cor_geometry_builder *builder = cor_geometry_builder_new();
    cor_builder_feature(builder, kind);
    cor_builder_part(builder);
    cor_builder_points(builder, ring->points, ring->n);
    cor_builder_end_part(builder, 2);
    cor_builder_end_feature(builder);
    cor_geometry outline = cor_builder_finish(builder, drawing->pen->arena);
    cor_geometry_builder_free(builder);
    return outline;
}

static bool has_outline(const cor_annotation_drawing *drawing)
{
    const cor_furnishing *what = drawing->pen->what;
    return what->extents && what->extents[drawing->index].n > 3;
}

static void fill(const cor_annotation_drawing *drawing)
{
    cor_geometry area = outline_of(drawing, COR_SHAPE_POLYGON);
    const cor_path *path = cor_ground_path(drawing->pen, &area);
    if (path)
        cor_scene_add(drawing->pen->scene, COR_ITEM_FILL)->fill =
            (cor_fill){path, 1, cor_annotation_fill(drawing, 0.12, 1)};
}

void cor_annotation_extent(const cor_annotation_drawing *drawing)
{
    if (!has_outline(drawing)) return;
    if (cor_annotation_is_filled(drawing)) fill(drawing);
    cor_geometry line = outline_of(drawing, COR_SHAPE_LINE);
    cor_annotation_path(drawing, cor_ground_path(drawing->pen, &line), cor_annotation_width(drawing, 1),
                        COR_JOIN_MITER);
}

/* The corners of the text at a corner C of the outline: outside of its edge, then inside. */
static size_t at_corner(const cor_run *run, cor_point c, bool right, bool lower, double gap, cor_point *out)
{
    double x = right ? c.x - run->width - gap : c.x + gap, above = c.y - run->height - gap, below = c.y + gap;
    out[0] = (cor_point){x, lower ? below : above};
    out[1] = (cor_point){x, lower ? above : below};
    return 2;
}

void cor_annotation_extent_label(const cor_annotation_drawing *drawing)
{
    cor_pen *pen = drawing->pen;
    if (!has_outline(drawing)) return;
    const cor_ground_ring *ring = &pen->what->extents[drawing->index];
    cor_point corners[8];
    cor_annotation_words options = {.corners = corners, .fixed = drawing->annotation->fixed};
    options.run = cor_annotation_shape(drawing, drawing->words, 7, 120 * pen->unit, COR_JUSTIFY_LEFT);
    for (size_t i = 0; options.run && i < 4; i++) {
        cor_point c = ring->points[ring->corners[i]];
        cor_lonlat_to_page(pen, &c, 1);
        if (cor_rect_contains(pen->scene->frame, c.x, c.y))
            options.n_corners +=
                at_corner(options.run, c, i == 1 || i == 2, i >= 2, 2 * pen->unit, corners + options.n_corners);
    }
    if (!options.n_corners) return;
    options.anchor = corners[0];
    cor_annotation_request(drawing, &options);
}
