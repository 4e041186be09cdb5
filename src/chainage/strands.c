/* The lines of a route in order: by where their ends meet, each turned so that it goes on where the last one ended. */
#include <math.h>
#include <stdlib.h>

#include <glib.h>

#include "chainage/internal.h"

static double apart(cor_vector a, cor_vector b)
{
    return cor_vector_length(cor_vector_minus(a, b));
}

/* In the order of rows: only how each is turned is open. The first is turned so that the second goes on from it. */
static void turn_in_order(const cor_strand *strands, size_t n, cor_strand_turn *order)
{
    for (size_t i = 0; i < n; i++) {
        const cor_strand *s = &strands[i];
        order[i] = (cor_strand_turn){i, false};
        if (i) {
            cor_vector end = cor_strand_end(strands, order[i - 1], 1);
            order[i].turned = apart(end, s->at[1]) < apart(end, s->at[0]);
        } else if (n > 1) {
            const cor_strand *next = &strands[1];
            double from_start = fmin(apart(s->at[0], next->at[0]), apart(s->at[0], next->at[1]));
            double from_end = fmin(apart(s->at[1], next->at[0]), apart(s->at[1], next->at[1]));
            order[i].turned = from_start < from_end;
        }
    }
}

/* End 0 or 1 of strand s is number 2 s or 2 s + 1. */
typedef struct {
    const cor_strand *strands;
    size_t n;
    size_t *partners; /* of each end: the one that it meets; SIZE_MAX: none yet */
    size_t *groups;   /* of strands, by union and find: those that hang together */
} joining;

static cor_vector place_of(const joining *j, size_t end)
{
    return j->strands[end / 2].at[end % 2];
}

static size_t group_of(const joining *j, size_t strand)
{
    while (j->groups[strand] != strand)
        strand = j->groups[strand] = j->groups[j->groups[strand]];
    return strand;
}

static void join(joining *j, size_t a, size_t b)
{
    j->partners[a] = b;
    j->partners[b] = a;
    j->groups[group_of(j, a / 2)] = group_of(j, b / 2);
}

static gint by_x(gconstpointer a, gconstpointer b, gpointer context)
{
    const joining *j = context;
    size_t m = *(const size_t *) a, n = *(const size_t *) b;
    double x = place_of(j, m).x, y = place_of(j, n).x;
    return x != y ? (x > y) - (x < y) : (m > n) - (m < n);
}

static cor_status refuse_branch(const joining *j, size_t end, size_t n, cor_error *err)
{
    cor_point p = cor_of_geocentric(place_of(j, end));
    return cor_fail(
        err, COR_BAD_DATA,
        "the lines branch at [%.5f, %.5f], where %zu ends meet; leave out a branch, or give the lines an order", p.x,
        p.y, n);
}

/* How many other ends meet END, one of which goes to *ret_other; ENDS are all of them by x, END is the one AT. */
static size_t met_by(const joining *j, const size_t *ends, size_t at, size_t *ret_other)
{
    size_t n = 0;
    cor_vector here = place_of(j, ends[at]);
    for (size_t k = at; k-- > 0 && here.x - place_of(j, ends[k]).x <= COR_ENDS_MEET;)
        if (apart(here, place_of(j, ends[k])) <= COR_ENDS_MEET) *ret_other = ends[k], n++;
    for (size_t k = at + 1; k < 2 * j->n && place_of(j, ends[k]).x - here.x <= COR_ENDS_MEET; k++)
        if (apart(here, place_of(j, ends[k])) <= COR_ENDS_MEET) *ret_other = ends[k], n++;
    return n;
}

/* Joins ends that meet. The branch that is said is the one of the first row. */
static cor_status join_meeting(joining *j, cor_error *err)
{
    GArray *sorted = g_array_new(FALSE, FALSE, sizeof(size_t));
    size_t worst = SIZE_MAX, worst_n = 0;
    for (size_t i = 0; i < 2 * j->n; i++)
        g_array_append_val(sorted, i);
    g_array_sort_with_data(sorted, by_x, j);
    const size_t *ends = (const size_t *) (const void *) sorted->data;
    for (size_t i = 0; i < 2 * j->n; i++) {
        size_t other = 0, met = met_by(j, ends, i, &other);
        if (met == 1 && j->partners[ends[i]] == SIZE_MAX) join(j, ends[i], other);
        if (met > 1 && ends[i] < worst) {
            worst = ends[i];
            worst_n = met + 1;
        }
    }
    g_array_unref(sorted);
    return worst == SIZE_MAX ? COR_OK : refuse_branch(j, worst, worst_n, err);
}

/* What has more loose ends is no route that someone left a few gaps in. */
enum { MOST_LOOSE_ENDS = 2000 };

/* Two ends that nothing meets, of lines that do not hang together. */
typedef struct {
    size_t a, b;
    double metres;
} span;

