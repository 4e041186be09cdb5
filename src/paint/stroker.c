#include "paint/stroker.h"

#include <glib.h>

#include "paint/guard.h"

/* Closer points are one point: their direction would be noise. Dots. */
#define NEAREST 0.02
/* How far a chord may keep from its arc. Dots. */
#define FLATNESS 0.06

typedef struct {
    cor_point at;
    cor_point way; /* towards the next, length 1 */
    double length; /* to the next */
    int side;      /* -1: it lies so far above the rows that the cover holds that nothing round it is seen; 1: below */
    bool far;      /* it and its neighbours lie on one side, and so does the edge of the line between them */
} vertex;

struct cor_stroker {
    cor_cover *cover;
    double half; /* of the width */
    cor_cap cap;
    cor_join join;
    double miter_limit;
    double arc_step; /* radians */
    cor_rows seen;   /* the rows that lines can be seen from */
    GArray *dashes;  /* of double, pixels; empty: solid */
    double dash_offset, dash_sum;
    GArray *vertices;      /* of the line at hand */
    GArray *piece;         /* of a dash at hand, cor_point */
    cor_point first, last; /* of the outline */
    bool open;             /* an outline has been begun */
};

static double miter_limit_of(const cor_stroke *stroke)
{
    return isfinite(stroke->miter_limit) ? fmax(1, stroke->miter_limit) : 1;
}

double cor_stroker_reach(const cor_stroke *stroke, double pixels)
{
    double longest = stroke->join == COR_JOIN_MITER ? fmax(2, miter_limit_of(stroke)) : 2;
    return stroke->width * pixels / 2 * longest + 1;
}

cor_stroker *cor_stroker_new(const cor_stroke *stroke, double pixels, cor_cover *cover)
{
    cor_stroker *s = g_new0(cor_stroker, 1);
    s->cover = cover;
    s->half = stroke->width * pixels / 2;
    s->cap = stroke->cap;
    s->join = stroke->join;
    s->miter_limit = miter_limit_of(stroke);
    s->arc_step = s->half > FLATNESS ? fmax(0.02, 2 * acos(1 - FLATNESS / s->half)) : M_PI;
    s->dashes = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t i = 0; cor_guard_dashes(stroke) && i < stroke->n_dashes; i++) {
        double dash = stroke->dashes[i] * pixels;
        g_array_append_val(s->dashes, dash);
        s->dash_sum += dash;
    }
    s->dash_offset = isfinite(stroke->dash_offset) ? stroke->dash_offset * pixels : 0;
    cor_rows held = cor_cover_rows(cover);
    double reach = cor_stroker_reach(stroke, pixels);
    s->seen = (cor_rows){held.top - reach, held.bottom + reach};
    s->vertices = g_array_new(FALSE, FALSE, sizeof(vertex));
    s->piece = g_array_new(FALSE, FALSE, sizeof(cor_point));
    return s;
}

void cor_stroker_free(cor_stroker *s)
{
    if (!s) return;
    g_array_unref(s->dashes);
    g_array_unref(s->vertices);
    g_array_unref(s->piece);
    g_free(s);
}

static void go_to(cor_stroker *s, double x, double y)
{
    if (s->open)
        cor_cover_edge(s->cover, s->last.x, s->last.y, x, y);
    else
        s->first = (cor_point){x, y};
    s->open = true;
    s->last = (cor_point){x, y};
}

static void close_outline(cor_stroker *s)
{
    if (s->open) cor_cover_edge(s->cover, s->last.x, s->last.y, s->first.x, s->first.y);
    s->open = false;
}

/* From the point at FROM (relative to CENTER) clockwise by ANGLE, both ends included. */
static void go_round(cor_stroker *s, cor_point center, cor_point from, double angle)
{
    int n = (int) ceil(angle / s->arc_step);
    double c = cos(angle / n), d = sin(angle / n);
    go_to(s, center.x + from.x, center.y + from.y);
    for (int i = 0; i < n; i++) {
        from = (cor_point){from.x * c - from.y * d, from.x * d + from.y * c};
        go_to(s, center.x + from.x, center.y + from.y);
    }
}

/* The left hand of WAY, half a width long. */
static cor_point left_of(const cor_stroker *s, cor_point way)
{
    return (cor_point){way.y * s->half, -way.x * s->half};
}

/* The side on which the line bends away: the join is seen there. */
static void join_outside(cor_stroker *s, cor_point at, cor_point a, cor_point b, double cosine, double sine)
{
    bool flat = cosine > 0 && s->half * (1 - cosine) < FLATNESS;
    if (s->join == COR_JOIN_ROUND && !flat) {
        go_round(s, at, a, atan2(sine, cosine));
        return;
    }
    /* The miter's length over the width is 1 / cos(half the turn). */
    if (flat || (s->join == COR_JOIN_MITER && 2 <= s->miter_limit * s->miter_limit * (1 + cosine))) {
        go_to(s, at.x + (a.x + b.x) / (1 + cosine), at.y + (a.y + b.y) / (1 + cosine));
        return;
    }
    go_to(s, at.x + a.x, at.y + a.y);
    go_to(s, at.x + b.x, at.y + b.y);
}

