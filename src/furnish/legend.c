/* Where the legend stands: on the map where that hides nothing that matters, else on a strip below it. */
#include "furnish/legend.h"

#include <math.h>

#include "furnish/layout.h"

/* A legend that takes more of the frame than this has shorter samples or goes below the map; and one that still does,
 * and has no other place, hides the map that it explains where it takes more than that. */
static const double FRACTION = 0.2, LARGEST_FRACTION = 0.3;

/* On the map a legend is at most this share of the frame high. */
static const double MAX_HEIGHT = 0.85;

/* What a panel may hide before a strip is better: two marks, or five names, or some 80 points of a route. */
static const double MAX_HIDDEN = 16;

/* Fewer columns look better: each more must hide so much less. */
static const double EXTRA_COLUMN = 5;

static double padding(const cor_pen *pen)
{
    return COR_GAP_SMALL * pen->unit;
}

/* Whether a legend that takes at most FRACTION of the frame has room on it. */
static bool fits(const cor_pen *pen, const cor_legend_set *set, double fraction)
{
    cor_rect frame = pen->scene->frame;
    double around = 2 * padding(pen), width = set->width + around, height = set->height + around;
    return width + around <= cor_rect_width(frame) && height + around <= MAX_HEIGHT * cor_rect_height(frame) &&
           width * height <= fraction * cor_rect_width(frame) * cor_rect_height(frame);
}

/* On the map. */
typedef struct {
    const cor_legend *legend;
    cor_legend_set set;
    cor_rect box;  /* empty: no number of columns fits */
    double hidden; /* by it */
} panel;

/* The panel that hides least, of all numbers of columns that fit. */
static panel choose_panel(const cor_legend *legend, double fraction)
{
    static const cor_at corners[4] = {COR_AT_TOP_LEFT, COR_AT_TOP_RIGHT, COR_AT_BOTTOM_RIGHT, COR_AT_BOTTOM_LEFT};
    cor_pen *pen = legend->pen;
    const cor_legend_furniture *wishes = &pen->what->map->furniture.legend;
    panel best = {.legend = legend, .box = COR_RECT_EMPTY, .hidden = INFINITY};
    double least = INFINITY;
    size_t asked = (size_t) wishes->columns;
    for (size_t columns = asked ? asked : 1; columns <= (asked ? asked : COR_MAX_LEGEND_COLUMNS); columns++) {
        cor_legend_set set = cor_legend_in_columns(legend, columns);
        double hidden = 0;
        if ((set.n_columns < columns && !asked) || !fits(pen, &set, fraction)) continue;
        cor_rect box = cor_furniture_place_weighed(pen, wishes->at, set.width + 2 * padding(pen),
                                                   set.height + 2 * padding(pen), corners, &hidden);
        double cost = hidden + (double) columns * EXTRA_COLUMN;
        if (!(cost < least)) continue;
        least = cost;
        best.set = set;
        best.box = box;
        best.hidden = hidden;
    }
    return best;
}

static void tell(const cor_legend *legend)
{
    const char **ret_words = legend->pen->what->ret_legend_words;
    if (ret_words) *ret_words = cor_legend_in_words(legend);
}

static void draw_panel(const panel *chosen)
{
    cor_pen *pen = chosen->legend->pen;
    cor_rect box = chosen->box;
    cor_scene_group(pen->scene, "legend", "Legend");
    cor_pen_box(pen, box, pen->panel);
    cor_legend_draw(chosen->legend, &chosen->set, box.x0 + padding(pen), box.y0 + padding(pen));
    cor_pen_cover(pen, box, "legend");
    tell(chosen->legend);
}

/* As many columns as the page is wide for, or as are asked for. */
static cor_legend_set strip_set(const cor_legend *legend)
{
    double width = cor_rect_width(legend->pen->scene->frame);
    size_t asked = (size_t) legend->pen->what->map->furniture.legend.columns;
    cor_legend_set set = cor_legend_in_columns(legend, asked ? asked : 1);
    if (asked && (asked == 1 || set.width <= width)) return set;
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
    tell(legend);
}

static bool wants_strip(const cor_legend *legend)
{
    const cor_furnishing *what = legend->pen->what;
    double height = strip_height(legend);
    if (!what->ret_strip || !what->map->page.frame) return false;
    if (height > COR_LARGEST_STRIP * cor_rect_height(legend->pen->scene->frame)) return false;
    *what->ret_strip = height;
    return true;
}

static void leave_out(const cor_legend *legend)
{
    const cor_pen *pen = legend->pen;
    double missing = strip_height(legend) / COR_LARGEST_STRIP - cor_rect_height(pen->scene->frame);
    if (!pen->what->map->page.frame) missing = 0;
    const char *how = missing > 0 ? cor_arena_format(pen->arena, "a page %.0f mm higher has room for it below the map",
                                                     ceil(missing * 25.4 / 72))
                                  : "make the page larger";
    cor_warn(pen->what->symbolizer->diagnostics, cor_file_location(pen->what->map->file),
             "the legend is left out: it would take too much of the map; %s; or list fewer layers", how);
}

cor_status cor_furnish_list(cor_pen *pen, cor_error *err)
{
    cor_legend *legend = COR_NEW(pen->arena, cor_legend);
    cor_status st = cor_legend_collect(pen, legend, err);
    if (!st) pen->legend = legend;
    return st;
}

static bool hides_too_much(const panel *chosen)
{
    return cor_rect_is_empty(chosen->box) || chosen->hidden > MAX_HIDDEN;
}

void cor_furnish_legend(cor_pen *pen)
{
    const cor_legend *legend = pen->legend;
    cor_at at = pen->what->map->furniture.legend.at;
    if (!legend->n) return;
    if (pen->what->strip > 0) {
        draw_strip(legend);
        return;
    }
    cor_pen shorter = *pen;
    cor_legend shortened;
    shorter.sample_width = COR_SHORT_SAMPLE_WIDTH * pen->unit;
    panel chosen = choose_panel(legend, FRACTION);
    if (cor_rect_is_empty(chosen.box)) {
        shortened = cor_legend_shortened(legend, &shorter);
        chosen = choose_panel(&shortened, FRACTION);
    }
    bool below = at == COR_AT_BELOW || (at == COR_AT_AUTO && hides_too_much(&chosen));
    if (below && wants_strip(legend)) return;
    if (cor_rect_is_empty(chosen.box)) chosen = choose_panel(legend, LARGEST_FRACTION);
    if (cor_rect_is_empty(chosen.box) && !below && wants_strip(legend)) return;
    if (cor_rect_is_empty(chosen.box))
        leave_out(legend);
    else
        draw_panel(&chosen);
}
