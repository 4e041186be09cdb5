/* What an inset has besides its map: a place on the page, a frame, a title, the subject of a locator, the leader of a
 * detail. */
#include "furnish/layout.h"
#include "furnish/pen.h"
#include "geo/clip.h"

/* Points before `unit`. */
static const double FRAME_WIDTH = 0.5, TITLE_SIZE = 6.8, MIN_SUBJECT = 5;

/* What names keep off the lines of a detail, points. */
static const double CLEAR = 0.5;

static cor_color color_of(const cor_pen *pen, const cor_inset *options)
{
    return options->color.said ? options->color.color : pen->ink;
}

void cor_furnish_inset_place(cor_pen *pen, cor_inset_box *inset)
{
    static const cor_at corners[4] = {COR_AT_BOTTOM_RIGHT, COR_AT_TOP_RIGHT, COR_AT_TOP_LEFT, COR_AT_BOTTOM_LEFT};
    inset->box = cor_furniture_place_off(pen, inset->options->at, inset->width, inset->height, corners, inset->avoid);
    cor_pen_cover(pen, cor_rect_grown(inset->box, 1), "inset");
}

static void draw_title(cor_pen *pen, const cor_inset_box *inset)
{
    double pad = 3.2 * pen->unit;
    cor_rect box = inset->box;
    const cor_run *run = cor_pen_shape(pen, inset->title,
                                       (cor_words){.size = TITLE_SIZE,
                                                   .weight = 600,
                                                   .max_width = cor_rect_width(box) - 2 * pad,
                                                   .justify = cor_pen_side(pen)});
    if (!run) return;
    cor_pen_run(pen, run, box.x0 + pad, box.y0 + pad * 0.7, false, 1.4 * pen->unit);
    cor_pen_obstacle(pen, (cor_rect){box.x0, box.y0, box.x0 + run->width + 2 * pad, box.y0 + run->height + pad},
                     "inset");
}

static cor_rect bounds_of(const cor_point *points, size_t n)
{
    cor_rect r = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++)
        r = cor_rect_with(r, points[i].x, points[i].y);
    return r;
}

/* A subject too small to be seen as a shape becomes a square. */
static void draw_subject(cor_pen *pen, const cor_inset_box *inset, const cor_point *ring, size_t n)
{
    cor_color line = color_of(pen, inset->options), fill = line;
    cor_rect bounds = bounds_of(ring, n);
    cor_point square[4], c = cor_rect_center(bounds);
    double least = MIN_SUBJECT * pen->unit;
    fill.a *= 0.08f;
    if (cor_rect_width(bounds) < least && cor_rect_height(bounds) < least) {
        cor_box_corners((cor_rect){c.x - least / 2, c.y - least / 2, c.x + least / 2, c.y + least / 2}, square);
        ring = square;
        n = 4;
    }
    cor_pen_area(pen, ring, n, fill);
    cor_pen_line(pen, ring, n, true, 0.9 * pen->unit, line);
}

void cor_furnish_inset(const cor_furnishing *furnishing, const cor_inset_box *inset, const cor_point *subject, size_t n)
{
    cor_pen pen = cor_pen_new(furnishing);
    if (n) {
        cor_group *group = cor_scene_group(pen.scene, "subject", "Subject");
        group->clipped = true;
        group->clip = inset->box;
        draw_subject(&pen, inset, subject, n);
    }
    cor_scene_group(pen.scene, "frame", "Frame");
    cor_pen_outline(&pen, inset->box, FRAME_WIDTH * pen.unit, pen.ink);
    draw_title(&pen, inset);
}

/* Whether the line from A to B stays outside of BOX. */
static bool stays_outside(cor_point a, cor_point b, cor_rect box)
{
    return !cor_clip_segment(&a, &b, cor_rect_grown(box, -0.01));
}

void cor_furnish_leader(const cor_furnishing *furnishing, const cor_inset_box *inset, cor_rect part, size_t index)
{
    cor_pen pen = cor_pen_new(furnishing);
    cor_color color = color_of(&pen, inset->options), quiet = color;
    quiet.a *= 0.75f;
    cor_point from[4], to[4];
    cor_box_corners(part, from);
    cor_box_corners(inset->box, to);
    cor_group *group = cor_scene_group(pen.scene, cor_arena_format(pen.arena, "inset-%zu-part", index + 1), "Detail");
    group->clipped = true;
    group->clip = pen.scene->frame;
    cor_pen_outline(&pen, part, 0.7 * pen.unit, color);
    for (int i = 0; i < 4; i++) {
        cor_pen_line_obstacle(&pen, from[i], from[(i + 1) % 4], CLEAR, COR_MIND_PLACES, "inset");
        if (!stays_outside(from[i], to[i], part) || !stays_outside(from[i], to[i], inset->box)) continue;
        cor_pen_line(&pen, (cor_point[2]){from[i], to[i]}, 2, false, 0.4 * pen.unit, quiet);
        cor_pen_line_obstacle(&pen, from[i], to[i], CLEAR, COR_MIND_PLACES, "inset");
    }
}
