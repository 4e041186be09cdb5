/* A north arrow, true where it stands: it points along the meridian of its own place. The grid's north is up the page;
 * an arrow of the grid shows by how much true north differs, where that can be seen. */
#include <math.h>

#include "base/number.h"
#include "furnish/ground.h"
#include "furnish/layout.h"
#include "words/words.h"

/* Points before `unit`: the arrow's height unless it is said, and its width as a share of it. */
static const double USUAL_HEIGHT = 25, SLENDER = 0.34, LETTER = 7.5;

/* A convergence that is less than this cannot be seen, degrees. */
static const double MIN_CONVERGENCE = 0.5;

/* A polygon round MIDDLE, turned by ANGLE degrees clockwise. */
static void draw_shape(cor_pen *pen, cor_point middle, double angle, const cor_point *shape, size_t n, cor_color fill,
                       cor_color line)
{
    cor_point turned[8];
    double c = cos(angle * M_PI / 180), s = sin(angle * M_PI / 180);
    for (size_t i = 0; i < n; i++)
        turned[i] = (cor_point){middle.x + c * shape[i].x - s * shape[i].y, middle.y + s * shape[i].x + c * shape[i].y};
    cor_pen_area(pen, turned, n, fill);
    cor_pen_line(pen, turned, n, true, 0.4 * pen->unit, line);
}

/* A slender needle in two halves, one dark and one of paper. */
static void draw_needle(cor_pen *pen, cor_point middle, double height, double angle, cor_color ink)
{
    double h = height / 2, w = height * SLENDER / 2, notch = height * 0.3;
    const cor_point left[3] = {{0, -h}, {-w, h}, {0, notch}}, right[3] = {{0, -h}, {w, h}, {0, notch}};
    draw_shape(pen, middle, angle, right, 3, pen->paper, ink);
    draw_shape(pen, middle, angle, left, 3, ink, ink);
}

/* A thin line to true north from the foot of a grid's arrow. */
static void draw_meridian(cor_pen *pen, cor_point foot, double length, double angle, cor_color ink)
{
    double a = angle * M_PI / 180;
    cor_point line[2] = {foot, {foot.x + length * sin(a), foot.y - length * cos(a)}};
    cor_pen_line(pen, line, 2, false, 0.5 * pen->unit, ink);
}

double cor_true_north(const cor_pen *pen, cor_point at)
{
    static const double small = 1e-4;
    cor_point p[2] = {at, at};
    cor_page_to_lonlat(pen, p, 1);
    double step = p[0].y > 0 ? -small : small;
    p[1] = (cor_point){p[0].x, p[0].y + step};
    cor_lonlat_to_page(pen, p, 2);
    double sign = step > 0 ? 1 : -1;
    return atan2(sign * (p[1].x - p[0].x), -sign * (p[1].y - p[0].y)) * 180 / M_PI;
}

static const char *convergence_words(cor_pen *pen, double angle)
{
    char text[COR_NUMBER_SPACE];
    cor_format_decimals(text, fabs(angle), 1);
    return cor_word_with(pen->arena, pen->what->map->languages, angle > 0 ? COR_WORD_EAST : COR_WORD_WEST,
                         cor_arena_format(pen->arena, "%s\u00b0", text), NULL);
}

typedef struct {
    cor_rect box;
    double height; /* of the needle */
    const cor_run *letter;
} arrow;

/* The letter over the needle, and room for the convergence below it. */
static arrow measure(cor_pen *pen, const cor_north_arrow *options)
{
    static const cor_at corners[4] = {COR_AT_TOP_RIGHT, COR_AT_TOP_LEFT, COR_AT_BOTTOM_RIGHT, COR_AT_BOTTOM_LEFT};
    cor_word letter = options->grid ? COR_WORD_ARROW_GRID : COR_WORD_ARROW_NORTH;
    arrow a = {.height = options->size > 0 ? options->size : USUAL_HEIGHT * pen->unit};
    a.letter =
        cor_pen_shape(pen, cor_word_in(pen->what->map->languages, letter), (cor_words){.size = LETTER, .weight = 700});
    double text = a.letter ? a.letter->height : 0, below = options->grid ? cor_set_size(6, pen->unit) * COR_LEADING : 0;
    double width = fmax(a.height * 0.8, 18 * pen->unit);
    a.box =
        cor_furniture_place(pen, "north arrow", options->at, width, text + a.height + below + 2 * pen->unit, corners);
    return a;
}

/* How far what reaches from LOW to HIGH must go to lie between FROM and TO. */
static double way_in(double low, double high, double from, double to)
{
    return low < from ? from - low : high > to ? to - high : 0;
}

/* Where the needle's middle goes so that an arrow that points aside stays within the frame: HEAD and FOOT are its ends
 * as seen from the middle, AROUND is what the letter takes round its head. */
static cor_point kept_inside(const cor_pen *pen, cor_point middle, cor_point head, cor_point foot, double around)
{
    cor_rect frame = cor_rect_grown(pen->scene->frame, -COR_GAP_SMALL * pen->unit);
    double x0 = fmin(head.x - around, foot.x), x1 = fmax(head.x + around, foot.x);
    double y0 = fmin(head.y - around, foot.y), y1 = fmax(head.y + around, foot.y);
    return (cor_point){middle.x + way_in(middle.x + x0, middle.x + x1, frame.x0, frame.x1),
                       middle.y + way_in(middle.y + y0, middle.y + y1, frame.y0, frame.y1)};
}

void cor_furnish_north_arrow(cor_pen *pen)
{
    const cor_north_arrow *options = &pen->what->map->furniture.north_arrow;
    arrow a = measure(pen, options);
    if (cor_rect_is_empty(a.box)) return;
    double text = a.letter ? a.letter->height : 0;
    cor_point middle = {cor_rect_center(a.box).x, a.box.y0 + text + a.height / 2};
    double north = cor_true_north(pen, middle);
    cor_color ink = options->color.said ? options->color.color : pen->ink;
    if (!isfinite(north)) return; /* the page shows no ground here */
    cor_scene_group(pen->scene, "north-arrow", "North arrow");
    double turn = options->grid ? 0 : north, rad = turn * M_PI / 180, away = a.height / 2 + text * 0.42;
    cor_point head = {away * sin(rad), -away * cos(rad)},
              foot = {-head.x * a.height / 2 / away, -head.y * a.height / 2 / away};
    middle = kept_inside(pen, middle, head, foot, text * 0.42);
    draw_needle(pen, middle, a.height, turn, ink);
    if (a.letter)
        cor_pen_run_turned(pen, a.letter, (cor_point){middle.x + head.x, middle.y + head.y}, 0, false, 1.1 * pen->unit);
    if (options->grid && fabs(north) >= MIN_CONVERGENCE) {
        foot = (cor_point){middle.x, middle.y + a.height / 2};
        draw_meridian(pen, foot, a.height * 1.1, north, ink);
        const cor_run *words = cor_pen_shape(pen, convergence_words(pen, north), (cor_words){.size = 6});
        if (words)
            cor_pen_run_turned(pen, words, (cor_point){foot.x, foot.y + words->height * 0.6}, 0, false,
                               1.1 * pen->unit);
    }
    cor_pen_obstacle(pen, a.box, "north-arrow");
    cor_furniture_warn_marks(pen, "north arrow", a.box);
}
