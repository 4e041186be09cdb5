/* What an inset has besides its map: a place on the page, a frame, a title, the subject of a locator. */
#include "furnish/layout.h"
#include "furnish/pen.h"

/* Points before `unit`. */
static const double FRAME_WIDTH = 0.5, TITLE_SIZE = 6.8, MIN_SUBJECT = 5;

cor_color cor_inset_color(const cor_pen *pen, const cor_inset *options)
{
    return options->color.said ? options->color.color : pen->ink;
}

void cor_furnish_inset_place(cor_pen *pen, cor_inset_box *inset)
{
    static const cor_at corners[4] = {COR_AT_BOTTOM_RIGHT, COR_AT_TOP_RIGHT, COR_AT_TOP_LEFT, COR_AT_BOTTOM_LEFT};
    inset->box =
        cor_furniture_place_off(pen, "inset", inset->options->at, inset->width, inset->height, corners, inset->avoid);
    if (cor_rect_is_empty(inset->box)) return;
    cor_pen_cover(pen, cor_rect_grown(inset->box, 1), "inset");
}

/* Behind the letter by which its part is found on the map. */
static const char *title_of(cor_pen *pen, const cor_inset_box *inset)
{
    if (!inset->letter || !inset->title) return inset->letter ? inset->letter : inset->title;
    return cor_arena_format(pen->arena, "%s\u2002%s", inset->letter, cor_pen_words(pen, inset->title));
}

static void draw_title(cor_pen *pen, const cor_inset_box *inset)
{
    double pad = 3.2 * pen->unit;
    cor_rect box = inset->box;
    const cor_run *run = cor_pen_shape(pen, title_of(pen, inset),
                                       (cor_words){.size = TITLE_SIZE,
                                                   .weight = 600,
                                                   .max_width = cor_rect_width(box) - 2 * pad,
                                                   .justify = cor_pen_side(pen)});
    if (!run) return;
    cor_pen_run(pen, run, box.x0 + pad, box.y0 + pad * 0.7, false, 1.4 * pen->unit);
    cor_pen_obstacle(pen, (cor_rect){box.x0, box.y0, box.x0 + run->width + 2 * pad, box.y0 + run->height + pad},
                     "inset");
}

static cor_rect part_bounds(const cor_path *path, size_t part)
{
    cor_rect r = COR_RECT_EMPTY;
    for (size_t i = path->parts[part]; i < path->parts[part + 1]; i++)
        r = cor_rect_with(r, path->points[i].x, path->points[i].y);
    return r;
}

static double larger_side(cor_rect r)
{
    return fmax(cor_rect_width(r), cor_rect_height(r));
}

/* The bounds of the largest piece. */
static cor_rect largest_part(const cor_path *path)
{
    cor_rect largest = part_bounds(path, 0);
    for (size_t i = 1; i < path->n_parts; i++) {
        cor_rect r = part_bounds(path, i);
        if (larger_side(r) > larger_side(largest)) largest = r;
    }
    return largest;
}

/* A subject too small to be seen as a shape becomes a square. */
static cor_inset_subject visible(cor_pen *pen, const cor_inset_subject *subject)
{
    double least = MIN_SUBJECT * pen->unit;
    cor_rect bounds = largest_part(subject->area);
    cor_point c = cor_rect_center(bounds), square[4];
    if (!(larger_side(bounds) < least)) return *subject;
    cor_box_corners((cor_rect){c.x - least / 2, c.y - least / 2, c.x + least / 2, c.y + least / 2}, square);
    const cor_path *path = cor_pen_path(pen, square, 4, true);
    return (cor_inset_subject){path, path};
}

static void draw_subject(cor_pen *pen, const cor_inset_box *inset, const cor_inset_subject *subject)
{
    cor_color line = cor_inset_color(pen, inset->options), fill = line;
    cor_inset_subject drawn = visible(pen, subject);
    fill.a *= 0.08f;
    cor_scene_add(pen->scene, COR_ITEM_FILL)->fill = (cor_fill){.paths = drawn.area, .n_paths = 1, .color = fill};
    if (drawn.outline)
        cor_scene_add(pen->scene, COR_ITEM_STROKE)->stroke = (cor_stroke){
            .paths = drawn.outline, .n_paths = 1, .color = line, .width = 0.9 * pen->unit, .miter_limit = 10};
}

void cor_furnish_inset(const cor_furnishing *furnishing, const cor_inset_box *inset, const cor_inset_subject *subject)
{
    cor_pen pen = cor_pen_new(furnishing);
    if (subject->area) {
        cor_group *group = cor_scene_group(pen.scene, "subject", "Subject");
        group->clipped = true;
        group->clip = inset->box;
        draw_subject(&pen, inset, subject);
    }
    cor_scene_group(pen.scene, "frame", "Frame");
    cor_pen_outline(&pen, inset->box, FRAME_WIDTH * pen.unit, pen.ink);
    draw_title(&pen, inset);
}