/* The side into which the line bends. Where the segments are long enough the two edges meet; else what the
 * straight way between them leaves out is as much as they overlap, unless one of them ENDS there. */
static void join_inside(cor_stroker *s, cor_point at, cor_point a, cor_point b, double cosine, double sine,
                        double shortest, bool ends)
{
    if (cosine > -0.999 && s->half * -sine <= shortest * (1 + cosine)) {
        go_to(s, at.x + (a.x + b.x) / (1 + cosine), at.y + (a.y + b.y) / (1 + cosine));
        return;
    }
    go_to(s, at.x + a.x, at.y + a.y);
    if (cosine < 0 || ends) go_to(s, at.x, at.y);
    go_to(s, at.x + b.x, at.y + b.y);
}

/* The left side of the corner at AT between two ways. */
static void join(cor_stroker *s, cor_point at, cor_point in, cor_point out, double shortest, bool ends)
{
    double cosine = in.x * out.x + in.y * out.y, sine = in.x * out.y - in.y * out.x;
    cor_point a = left_of(s, in), b = left_of(s, out);
    if (sine >= 0)
        join_outside(s, at, a, b, cosine, sine);
    else
        join_inside(s, at, a, b, cosine, sine, shortest, ends);
}

/* Round the end at AT of a line that arrives by WAY, from its left to its right side. */
static void end_line(cor_stroker *s, cor_point at, cor_point way)
{
    cor_point left = left_of(s, way);
    double x = s->cap == COR_CAP_SQUARE ? way.x * s->half : 0, y = s->cap == COR_CAP_SQUARE ? way.y * s->half : 0;
    if (s->cap == COR_CAP_ROUND) {
        go_round(s, at, left, M_PI);
        return;
    }
    go_to(s, at.x + left.x + x, at.y + left.y + y);
    go_to(s, at.x - left.x + x, at.y - left.y + y);
}

static cor_point turned(cor_point way)
{
    return (cor_point){-way.x, -way.y};
}

static double shorter(double a, double b)
{
    return a < b ? a : b;
}

static void mark_far(vertex *v, size_t n, bool ring)
{
    for (size_t i = 0; i < n; i++) {
        const vertex *before = i ? &v[i - 1] : ring ? &v[n - 1] : v;
        const vertex *after = i + 1 < n ? &v[i + 1] : ring ? v : &v[i];
        v[i].far = v[i].side && before->side == v[i].side && after->side == v[i].side;
    }
}

/* Whether a corner may be left out: the edges to it and from it leave nothing in the rows that are held. Its
 * neighbours must be far, too, because a sharp corner reaches along its longer side. */
static bool is_unseen(const vertex *before, const vertex *v, const vertex *after)
{
    return before->far && v->far && after->far;
}

static void stroke_open(cor_stroker *s, const vertex *v, size_t n)
{
    for (size_t i = 1; i + 1 < n; i++) {
        if (is_unseen(&v[i - 1], &v[i], &v[i + 1])) continue;
        join(s, v[i].at, v[i - 1].way, v[i].way, shorter(v[i - 1].length, v[i].length), i == 1 || i + 2 == n);
    }
    if (!is_unseen(&v[n - 2], &v[n - 1], &v[n - 1])) end_line(s, v[n - 1].at, v[n - 2].way);
    for (size_t i = n - 1; i-- > 1;) {
        if (is_unseen(&v[i - 1], &v[i], &v[i + 1])) continue;
        join(s, v[i].at, turned(v[i].way), turned(v[i - 1].way), shorter(v[i - 1].length, v[i].length),
             i == 1 || i + 2 == n);
    }
    if (!is_unseen(&v[0], &v[0], &v[1])) end_line(s, v[0].at, turned(v[0].way));
    close_outline(s);
}

static void stroke_ring(cor_stroker *s, const vertex *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const vertex *before = &v[i ? i - 1 : n - 1];
        if (is_unseen(before, &v[i], &v[i + 1 < n ? i + 1 : 0])) continue;
        join(s, v[i].at, before->way, v[i].way, shorter(before->length, v[i].length), false);
    }
    close_outline(s);
    for (size_t i = n; i-- > 0;) {
        const vertex *before = &v[i ? i - 1 : n - 1];
        if (is_unseen(before, &v[i], &v[i + 1 < n ? i + 1 : 0])) continue;
        join(s, v[i].at, turned(v[i].way), turned(before->way), shorter(before->length, v[i].length), false);
    }
    close_outline(s);
}

/* A line without length is seen where its caps are. */
static void stroke_dot(cor_stroker *s, cor_point at)
{
    if (s->cap == COR_CAP_BUTT) return;
    end_line(s, at, (cor_point){1, 0});
    end_line(s, at, (cor_point){-1, 0});
    close_outline(s);
}

