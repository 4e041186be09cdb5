/* Where on the page's map a detail is: its part is marked, and a line leads from there to the detail, past all
 * furniture; where there is no such way, a letter stands at both. */
#include <math.h>

#include "furnish/layout.h"
#include "furnish/pen.h"
#include "geo/clip.h"

/* Points before `unit`. The line has a rim of paper, which no line of a map has: it is taken for no border. */
static const double PART_WIDTH = 0.7, LINE_WIDTH = 0.55, RIM_WIDTH = 1.1, LETTER_SIZE = 7.2, LETTER_GAP = 1.6;

/* A part that is smaller is marked so large: it would vanish below the mark that it is about. */
static const double LEAST_PART = 8;

static const float RIM_STRENGTH = 0.85f;

/* What names keep off the lines of a detail, points. */
static const double CLEAR = 0.5;

/* How near the line comes to furniture, points. */
static const double BERTH = 2;

/* So much longer may a line be for each mark that it does not cross, points. */
static const double MARK_DETOUR = 60;

typedef struct {
    cor_point from, to;
    double cost; /* infinite: there is no way */
} way;

/* Whether the line from A to B stays outside of BOX. */
static bool stays_outside(cor_point a, cor_point b, cor_rect box)
{
    return !cor_clip_segment(&a, &b, box);
}

/* Furniture but the inset itself, with what belongs to it. */
static bool is_in_the_way(const cor_obstacle *o, const cor_inset_box *inset, const way *w)
{
    if (o->minding != COR_MIND_ALWAYS || cor_rect_covers(cor_rect_grown(inset->box, 1.01), o->box)) return false;
    return !stays_outside(w->from, w->to, cor_rect_grown(o->box, BERTH));
}

/* A circle or an icon that does not lie in the part itself. */
static bool crosses(const way *w, cor_rect part, cor_rect mark)
{
    return !cor_rects_overlap(part, mark) && !stays_outside(w->from, w->to, mark);
}

static size_t marks_crossed(const cor_scene *scene, cor_rect part, const way *w)
{
    size_t n_labels, n_obstacles, n = 0;
    const cor_label *labels = cor_scene_labels(scene, &n_labels);
    const cor_obstacle *obstacles = cor_scene_obstacles(scene, &n_obstacles);
    for (size_t i = 0; i < n_labels; i++)
        n += labels[i].icon && crosses(w, part, labels[i].mark_box);
    for (size_t i = 0; i < n_obstacles; i++)
        n += obstacles[i].radius > 0 && !obstacles[i].line && obstacles[i].minding != COR_MIND_ALWAYS &&
             crosses(w, part, obstacles[i].box);
    return n;
}

static double cost_of(const cor_scene *scene, const cor_inset_box *inset, cor_rect part, const way *w)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(scene, &n);
    if (!stays_outside(w->from, w->to, cor_rect_grown(part, -0.01)) ||
        !stays_outside(w->from, w->to, cor_rect_grown(inset->box, -0.01)))
        return INFINITY;
    for (size_t i = 0; i < n; i++)
        if (is_in_the_way(&obstacles[i], inset, w)) return INFINITY;
    return hypot(w->to.x - w->from.x, w->to.y - w->from.y) + MARK_DETOUR * (double) marks_crossed(scene, part, w);
}

/* Between the two corners that are nearest with nothing between them. */
static way best_way(const cor_scene *scene, const cor_inset_box *inset, cor_rect part)
{
    cor_point from[4], to[4];
    way best = {.cost = INFINITY};
    cor_box_corners(part, from);
    cor_box_corners(inset->box, to);
    for (int i = 0; i < 16; i++) {
        way w = {.from = from[i / 4], .to = to[i % 4]};
        w.cost = cost_of(scene, inset, part, &w);
        if (w.cost < best.cost) best = w;
    }
    return best;
}

