#include "symbolize/gradient.h"

#include <math.h>

#include <glib.h>

#include "geo/along.h"
#include "geo/clip.h"

/* Whether only the alpha changes; where nothing is seen any colour will do. */
static bool is_of_one_colour(cor_gradient *gradient)
{
    static const float step = 0.6F / 255;
    const cor_color *first = NULL;
    bool changes = false;
    for (int i = 0; i < COR_GRADIENT_STEPS; i++) {
        const cor_color *c = &gradient->steps[i];
        changes |= c->a != gradient->steps[0].a;
        if (c->a <= 0) continue;
        if (!first) first = c;
        if (fabsf(c->r - first->r) > step || fabsf(c->g - first->g) > step || fabsf(c->b - first->b) > step)
            return false;
    }
    return first && changes;
}

cor_gradient *cor_gradient_of(cor_drawing *drawing)
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
    gradient->fades = is_of_one_colour(gradient);
    return gradient;
}

double cor_gradient_opacity(cor_gradient *gradient)
{
    float alpha = gradient->steps[0].a;
    for (int i = 1; i < COR_GRADIENT_STEPS; i++)
        if (gradient->steps[i].a != alpha) return 1;
    for (int i = 0; alpha > 0 && i < COR_GRADIENT_STEPS; i++)
        gradient->steps[i].a = 1;
    return alpha > 0 ? alpha : 1;
}

/* A piece of one colour need not be shorter than this to look like part of a gradient; points. */
static const double SHORTEST_PIECE = 0.75;

/* Points beyond the page that are drawn, for what blur and joins reach. */
static const double BEYOND_PAGE = 36;

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
    double fraction = w->to > w->from ? fmin(1, fmax(0, (distance - w->from) / (w->to - w->from))) : 0;
    return (cor_point){a.x + (b.x - a.x) * fraction, a.y + (b.y - a.y) * fraction};
}

/* The line of W from BEGIN to END, which move W on; W must not stand beyond BEGIN. */
static const cor_path *piece(cor_arena *arena, walk *w, double begin, double end)
{
    go_to(w, begin);
    cor_point first = place(w, begin);
    size_t inner = w->next, n = 0;
    go_to(w, end);
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, w->next - inner + 2);
    points[n++] = first;
    while (inner < w->next)
        points[n++] = w->points[inner++];
    points[n++] = place(w, end);
    return cor_path_of(arena, points, n, false);
}

/* What a gradient draws with: a line, and where it can be seen. */
typedef struct {
    cor_scene *scene;
    const cor_gradient *gradient;
    const cor_stroke *stroke;
    cor_rect seen;
    double sight_from, sight_to; /* of the part that is drawn */
} brush;

static void add_segment(const brush *b, const cor_path *path, cor_color color, double begin, bool end_piece)
{
    cor_stroke part = *b->stroke;
    part.paths = path;
    part.n_paths = 1;
    part.color = color;
    part.dash_offset = b->stroke->dash_offset + begin;
    if (!end_piece) part.cap = COR_CAP_BUTT;
    cor_scene_add(b->scene, COR_ITEM_STROKE)->stroke = part;
}

/* The line of W from BEGIN to END, as far as it is in sight, in one colour. */
static void add_piece(const brush *b, walk *w, cor_color color, double begin, double end, bool end_piece)
{
    begin = fmax(begin, b->sight_from);
    end = fmin(end, b->sight_to);
    if (color.a <= 0 || begin >= end) return;
    add_segment(b, piece(b->scene->arena, w, begin, end), color, begin, end_piece);
}

/* Distances along the line between which all of it lies that is near the page: the rest is not drawn, however long. */
static void look_along(brush *b, const cor_point *points, size_t n)
{
    double at = 0;
    b->sight_from = INFINITY;
    b->sight_to = -INFINITY;
    for (size_t i = 0; i + 1 < n; i++) {
        cor_point from = points[i], to = points[i + 1];
        double length = hypot(to.x - from.x, to.y - from.y);
        if (cor_clip_segment(&from, &to, b->seen)) {
            b->sight_from = fmin(b->sight_from, at);
            b->sight_to = at + length;
        }
        at += length;
    }
}

/* Colours that nobody can tell apart are drawn as one piece: fewer joints, smaller files. */
static bool look_alike(cor_color a, cor_color b)
{
    static const float step = 1.5F / 255;
    return fabsf(a.r * a.a - b.r * b.a) < step && fabsf(a.g * a.a - b.g * b.a) < step &&
           fabsf(a.b * a.a - b.b * b.a) < step && fabsf(a.a - b.a) < step;
}

static cor_color step_of(const cor_gradient *gradient, size_t i, size_t n)
{
    return gradient->steps[(2 * i + 1) * COR_GRADIENT_STEPS / (2 * n)];
}

/* How many pieces of N look like piece I, from there on. */
static size_t run_of(const cor_gradient *gradient, size_t i, size_t n)
{
    cor_color color = step_of(gradient, i, n);
    size_t run = 1;
    while (i + run < n && look_alike(step_of(gradient, i + run, n), color))
        run++;
    return run;
}

