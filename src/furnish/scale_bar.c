/* A scale bar that is true where it stands: its ends are as far apart on the
 * ellipsoid as its words say. */
#include <math.h>

#include <glib.h>

#include "furnish/ground.h"
#include "furnish/layout.h"
#include "proj/geodesic.h"
#include "words/words.h"

/* About 50 mm, in points before `unit`: what a bar is at most. */
static const double USUAL_LENGTH = 140;

static const double THICKNESS = 2.6, WORDS_SIZE = 6.8, ROW = 14;

/* One bar: of kilometres or metres, or of miles or feet. */
typedef struct {
    double metres; /* its whole length on the ground */
    double length; /* on the page */
    int divisions;
    double unit; /* metres of what it counts */
    cor_word word;
    bool over; /* words stand over it, else below */
} bar;

/* Ground metres from page point (X, Y) to the point DX to its right; NaN where the page shows no ground. */
static double ground(const cor_pen *pen, double x, double y, double dx)
{
    cor_point p[2] = {{x, y}, {x + dx, y}};
    cor_page_to_lonlat(pen, p, 2);
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

/* The longest round length of at most MAX units, which divides into two or three round pieces. */
static double round_length(double most, int *ret_divisions)
{
    static const struct {
        double length;
        int divisions;
    } rounds[] = {{6, 3}, {4, 2}, {3, 3}, {2, 2}, {1.5, 3}, {1, 2}};
    double power = pow(10, floor(log10(most)));
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(rounds) && rounds[i].length * power > most * (1 + 1e-9))
        i++;
    *ret_divisions = rounds[i].divisions;
    return rounds[i].length * power;
}

/* False where the page shows no ground, or less than a metre of it. */
static bool bar_at(const cor_pen *pen, cor_point at, double most, bool miles, bar *ret_bar)
{
    double metres = ground(pen, at.x, at.y, most);
    if (!(metres > 1)) return false;
    bool small = metres < (miles ? 1609.344 : 1000);
    *ret_bar = (bar){.unit = miles ? (small ? 0.3048 : 1609.344) : (small ? 1 : 1000),
                     .word = miles ? (small ? COR_WORD_FEET : COR_WORD_MILES)
                                   : (small ? COR_WORD_METRES : COR_WORD_KILOMETRES)};
    ret_bar->metres = round_length(metres / ret_bar->unit, &ret_bar->divisions) * ret_bar->unit;
    ret_bar->length = page_length(pen, at.x, at.y, ret_bar->metres, most);
    return ret_bar->length > 0;
}

static void draw_bar(cor_pen *pen, const bar *b, double x, double y)
{
    double h = THICKNESS * pen->unit, step = b->length / b->divisions;
    cor_rect whole = {x, y, x + b->length, y + h};
    cor_pen_box(pen, cor_rect_grown(whole, 0.9), pen->paper);
    for (int i = 0; i < b->divisions; i += 2)
        cor_pen_box(pen, (cor_rect){x + i * step, y, x + (i + 1) * step, y + h}, pen->ink);
    cor_pen_outline(pen, whole, 0.5 * pen->unit, pen->ink);
}

/* RUN from X on, with Y as its top; over a bar, what hangs below Latin letters is lifted off it. */
static void draw_run(cor_pen *pen, const bar *b, const cor_run *run, double x, double y)
{
    if (!run) return;
    double deep = b->over ? fmax(0, run->ink.y1 - 1.1 * cor_set_size(WORDS_SIZE, pen->unit)) : 0;
    cor_pen_run(pen, run, x, y - deep, false, 1.1 * pen->unit);
}

/* The word for what B counts, alone. */
static const cor_run *unit_of(cor_pen *pen, cor_word word)
{
    char *unit = cor_arena_copy(pen->arena, cor_word_with(pen->arena, pen->what->map->languages, word, "", NULL));
    return cor_pen_shape(pen, g_strstrip(unit), (cor_words){.size = WORDS_SIZE});
}

/* The unit, said once, hangs over to the right of the last figure, also where words run from right to left. */
static void draw_last(cor_pen *pen, const bar *b, const char *text, const cor_run *figure, double x, double y)
{
    const cor_words how = {.size = WORDS_SIZE};
    const char *const *languages = pen->what->map->languages;
    if (!pen->mirrored) {
        draw_run(pen, b, cor_pen_shape(pen, cor_word_with(pen->arena, languages, b->word, text, NULL), how), x, y);
        return;
    }
    draw_run(pen, b, figure, x, y);
    draw_run(pen, b, unit_of(pen, b->word), x + figure->width + 0.3 * WORDS_SIZE * pen->unit, y);
}

