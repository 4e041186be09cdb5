/* Where the frame is emptiest: what a box would hide is weighed on a fine net of squares, whose sums tell it for any
 * box at once. Boxes stand in corners, along the sides of the frame, or against furniture that stands there already;
 * never in the middle. */
#include <math.h>

#include <glib.h>

#include "furnish/layout.h"
#include "furnish/marks_below.h"
#include "furnish/pen.h"

/* A line this wide or wider (points) carries the message; thinner ones are ground. */
static const double MESSAGE_WIDTH = 1.0;

/* What it costs to hide a mark, a name, the part that a detail shows, and a point of a line's length. */
static const double MARK = 6, NAME = 3, PART = 12, LINE = 0.2;

/* What a corner of second choice and a place at a side cost beside the best corner. */
static const double NEXT_CORNER = 0.05, SIDE = 4;

/* What a point of distance costs from what a piece belongs to, but must not cover. */
static const double FAR_OFF = 0.01;

/* How far a piece with a place of its own goes along its side so as not to lie on the page's subject, points before
 * `unit`; and in what steps. */
static const double ASIDE = 90, ASIDE_STEP = 6;

/* Marks are weighed at their middles: they reach about this far beyond, points. */
static const double RIM = 4;

enum { SIDE_STEPS = 12, MAX_CELLS = 1 << 18 };

typedef struct {
    cor_rect frame;
    double size; /* of a square */
    int columns, rows;
    double *sums; /* (columns + 1) × (rows + 1): of all squares above and to the left */
} weights;

static weights weights_new(cor_rect frame)
{
    double area = cor_rect_width(frame) * cor_rect_height(frame);
    weights w = {.frame = frame, .size = fmax(3, sqrt(area / MAX_CELLS))};
    w.columns = (int) fmax(ceil(cor_rect_width(frame) / w.size), 1);
    w.rows = (int) fmax(ceil(cor_rect_height(frame) / w.size), 1);
    w.sums = g_new0(double, (gsize) (w.columns + 1) * (gsize) (w.rows + 1));
    return w;
}

static void add_weight(weights *w, double x, double y, double weight)
{
    int column = (int) floor((x - w->frame.x0) / w->size), row = (int) floor((y - w->frame.y0) / w->size);
    if (column < 0 || row < 0 || column >= w->columns || row >= w->rows) return;
    w->sums[(row + 1) * (w->columns + 1) + column + 1] += weight;
}

static void add_edge(weights *w, cor_point a, cor_point b)
{
    double length = hypot(b.x - a.x, b.y - a.y);
    int n = (int) fmin(ceil(length / w->size), 10000);
    for (int i = 0; i < n; i++) {
        double t = (i + 0.5) / n;
        add_weight(w, a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), LINE * length / n);
    }
}

static void add_stroke(weights *w, const cor_stroke *stroke)
{
    if (stroke->width < MESSAGE_WIDTH) return;
    for (size_t i = 0; i < stroke->n_paths; i++) {
        const cor_path *path = &stroke->paths[i];
        for (size_t p = 0; p < path->n_parts; p++)
            for (size_t k = path->parts[p]; k + 1 < path->parts[p + 1]; k++)
                add_edge(w, path->points[k], path->points[k + 1]);
    }
}

/* WEIGHT spread over the squares of BOX. */
static void add_box(weights *w, cor_rect box, double weight)
{
    int nx = (int) fmin(ceil(cor_rect_width(box) / w->size), 400),
        ny = (int) fmin(ceil(cor_rect_height(box) / w->size), 400);
    for (int i = 0; i < nx; i++)
        for (int k = 0; k < ny; k++)
            add_weight(w, box.x0 + (i + 0.5) / nx * cor_rect_width(box), box.y0 + (k + 0.5) / ny * cor_rect_height(box),
                       weight / nx / ny);
}

