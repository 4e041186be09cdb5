#include "furnish/marks_below.h"

#include <math.h>
#include <string.h>

/* What only a mark's rim reaches is not covered, points. */
static const double RIM = 1;

/* The source of LAYER where the map document names it: what the page is about. NULL: it is the style's ground. */
static const char *subject_of(const cor_furnishing *what, const char *layer)
{
    const char *source = NULL;
    for (size_t i = 0; i < what->n_layers && !source; i++)
        if (!strcmp(cor_layer_id(what->layers[i].layer), layer)) source = cor_layer_source(what->layers[i].layer);
    for (size_t i = 0; source && i < what->map->n_sources; i++)
        if (!strcmp(what->map->sources[i].name, source)) return source;
    return NULL;
}

static bool meets_circle(cor_rect box, const cor_obstacle *circle)
{
    double dx = fmax(0, fmax(box.x0 - circle->a.x, circle->a.x - box.x1));
    double dy = fmax(0, fmax(box.y0 - circle->a.y, circle->a.y - box.y1));
    return hypot(dx, dy) < circle->radius - RIM;
}

static bool is_circle(const cor_obstacle *o)
{
    return o->radius > 0 && !o->line && o->minding != COR_MIND_ALWAYS && o->a.x == o->b.x && o->a.y == o->b.y;
}

size_t cor_marks_below(const cor_pen *pen, cor_rect box, const char **ret_source)
{
    size_t n_labels, n_obstacles, n = 0;
    const cor_label *labels = cor_scene_labels(pen->scene, &n_labels);
    const cor_obstacle *obstacles = cor_scene_obstacles(pen->scene, &n_obstacles);
    for (size_t i = 0; i < n_labels; i++) {
        if (!labels[i].icon || !cor_rects_overlap(box, cor_rect_grown(labels[i].mark_box, -RIM))) continue;
        const char *source = subject_of(pen->what, labels[i].layer);
        n += source != NULL;
        if (source) *ret_source = source;
    }
    for (size_t i = 0; i < n_obstacles; i++) {
        if (!is_circle(&obstacles[i]) || !meets_circle(box, &obstacles[i])) continue;
        const char *source = subject_of(pen->what, obstacles[i].what);
        n += source != NULL;
        if (source) *ret_source = source;
    }
    return n;
}
