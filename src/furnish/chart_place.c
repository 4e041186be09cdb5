/* Where charts stand: below the map, one below the other; beside it, above a table; or on it. */
#include <math.h>

#include "furnish/chart.h"
#include "furnish/layout.h"
#include "furnish/strips.h"

/* As wide as the map and what stands beside it, or as it is told, from where the page is read. */
static cor_rect place_below(const cor_pen *pen, const cor_chart *chart, double y, double height)
{
    double strip = cor_beside_strip(pen->what->map, pen->unit), width = chart->options->width;
    cor_rect box = {pen->scene->frame.x0, y, pen->scene->frame.x1, y + height};
    if (pen->mirrored)
        box.x0 = width > 0 ? fmax(box.x0 - strip, box.x1 - width) : box.x0 - strip;
    else
        box.x1 = width > 0 ? fmin(box.x1 + strip, box.x0 + width) : box.x1 + strip;
    return box;
}

static cor_rect place_beside(const cor_pen *pen, double y, double height)
{
    const cor_map_document *map = pen->what->map;
    double margin = cor_page_margin(map, pen->unit), width = cor_beside_strip(map, pen->unit) - COR_GAP * pen->unit,
           x = pen->mirrored ? margin : pen->scene->width - margin - width;
    return (cor_rect){x, y, x + width, y + height};
}

void cor_charts_place_around(cor_pen *pen)
{
    const cor_map_document *map = pen->what->map;
    double gap = COR_GAP_SMALL * pen->unit, below = cor_furnish_below_frame(pen) + pen->what->strip,
           beside = pen->scene->frame.y0;
    for (size_t i = 0; i < pen->what->n_charts; i++) {
        cor_chart *chart = &pen->what->charts[i];
        cor_chart_standing stands = cor_chart_stands(map, chart->piece);
        double height = cor_chart_height(map, chart->piece, pen->unit);
        if (stands == COR_CHART_ON_MAP) continue;
        if (stands == COR_CHART_BELOW) {
            chart->box = place_below(pen, chart, below + gap, height);
            below += gap + height;
        } else {
            chart->box = place_beside(pen, beside, height);
            beside += gap + height;
        }
        cor_pen_obstacle(pen, chart->box, cor_piece_key(chart->piece));
    }
}

static void place_on_map(cor_pen *pen, cor_chart *chart)
{
    static const cor_at corners[4] = {COR_AT_BOTTOM_LEFT, COR_AT_BOTTOM_RIGHT, COR_AT_TOP_LEFT, COR_AT_TOP_RIGHT};
    cor_at at =
        chart->options->at == COR_AT_BELOW || chart->options->at == COR_AT_BESIDE ? COR_AT_AUTO : chart->options->at;
    cor_rect frame = pen->scene->frame;
    double width = cor_chart_width_on_map(chart->options, cor_rect_width(frame), pen->unit),
           height = cor_chart_height(pen->what->map, chart->piece, pen->unit);
    const char *what = cor_piece_key(chart->piece);
    chart->box = cor_furniture_place(pen, what, at, width, fmin(height, cor_rect_height(frame)), corners);
    if (!cor_rect_is_empty(chart->box)) cor_pen_cover(pen, chart->box, what);
}

void cor_chart_place_on_map(cor_pen *pen, cor_piece piece)
{
    for (size_t i = 0; i < pen->what->n_charts; i++)
        if (pen->what->charts[i].piece == piece && cor_chart_stands(pen->what->map, piece) == COR_CHART_ON_MAP)
            place_on_map(pen, &pen->what->charts[i]);
}