/* Large circles are weighed by their parts, as long as they are not as many as to be ground. */
static void add_circles(weights *w, const cor_circles *circles)
{
    enum { MOST = 2000 };
    for (size_t i = 0; i < circles->n; i++) {
        cor_point c = circles->at[i];
        const cor_circle *kind = &circles->kinds[circles->kind ? circles->kind[i] : 0];
        double reach = 0.8 * kind->radius - RIM;
        if (reach > w->size && circles->n <= MOST)
            add_box(w, cor_rect_grown((cor_rect){c.x, c.y, c.x, c.y}, reach), MARK);
        else
            add_weight(w, c.x, c.y, MARK);
    }
}

static void add_labels(weights *w, const cor_scene *scene)
{
    size_t n;
    const cor_label *labels = cor_scene_labels(scene, &n);
    for (size_t i = 0; i < n; i++)
        if (labels[i].icon)
            add_box(w, labels[i].mark_box, MARK);
        else if (labels[i].n_candidates)
            add_box(w, labels[i].candidates[0].box, NAME);
}

static void add_items(weights *w, const cor_scene *scene)
{
    for (size_t g = 0; g < cor_scene_group_count(scene); g++) {
        const cor_group *group = cor_scene_group_at(scene, g);
        for (size_t i = 0; i < group->n_items; i++) {
            const cor_item *item = &group->items[i];
            if (item->kind == COR_ITEM_CIRCLES) add_circles(w, &item->circles);
            if (item->kind == COR_ITEM_STROKE) add_stroke(w, &item->stroke);
        }
    }
}

/* What details show is to be marked there. */
static void add_parts(weights *w, const cor_furnishing *what)
{
    for (size_t i = 0; i < what->n_insets; i++) {
        cor_rect part = cor_rect_common(what->insets[i].avoid, w->frame);
        if (!cor_rect_is_empty(part) && what->insets[i].options->has_leader) add_box(w, part, PART);
    }
}

static void sum_up(weights *w)
{
    int stride = w->columns + 1;
    for (int row = 1; row <= w->rows; row++)
        for (int column = 1; column <= w->columns; column++)
            w->sums[row * stride + column] += w->sums[(row - 1) * stride + column] +
                                              w->sums[row * stride + column - 1] -
                                              w->sums[(row - 1) * stride + column - 1];
}

static double weight_of(const weights *w, cor_rect box)
{
    int stride = w->columns + 1;
    int x0 = (int) CLAMP(floor((box.x0 - w->frame.x0) / w->size), 0, w->columns),
        y0 = (int) CLAMP(floor((box.y0 - w->frame.y0) / w->size), 0, w->rows),
        x1 = (int) CLAMP(ceil((box.x1 - w->frame.x0) / w->size), 0, w->columns),
        y1 = (int) CLAMP(ceil((box.y1 - w->frame.y0) / w->size), 0, w->rows);
    return w->sums[y1 * stride + x1] - w->sums[y0 * stride + x1] - w->sums[y1 * stride + x0] +
           w->sums[y0 * stride + x0];
}

static bool is_taken(const cor_scene *scene, cor_rect box, double gap)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(scene, &n);
    for (size_t i = 0; i < n; i++)
        if (obstacles[i].minding == COR_MIND_ALWAYS && cor_rects_overlap(cor_rect_grown(box, gap), obstacles[i].box))
            return true;
    return false;
}

static cor_rect box_at(cor_rect in, cor_at at, double width, double height)
{
    double x = at == COR_AT_TOP || at == COR_AT_BOTTOM ? (in.x0 + in.x1 - width) / 2 : in.x0;
    double y = at == COR_AT_LEFT || at == COR_AT_RIGHT ? (in.y0 + in.y1 - height) / 2 : in.y0;
    if (at == COR_AT_TOP_RIGHT || at == COR_AT_RIGHT || at == COR_AT_BOTTOM_RIGHT) x = in.x1 - width;
    if (at == COR_AT_BOTTOM_LEFT || at == COR_AT_BOTTOM || at == COR_AT_BOTTOM_RIGHT) y = in.y1 - height;
    return (cor_rect){x, y, x + width, y + height};
}

typedef struct {
    const cor_pen *pen;
    weights *weights;
    cor_rect in, avoid; /* where boxes may stand, and where not */
    double width, height, gap, least;
    double hidden; /* by the best */
    bool has_place;
    cor_rect asked; /* what counts is how near it is, not what is hidden */
    cor_rect best;
} search;

