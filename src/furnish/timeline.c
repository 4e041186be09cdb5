/* Counts by month, quarter or year as bars, stacked by the legend's classes. The axis begins at zero; empty periods are
 * there; where a period's days are not all known its bar is as much narrower. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/chart.h"
#include "furnish/layout.h"
#include "words/words.h"

/* Points before `unit`. */
static const double RULE = 0.3, TICK = 2.5, WORD_GAP = 3, PART_GAP = 0.35;

/* A part of a bar that is lower than this is not set off from the one below: the line would take its ink. */
static const double LEAST_PART = 2;

/* What of a period's width is air at either side of its bar. */
static const double AIR = 0.1;

/* A bar is never narrower than this, points, nor a plot smaller. */
static const double MIN_BAR = 0.5, MIN_HEIGHT = 16, MIN_WIDTH = 40;

typedef struct {
    cor_pen *pen;
    const cor_timeline_options *options;
    const cor_period_counts *counts;
    const cor_chart_classes *classes;
    cor_chart_frame frame;
    cor_axis axis;
    cor_rect plot;
} timeline;

static const char *const *languages_of(const timeline *t)
{
    return t->pen->what->map->languages;
}

static const char *figure(const timeline *t, double x)
{
    return cor_word_number(t->pen->arena, languages_of(t), x, 2);
}

/* Where P periods after the first begin; on a page read from right to left time runs from there. */
static double x_at(const timeline *t, double p)
{
    double share = p / (double) t->counts->n;
    return t->pen->mirrored ? t->plot.x1 - share * cor_rect_width(t->plot)
                            : t->plot.x0 + share * cor_rect_width(t->plot);
}

static double y_at(const timeline *t, double count)
{
    return t->plot.y1 - count / (t->axis.step * (double) t->axis.n) * cor_rect_height(t->plot);
}

static double bin_width(const timeline *t)
{
    return cor_rect_width(t->plot) / (double) t->counts->n;
}

static cor_color grid_color(const timeline *t)
{
    cor_color color = t->pen->muted;
    color.a *= 0.35f;
    return color;
}

static void draw_line(const timeline *t, double x0, double y0, double x1, double y1, cor_color color)
{
    cor_pen_line(t->pen, (cor_point[2]){{x0, y0}, {x1, y1}}, 2, false, RULE * t->pen->unit, color);
}

/* ---- words ------------------------------------------------------------------------------------------------ */

static const char *made_title(const timeline *t)
{
    return cor_word_with(t->pen->arena, languages_of(t), (cor_word) (COR_WORD_BY_MONTH + t->counts->unit),
                         t->classes->heading, NULL);
}

static const char *joined(const timeline *t, const char *so_far, const char *next)
{
    if (!so_far) return next;
    return cor_arena_format(t->pen->arena, "%s%s%s", so_far, cor_word_in(languages_of(t), COR_WORD_NEXT), next);
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
    const char *note = cor_word_with(arena, languages_of(t), COR_WORD_IN_ALL, figure(t, c->total + c->undated), NULL);
    if (c->undated > 0)
        note = joined(t, note, cor_word_with(arena, languages_of(t), COR_WORD_UNDATED, figure(t, c->undated), NULL));
    if (c->window.from && c->window.to)
        note = joined(t, note,
                      cor_word_with(arena, languages_of(t), COR_WORD_BETWEEN, day_words(t, c->window.from),
                                    day_words(t, c->window.to)));
    if (has_parts(t))
        note = joined(t, note, cor_word_in(languages_of(t), (cor_word) (COR_WORD_NARROW_MONTH + c->unit)));
    return note;
}

/* ---- the axis of counts ----------------------------------------------------------------------------------- */

static double largest(const timeline *t)
{
    double most = 0;
    for (size_t i = 0; i < t->counts->n; i++)
        most = fmax(most, t->counts->totals[i]);
    return most;
}

/* Chooses ticks for HEIGHT and gives them room at the side that the page is read from. */
static void lay_out_counts(timeline *t, double height)
{
    double line = cor_chart_size(t->pen) * COR_LEADING, widest = 0;
    size_t most = (size_t) fmin(fmax(floor(height / (1.8 * line)), 1), 5);
    t->axis = cor_axis_to(largest(t), most, true);
    for (size_t i = 0; i <= t->axis.n; i++) {
        const cor_run *run = cor_chart_words(t->pen, figure(t, (double) i * t->axis.step), 0);
        if (run) widest = fmax(widest, run->width);
    }
    if (t->pen->mirrored)
        t->plot.x1 -= widest + WORD_GAP * t->pen->unit;
    else
        t->plot.x0 += widest + WORD_GAP * t->pen->unit;
}

static void draw_counts(const timeline *t)
{
    double gap = WORD_GAP * t->pen->unit;
    for (size_t i = 0; i <= t->axis.n; i++) {
        double y = y_at(t, (double) i * t->axis.step);
        const cor_run *run = cor_chart_words(t->pen, figure(t, (double) i * t->axis.step), 0);
        if (i) draw_line(t, t->plot.x0, y, t->plot.x1, y, grid_color(t));
        if (!run) continue;
        double x = t->pen->mirrored ? t->plot.x1 + gap : t->plot.x0 - gap - run->width;
        cor_pen_run(t->pen, run, x, y - (run->ink.y0 + run->ink.y1) / 2, true, 0);
    }
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
            draw_line(t, x_at(t, (double) first), t->plot.y1, x_at(t, (double) first), ticks_to, t->pen->muted);
        const cor_run *run = cor_chart_words(t->pen, cor_arena_format(t->pen->arena, "%d", year_of(t, first)), 0);
        bool has_room = run && (run->width <= (double) (end - first) * bin_width(t) || begins);
        if (has_room && year_of(t, first) % apart == 0)
            cor_chart_word_at(&t->frame, run, x_at(t, (double) (first + end) / 2), y, true);
    }
}

