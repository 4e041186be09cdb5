/* Bars stacked by class over an axis that begins at zero, from left to right or as the page is read: what charts over
 * time and along a route share. Private to furnish. */
#ifndef COR_FURNISH_BAR_PLOT_H
#define COR_FURNISH_BAR_PLOT_H

#include "furnish/chart.h"

typedef struct {
    cor_pen *pen;
    const cor_chart_classes *classes;
    const double *counts; /* n × classes */
    const double *totals;
    size_t n;
    double length; /* of the axis below the bars, in units of its own */
    cor_rect box;  /* the plot, page points: its lower edge is the axis */
    cor_axis axis; /* of counts */
} cor_bar_plot;

/* Where ALONG lies on the axis below. */
double cor_plot_x(const cor_bar_plot *plot, double along);

/* Takes room from the box for BELOW points under the axis, and for the counts beside it, whose ticks it chooses. */
void cor_plot_lay_out_counts(cor_bar_plot *plot, double below);
void cor_plot_draw_counts(const cor_bar_plot *plot);

/* Whether bars can be seen in the box when MORE points of its height go. */
bool cor_plot_has_room(const cor_bar_plot *plot, double more);

/* The bar INDEX, which stands for FROM … TO on the axis below, with air at either side. */
void cor_plot_bar(const cor_bar_plot *plot, size_t index, double from, double to);

/* The axis below the bars. */
void cor_plot_draw_base(const cor_bar_plot *plot);

/* A thin line. */
void cor_plot_line(const cor_bar_plot *plot, double x0, double y0, double x1, double y1, cor_color color);

#endif