static double distance_between(cor_rect a, cor_rect b)
{
    cor_point p = cor_rect_center(a), q = cor_rect_center(b);
    return hypot(p.x - q.x, p.y - q.y);
}

/* As far as it goes; as much more on a mark as it may go to get off it. */
static double cost_of_moving(const search *s, cor_rect box)
{
    const char *source;
    double far = hypot(box.x0 - s->asked.x0, box.y0 - s->asked.y0);
    return far >= s->least ? far : far + (cor_marks_below(s->pen, box, &source) ? ASIDE * s->pen->unit : 0);
}

static void look(search *s, double x, double y, double cost)
{
    cor_rect box = {x, y, x + s->width, y + s->height};
    if (!cor_rect_covers(cor_rect_grown(s->in, 1e-6), box)) return;
    if (cor_rects_overlap(s->avoid, box)) return;
    if (!cor_rect_is_empty(s->avoid)) cost += FAR_OFF * distance_between(box, s->avoid);
    cost = s->has_place ? cost_of_moving(s, box) : cost + weight_of(s->weights, cor_rect_grown(box, RIM));
    /* Pieces keep half a gap between them: what they set aside for themselves is their other half. */
    if (cost >= s->least || is_taken(s->pen->scene, box, s->gap / 2)) return;
    s->least = cost;
    s->best = box;
}

/* On all four sides: at the left and the right as high as Y, above and below as far as X. */
static void look_along(search *s, double x, double y, double cost)
{
    look(s, s->in.x0, y, cost);
    look(s, s->in.x1 - s->width, y, cost);
    look(s, x, s->in.y0, cost);
    look(s, x, s->in.y1 - s->height, cost);
}

static void look_at_sides(search *s)
{
    double room_x = cor_rect_width(s->in) - s->width, room_y = cor_rect_height(s->in) - s->height;
    for (int i = 1; i < SIDE_STEPS; i++)
        look_along(s, s->in.x0 + room_x * i / SIDE_STEPS, s->in.y0 + room_y * i / SIDE_STEPS, SIDE);
}

/* Below, above and beside what stands at a side already. */
static void look_beside_furniture(search *s)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(s->pen->scene, &n);
    for (size_t i = 0; i < n; i++) {
        cor_rect box = obstacles[i].box;
        if (obstacles[i].minding != COR_MIND_ALWAYS || !cor_rects_overlap(s->in, box)) continue;
        look_along(s, box.x1 + s->gap, box.y1 + s->gap, SIDE / 2);
        look_along(s, box.x0 - s->gap - s->width, box.y0 - s->gap - s->height, SIDE / 2);
        if (!s->has_place) continue;
        look(s, s->asked.x0, box.y1 + s->gap, 0);
        look(s, s->asked.x0, box.y0 - s->gap - s->height, 0);
        look(s, box.x1 + s->gap, s->asked.y0, 0);
        look(s, box.x0 - s->gap - s->width, s->asked.y0, 0);
    }
}

/* On a page that is read from right to left the corners change sides. */
static cor_at mirrored(cor_at at)
{
    static const cor_at pairs[][2] = {
        {COR_AT_TOP_LEFT, COR_AT_TOP_RIGHT}, {COR_AT_LEFT, COR_AT_RIGHT}, {COR_AT_BOTTOM_LEFT, COR_AT_BOTTOM_RIGHT}};
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (at == pairs[i][0]) return pairs[i][1];
        if (at == pairs[i][1]) return pairs[i][0];
    }
    return at;
}

static search search_of(const cor_pen *pen, double width, double height, cor_rect avoid)
{
    return (search){.pen = pen,
                    .avoid = avoid,
                    .width = width,
                    .height = height,
                    .gap = COR_GAP_SMALL * pen->unit,
                    .least = INFINITY};
}