static float alpha_of(const brush *b, size_t i, size_t n)
{
    return step_of(b->gradient, i, n).a * b->stroke->color.a;
}

/* How many of N steps from I on get no more transparent (RISING), or no less. */
static size_t monotone_run(const brush *b, size_t i, size_t n, bool *ret_rising)
{
    size_t end = i + 1;
    *ret_rising = false;
    while (end < n && alpha_of(b, end, n) == alpha_of(b, i, n))
        end++;
    *ret_rising = end < n && alpha_of(b, end, n) > alpha_of(b, i, n);
    for (; end < n; end++) {
        float change = alpha_of(b, end, n) - alpha_of(b, end - 1, n);
        if (*ret_rising ? change < 0 : change > 0) break;
    }
    return end - i;
}

/* What a stroke over one of opacity BELOW must have for both together to have TOGETHER. */
static float over(float below, float together)
{
    return below < 1 ? fmaxf(0, (together - below) / (1 - below)) : 0;
}

/* Steps FIRST to LAST - 1 of N, as strokes upon strokes that begin (RISING) or end one after the other: so no two of
 * them have to meet without a joint. */
static void add_fading_run(const brush *b, const cor_point *points, size_t n_points, double length, size_t n,
                           size_t first, size_t last, bool rising)
{
    float below = 0;
    for (size_t k = 0; k < last - first; k++) {
        size_t i = rising ? first + k : last - 1 - k;
        float together = alpha_of(b, i, n);
        cor_color color = step_of(b->gradient, i, n);
        double begin = length * (double) (rising ? i : first) / (double) n;
        double end = length * (double) (rising ? last : i + 1) / (double) n;
        walk w = walk_along(points, n_points);
        color.a = over(below, together);
        add_piece(b, &w, color, begin, end, first == 0 && last == n);
        below = fmaxf(below, together);
    }
}

/* The most strokes that lie upon one another: with more of them, painters' rounding of each would tint the whole. */
enum { FADING_STEPS = 32 };

static void add_fading(const brush *b, const cor_point *points, size_t n_points, double length)
{
    size_t n = 1, run;
    bool rising;
    while (n < FADING_STEPS && length >= 2 * (double) n * SHORTEST_PIECE)
        n *= 2;
    for (size_t i = 0; i < n; i += run) {
        run = monotone_run(b, i, n, &rising);
        add_fading_run(b, points, n_points, length, n, i, i + run, rising);
    }
}

/* Whether the last piece may not have caps: its first one would lie on the piece before it. */
static bool wants_tip(const brush *b)
{
    return b->stroke->cap != COR_CAP_BUTT && !b->stroke->n_dashes &&
           b->gradient->steps[COR_GRADIENT_STEPS - 1].a * b->stroke->color.a >= 1;
}

/* The end of a line with its cap, to lie under the pieces. */
static void add_tip(const brush *b, const cor_point *points, size_t n_points, double length)
{
    walk w = walk_along(points, n_points);
    double begin = fmax(0, length - SHORTEST_PIECE / 10);
    add_piece(b, &w, b->gradient->steps[COR_GRADIENT_STEPS - 1], begin, length, true);
}

/* Opaque pieces begin a dot early, under which no pale joint can show. */
static void add_part(brush *b, const cor_point *points, size_t n_points)
{
    double length = cor_line_length(points, n_points), dot = 72 / b->scene->dpi;
    if (n_points < 2 || !(length > 0)) return;
    size_t n = 1, run;
    look_along(b, points, n_points);
    if (b->gradient->fades) {
        add_fading(b, points, n_points, length);
        return;
    }
    bool tip = wants_tip(b);
    if (tip) add_tip(b, points, n_points, length);
    while (n < COR_GRADIENT_STEPS && length >= 2 * (double) n * SHORTEST_PIECE)
        n *= 2; /* so that halves and quarters are exact */
    walk w = walk_along(points, n_points);
    for (size_t i = 0; i < n; i += run) {
        run = run_of(b->gradient, i, n);
        cor_color color = cor_faded(step_of(b->gradient, i + run / 2, n), b->stroke->color.a);
        double begin = length * (double) i / (double) n, end = length * (double) (i + run) / (double) n;
        walk at = w; /* the next piece may begin before this one's end */
        if (color.a >= 1) begin = fmax(0, begin - dot);
        go_to(&w, end - dot);
        add_piece(b, &at, color, begin, end, i == 0 || (i + run == n && !tip));
    }
}

void cor_add_gradient(cor_scene *scene, const cor_gradient *gradient, const cor_stroke *stroke, const cor_path *path)
{
    const cor_rect page = {0, 0, scene->width, scene->height};
    brush b = {.scene = scene,
               .gradient = gradient,
               .stroke = stroke,
               .seen = cor_rect_grown(page, stroke->width + BEYOND_PAGE)};
    for (size_t i = 0; i < path->n_parts; i++) {
        size_t n;
        const cor_point *points = cor_path_part(path, i, &n);
        add_part(&b, points, n);
    }
}
