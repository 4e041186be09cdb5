/* Circle layers. */
#include "symbolize/drawing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

/* Larger circles cover every page; px. */
enum { LARGEST_RADIUS = 4000, MAX_BLUR = 100 };

typedef struct {
    double *radius, *opacity, *stroke_width, *stroke_opacity, *blur;
    cor_color *color, *stroke;
} columns;

/* Radii are rounded to this many px, so that a smooth scale gives few stamps; it is a 25th of a dot at 300 dpi. */
static const double RADIUS_STEP = 1 / 64.0;

static double *numbers(cor_drawing *drawing, const char *name, double least, double most)
{
    cor_use use = cor_use_of(drawing, name);
    double *out = g_new(double, drawing->n_rows);
    if (use.program) cor_evaluate_numbers(use.program, &drawing->eval, drawing->rows, drawing->n_rows, out);
    for (size_t i = 0; i < drawing->n_rows; i++) {
        double x = use.program ? out[i] : use.value.number;
        out[i] = x >= least ? fmin(x, most) : least;
    }
    return out;
}

static cor_color *colors(cor_drawing *drawing, const char *name)
{
    cor_use use = cor_use_of(drawing, name);
    cor_color *out = g_new(cor_color, drawing->n_rows);
    if (use.program) {
        cor_evaluate_colors(use.program, &drawing->eval, drawing->rows, drawing->n_rows, out);
        return out;
    }
    for (size_t i = 0; i < drawing->n_rows; i++)
        out[i] = use.value.color;
    return out;
}

static columns evaluate(cor_drawing *drawing)
{
    return (columns){.radius = numbers(drawing, "circle-radius", 0, LARGEST_RADIUS),
                     .opacity = numbers(drawing, "circle-opacity", 0, 1),
                     .stroke_width = numbers(drawing, "circle-stroke-width", 0, LARGEST_RADIUS),
                     .stroke_opacity = numbers(drawing, "circle-stroke-opacity", 0, 1),
                     .blur = numbers(drawing, "circle-blur", 0, MAX_BLUR),
                     .color = colors(drawing, "circle-color"),
                     .stroke = colors(drawing, "circle-stroke-color")};
}

static void columns_free(columns *c)
{
    g_free(c->radius);
    g_free(c->opacity);
    g_free(c->stroke_width);
    g_free(c->stroke_opacity);
    g_free(c->blur);
    g_free(c->color);
    g_free(c->stroke);
}

/* The colour as eight bits have it: a smooth scale gives few stamps. */
static cor_color stepped(cor_color c)
{
    return (cor_color){roundf(c.r * 255) / 255, roundf(c.g * 255) / 255, roundf(c.b * 255) / 255,
                       roundf(c.a * 255) / 255};
}

static cor_circle circle_of(const columns *c, size_t i)
{
    cor_circle circle;
    memset(&circle, 0, sizeof circle); /* padding too: it is hashed */
    circle.radius = round(c->radius[i] / RADIUS_STEP) * RADIUS_STEP * COR_POINTS_PER_PX;
    circle.fill = stepped(cor_faded(c->color[i], c->opacity[i]));
    circle.stroke_width = c->stroke_width[i] * COR_POINTS_PER_PX;
    circle.stroke = stepped(cor_faded(c->stroke[i], c->stroke_opacity[i]));
    circle.blur = c->blur[i];
    return circle;
}

static guint hash_circle(gconstpointer data)
{
    const guint32 *words = data;
    guint hash = 2166136261u;
    for (size_t i = 0; i < sizeof(cor_circle) / sizeof *words; i++)
        hash = (hash ^ words[i]) * 16777619u;
    return hash;
}

static gboolean equal_circles(gconstpointer a, gconstpointer b)
{
    return !memcmp(a, b, sizeof(cor_circle));
}

/* The distinct circles of a layer, in order of first use. */
typedef struct {
    GArray *kinds;
    GHashTable *index; /* cor_circle → its index + 1; keys are copies in ARENA */
    cor_arena *arena;
    cor_circle last;
    uint32_t last_index;
} kind_set;

static uint32_t kind_of(kind_set *set, const cor_circle *circle)
{
    if (set->kinds->len && equal_circles(circle, &set->last)) return set->last_index;
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(set->index, circle));
    if (!known) {
        g_array_append_val(set->kinds, *circle);
        known = set->kinds->len;
        g_hash_table_insert(set->index, cor_arena_memdup(set->arena, circle, sizeof *circle), GUINT_TO_POINTER(known));
    }
    set->last = *circle;
    return set->last_index = known - 1;
}

/* ---- one circle for those of one place ------------------------------------------------------------------------ */

typedef struct {
    uint32_t place;
    cor_circle look; /* its radius is 0 */
} alike;

