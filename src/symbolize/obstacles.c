#include "symbolize/obstacles.h"

#include <math.h>

enum { MAX_PIECES = 20000 }; /* of a page */

/* A line this wide or wider (points) carries the message; borders and rivers are thinner. */
static const double MESSAGE_WIDTH = 1.2;
/* What is fainter than this is ground: names are read through it. */
static const float FAINTEST = 0.25f;
/* A ring is the outline of an area rather than a mark when it is larger than this, points. */
static const double LARGEST_RING = 6;

typedef struct {
    cor_scene *scene;
    const cor_group *drawn;
    const char *what;
    cor_minding minding;
    bool all; /* the style asks for every circle and line */
    size_t group, before, room, n;
    uint32_t line; /* the number of its first piece */
    bool counting; /* how many there would be */
} collector;

static void add(collector *c, cor_point a, cor_point b, double radius)
{
    cor_rect box = cor_rect_between(a, b);
    box = cor_rect_grown(box, radius);
    if (!(radius > 0) || !cor_rects_overlap(box, c->scene->frame)) return;
    c->n++;
    if (c->counting) return;
    *cor_scene_obstacle(c->scene) = (cor_obstacle){.box = box,
                                                   .what = c->what,
                                                   .minding = c->minding,
                                                   .group = c->group,
                                                   .a = a,
                                                   .b = b,
                                                   .radius = radius,
                                                   .line = c->line};
}

/* 0: names may lie on it. */
static double radius_of(const collector *c, const cor_circle *circle)
{
    double faintest = FAINTEST / c->drawn->opacity;
    bool ringed = circle->stroke_width > 0 && circle->stroke.a >= faintest;
    double whole = circle->radius + (ringed ? circle->stroke_width : 0);
    return c->all || circle->fill.a >= faintest || (ringed && whole <= LARGEST_RING) ? whole : 0;
}

static void add_circles(collector *c, const cor_circles *circles)
{
    c->line = 0;
    for (size_t i = 0; i < circles->n && c->n <= c->room; i++)
        add(c, circles->at[i], circles->at[i], radius_of(c, &circles->kinds[circles->kind ? circles->kind[i] : 0]));
}

/* Vertices nearer to each other than half the line's width make one piece. */
static void add_line(collector *c, const cor_point *points, size_t n, double radius)
{
    size_t from = 0;
    for (size_t i = 1; i < n && c->n <= c->room; i++) {
        if (i + 1 < n && hypot(points[i].x - points[from].x, points[i].y - points[from].y) < radius) continue;
        add(c, points[from], points[i], radius);
        from = i;
    }
}

static bool is_ring(const cor_point *points, size_t n)
{
    return n > 2 && points[0].x == points[n - 1].x && points[0].y == points[n - 1].y;
}

/* Rings are outlines of areas. */
static void add_path(collector *c, const cor_path *path, double radius)
{
    c->line = (uint32_t) (c->before + c->n + 1);
    for (size_t p = 0; p < path->n_parts; p++) {
        const cor_point *points = path->points + path->parts[p];
        size_t n = path->parts[p + 1] - path->parts[p];
        if (c->all || !is_ring(points, n)) add_line(c, points, n, radius);
    }
}

static void add_stroke(collector *c, const cor_stroke *stroke)
{
    if (!c->all && (stroke->width < MESSAGE_WIDTH || stroke->color.a < FAINTEST)) return;
    for (size_t i = 0; i < stroke->n_paths && c->n <= c->room; i++)
        if (c->all || !stroke->paths[i].closed) add_path(c, &stroke->paths[i], stroke->width / 2);
}

static void collect(collector *c)
{
    for (size_t i = 0; i < c->drawn->n_items; i++) {
        if (c->drawn->items[i].kind == COR_ITEM_CIRCLES) add_circles(c, &c->drawn->items[i].circles);
        if (c->drawn->items[i].kind == COR_ITEM_STROKE) add_stroke(c, &c->drawn->items[i].stroke);
    }
}

bool cor_may_be_obstacle(cor_drawing *drawing)
{
    const cor_node *options = cor_layer_metadata(drawing->layer, "corridor:obstacle");
    cor_use width = cor_use_of(drawing, "line-width");
    if (options && options->kind == COR_NODE_BOOL) return options->boolean;
    return !cor_use_is_constant(&width) ||
           cor_use_number(drawing, &width, 0, 0, INFINITY) * COR_POINTS_PER_PX >= MESSAGE_WIDTH;
}

void cor_add_obstacles(cor_scene *scene, const cor_layer *layer, const cor_group *drawn)
{
    cor_layer_type type = cor_layer_type_of(layer);
    const cor_node *options = cor_layer_metadata(layer, "corridor:obstacle");
    bool said = options && options->kind == COR_NODE_BOOL;
    if ((type != COR_LAYER_CIRCLE && type != COR_LAYER_LINE) || (said && !options->boolean)) return;
    collector c = {.scene = scene,
                   .drawn = drawn,
                   .what = cor_layer_id(layer),
                   .minding = said ? COR_MIND_TEXT : COR_MIND_PLACES,
                   .all = said,
                   .group = cor_scene_group_count(scene) - 1,
                   .counting = true};
    cor_scene_obstacles(scene, &c.before);
    c.room = c.before < MAX_PIECES ? MAX_PIECES - c.before : 0;
    collect(&c);
    if (c.n > c.room) return;
    c.counting = false;
    c.n = 0;
    collect(&c);
}
