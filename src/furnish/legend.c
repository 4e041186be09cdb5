/* Where the legend stands: on the map where that hides nothing that matters, else on a strip below it. */
#include "furnish/legend.h"

#include <math.h>

#include "furnish/layout.h"

/* A legend that takes this share of the frame hides the map that it explains. */
static const double LARGEST_FRACTION = 0.3;

/* On the map a legend is at most this share of the frame high. */
static const double MAX_HEIGHT = 0.85;

/* What a panel may hide before a strip is better: two marks, or five names, or some 80 points of a route. */
static const double MAX_HIDDEN = 16;

/* Fewer columns look better: each more must hide so much less. */
static const double EXTRA_COLUMN = 5;

enum { MAX_COLUMNS = 4 };

static double padding(const cor_pen *pen)
{
    return COR_GAP_SMALL * pen->unit;
}

static bool fits(const cor_pen *pen, const cor_legend_set *set)
{
    cor_rect frame = pen->scene->frame;
    double width = set->width + 4 * padding(pen), height = set->height + 4 * padding(pen);
    return width <= cor_rect_width(frame) && height <= MAX_HEIGHT * cor_rect_height(frame) &&
           set->width * set->height <= LARGEST_FRACTION * cor_rect_width(frame) * cor_rect_height(frame);
}

/* The panel that hides least, of all numbers of columns that fit; empty when none does. */
static cor_rect choose_panel(const cor_legend *legend, cor_legend_set *ret_set, double *ret_hidden)
{
    static const cor_at corners[4] = {COR_AT_TOP_LEFT, COR_AT_TOP_RIGHT, COR_AT_BOTTOM_RIGHT, COR_AT_BOTTOM_LEFT};
    cor_pen *pen = legend->pen;
    cor_rect best = COR_RECT_EMPTY;
    double least = INFINITY;
    *ret_hidden = INFINITY;
    for (size_t columns = 1; columns <= MAX_COLUMNS; columns++) {
        cor_legend_set set = cor_legend_in_columns(legend, columns);
        double hidden = 0;
        if (set.n_columns < columns || !fits(pen, &set)) continue;
        cor_rect box =
            cor_furniture_place_weighed(pen, pen->what->map->furniture.legend.at, set.width + 2 * padding(pen),
                                        set.height + 2 * padding(pen), corners, &hidden);
        double cost = hidden + (double) columns * EXTRA_COLUMN;
        if (!(cost < least)) continue;
        least = cost;
        *ret_hidden = hidden;
        *ret_set = set;
        best = box;
    }
    return best;
}

static void draw_panel(const cor_legend *legend, const cor_legend_set *set, cor_rect box)
{
    cor_pen *pen = legend->pen;
    cor_scene_group(pen->scene, "legend", "Legend");
    cor_pen_box(pen, box, pen->panel);
    cor_legend_draw(legend, set, box.x0 + padding(pen), box.y0 + padding(pen));
    cor_pen_cover(pen, box, "legend");
}

/* As many columns as the page is wide for. */
static cor_legend_set strip_set(const cor_legend *legend)
{
    double width = cor_rect_width(legend->pen->scene->frame);
    cor_legend_set set = cor_legend_in_columns(legend, 1);
    for (size_t columns = 2; columns <= 8; columns++) {
        cor_legend_set next = cor_legend_in_columns(legend, columns);
        if (next.width > width || next.n_columns < columns) break;
        if (next.height < set.height - 0.01) set = next;
    }
    return set;
}

static double strip_height(const cor_legend *legend)
{
    return strip_set(legend).height + 2 * padding(legend->pen);
}

static void draw_strip(const cor_legend *legend)
{
    cor_pen *pen = legend->pen;
    cor_legend_set set = strip_set(legend);
    cor_scene_group(pen->scene, "legend", "Legend");
    cor_legend_draw(legend, &set, pen->scene->frame.x0, cor_furnish_below_frame(pen) + padding(pen));
}

/* The strip may take so much of the frame that the map keeps the larger part of it. */
static const double LARGEST_STRIP = 0.5;

static bool wants_strip(const cor_legend *legend)
{
    const cor_furnishing *what = legend->pen->what;
    double height = strip_height(legend);
    if (!what->ret_strip || !what->map->page.frame) return false;
    if (height > LARGEST_STRIP * cor_rect_height(legend->pen->scene->frame)) return false;
    *what->ret_strip = height;
    return true;
}

static void leave_out(const cor_legend *legend)
{
    const cor_pen *pen = legend->pen;
    double missing = strip_height(legend) / LARGEST_STRIP - cor_rect_height(pen->scene->frame);
    if (!pen->what->map->page.frame) missing = 0;
    const char *how = missing > 0 ? cor_arena_format(pen->arena, "a page %.0f mm higher has room for it below the map",
                                                     ceil(missing * 25.4 / 72))
                                  : "make the page larger";
    cor_warn(pen->what->symbolizer->diagnostics, cor_file_location(pen->what->map->file),
             "the legend is left out: it would take too much of the map; %s; or list fewer layers", how);
}

void cor_furnish_legend(cor_pen *pen)
{
    cor_legend legend = cor_legend_collect(pen);
    cor_legend_set set;
    double hidden;
    cor_at at = pen->what->map->furniture.legend.at;
    if (!legend.n) return;
    if (pen->what->strip > 0) {
        draw_strip(&legend);
        return;
    }
    cor_rect box = choose_panel(&legend, &set, &hidden);
    bool hides = cor_rect_is_empty(box) || (at == COR_AT_AUTO && hidden > MAX_HIDDEN) || at == COR_AT_BELOW;
    if (hides && wants_strip(&legend)) return;
    if (cor_rect_is_empty(box))
        leave_out(&legend);
    else
        draw_panel(&legend, &set, box);
}
