#include "geo/inside.h"

enum { MAX_SQUARES = 512 };

/* Squares × edges: a polygon of a million vertices gets a coarser answer rather than a late one. */
static const size_t max_steps = 4000000;

bool cor_ray_crosses(cor_point a, cor_point b, cor_point p)
{
    if ((a.y > p.y) == (b.y > p.y)) return false;
    cor_point low = a.y < b.y ? a : b, high = a.y < b.y ? b : a; /* two areas see their common edge alike */
    return p.x < (high.x - low.x) * (p.y - low.y) / (high.y - low.y) + low.x;
}

bool cor_path_contains(const cor_path *rings, cor_point p)
{
    bool inside = false;
    for (size_t r = 0; r < rings->n_parts; r++)
        for (size_t i = rings->parts[r]; i + 1 < rings->parts[r + 1]; i++)
            if (cor_ray_crosses(rings->points[i], rings->points[i + 1], p)) inside = !inside;
    return inside;
}

static double square_to_edge(cor_point a, cor_point b, cor_point p)
{
    double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    double fraction = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
    fraction = fraction < 0 ? 0 : fraction > 1 ? 1 : fraction;
    dx = p.x - a.x - fraction * dx;
    dy = p.y - a.y - fraction * dy;
    return dx * dx + dy * dy;
}

/* The distance to the nearest edge, negative outside. */
static double room_at(const cor_path *rings, cor_point p)
{
    double nearest = INFINITY;
    bool inside = false;
    for (size_t r = 0; r < rings->n_parts; r++)
        for (size_t i = rings->parts[r]; i + 1 < rings->parts[r + 1]; i++) {
            cor_point a = rings->points[i], b = rings->points[i + 1];
            if (cor_ray_crosses(a, b, p)) inside = !inside;
            nearest = fmin(nearest, square_to_edge(a, b, p));
        }
    return inside ? sqrt(nearest) : -sqrt(nearest);
}

typedef struct {
    cor_point middle;
    double half, room, promise; /* promise: no point of the square can have more room */
} square;

typedef struct {
    const cor_path *rings;
    square heap[4 * MAX_SQUARES]; /* the most promising on top */
    size_t n, tried, most;
    square best;
} search;

static void sift_up(search *s, size_t i)
{
    while (i && s->heap[i].promise > s->heap[(i - 1) / 2].promise) {
        square swap = s->heap[i];
        s->heap[i] = s->heap[(i - 1) / 2];
        s->heap[(i - 1) / 2] = swap;
        i = (i - 1) / 2;
    }
}

static square pop(search *s)
{
    square top = s->heap[0], last = s->heap[--s->n];
    size_t i = 0, child;
    while ((child = 2 * i + 1) < s->n) {
        if (child + 1 < s->n && s->heap[child + 1].promise > s->heap[child].promise) child++;
        if (s->heap[child].promise <= last.promise) break;
        s->heap[i] = s->heap[child];
        i = child;
    }
    if (s->n) s->heap[i] = last;
    return top;
}

static void try_square(search *s, double x, double y, double half)
{
    square q = {.middle = {x, y}, .half = half};
    s->tried++;
    q.room = room_at(s->rings, q.middle);
    q.promise = q.room + half * sqrt(2);
    if (q.room > s->best.room) s->best = q;
    if (s->n >= sizeof s->heap / sizeof *s->heap) return;
    s->heap[s->n] = q;
    sift_up(s, s->n++);
}

/* The middle of the mass of all rings; of what has no area, the first vertex. */
static cor_point centroid(const cor_path *rings)
{
    cor_point origin = rings->points[rings->parts[0]], sum = {0, 0};
    double area = 0;
    for (size_t r = 0; r < rings->n_parts; r++)
        for (size_t i = rings->parts[r]; i + 1 < rings->parts[r + 1]; i++) {
            cor_point a = rings->points[i], b = rings->points[i + 1];
            double cross = (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
            area += 3 * cross;
            sum.x += (a.x + b.x - 2 * origin.x) * cross;
            sum.y += (a.y + b.y - 2 * origin.y) * cross;
        }
    return area != 0 ? (cor_point){origin.x + sum.x / area, origin.y + sum.y / area} : origin;
}

/* At most eight squares a side, so that a thin country does not use up all the work at once. Where several points have
 * as much room, the middle is best: it is tried first. */
static void cover(search *s, cor_rect r)
{
    cor_point m = centroid(s->rings), c = cor_rect_center(r);
    try_square(s, m.x, m.y, 0);
    try_square(s, c.x, c.y, 0);
    double longer = fmax(cor_rect_width(r), cor_rect_height(r));
    double shorter = fmin(cor_rect_width(r), cor_rect_height(r));
    double side = fmax(shorter, longer / 8);
    for (double y = r.y0; y < r.y1; y += side)
        for (double x = r.x0; x < r.x1; x += side)
            try_square(s, x + side / 2, y + side / 2, side / 2);
}

static void halve_squares(search *s, double precision)
{
    while (s->n && s->tried < s->most) {
        square q = pop(s);
        if (q.promise - s->best.room <= precision) return;
        double h = q.half / 2;
        for (int i = 0; i < 4; i++)
            try_square(s, q.middle.x + (i & 1 ? h : -h), q.middle.y + (i & 2 ? h : -h), h);
    }
}

cor_point cor_path_inside_point(const cor_path *rings, double precision, double *ret_room)
{
    cor_rect bounds = cor_path_bounds(rings);
    cor_point middle = cor_rect_is_empty(bounds) ? (cor_point){NAN, NAN} : cor_rect_center(bounds);
    size_t edges = rings->n_parts ? rings->parts[rings->n_parts] - rings->parts[0] : 0;
    search s = {.rings = rings, .best = {.middle = middle, .room = 0}};
    if (ret_room) *ret_room = 0;
    if (edges < 4 || !(cor_rect_width(bounds) > 0) || !(cor_rect_height(bounds) > 0)) return middle;
    s.most = max_steps / edges;
    s.most = s.most > MAX_SQUARES ? MAX_SQUARES : s.most;
    cover(&s, bounds);
    halve_squares(&s, precision);
    if (ret_room) *ret_room = s.best.room;
    return s.best.middle;
}

double cor_ring_area2(const cor_point *points, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < n; i++)
        sum += (points[i].x - points[0].x) * (points[i + 1].y - points[0].y) -
               (points[i + 1].x - points[0].x) * (points[i].y - points[0].y);
    return sum;
}
