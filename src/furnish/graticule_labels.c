/* The degrees of the graticule, where its lines meet the frame: meridians above and below, parallels at the sides, and
 * a line that meets neither wherever it comes out. Lines are found by walking the frame, so that a label stands where
 * the line really is, whatever the projection. */
#include <math.h>

#include <glib.h>

#include "furnish/graticule.h"
#include "furnish/ground.h"
#include "furnish/layout.h"

enum { SAMPLES = 160, MAX_CROSSINGS = 1000 };
typedef enum { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT, N_SIDES } frame_side;

/* Points before `unit`. */
static const double LABEL_SIZE = 6.0, TICK = 2.2, GAP = 1.8, BETWEEN = 5;

/* On a page with a side shorter than this, labels stand inside of the frame, points. */
static const double MIN_PAGE = 120;

typedef struct {
    frame_side side;
    bool meridian;
    double degrees; /* of longitude within half a turn of Greenwich */
    cor_point at;   /* on the frame */
    bool labelled;
} crossing;

typedef struct {
    cor_pen *pen;
    cor_graticule_lines graticule;
    GArray *crossings;
    bool inside;
    GArray *taken; /* cor_rect of labels that stand */
} labelling;

double cor_graticule_ruler(const cor_map_document *map, double unit)
{
    const cor_graticule *g = &map->furniture.graticule;
    if (!g->on || g->labels != COR_GRATICULE_OUTSIDE || !map->page.frame) return 0;
    if (fmin(map->page.width, map->page.height) < MIN_PAGE) return 0;
    return (TICK + 2 * GAP) * unit + cor_set_size(LABEL_SIZE, unit) * 0.8;
}

/* The place at FRACTION of the way along SIDE, clockwise. */
static cor_point along_side(cor_rect f, frame_side side, double fraction)
{
    static const cor_point ways[N_SIDES] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    const cor_point starts[N_SIDES] = {{f.x0, f.y0}, {f.x1, f.y0}, {f.x1, f.y1}, {f.x0, f.y1}};
    return (cor_point){starts[side].x + ways[side].x * cor_rect_width(f) * fraction,
                       starts[side].y + ways[side].y * cor_rect_height(f) * fraction};
}

/* How far the place at FRACTION of SIDE is from the line, degrees; NaN where there is no ground. */
static double distance_at(const labelling *l, frame_side side, double fraction, bool meridian, double degrees)
{
    cor_point p = along_side(l->pen->scene->frame, side, fraction);
    cor_page_to_lonlat(l->pen, &p, 1);
    return meridian ? cor_longitude_turned(p.x - degrees) : p.y - degrees;
}

/* Between two shares of SIDE that lie on either side of a line: where it is. The line is not there when the
 * distance jumps over zero, as at the back of the world. */
static void add_crossing(labelling *l, frame_side side, double low, double high, bool meridian, double degrees)
{
    double from = distance_at(l, side, low, meridian, degrees), middle = low, here = from;
    for (int i = 0; i < 50 && fabs(here) > 1e-11; i++) {
        middle = (low + high) / 2;
        here = distance_at(l, side, middle, meridian, degrees);
        if (!isfinite(here)) return;
        if ((here < 0) == (from < 0))
            low = middle;
        else
            high = middle;
    }
    if (!(fabs(here) < 1e-6) || l->crossings->len >= MAX_CROSSINGS) return;
    crossing c = {.side = side,
                  .meridian = meridian,
                  .degrees = meridian ? cor_longitude_turned(degrees) : degrees,
                  .at = along_side(l->pen->scene->frame, side, middle)};
    g_array_append_val(l->crossings, c);
}

/* The lines between two neighbouring places A and B of SIDE: a line on A counts, one on B is the next pair's. */
static void walk_step(labelling *l, frame_side side, int i, cor_point a, cor_point b)
{
    double low = (double) i / SAMPLES, high = (double) (i + 1) / SAMPLES, turn = cor_longitude_turned(b.x - a.x), first;
    if (!isfinite(a.x + a.y + b.x + b.y)) return;
    if (fabs(turn) < 90) { /* else it goes past a pole, or over the back of the world */
        double x0 = fmin(a.x, a.x + turn), x1 = fmax(a.x, a.x + turn);
        size_t n = cor_graticule_multiples(l->graticule.step_lon, x0, x1, &first);
        for (size_t k = 0; k < n; k++) {
            double degrees = first + (double) k * l->graticule.step_lon;
            if (degrees != a.x + turn || i + 1 == SAMPLES) add_crossing(l, side, low, high, true, degrees);
        }
    }
    size_t n = cor_graticule_multiples(l->graticule.step_lat, fmin(a.y, b.y), fmax(a.y, b.y), &first);
    for (size_t k = 0; k < n; k++) {
        double degrees = first + (double) k * l->graticule.step_lat;
        if ((degrees != b.y || i + 1 == SAMPLES) && fabs(degrees) < 90)
            add_crossing(l, side, low, high, false, degrees);
    }
}

