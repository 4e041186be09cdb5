#include "place/search.h"

#include <string.h>

#include "place/exact.h"
#include "place/kernel.h"
#include "place/polish.h"
#include "place/state.h"

enum {
    TRIALS_A_LABEL = 600,     /* for each label that lacks something, without any gain, before the search ends */
    STEPS_A_PAGE = 16 << 20,  /* edges looked at in all, */
    STEPS_A_PLACE = 11 << 10, /* and so many more for each label that the page holds, */
    STEPS_A_LACK = 16 << 10,  /* and for each that it does not: crowds are harder; */
    MAX_STEPS = 128 << 20,    /* but no more than that */
    STEPS_OF_PARTS = 2 << 20, /* for what can be solved to the end */
    LONGEST_CHAIN = 8,        /* labels settled in one trial */
    DRAWS = 4                 /* of labels, to try the best of them */
};

/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators" (2016). */
static uint32_t random_below(cor_state *s, uint32_t n)
{
    s->random ^= s->random >> 12;
    s->random ^= s->random << 25;
    s->random ^= s->random >> 27;
    return (uint32_t) (((s->random * 2685821657736338717u >> 32) * n) >> 32);
}

/* The node of LABEL that one other label keeps it from: the one that has rested longest. */
static int32_t swap_node(cor_state *s, uint32_t label)
{
    int32_t best = COR_NO_NODE;
    uint32_t oldest = UINT32_MAX;
    for (uint32_t node = s->graph->first_node[label]; node < s->graph->first_node[label + 1]; node++) {
        if (s->tight[node] != 1) continue;
        uint32_t other = cor_state_blocker(s, node);
        if (s->locked[other] == s->trial || s->moved[other] >= oldest) continue;
        best = (int32_t) node;
        oldest = s->moved[other];
    }
    return best;
}

/* A place for a label that was pushed out, if need be by pushing on. */
static void settle(cor_state *s, uint32_t label)
{
    int32_t node = cor_state_free_node(s, label);
    if (node >= 0) {
        cor_state_move(s, label, node);
        return;
    }
    node = swap_node(s, label);
    if (node >= 0) cor_state_force(s, (uint32_t) node);
}

static void settle_all(cor_state *s)
{
    for (int i = 0; s->pushed.n && i < LONGEST_CHAIN; i++)
        settle(s, cor_set_take(&s->pushed));
    while (s->pushed.n)
        cor_set_add(&s->freed, cor_set_take(&s->pushed));
    while (s->freed.n) {
        uint32_t label = cor_set_take(&s->freed);
        int32_t node = cor_state_free_node(s, label);
        if (node >= 0) cor_state_move(s, label, node);
    }
}

/* A node of LABEL that would be more than it has: any, or the one that fewest stand in the way of. */
static uint32_t wanted_node(cor_state *s, uint32_t label)
{
    uint32_t first = s->graph->first_node[label], n = s->graph->first_node[label + 1] - first;
    uint32_t start = random_below(s, n), best = first, least = UINT32_MAX;
    bool any = random_below(s, 3) == 0;
    s->steps += n;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t node = first + (start + i) % n;
        if (cor_state_worth(s, (int32_t) node) <= cor_state_worth(s, s->nodes[label]) || s->tight[node] >= least)
            continue;
        best = node;
        least = any ? 0 : s->tight[node];
    }
    return best;
}

/* Adds WON at RANK, keeping the ranks in order. */
static void weigh(GArray *balances, uint32_t rank, int won)
{
    guint at = balances->len;
    while (at > 0 && g_array_index(balances, cor_balance, at - 1).rank > rank)
        at--;
    if (at > 0 && g_array_index(balances, cor_balance, at - 1).rank == rank) {
        g_array_index(balances, cor_balance, at - 1).won += won;
        return;
    }
    cor_balance b = {rank, won};
    g_array_insert_val(balances, at, b);
}

