/* After Wagner, Wolff, Kapoor, Strijk, "Three rules suffice for good label placement" (Algorithmica, 2001), with
 * importance, and with dominated places struck out besides. */
#include "place/kernel.h"

#include <string.h>

#include "place/state.h"

/* LARGEST_CLIQUE: of places that a last one stands against. */
enum { MAX_STEPS = 1 << 24, LARGEST_CLIQUE = 16 };

typedef struct {
    const cor_conflicts *graph;
    const uint32_t *ranks;
    int32_t *nodes;
    bool *dead;       /* nodes */
    uint32_t *degree; /* of each node: neighbours alive */
    uint32_t *marked; /* of each node: the number of the question in which it was marked */
    uint32_t question;
    cor_label_set waiting; /* labels to be looked at again */
    uint64_t steps;
} reducer;

static void strike(reducer *r, uint32_t node)
{
    const cor_conflicts *g = r->graph;
    if (r->dead[node]) return;
    r->dead[node] = true;
    cor_set_add(&r->waiting, g->label[node]);
    for (uint32_t e = g->first_edge[node]; e < g->first_edge[node + 1]; e++) {
        if (r->dead[g->edges[e]]) continue;
        r->degree[g->edges[e]]--;
        cor_set_add(&r->waiting, g->label[g->edges[e]]);
    }
    r->steps += g->first_edge[node + 1] - g->first_edge[node] + 1;
}

static void settle(reducer *r, uint32_t node)
{
    const cor_conflicts *g = r->graph;
    uint32_t label = g->label[node];
    r->nodes[label] = (int32_t) node;
    for (uint32_t e = g->first_edge[node]; e < g->first_edge[node + 1]; e++)
        strike(r, g->edges[e]);
    for (uint32_t v = g->first_node[label]; v < g->first_node[label + 1]; v++)
        strike(r, v);
}

/* What LABEL can have at most. */
static uint8_t best_worth(const reducer *r, uint32_t label)
{
    uint8_t best = 0;
    for (uint32_t v = r->graph->first_node[label]; v < r->graph->first_node[label + 1]; v++)
        if (!r->dead[v]) best = MAX(best, r->graph->worth[v]);
    return best;
}

/* The neighbour of NODE that is alive, when it has but one. */
static uint32_t only_neighbour(reducer *r, uint32_t node)
{
    uint32_t e = r->graph->first_edge[node];
    while (r->dead[r->graph->edges[e]])
        e++;
    r->steps += e - r->graph->first_edge[node] + 1;
    return r->graph->edges[e];
}

/* The first rule: a best place that stands against nothing is taken. */
static bool take_free(reducer *r, uint32_t label, uint8_t worth)
{
    for (uint32_t v = r->graph->first_node[label]; v < r->graph->first_node[label + 1]; v++) {
        if (r->dead[v] || r->degree[v] || r->graph->worth[v] < worth) continue;
        settle(r, v);
        return true;
    }
    return false;
}

/* Whether OTHER's label has a best place that only LABEL is in the way of; it can't be where both stand then. */
static bool find_pair(reducer *r, uint32_t label, uint32_t node, uint32_t other, uint32_t *ret_pair)
{
    uint32_t label2 = r->graph->label[other];
    uint8_t worth = best_worth(r, label2);
    for (uint32_t v = r->graph->first_node[label2]; v < r->graph->first_node[label2 + 1]; v++) {
        if (r->dead[v] || v == other || r->degree[v] != 1 || r->graph->worth[v] < worth) continue;
        uint32_t against = only_neighbour(r, v);
        if (r->graph->label[against] != label || against == node) continue;
        *ret_pair = v;
        return true;
    }
    return false;
}

/* The second rule: two labels that stand only in each other's way take what lets both stand. */
static bool take_pair(reducer *r, uint32_t label, uint8_t worth)
{
    uint32_t pair;
    for (uint32_t v = r->graph->first_node[label]; v < r->graph->first_node[label + 1]; v++) {
        if (r->dead[v] || r->degree[v] != 1 || r->graph->worth[v] < worth) continue;
        if (!find_pair(r, label, v, only_neighbour(r, v), &pair)) continue;
        settle(r, v);
        settle(r, pair);
        return true;
    }
    return false;
}