/* Whether there is room for a figure over each division: the last is the widest. */
static bool is_roomy(cor_pen *pen, const bar *b)
{
    const char *text = cor_word_number(pen->arena, pen->what->map->languages, b->metres / b->unit, 3);
    const cor_run *widest = cor_pen_shape(pen, text, (cor_words){.size = WORDS_SIZE});
    return !widest || b->length / b->divisions > widest->width + 0.6 * WORDS_SIZE * pen->unit;
}

/* Figures over the ends of the divisions. */
static void draw_words(cor_pen *pen, const bar *b, double x, double y)
{
    int step = is_roomy(pen, b) ? 1 : b->divisions;
    for (int i = 0; i <= b->divisions; i += step) {
        double value = b->metres / b->unit * i / b->divisions;
        const char *text = cor_word_number(pen->arena, pen->what->map->languages, value, 3);
        const cor_run *figure = cor_pen_shape(pen, text, (cor_words){.size = WORDS_SIZE});
        double start = x + b->length * i / b->divisions - (figure ? figure->width / 2 : 0);
        if (figure && i == b->divisions)
            draw_last(pen, b, text, figure, start, y);
        else
            draw_run(pen, b, figure, start, y);
    }
}

/* What the second bar takes: its words hang below it, some scripts' further than others'. */
static double height_below(cor_pen *pen)
{
    double word = 0;
    for (cor_word w = COR_WORD_MILES; pen->mirrored && w <= COR_WORD_FEET; w++) {
        const cor_run *run = unit_of(pen, w);
        if (run) word = fmax(word, run->height);
    }
    return fmax(ROW * pen->unit, (2 * THICKNESS + 1.8) * pen->unit + word - 4 * pen->unit);
}

/* What hangs over at the end: half of the last figure, and the unit, which some languages write out. */
static double side_of(cor_pen *pen, cor_units units)
{
    double word = 0;
    cor_word first = units == COR_UNITS_MILES ? COR_WORD_MILES : COR_WORD_KILOMETRES;
    cor_word last = units == COR_UNITS_KM ? COR_WORD_METRES : COR_WORD_FEET;
    for (cor_word w = first; w <= last; w++) {
        const cor_run *run = unit_of(pen, w);
        if (run) word = fmax(word, run->width);
    }
    return fmax(22 * pen->unit, 9 * pen->unit + word);
}

void cor_furnish_scale_bar(cor_pen *pen)
{
    static const cor_at corners[4] = {COR_AT_BOTTOM_LEFT, COR_AT_BOTTOM_RIGHT, COR_AT_TOP_RIGHT, COR_AT_TOP_LEFT};
    const cor_scale_bar *options = &pen->what->map->furniture.scale_bar;
    double unit = pen->unit, most = fmin(options->length > 0 ? options->length : USUAL_LENGTH * unit,
                                         cor_rect_width(pen->scene->frame) / (options->length > 0 ? 1.2 : 3));
    double side = side_of(pen, options->units), start = 5 * unit;
    bool both = options->units == COR_UNITS_BOTH;
    double below = both ? height_below(pen) : 0;
    cor_rect box = cor_furniture_place(pen, "scale bar", options->at, start + most + side, ROW * unit + below, corners);
    if (cor_rect_is_empty(box)) return;
    cor_point at = {box.x0 + start, box.y0 + (ROW - 4) * unit};
    bar first, second;
    if (!bar_at(pen, at, most, options->units == COR_UNITS_MILES, &first)) return;
    bool has_second = both && bar_at(pen, at, first.length * 1.05, true, &second);
    cor_scene_group(pen->scene, "scale-bar", "Scale bar");
    draw_bar(pen, &first, at.x, at.y);
    first.over = true;
    draw_words(pen, &first, at.x, box.y0);
    if (has_second) {
        double y = at.y + (THICKNESS + 1) * unit;
        draw_bar(pen, &second, at.x, y);
        draw_words(pen, &second, at.x, y + (THICKNESS + 0.8) * unit);
    }
    double length = has_second ? fmax(first.length, second.length) : first.length;
    box.x1 = at.x + length + side;
    cor_pen_obstacle(pen, box, "scale-bar");
    cor_furniture_warn_marks(pen, "scale bar", box);
}