static guint hash_alike(gconstpointer data)
{
    const alike *a = data;
    return hash_circle(&a->look) ^ (a->place * 2654435761u);
}

static gboolean equal_alike(gconstpointer p, gconstpointer q)
{
    const alike *a = p, *b = q;
    return a->place == b->place && equal_circles(&a->look, &b->look);
}

/* The first circle that is like circle I and at its place. I itself where there is none, or where it stands alone. */
static size_t first_like(cor_drawing *drawing, GHashTable *firsts, const columns *c, size_t i)
{
    alike *key = COR_NEW(drawing->arena, alike);
    key->look = circle_of(c, i);
    key->place = drawing->what->places->of_point[drawing->rows[i]];
    if (key->place == COR_NO_PLACE || !(key->look.radius > 0)) return i;
    key->look.radius = 0;
    gpointer known = g_hash_table_lookup(firsts, key);
    if (!known) g_hash_table_insert(firsts, key, GSIZE_TO_POINTER(i + 1));
    return known ? GPOINTER_TO_SIZE(known) - 1 : i;
}

/* The radius of a circle that is a part of another. */
static const double PART = -1;

typedef struct {
    double radius;
    size_t i;
} ranked;

static int by_radius(const void *a, const void *b)
{
    const ranked *p = a, *q = b;
    if (p->radius != q->radius) return p->radius > q->radius ? -1 : 1;
    return p->i < q->i ? -1 : p->i > q->i;
}

/* Circles whose areas stand for amounts: those of one place that differ in nothing else become one, whose area is
 * theirs together. It stands where the first of them does. Larger ones come first then, so that they hide none. Returns
 * the order in which they are drawn. */
static size_t *sum_circles(cor_drawing *drawing, columns *c)
{
    size_t n = drawing->n_rows, *order = COR_NEW_ARRAY(drawing->arena, size_t, n);
    ranked *ranks = COR_NEW_ARRAY(drawing->arena, ranked, n);
    bool summed = false;
    GHashTable *firsts = g_hash_table_new(hash_alike, equal_alike);
    for (size_t i = 0; i < n; i++) {
        size_t first = first_like(drawing, firsts, c, i);
        ranks[i] = (ranked){c->radius[i], i};
        if (first == i) continue;
        summed = true;
        ranks[first].radius = hypot(ranks[first].radius, c->radius[i]);
        ranks[i].radius = PART;
    }
    g_hash_table_unref(firsts);
    for (size_t i = 0; i < n; i++)
        c->radius[i] = fmin(ranks[i].radius, LARGEST_RADIUS);
    if (summed) qsort(ranks, n, sizeof *ranks, by_radius);
    for (size_t i = 0; i < n; i++)
        order[i] = ranks[i].i;
    return order;
}

/* A circle stands at every vertex of its feature, as in MapLibre; simplified lines would have lost some. */
static const cor_geometry *vertices_of(const cor_drawing *drawing)
{
    return drawing->what->vertices ? drawing->what->vertices : drawing->what->page;
}

static size_t count_points(const cor_drawing *drawing)
{
    const cor_geometry *g = vertices_of(drawing);
    size_t n = 0;
    if (!g->features) return drawing->n_rows;
    for (size_t i = 0; i < drawing->n_rows; i++)
        n += cor_geometry_first_point(g, g->features[drawing->rows[i] + 1]) -
             cor_geometry_first_point(g, g->features[drawing->rows[i]]);
    return n;
}

/* An area that covers the frame, or a line through it, may have all of its vertices outside. */
static bool has_vertex_in(const cor_geometry *g, size_t p, size_t end, cor_rect frame)
{
    for (; p < end; p++)
        if (cor_rect_contains(frame, g->points[p].x, g->points[p].y)) return true; /* NaN is nowhere */
    return false;
}

/* ORDER: NULL, that of the rows. */
static void stamp(cor_drawing *drawing, const columns *c, const size_t *order, kind_set *set, cor_point *at,
                  uint32_t *kind, cor_circles *out)
{
    const cor_geometry *g = vertices_of(drawing);
    cor_use translate = cor_use_of(drawing, "circle-translate");
    cor_point shift = cor_use_offset(drawing, &translate);
    cor_rect page = {0, 0, drawing->scene->width, drawing->scene->height};
    for (size_t k = 0; k < drawing->n_rows; k++) {
        size_t i = order ? order[k] : k;
        uint32_t row = drawing->rows[i];
        size_t p = cor_geometry_first_point(g, cor_geometry_first_part(g, row));
        size_t end = cor_geometry_first_point(g, cor_geometry_first_part(g, row + (size_t) 1));
        cor_circle circle = circle_of(c, i);
        if (c->radius[i] == PART) continue; /* what it stands for is drawn with another */
        if ((circle.fill.a <= 0 || circle.radius <= 0) && (circle.stroke.a <= 0 || circle.stroke_width <= 0)) {
            cor_drawing_pass_over(drawing, row);
            continue;
        }
        if (!drawing->sample && !has_vertex_in(g, p, end, drawing->scene->frame))
            cor_drawing_leave_outside(drawing, row);
        uint32_t index = kind_of(set, &circle);
        cor_rect reach = cor_rect_grown(page, circle.radius + circle.stroke_width + hypot(shift.x, shift.y));
        for (; p < end; p++) {
            if (!cor_rect_contains(reach, g->points[p].x, g->points[p].y)) continue; /* NaN is nowhere */
            at[out->n] = (cor_point){g->points[p].x + shift.x, g->points[p].y + shift.y};
            kind[out->n++] = index;
        }
    }
}

