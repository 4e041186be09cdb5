/* Arrows and brackets: what leads from one place to another. */
#include <math.h>
#include <string.h>

#include "furnish/annotate.h"
#include "geo/clip.h"
#include "geo/points.h"

enum { STEPS = 48 };

/* Points before `unit`. */
static const double ARROW_WIDTH = 1.3, BRACKET_WIDTH = 0.9, DEPTH = 8, END_GAP = 2.5;

typedef struct {
    cor_point at[STEPS + 1];
    size_t n;
} track;

static bool on_earth(const cor_annotation *annotation)
{
    return annotation->from.kind == COR_SPOT_EARTH && annotation->to.kind == COR_SPOT_EARTH;
}

/* A parabola through both ends whose top is CURVE lengths to the left of the way. */
static void bend(track *t, cor_point a, cor_point b, double curve)
{
    cor_point c = {(a.x + b.x) / 2 + 2 * curve * (b.y - a.y), (a.y + b.y) / 2 - 2 * curve * (b.x - a.x)};
    t->n = curve != 0 ? STEPS + 1 : 2;
    for (size_t i = 0; i < t->n; i++) {
        double u = (double) i / (double) (t->n - 1), v = 1 - u;
        t->at[i] =
            (cor_point){v * v * a.x + 2 * u * v * c.x + u * u * b.x, v * v * a.y + 2 * u * v * c.y + u * u * b.y};
    }
}

static void turn_round(track *t)
{
    for (size_t i = 0; i < t->n / 2; i++) {
        cor_point p = t->at[i];
        t->at[i] = t->at[t->n - 1 - i];
        t->at[t->n - 1 - i] = p;
    }
}

/* Takes LENGTH off the end of T; returns where it ended. At least a little is left. */
static cor_point shorten(track *t, double length)
{
    cor_point tip = t->at[t->n - 1];
    while (t->n > 1) {
        cor_point a = t->at[t->n - 2], *b = &t->at[t->n - 1];
        double d = hypot(b->x - a.x, b->y - a.y);
        if (d > length) {
            *b = (cor_point){b->x + (a.x - b->x) * length / d, b->y + (a.y - b->y) * length / d};
            return tip;
        }
        if (t->n == 2) break;
        length -= d;
        t->n--;
    }
    return tip;
}

static void draw_head(const cor_annotation_drawing *drawing, cor_point tip, cor_point base, double half)
{
    double length = hypot(tip.x - base.x, tip.y - base.y);
    if (!(length > 0)) return;
    double nx = (tip.y - base.y) / length * half, ny = (base.x - tip.x) / length * half;
    const cor_point corners[3] = {tip, {base.x + nx, base.y + ny}, {base.x - nx, base.y - ny}};
    cor_pen_area(drawing->pen, corners, 3, drawing->color);
}

/* Draws a head on the end of T and shortens it to the head's base. */
static void add_head(const cor_annotation_drawing *drawing, track *t, double width)
{
    double unit = drawing->pen->unit, length = 3.2 * width + 2.6 * unit;
    cor_point tip = shorten(t, length);
    draw_head(drawing, tip, t->at[t->n - 1], length * 0.42);
    /* The shaft reaches a little into the head, so that no seam shows. */
    cor_point *end = &t->at[t->n - 1];
    *end = (cor_point){end->x + (tip.x - end->x) * 0.1, end->y + (tip.y - end->y) * 0.1};
}

/* Names of the map keep off the line. */
static void keep_clear(const cor_annotation_drawing *drawing, const cor_point *points, size_t n, double radius)
{
    for (size_t i = 0; i + 1 < n; i++)
        cor_pen_line_obstacle(drawing->pen, points[i], points[i + 1], radius, COR_MIND_TEXT, COR_ANNOTATIONS);
}

/* What is on the earth ends with the map; what is on the page goes where it was told. */
static void draw_track(const cor_annotation_drawing *drawing, const cor_point *points, size_t n, double width)
{
    cor_chains seen = {0};
    keep_clear(drawing, points, n, width / 2 + drawing->pen->unit);
    if (!on_earth(drawing->annotation)) {
        cor_annotation_line(drawing, points, n, width);
        return;
    }
    cor_clip_line(points, n, drawing->pen->scene->frame, &seen);
    for (size_t i = 0; i < seen.n; i++) {
        size_t start = cor_chains_start(&seen, i);
        cor_annotation_line(drawing, seen.points.at + start, seen.ends[i] - start, width);
    }
    cor_chains_free(&seen);
}

static bool has_head(const cor_annotation_drawing *drawing, cor_point end, bool at_end)
{
    size_t head = drawing->annotation->head;
    bool wanted = head == COR_HEAD_BOTH || head == (at_end ? COR_HEAD_END : COR_HEAD_START);
    cor_rect frame = drawing->pen->scene->frame;
    return wanted && (!on_earth(drawing->annotation) || cor_rect_contains(frame, end.x, end.y));
}