static void mark_neighbours(reducer *r, uint32_t node)
{
    r->question++;
    for (uint32_t e = r->graph->first_edge[node]; e < r->graph->first_edge[node + 1]; e++)
        r->marked[r->graph->edges[e]] = r->question;
    r->steps += r->graph->first_edge[node + 1] - r->graph->first_edge[node] + 1;
}

static bool is_worth_less(const reducer *r, uint32_t other, uint32_t node)
{
    uint32_t a = r->ranks[r->graph->label[other]], b = r->ranks[r->graph->label[node]];
    return a > b || (a == b && r->graph->worth[other] <= r->graph->worth[node]);
}

/* The living neighbours of NODE in OUT, when they are few and none is worth more; else 0. */
static size_t lesser_neighbours(const reducer *r, uint32_t node, uint32_t *out)
{
    size_t n = 0;
    if (r->degree[node] > LARGEST_CLIQUE) return 0;
    for (uint32_t e = r->graph->first_edge[node]; e < r->graph->first_edge[node + 1]; e++) {
        uint32_t other = r->graph->edges[e];
        if (r->dead[other]) continue;
        if (!is_worth_less(r, other, node)) return 0;
        out[n++] = other;
    }
    return n;
}

static bool is_clique(reducer *r, const uint32_t *nodes, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        mark_neighbours(r, nodes[i]);
        for (size_t k = i + 1; k < n; k++)
            if (r->marked[nodes[k]] != r->question && r->graph->label[nodes[k]] != r->graph->label[nodes[i]])
                return false;
    }
    return true;
}

/* The third rule: a last place is taken when but one of those against it could be. */
static bool take_last(reducer *r, uint32_t label)
{
    uint32_t others[LARGEST_CLIQUE], last = UINT32_MAX;
    for (uint32_t v = r->graph->first_node[label]; v < r->graph->first_node[label + 1]; v++) {
        if (r->dead[v]) continue;
        if (last != UINT32_MAX) return false;
        last = v;
    }
    if (last == UINT32_MAX) return false;
    size_t n = lesser_neighbours(r, last, others);
    if (!n || !is_clique(r, others, n)) return false;
    settle(r, last);
    return true;
}

/* Whether all that stands against A stands against the marked node too. */
static bool is_easier(reducer *r, uint32_t a)
{
    uint32_t first = r->graph->first_edge[a], end = r->graph->first_edge[a + 1], e = first;
    while (e < end && (r->dead[r->graph->edges[e]] || r->marked[r->graph->edges[e]] == r->question))
        e++;
    r->steps += e - first + 1;
    return e == end;
}

/* Strikes out places for which the label has another, easier to have and not worth less. */
static void strike_dominated(reducer *r, uint32_t label)
{
    uint32_t first = r->graph->first_node[label], end = r->graph->first_node[label + 1];
    for (uint32_t worse = first; worse < end && r->steps < MAX_STEPS; worse++) {
        if (r->dead[worse]) continue;
        mark_neighbours(r, worse);
        for (uint32_t v = first; v < end && !r->dead[worse]; v++) {
            if (v == worse || r->dead[v] || r->degree[v] > r->degree[worse]) continue;
            if (r->graph->worth[v] >= r->graph->worth[worse] && is_easier(r, v)) strike(r, worse);
        }
    }
}

static void look_at(reducer *r, uint32_t label)
{
    if (r->nodes[label] != COR_NO_NODE) return;
    uint8_t worth = best_worth(r, label);
    if (take_free(r, label, worth)) return;
    strike_dominated(r, label);
    if (!take_pair(r, label, worth)) take_last(r, label);
}

