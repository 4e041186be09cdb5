#include "proj/azimuthal_disc.h"

#include <glib.h>
#include <math.h>

#include "proj/continuous.h"

/* Edges are walked in steps of at most so many degrees; the disc's own edge has a vertex at each of so many degrees of
 * azimuth; a crossing is halved so often. */
static const double STEP = 2, AZIMUTH_STEP = 1;
enum { HALVINGS = 44 };

static const double RADIAN = M_PI / 180;

/* Degrees of arc between the centre and P, negated and shifted: positive within the disc. */
static double depth(const cor_azimuthal_disc *disc, cor_point p)
{
    double lat = p.y * RADIAN, lat_0 = disc->centre.y * RADIAN, dlon = (p.x - disc->centre.x) * RADIAN;
    double a = sin((lat - lat_0) / 2), b = sin(dlon / 2), h = a * a + cos(lat) * cos(lat_0) * b * b;
    return disc->radius - 2 * atan2(sqrt(h), sqrt(fmax(1 - h, 0))) / RADIAN;
}

/* Of P as seen from the centre, clockwise from north. */
static double azimuth(const cor_azimuthal_disc *disc, cor_point p)
{
    double lat = p.y * RADIAN, lat_0 = disc->centre.y * RADIAN, dlon = (p.x - disc->centre.x) * RADIAN;
    return atan2(sin(dlon) * cos(lat), cos(lat_0) * sin(lat) - sin(lat_0) * cos(lat) * cos(dlon)) / RADIAN;
}

cor_point cor_azimuthal_disc_edge(const cor_azimuthal_disc *disc, double degrees, double near)
{
    double lat_0 = disc->centre.y * RADIAN, arc = disc->radius * RADIAN, way = degrees * RADIAN;
    double sine = sin(lat_0) * cos(arc) + cos(lat_0) * sin(arc) * cos(way);
    double across = sin(way) * sin(arc), along = cos(lat_0) * cos(arc) - sin(lat_0) * sin(arc) * cos(way);
    double lon = atan2(across, along) / RADIAN + disc->centre.x;
    return (cor_point){lon - 360 * round((lon - near) / 360), asin(fmax(-1, fmin(1, sine))) / RADIAN};
}

/* Whether the place opposite the centre, or one that is as much a turn off, lies in BOUNDS. */
static bool has_opposite(const cor_azimuthal_disc *disc, cor_rect bounds)
{
    double x = disc->centre.x + 180, y = -disc->centre.y;
    x += 360 * ceil((bounds.x0 - x) / 360);
    return x <= bounds.x1 && y >= bounds.y0 && y <= bounds.y1;
}

bool cor_azimuthal_disc_holds(const cor_azimuthal_disc *disc, cor_rect bounds, const cor_point *points, size_t n)
{
    static const double LONGEST = 10; /* degrees */
    if (has_opposite(disc, bounds)) return false;
    for (size_t i = 0; i < n; i++) {
        if (!(depth(disc, points[i]) > LONGEST)) return false;
        if (i && fmax(fabs(points[i].x - points[i - 1].x), fabs(points[i].y - points[i - 1].y)) > LONGEST) return false;
    }
    return true;
}

static cor_point part_way(cor_point a, cor_point b, double fraction)
{
    return (cor_point){a.x + fraction * (b.x - a.x), a.y + fraction * (b.y - a.y)};
}

/* Where the edge from A to B, one of which is within, meets the disc's edge. */
static cor_point crossing(const cor_azimuthal_disc *disc, cor_point a, cor_point b)
{
    bool within = depth(disc, a) > 0;
    double low = 0, high = 1;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if ((depth(disc, part_way(a, b, middle)) > 0) == within)
            low = middle;
        else
            high = middle;
    }
    return part_way(a, b, within ? low : high);
}

/* The line with vertices no farther apart than a step. */
static cor_points in_steps(const cor_point *points, size_t n)
{
    cor_points fine = {0};
    cor_points_reserve(&fine, n + 1);
    for (size_t i = 0; i < n; i++) {
        int steps =
            i ? (int) ceil(fmin(fmax(fabs(points[i].x - points[i - 1].x), fabs(points[i].y - points[i - 1].y)), 1e4) /
                           STEP)
              : 1;
        cor_points_reserve(&fine, fine.n + (size_t) MAX(steps, 1));
        for (int k = 1; k < steps; k++)
            fine.at[fine.n++] = part_way(points[i - 1], points[i], (double) k / steps);
        fine.at[fine.n++] = points[i];
    }
    return fine;
}

/* The pieces of LINE within the disc; returns whether it crosses the edge. */
static bool cut(const cor_azimuthal_disc *disc, const cor_points *line, cor_chains *out)
{
    bool crosses = false, before = line->n && depth(disc, line->at[0]) > 0;
    if (before) cor_chains_add(out, line->at[0]);
    for (size_t i = 1; i < line->n; i++) {
        bool within = depth(disc, line->at[i]) > 0;
        if (within != before) {
            crosses = true;
            cor_chains_add(out, crossing(disc, line->at[i - 1], line->at[i]));
            if (before) cor_chains_end(out);
        }
        if (within) cor_chains_add(out, line->at[i]);
        before = within;
    }
    cor_chains_end(out);
    return crosses;
}