static void draw_times(const timeline *t, bool with_names)
{
    double y = t->plot.y1 + TICK * t->pen->unit, line = cor_chart_size(t->pen) * COR_LEADING;
    for (size_t i = 0; with_names && i < t->counts->n; i++)
        cor_chart_word_at(&t->frame, name_of(t, i), x_at(t, (double) i + 0.5), y, true);
    if (with_names) y += line;
    draw_years(t, y, y + (with_names ? 0.8 * line : 0));
    draw_line(t, t->plot.x0, t->plot.y1, t->plot.x1, t->plot.y1, t->pen->ink);
}

/* ---- bars ------------------------------------------------------------------------------------------------- */

/* From where to where the bar of period I goes, in periods. */
static void bar_of(const timeline *t, size_t i, double *ret_from, double *ret_to)
{
    double from, covered = cor_period_covered(t->counts, i, &from);
    if (covered <= 0) { /* there are rows of days that nobody said to be known */
        from = 0;
        covered = 1;
    }
    double least = fmin(MIN_BAR / bin_width(t), 1), width = fmax(covered * (1 - 2 * AIR), least);
    double middle = (double) i + from + covered / 2;
    *ret_from = middle - width / 2;
    *ret_to = middle + width / 2;
}

static void draw_bar(const timeline *t, size_t i)
{
    const cor_period_counts *c = t->counts;
    double from, to, sum = 0;
    bar_of(t, i, &from, &to);
    double a = x_at(t, from), b = x_at(t, to);
    for (size_t k = 0; k < c->n_classes; k++) {
        double count = c->counts[i * c->n_classes + k];
        if (!(count > 0)) continue;
        cor_rect box = {fmin(a, b), y_at(t, sum + count), fmax(a, b), y_at(t, sum)};
        cor_chart_bar(t->pen, box, t->classes->list[k].color);
        if (sum > 0 && cor_rect_height(box) > LEAST_PART * t->pen->unit)
            cor_pen_line(t->pen, (cor_point[2]){{box.x0, box.y1}, {box.x1, box.y1}}, 2, false, PART_GAP * t->pen->unit,
                         t->pen->paper);
        sum += count;
    }
}

/* Where rows begin to be known, or cease to, within a period. */
static void draw_window(const timeline *t)
{
    for (size_t i = 0; i < t->counts->n; i++) {
        double from, covered = cor_period_covered(t->counts, i, &from);
        if (covered <= 0 || covered >= 1) continue;
        double x[2] = {x_at(t, (double) i + from), x_at(t, (double) i + from + covered)};
        if (from > 0) draw_line(t, x[0], t->plot.y0, x[0], t->plot.y1, t->pen->muted);
        if (from + covered < 1) draw_line(t, x[1], t->plot.y0, x[1], t->plot.y1, t->pen->muted);
    }
}

/* ---- all of it -------------------------------------------------------------------------------------------- */

static void warn(const cor_pen *pen, const cor_chart *chart, const char *what)
{
    cor_warn(pen->what->symbolizer->diagnostics, cor_node_location(chart->options->node), "the timeline %s", what);
}

/* What the plot has once title, key, note and the names below it have taken theirs. */
static bool lay_out(timeline *t, bool *ret_with_names)
{
    double line = cor_chart_size(t->pen) * COR_LEADING, below = TICK * t->pen->unit + line;
    t->plot = t->frame.box;
    t->plot.y0 += line / 2; /* half of the topmost figure */
    lay_out_counts(t, cor_rect_height(t->plot) - below);
    *ret_with_names = cor_rect_height(t->plot) > below + line + MIN_HEIGHT && names_fit(t);
    t->plot.y1 -= below + (*ret_with_names ? line : 0);
    return cor_rect_height(t->plot) >= MIN_HEIGHT && cor_rect_width(t->plot) >= MIN_WIDTH;
}

static void draw(timeline *t, const cor_chart *chart)
{
    bool with_names;
    cor_chart_title(&t->frame, chart->title ? chart->title : made_title(t));
    cor_chart_key(&t->frame, t->classes);
    cor_chart_note(&t->frame, note_of(t));
    if (!lay_out(t, &with_names)) {
        warn(t->pen, chart, "has no room for its bars; give it more height and width, or the page");
        return;
    }
    draw_counts(t);
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
        warn(pen, chart, "is left out: it would have more bars than can be told apart; count by a longer period");
        return false;
    }
    if (!chart->counts.n) warn(pen, chart, "is left out: none of the rows that are drawn has a date");
    return chart->counts.n > 0;
}

static const char *const *words_of(const cor_pen *pen, const cor_chart_classes *classes)
{
    const char **words = COR_NEW_ARRAY(pen->arena, const char *, classes->n);
    for (size_t i = 0; i < classes->n; i++)
        words[i] = classes->list[i].words;
    return classes->told_apart ? words : NULL;
}

void cor_furnish_timeline(cor_pen *pen, cor_chart *chart)
{
    const cor_timeline_options *options = &pen->what->map->furniture.timeline;
    cor_chart_classes classes =
        cor_chart_classes_of(pen, chart, options->has_classes ? COR_SPLIT_BY_COLOR : COR_SPLIT_NONE);
    if (!count(pen, chart, &classes)) return;
    chart->classes = words_of(pen, &classes);
    timeline t = {
        .pen = pen, .options = options, .counts = &chart->counts, .classes = &classes, .frame = {pen, chart->box}};
    draw(&t, chart);
}
