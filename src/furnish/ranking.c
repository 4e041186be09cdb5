/* Counts by what a field holds as bars, the largest on top, from zero; what is left in one bar below. */
#include <math.h>

#include <glib.h>

#include "furnish/chart.h"
#include "furnish/layout.h"
#include "stats/poisson.h"
#include "words/words.h"

/* Points before `unit`. */
static const double RULE = 0.3, WORD_GAP = 3;

/* Of a row's height what its bar has; of the chart's width what names have at most. */
static const double BAR = 0.7, NAMES = 0.42;

static const double LEVEL = 0.95;

/* Points: no bar has less room. */
static const double MIN_WIDTH = 20;

typedef struct {
    const cor_run *name, *figure;
    double count, low, high; /* low and high: of its interval; the count where there is none */
    bool is_quiet;           /* it is not one of the names */
} bar;

typedef struct {
    cor_pen *pen;
    const cor_ranking_options *options;
    const cor_ranking *ranking;
    cor_chart_frame frame;
    cor_color color;
    bar *bars;
    size_t n;
    double names, scale, row; /* width of names, points a count, height of a row */
} chart_of_bars;

static const char *const *languages_of(const chart_of_bars *c)
{
    return c->pen->what->map->languages;
}

static void add_bar(chart_of_bars *c, const char *name, double count, bool is_quiet)
{
    bar *b = &c->bars[c->n++];
    *b = (bar){.name = cor_chart_word_within(c->pen, name, NAMES * cor_rect_width(c->frame.box)),
               .figure = cor_chart_words(c->pen, cor_chart_figure(c->pen, count), 0),
               .count = count,
               .low = count,
               .high = count,
               .is_quiet = is_quiet};
    if (c->options->has_intervals && !c->options->sum && !is_quiet)
        cor_poisson_interval(count, LEVEL, &b->low, &b->high);
}

static void add_bars(chart_of_bars *c)
{
    const cor_ranking *r = c->ranking;
    cor_arena *arena = c->pen->arena;
    c->bars = COR_NEW_ARRAY(arena, bar, r->n + 2);
    for (size_t i = 0; i < r->n; i++)
        add_bar(c, r->list[i].name, r->list[i].count, false);
    if (r->n_others) {
        const char *many = cor_chart_figure(c->pen, (double) r->n_others);
        add_bar(c, cor_word_with(arena, languages_of(c), COR_WORD_OTHERS, many, NULL), r->others, true);
    }
    if (r->unnamed > 0) add_bar(c, cor_word_in(languages_of(c), COR_WORD_NO_VALUE), r->unnamed, true);
}

/* Bars are as long as leaves room for all figures behind them. */
static bool lay_out(chart_of_bars *c)
{
    double gap = WORD_GAP * c->pen->unit;
    for (size_t i = 0; i < c->n; i++)
        if (c->bars[i].name) c->names = fmax(c->names, c->bars[i].name->width);
    double room = cor_rect_width(c->frame.box) - c->names - gap;
    c->scale = INFINITY;
    for (size_t i = 0; i < c->n; i++) {
        double behind = c->bars[i].figure ? c->bars[i].figure->width + gap : 0;
        if (c->bars[i].high > 0) c->scale = fmin(c->scale, (room - behind) / c->bars[i].high);
        if (room - behind < MIN_WIDTH) return false;
    }
    c->row = fmin(cor_rect_height(c->frame.box) / (double) c->n, 2 * cor_chart_size(c->pen));
    return isfinite(c->scale) && c->row >= cor_chart_size(c->pen);
}

/* From the zero line on, towards where the page is read to. */
static double x_at(const chart_of_bars *c, double count)
{
    double along = c->names + WORD_GAP * c->pen->unit + count * c->scale;
    return c->pen->mirrored ? c->frame.box.x1 - along : c->frame.box.x0 + along;
}

/* A line with a stop at either end. */
static void draw_stopped(const chart_of_bars *c, double a, double z, double y, double width, cor_color color)
{
    double stop = BAR * c->row / 4;
    cor_pen_line(c->pen, (cor_point[2]){{a, y}, {z, y}}, 2, false, width, color);
    cor_pen_line(c->pen, (cor_point[2]){{a, y - stop}, {a, y + stop}}, 2, false, width, color);
    cor_pen_line(c->pen, (cor_point[2]){{z, y - stop}, {z, y + stop}}, 2, false, width, color);
}

/* On paper of its own, which sets it off from a dark bar. */
static void draw_interval(const chart_of_bars *c, const bar *b, double y)
{
    if (!(b->high > b->low)) return;
    double width = 2 * RULE * c->pen->unit;
    draw_stopped(c, x_at(c, b->low), x_at(c, b->high), y, 3 * width, c->pen->paper);
    draw_stopped(c, x_at(c, b->low), x_at(c, b->high), y, width, c->pen->ink);
}

