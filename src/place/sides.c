#include "place/sides.h"

#include <glib.h>

#include "geo/clip.h"
#include "geo/coverage_grid.h"
#include "geo/index.h"
#include "place/distance.h"

/* MAX_LOOKS bounds the work: some hundred segments for each place of the labels of a full page. */
enum { MAX_SEGMENTS = 200000, MAX_LOOKS = 1 << 25 };

/* Points: the side of a square that is land or water. */
static const double CELL = 1;

/* A town is on the coast that has water within so many points. */
static const double COAST = 5;

/* So small a share of a name's box is none: a corner that no letter reaches. */
static const double CORNER = 0.04;

/* How near to a border the ink of a name may come, points. */
static const double CLEARANCE = 0.5;

/* Of a point as near to a border as that its side is not sure, as exact as maps are; points. */
static const double ON_BORDER = 1.5;

/* What is wrong, as bad as so many tenths of its height by which a name stands farther away. */
enum { PERHAPS_ACROSS = 4, OTHER_ELEMENT = 6, ACROSS_SHORE = 8, ACROSS_BORDER = 9 };

typedef struct {
    cor_point a, b;
} segment;

struct cor_sides {
    cor_arena *arena;
    cor_rect frame;
    cor_coverage_grid *water; /* NULL: none */
    GArray *borders;          /* of segment */
    const cor_index *index;
    size_t looked;
};

static void add_segments(cor_sides *s, const cor_point *points, size_t n)
{
    for (size_t i = 0; i + 1 < n && s->borders->len < MAX_SEGMENTS; i++) {
        segment piece = {points[i], points[i + 1]};
        if (cor_clip_segment(&piece.a, &piece.b, s->frame)) g_array_append_val(s->borders, piece);
    }
}

static void add(cor_sides *s, const cor_terrain *terrain)
{
    for (size_t i = 0; i < terrain->n_paths; i++) {
        const cor_path *path = &terrain->paths[i];
        if (terrain->kind == COR_TERRAIN_WATER) {
            if (!s->water) s->water = cor_coverage_grid_new(s->arena, s->frame, CELL);
            cor_coverage_grid_add(s->water, path);
        }
        for (size_t p = 0; terrain->kind == COR_TERRAIN_BORDER && p < path->n_parts; p++)
            add_segments(s, path->points + path->parts[p], path->parts[p + 1] - path->parts[p]);
    }
}

static const cor_index *index_of(const cor_sides *s)
{
    cor_rect *boxes = g_new(cor_rect, s->borders->len);
    for (guint i = 0; i < s->borders->len; i++) {
        segment piece = g_array_index(s->borders, segment, i);
        cor_rect box = cor_rect_between(piece.a, piece.b);
        boxes[i] = cor_rect_grown(box, ON_BORDER);
    }
    const cor_index *index = cor_index_new(s->arena, boxes, s->borders->len);
    g_free(boxes);
    return index;
}

cor_sides *cor_sides_new(const cor_scene *scene)
{
    size_t n;
    const cor_terrain *terrain = cor_scene_terrains(scene, &n);
    if (!n) return NULL;
    cor_sides *s = g_new0(cor_sides, 1);
    s->arena = cor_arena_new();
    s->frame = scene->frame;
    s->borders = g_array_new(FALSE, FALSE, sizeof(segment));
    for (size_t i = 0; i < n; i++)
        add(s, &terrain[i]);
    s->index = index_of(s);
    return s;
}

void cor_sides_free(cor_sides *s)
{
    if (!s) return;
    g_array_unref(s->borders);
    cor_arena_free(s->arena);
    g_free(s);
}

/* Whether a name in INK stands across borders from its point. */
typedef struct {
    cor_sides *sides;
    cor_rect ink;
    cor_point from, to; /* the point, and what of the name is nearest to it */
    bool touched, on_border;
    unsigned crossed; /* borders on the way from one to the other */
} crossing;

/* Twice the signed area of the triangle A, B, C. */
static double turn(cor_point a, cor_point b, cor_point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Of two segments that meet in a vertex on the way but one is crossed: an end counts for the left. */
static bool is_crossed(cor_point from, cor_point to, segment border)
{
    return (turn(from, to, border.a) >= 0) != (turn(from, to, border.b) >= 0) &&
           (turn(border.a, border.b, from) >= 0) != (turn(border.a, border.b, to) >= 0);
}

static void meet(void *context, uint32_t i)
{
    crossing *c = context;
    segment border = g_array_index(c->sides->borders, segment, i), inside = border;
    c->sides->looked++;
    c->touched = c->touched || cor_clip_segment(&inside.a, &inside.b, c->ink);
    c->on_border = c->on_border || cor_distance_to_segment(c->from, border.a, border.b) < ON_BORDER;
    c->crossed += is_crossed(c->from, c->to, border);
}

static unsigned wrong_of_border(cor_sides *s, cor_point at, cor_rect ink)
{
    cor_rect near = cor_rect_grown(ink, CLEARANCE);
    crossing c = {s, near, at, {CLAMP(at.x, ink.x0, ink.x1), CLAMP(at.y, ink.y0, ink.y1)}, .crossed = 0};
    if (s->looked > MAX_LOOKS) return 0;
    cor_index_find(s->index, cor_rect_with(near, at.x, at.y), meet, &c);
    if (c.touched) return ACROSS_BORDER;
    return c.crossed % 2 == 0 ? 0 : c.on_border ? PERHAPS_ACROSS : ACROSS_BORDER;
}

static unsigned wrong_of_shore(cor_sides *s, cor_point at, cor_rect ink)
{
    if (!s->water) return 0;
    double fraction = cor_coverage_grid_fraction(s->water, ink);
    bool coast = cor_coverage_grid_fraction(s->water, cor_rect_grown((cor_rect){at.x, at.y, at.x, at.y}, COAST)) > 0;
    if (fraction > CORNER && fraction < 1 - CORNER) return ACROSS_SHORE;
    return coast == (fraction > 0.5) ? 0 : OTHER_ELEMENT;
}

unsigned cor_sides_wrong(cor_sides *s, const cor_label *label, const cor_candidate *candidate)
{
    cor_point at = label->text.pivot;
    if (!s || !label->sided || !cor_rect_contains(s->frame, at.x, at.y)) return 0;
    cor_rect ink = cor_rect_grown(candidate->leader ? candidate->pieces[0] : candidate->box, -label->padding);
    if (cor_rect_is_empty(ink)) return 0;
    return wrong_of_shore(s, at, ink) + wrong_of_border(s, at, ink);
}