/* Above 0 when the page is better than before the trial, below when it is worse. */
static int gain(cor_state *s)
{
    g_array_set_size(s->balance, 0);
    for (guint i = 0; i < s->log->len; i++) {
        cor_move c = g_array_index(s->log, cor_move, i);
        int won = cor_state_worth(s, s->nodes[c.label]) - cor_state_worth(s, c.node);
        if (s->weighed[c.label] == s->trial) continue;
        s->weighed[c.label] = s->trial;
        if (won) weigh(s->balance, s->ranks[c.label], won);
    }
    for (guint i = 0; i < s->balance->len; i++)
        if (g_array_index(s->balance, cor_balance, i).won) return g_array_index(s->balance, cor_balance, i).won;
    return 0;
}

/* How many stand in the way of the place of LABEL that is nearest to being free. */
static uint32_t least_tight(cor_state *s, uint32_t label)
{
    uint32_t least = UINT32_MAX;
    s->steps += s->graph->first_node[label + 1] - s->graph->first_node[label];
    for (uint32_t node = s->graph->first_node[label]; node < s->graph->first_node[label + 1]; node++)
        if (cor_state_worth(s, (int32_t) node) > cor_state_worth(s, s->nodes[label]))
            least = MIN(least, s->tight[node]);
    return least;
}

/* Any label that lacks something, but of a few rather the one that is kept off by fewest. */
static uint32_t lacking_label(cor_state *s)
{
    uint32_t best = s->lacking.labels[random_below(s, s->lacking.n)], least = least_tight(s, best);
    for (int i = 1; i < DRAWS && least > 1; i++) {
        uint32_t label = s->lacking.labels[random_below(s, s->lacking.n)], tight = least_tight(s, label);
        if (tight >= least) continue;
        best = label;
        least = tight;
    }
    return best;
}

/* Forces a lacking label in and looks what comes of it. Returns whether the page is better now. */
static bool try_label(cor_state *s, uint32_t label)
{
    cor_state_begin(s);
    cor_state_force(s, wanted_node(s, label));
    settle_all(s);
    int won = gain(s);
    if (won < 0) cor_state_take_back(s);
    return won > 0;
}

static uint32_t count_placed(const cor_state *s)
{
    uint32_t placed = 0;
    for (size_t i = 0; i < s->graph->n_labels; i++)
        placed += s->nodes[i] >= 0;
    return placed;
}

static void improve(cor_state *s, uint64_t effort)
{
    uint64_t most = STEPS_A_PAGE + STEPS_A_PLACE * (uint64_t) count_placed(s) + STEPS_A_LACK * (uint64_t) s->lacking.n;
    uint64_t vain = 0;
    most = effort * MIN(most, MAX_STEPS);
    while (s->lacking.n && s->steps < most && vain < (uint64_t) TRIALS_A_LABEL * effort * s->lacking.n)
        vain = try_label(s, lacking_label(s)) ? 0 : vain + 1;
}

/* What is hard of the page: what NODES lacks where labels are not settled. */
static void search_kernel(cor_arena *arena, const cor_kernel *kernel, unsigned effort, int32_t *nodes)
{
    cor_state s = cor_state_start(arena, &kernel->graph, kernel->ranks, NULL);
    improve(&s, effort);
    cor_solve_parts(&s, STEPS_OF_PARTS);
    for (size_t i = 0; i < kernel->graph.n_labels; i++)
        if (s.nodes[i] != COR_NO_NODE) nodes[kernel->label[i]] = (int32_t) kernel->node[s.nodes[i]];
    cor_state_finish(&s);
}

void cor_search(cor_arena *arena, const cor_conflicts *graph, const uint32_t *ranks, unsigned effort, int32_t *nodes)
{
    cor_kernel kernel = cor_kernel_of(arena, graph, ranks, nodes);
    search_kernel(arena, &kernel, effort, nodes);
    cor_state s = cor_state_start(arena, graph, ranks, nodes);
    cor_polish(&s);
    memcpy(nodes, s.nodes, graph->n_labels * sizeof *nodes);
    cor_state_finish(&s);
}
