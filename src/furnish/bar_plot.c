#include "furnish/bar_plot.h"

#include <math.h>

#include "furnish/layout.h"

/* Points before `unit`. */
static const double RULE = 0.3, WORD_GAP = 3, PART_GAP = 0.35;

/* A part of a bar that is lower than this is not set off from the one below: the line would take its ink. */
static const double LEAST_PART = 2;

/* What of its width a bar leaves to air at either side. */
static const double AIR = 0.1;

/* A bar is never narrower than this, points, nor a plot smaller. */
static const double MIN_BAR = 0.5, MIN_HEIGHT = 16, MIN_WIDTH = 40;

double cor_plot_x(const cor_bar_plot *plot, double along)
{
    double share = along / plot->length;
    return plot->pen->mirrored ? plot->box.x1 - share * cor_rect_width(plot->box)
                               : plot->box.x0 + share * cor_rect_width(plot->box);
}

static double y_at(const cor_bar_plot *plot, double count)
{
    return plot->box.y1 - count / (plot->axis.step * (double) plot->axis.n) * cor_rect_height(plot->box);
}

void cor_plot_line(const cor_bar_plot *plot, double x0, double y0, double x1, double y1, cor_color color)
{
    cor_pen_line(plot->pen, (cor_point[2]){{x0, y0}, {x1, y1}}, 2, false, RULE * plot->pen->unit, color);
}

static const cor_run *tick_words(const cor_bar_plot *plot, size_t i)
{
    return cor_chart_words(plot->pen, cor_chart_figure(plot->pen, (double) i * plot->axis.step), 0);
}

static double largest(const cor_bar_plot *plot)
{
    double most = 0;
    for (size_t i = 0; i < plot->n; i++)
        most = fmax(most, plot->totals[i]);
    return most;
}

/* At the side that the page is read from. */
void cor_plot_lay_out_counts(cor_bar_plot *plot, double below)
{
    double line = cor_chart_size(plot->pen) * COR_LEADING, widest = 0;
    plot->box.y0 += line / 2; /* half of the topmost figure */
    plot->box.y1 -= below;
    size_t most = (size_t) fmin(fmax(floor(cor_rect_height(plot->box) / (1.8 * line)), 1), 5);
    plot->axis = cor_axis_to(largest(plot), most, true);
    for (size_t i = 0; i <= plot->axis.n; i++) {
        const cor_run *run = tick_words(plot, i);
        if (run) widest = fmax(widest, run->width);
    }
    if (plot->pen->mirrored)
        plot->box.x1 -= widest + WORD_GAP * plot->pen->unit;
    else
        plot->box.x0 += widest + WORD_GAP * plot->pen->unit;
}

void cor_plot_draw_counts(const cor_bar_plot *plot)
{
    double gap = WORD_GAP * plot->pen->unit;
    cor_color grid = plot->pen->muted;
    grid.a *= 0.35f;
    for (size_t i = 0; i <= plot->axis.n; i++) {
        double y = y_at(plot, (double) i * plot->axis.step);
        const cor_run *run = tick_words(plot, i);
        if (i) cor_plot_line(plot, plot->box.x0, y, plot->box.x1, y, grid);
        if (!run) continue;
        double x = plot->pen->mirrored ? plot->box.x1 + gap : plot->box.x0 - gap - run->width;
        cor_pen_run(plot->pen, run, x, y - (run->ink.y0 + run->ink.y1) / 2, true, 0);
    }
}

bool cor_plot_has_room(const cor_bar_plot *plot, double more)
{
    return cor_rect_height(plot->box) >= MIN_HEIGHT + more && cor_rect_width(plot->box) >= MIN_WIDTH;
}

void cor_plot_bar(const cor_bar_plot *plot, size_t index, double from, double to)
{
    double a = cor_plot_x(plot, from), b = cor_plot_x(plot, to), middle = (a + b) / 2,
           least = fmin(MIN_BAR, cor_rect_width(plot->box) / (double) plot->n),
           half = fmax(fabs(b - a) * (1 - 2 * AIR), least) / 2, sum = 0;
    for (size_t k = 0; k < plot->classes->n; k++) {
        double count = plot->counts[index * plot->classes->n + k];
        if (!(count > 0)) continue;
        cor_rect box = {middle - half, y_at(plot, sum + count), middle + half, y_at(plot, sum)};
        cor_chart_bar(plot->pen, box, plot->classes->list[k].color);
        if (sum > 0 && cor_rect_height(box) > LEAST_PART * plot->pen->unit)
            cor_pen_line(plot->pen, (cor_point[2]){{box.x0, box.y1}, {box.x1, box.y1}}, 2, false,
                         PART_GAP * plot->pen->unit, plot->pen->paper);
        sum += count;
    }
}

void cor_plot_draw_base(const cor_bar_plot *plot)
{
    cor_plot_line(plot, plot->box.x0, plot->box.y1, plot->box.x1, plot->box.y1, plot->pen->ink);
}