static reducer reducer_of(cor_arena *arena, const cor_conflicts *graph, const uint32_t *ranks, int32_t *nodes)
{
    reducer r = {.graph = graph,
                 .ranks = ranks,
                 .nodes = nodes,
                 .dead = COR_NEW_ARRAY(arena, bool, graph->n_nodes),
                 .degree = COR_NEW_ARRAY(arena, uint32_t, graph->n_nodes),
                 .marked = COR_NEW_ARRAY(arena, uint32_t, graph->n_nodes),
                 .waiting = cor_set_of(arena, graph->n_labels)};
    for (uint32_t v = 0; v < graph->n_nodes; v++)
        r.degree[v] = graph->first_edge[v + 1] - graph->first_edge[v];
    for (uint32_t i = (uint32_t) graph->n_labels; i-- > 0;) {
        nodes[i] = COR_NO_NODE;
        cor_set_add(&r.waiting, i);
    }
    return r;
}

static void count(const reducer *r, cor_kernel *kernel, size_t *ret_edges)
{
    for (uint32_t i = 0; i < r->graph->n_labels; i++) {
        uint32_t before = kernel->graph.n_nodes;
        for (uint32_t v = r->graph->first_node[i]; v < r->graph->first_node[i + 1]; v++) {
            kernel->graph.n_nodes += !r->dead[v];
            *ret_edges += r->dead[v] ? 0 : r->degree[v];
        }
        kernel->graph.n_labels += kernel->graph.n_nodes > before;
    }
}

static void allocate(cor_arena *arena, cor_kernel *kernel, size_t n_edges)
{
    cor_conflicts *g = &kernel->graph;
    kernel->ranks = COR_NEW_ARRAY(arena, uint32_t, g->n_labels);
    kernel->label = COR_NEW_ARRAY(arena, uint32_t, g->n_labels);
    kernel->node = COR_NEW_ARRAY(arena, uint32_t, g->n_nodes);
    g->first_node = COR_NEW_ARRAY(arena, uint32_t, g->n_labels + 1);
    g->label = COR_NEW_ARRAY(arena, uint32_t, g->n_nodes);
    g->worth = COR_NEW_ARRAY(arena, uint8_t, g->n_nodes);
    g->first_edge = COR_NEW_ARRAY(arena, uint32_t, (size_t) g->n_nodes + 1);
    g->edges = COR_NEW_ARRAY(arena, uint32_t, n_edges);
}

/* The living nodes, numbered anew: NUMBER[v] of node v. */
static void number_nodes(const reducer *r, cor_kernel *kernel, uint32_t *number)
{
    cor_conflicts *g = &kernel->graph;
    uint32_t n = 0, labels = 0;
    for (uint32_t i = 0; i < r->graph->n_labels; i++) {
        uint32_t before = n;
        for (uint32_t v = r->graph->first_node[i]; v < r->graph->first_node[i + 1]; v++) {
            if (r->dead[v]) continue;
            kernel->node[n] = v;
            g->label[n] = labels;
            g->worth[n] = r->graph->worth[v];
            number[v] = n++;
        }
        if (n == before) continue;
        kernel->label[labels] = i;
        kernel->ranks[labels] = r->ranks[i];
        g->first_node[++labels] = n;
    }
}

static void copy_edges(const reducer *r, cor_kernel *kernel, const uint32_t *number)
{
    cor_conflicts *g = &kernel->graph;
    uint32_t n = 0;
    for (uint32_t i = 0; i < g->n_nodes; i++) {
        uint32_t v = kernel->node[i];
        for (uint32_t e = r->graph->first_edge[v]; e < r->graph->first_edge[v + 1]; e++)
            if (!r->dead[r->graph->edges[e]]) g->edges[n++] = number[r->graph->edges[e]];
        g->first_edge[i + 1] = n;
    }
}

cor_kernel cor_kernel_of(cor_arena *arena, const cor_conflicts *graph, const uint32_t *ranks, int32_t *nodes)
{
    cor_kernel kernel = {0};
    size_t n_edges = 0;
    reducer r = reducer_of(arena, graph, ranks, nodes);
    while (r.waiting.n && r.steps < MAX_STEPS)
        look_at(&r, cor_set_take(&r.waiting));
    count(&r, &kernel, &n_edges);
    allocate(arena, &kernel, n_edges);
    number_nodes(&r, &kernel, r.marked);
    copy_edges(&r, &kernel, r.marked);
    return kernel;
}
