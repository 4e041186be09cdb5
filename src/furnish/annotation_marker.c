/* Numbered markers: a disc with its sign, moved off the ones before it. */
#include <math.h>
#include <string.h>

#include "furnish/annotate.h"

static const double SIGN_SIZE = 7, MIN_RADIUS = 5.2;

static double radius_of(const cor_annotation_drawing *drawing, const cor_run *sign)
{
    return fmax(hypot(sign->width, cor_rect_height(sign->ink)) / 2 + 1.4 * drawing->pen->unit,
                MIN_RADIUS * drawing->pen->unit);
}

/* Whether a disc at C is free of what was drawn of annotations so far. */
static bool is_free(const cor_pen *pen, cor_point c, double radius)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(pen->scene, &n);
    cor_rect box = cor_rect_grown((cor_rect){c.x, c.y, c.x, c.y}, radius);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(obstacles[i].what, COR_ANNOTATIONS) != 0 || obstacles[i].radius > 0) continue;
        cor_rect other = obstacles[i].box;
        cor_point o = cor_rect_center(other);
        if (cor_rects_overlap(box, other) && hypot(o.x - c.x, o.y - c.y) < radius + cor_rect_width(other) / 2)
            return false;
    }
    return true;
}

/* AT, or the nearest free place round it. */
static cor_point free_place(const cor_annotation_drawing *drawing, cor_point at, double radius)
{
    enum { DIRECTIONS = 12, RINGS = 6 };
    if (drawing->annotation->fixed || is_free(drawing->pen, at, radius)) return at;
    for (int ring = 1; ring <= RINGS; ring++)
        for (int i = 0; i < DIRECTIONS; i++) {
            double angle = (i * 360.0 / DIRECTIONS - 45) * M_PI / 180, d = ring * 1.6 * radius;
            cor_point c = {at.x + d * cos(angle), at.y + d * sin(angle)};
            if (is_free(drawing->pen, c, radius)) return c;
        }
    return at;
}

static void draw_disc(const cor_annotation_drawing *drawing, cor_point c, double radius)
{
    cor_pen *pen = drawing->pen;
    cor_circle *kind = COR_NEW(pen->arena, cor_circle);
    *kind =
        (cor_circle){.radius = radius, .fill = drawing->color, .stroke_width = 0.8 * pen->unit, .stroke = pen->paper};
    cor_scene_add(pen->scene, COR_ITEM_CIRCLES)->circles =
        (cor_circles){.kinds = kind, .n_kinds = 1, .at = cor_arena_memdup(pen->arena, &c, sizeof c), .n = 1};
}

static void draw_sign(const cor_annotation_drawing *drawing, const cor_run *sign, cor_point c)
{
    cor_point ink = cor_rect_center(sign->ink);
    cor_scene_add(drawing->pen->scene, COR_ITEM_TEXT)->text =
        (cor_text_item){.run = sign, .x = c.x - sign->width / 2, .y = c.y - ink.y, .color = drawing->pen->paper};
}

/* Right, left, above, below and between, close to the disc. */
static void request_label(const cor_annotation_drawing *drawing, cor_point c, double radius)
{
    static const double ways[][2] = {{1, 0},      {-1, 0},    {0, -1},      {0, 1},
                                     {0.7, -0.7}, {0.7, 0.7}, {-0.7, -0.7}, {-0.7, 0.7}};
    enum { N = sizeof ways / sizeof *ways };
    cor_point corners[2 * N];
    double gap = 2 * drawing->pen->unit;
    cor_annotation_words options = {.corners = corners, .anchor = c, .fixed = drawing->annotation->fixed};
    options.run =
        cor_annotation_shape(drawing, drawing->words, COR_ANNOTATION_SIZE, 120 * drawing->pen->unit, COR_JUSTIFY_LEFT);
    for (size_t i = 0; options.run && i < 2 * N; i++)
        corners[i] = cor_annotation_beside(c, ways[i % N][0], ways[i % N][1], radius + gap * (i < N ? 1 : 4),
                                           options.run->width, options.run->height);
    options.n_corners = 2 * N;
    cor_annotation_request(drawing, &options);
}

void cor_annotation_marker(const cor_annotation_drawing *drawing)
{
    cor_pen *pen = drawing->pen;
    const cor_annotation *annotation = drawing->annotation;
    cor_words how = {.size = annotation->size > 0 ? annotation->size / pen->unit : SIGN_SIZE, .weight = 700};
    const cor_run *sign = cor_pen_shape(pen, drawing->sign, how);
    cor_point at;
    if (!sign || !cor_annotation_spot(drawing, &annotation->at, true, &at)) return;
    double radius = radius_of(drawing, sign);
    at = (cor_point){at.x + annotation->offset.x, at.y + annotation->offset.y};
    cor_point c = free_place(drawing, at, radius), leader[2] = {at, c};
    if (!cor_annotation_on_page(drawing, cor_rect_grown((cor_rect){c.x, c.y, c.x, c.y}, radius))) return;
    if (hypot(c.x - at.x, c.y - at.y) > radius)
        cor_annotation_line(drawing, leader, 2, COR_ANNOTATION_LINE * pen->unit);
    draw_disc(drawing, c, radius);
    draw_sign(drawing, sign, c);
    cor_pen_obstacle(pen, cor_rect_grown((cor_rect){c.x, c.y, c.x, c.y}, radius + 0.8 * pen->unit), COR_ANNOTATIONS);
    request_label(drawing, c, radius);
}