/* Beyond the tail, then to its sides; then beside the middle. */
static void request_words(const cor_annotation_drawing *drawing, const track *t, double width)
{
    static const double turns[] = {0, 30, -30, 60, -60, 90, -90};
    enum { N = sizeof turns / sizeof *turns };
    cor_point corners[2 * N], tail = t->at[0], next = t->at[1], middle = t->at[t->n / 2];
    double gap = width / 2 + 2.5 * drawing->pen->unit;
    cor_annotation_words options = {
        .corners = corners, .n_corners = 2 * N, .anchor = tail, .fixed = drawing->annotation->fixed};
    options.run = cor_annotation_shape(drawing, drawing->words, COR_ANNOTATION_SIZE, 110 * drawing->pen->unit,
                                       COR_JUSTIFY_CENTER);
    double angle = atan2(tail.y - next.y, tail.x - next.x);
    for (size_t i = 0; options.run && i < 2 * N; i++) {
        double a = angle + turns[i % N] * M_PI / 180 + (i < N ? 0 : M_PI / 2);
        corners[i] =
            cor_annotation_beside(i < N ? tail : middle, cos(a), sin(a), gap, options.run->width, options.run->height);
    }
    cor_annotation_request(drawing, &options);
}

static bool both_ends(const cor_annotation_drawing *drawing, cor_point *a, cor_point *b)
{
    const cor_annotation *annotation = drawing->annotation;
    cor_rect frame = drawing->pen->scene->frame;
    if (!cor_annotation_spot(drawing, &annotation->from, false, a) ||
        !cor_annotation_spot(drawing, &annotation->to, false, b))
        return false;
    cor_point from = *a, to = *b;
    if (!(hypot(to.x - from.x, to.y - from.y) > 1)) return false;
    /* Of one that is nowhere to be seen nothing is drawn: not even its words. */
    bool seen = !on_earth(annotation) || cor_clip_segment(&from, &to, frame);
    if (!seen) cor_annotation_warn_unseen(drawing);
    return seen;
}

void cor_annotation_arrow(const cor_annotation_drawing *drawing)
{
    cor_point a, b;
    track t;
    double width = cor_annotation_width(drawing, ARROW_WIDTH), gap = END_GAP * drawing->pen->unit;
    if (!both_ends(drawing, &a, &b)) return;
    bend(&t, a, b, drawing->annotation->curve);
    if (drawing->annotation->to.kind == COR_SPOT_EARTH) shorten(&t, gap);
    if (has_head(drawing, b, true)) add_head(drawing, &t, width);
    turn_round(&t);
    if (has_head(drawing, a, false)) add_head(drawing, &t, width);
    turn_round(&t);
    draw_track(drawing, t.at, t.n, width);
    request_words(drawing, &t, width);
}

static void request_bracket_words(const cor_annotation_drawing *drawing, cor_point a, cor_point b, double nx, double ny)
{
    static const double shares[] = {0.5, 0.42, 0.58, 0.3, 0.7, 0.15, 0.85};
    enum { N = sizeof shares / sizeof *shares };
    cor_point corners[3 * N];
    cor_annotation_words options = {.corners = corners, .n_corners = 3 * N, .fixed = drawing->annotation->fixed};
    options.run = cor_annotation_shape(drawing, drawing->words, COR_ANNOTATION_SIZE, 110 * drawing->pen->unit,
                                       COR_JUSTIFY_CENTER);
    for (size_t i = 0; options.run && i < 3 * N; i++) {
        cor_point p = {a.x + (b.x - a.x) * shares[i % N], a.y + (b.y - a.y) * shares[i % N]};
        double gap = drawing->pen->unit * (i < N ? 1.5 : i < 2 * N ? 7 : 14);
        if (!i) options.anchor = p;
        corners[i] = cor_annotation_beside_line(p, nx, ny, gap, options.run->width, options.run->height);
    }
    cor_annotation_request(drawing, &options);
}

/* Two short sides that point at what is bracketed, and a long one beside it. */
void cor_annotation_bracket(const cor_annotation_drawing *drawing)
{
    const cor_annotation *annotation = drawing->annotation;
    cor_point a, b;
    double unit = drawing->pen->unit, depth = annotation->depth > 0 ? annotation->depth : DEPTH * unit;
    if (!both_ends(drawing, &a, &b)) return;
    double length = hypot(b.x - a.x, b.y - a.y), to_side = annotation->side == COR_SIDE_LEFT ? 1 : -1;
    double nx = to_side * (b.y - a.y) / length, ny = -to_side * (b.x - a.x) / length, near = depth / 3;
    const cor_point points[4] = {{a.x + nx * near, a.y + ny * near},
                                 {a.x + nx * depth, a.y + ny * depth},
                                 {b.x + nx * depth, b.y + ny * depth},
                                 {b.x + nx * near, b.y + ny * near}};
    draw_track(drawing, points, 4, cor_annotation_width(drawing, BRACKET_WIDTH));
    request_bracket_words(drawing, points[1], points[2], nx, ny);
}
