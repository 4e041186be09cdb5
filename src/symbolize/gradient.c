#include "symbolize/gradient.h"

#include <math.h>

#include "geo/along.h"

const cor_gradient *cor_gradient_of(cor_drawing *drawing)
{
    const cor_program *program = cor_layer_property(drawing->layer, "line-gradient");
    if (!program) return NULL;
    cor_gradient *gradient = COR_NEW(drawing->arena, cor_gradient);
    for (int i = 0; i < COR_GRADIENT_STEPS; i++) {
        drawing->eval.line_progress = (i + 0.5) / COR_GRADIENT_STEPS;
        cor_value value = cor_evaluate(program, &drawing->eval);
        if (value.kind == COR_COLOR) gradient->steps[i] = value.color;
    }
    drawing->eval.line_progress = NAN;
    return gradient;
}

/* A piece of one colour need not be shorter than this to look like part of a gradient; points. */
static const double SHORTEST_PIECE = 0.75;

/* One part being walked along. */
typedef struct {
    const cor_point *points;
    size_t n;
    size_t next;     /* the first vertex beyond the walker */
    double from, to; /* distances of the vertices before and at next */
} walk;

static void go_to(walk *w, double distance)
{
    while (w->next + 1 < w->n && w->to < distance) {
        w->next++;
        w->from = w->to;
        w->to +=
            hypot(w->points[w->next].x - w->points[w->next - 1].x, w->points[w->next].y - w->points[w->next - 1].y);
    }
}

static walk walk_along(const cor_point *points, size_t n)
{
    return (walk){points, n, 1, 0, hypot(points[1].x - points[0].x, points[1].y - points[0].y)};
}

static cor_point place(const walk *w, double distance)
{
    cor_point a = w->points[w->next - 1], b = w->points[w->next];
    double share = w->to > w->from ? fmin(1, fmax(0, (distance - w->from) / (w->to - w->from))) : 0;
    return (cor_point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

/* The line of W from BEGIN to END, which move W on; W must not stand beyond BEGIN. */
static cor_path *piece(cor_arena *arena, walk *w, double begin, double end)
{
    go_to(w, begin);
    cor_point first = place(w, begin);
    size_t inner = w->next, n = 0;
    go_to(w, end);
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, w->next - inner + 2);
    uint32_t *parts = COR_NEW_ARRAY(arena, uint32_t, 2);
    cor_path *path = COR_NEW(arena, cor_path);
    points[n++] = first;
    while (inner < w->next)
        points[n++] = w->points[inner++];
    points[n++] = place(w, end);
    parts[1] = (uint32_t) n;
    *path = (cor_path){.points = points, .parts = parts, .n_parts = 1};
    return path;
}

static void add_piece(cor_scene *scene, const cor_stroke *stroke, cor_path *path, cor_color color, double begin,
                      bool end_piece)
{
    cor_stroke part = *stroke;
    if (color.a <= 0) return;
    part.paths = path;
    part.n_paths = 1;
    part.color = color;
    part.dash_offset = stroke->dash_offset + begin;
    if (!end_piece) part.cap = COR_CAP_BUTT;
    cor_scene_add(scene, COR_ITEM_STROKE)->stroke = part;
}

/* The colour of piece I of N, and in *ret_run how many pieces from there on have it. */
static cor_color color_of(const cor_gradient *gradient, size_t i, size_t n, size_t *ret_run)
{
    cor_color color = gradient->steps[(2 * i + 1) * COR_GRADIENT_STEPS / (2 * n)];
    size_t run = 1;
    while (i + run < n && cor_same_color(gradient->steps[(2 * (i + run) + 1) * COR_GRADIENT_STEPS / (2 * n)], color))
        run++;
    *ret_run = run;
    return color;
}

/* Opaque pieces begin a dot early, under which no pale joint can show. */
static void add_part(cor_scene *scene, const cor_gradient *gradient, const cor_stroke *stroke, const cor_point *points,
                     size_t n_points)
{
    double length = cor_line_length(points, n_points), dot = 72 / scene->dpi;
    if (n_points < 2 || !(length > 0)) return;
    size_t n = 1, run;
    while (n < COR_GRADIENT_STEPS && length >= 2 * (double) n * SHORTEST_PIECE)
        n *= 2; /* so that halves and quarters are exact */
    walk w = walk_along(points, n_points);
    for (size_t i = 0; i < n; i += run) {
        cor_color color = cor_faded(color_of(gradient, i, n, &run), stroke->color.a);
        double begin = length * (double) i / (double) n, end = length * (double) (i + run) / (double) n;
        walk at = w; /* the next piece may begin before this one's end */
        if (color.a >= 1) begin = fmax(0, begin - dot);
        go_to(&w, end - dot);
        add_piece(scene, stroke, piece(scene->arena, &at, begin, end), color, begin, i == 0 || i + run == n);
    }
}

void cor_add_gradient(cor_scene *scene, const cor_gradient *gradient, const cor_stroke *stroke, const cor_path *path)
{
    for (size_t i = 0; i < path->n_parts; i++) {
        size_t n;
        const cor_point *points = cor_path_part(path, i, &n);
        add_part(scene, gradient, stroke, points, n);
    }
}
