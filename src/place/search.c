#include "place/search.h"

#include <string.h>

#include <glib.h>

enum {
    TRIALS_A_LABEL = 200,  /* for each label that lacks something, without any gain, before the search ends */
    STEPS_A_PLACE = 20000, /* edges looked at for each label that the page holds, in all */
    LONGEST_CHAIN = 8,     /* labels settled in one trial */
    POLISHES = 8
};

/* Labels in no order, each at most once. */
typedef struct {
    uint32_t *labels;
    uint32_t n;
    int32_t *place; /* of each label; -1: not in it */
} label_set;

typedef struct {
    uint32_t label;
    int32_t node; /* that it had */
} change;

typedef struct {
    uint32_t rank;
    int won;
} balance;

typedef struct {
    const cor_conflicts *graph;
    const uint32_t *ranks;
    int32_t *nodes;      /* chosen for each label */
    uint32_t *tight;     /* for each node: chosen neighbours */
    uint8_t *best_worth; /* of any node of each label */
    label_set lacking;   /* labels that could have more than they have */
    label_set freed;     /* lacking labels with a node that was set free in this trial */
    label_set pushed;    /* waiting for another place */
    uint32_t *locked;    /* trial in which a label was forced in; it stays */
    uint32_t *moved;     /* when a label was moved last, in moves */
    uint32_t *weighed;   /* trial in which what a label won or lost was last counted */
    GArray *log;         /* of change: the moves of this trial */
    GArray *balance;     /* of balance: what this trial won and lost */
    uint32_t trial, moves;
    uint64_t steps, random;
} search;

/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators" (2016). */
static uint32_t random_below(search *s, uint32_t n)
{
    s->random ^= s->random >> 12;
    s->random ^= s->random << 25;
    s->random ^= s->random >> 27;
    return (uint32_t) (((s->random * 2685821657736338717u >> 32) * n) >> 32);
}

static label_set set_of(cor_arena *arena, size_t n)
{
    label_set set = {COR_NEW_ARRAY(arena, uint32_t, n), 0, COR_NEW_ARRAY(arena, int32_t, n)};
    memset(set.place, 0xff, n * sizeof *set.place);
    return set;
}

static void add(label_set *set, uint32_t label)
{
    if (set->place[label] >= 0) return;
    set->place[label] = (int32_t) set->n;
    set->labels[set->n++] = label;
}

static void take_out(label_set *set, uint32_t label)
{
    int32_t place = set->place[label];
    if (place < 0) return;
    uint32_t last = set->labels[--set->n];
    set->labels[place] = last;
    set->place[last] = place;
    set->place[label] = -1;
}

static uint8_t worth(const search *s, int32_t node)
{
    return node < 0 ? 0 : s->graph->worth[node];
}

static void count_neighbours(search *s, uint32_t node, int by)
{
    const cor_conflicts *g = s->graph;
    for (uint32_t e = g->first_edge[node]; e < g->first_edge[node + 1]; e++) {
        uint32_t other = g->edges[e];
        s->tight[other] += (uint32_t) by;
        if (by < 0 && !s->tight[other] && s->lacking.place[g->label[other]] >= 0) add(&s->freed, g->label[other]);
    }
    s->steps += g->first_edge[node + 1] - g->first_edge[node] + 1;
}

static void set_node(search *s, uint32_t label, int32_t node)
{
    int32_t before = s->nodes[label];
    s->nodes[label] = node;
    if (before >= 0) count_neighbours(s, (uint32_t) before, -1);
    if (node >= 0) count_neighbours(s, (uint32_t) node, 1);
    if (worth(s, node) < s->best_worth[label])
        add(&s->lacking, label);
    else
        take_out(&s->lacking, label);
}

static void move(search *s, uint32_t label, int32_t node)
{
    change c = {label, s->nodes[label]};
    g_array_append_val(s->log, c);
    s->moved[label] = ++s->moves;
    set_node(s, label, node);
}

/* Puts NODE where it is wanted, whoever stands there. */
static void force(search *s, uint32_t node)
{
    const cor_conflicts *g = s->graph;
    uint32_t label = g->label[node];
    s->locked[label] = s->trial;
    for (uint32_t e = g->first_edge[node]; s->tight[node] && e < g->first_edge[node + 1]; e++) {
        uint32_t other = g->edges[e];
        if (s->nodes[g->label[other]] != (int32_t) other) continue;
        move(s, g->label[other], COR_NO_NODE);
        add(&s->pushed, g->label[other]);
    }
    move(s, label, (int32_t) node);
}

