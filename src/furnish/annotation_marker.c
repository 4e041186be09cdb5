/* Numbered markers: a disc with its sign, moved off the ones before it. */
#include <math.h>
#include <string.h>

#include "furnish/annotate.h"

static const double SIGN_SIZE = 7, LEAST_RADIUS = 5.2;

static double radius_of(const cor_noting *noting, const cor_run *sign)
{
    return fmax(hypot(sign->width, cor_rect_height(sign->ink)) / 2 + 1.4 * noting->pen->unit,
                LEAST_RADIUS * noting->pen->unit);
}

/* Whether a disc at C is free of what was drawn of annotations so far. */
static bool is_free(const cor_pen *pen, cor_point c, double radius)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(pen->scene, &n);
    cor_rect box = cor_rect_grown((cor_rect){c.x, c.y, c.x, c.y}, radius);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(obstacles[i].what, COR_NOTES) != 0 || obstacles[i].radius > 0) continue;
        cor_rect other = obstacles[i].box;
        cor_point o = cor_rect_center(other);
        if (cor_rects_overlap(box, other) && hypot(o.x - c.x, o.y - c.y) < radius + cor_rect_width(other) / 2)
            return false;
    }
    return true;
}

/* AT, or the nearest free place round it. */
static cor_point free_place(const cor_noting *noting, cor_point at, double radius)
{
    enum { DIRECTIONS = 12, RINGS = 6 };
    if (noting->note->fixed || is_free(noting->pen, at, radius)) return at;
    for (int ring = 1; ring <= RINGS; ring++)
        for (int i = 0; i < DIRECTIONS; i++) {
            double angle = (i * 360.0 / DIRECTIONS - 45) * M_PI / 180, d = ring * 1.6 * radius;
            cor_point c = {at.x + d * cos(angle), at.y + d * sin(angle)};
            if (is_free(noting->pen, c, radius)) return c;
        }
    return at;
}

static void draw_disc(const cor_noting *noting, cor_point c, double radius)
{
    cor_pen *pen = noting->pen;
    cor_circle *kind = COR_NEW(pen->arena, cor_circle);
    *kind =
        (cor_circle){.radius = radius, .fill = noting->color, .stroke_width = 0.8 * pen->unit, .stroke = pen->paper};
    cor_scene_add(pen->scene, COR_ITEM_CIRCLES)->circles =
        (cor_circles){.kinds = kind, .n_kinds = 1, .at = cor_arena_memdup(pen->arena, &c, sizeof c), .n = 1};
}

static void draw_sign(const cor_noting *noting, const cor_run *sign, cor_point c)
{
    cor_point ink = cor_rect_center(sign->ink);
    cor_scene_add(noting->pen->scene, COR_ITEM_TEXT)->text =
        (cor_text_item){.run = sign, .x = c.x - sign->width / 2, .y = c.y - ink.y, .color = noting->pen->paper};
}

/* Right, left, above, below and between, close to the disc. */
static void request_label(const cor_noting *noting, cor_point c, double radius)
{
    static const double ways[][2] = {{1, 0},      {-1, 0},    {0, -1},      {0, 1},
                                     {0.7, -0.7}, {0.7, 0.7}, {-0.7, -0.7}, {-0.7, 0.7}};
    enum { N = sizeof ways / sizeof *ways };
    cor_point corners[2 * N];
    double gap = 2 * noting->pen->unit;
    cor_annotation_words options = {.corners = corners, .anchor = c, .fixed = noting->note->fixed};
    options.run = cor_note_shape(noting, noting->words, COR_NOTE_SIZE, 120 * noting->pen->unit, COR_JUSTIFY_LEFT);
    for (size_t i = 0; options.run && i < 2 * N; i++)
        corners[i] = cor_note_beside(c, ways[i % N][0], ways[i % N][1], radius + gap * (i < N ? 1 : 4), options.run->width,
                                     options.run->height);
    options.n_corners = 2 * N;
    cor_note_request(noting, &options);
}

void cor_note_marker(const cor_noting *noting)
{
    cor_pen *pen = noting->pen;
    const cor_annotation *note = noting->note;
    cor_words how = {.size = note->size > 0 ? note->size / pen->unit : SIGN_SIZE, .weight = 700};
    const cor_run *sign = cor_pen_shape(pen, note->sign, how);
    cor_point at;
    if (!sign || !cor_note_spot(noting, &note->at, true, &at)) return;
    double radius = radius_of(noting, sign);
    at = (cor_point){at.x + note->offset.x, at.y + note->offset.y};
    cor_point c = free_place(noting, at, radius), leader[2] = {at, c};
    if (hypot(c.x - at.x, c.y - at.y) > radius) cor_note_line(noting, leader, 2, COR_NOTE_LINE * pen->unit);
    draw_disc(noting, c, radius);
    draw_sign(noting, sign, c);
    cor_pen_obstacle(pen, cor_rect_grown((cor_rect){c.x, c.y, c.x, c.y}, radius + 0.8 * pen->unit), COR_NOTES);
    request_label(noting, c, radius);
}
