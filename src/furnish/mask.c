/* A study area set off from the rest: a cover over what lies outside, a glow inside of its border, a shadow outside.
 * All of it is paths, in every format: soft bands are strokes over one another, each a little narrower. */
#include <math.h>

#include "furnish/pen.h"
#include "geo/inside.h"
#include "geo/offset.h"

enum { STEPS = 8 };

/* Points before `unit`. */
static const double GLOW_WIDTH = 7, SHADOW_WIDTH = 6;

static const float STRENGTH = 0.5f;

static cor_path joined(cor_arena *arena, const cor_path *paths, size_t n, const cor_point *frame)
{
    size_t points = frame ? 5 : 0, parts = frame ? 1 : 0;
    for (size_t i = 0; i < n; i++) {
        points += paths[i].parts[paths[i].n_parts] - paths[i].parts[0];
        parts += paths[i].n_parts;
    }
    cor_point *all = COR_NEW_ARRAY(arena, cor_point, points + 1);
    uint32_t *starts = COR_NEW_ARRAY(arena, uint32_t, parts + 1), at = 0;
    size_t part = 0;
    for (int i = 0; frame && i < 5; i++)
        all[at++] = frame[i % 4];
    if (frame) starts[++part] = at;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < paths[i].n_parts; k++) {
            for (uint32_t v = paths[i].parts[k]; v < paths[i].parts[k + 1]; v++)
                all[at++] = paths[i].points[v];
            starts[++part] = at;
        }
    return (cor_path){.points = all, .parts = starts, .n_parts = parts, .closed = true};
}

/* All of the frame but AREA, by the even-odd rule. */
static void cover(cor_pen *pen, const cor_path *area, size_t n, cor_color color)
{
    cor_rect f = cor_rect_grown(pen->scene->frame, 2);
    cor_point corners[4];
    cor_box_corners(f, corners);
    cor_path *path = COR_NEW(pen->arena, cor_path);
    *path = joined(pen->arena, area, n, corners);
    cor_scene_add(pen->scene, COR_ITEM_FILL)->fill = (cor_fill){.paths = path, .n_paths = 1, .color = color};
}

/* From the border to WIDTH within it (without, when it is negative), fading. Strokes that lie one over another make up
 * the whole strength at the border. */
static void soft_band(cor_pen *pen, const cor_path *area, size_t n, double width, cor_color color)
{
    double strength = 1 - pow(1 - fmin(color.a, 0.995), 1.0 / STEPS);
    color.a = (float) strength;
    for (int k = 1; k <= STEPS; k++) {
        double wide = fabs(width) * k / STEPS;
        cor_path *paths = COR_NEW_ARRAY(pen->arena, cor_path, n);
        for (size_t i = 0; i < n; i++)
            paths[i] = cor_path_offset(&area[i], copysign(wide / 2, width), false, pen->arena);
        cor_scene_add(pen->scene, COR_ITEM_STROKE)->stroke = (cor_stroke){
            .paths = paths, .n_paths = n, .color = color, .width = wide, .join = COR_JOIN_ROUND, .miter_limit = 4};
    }
}

/* A band is soft at its strongest, too. */
static cor_color color_of(const cor_soft_band *band, cor_color otherwise)
{
    cor_color color = band->color.said ? band->color.color : otherwise;
    color.a *= STRENGTH;
    return color;
}

void cor_furnish_mask(const cor_furnishing *furnishing, const cor_path *area, size_t n)
{
    cor_pen pen = cor_pen_new(furnishing);
    const cor_mask *mask = &furnishing->map->mask;
    cor_color color = mask->color.said ? mask->color.color : pen.paper;
    double unit = pen.unit;
    cor_group *group = cor_scene_group(pen.scene, "mask", "Outside of the study area");
    group->clipped = true;
    group->clip = pen.scene->frame;
    if (mask->style == COR_MASK_FADE) color.a *= (float) mask->opacity;
    if (mask->glow.on)
        soft_band(&pen, area, n, mask->glow.width > 0 ? mask->glow.width : GLOW_WIDTH * unit,
                  color_of(&mask->glow, pen.ink));
    if (mask->style != COR_MASK_NONE) cover(&pen, area, n, color);
    if (mask->shadow.on)
        soft_band(&pen, area, n, -(mask->shadow.width > 0 ? mask->shadow.width : SHADOW_WIDTH * unit),
                  color_of(&mask->shadow, pen.ink));
}

static bool is_inside(const cor_path *area, size_t n, cor_point p)
{
    for (size_t i = 0; i < n; i++)
        if (cor_path_contains(&area[i], p)) return true;
    return false;
}

static void fade(cor_label *label, float strength)
{
    label->text.color.a *= strength;
    label->text.halo.a *= strength;
    label->mark.opacity *= strength;
}

/* Nothing to draw is left; the report says what was in the way. */
static void hide(cor_label *label)
{
    label->n_candidates = 0;
    label->icon = NULL;
}

void cor_furnish_mask_labels(const cor_furnishing *furnishing, const cor_path *area, size_t n)
{
    size_t n_labels;
    const cor_mask *mask = &furnishing->map->mask;
    cor_label *labels = cor_scene_labels(furnishing->symbolizer->scene, &n_labels);
    for (size_t i = 0; i < n_labels && mask->style != COR_MASK_NONE; i++) {
        cor_point at = labels[i].run ? labels[i].text.pivot : cor_rect_center(labels[i].mark_box);
        if (is_inside(area, n, at) || cor_mask_keeps(mask, labels[i].layer)) continue;
        if (mask->style == COR_MASK_FADE)
            fade(&labels[i], 1 - (float) mask->opacity);
        else
            hide(&labels[i]);
    }
}