/* The free node of LABEL that is worth most, if that is more than it has. */
static int32_t free_node(search *s, uint32_t label)
{
    int32_t best = COR_NO_NODE;
    uint8_t most = worth(s, s->nodes[label]);
    for (uint32_t node = s->graph->first_node[label]; node < s->graph->first_node[label + 1]; node++) {
        if (s->tight[node] || worth(s, (int32_t) node) <= most) continue;
        best = (int32_t) node;
        most = worth(s, best);
    }
    return best;
}

/* The label of the only chosen neighbour of NODE. */
static uint32_t blocker(search *s, uint32_t node)
{
    const cor_conflicts *g = s->graph;
    uint32_t e = g->first_edge[node];
    while (s->nodes[g->label[g->edges[e]]] != (int32_t) g->edges[e])
        e++;
    s->steps += e - g->first_edge[node];
    return g->label[g->edges[e]];
}

/* The node of LABEL that one other label keeps it from: the one that has rested longest. */
static int32_t swap_node(search *s, uint32_t label)
{
    int32_t best = COR_NO_NODE;
    uint32_t oldest = UINT32_MAX;
    for (uint32_t node = s->graph->first_node[label]; node < s->graph->first_node[label + 1]; node++) {
        if (s->tight[node] != 1) continue;
        uint32_t other = blocker(s, node);
        if (s->locked[other] == s->trial || s->moved[other] >= oldest) continue;
        best = (int32_t) node;
        oldest = s->moved[other];
    }
    return best;
}

/* A place for a label that was pushed out, if need be by pushing on. */
static void settle(search *s, uint32_t label)
{
    int32_t node = free_node(s, label);
    if (node >= 0) {
        move(s, label, node);
        return;
    }
    node = swap_node(s, label);
    if (node >= 0) force(s, (uint32_t) node);
}

static uint32_t first_of(label_set *set)
{
    uint32_t label = set->labels[set->n - 1];
    take_out(set, label);
    return label;
}

static void settle_all(search *s)
{
    for (int i = 0; s->pushed.n && i < LONGEST_CHAIN; i++)
        settle(s, first_of(&s->pushed));
    while (s->pushed.n)
        add(&s->freed, first_of(&s->pushed));
    while (s->freed.n) {
        uint32_t label = first_of(&s->freed);
        int32_t node = free_node(s, label);
        if (node >= 0) move(s, label, node);
    }
}

/* A node of LABEL that would be more than it has: any, or the one that fewest stand in the way of. */
static uint32_t wanted_node(search *s, uint32_t label)
{
    uint32_t first = s->graph->first_node[label], n = s->graph->first_node[label + 1] - first;
    uint32_t start = random_below(s, n), best = first, least = UINT32_MAX;
    bool any = random_below(s, 2) == 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t node = first + (start + i) % n;
        if (worth(s, (int32_t) node) <= worth(s, s->nodes[label]) || s->tight[node] >= least) continue;
        best = node;
        least = any ? 0 : s->tight[node];
    }
    return best;
}

/* Adds WON at RANK, keeping the ranks in order. */
static void weigh(GArray *balances, uint32_t rank, int won)
{
    guint at = balances->len;
    while (at > 0 && g_array_index(balances, balance, at - 1).rank > rank)
        at--;
    if (at > 0 && g_array_index(balances, balance, at - 1).rank == rank) {
        g_array_index(balances, balance, at - 1).won += won;
        return;
    }
    balance b = {rank, won};
    g_array_insert_val(balances, at, b);
}

/* Above 0 when the page is better than before the trial, below when it is worse. */
static int gain(search *s)
{
    g_array_set_size(s->balance, 0);
    for (guint i = 0; i < s->log->len; i++) {
        change c = g_array_index(s->log, change, i);
        int won = worth(s, s->nodes[c.label]) - worth(s, c.node);
        if (s->weighed[c.label] == s->trial) continue;
        s->weighed[c.label] = s->trial;
        if (won) weigh(s->balance, s->ranks[c.label], won);
    }
    for (guint i = 0; i < s->balance->len; i++)
        if (g_array_index(s->balance, balance, i).won) return g_array_index(s->balance, balance, i).won;
    return 0;
}

