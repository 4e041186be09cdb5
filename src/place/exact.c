#include "place/exact.h"

#include <stdlib.h>
#include <string.h>

/* PART: labels of a part. MAX_VISITS of ways to set them; a part that is not done by then stays as it was, or gets the
 * best that was found. */
enum { PART = 14, MAX_VISITS = 4000 };

/* Sums of worths, by rank, the highest first: only the ranks of the part. */
typedef struct {
    int sum[PART];
} value;

typedef struct {
    cor_state *s;
    uint32_t labels[PART]; /* by importance */
    size_t n;
    size_t rank[PART];    /* of each label, among the part's */
    value most[PART + 1]; /* that the labels from i on could add */
    value now, best;
    int32_t found[PART]; /* nodes of the best */
    size_t visits;
} part;

static bool is_in(const part *p, uint32_t label)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->labels[i] == label) return true;
    return false;
}

static void add_neighbours(part *p, uint32_t label)
{
    const cor_conflicts *g = p->s->graph;
    uint32_t end = g->first_edge[g->first_node[label + 1]];
    for (uint32_t e = g->first_edge[g->first_node[label]]; e < end && p->n < PART; e++) {
        p->s->steps++;
        if (!is_in(p, g->label[g->edges[e]])) p->labels[p->n++] = g->label[g->edges[e]];
    }
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *) a, y = *(const uint32_t *) b;
    return x < y ? -1 : x > y;
}

static void gather(part *p, uint32_t label)
{
    p->labels[p->n++] = label;
    for (size_t i = 0; i < p->n && p->n < PART; i++)
        add_neighbours(p, p->labels[i]);
    qsort(p->labels, p->n, sizeof *p->labels, by_number);
    for (size_t i = 0; i < p->n; i++)
        p->rank[i] = i == 0 ? 0 : p->rank[i - 1] + (p->s->ranks[p->labels[i]] != p->s->ranks[p->labels[i - 1]]);
}

/* Takes the part's labels off the page; what they had is the best so far. */
static void clear_away(part *p)
{
    for (size_t i = 0; i < p->n; i++) {
        p->found[i] = p->s->nodes[p->labels[i]];
        p->best.sum[p->rank[i]] += cor_state_worth(p->s, p->found[i]);
    }
    for (size_t i = 0; i < p->n; i++)
        cor_state_set(p->s, p->labels[i], COR_NO_NODE);
    for (size_t i = p->n; i-- > 0;) {
        int32_t free = cor_state_free_node(p->s, p->labels[i]);
        p->most[i] = p->most[i + 1];
        p->most[i].sum[p->rank[i]] += cor_state_worth(p->s, free);
    }
}

/* Whether what is set, with all that labels I and after could add, is more than the best. */
static bool is_promising(const part *p, size_t i)
{
    for (size_t r = 0; r <= p->rank[p->n - 1]; r++) {
        int most = p->now.sum[r] + p->most[i].sum[r];
        if (most != p->best.sum[r]) return most > p->best.sum[r];
    }
    return false;
}

static void keep(part *p)
{
    p->best = p->now;
    for (size_t i = 0; i < p->n; i++)
        p->found[i] = p->s->nodes[p->labels[i]];
}

static void set_from(part *p, size_t i)
{
    if (!is_promising(p, i) || p->visits++ >= MAX_VISITS) return;
    if (i == p->n) {
        keep(p);
        return;
    }
    uint32_t label = p->labels[i];
    for (uint32_t v = p->s->graph->first_node[label]; v < p->s->graph->first_node[label + 1]; v++) {
        if (p->s->tight[v]) continue;
        cor_state_set(p->s, label, (int32_t) v);
        p->now.sum[p->rank[i]] += p->s->graph->worth[v];
        set_from(p, i + 1);
        p->now.sum[p->rank[i]] -= p->s->graph->worth[v];
        cor_state_set(p->s, label, COR_NO_NODE);
    }
    set_from(p, i + 1);
}

/* Returns whether the page is better now. */
static bool solve_round(cor_state *s, uint32_t label)
{
    part p = {.s = s};
    gather(&p, label);
    clear_away(&p);
    value before = p.best;
    set_from(&p, 0);
    for (size_t i = 0; i < p.n; i++)
        cor_state_set(s, p.labels[i], p.found[i]);
    while (s->freed.n)
        cor_set_take(&s->freed);
    return memcmp(&before, &p.best, sizeof before) != 0;
}

void cor_solve_parts(cor_state *s, uint64_t steps)
{
    uint64_t end = s->steps + steps;
    bool better = true;
    while (better && s->steps < end) {
        better = false;
        for (uint32_t label = 0; label < s->graph->n_labels && s->steps < end; label++)
            if (s->lacking.place[label] >= 0) better = solve_round(s, label) || better;
    }
}
