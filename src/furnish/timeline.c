/* Counts by month, quarter or year as bars, stacked by the legend's classes. The axis begins at zero; empty periods are
 * there; where a period's days are not all known its bar is as much narrower. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/bar_plot.h"
#include "furnish/layout.h"
#include "words/words.h"

/* Points before `unit`. */
static const double TICK = 2.5, WORD_GAP = 3;

typedef struct {
    cor_pen *pen;
    const cor_timeline_options *options;
    const cor_period_counts *counts;
    const cor_chart_classes *classes;
    cor_chart_frame frame;
    cor_bar_plot plot;
} timeline;

static const char *const *languages_of(const timeline *t)
{
    return t->pen->what->map->languages;
}

static double bin_width(const timeline *t)
{
    return cor_rect_width(t->plot.box) / (double) t->counts->n;
}

/* ---- words ------------------------------------------------------------------------------------------------ */

static const char *made_title(const timeline *t)
{
    return cor_word_with(t->pen->arena, languages_of(t), (cor_word) (COR_WORD_BY_MONTH + t->counts->unit),
                         t->classes->heading, NULL);
}

/* Whether the days of some period are known in part. */
static bool has_parts(const timeline *t)
{
    for (size_t i = 0; i < t->counts->n; i++) {
        double from, covered = cor_period_covered(t->counts, i, &from);
        if (covered > 0 && covered < 1) return true;
    }
    return false;
}

static const char *day_words(const timeline *t, cor_day day)
{
    cor_date d = cor_day_date(day);
    const char *text = cor_arena_format(t->pen->arena, "%04d-%02d-%02d", d.year, d.month, d.day);
    return cor_word_date(t->pen->arena, languages_of(t), text);
}

/* How many there are, those without a date among them; from when to when, where that is said. */
static const char *note_of(const timeline *t)
{
    const cor_period_counts *c = t->counts;
    cor_arena *arena = t->pen->arena;
    const char *note =
        cor_word_with(arena, languages_of(t), COR_WORD_IN_ALL, cor_chart_figure(t->pen, c->total + c->undated), NULL);
    if (c->undated > 0)
        note = cor_chart_joined(
            t->pen, note,
            cor_word_with(arena, languages_of(t), COR_WORD_UNDATED, cor_chart_figure(t->pen, c->undated), NULL));
    if (c->window.from && c->window.to)
        note = cor_chart_joined(t->pen, note,
                                cor_word_with(arena, languages_of(t), COR_WORD_BETWEEN, day_words(t, c->window.from),
                                              day_words(t, c->window.to)));
    if (has_parts(t))
        note =
            cor_chart_joined(t->pen, note, cor_word_in(languages_of(t), (cor_word) (COR_WORD_NARROW_MONTH + c->unit)));
    return note;
}

/* ---- the axis of time ------------------------------------------------------------------------------------- */

static int year_of(const timeline *t, size_t i)
{
    return cor_period_year(t->counts->first + (cor_period) i, t->counts->unit);
}

static const cor_run *name_of(const timeline *t, size_t i)
{
    cor_period period = t->counts->first + (cor_period) i;
    return cor_chart_words(t->pen,
                           cor_word_period(t->pen->arena, languages_of(t), t->counts->unit,
                                           cor_period_year(period, t->counts->unit),
                                           cor_period_in_year(period, t->counts->unit)),
                           0);
}

/* Whether each period has room for its name, so that names stand in a row over those of the years. */
static bool names_fit(const timeline *t)
{
    if (t->counts->unit == COR_BY_YEAR) return false;
    for (size_t i = 0; i < t->counts->n; i++) {
        const cor_run *run = name_of(t, i);
        if (!run || run->width + WORD_GAP * t->pen->unit > bin_width(t)) return false;
    }
    return true;
}