static void take_back(search *s)
{
    for (guint i = s->log->len; i-- > 0;)
        set_node(s, g_array_index(s->log, change, i).label, g_array_index(s->log, change, i).node);
    while (s->freed.n)
        first_of(&s->freed);
}

/* Forces a lacking label in and looks what comes of it. Returns whether the page is better now. */
static bool try_label(search *s, uint32_t label)
{
    s->trial++;
    g_array_set_size(s->log, 0);
    force(s, wanted_node(s, label));
    settle_all(s);
    int won = gain(s);
    if (won < 0) take_back(s);
    return won > 0;
}

static void start(search *s)
{
    for (uint32_t i = 0; i < s->graph->n_labels; i++) {
        for (uint32_t node = s->graph->first_node[i]; node < s->graph->first_node[i + 1]; node++)
            s->best_worth[i] = MAX(s->best_worth[i], s->graph->worth[node]);
        s->nodes[i] = COR_NO_NODE;
        set_node(s, i, free_node(s, i));
    }
    while (s->freed.n)
        first_of(&s->freed);
}

static uint32_t count_placed(const search *s)
{
    uint32_t placed = 0;
    for (size_t i = 0; i < s->graph->n_labels; i++)
        placed += s->nodes[i] >= 0;
    return placed;
}

static void improve(search *s, uint64_t effort)
{
    uint64_t most = STEPS_A_PLACE * effort * count_placed(s), vain = 0;
    while (s->lacking.n && s->steps < most && vain < TRIALS_A_LABEL * effort * s->lacking.n)
        vain = try_label(s, s->lacking.labels[random_below(s, s->lacking.n)]) ? 0 : vain + 1;
}

/* Whether LABEL takes NODE when the one label in its way, a less important one, has another place as good. */
static bool push_away(search *s, uint32_t label, uint32_t node)
{
    uint32_t other = blocker(s, node);
    if (other < label) return false;
    int32_t before = s->nodes[other];
    s->trial++;
    g_array_set_size(s->log, 0);
    force(s, node);
    first_of(&s->pushed);
    int32_t place = free_node(s, other);
    if (place >= 0) move(s, other, place);
    bool settled = worth(s, place) >= worth(s, before);
    if (!settled) take_back(s);
    return settled;
}

/* Moves LABEL to the first of its better nodes that is to be had. */
static bool make_nicer(search *s, uint32_t label)
{
    int32_t own = s->nodes[label];
    for (int32_t node = (int32_t) s->graph->first_node[label]; node < own; node++) {
        if (worth(s, node) < worth(s, own) || s->tight[node] > 1) continue;
        if (s->tight[node] && !push_away(s, label, (uint32_t) node)) continue;
        if (s->nodes[label] != node) set_node(s, label, node);
        return true;
    }
    return false;
}

/* Moves of others may have made room since a label was last tried. */
static void fill(search *s)
{
    for (uint32_t i = 0; i < s->graph->n_labels; i++) {
        int32_t node = free_node(s, i);
        if (node >= 0) set_node(s, i, node);
    }
}

/* Labels go back to better places that the search left them, the most important first. */
static void polish(search *s)
{
    bool changed = true;
    for (int round = 0; changed && round < POLISHES; round++) {
        changed = false;
        for (uint32_t i = 0; i < s->graph->n_labels; i++)
            changed = make_nicer(s, i) || changed;
    }
}

void cor_search(cor_arena *arena, const cor_conflicts *graph, const uint32_t *ranks, unsigned effort, int32_t *nodes)
{
    size_t n = graph->n_labels;
    search s = {.graph = graph,
                .ranks = ranks,
                .nodes = nodes,
                .tight = COR_NEW_ARRAY(arena, uint32_t, graph->n_nodes),
                .best_worth = COR_NEW_ARRAY(arena, uint8_t, n),
                .lacking = set_of(arena, n),
                .freed = set_of(arena, n),
                .pushed = set_of(arena, n),
                .locked = COR_NEW_ARRAY(arena, uint32_t, n),
                .moved = COR_NEW_ARRAY(arena, uint32_t, n),
                .weighed = COR_NEW_ARRAY(arena, uint32_t, n),
                .log = g_array_new(FALSE, FALSE, sizeof(change)),
                .balance = g_array_new(FALSE, FALSE, sizeof(balance)),
                .random = 0x9e3779b97f4a7c15u};
    start(&s);
    improve(&s, effort);
    polish(&s);
    fill(&s);
    g_array_unref(s.log);
    g_array_unref(s.balance);
}
