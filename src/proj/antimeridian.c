#include "proj/antimeridian.h"

#include <glib.h>
#include <math.h>
#include <stdint.h>

/* Degrees: what lies so near is the same place. */
static const double NEARLY = 1e-7;

/* The two ways of writing the meridian at which areas were cut: as the western end of what lies east of it, and as the
 * eastern end of what lies west of it. */
typedef struct {
    double ends[2];
} seam;

enum { EAST, WEST };

static const seam seams[] = {{{-180, 180}}, {{0, 360}}};

/* A vertex of a ring; REMOVED: the edge that follows is only the cut. */
typedef struct {
    cor_point at;
    bool removed;
} corner;

/* What is left between two cuts. Its two ends lie on one of the sides, at one of the heights. */
typedef struct {
    size_t start, n; /* in joining.corners */
    size_t side[2], height[2];
    size_t partner[2]; /* end 0 or 1 of chain c is 2 c or 2 c + 1 */
    bool used;
} loose;

typedef struct {
    const cor_chains *rings;
    const seam *where;
    GArray *heights;   /* double: latitudes at which a stretch along the seam begins or ends, in order */
    GArray *stretches; /* unsigned for each gap between heights: bit 1 << side where an edge runs along it */
    GArray *corners;
    GArray *chains; /* loose */
    cor_chains *out;
} joining;

static double height(const joining *j, size_t i)
{
    return g_array_index(j->heights, double, i);
}

static unsigned *stretch(const joining *j, size_t i)
{
    return &g_array_index(j->stretches, unsigned, i);
}

/* The side of the seam on which the edge from A to B lies; false when it doesn't run along the seam, or the ring goes
 * on beyond it. */
static bool side_of(const joining *j, cor_rect bounds, cor_point a, cor_point b, size_t *ret_side)
{
    for (*ret_side = EAST; *ret_side <= WEST; (*ret_side)++) {
        double x = j->where->ends[*ret_side], outermost = *ret_side == EAST ? bounds.x0 : bounds.x1;
        if (fabs(a.x - x) <= NEARLY && fabs(b.x - x) <= NEARLY && fabs(outermost - x) <= NEARLY) return true;
    }
    return false;
}

static cor_rect ring_bounds(const cor_point *points, size_t n)
{
    cor_rect r = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++)
        r = cor_rect_with(r, points[i].x, points[i].y);
    return r;
}

typedef void edge_visit(joining *j, size_t side, cor_point a, cor_point b);

static void visit_edges(joining *j, edge_visit *visit)
{
    for (size_t r = 0; r < j->rings->n; r++) {
        size_t start = cor_chains_start(j->rings, r), end = j->rings->ends[r], side;
        const cor_point *p = j->rings->points.at;
        cor_rect bounds = ring_bounds(p + start, end - start);
        for (size_t i = start; i + 1 < end; i++)
            if (side_of(j, bounds, p[i], p[i + 1], &side)) visit(j, side, p[i], p[i + 1]);
    }
}

static void add_heights(joining *j, size_t side, cor_point a, cor_point b)
{
    (void) side;
    g_array_append_val(j->heights, a.y);
    g_array_append_val(j->heights, b.y);
}

