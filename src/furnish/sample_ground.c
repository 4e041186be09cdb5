/* The ground of a sample that the legend's paper would swallow, such as a white circle. */
#include <string.h>

#include "furnish/contrast.h"
#include "furnish/drawn_rows.h"
#include "furnish/sample.h"
#include "geo/inside.h"

/* What is told from paper by less is not seen on it. */
static const double LEAST_CONTRAST = 1.5;

/* Points before `unit`. */
static const double PAD = 2, LINE = 0.3;

/* Areas that let less of what is below them through are the ground. */
static const float OPAQUE = 0.9f;

static bool lies_in(const cor_fill *fill, cor_point at)
{
    for (size_t i = 0; i < fill->n_paths; i++)
        if (cor_path_contains(&fill->paths[i], at)) return true;
    return false;
}

/* Of the uppermost area at AT among the layers below LAYER. */
static cor_color ground_at(const cor_pen *pen, const char *layer, cor_point at)
{
    cor_color ground = pen->paper;
    const char *own = cor_arena_format(pen->arena, "layer-%s", layer);
    for (size_t g = 0; g < cor_scene_group_count(pen->scene); g++) {
        const cor_group *group = cor_scene_group_at(pen->scene, g);
        if (!strcmp(group->id, own)) break;
        for (size_t i = 0; i < group->n_items; i++) {
            const cor_item *item = &group->items[i];
            if (item->kind == COR_ITEM_FILL && item->fill.color.a * group->opacity >= OPAQUE &&
                lies_in(&item->fill, at))
                ground = cor_color_on(item->fill.color, ground);
        }
    }
    return ground;
}

cor_optional_color cor_sample_ground(cor_pen *pen, const cor_drawn_layer *drawn, const cor_sample_look *look)
{
    uint32_t row;
    const cor_geometry *page = drawn->drawable ? drawn->drawable->page : NULL;
    if (look->contrast >= LEAST_CONTRAST || !page || !cor_first_drawn_row(pen, drawn, &row))
        return (cor_optional_color){0};
    size_t first = cor_geometry_first_point(page, cor_geometry_first_part(page, row));
    if (first >= page->n_points) return (cor_optional_color){0};
    return (cor_optional_color){true, ground_at(pen, cor_layer_id(drawn->layer), page->points[first])};
}

cor_point cor_sample_chip_size(const cor_pen *pen, cor_point size)
{
    double pad = 2 * PAD * pen->unit;
    return (cor_point){fmax(size.x + pad, pen->sample_width), fmax(size.y + pad, COR_SAMPLE_HEIGHT * pen->unit)};
}

void cor_sample_chip(cor_pen *pen, cor_color ground, cor_point middle, cor_point size)
{
    cor_point chip = cor_sample_chip_size(pen, size);
    cor_rect box = {middle.x - chip.x / 2, middle.y - chip.y / 2, middle.x + chip.x / 2, middle.y + chip.y / 2};
    cor_pen_box(pen, box, ground);
    cor_pen_outline(pen, box, LINE * pen->unit, pen->muted);
}
