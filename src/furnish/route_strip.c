/* Counts along a route as bars, stacked by the legend's classes, over its kilometres from end to end. The axis of
 * counts begins at zero; empty stretches are there; where an end of the route cuts a stretch its bar is as much
 * narrower. */
#include <math.h>

#include "furnish/bar_plot.h"
#include "furnish/layout.h"
#include "words/words.h"

/* Points before `unit`. */
static const double TICK = 2.5, WORD_GAP = 6;

/* So many bars at most, and kilometres under them, where nothing else is asked for. */
enum { MOST_BARS = 50, MOST_TICKS = 12 };

typedef struct {
    cor_pen *pen;
    const cor_bin_counts *counts;
    const cor_chart_classes *classes;
    cor_chart_frame frame;
    cor_bar_plot plot;
} strip;

static const char *kilometres(const strip *s, double km)
{
    return cor_word_with(s->pen->arena, s->pen->what->map->languages, COR_WORD_KILOMETRES, cor_chart_figure(s->pen, km),
                         NULL);
}

static const char *worded(const strip *s, cor_word word, const char *first, const char *second)
{
    return cor_word_with(s->pen->arena, s->pen->what->map->languages, word, first, second);
}

/* NOTE, and that MANY are not among the bars, as WORD has it; NOTE alone where there are none. */
static const char *with_missing(const strip *s, const char *note, cor_word word, double many)
{
    if (!(many > 0)) return note;
    return cor_chart_joined(s->pen, note, worded(s, word, cor_chart_figure(s->pen, many), NULL));
}

/* How many there are, how long a stretch of the route a bar is, and what no bar has. */
static const char *note_of(const strip *s)
{
    const cor_bin_counts *c = s->counts;
    double in_all = c->total + c->beyond + c->unplaced;
    const char *note = worded(s, COR_WORD_IN_ALL, cor_chart_figure(s->pen, in_all), NULL);
    note = cor_chart_joined(s->pen, note, worded(s, COR_WORD_EACH_BAR, kilometres(s, c->width), NULL));
    note = with_missing(s, note, COR_WORD_BEYOND_ENDS, c->beyond);
    return with_missing(s, note, COR_WORD_OFF_ROUTE, c->unplaced);
}

/* ---- the axis of kilometres ------------------------------------------------------------------------------- */

/* So far apart that their figures, the last of which names the unit, are told apart. */
static double tick_step(const strip *s)
{
    double length = s->counts->to - s->counts->from, width = cor_rect_width(s->plot.box);
    double farthest = fmax(fabs(s->counts->from), fabs(s->counts->to));
    const cor_run *run = cor_chart_words(s->pen, kilometres(s, floor(farthest)), 0);
    double needed = (run ? run->width : 0) + WORD_GAP * s->pen->unit;
    return cor_axis_to(length, (size_t) fmin(fmax(floor(width / needed), 1), MOST_TICKS), false).step;
}

static void draw_kilometres(const strip *s)
{
    double step = tick_step(s), axis = s->plot.box.y1, tick = TICK * s->pen->unit, from = s->counts->from;
    double last = floor(s->counts->to / step + 1e-9);
    for (double k = ceil(from / step - 1e-9); k <= last; k++) {
        double x = cor_plot_x(&s->plot, k * step - from);
        const char *words = k < last ? cor_chart_figure(s->pen, k * step) : kilometres(s, k * step);
        const cor_run *run = cor_chart_words(s->pen, words, 0);
        cor_plot_line(&s->plot, x, axis, x, axis + tick, s->pen->muted);
        if (run) cor_chart_word_at(&s->frame, run, x, axis + tick, true);
    }
    cor_plot_draw_base(&s->plot);
}

/* ---- all of it -------------------------------------------------------------------------------------------- */

static bool lay_out(strip *s)
{
    s->plot = (cor_bar_plot){.pen = s->pen,
                             .classes = s->classes,
                             .counts = s->counts->counts,
                             .totals = s->counts->totals,
                             .n = s->counts->n,
                             .length = s->counts->to - s->counts->from,
                             .box = s->frame.box};
    cor_plot_lay_out_counts(&s->plot, TICK * s->pen->unit + cor_chart_size(s->pen) * COR_LEADING);
    return cor_plot_has_room(&s->plot, 0);
}

static void draw(strip *s, const cor_chart *chart, const char *route)
{
    cor_chart_title(&s->frame, chart->title ? chart->title : worded(s, COR_WORD_ALONG, s->classes->heading, route));
    cor_chart_key(&s->frame, s->classes);
    cor_chart_note(&s->frame, note_of(s));
    if (!lay_out(s)) {
        cor_chart_warn(s->pen, chart, "has no room for its bars; give it more height and width, or the page");
        return;
    }
    cor_plot_draw_counts(&s->plot);
    for (size_t i = 0; i < s->counts->n; i++) {
        double from, to;
        cor_bin_ends(s->counts, i, &from, &to);
        cor_plot_bar(&s->plot, i, from - s->counts->from, to - s->counts->from);
    }
    draw_kilometres(s);
}

static bool count(cor_pen *pen, cor_chart *chart, const cor_chart_classes *classes)
{
    const cor_table *table = chart->drawn->drawable->table;
    cor_placed_row *rows = COR_NEW_ARRAY(pen->arena, cor_placed_row, chart->n_rows + 1);
    for (size_t i = 0; i < chart->n_rows; i++)
        rows[i] = (cor_placed_row){chart->km[i], classes->of[i], (double) cor_table_features(table, chart->rows[i])};
    double said = pen->what->map->furniture.route_strip.bin / 1000,
           width = said > 0 ? said : cor_axis_to(chart->km_to - chart->km_from, MOST_BARS, false).step;
    if (cor_count_bins(pen->arena, rows, chart->n_rows, classes->n, chart->km_from, chart->km_to, width, &chart->bins))
        return true;
    cor_chart_warn(pen, chart, "is left out: it would have more bars than can be told apart; give it a longer \"bin\"");
    return false;
}

void cor_furnish_route_strip(cor_pen *pen, cor_chart *chart)
{
    const cor_route_strip_options *options = &pen->what->map->furniture.route_strip;
    cor_chart_classes classes = cor_chart_classes_of(pen, chart, options->has_classes);
    if (!count(pen, chart, &classes)) return;
    chart->classes = cor_chart_class_words(pen, &classes);
    strip s = {.pen = pen, .counts = &chart->bins, .classes = &classes, .frame = {pen, chart->box}};
    draw(&s, chart, cor_pen_words(pen, options->route));
}
