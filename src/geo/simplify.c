#include "geo/simplify.h"

#include <float.h>
#include <glib.h>
#include <string.h>

#include "geo/fit.h"
#include "geo/points.h"

/* Three steps. Runs of vertices in one small grid cell become one vertex; corners that are the
 * sharpest of their neighbourhood are anchors, which stay; between anchors Douglas and Peucker (1973) decide.
 * A plain Douglas-Peucker needs n log n steps, and its choices depend on where the line starts. */
enum { REACH = 12, LONGEST_SECTION = 256 };

/* A vertex of a cell stands for others at most sqrt(2) cells away; the rest of the
 * tolerance is Douglas and Peucker's. */
static const double cell_fraction = 0.25, peucker_fraction = 1 - 0.25 * 1.41421356237309515;

struct cor_simplifier {
    cor_points thin;   /* after the cells; for a ring without its closing vertex */
    cor_points turned; /* a ring that starts at its first anchor */
    double *bends;     /* twice the area of the triangle with both neighbours */
    uint8_t *kept;
    size_t *anchors;
    size_t n_anchors, space;
};

cor_simplifier *cor_simplifier_new(void)
{
    return g_new0(cor_simplifier, 1);
}

void cor_simplifier_free(cor_simplifier *s)
{
    if (!s) return;
    cor_points_free(&s->thin);
    cor_points_free(&s->turned);
    g_free(s->bends);
    g_free(s->kept);
    g_free(s->anchors);
    g_free(s);
}

static void reserve(cor_simplifier *s, size_t n)
{
    cor_points_reserve(&s->thin, n + 1);
    cor_points_reserve(&s->turned, n + 1);
    if (n < s->space) return;
    s->space = n + n / 2 + 64;
    s->bends = g_renew(double, s->bends, s->space);
    s->kept = g_renew(uint8_t, s->kept, s->space);
    s->anchors = g_renew(size_t, s->anchors, s->space);
}

/* The whole number nearest to X as the low bits of a double's mantissa: adding 1.5 · 2^52 makes
 * the processor round. Good enough to tell cells apart, and many times faster than floor(). */
static const double rounder = 6755399441055744.0;

static inline cor_point cell_of(cor_point p, double per_cell)
{
    return (cor_point){p.x * per_cell + rounder, p.y * per_cell + rounder};
}

/* Which of two vertices of a cell stands for it: the one nearer to its middle. */
static cor_point nearer_middle(cor_point a, cor_point b, cor_point cell, double per_cell)
{
    double mx = cell.x - rounder, my = cell.y - rounder;
    double da = fabs(a.x * per_cell - mx) + fabs(a.y * per_cell - my);
    double db = fabs(b.x * per_cell - mx) + fabs(b.y * per_cell - my);
    if (da != db) return da < db ? a : b;
    return cor_point_before(a, b) ? a : b;
}

/* Appends to OUT one vertex for each run of POINTS in one cell. */
static void thin_runs(const cor_point *points, size_t n, double per_cell, cor_points *out)
{
    cor_point cell = cell_of(points[0], per_cell), best = points[0];
    for (size_t i = 1; i < n; i++) {
        cor_point next = cell_of(points[i], per_cell);
        if (cor_points_equal(next, cell)) {
            best = nearer_middle(best, points[i], cell, per_cell);
            continue;
        }
        out->at[out->n++] = best;
        best = points[i];
        cell = next;
    }
    out->at[out->n++] = best;
}

/* Twice the area of a triangle; the same number whichever way it is walked. */
static inline double bend(cor_point a, cor_point b, cor_point c)
{
    return fabs((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x));
}

static bool bends_more(const cor_simplifier *s, size_t i, size_t j)
{
    if (s->bends[i] != s->bends[j]) return s->bends[i] > s->bends[j];
    return cor_point_before(s->thin.at[i], s->thin.at[j]);
}

/* Whether vertex I of M bends more than all others within reach. */
static bool is_anchor(const cor_simplifier *s, size_t i, size_t m, bool closed)
{
    for (size_t d = 1; d <= REACH && d < m; d++) {
        bool has_before = closed || i >= d, has_after = closed || i + d < m;
        size_t before = i >= d ? i - d : i + m - d, after = i + d < m ? i + d : i + d - m;
        if (has_before && !bends_more(s, i, before)) return false;
        if (has_after && !bends_more(s, i, after)) return false;
    }
    return true;
}

/* The vertices of a long line between which there is no need to look round the corner. */
static inline bool is_inner(size_t i, size_t m)
{
    return i >= REACH && i + REACH < m;
}

static bool is_inner_anchor(const double *bends, size_t i)
{
    for (size_t d = 1; d <= REACH; d++)
        if (bends[i - d] > bends[i] || bends[i + d] > bends[i]) return false;
    return true;
}

