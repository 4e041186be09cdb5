#include "place/mark_ground.h"

#include <glib.h>

#include "geo/clip.h"
#include "place/distance.h"
#include "place/grid.h"
#include "place/sides.h"

/* What a mark covers, as points farther away: the mark of another layer, the circle of another place, the rim of a
 * circle of its own, a line. */
static const double OTHER_MARK = 20, OTHER_CIRCLE = 16, OWN_RIM = 5, LINE = 3;

/* A circle is centred at a place that is as near as this to its centre, points. */
static const double OWN_DISTANCE = 0.5;

/* Of the wrong side of a shore or border, as `cor_sides_wrong` counts. */
static const double WRONG_SIDE = 1;

struct cor_mark_ground {
    const cor_label *labels;
    const cor_obstacle *obstacles;
    cor_grid *grid;
    cor_sides *sides;
    bool *stacked; /* labels that are of a stack */
};

static void mark_stacked(const cor_scene *scene, bool *stacked)
{
    size_t n;
    const cor_stack *stacks = cor_scene_stacks(scene, &n);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < stacks[i].n; k++)
            stacked[stacks[i].labels[k]] = true;
}

cor_mark_ground *cor_mark_ground_new(const cor_scene *scene)
{
    size_t n_labels, n;
    cor_mark_ground *g = g_new0(cor_mark_ground, 1);
    g->labels = cor_scene_labels(scene, &n_labels);
    g->obstacles = cor_scene_obstacles(scene, &n);
    g->grid = cor_grid_new(scene->frame, 12);
    g->sides = cor_sides_new(scene);
    g->stacked = g_new0(bool, n_labels + 1);
    mark_stacked(scene, g->stacked);
    for (size_t i = 0; i < n; i++)
        if (g->obstacles[i].minding != COR_MIND_ALWAYS && g->obstacles[i].radius > 0)
            cor_grid_add(g->grid, g->obstacles[i].box, (cor_hindrance){COR_OBSTACLE, (uint32_t) i});
    for (size_t i = 0; i < n_labels; i++)
        if (g->labels[i].icon && g->labels[i].icon_allow_overlap && !g->stacked[i] && !g->labels[i].with)
            cor_grid_add(g->grid, cor_label_picture(&g->labels[i]), (cor_hindrance){COR_LABEL, (uint32_t) i});
    return g;
}

void cor_mark_ground_free(cor_mark_ground *g)
{
    cor_grid_free(g->grid);
    cor_sides_free(g->sides);
    g_free(g->stacked);
    g_free(g);
}

typedef struct {
    const cor_mark_ground *ground;
    cor_mark_places places;
    cor_point at;
    double near; /* what is farther from AT is not there */
    cor_rect cell;
    bool mark, circle, rim, line; /* what it covers */
    double reach;
} question;

static bool is_circle(const cor_obstacle *o)
{
    return o->a.x == o->b.x && o->a.y == o->b.y;
}

static bool is_own(const question *q, const cor_obstacle *o)
{
    for (size_t i = 0; i < q->places.n; i++)
        if (hypot(o->a.x - q->places.all[i].x, o->a.y - q->places.all[i].y) <= OWN_DISTANCE) return true;
    return false;
}

static double farthest_corner(cor_point p, cor_rect r)
{
    return hypot(fmax(fabs(r.x0 - p.x), fabs(r.x1 - p.x)), fmax(fabs(r.y0 - p.y), fabs(r.y1 - p.y)));
}

static bool crosses(const cor_obstacle *o, cor_rect cell)
{
    cor_point a = o->a, b = o->b;
    return cor_clip_segment(&a, &b, cor_rect_grown(cell, o->radius));
}

static void cover(void *context, cor_hindrance what)
{
    question *q = context;
    if (what.kind == COR_LABEL) {
        q->mark = true;
        return;
    }
    const cor_obstacle *o = &q->ground->obstacles[what.index];
    if (!is_circle(o)) {
        q->line = q->line || crosses(o, q->cell);
    } else if (cor_distance_to_rect(o->a, q->cell) < o->radius) {
        if (!is_own(q, o))
            q->circle = true;
        else if (farthest_corner(o->a, q->cell) > o->radius)
            q->rim = true;
    }
}

double cor_mark_ground_cost(cor_mark_ground *g, cor_mark_places places, size_t i, cor_rect cell)
{
    question q = {.ground = g, .places = places, .cell = cell};
    cor_grid_hits(g->grid, cell, cover, &q);
    cor_label label = {.sided = true, .text.pivot = places.all[i]};
    cor_candidate candidate = {.box = cell};
    return (q.mark ? OTHER_MARK : 0) + (q.circle ? OTHER_CIRCLE : 0) + (q.rim ? OWN_RIM : 0) + (q.line ? LINE : 0) +
           WRONG_SIDE * cor_sides_wrong(g->sides, &label, &candidate);
}

static void cut(void *context, cor_hindrance what)
{
    question *q = context;
    if (what.kind != COR_LABEL) return;
    cor_point at = cor_rect_center(q->ground->labels[what.index].mark_box);
    q->mark = q->mark || hypot(at.x - q->at.x, at.y - q->at.y) > q->near;
}

bool cor_mark_ground_cuts(const cor_mark_ground *g, cor_point place, cor_rect cell)
{
    question q = {.ground = g, .at = place, .near = cor_rect_width(cell) / 4};
    cor_grid_hits(g->grid, cell, cut, &q);
    return q.mark;
}

static void widen(void *context, cor_hindrance what)
{
    question *q = context;
    if (what.kind == COR_LABEL) return;
    const cor_obstacle *o = &q->ground->obstacles[what.index];
    if (is_circle(o) && is_own(q, o)) q->reach = fmax(q->reach, o->radius + hypot(o->a.x - q->at.x, o->a.y - q->at.y));
}

double cor_mark_ground_reach(const cor_mark_ground *g, cor_mark_places places, cor_point at)
{
    question q = {.ground = g, .places = places, .at = at};
    for (size_t i = 0; i < places.n; i++) {
        cor_point p = places.all[i];
        cor_grid_hits(g->grid, cor_rect_grown((cor_rect){p.x, p.y, p.x, p.y}, OWN_DISTANCE), widen, &q);
    }
    return q.reach;
}