static void draw_way(cor_pen *pen, const way *w, cor_color color)
{
    const cor_point line[2] = {w->from, w->to};
    cor_color rim = pen->paper;
    rim.a *= RIM_STRENGTH;
    cor_pen_line(pen, line, 2, false, (LINE_WIDTH + 2 * RIM_WIDTH) * pen->unit, rim);
    cor_pen_line(pen, line, 2, false, LINE_WIDTH * pen->unit, color);
    cor_pen_line_obstacle(pen, w->from, w->to, CLEAR + RIM_WIDTH * pen->unit, COR_MIND_PLACES, "inset");
}

static bool is_free(const cor_scene *scene, cor_rect box)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(scene, &n);
    if (!cor_rect_covers(scene->frame, box)) return false;
    for (size_t i = 0; i < n; i++)
        if (obstacles[i].minding == COR_MIND_ALWAYS && cor_rects_overlap(obstacles[i].box, box)) return false;
    return true;
}

/* Beside a corner of PART, at the right and above first; within it where there is no room round it. */
static void draw_letter(cor_pen *pen, cor_rect part, const char *letter)
{
    double gap = LETTER_GAP * pen->unit;
    const cor_run *run = cor_pen_shape(pen, letter, (cor_words){.size = LETTER_SIZE, .weight = 700});
    if (!run) return;
    const cor_point corners[] = {{part.x1 + gap, part.y0},
                                 {part.x0 - gap - run->width, part.y0},
                                 {part.x1 + gap, part.y1 - run->height},
                                 {part.x0 - gap - run->width, part.y1 - run->height},
                                 {part.x0, part.y0 - run->height},
                                 {part.x0, part.y1},
                                 {part.x0 + gap, part.y0}};
    enum { N = sizeof corners / sizeof *corners };
    cor_rect box = COR_RECT_EMPTY;
    for (int i = 0; i < N; i++) {
        box = (cor_rect){corners[i].x, corners[i].y, corners[i].x + run->width, corners[i].y + run->height};
        if (is_free(pen->scene, box)) break;
    }
    cor_pen_run(pen, run, box.x0, box.y0, false, 1.4 * pen->unit);
    cor_pen_obstacle(pen, box, "inset");
}

/* What lies under furniture can't be marked. */
static bool is_hidden(const cor_scene *scene, cor_rect part)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(scene, &n);
    cor_point middle = cor_rect_center(part);
    for (size_t i = 0; i < n; i++)
        if (obstacles[i].covers && cor_rect_contains(obstacles[i].box, middle.x, middle.y)) return true;
    return false;
}

static cor_rect at_least(cor_rect part, double size)
{
    double x = fmax(0, size - cor_rect_width(part)) / 2, y = fmax(0, size - cor_rect_height(part)) / 2;
    return (cor_rect){part.x0 - x, part.y0 - y, part.x1 + x, part.y1 + y};
}

const char *cor_furnish_leader(const cor_furnishing *furnishing, const cor_inset_box *inset, cor_rect part,
                               size_t index)
{
    cor_pen pen = cor_pen_new(furnishing);
    cor_color color = cor_inset_color(&pen, inset->options);
    cor_point corners[4];
    part = at_least(part, LEAST_PART * pen.unit);
    cor_rect seen = cor_rect_common(part, pen.scene->frame);
    if (cor_rect_is_empty(seen) || is_hidden(pen.scene, seen)) return NULL;
    cor_group *group = cor_scene_group(pen.scene, cor_arena_format(pen.arena, "inset-%zu-part", index + 1), "Detail");
    group->clipped = true;
    group->clip = pen.scene->frame;
    way w = best_way(pen.scene, inset, seen);
    if (isfinite(w.cost)) draw_way(&pen, &w, color);
    cor_pen_outline(&pen, part, PART_WIDTH * pen.unit, color);
    cor_box_corners(part, corners);
    for (int i = 0; i < 4; i++)
        cor_pen_line_obstacle(&pen, corners[i], corners[(i + 1) % 4], CLEAR, COR_MIND_PLACES, "inset");
    if (isfinite(w.cost)) return NULL;
    const char *letter = cor_arena_format(pen.arena, "%c", (char) ('A' + index));
    draw_letter(&pen, seen, letter);
    return letter;
}