/* RUN's ink with its middle at Y. */
static void draw_words(const chart_of_bars *c, const cor_run *run, double x, double y, bool muted)
{
    if (run) cor_pen_run(c->pen, run, x, y - (run->ink.y0 + run->ink.y1) / 2, muted, 0);
}

static void draw_bar(const chart_of_bars *c, const bar *b, double y)
{
    double zero = x_at(c, 0), end = x_at(c, b->count), beyond = x_at(c, b->high), gap = WORD_GAP * c->pen->unit,
           half = BAR * c->row / 2;
    cor_color color = c->color;
    if (b->is_quiet) color.a *= 0.45f;
    if (b->count > 0) cor_chart_bar(c->pen, (cor_rect){fmin(zero, end), y - half, fmax(zero, end), y + half}, color);
    draw_interval(c, b, y);
    double name = b->name ? b->name->width : 0, count = b->figure ? b->figure->width : 0;
    draw_words(c, b->name, c->pen->mirrored ? zero + gap : zero - gap - name, y, b->is_quiet);
    draw_words(c, b->figure, c->pen->mirrored ? beyond - gap - count : beyond + gap, y, b->is_quiet);
}

static const char *plain(cor_pen *pen, const char *field)
{
    char *words = cor_arena_copy(pen->arena, field);
    g_strdelimit(words, "_-", ' ');
    return cor_pen_words(pen, words);
}

static const char *made_title(const chart_of_bars *c, const char *heading)
{
    char *sum = c->options->sum ? cor_arena_copy(c->pen->arena, plain(c->pen, c->options->sum)) : NULL;
    if (sum) *sum = g_ascii_toupper(*sum);
    return cor_word_with(c->pen->arena, languages_of(c), COR_WORD_BY, sum ? sum : heading,
                         plain(c->pen, c->options->by));
}

static const char *note_of(const chart_of_bars *c)
{
    cor_arena *arena = c->pen->arena;
    const char *all =
        cor_word_with(arena, languages_of(c), COR_WORD_IN_ALL, cor_chart_figure(c->pen, c->ranking->total), NULL);
    if (!c->options->has_intervals || c->options->sum) return all;
    return cor_chart_joined(c->pen, all, cor_word_in(languages_of(c), COR_WORD_INTERVALS));
}

static void draw(chart_of_bars *c, const cor_chart *chart, const char *heading)
{
    cor_chart_title(&c->frame, chart->title ? chart->title : made_title(c, heading));
    cor_chart_note(&c->frame, note_of(c));
    add_bars(c);
    if (!(c->ranking->total > 0)) return; /* "0 in all" says it */
    if (!lay_out(c)) {
        cor_chart_warn(c->pen, chart,
                       "has no room for its bars; give it more height and width, or list fewer by \"top\"");
        return;
    }
    for (size_t i = 0; i < c->n; i++)
        draw_bar(c, &c->bars[i], c->frame.box.y0 + ((double) i + 0.5) * c->row);
    double zero = x_at(c, 0), y = c->frame.box.y0;
    cor_pen_line(c->pen, (cor_point[2]){{zero, y}, {zero, y + (double) c->n * c->row}}, 2, false, RULE * c->pen->unit,
                 c->pen->ink);
}

static const char *name_at(cor_arena *arena, const cor_column *column, uint32_t row)
{
    cor_value value = column ? cor_column_value(column, row) : cor_null();
    if (value.kind == COR_NULL || (value.kind == COR_STRING && !*value.string)) return NULL;
    return cor_value_text(value, arena);
}

static double weight_at(const cor_column *column, uint32_t row)
{
    cor_value value = cor_column_value(column, row);
    return value.kind == COR_NUMBER && value.number > 0 ? value.number : 0;
}

static cor_ranking rank(cor_pen *pen, const cor_chart *chart, const cor_ranking_options *options)
{
    const cor_table *table = chart->drawn->drawable->table;
    const cor_column *by = cor_table_column(table, options->by),
                     *sum = options->sum ? cor_table_column(table, options->sum) : NULL;
    cor_named_row *rows = COR_NEW_ARRAY(pen->arena, cor_named_row, chart->n_rows + 1);
    for (size_t i = 0; i < chart->n_rows; i++) {
        uint32_t row = chart->rows[i];
        rows[i] = (cor_named_row){name_at(pen->arena, by, row),
                                  sum ? weight_at(sum, row) : (double) cor_table_features(table, row)};
    }
    return cor_rank(pen->arena, rows, chart->n_rows, (size_t) options->top);
}

void cor_furnish_ranking(cor_pen *pen, cor_chart *chart)
{
    const cor_ranking_options *options = &pen->what->map->furniture.ranking;
    chart->ranking = rank(pen, chart, options);
    cor_chart_classes classes = cor_chart_classes_of(pen, chart, COR_SPLIT_NONE);
    chart_of_bars c = {.pen = pen,
                       .options = options,
                       .ranking = &chart->ranking,
                       .frame = {pen, chart->box},
                       .color = classes.list[0].color};
    draw(&c, chart, classes.heading);
}