static cor_rect most_free(search *s, const cor_at prefer[4])
{
    weights w = weights_new(s->pen->scene->frame);
    s->weights = &w;
    s->best = box_at(s->in, prefer[0], s->width, s->height);
    add_items(&w, s->pen->scene);
    add_labels(&w, s->pen->scene);
    add_parts(&w, s->pen->what);
    sum_up(&w);
    for (int i = 0; i < 4; i++) {
        cor_at at = s->pen->mirrored ? mirrored(prefer[i]) : prefer[i];
        cor_rect corner = box_at(s->in, at, s->width, s->height);
        look(s, corner.x0, corner.y0, i * NEXT_CORNER);
    }
    look_beside_furniture(s);
    look_at_sides(s);
    s->hidden = isfinite(s->least) ? weight_of(&w, s->best) : INFINITY;
    g_free(w.sums);
    return s->best;
}

/* From where it is asked to be, along the sides of the frame that it stands at. */
static void look_aside(search *s)
{
    double unit = s->pen->unit, x = s->asked.x0, y = s->asked.y0;
    bool at_left_or_right = x <= s->in.x0 + 0.1 || s->asked.x1 >= s->in.x1 - 0.1;
    bool at_top_or_bottom = y <= s->in.y0 + 0.1 || s->asked.y1 >= s->in.y1 - 0.1;
    for (double by = ASIDE_STEP * unit; by < ASIDE * unit; by += ASIDE_STEP * unit)
        for (int way = -1; way <= 1; way += 2) {
            if (at_top_or_bottom) look(s, x + way * by, y, 0);
            if (at_left_or_right) look(s, x, y + way * by, 0);
        }
}

/* WISHED, or where it is taken or lies on marks the nearest place at a side that is not and does not. */
static cor_rect nearest(search *s, cor_rect asked)
{
    s->best = s->asked = asked;
    s->has_place = true;
    look(s, asked.x0, asked.y0, 0);
    if (s->least > 0) look_aside(s);
    if (s->least > 0) look_beside_furniture(s);
    return s->best;
}

static cor_rect place(const cor_pen *pen, cor_at at, search *s, const cor_at prefer[4])
{
    s->in = cor_rect_grown(pen->scene->frame, -COR_GAP_SMALL * pen->unit);
    if (at == COR_AT_AUTO) return most_free(s, prefer);
    s->avoid = COR_RECT_EMPTY;
    return nearest(s, box_at(s->in, at, s->width, s->height));
}

cor_rect cor_furniture_place_weighed(const cor_pen *pen, cor_at at, double width, double height, const cor_at prefer[4],
                                     double *ret_hidden)
{
    search s = search_of(pen, width, height, COR_RECT_EMPTY);
    cor_rect box = place(pen, at, &s, prefer);
    *ret_hidden = isfinite(s.least) ? s.hidden : INFINITY;
    return box;
}

/* A piece that finds no room is left out, and said to be. */
static cor_rect placed_or_left_out(search *s, const char *what, cor_rect box)
{
    if (isfinite(s->least)) return box;
    cor_warn(s->pen->what->symbolizer->diagnostics, cor_file_location(s->pen->what->map->file),
             "the map has no room for its %s and goes without; leave another piece out, or make the page larger", what);
    return COR_RECT_EMPTY;
}

cor_rect cor_furniture_place_off(const cor_pen *pen, const char *what, cor_at at, double width, double height,
                                 const cor_at prefer[4], cor_rect avoid)
{
    search s = search_of(pen, width, height, avoid), other = search_of(pen, width, height, COR_RECT_EMPTY);
    cor_rect box = place(pen, at, &s, prefer);
    if (isfinite(s.least) || cor_rect_is_empty(avoid)) return placed_or_left_out(&s, what, box);
    return placed_or_left_out(&other, what, place(pen, at, &other, prefer));
}

cor_rect cor_furniture_place(const cor_pen *pen, const char *what, cor_at at, double width, double height,
                             const cor_at prefer[4])
{
    return cor_furniture_place_off(pen, what, at, width, height, prefer, COR_RECT_EMPTY);
}

void cor_furniture_warn_marks(const cor_pen *pen, const char *what, cor_rect box)
{
    const char *source;
    if (cor_marks_below(pen, box, &source))
        cor_warn(pen->what->symbolizer->diagnostics, cor_file_location(pen->what->map->file),
                 "the %s lies on marks of '%s'; give it another place", what, source);
}
