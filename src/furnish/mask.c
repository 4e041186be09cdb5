/* A study area set off from the rest: a cover over what lies outside, a glow inside of its border, a shadow outside.
 * All of it is paths, in every format: soft bands are strokes of the border over one another, each a little narrower,
 * of which one side is seen. */
#include <math.h>

#include "furnish/contrast.h"
#include "furnish/pen.h"
#include "geo/inside.h"

/* How many strokes make a band: about one a point, so that no step of it is seen. */
enum { LEAST_STEPS = 8, MOST_STEPS = 20 };

/* Points before `unit`. */
static const double GLOW_WIDTH = 7, SHADOW_WIDTH = 6;

/* How strong a band is at the border. */
static const double GLOW_STRENGTH = 0.7, SHADOW_STRENGTH = 0.35;

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
static const cor_path *outside_of(cor_pen *pen, const cor_path *area, size_t n)
{
    cor_rect f = cor_rect_grown(pen->scene->frame, 2);
    cor_point corners[4];
    cor_box_corners(f, corners);
    cor_path *path = COR_NEW(pen->arena, cor_path);
    *path = joined(pen->arena, area, n, corners);
    return path;
}

static const cor_path *inside_of(cor_pen *pen, const cor_path *area, size_t n)
{
    cor_path *path = COR_NEW(pen->arena, cor_path);
    *path = joined(pen->arena, area, n, NULL);
    return path;
}

static cor_group *open_group(cor_pen *pen, const char *id, const char *label)
{
    cor_group *group = cor_scene_group(pen->scene, id, label);
    group->clipped = true;
    group->clip = pen->scene->frame;
    return group;
}

/* As a share of a band's width, how far from the border SHARE of its strength is left: it falls off fast there and
 * slowly at the end. */
static double distance_of(double share)
{
    return 1 - sqrt(share);
}

/* Of the border of AREA, WIDTH points to each side, fading: into GROUP, which is as strong as COLOR. Strokes lie one
 * over another, the last one opaque: so what dots round off one colour never adds up. */
static void soft_band(cor_pen *pen, cor_group *group, const cor_path *area, size_t n, double width, cor_color color)
{
    int steps = (int) fmin(fmax(ceil(width), LEAST_STEPS), MOST_STEPS);
    group->opacity = color.a;
    for (int k = 1; k <= steps; k++) {
        color.a = (float) (1.0 / (steps - k + 1));
        cor_scene_add(pen->scene, COR_ITEM_STROKE)->stroke =
            (cor_stroke){.paths = area,
                         .n_paths = n,
                         .color = color,
                         .width = 2 * width * distance_of((k - 0.5) / steps),
                         .join = COR_JOIN_ROUND,
                         .miter_limit = 4};
    }
}

static cor_color color_of(const cor_soft_band *band, cor_color otherwise, double strength)
{
    cor_color color = band->color.said ? band->color.color : otherwise;
    color.a *= (float) strength;
    return color;
}

static double width_of(const cor_soft_band *band, double otherwise)
{
    return band->width > 0 ? band->width : otherwise;
}

/* A shadow is dark on dark pages, too. */
static cor_color darker(cor_color a, cor_color b)
{
    return cor_luminance(a) < cor_luminance(b) ? a : b;
}

void cor_furnish_mask(const cor_furnishing *furnishing, const cor_path *area, size_t n)
{
    cor_pen pen = cor_pen_new(furnishing);
    const cor_mask *mask = &furnishing->map->mask;
    if (mask->glow.on) {
        cor_group *glow = open_group(&pen, "mask-glow", "Glow of the study area");
        glow->within = inside_of(&pen, area, n);
        soft_band(&pen, glow, area, n, width_of(&mask->glow, GLOW_WIDTH * pen.unit),
                  color_of(&mask->glow, pen.band, GLOW_STRENGTH));
    }
    if (mask->style != COR_MASK_NONE) {
        cor_color color = mask->color.said ? mask->color.color : pen.paper;
        if (mask->style == COR_MASK_FADE) color.a *= (float) mask->opacity;
        open_group(&pen, "mask", "Outside of the study area");
        cor_scene_add(pen.scene, COR_ITEM_FILL)->fill =
            (cor_fill){.paths = outside_of(&pen, area, n), .n_paths = 1, .color = color};
    }
    if (mask->shadow.on) {
        cor_group *shadow = open_group(&pen, "mask-shadow", "Shadow of the study area");
        shadow->within = outside_of(&pen, area, n);
        soft_band(&pen, shadow, area, n, width_of(&mask->shadow, SHADOW_WIDTH * pen.unit),
                  color_of(&mask->shadow, darker(pen.ink, pen.paper), SHADOW_STRENGTH));
    }
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