static void walk_frame(labelling *l)
{
    cor_point places[SAMPLES + 1];
    for (frame_side side = SIDE_TOP; side < N_SIDES; side++) {
        for (int i = 0; i <= SAMPLES; i++)
            places[i] = along_side(l->pen->scene->frame, side, (double) i / SAMPLES);
        cor_page_to_lonlat(l->pen, places, SAMPLES + 1);
        for (int i = 0; i < SAMPLES; i++)
            walk_step(l, side, i, places[i], places[i + 1]);
    }
}

/* Outwards from the frame. */
static cor_point outwards(frame_side side)
{
    static const cor_point ways[N_SIDES] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
    return ways[side];
}

static bool is_upright(frame_side side)
{
    return side == SIDE_LEFT || side == SIDE_RIGHT;
}

/* Where the words of C go: their middle and what they cover. At the sides they are turned to read upwards. */
static cor_rect box_of(const labelling *l, const crossing *c, const cor_run *run, cor_point *ret_middle)
{
    double unit = l->pen->unit, w = cor_rect_width(run->ink), h = cor_rect_height(run->ink);
    double away = l->inside ? -(GAP + 1) * unit - h / 2 : (TICK + GAP) * unit + h / 2;
    cor_point out = outwards(c->side), m = {c->at.x + out.x * away, c->at.y + out.y * away};
    *ret_middle = m;
    if (is_upright(c->side)) return (cor_rect){m.x - h / 2, m.y - w / 2, m.x + h / 2, m.y + w / 2};
    return (cor_rect){m.x - w / 2, m.y - h / 2, m.x + w / 2, m.y + h / 2};
}

/* No furniture stands there. */
static bool is_clear(const labelling *l, cor_rect box)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(l->pen->scene, &n);
    for (size_t i = 0; i < n; i++)
        if (obstacles[i].minding == COR_MIND_ALWAYS && !obstacles[i].radius && cor_rects_overlap(box, obstacles[i].box))
            return false;
    return true;
}

/* Labels keep off one another, off the corners, and inside of the frame off the furniture. */
static bool is_free(const labelling *l, const crossing *c, cor_rect box)
{
    cor_rect frame = l->pen->scene->frame, grown = cor_rect_grown(box, BETWEEN * l->pen->unit);
    double over = l->inside ? -2 * GAP * l->pen->unit : 2 * GAP * l->pen->unit;
    bool within = is_upright(c->side) ? box.y0 >= frame.y0 - over && box.y1 <= frame.y1 + over
                                      : box.x0 >= frame.x0 - over && box.x1 <= frame.x1 + over;
    if (!within) return false;
    for (guint i = 0; i < l->taken->len; i++)
        if (cor_rects_overlap(grown, g_array_index(l->taken, cor_rect, i))) return false;
    return !l->inside || is_clear(l, grown);
}

static void draw_tick(labelling *l, const crossing *c)
{
    double length = (l->inside ? -1.6 : 1) * TICK * l->pen->unit;
    cor_point out = outwards(c->side), tick[2] = {c->at, {c->at.x + out.x * length, c->at.y + out.y * length}};
    cor_pen_line(l->pen, tick, 2, false, 0.35 * l->pen->unit, l->pen->ink);
}

static const cor_run *label_run(labelling *l, const crossing *c)
{
    cor_pen *pen = l->pen;
    const char *words = cor_graticule_label(pen->arena, pen->what->map->languages, c->degrees, c->meridian);
    return cor_pen_shape(pen, words, (cor_words){.size = LABEL_SIZE});
}

static void draw_label(labelling *l, crossing *c)
{
    cor_pen *pen = l->pen;
    cor_point middle;
    const cor_run *run = label_run(l, c);
    if (!run) return;
    cor_rect box = box_of(l, c, run, &middle);
    if (!is_free(l, c, box)) return;
    c->labelled = true;
    g_array_append_val(l->taken, box);
    if (!l->inside) draw_tick(l, c);
    cor_pen_run_turned(pen, run, middle, is_upright(c->side) ? -90 : 0, true, l->inside ? 1.1 * pen->unit : 0);
    if (l->inside) cor_pen_obstacle(pen, cor_rect_grown(box, pen->unit), "graticule");
}

static bool is_labelled(const labelling *l, const crossing *c)
{
    for (guint i = 0; i < l->crossings->len; i++) {
        const crossing *other = &g_array_index(l->crossings, crossing, i);
        if (other->labelled && other->meridian == c->meridian && fabs(other->degrees - c->degrees) < 1e-9) return true;
    }
    return false;
}