static bool is_flat(const cor_drawing *drawing)
{
    const cor_node *flat = cor_layer_metadata(drawing->layer, "corridor:flat");
    return flat && flat->kind == COR_NODE_BOOL && flat->boolean;
}

/* Circles over one another are together as opaque as the most opaque of them: the group is, and each circle in
 * proportion to it. */
static void flatten(const cor_drawing *drawing, GArray *kinds)
{
    cor_group *group = cor_scene_group_at(drawing->scene, cor_scene_group_count(drawing->scene) - 1);
    cor_circle *circles = (cor_circle *) (void *) kinds->data;
    float most = 0;
    for (guint i = 0; i < kinds->len; i++)
        most = fmaxf(most, fmaxf(circles[i].radius > 0 ? circles[i].fill.a : 0,
                                 circles[i].stroke_width > 0 ? circles[i].stroke.a : 0));
    if (!(most > 0)) return;
    group->opacity *= most;
    for (guint i = 0; i < kinds->len; i++) {
        circles[i].fill.a = fminf(circles[i].fill.a / most, 1);
        circles[i].stroke.a = fminf(circles[i].stroke.a / most, 1);
    }
}

/* A circle in its place. Without padding: it is hashed. */
typedef struct {
    cor_point at;
    uint64_t kind;
} stamped;

static guint hash_stamped(gconstpointer data)
{
    const guint32 *words = data;
    guint hash = 2166136261u;
    for (size_t i = 0; i < sizeof(stamped) / sizeof *words; i++)
        hash = (hash ^ words[i]) * 16777619u;
    return hash;
}

static gboolean equal_stamped(gconstpointer a, gconstpointer b)
{
    return !memcmp(a, b, sizeof(stamped));
}

/* Of circles that are the same one stays: the soft edges of several would add up, too. */
static void drop_copies(cor_circles *circles, cor_point *at, uint32_t *kind)
{
    GHashTable *known = g_hash_table_new_full(hash_stamped, equal_stamped, g_free, NULL);
    size_t kept = 0;
    for (size_t i = 0; i < circles->n; i++) {
        const stamped one = {at[i], kind[i]};
        if (!g_hash_table_add(known, g_memdup2(&one, sizeof one))) continue;
        at[kept] = at[i];
        kind[kept++] = kind[i];
    }
    circles->n = kept;
    g_hash_table_unref(known);
}

void cor_draw_circle(cor_drawing *drawing)
{
    cor_drawing_choose(drawing, "circle-sort-key");
    if (!drawing->n_rows) return;
    columns c = evaluate(drawing);
    size_t most = count_points(drawing);
    kind_set set = {.kinds = g_array_new(FALSE, FALSE, sizeof(cor_circle)),
                    .index = g_hash_table_new(hash_circle, equal_circles),
                    .arena = drawing->scratch};
    cor_point *at = COR_NEW_ARRAY(drawing->arena, cor_point, most);
    uint32_t *kind = COR_NEW_ARRAY(drawing->arena, uint32_t, most);
    cor_circles circles = {.at = at, .kind = kind};

    bool sums = drawing->what->places && !drawing->sample && cor_layer_sums(drawing->layer);
    stamp(drawing, &c, sums ? sum_circles(drawing, &c) : NULL, &set, at, kind, &circles);
    if (is_flat(drawing) && !drawing->sample) {
        flatten(drawing, set.kinds);
        drop_copies(&circles, at, kind);
    }
    circles.n_kinds = set.kinds->len;
    circles.kinds = cor_arena_memdup(drawing->arena, set.kinds->data, set.kinds->len * sizeof(cor_circle));
    if (circles.n) cor_scene_add(drawing->scene, COR_ITEM_CIRCLES)->circles = circles;
    g_hash_table_unref(set.index);
    g_array_unref(set.kinds);
    columns_free(&c);
}