static void add_vertex(const cor_stroker *s, GArray *vertices, cor_point at)
{
    vertex next = {.at = at, .side = at.y < s->seen.top ? -1 : at.y > s->seen.bottom};
    if (vertices->len) {
        vertex *last = &g_array_index(vertices, vertex, vertices->len - 1);
        double dx = at.x - last->at.x, dy = at.y - last->at.y, length = sqrt(dx * dx + dy * dy);
        if (length < NEAREST) return;
        last->way = (cor_point){dx / length, dy / length};
        last->length = length;
    }
    g_array_append_val(vertices, next);
}

/* Leads the last vertex back to the first; vertices that lie on the first are dropped. False when too few are left. */
static bool close_ring(GArray *vertices)
{
    for (; vertices->len > 2; g_array_set_size(vertices, vertices->len - 1)) {
        cor_point first = g_array_index(vertices, vertex, 0).at;
        vertex *last = &g_array_index(vertices, vertex, vertices->len - 1);
        double dx = first.x - last->at.x, dy = first.y - last->at.y, length = sqrt(dx * dx + dy * dy);
        if (length < NEAREST) continue;
        last->way = (cor_point){dx / length, dy / length};
        last->length = length;
        return true;
    }
    return false;
}

static bool is_seen(const cor_stroker *s, const cor_point *points, size_t n)
{
    cor_rows rows = {INFINITY, -INFINITY};
    for (size_t i = 0; i < n; i++) {
        rows.top = points[i].y < rows.top ? points[i].y : rows.top;
        rows.bottom = points[i].y > rows.bottom ? points[i].y : rows.bottom;
    }
    return cor_rows_meet(rows, s->seen);
}

static void stroke_solid(cor_stroker *s, const cor_point *points, size_t n, bool closed)
{
    g_array_set_size(s->vertices, 0);
    for (size_t i = 0; i < n; i++)
        add_vertex(s, s->vertices, points[i]);
    bool ring = closed && close_ring(s->vertices);
    vertex *v = (vertex *) (void *) s->vertices->data;
    mark_far(v, s->vertices->len, ring);
    if (s->vertices->len == 1)
        stroke_dot(s, v[0].at);
    else if (ring)
        stroke_ring(s, v, s->vertices->len);
    else if (s->vertices->len > 1)
        stroke_open(s, v, s->vertices->len);
}

/* Where in the dashes a line starts. A dash without length is there too: with round ends it is a dot. */
typedef struct {
    guint index;
    double left; /* of this dash or gap */
} dash_place;

static double dash_at(const cor_stroker *s, guint index)
{
    return g_array_index(s->dashes, double, index);
}

static dash_place first_dash(const cor_stroker *s)
{
    double offset = fmod(s->dash_offset, s->dash_sum);
    dash_place place = {0, 0};
    if (offset < 0) offset += s->dash_sum;
    while (place.index + 1 < s->dashes->len && offset > 0 && offset >= dash_at(s, place.index))
        offset -= dash_at(s, place.index++);
    place.left = fmax(0, dash_at(s, place.index) - offset);
    return place;
}

static void end_dash(cor_stroker *s)
{
    if (is_seen(s, (const cor_point *) (void *) s->piece->data, s->piece->len))
        stroke_solid(s, (const cor_point *) (void *) s->piece->data, s->piece->len, false);
    g_array_set_size(s->piece, 0);
}

/* Draws the dashes between A and B and goes on in PLACE. */
static void dash_segment(cor_stroker *s, dash_place *place, cor_point a, cor_point b)
{
    double length = hypot(b.x - a.x, b.y - a.y), done = 0;
    while (length - done > place->left) {
        done += place->left;
        cor_point at = {a.x + (b.x - a.x) * done / length, a.y + (b.y - a.y) * done / length};
        if (place->index % 2 == 0) g_array_append_val(s->piece, at);
        end_dash(s);
        place->index = (place->index + 1) % s->dashes->len;
        place->left = dash_at(s, place->index);
        if (place->index % 2 == 0) g_array_append_val(s->piece, at);
    }
    place->left -= length - done;
    if (place->index % 2 == 0) g_array_append_val(s->piece, b);
}

static void stroke_dashed(cor_stroker *s, const cor_point *points, size_t n, bool closed)
{
    dash_place place = first_dash(s);
    if (n && place.index % 2 == 0) g_array_append_val(s->piece, points[0]);
    for (size_t i = 1; i < n; i++)
        dash_segment(s, &place, points[i - 1], points[i]);
    if (closed && n > 1) dash_segment(s, &place, points[n - 1], points[0]);
    end_dash(s);
}

void cor_stroker_line(cor_stroker *s, const cor_point *points, size_t n, bool closed)
{
    if (!n || !(s->half > 0) || !is_seen(s, points, n)) return;
    if (s->dashes->len)
        stroke_dashed(s, points, n, closed);
    else
        stroke_solid(s, points, n, closed);
}