static void measure_bends(cor_simplifier *s, bool closed)
{
    const cor_point *p = s->thin.at;
    size_t m = s->thin.n;
    s->bends[0] = closed ? bend(p[m - 1], p[0], p[1]) : 0;
    s->bends[m - 1] = closed ? bend(p[m - 2], p[m - 1], p[0]) : 0;
    for (size_t i = 1; i + 1 < m; i++)
        s->bends[i] = bend(p[i - 1], p[i], p[i + 1]);
}

static void find_anchors(cor_simplifier *s, bool closed)
{
    size_t m = s->thin.n;
    measure_bends(s, closed);
    s->n_anchors = 0;
    for (size_t i = 0; i < m; i++) {
        if (is_inner(i, m) && !is_inner_anchor(s->bends, i)) continue;
        if (!is_anchor(s, i, m, closed)) continue;
        s->anchors[s->n_anchors++] = i;
        /* No other can stand within its reach. */
        i += MIN((size_t) REACH, m);
    }
}

static double square(double x)
{
    return x * x;
}

/* The vertex strictly between FIRST and LAST that is farthest from the segment between them, and its
 * squared distance. Reckoned from the end that comes first in the plane, ties too. */
static size_t farthest(const cor_point *p, size_t first, size_t last, double *ret_square)
{
    cor_point a = p[first], b = p[last];
    if (cor_point_before(b, a)) {
        a = p[last];
        b = p[first];
    }
    double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy, worst = -1;
    double per_length2 = length2 > 0 ? 1 / length2 : 0;
    size_t found = first;
    for (size_t i = first + 1; i < last; i++) {
        double px = p[i].x - a.x, py = p[i].y - a.y, along = px * dx + py * dy, d;
        if (along <= 0)
            d = px * px + py * py;
        else if (along >= length2)
            d = square(p[i].x - b.x) + square(p[i].y - b.y);
        else
            d = square(px * dy - py * dx) * per_length2;
        if (d < worst || (d == worst && !cor_point_before(p[i], p[found]))) continue;
        worst = d;
        found = i;
    }
    *ret_square = worst;
    return found;
}

/* Marks what stays strictly between FIRST and LAST, which are at most LONGEST_SECTION apart. */
static void mark_section(const cor_point *p, size_t first, size_t last, double square_tolerance, uint8_t *kept)
{
    struct {
        size_t first, last;
    } todo[LONGEST_SECTION + 2];
    size_t n = 0;
    todo[n].first = first;
    todo[n++].last = last;
    while (n) {
        size_t from = todo[--n].first, to = todo[n].last;
        double worst;
        if (to - from < 2) continue;
        size_t i = farthest(p, from, to, &worst);
        if (worst <= square_tolerance) continue;
        kept[i] = 1;
        todo[n].first = from;
        todo[n++].last = i;
        todo[n].first = i;
        todo[n++].last = to;
    }
}

/* Vertices between anchors that are too far apart: halves, the same ones from either side. */
static size_t middle(const cor_point *p, size_t first, size_t last)
{
    size_t low = first + (last - first) / 2, high = last - (last - first) / 2;
    return cor_point_before(p[high], p[low]) ? high : low;
}

static void mark_between(const cor_point *p, size_t first, size_t last, double square_tolerance, uint8_t *kept)
{
    while (last - first > LONGEST_SECTION) {
        size_t i = middle(p, first, last);
        kept[i] = 1;
        mark_between(p, first, i, square_tolerance, kept);
        first = i;
    }
    mark_section(p, first, last, square_tolerance, kept);
}

static size_t copy_kept(const cor_point *p, const uint8_t *kept, size_t n, cor_point *out)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        if (kept[i]) out[k++] = p[i];
    return k;
}

static size_t copy_all(const cor_point *points, size_t n, cor_point *out)
{
    memmove(out, points, n * sizeof *points);
    return n;
}

size_t cor_simplify_line(cor_simplifier *s, const cor_point *points, size_t n, double tolerance, cor_point *out)
{
    if (n < 3 || !(tolerance > 0)) return copy_all(points, n, out);
    double square_tolerance = square(tolerance * peucker_fraction);
    cor_point first = points[0], last = points[n - 1];
    reserve(s, n);
    s->thin.n = 0;
    s->thin.at[s->thin.n++] = first;
    thin_runs(points + 1, n - 2, 1 / (tolerance * cell_fraction), &s->thin);
    s->thin.at[s->thin.n++] = last;

    find_anchors(s, false);
    memset(s->kept, 0, s->thin.n);
    s->kept[0] = s->kept[s->thin.n - 1] = 1;
    size_t from = 0;
    for (size_t i = 0; i < s->n_anchors; i++) {
        s->kept[s->anchors[i]] = 1;
        mark_between(s->thin.at, from, s->anchors[i], square_tolerance, s->kept);
        from = s->anchors[i];
    }
    mark_between(s->thin.at, from, s->thin.n - 1, square_tolerance, s->kept);
    return copy_kept(s->thin.at, s->kept, s->thin.n, out);
}