/* A year's name and the one after it keep apart where only every so many of them stand. */
static int years_apart(const timeline *t)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    const cor_run *run = cor_chart_words(t->pen, "2000", 0);
    double in_a_year = t->counts->unit == COR_BY_MONTH     ? 12
                       : t->counts->unit == COR_BY_QUARTER ? 4
                                                           : 1,
           needed = run ? run->width + 2 * WORD_GAP * t->pen->unit : 0;
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(steps) && steps[i] * in_a_year * bin_width(t) < needed)
        i++;
    return steps[i];
}

/* The periods of one year from FIRST on; returns the end. */
static size_t year_end(const timeline *t, size_t first)
{
    size_t end = first;
    while (end < t->counts->n && year_of(t, end) == year_of(t, first))
        end++;
    return end;
}

static void draw_years(const timeline *t, double y, double ticks_to)
{
    int apart = years_apart(t);
    for (size_t first = 0, end; first < t->counts->n; first = end) {
        end = year_end(t, first);
        bool begins = cor_period_in_year(t->counts->first + (cor_period) first, t->counts->unit) == 1;
        if (begins && t->counts->unit != COR_BY_YEAR)
            cor_plot_line(&t->plot, cor_plot_x(&t->plot, (double) first), t->plot.box.y1,
                          cor_plot_x(&t->plot, (double) first), ticks_to, t->pen->muted);
        const cor_run *run = cor_chart_words(t->pen, cor_arena_format(t->pen->arena, "%d", year_of(t, first)), 0);
        bool has_room = run && (run->width <= (double) (end - first) * bin_width(t) || begins);
        if (has_room && year_of(t, first) % apart == 0)
            cor_chart_word_at(&t->frame, run, cor_plot_x(&t->plot, (double) (first + end) / 2), y, true);
    }
}

static void draw_times(const timeline *t, bool with_names)
{
    double y = t->plot.box.y1 + TICK * t->pen->unit, line = cor_chart_size(t->pen) * COR_LEADING;
    for (size_t i = 0; with_names && i < t->counts->n; i++)
        cor_chart_word_at(&t->frame, name_of(t, i), cor_plot_x(&t->plot, (double) i + 0.5), y, true);
    if (with_names) y += line;
    draw_years(t, y, y + (with_names ? 0.8 * line : 0));
    cor_plot_draw_base(&t->plot);
}

/* ---- bars ------------------------------------------------------------------------------------------------- */

static void draw_bar(const timeline *t, size_t i)
{
    double from, covered = cor_period_covered(t->counts, i, &from);
    if (covered <= 0) { /* there are rows of days that nobody said to be known */
        from = 0;
        covered = 1;
    }
    cor_plot_bar(&t->plot, i, (double) i + from, (double) i + from + covered);
}

/* Where rows begin to be known, or cease to, within a period. */
static void draw_window(const timeline *t)
{
    for (size_t i = 0; i < t->counts->n; i++) {
        double from, covered = cor_period_covered(t->counts, i, &from);
        if (covered <= 0 || covered >= 1) continue;
        double x[2] = {cor_plot_x(&t->plot, (double) i + from), cor_plot_x(&t->plot, (double) i + from + covered)};
        if (from > 0) cor_plot_line(&t->plot, x[0], t->plot.box.y0, x[0], t->plot.box.y1, t->pen->muted);
        if (from + covered < 1) cor_plot_line(&t->plot, x[1], t->plot.box.y0, x[1], t->plot.box.y1, t->pen->muted);
    }
}

/* ---- all of it -------------------------------------------------------------------------------------------- */

/* What the plot has once title, key, note and the names below it have taken theirs. */
static bool lay_out(timeline *t, bool *ret_with_names)
{
    double line = cor_chart_size(t->pen) * COR_LEADING, below = TICK * t->pen->unit + line;
    t->plot = (cor_bar_plot){.pen = t->pen,
                             .classes = t->classes,
                             .counts = t->counts->counts,
                             .totals = t->counts->totals,
                             .n = t->counts->n,
                             .length = (double) t->counts->n,
                             .box = t->frame.box};
    cor_plot_lay_out_counts(&t->plot, below);
    *ret_with_names = cor_plot_has_room(&t->plot, line) && names_fit(t);
    if (*ret_with_names) t->plot.box.y1 -= line;
    return cor_plot_has_room(&t->plot, 0);
}

