/* A scale bar that is true where it stands: its ends are as far apart on the
 * ellipsoid as its words say. */
#include <math.h>

#include "base/number.h"
#include "furnish/layout.h"
#include "furnish/pen.h"
#include "furnish/words.h"
#include "proj/geodesic.h"

/* About 45 mm, in points before `unit`. */
static const double USUAL_LENGTH = 128;

/* Ground metres from page point (X, Y) to the point DX to its right; NaN where the page shows no ground. */
static double ground(const cor_pen *pen, double x, double y, double dx)
{
    cor_point p[2] = {cor_affine_apply(pen->what->to_map, x, y), cor_affine_apply(pen->what->to_map, x + dx, y)};
    cor_transform_forward(pen->what->to_lonlat, p, 2);
    return cor_geodesic_distance(p[0], p[1]);
}

/* The page length whose ground length is METRES, by the secant rule; scale is nearly even over a bar. */
static double page_length(const cor_pen *pen, double x, double y, double metres, double guess)
{
    for (int i = 0; i < 20; i++) {
        double now = ground(pen, x, y, guess);
        if (!(now > 0)) return NAN;
        if (fabs(now - metres) < metres * 1e-9) break;
        guess *= metres / now;
    }
    return guess;
}

static const char *words_of(cor_pen *pen, double metres, bool with_unit)
{
    char text[COR_NUMBER_SPACE];
    bool km = metres >= 1000 || (metres == 0 && !with_unit);
    cor_format_people(text, km ? metres / 1000 : metres, 3);
    if (!with_unit) return cor_arena_copy(pen->arena, text);
    return cor_word_with(pen->arena, pen->what->map->languages, km ? COR_WORD_KILOMETRES : COR_WORD_METRES, text, NULL);
}

static void draw_bar(cor_pen *pen, double x, double y, double length)
{
    double h = 2.6 * pen->unit;
    cor_rect whole = {x, y, x + length, y + h}, half = {x, y, x + length / 2, y + h};
    cor_point outline[4] = {{x, y}, {x + length, y}, {x + length, y + h}, {x, y + h}};
    cor_pen_box(pen, cor_rect_grown(whole, 0.9), pen->paper);
    cor_pen_box(pen, half, pen->ink);
    cor_pen_line(pen, outline, 4, true, 0.5 * pen->unit, pen->ink);
}

static void draw_words(cor_pen *pen, double x, double y, double length, double metres)
{
    cor_words how = {.size = 6.8};
    const char *texts[3] = {"0", words_of(pen, metres / 2, false), words_of(pen, metres, true)};
    if (metres >= 1000 && metres < 2000) texts[1] = NULL; /* "0.5" would say more than it should */
    for (int i = 0; i < 3; i++) {
        const cor_run *run = cor_pen_shape(pen, texts[i], how);
        if (!run) continue;
        /* The unit hangs over to the right: the figure itself stands over its end. */
        const cor_run *figure = i == 2 ? cor_pen_shape(pen, words_of(pen, metres, false), how) : run;
        double width = figure ? figure->width : run->width;
        if (i == 2 && metres < 1000) width = run->width;
        cor_pen_run(pen, run, x + length * i / 2 - width / 2, y, false, 1.1 * pen->unit);
    }
}

void cor_furnish_scale_bar(cor_pen *pen)
{
    static const cor_at corners[4] = {COR_AT_BOTTOM_LEFT, COR_AT_BOTTOM_RIGHT, COR_AT_TOP_RIGHT, COR_AT_TOP_LEFT};
    double usual = fmin(USUAL_LENGTH * pen->unit, cor_rect_width(pen->scene->frame) / 3);
    double side = 22 * pen->unit, height = 14 * pen->unit;
    cor_rect box =
        cor_furniture_place(pen, pen->what->map->furniture.scale_bar.at, usual + 1.5 * side, height, corners);
    double x = box.x0 + 5 * pen->unit, y = box.y1 - 4 * pen->unit;
    double metres = ground(pen, x, y, usual);
    if (!(metres > 1)) return; /* the page shows no ground here, or less than a metre of it */
    metres = cor_round_down(metres);
    double length = page_length(pen, x, y, metres, usual);
    if (!(length > 0)) return;
    cor_scene_group(pen->scene, "scale-bar", "Scale bar");
    draw_bar(pen, x, y, length);
    draw_words(pen, x, box.y1 - height, length, metres);
    cor_pen_obstacle(pen, (cor_rect){box.x0, box.y0, x + length + side, box.y1}, "scale-bar");
}
