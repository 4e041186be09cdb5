#include "furnish/chart.h"
#include "furnish/layout.h"

/* On the map a chart has ground of its own, and room round it. */
static bool is_on_map(const cor_pen *pen, const cor_chart *chart)
{
    return cor_rects_overlap(cor_rect_grown(chart->box, -1), pen->scene->frame);
}

static void draw(cor_pen *pen, cor_chart *chart)
{
    const char *key = cor_piece_key(chart->piece);
    cor_scene_group(pen->scene, key, "Chart");
    if (is_on_map(pen, chart)) {
        cor_pen_box(pen, chart->box, pen->panel);
        chart->box = cor_rect_grown(chart->box, -COR_GAP_SMALL * pen->unit);
    }
    if (chart->piece == COR_PIECE_TIMELINE) cor_furnish_timeline(pen, chart);
    if (chart->piece == COR_PIECE_RANKING) cor_furnish_ranking(pen, chart);
    if (chart->piece == COR_PIECE_STRIP) cor_furnish_route_strip(pen, chart);
}

void cor_furnish_charts(const cor_furnishing *furnishing)
{
    cor_pen pen = cor_pen_new(furnishing);
    for (size_t i = 0; i < furnishing->n_charts; i++)
        if (!cor_rect_is_empty(furnishing->charts[i].box) && furnishing->charts[i].drawn)
            draw(&pen, &furnishing->charts[i]);
}
