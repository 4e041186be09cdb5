#include "geo/join.h"

#include <string.h>

#include <glib.h>

/* Beyond this angle a line does not go on but turns off, radians. */
static const double SHARPEST = 1.75;

/* Ends in one square of this size meet. */
static const double SQUARE = 0.05;

enum { MAX_ENDS = 8 /* that one place is searched for the straightest way on */ };

/* End 2·i is the start of line i, 2·i + 1 its end. */
typedef uint32_t end_id;
#define NO_END UINT32_MAX

typedef struct {
    int64_t x, y;
    end_id ends[MAX_ENDS];
    size_t n;
} place;

typedef struct {
    const cor_line *lines;
    end_id *partner; /* of each end */
    GHashTable *places;
    cor_arena *arena;
} joiner;

static guint hash_place(gconstpointer key)
{
    const place *p = key;
    uint64_t mixed = (uint64_t) p->x * 0x9e3779b97f4a7c15u ^ (uint64_t) p->y * 0xc2b2ae3d27d4eb4fu;
    return (guint) (mixed ^ mixed >> 32);
}

static gboolean same_place(gconstpointer a, gconstpointer b)
{
    const place *p = a, *q = b;
    return p->x == q->x && p->y == q->y;
}

static cor_point point_of(const joiner *j, end_id end)
{
    const cor_line *line = &j->lines[end / 2];
    return line->points[end & 1 ? line->n - 1 : 0];
}

/* The direction in which the line leaves END. */
static double way_from(const joiner *j, end_id end)
{
    const cor_line *line = &j->lines[end / 2];
    cor_point at = point_of(j, end);
    for (size_t i = 1; i < line->n; i++) {
        cor_point p = line->points[end & 1 ? line->n - 1 - i : i];
        if (p.x != at.x || p.y != at.y) return atan2(p.y - at.y, p.x - at.x);
    }
    return 0;
}

/* How much one turns who comes along A and goes on along B: 0 … π. */
static double turn_between(const joiner *j, end_id a, end_id b)
{
    return fabs(remainder(way_from(j, a) - way_from(j, b) - M_PI, 2 * M_PI));
}

/* The square that END lies in, without ends. */
static place place_of(const joiner *j, end_id end)
{
    cor_point at = point_of(j, end);
    return (place){.x = llround(at.x / SQUARE), .y = llround(at.y / SQUARE)};
}

static void note_end(joiner *j, end_id end)
{
    place wanted = place_of(j, end);
    place *known = g_hash_table_lookup(j->places, &wanted);
    if (!known) {
        known = cor_arena_memdup(j->arena, &wanted, sizeof wanted);
        g_hash_table_add(j->places, known);
    }
    if (known->n < MAX_ENDS) known->ends[known->n++] = end;
}

/* Joins the two ends at P that go on most nearly straight; false when there are none. */
static bool join_two(joiner *j, place *p)
{
    double least = SHARPEST;
    size_t a = 0, b = 0;
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = i + 1; k < p->n; k++) {
            double turn = turn_between(j, p->ends[i], p->ends[k]);
            if (p->ends[i] / 2 == p->ends[k] / 2 || turn >= least) continue;
            least = turn;
            a = i;
            b = k;
        }
    if (a == b) return false;
    j->partner[p->ends[a]] = p->ends[b];
    j->partner[p->ends[b]] = p->ends[a];
    memmove(&p->ends[b], &p->ends[b + 1], (p->n - b - 1) * sizeof *p->ends);
    memmove(&p->ends[a], &p->ends[a + 1], (p->n - a - 2) * sizeof *p->ends);
    p->n -= 2;
    return true;
}

static void join_ends(joiner *j, size_t n)
{
    for (end_id end = 0; end < 2 * n; end++)
        note_end(j, end);
    for (end_id end = 0; end < 2 * n; end++) {
        place wanted = place_of(j, end);
        place *p = g_hash_table_lookup(j->places, &wanted);
        while (join_two(j, p))
            ;
    }
}

/* The end of the joined line that begins with line I, looking against its direction: where a way round closes, I's. */
static end_id start_of(const joiner *j, size_t i)
{
    end_id end = (end_id) (2 * i);
    while (j->partner[end] != NO_END) {
        end = j->partner[end] ^ 1;
        if (end / 2 == i) return (end_id) (2 * i);
    }
    return end;
}

static void add_line(GArray *points, const cor_line *line, bool backward)
{
    for (size_t i = 0; i < line->n; i++) {
        cor_point p = line->points[backward ? line->n - 1 - i : i];
        if (points->len) {
            cor_point last = g_array_index(points, cor_point, points->len - 1);
            if (last.x == p.x && last.y == p.y) continue;
        }
        g_array_append_val(points, p);
    }
}

/* Puts together all that hangs on line I, and marks it as done. Turned so that I keeps its direction. */
static cor_line collected(const joiner *j, size_t i, bool *done)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(cor_point));
    for (end_id at = start_of(j, i); at != NO_END && !done[at / 2]; at = j->partner[at ^ 1]) {
        done[at / 2] = true;
        add_line(points, &j->lines[at / 2], at & 1);
    }
    cor_line line = {cor_arena_memdup(j->arena, points->data, points->len * sizeof(cor_point)), points->len};
    g_array_unref(points);
    return line;
}

size_t cor_lines_join(cor_arena *arena, const cor_line *lines, size_t n, cor_line *out, size_t *first)
{
    size_t n_out = 0;
    joiner j = {lines, COR_NEW_ARRAY(arena, end_id, 2 * n), g_hash_table_new(hash_place, same_place), arena};
    bool *done = COR_NEW_ARRAY(arena, bool, n);
    memset(j.partner, 0xff, 2 * n * sizeof *j.partner);
    join_ends(&j, n);
    for (size_t i = 0; i < n; i++) {
        if (done[i]) continue;
        if (first) first[n_out] = i;
        bool alone = j.partner[2 * i] == NO_END && j.partner[2 * i + 1] == NO_END;
        cor_line joined = alone ? lines[i] : collected(&j, i, done);
        if (joined.n >= 2) out[n_out++] = joined;
    }
    g_hash_table_unref(j.places);
    return n_out;
}