static int by_length(const void *a, const void *b)
{
    const span *s = a, *t = b;
    if (s->metres != t->metres) return s->metres < t->metres ? -1 : 1;
    return s->a != t->a ? (s->a > t->a) - (s->a < t->a) : (s->b > t->b) - (s->b < t->b);
}

static void join_shortest(joining *j, GArray *spans)
{
    if (spans->len) qsort(spans->data, spans->len, sizeof(span), by_length);
    for (guint i = 0; i < spans->len; i++) {
        const span *s = &g_array_index(spans, span, i);
        bool is_free = j->partners[s->a] == SIZE_MAX && j->partners[s->b] == SIZE_MAX;
        if (is_free && group_of(j, s->a / 2) != group_of(j, s->b / 2)) join(j, s->a, s->b);
    }
}

/* Joins what does not meet over the shortest gaps first, until all hangs together. */
static void join_over_gaps(joining *j, const GArray *loose)
{
    GArray *spans = g_array_new(FALSE, FALSE, sizeof(span));
    for (guint i = 0; i < loose->len; i++)
        for (guint k = i + 1; k < loose->len; k++) {
            span s = {g_array_index(loose, size_t, i), g_array_index(loose, size_t, k), 0};
            if (group_of(j, s.a / 2) == group_of(j, s.b / 2)) continue;
            s.metres = apart(place_of(j, s.a), place_of(j, s.b));
            g_array_append_val(spans, s);
        }
    join_shortest(j, spans);
    g_array_unref(spans);
}

static cor_status join_pieces(joining *j, cor_error *err)
{
    cor_status st = COR_OK;
    GArray *loose = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < 2 * j->n; i++)
        if (j->partners[i] == SIZE_MAX) g_array_append_val(loose, i);
    if (loose->len > MOST_LOOSE_ENDS)
        st = cor_fail(err, COR_BAD_DATA, "the lines are in %u pieces that do not meet; choose those of one route",
                      loose->len / 2);
    else
        join_over_gaps(j, loose);
    g_array_unref(loose);
    return st;
}

/* Walks from strand 0 against its own direction to where the lines begin; back at it, they are a loop. */
static cor_strand_turn find_start(const joining *j, bool *ret_loop)
{
    size_t into = 0; /* the end that we walk towards */
    for (size_t i = 0; i < j->n; i++) {
        size_t other = j->partners[into];
        if (other == SIZE_MAX) break;
        into = other ^ 1;
        if (into == 0) {
            *ret_loop = true;
            break;
        }
    }
    return (cor_strand_turn){into / 2, into % 2 == 1};
}

/* How many there are; fewer than all where a loop is closed that does not hold the rest. */
static size_t walk(const joining *j, cor_strand_turn start, cor_strand_turn *order)
{
    size_t n = 0, at = 2 * start.strand + start.turned; /* the end at which a strand is entered */
    while (n < j->n) {
        order[n++] = (cor_strand_turn){at / 2, at % 2 == 1};
        at = j->partners[at ^ 1];
        if (at == SIZE_MAX) break;
    }
    return n;
}

static bool is_whole(const joining *j)
{
    for (size_t i = 1; i < j->n; i++)
        if (group_of(j, i) != group_of(j, 0)) return false;
    return true;
}

static cor_status refuse_loops(const joining *j, cor_error *err)
{
    for (size_t i = 0; i < j->n; i++)
        if (group_of(j, i) != group_of(j, 0)) {
            cor_point p = cor_of_geocentric(j->strands[i].at[0]);
            return cor_fail(err, COR_BAD_DATA,
                            "some lines close to a loop apart from the others, of which one begins at [%.5f, %.5f]; a "
                            "route is one line from end to end",
                            p.x, p.y);
        }
    return COR_OK;
}

static cor_status order_by_ends(joining *j, cor_strand_turn *order, bool *ret_loop, cor_error *err)
{
    cor_status st = join_meeting(j, err);
    if (st) return st;
    if (!is_whole(j)) st = join_pieces(j, err);
    if (!st) st = refuse_loops(j, err);
    if (!st) walk(j, find_start(j, ret_loop), order);
    return st;
}

cor_status cor_strands_order(const cor_strand *strands, size_t n, const cor_route_options *options,
                             cor_strand_turn *order, bool *ret_loop, cor_error *err)
{
    cor_status st = COR_OK;
    *ret_loop = false;
    if (options->is_ordered) {
        turn_in_order(strands, n, order);
        *ret_loop =
            apart(cor_strand_end(strands, order[0], 0), cor_strand_end(strands, order[n - 1], 1)) <= COR_ENDS_MEET;
        return COR_OK;
    }
    joining j = {strands, n, g_new(size_t, 2 * n), g_new(size_t, n)};
    for (size_t i = 0; i < 2 * n; i++)
        j.partners[i] = SIZE_MAX;
    for (size_t i = 0; i < n; i++)
        j.groups[i] = i;
    st = order_by_ends(&j, order, ret_loop, err);
    g_free(j.groups);
    g_free(j.partners);
    return st;
}