void cor_azimuthal_disc_cut_line(const cor_azimuthal_disc *disc, const cor_point *line, size_t n, cor_chains *out)
{
    cor_points fine = in_steps(line, n);
    cut(disc, &fine, out);
    cor_points_free(&fine);
}

static void add_circle(const cor_azimuthal_disc *disc, cor_chains *out)
{
    double near = disc->centre.x;
    for (double degrees = -180; degrees <= 180; degrees += AZIMUTH_STEP) {
        cor_point p = cor_azimuthal_disc_edge(disc, degrees, near);
        near = p.x;
        cor_chains_add(out, p);
    }
    cor_chains_end(out);
}

/* Degrees from BRANCH on, clockwise, to the azimuth of P: 0 to 360. */
static double turned(const cor_azimuthal_disc *disc, cor_point p, double branch)
{
    double degrees = fmod(azimuth(disc, p) - branch, 360);
    return degrees < 0 ? degrees + 360 : degrees;
}

/* From the chain's END along the disc's edge to its START, never over the azimuth BRANCH. */
static void close_along_edge(const cor_azimuthal_disc *disc, cor_point end, cor_point start, double branch,
                             cor_chains *out)
{
    double from = turned(disc, end, branch), to = turned(disc, start, branch), near = end.x;
    int steps = (int) ceil(fabs(to - from) / AZIMUTH_STEP);
    for (int i = 1; i < steps; i++) {
        cor_point p = cor_azimuthal_disc_edge(disc, branch + from + (to - from) * i / steps, near);
        near = p.x;
        cor_chains_add(out, p);
    }
    cor_chains_add(out, (cor_point){start.x - 360 * round((start.x - near) / 360), start.y});
    cor_chains_end(out);
}

static gint by_value(gconstpointer a, gconstpointer b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

/* An azimuth at which the disc's edge is outside of RING, which crosses it where PIECES begin and end: between two
 * neighbouring crossings it is all inside or all outside. False when it is outside nowhere: then one that is inside. */
static bool find_outside(const cor_azimuthal_disc *disc, const cor_points *ring, const cor_chains *pieces,
                         double *ret_azimuth)
{
    GArray *at = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t i = 0; i < pieces->n; i++) {
        double begin = azimuth(disc, pieces->points.at[cor_chains_start(pieces, i)]),
               end = azimuth(disc, pieces->points.at[pieces->ends[i] - 1]);
        g_array_append_val(at, begin);
        g_array_append_val(at, end);
    }
    g_array_sort(at, by_value);
    double widest[2] = {0, 0}, middle[2] = {180, 180};
    for (guint i = 0; i < at->len; i++) {
        double here = g_array_index(at, double, i), next = g_array_index(at, double, (i + 1) % at->len);
        double gap = next - here + (i + 1 == at->len ? 360 : 0);
        bool outside = gap > 0 && !cor_contains_degrees(ring->at, ring->n,
                                                        cor_azimuthal_disc_edge(disc, here + gap / 2, disc->centre.x));
        if (gap <= widest[outside]) continue;
        middle[outside] = here + gap / 2;
        widest[outside] = gap;
    }
    g_array_unref(at);
    *ret_azimuth = middle[widest[true] > 0];
    return widest[true] > 0;
}

/* Each piece is closed by itself along the disc's edge, none of them over one place there. Where that is outside of the
 * area what is inside is covered an odd number of times; else the whole disc makes up for it. */
static void close_pieces(const cor_azimuthal_disc *disc, const cor_points *ring, const cor_chains *pieces,
                         bool first_goes_on, cor_chains *out)
{
    const cor_point *p = pieces->points.at;
    double branch;
    if (!find_outside(disc, ring, pieces, &branch)) add_circle(disc, out);
    for (size_t i = first_goes_on ? 1 : 0; i < pieces->n; i++) {
        size_t start = cor_chains_start(pieces, i), end = pieces->ends[i];
        cor_point last = p[end - 1];
        for (size_t k = start; k < end; k++)
            cor_chains_add(out, p[k]);
        if (first_goes_on && i + 1 == pieces->n) { /* the ring begins within: its last piece goes on in its first */
            double turns = 360 * round((last.x - p[0].x) / 360);
            for (size_t k = 1; k < pieces->ends[0]; k++)
                cor_chains_add(out, (cor_point){p[k].x + turns, p[k].y});
            last = (cor_point){p[pieces->ends[0] - 1].x + turns, p[pieces->ends[0] - 1].y};
        }
        close_along_edge(disc, last, p[start], branch, out);
    }
}

void cor_azimuthal_disc_cut_ring(const cor_azimuthal_disc *disc, const cor_point *ring, size_t n, cor_chains *out)
{
    cor_points fine = in_steps(ring, n);
    cor_chains pieces = {0};
    bool begins_within = depth(disc, ring[0]) > 0;
    if (cut(disc, &fine, &pieces)) {
        close_pieces(disc, &fine, &pieces, begins_within, out);
    } else {
        for (size_t i = 0; i < n && begins_within; i++)
            cor_chains_add(out, ring[i]);
        cor_chains_end(out);
        /* All of the disc's edge is on one side of the ring. */
        if (cor_contains_degrees(fine.at, fine.n, cor_azimuthal_disc_edge(disc, 180, disc->centre.x)))
            add_circle(disc, out);
    }
    cor_chains_free(&pieces);
    cor_points_free(&fine);
}
