/* Where the frame is emptiest: what a box in each corner would hide, weighed. */
#include <math.h>

#include "furnish/layout.h"
#include "furnish/pen.h"

/* A line this wide or wider (points) carries the message; thinner ones are ground. */
static const double MESSAGE_WIDTH = 1.0;

static double hidden_circles(const cor_circles *circles, cor_rect box)
{
    double cost = 0;
    for (size_t i = 0; i < circles->n; i++)
        cost += cor_rect_contains(box, circles->at[i].x, circles->at[i].y);
    return cost * 6;
}

/* Length of line inside, roughly: of each edge with its middle inside. */
static double hidden_line(const cor_stroke *stroke, cor_rect box)
{
    double cost = 0;
    if (stroke->width < MESSAGE_WIDTH) return 0;
    for (size_t i = 0; i < stroke->n_paths; i++) {
        const cor_path *path = &stroke->paths[i];
        for (size_t k = path->parts[0]; k + 1 < path->parts[path->n_parts]; k++) {
            cor_point a = path->points[k], b = path->points[k + 1];
            if (cor_rect_contains(box, (a.x + b.x) / 2, (a.y + b.y) / 2)) cost += fmin(hypot(b.x - a.x, b.y - a.y), 20);
        }
    }
    return cost * 0.2;
}

static double hidden_labels(const cor_scene *scene, cor_rect box)
{
    size_t n;
    double cost = 0;
    const cor_label *labels = cor_scene_labels(scene, &n);
    for (size_t i = 0; i < n; i++)
        if (labels[i].icon && cor_rects_overlap(box, labels[i].mark_box))
            cost += 6;
        else if (labels[i].n_candidates && cor_rects_overlap(box, labels[i].candidates[0].box))
            cost += 2;
    return cost;
}

static double hidden_furniture(const cor_scene *scene, cor_rect box)
{
    size_t n;
    double cost = 0;
    const cor_obstacle *obstacles = cor_scene_obstacles(scene, &n);
    for (size_t i = 0; i < n; i++)
        if (obstacles[i].minding == COR_MIND_ALWAYS) cost += cor_rects_overlap(box, obstacles[i].box) ? 1000 : 0;
    return cost;
}

static double cost_of(const cor_scene *scene, cor_rect box)
{
    double cost = hidden_labels(scene, box) + hidden_furniture(scene, box);
    for (size_t g = 0; g < cor_scene_group_count(scene); g++) {
        const cor_group *group = cor_scene_group_at(scene, g);
        for (size_t i = 0; i < group->n_items; i++) {
            const cor_item *item = &group->items[i];
            if (item->kind == COR_ITEM_CIRCLES) cost += hidden_circles(&item->circles, box);
            if (item->kind == COR_ITEM_STROKE) cost += hidden_line(&item->stroke, box);
        }
    }
    return cost;
}

static cor_rect box_at(cor_rect frame, cor_at at, double width, double height, double gap)
{
    cor_rect in = cor_rect_grown(frame, -gap);
    double x = at == COR_AT_TOP || at == COR_AT_BOTTOM ? (in.x0 + in.x1 - width) / 2 : in.x0;
    double y = at == COR_AT_LEFT || at == COR_AT_RIGHT ? (in.y0 + in.y1 - height) / 2 : in.y0;
    if (at == COR_AT_TOP_RIGHT || at == COR_AT_RIGHT || at == COR_AT_BOTTOM_RIGHT) x = in.x1 - width;
    if (at == COR_AT_BOTTOM_LEFT || at == COR_AT_BOTTOM || at == COR_AT_BOTTOM_RIGHT) y = in.y1 - height;
    return (cor_rect){x, y, x + width, y + height};
}

cor_rect cor_furniture_place(const cor_pen *pen, cor_at at, double width, double height, const cor_at prefer[4])
{
    double gap = COR_GAP_SMALL * pen->unit, least = INFINITY;
    cor_rect best = COR_RECT_EMPTY;
    if (at != COR_AT_AUTO) return box_at(pen->scene->frame, at, width, height, gap);
    for (int i = 0; i < 4; i++) {
        cor_rect box = box_at(pen->scene->frame, prefer[i], width, height, gap);
        double cost = cost_of(pen->scene, box);
        if (cost >= least) continue;
        least = cost;
        best = box;
    }
    return best;
}