static gint by_value(gconstpointer a, gconstpointer b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

static void sort_heights(joining *j)
{
    guint n = 0;
    g_array_sort(j->heights, by_value);
    for (guint i = 0; i < j->heights->len; i++)
        if (!n || height(j, i) - height(j, n - 1) > NEARLY) g_array_index(j->heights, double, n++) = height(j, i);
    g_array_set_size(j->heights, n);
    g_array_set_size(j->stretches, n);
}

/* The height nearest to Y. */
static size_t height_index(const joining *j, double y)
{
    size_t low = 0, high = j->heights->len;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (height(j, middle) <= y + NEARLY)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Two edges on one side of a stretch take each other away. */
static void toggle_stretches(joining *j, size_t side, cor_point a, cor_point b)
{
    size_t from = height_index(j, fmin(a.y, b.y)), to = height_index(j, fmax(a.y, b.y));
    for (size_t i = from; i < to; i++)
        *stretch(j, i) ^= 1u << side;
}

static bool is_cut(const joining *j, size_t i)
{
    return *stretch(j, i) == (1u << EAST | 1u << WEST);
}

static bool some_cut(const joining *j)
{
    for (size_t i = 0; i + 1 < j->heights->len; i++)
        if (is_cut(j, i)) return true;
    return false;
}

static void add_corner(joining *j, cor_point at, bool removed)
{
    corner c = {at, removed};
    g_array_append_val(j->corners, c);
}

/* The edge from A to B along the seam, in its stretches. */
static void add_seam_edge(joining *j, cor_point a, cor_point b)
{
    size_t from = height_index(j, a.y), to = height_index(j, b.y);
    if (from == to) return;
    for (size_t i = from; i != to; i = from < to ? i + 1 : i - 1)
        add_corner(j, (cor_point){a.x, i == from ? a.y : height(j, i)}, is_cut(j, from < to ? i : i - 1));
}

static const corner *corner_at(const joining *j, size_t i)
{
    return &g_array_index(j->corners, corner, i);
}

static size_t side_at(const joining *j, double x)
{
    return fabs(x - j->where->ends[EAST]) <= NEARLY ? EAST : WEST;
}

static void add_chain(joining *j, size_t start, size_t n)
{
    cor_point ends[2] = {corner_at(j, start)->at, corner_at(j, start + n - 1)->at};
    loose chain = {.start = start, .n = n, .partner = {SIZE_MAX, SIZE_MAX}};
    for (int e = 0; e < 2; e++) {
        chain.side[e] = side_at(j, ends[e].x);
        chain.height[e] = height_index(j, ends[e].y);
    }
    g_array_append_val(j->chains, chain);
}

static void keep_ring(joining *j, const cor_point *points, size_t n)
{
    for (size_t i = 0; i < n; i++)
        cor_chains_add(j->out, points[i]);
    cor_chains_end(j->out);
}

/* The corners from START on, a ring without its last vertex, as chains between the removed edges. They are written
 * a second time, from behind a removed edge on, so that each chain is in one piece. */
static void break_ring(joining *j, size_t start)
{
    size_t n = j->corners->len - start, first = 0, begun = j->corners->len;
    while (!corner_at(j, start + first)->removed)
        first++;
    for (size_t i = 1; i <= n; i++) {
        corner c = *corner_at(j, start + (first + i) % n);
        g_array_append_val(j->corners, c);
        if (!c.removed) continue;
        size_t end = j->corners->len;
        if (end - begun > 1) add_chain(j, begun, end - begun);
        begun = end;
    }
}

static void take_ring(joining *j, const cor_point *points, size_t n)
{
    size_t start = j->corners->len, side;
    bool any = false;
    cor_rect bounds = ring_bounds(points, n);
    for (size_t i = 0; i + 1 < n; i++) {
        if (side_of(j, bounds, points[i], points[i + 1], &side))
            add_seam_edge(j, points[i], points[i + 1]);
        else
            add_corner(j, points[i], false);
    }
    for (size_t i = start; i < j->corners->len; i++)
        any |= corner_at(j, i)->removed;
    if (any)
        break_ring(j, start);
    else
        keep_ring(j, points, n);
}

static loose *chain_at(const joining *j, size_t i)
{
    return &g_array_index(j->chains, loose, i);
}

/* Gives the end E a partner at its height: on the other side of the seam, or (where an edge there runs past the height)
 * on its own. */
static bool find_partner(joining *j, size_t e, bool across)
{
    loose *own = chain_at(j, e / 2);
    for (size_t k = 0; k < 2 * j->chains->len; k++) {
        loose *other = chain_at(j, k / 2);
        if (k == e || other->partner[k % 2] != SIZE_MAX || other->height[k % 2] != own->height[e % 2]) continue;
        if ((other->side[k % 2] != own->side[e % 2]) != across) continue;
        own->partner[e % 2] = k;
        other->partner[k % 2] = e;
        return true;
    }
    return false;
}

static bool find_partners(joining *j)
{
    size_t n = 2 * j->chains->len;
    for (size_t e = 0; e < n; e++)
        if (chain_at(j, e / 2)->partner[e % 2] == SIZE_MAX) find_partner(j, e, true);
    for (size_t e = 0; e < n; e++)
        if (chain_at(j, e / 2)->partner[e % 2] == SIZE_MAX && !find_partner(j, e, false)) return false;
    return true;
}

/* Adds the chain to the ring that is made, from its end FROM on. */
static void add_points(joining *j, loose *chain, size_t from)
{
    cor_points *made = &j->out->points;
    bool goes_on = made->n > cor_chains_start(j->out, j->out->n);
    double turns = 0;
    for (size_t i = 0; i < chain->n; i++) {
        cor_point p = corner_at(j, chain->start + (from ? chain->n - 1 - i : i))->at;
        if (!i && goes_on) turns = 360 * round((made->at[made->n - 1].x - p.x) / 360);
        p.x += turns;
        if (i || !goes_on) cor_chains_add(j->out, p);
    }
    chain->used = true;
}

static void close_ring(joining *j)
{
    cor_points *made = &j->out->points;
    cor_point first = made->at[cor_chains_start(j->out, j->out->n)], last = made->at[made->n - 1];
    first.x += 360 * round((last.x - first.x) / 360);
    made->at[made->n - 1] = first;
    cor_chains_end(j->out);
}

static void join_ring(joining *j, size_t first)
{
    size_t at = 2 * first; /* the end at which a chain is entered */
    do {
        add_points(j, chain_at(j, at / 2), at % 2);
        at = chain_at(j, at / 2)->partner[1 - at % 2];
    } while (at != 2 * first);
    close_ring(j);
}

static bool join(joining *j)
{
    visit_edges(j, add_heights);
    if (!j->heights->len) return false;
    sort_heights(j);
    visit_edges(j, toggle_stretches);
    if (!some_cut(j)) return false;
    for (size_t r = 0; r < j->rings->n; r++) {
        size_t start = cor_chains_start(j->rings, r);
        take_ring(j, j->rings->points.at + start, j->rings->ends[r] - start);
    }
    if (!find_partners(j)) return false;
    for (size_t i = 0; i < j->chains->len; i++)
        if (!chain_at(j, i)->used) join_ring(j, i);
    return true;
}

static bool join_at(const seam *where, const cor_chains *rings, cor_chains *out)
{
    joining j = {.rings = rings,
                 .where = where,
                 .heights = g_array_new(FALSE, TRUE, sizeof(double)),
                 .stretches = g_array_new(FALSE, TRUE, sizeof(unsigned)),
                 .corners = g_array_new(FALSE, FALSE, sizeof(corner)),
                 .chains = g_array_new(FALSE, FALSE, sizeof(loose)),
                 .out = out};
    cor_chains_clear(out);
    bool joined = join(&j);
    g_array_unref(j.heights);
    g_array_unref(j.stretches);
    g_array_unref(j.corners);
    g_array_unref(j.chains);
    return joined;
}

bool cor_join_at_antimeridian(const cor_chains *rings, cor_chains *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(seams); i++)
        if (join_at(&seams[i], rings, out)) return true;
    return false;
}
