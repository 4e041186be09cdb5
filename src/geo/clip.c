#include "geo/clip.h"

enum { LEFT = 1, RIGHT = 2, LOW = 4, HIGH = 8 };

static inline unsigned outcode(cor_point p, cor_rect r)
{
    return (p.x < r.x0 ? LEFT : 0) | (p.x > r.x1 ? RIGHT : 0) | (p.y < r.y0 ? LOW : 0) | (p.y > r.y1 ? HIGH : 0);
}

static double between(double value, double a, double b)
{
    double low = fmin(a, b), high = fmax(a, b);
    return value < low ? low : value > high ? high : value;
}

/* Where the edge meets x = X. Always reckoned from the same end, so that both
 * neighbours of a border get the same number; kept between the ends, so that a cut never
 * leaves another side of the rectangle. */
static cor_point at_x(cor_point a, cor_point b, double x)
{
    if (cor_point_before(b, a)) {
        cor_point swap = a;
        a = b;
        b = swap;
    }
    return (cor_point){x, between(a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y), a.y, b.y)};
}

static cor_point at_y(cor_point a, cor_point b, double y)
{
    cor_point p = at_x((cor_point){a.y, a.x}, (cor_point){b.y, b.x}, y);
    return (cor_point){p.y, p.x};
}

/* Where the edge meets the side of RECT that BIT stands for. */
static cor_point at_side(cor_point a, cor_point b, cor_rect r, unsigned bit)
{
    switch (bit) {
    case LEFT:
        return at_x(a, b, r.x0);
    case RIGHT:
        return at_x(a, b, r.x1);
    case LOW:
        return at_y(a, b, r.y0);
    default:
        return at_y(a, b, r.y1);
    }
}

/* Cohen and Sutherland. Each turn clears one bit for good: at most four turns. */
bool cor_clip_segment(cor_point *a, cor_point *b, cor_rect rect)
{
    unsigned code_a = outcode(*a, rect), code_b = outcode(*b, rect);
    while (code_a | code_b) {
        if (code_a & code_b) return false;
        unsigned bit = (code_a | code_b) & -(code_a | code_b);
        cor_point cut = at_side(*a, *b, rect, bit);
        if (code_a & bit) {
            *a = cut;
            code_a = outcode(cut, rect);
        } else {
            *b = cut;
            code_b = outcode(cut, rect);
        }
    }
    return true;
}

/* The part from A to B that is inside; a touch in one point adds only that point, and goes
 * when nothing follows. */
static void add_crossing(cor_point a, cor_point b, bool leaves, cor_rect rect, cor_chains *out)
{
    if (!cor_clip_segment(&a, &b, rect)) return;
    if (out->points.n == cor_chains_start(out, out->n)) cor_chains_add(out, a);
    if (!cor_points_equal(a, b)) cor_chains_add(out, b);
    if (leaves) cor_chains_end(out);
}

void cor_clip_line(const cor_point *points, size_t n, cor_rect rect, cor_chains *out)
{
    if (n < 2) return;
    unsigned before = outcode(points[0], rect);
    if (!before) cor_chains_add(out, points[0]);
    for (size_t i = 1; i < n; i++) {
        unsigned code = outcode(points[i], rect);
        if (!(before | code))
            cor_chains_add(out, points[i]);
        else if (!(before & code))
            add_crossing(points[i - 1], points[i], code != 0, rect, out);
        before = code;
    }
    cor_chains_end(out);
}

/* Copies the ring without its closing vertex, and without vertices between others that lie
 * beyond the same side: nothing of them can be seen. Returns the sides that are crossed. */
static unsigned copy_near(const cor_point *points, size_t n, cor_rect rect, cor_points *out)
{
    cor_points_reserve(out, 2 * n + 8);
    unsigned all = 0, code = outcode(points[0], rect), since_kept = code;
    out->n = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        unsigned next = outcode(points[i + 1], rect);
        all |= code;
        since_kept &= next;
        if (!since_kept || i == 0) {
            out->at[out->n++] = points[i];
            since_kept = code & next;
        }
        code = next;
    }
    return all;
}

static void cut_side(const cor_points *in, cor_rect rect, unsigned bit, cor_points *out)
{
    cor_points_reserve(out, 2 * in->n + 1);
    out->n = 0;
    if (!in->n) return;
    cor_point before = in->at[in->n - 1];
    bool was_out = outcode(before, rect) & bit;
    for (size_t i = 0; i < in->n; i++) {
        cor_point p = in->at[i];
        bool is_out = outcode(p, rect) & bit;
        if (is_out != was_out) {
            cor_point cut = at_side(before, p, rect, bit);
            if (!cor_points_equal(cut, is_out ? before : p)) out->at[out->n++] = cut;
        }
        if (!is_out) out->at[out->n++] = p;
        before = p;
        was_out = is_out;
    }
}

static void swap_points(cor_points *a, cor_points *b)
{
    cor_points swap = *a;
    *a = *b;
    *b = swap;
}

static void close_ring(cor_points *ring)
{
    while (ring->n > 1 && cor_points_equal(ring->at[0], ring->at[ring->n - 1]))
        ring->n--;
    if (ring->n < 3) {
        ring->n = 0;
        return;
    }
    cor_points_reserve(ring, ring->n + 1);
    ring->at[ring->n++] = ring->at[0];
}

/* A ring that passes the rectangle by leaves only a path to and fro along its sides. */
static bool has_area(const cor_points *ring, cor_rect r)
{
    double twice = 0;
    for (size_t i = 0; i + 1 < ring->n; i++) {
        cor_point p = ring->at[i], q = ring->at[i + 1];
        if (p.x > r.x0 && p.x < r.x1 && p.y > r.y0 && p.y < r.y1) return true;
        twice += (p.x - r.x0) * (q.y - r.y0) - (q.x - r.x0) * (p.y - r.y0);
    }
    return fabs(twice) > 1e-9 * cor_rect_width(r) * cor_rect_height(r);
}

void cor_clip_ring(const cor_point *points, size_t n, cor_rect rect, cor_points *out, cor_points *spare)
{
    out->n = 0;
    if (n < 4) return;
    unsigned crossed = copy_near(points, n, rect, out);
    for (unsigned bit = LEFT; bit <= HIGH; bit <<= 1) {
        if (!(crossed & bit)) continue;
        cut_side(out, rect, bit, spare);
        swap_points(out, spare);
    }
    close_ring(out);
    if (crossed && !has_area(out, rect)) out->n = 0;
}