/* How far the place (DX, DY) beside C is from its line, degrees. */
static double degrees_beside(const labelling *l, const crossing *c, double dx, double dy)
{
    cor_point p = {c->at.x + dx, c->at.y + dy};
    cor_page_to_lonlat(l->pen, &p, 1);
    return fabs(c->meridian ? cor_longitude_turned(p.x - c->degrees) : p.y - c->degrees);
}

/* A line that runs along a side, or all but, does not come out there. */
static bool is_grazing(const labelling *l, const crossing *c)
{
    double step = LABEL_SIZE * l->pen->unit;
    cor_point out = outwards(c->side);
    double across = degrees_beside(l, c, -out.x * step, -out.y * step);
    double along =
        fmax(degrees_beside(l, c, out.y * step, out.x * step), degrees_beside(l, c, -out.y * step, -out.x * step));
    return along < 0.1 * across;
}

/* Each kind at its own sides first; then what has no label yet. */
static void draw_labels(labelling *l)
{
    for (guint i = 0; i < l->crossings->len; i++) {
        crossing *c = &g_array_index(l->crossings, crossing, i);
        if (c->meridian != is_upright(c->side)) draw_label(l, c);
    }
    for (guint i = 0; i < l->crossings->len; i++) {
        crossing *c = &g_array_index(l->crossings, crossing, i);
        if (c->meridian == is_upright(c->side) && !is_grazing(l, c) && !is_labelled(l, c)) draw_label(l, c);
    }
}

/* The place of the parallel in the frame that is nearest to the frame's middle line, and lower rather than higher: on
 * some meridian of the graticule. */
static bool inner_place(const labelling *l, double latitude, cor_point *ret_place)
{
    cor_rect frame = cor_rect_grown(l->pen->scene->frame, -12 * l->pen->unit);
    double first, least = INFINITY, middle = (frame.x0 + frame.x1) / 2;
    size_t n = cor_graticule_multiples(l->graticule.step_lon, l->graticule.shown.x0, l->graticule.shown.x1, &first);
    for (size_t i = 0; i < n; i++) {
        cor_point p = {first + (double) i * l->graticule.step_lon, latitude};
        cor_lonlat_to_page(l->pen, &p, 1);
        double off = fabs(p.x - middle) - 1e-3 * p.y;
        if (!cor_rect_contains(frame, p.x, p.y) || !(off < least)) continue;
        least = off;
        *ret_place = p;
    }
    return isfinite(least);
}

/* Parallels that close within the frame, round a pole or the world, are labelled where they are. */
static void label_inner(labelling *l)
{
    cor_pen *pen = l->pen;
    double first;
    size_t n = cor_graticule_multiples(l->graticule.step_lat, fmax(l->graticule.shown.y0, -89),
                                       fmin(l->graticule.shown.y1, 89), &first);
    for (size_t i = 0; i < n; i++) {
        crossing c = {.degrees = first + (double) i * l->graticule.step_lat};
        const cor_run *run = label_run(l, &c);
        if (!run || is_labelled(l, &c) || !inner_place(l, c.degrees, &c.at)) continue;
        double w = cor_rect_width(run->ink) / 2 + pen->unit, h = cor_rect_height(run->ink) / 2 + pen->unit;
        cor_rect box = {c.at.x - w, c.at.y - h, c.at.x + w, c.at.y + h};
        if (!is_clear(l, box)) continue;
        g_array_append_val(l->taken, box);
        cor_pen_run_turned(pen, run, c.at, 0, true, 1.1 * pen->unit);
        cor_pen_obstacle(pen, box, "graticule");
    }
}

/* Inner ticks, where they stand for the lines. */
static void draw_ticks(labelling *l)
{
    bool inside = l->inside;
    l->inside = true;
    for (guint i = 0; i < l->crossings->len; i++)
        draw_tick(l, &g_array_index(l->crossings, crossing, i));
    l->inside = inside;
}

void cor_furnish_graticule_labels(cor_pen *pen)
{
    const cor_graticule *options = &pen->what->map->furniture.graticule;
    labelling l = {.pen = pen, .inside = !(cor_graticule_ruler(pen->what->map, pen->unit) > 0)};
    if (!cor_graticule_lines_of(pen, &l.graticule)) return;
    l.crossings = g_array_new(FALSE, TRUE, sizeof(crossing));
    l.taken = g_array_new(FALSE, TRUE, sizeof(cor_rect));
    walk_frame(&l);
    cor_scene_group(pen->scene, "graticule-labels", "Degrees");
    if (options->style != COR_GRATICULE_LINES) draw_ticks(&l);
    if (options->labels != COR_GRATICULE_UNLABELLED) {
        draw_labels(&l);
        label_inner(&l);
    }
    g_array_unref(l.crossings);
    g_array_unref(l.taken);
}
