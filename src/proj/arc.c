#include "proj/arc.h"

#include <glib.h>

#include "proj/continuous.h"
#include "proj/wgs84.h"

/* Metres that an arc may lie off its edge. */
static const double OFF_EDGE = 1e-3;

/* An edge is cut into 2^16 arcs at most: one all round the earth has arcs of 600 metres then. */
enum { MOST_HALVINGS = 16 };

/* By Simpson's rule: speed along a parabola this flat is close to linear. */
double cor_arc_length(const cor_arc *arc, double u)
{
    double start = cor_vector_length(arc->first), middle = cor_vector_length(cor_arc_direction(arc, u / 2));
    return u / 6 * (start + 4 * middle + cor_vector_length(cor_arc_direction(arc, u)));
}

double cor_arc_along(const cor_arc *arc, double metres)
{
    enum { STEPS = 3 };
    double length = cor_arc_length(arc, 1), u = length > 0 ? metres / length : 0;
    for (int i = 0; i < STEPS && length > 0; i++) {
        double speed = cor_vector_length(cor_arc_direction(arc, u));
        if (speed > 0) u += (metres - cor_arc_length(arc, u)) / speed;
    }
    return fmin(fmax(u, 0), 1);
}

static double squared_to(const cor_arc *arc, double u, cor_vector p)
{
    cor_vector off = cor_vector_minus(cor_arc_at(arc, u), p);
    return cor_vector_dot(off, off);
}

/* From the foot on the straight line between the ends, by Newton's method. */
double cor_arc_nearest(const cor_arc *arc, cor_vector p, double *ret_u)
{
    enum { STEPS = 3 };
    cor_vector whole = cor_vector_plus(arc->first, 1, arc->second), to = cor_vector_minus(p, arc->at);
    double length2 = cor_vector_dot(whole, whole), u = 0;
    if (length2 > 0) u = fmin(fmax(cor_vector_dot(to, whole) / length2, 0), 1);
    for (int i = 0; i < STEPS && length2 > 0; i++) {
        cor_vector off = cor_vector_minus(cor_arc_at(arc, u), p), along = cor_arc_direction(arc, u);
        double slope = cor_vector_dot(off, along);
        double bend = cor_vector_dot(along, along) + 2 * cor_vector_dot(off, arc->second);
        if (!(bend > 0)) break; /* farther away than the edge bends: an end, or another arc, is nearer */
        double next = fmin(fmax(u - slope / bend, 0), 1), step = next - u;
        u = next;
        if (fabs(step) < 1e-9) break;
    }
    *ret_u = u;
    return squared_to(arc, u, p);
}

void cor_arc_list_free(cor_arc_list *list)
{
    g_free(list->arcs);
    g_free(list->ends);
    *list = (cor_arc_list){0};
}

static void append(cor_arc_list *list, cor_arc arc, cor_point end)
{
    if (list->n == list->space) {
        list->space = list->space ? 2 * list->space : 64;
        list->arcs = g_renew(cor_arc, list->arcs, list->space);
        list->ends = g_renew(cor_point, list->ends, list->space);
    }
    list->arcs[list->n] = arc;
    list->ends[list->n++] = end;
}

typedef struct {
    cor_arc_list *list;
    const cor_transform *to_lonlat;
    cor_point a, b;
} edge;

/* A place of an edge: on the ground, and in degrees. */
typedef struct {
    double share;
    cor_point degrees;
    cor_vector at;
} place;

static place place_of(const edge *e, double share)
{
    place p = {.share = share};
    p.degrees = share == 0   ? e->a
                : share == 1 ? e->b
                             : (cor_point){e->a.x + (e->b.x - e->a.x) * share, e->a.y + (e->b.y - e->a.y) * share};
    if (e->to_lonlat) cor_transform_forward(e->to_lonlat, &p.degrees, 1);
    p.at = cor_geocentric(p.degrees);
    return p;
}

static cor_arc arc_through(cor_vector a, cor_vector middle, cor_vector b)
{
    cor_vector first = cor_vector_plus(cor_vector_plus((cor_vector){0}, 4, middle), -3, a);
    cor_vector second = cor_vector_plus(cor_vector_plus((cor_vector){0}, 2, a), -4, middle);
    return (cor_arc){a, cor_vector_plus(first, -1, b), cor_vector_plus(second, 2, b)};
}

static bool is_off(const cor_arc *arc, double u, cor_vector p)
{
    return squared_to(arc, u, p) > OFF_EDGE * OFF_EDGE;
}