static void draw(timeline *t, const cor_chart *chart)
{
    bool with_names;
    cor_chart_title(&t->frame, chart->title ? chart->title : made_title(t));
    cor_chart_key(&t->frame, t->classes);
    cor_chart_note(&t->frame, note_of(t));
    if (!lay_out(t, &with_names)) {
        cor_chart_warn(t->pen, chart, "has no room for its bars; give it more height and width, or the page");
        return;
    }
    cor_plot_draw_counts(&t->plot);
    for (size_t i = 0; i < t->counts->n; i++)
        draw_bar(t, i);
    draw_window(t);
    draw_times(t, with_names);
}

static const cor_column *dates_of(const cor_chart *chart, const char *field)
{
    return cor_table_column(chart->drawn->drawable->table, field);
}

static cor_date date_at(const cor_column *column, uint32_t row)
{
    cor_date date = {0};
    cor_value value = column ? cor_column_value(column, row) : cor_null();
    if (value.kind == COR_NUMBER && value.number >= 1 && value.number <= 9999 && value.number == floor(value.number))
        date.year = (int) value.number;
    if (value.kind == COR_STRING && !cor_date_parse(value.string, &date)) date = (cor_date){0};
    return date;
}

/* The smallest unit whose bars can be told apart. */
static cor_period_unit usual_unit(const cor_dated_row *rows, size_t n, cor_day_window window)
{
    enum { MOST_MONTHS = 36, MOST_QUARTERS = 48 };
    int first = window.from ? cor_day_date(window.from).year : 9999,
        last = window.to ? cor_day_date(window.to).year : 1;
    for (size_t i = 0; i < n; i++) {
        if (!rows[i].date.year) continue;
        first = MIN(first, rows[i].date.year);
        last = MAX(last, rows[i].date.year);
    }
    int years = last - first + 1;
    return years * 12 <= MOST_MONTHS ? COR_BY_MONTH : years * 4 <= MOST_QUARTERS ? COR_BY_QUARTER : COR_BY_YEAR;
}

static bool count(cor_pen *pen, cor_chart *chart, const cor_chart_classes *classes)
{
    const cor_timeline_options *options = &pen->what->map->furniture.timeline;
    const cor_table *table = chart->drawn->drawable->table;
    const cor_column *dates = dates_of(chart, options->date);
    cor_dated_row *rows = COR_NEW_ARRAY(pen->arena, cor_dated_row, chart->n_rows + 1);
    for (size_t i = 0; i < chart->n_rows; i++)
        rows[i] = (cor_dated_row){date_at(dates, chart->rows[i]), classes->of[i],
                                  (double) cor_table_features(table, chart->rows[i])};
    cor_period_unit unit = options->has_unit ? options->unit : usual_unit(rows, chart->n_rows, chart->window);
    if (!cor_count_periods(pen->arena, rows, chart->n_rows, classes->n, unit, chart->window, &chart->counts)) {
        cor_chart_warn(pen, chart,
                       "is left out: it would have more bars than can be told apart; count by a longer period");
        return false;
    }
    if (!chart->counts.n) cor_chart_warn(pen, chart, "is left out: none of the rows that are drawn has a date");
    return chart->counts.n > 0;
}

void cor_furnish_timeline(cor_pen *pen, cor_chart *chart)
{
    const cor_timeline_options *options = &pen->what->map->furniture.timeline;
    cor_chart_classes classes =
        cor_chart_classes_of(pen, chart, options->has_classes ? COR_SPLIT_BY_COLOR : COR_SPLIT_NONE);
    if (!count(pen, chart, &classes)) return;
    chart->classes = cor_chart_class_words(pen, &classes);
    timeline t = {
        .pen = pen, .options = options, .counts = &chart->counts, .classes = &classes, .frame = {pen, chart->box}};
    draw(&t, chart);
}