/* The ring without its closing vertex, cells thinned, from the first vertex that is not in
 * the cell of its predecessor: so that no run is cut by the start. */
static void thin_ring(cor_simplifier *s, const cor_point *points, size_t n, double per_cell)
{
    size_t open = n - 1, start = 0;
    while (start + 1 < open &&
           cor_points_equal(cell_of(points[start], per_cell), cell_of(points[start ? start - 1 : open - 1], per_cell)))
        start++;
    memcpy(s->turned.at, points + start, (open - start) * sizeof *points);
    memcpy(s->turned.at + open - start, points, start * sizeof *points);
    s->thin.n = 0;
    thin_runs(s->turned.at, open, per_cell, &s->thin);
}

/* The ring from its first anchor, closed; anchors become offsets into it. */
static void turn_to_anchor(cor_simplifier *s)
{
    size_t m = s->thin.n, start = s->n_anchors ? s->anchors[0] : 0;
    if (!s->n_anchors) s->n_anchors = 1;
    for (size_t i = 0; i < s->n_anchors; i++)
        s->anchors[i] = s->n_anchors == 1 ? 0 : s->anchors[i] - start;
    memcpy(s->turned.at, s->thin.at + start, (m - start) * sizeof *s->thin.at);
    memcpy(s->turned.at + m - start, s->thin.at, start * sizeof *s->thin.at);
    s->turned.at[m] = s->turned.at[0];
    s->turned.n = m + 1;
}

static size_t count_kept(const uint8_t *kept, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += kept[i];
    return count;
}

/* A narrow ring would shrink to a line there and back, which has no area: its widest
 * vertex stays too. */
static void keep_a_triangle(cor_simplifier *s)
{
    size_t last = s->turned.n - 1, other = 1;
    if (count_kept(s->kept, s->turned.n) > 3) return;
    while (other < last && !s->kept[other])
        other++;
    double left = -1, right = -1;
    size_t i = farthest(s->turned.at, 0, other, &left), j = farthest(s->turned.at, other, last, &right);
    if (left > 0 || right > 0) s->kept[left > right ? i : j] = 1;
}

static size_t bounding_ring(const cor_point *points, size_t n, cor_point *out)
{
    cor_rect r = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++)
        r = cor_rect_with(r, points[i].x, points[i].y);
    if (n < 5) return copy_all(points, n, out);
    const cor_point box[] = {{r.x0, r.y0}, {r.x1, r.y0}, {r.x1, r.y1}, {r.x0, r.y1}, {r.x0, r.y0}};
    return copy_all(box, 5, out);
}

static void mark_ring(cor_simplifier *s, double square_tolerance)
{
    size_t last = s->turned.n - 1;
    memset(s->kept, 0, s->turned.n);
    s->kept[0] = s->kept[last] = 1;
    if (s->n_anchors == 1) {
        double unused;
        s->anchors[s->n_anchors++] = farthest(s->turned.at, 0, last, &unused);
    }
    for (size_t i = 0; i < s->n_anchors; i++) {
        size_t to = i + 1 < s->n_anchors ? s->anchors[i + 1] : last;
        s->kept[s->anchors[i]] = 1;
        mark_between(s->turned.at, s->anchors[i], to, square_tolerance, s->kept);
    }
    keep_a_triangle(s);
}

size_t cor_simplify_ring(cor_simplifier *s, const cor_point *points, size_t n, double tolerance, cor_point *out)
{
    if (n < 5 || !(tolerance > 0)) return copy_all(points, n, out);
    reserve(s, n);
    thin_ring(s, points, n, 1 / (tolerance * cell_fraction));
    if (s->thin.n < 3) return bounding_ring(points, n, out);
    find_anchors(s, true);
    turn_to_anchor(s);
    mark_ring(s, square(tolerance * peucker_fraction));
    return copy_kept(s->turned.at, s->kept, s->turned.n, out);
}

cor_geometry cor_simplify_geometry(const cor_geometry *geometry, double tolerance, cor_arena *arena)
{
    cor_affine same = {.xx = 1, .yy = 1};
    cor_rect everywhere = {-DBL_MAX, -DBL_MAX, DBL_MAX, DBL_MAX};
    return cor_fit_geometry(geometry, same, everywhere, tolerance, arena, NULL);
}