/* Between START and END with what lies halfway: one arc, or both halves. */
static void cut(const edge *e, const place *start, const place *middle, const place *end, int halvings)
{
    cor_arc arc = arc_through(start->at, middle->at, end->at);
    place quarter = place_of(e, (start->share + middle->share) / 2);
    place three = place_of(e, (middle->share + end->share) / 2);
    if (halvings >= MOST_HALVINGS || !(is_off(&arc, 0.25, quarter.at) || is_off(&arc, 0.75, three.at))) {
        append(e->list, arc, end->degrees);
        return;
    }
    cut(e, start, &quarter, middle, halvings + 1);
    cut(e, middle, &three, end, halvings + 1);
}

/* Long edges are halved unseen: of one round the earth all quarters may lie upon each other. */
static void cut_long(const edge *e, const place *start, const place *end, int halvings)
{
    const double longest = 1e6;
    place middle = place_of(e, (start->share + end->share) / 2);
    cor_vector whole = cor_vector_minus(end->at, start->at), half = cor_vector_minus(middle.at, start->at);
    enum { FEW = 6 };
    bool is_long = fmax(cor_vector_length(whole), cor_vector_length(half)) > longest ||
                   fabs(end->degrees.x - start->degrees.x) > 10;
    if (halvings >= FEW || !is_long) {
        cut(e, start, &middle, end, halvings);
        return;
    }
    cut_long(e, start, &middle, halvings + 1);
    cut_long(e, &middle, end, halvings + 1);
}

static bool is_place(const place *p)
{
    return isfinite(p->degrees.x) && fabs(p->degrees.y) <= 90;
}

bool cor_arc_list_add(cor_arc_list *list, const cor_transform *to_lonlat, cor_point a, cor_point b)
{
    const edge e = {list, to_lonlat, a, b};
    place start = place_of(&e, 0), end = place_of(&e, 1);
    if (!is_place(&start) || !is_place(&end)) return false;
    cut_long(&e, &start, &end, 0);
    return true;
}

static size_t add_edges(cor_arc_list *list, const cor_transform *to_lonlat, const cor_point *points, size_t n)
{
    size_t lost = 0;
    for (size_t i = 1; i < n; i++)
        lost += !cor_arc_list_add(list, to_lonlat, points[i - 1], points[i]);
    return lost;
}

size_t cor_arc_list_add_part(cor_arc_list *list, const cor_transform *to_lonlat, const cor_point *points, size_t n,
                             bool is_ring)
{
    cor_points continuous = {0};
    if (to_lonlat && !cor_transform_is_from_degrees(to_lonlat)) return add_edges(list, to_lonlat, points, n);
    cor_make_continuous(points, n, is_ring, &continuous);
    size_t lost = add_edges(list, to_lonlat, continuous.at, continuous.n);
    cor_points_free(&continuous);
    return lost;
}

bool cor_arc_list_begins(const cor_arc_list *list, size_t at)
{
    if (!at) return true;
    cor_vector end = cor_arc_at(&list->arcs[at - 1], 1), off = cor_vector_minus(list->arcs[at].at, end);
    return cor_vector_dot(off, off) > OFF_EDGE * OFF_EDGE;
}

/* Along an arc of the ellipsoid, which is a circle's nearly: as long as a circle's of that curvature (Euler's) with the
 * chord. */
static double by_curvature(cor_vector a, cor_vector b, double chord2)
{
    const double e2 = COR_FLATTENING * (2 - COR_FLATTENING);
    cor_vector chord = cor_vector_minus(b, a), up = cor_upward(cor_vector_plus(a, 0.5, chord));
    double w2 = 1 - e2 * up.z * up.z, w = sqrt(w2), level2 = up.x * up.x + up.y * up.y;
    double easting = up.x * chord.y - up.y * chord.x;
    double eastward = level2 > 0 && chord2 > 0 ? fmin(easting * easting / (level2 * chord2), 1) : 0;
    /* Of the meridian, and across it. */
    double along = w2 * w / (COR_EQUATORIAL * (1 - e2)), across = w / COR_EQUATORIAL;
    double bend = along + (across - along) * eastward, x = chord2 * bend * bend;
    return sqrt(chord2) * (1 + x * (1. / 24 + x * (3. / 640)));
}

double cor_ground_distance(cor_vector a, cor_vector b)
{
    const double near = 1e5;
    cor_vector chord = cor_vector_minus(b, a);
    double metres = NAN, chord2 = cor_vector_dot(chord, chord);
    if (chord2 < near * near) return by_curvature(a, b, chord2);
    struct geod_geodesic earth = cor_wgs84();
    cor_point p = cor_of_geocentric(a), q = cor_of_geocentric(b);
    geod_inverse(&earth, p.y, p.x, q.y, q.x, &metres, NULL, NULL);
    return metres;
}
