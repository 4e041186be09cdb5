#include "place/state.h"

#include <string.h>

cor_label_set cor_set_of(cor_arena *arena, size_t n)
{
    cor_label_set set = {COR_NEW_ARRAY(arena, uint32_t, n), 0, COR_NEW_ARRAY(arena, int32_t, n)};
    memset(set.place, 0xff, n * sizeof *set.place);
    return set;
}

void cor_set_add(cor_label_set *set, uint32_t label)
{
    if (set->place[label] >= 0) return;
    set->place[label] = (int32_t) set->n;
    set->labels[set->n++] = label;
}

void cor_set_remove(cor_label_set *set, uint32_t label)
{
    int32_t place = set->place[label];
    if (place < 0) return;
    uint32_t last = set->labels[--set->n];
    set->labels[place] = last;
    set->place[last] = place;
    set->place[label] = -1;
}

uint32_t cor_set_take(cor_label_set *set)
{
    uint32_t label = set->labels[set->n - 1];
    cor_set_remove(set, label);
    return label;
}

static void count_neighbours(cor_state *s, uint32_t node, int by)
{
    const cor_conflicts *g = s->graph;
    for (uint32_t e = g->first_edge[node]; e < g->first_edge[node + 1]; e++) {
        uint32_t other = g->edges[e];
        s->tight[other] += (uint32_t) by;
        if (by < 0 && !s->tight[other] && s->lacking.place[g->label[other]] >= 0)
            cor_set_add(&s->freed, g->label[other]);
    }
    s->steps += g->first_edge[node + 1] - g->first_edge[node] + 1;
}

void cor_state_set(cor_state *s, uint32_t label, int32_t node)
{
    int32_t before = s->nodes[label];
    s->nodes[label] = node;
    if (before >= 0) count_neighbours(s, (uint32_t) before, -1);
    if (node >= 0) count_neighbours(s, (uint32_t) node, 1);
    if (cor_state_worth(s, node) < s->best_worth[label])
        cor_set_add(&s->lacking, label);
    else
        cor_set_remove(&s->lacking, label);
}

void cor_state_begin(cor_state *s)
{
    s->trial++;
    g_array_set_size(s->log, 0);
}

void cor_state_move(cor_state *s, uint32_t label, int32_t node)
{
    cor_move c = {label, s->nodes[label]};
    g_array_append_val(s->log, c);
    s->moved[label] = ++s->moves;
    cor_state_set(s, label, node);
}

void cor_state_force(cor_state *s, uint32_t node)
{
    const cor_conflicts *g = s->graph;
    uint32_t label = g->label[node];
    s->locked[label] = s->trial;
    for (uint32_t e = g->first_edge[node]; s->tight[node] && e < g->first_edge[node + 1]; e++) {
        uint32_t other = g->edges[e];
        if (s->nodes[g->label[other]] != (int32_t) other) continue;
        cor_state_move(s, g->label[other], COR_NO_NODE);
        cor_set_add(&s->pushed, g->label[other]);
    }
    cor_state_move(s, label, (int32_t) node);
}

int32_t cor_state_free_node(const cor_state *s, uint32_t label)
{
    int32_t best = COR_NO_NODE;
    uint8_t most = cor_state_worth(s, s->nodes[label]);
    for (uint32_t node = s->graph->first_node[label]; node < s->graph->first_node[label + 1]; node++) {
        if (s->tight[node] || cor_state_worth(s, (int32_t) node) <= most) continue;
        best = (int32_t) node;
        most = cor_state_worth(s, best);
    }
    return best;
}

uint32_t cor_state_blocker(cor_state *s, uint32_t node)
{
    const cor_conflicts *g = s->graph;
    uint32_t e = g->first_edge[node];
    while (s->nodes[g->label[g->edges[e]]] != (int32_t) g->edges[e])
        e++;
    s->steps += e - g->first_edge[node];
    return g->label[g->edges[e]];
}

void cor_state_take_back(cor_state *s)
{
    for (guint i = s->log->len; i-- > 0;)
        cor_state_set(s, g_array_index(s->log, cor_move, i).label, g_array_index(s->log, cor_move, i).node);
    while (s->freed.n)
        cor_set_take(&s->freed);
}

static void take_places(cor_state *s, const int32_t *given)
{
    for (uint32_t i = 0; i < s->graph->n_labels; i++) {
        for (uint32_t node = s->graph->first_node[i]; node < s->graph->first_node[i + 1]; node++)
            s->best_worth[i] = MAX(s->best_worth[i], s->graph->worth[node]);
        cor_state_set(s, i, given ? given[i] : cor_state_free_node(s, i));
    }
    while (s->freed.n)
        cor_set_take(&s->freed);
}

cor_state cor_state_start(cor_arena *arena, const cor_conflicts *graph, const uint32_t *ranks, const int32_t *given)
{
    size_t n = graph->n_labels;
    cor_state s = {.graph = graph,
                   .ranks = ranks,
                   .nodes = COR_NEW_ARRAY(arena, int32_t, n),
                   .tight = COR_NEW_ARRAY(arena, uint32_t, graph->n_nodes),
                   .best_worth = COR_NEW_ARRAY(arena, uint8_t, n),
                   .lacking = cor_set_of(arena, n),
                   .freed = cor_set_of(arena, n),
                   .pushed = cor_set_of(arena, n),
                   .locked = COR_NEW_ARRAY(arena, uint32_t, n),
                   .moved = COR_NEW_ARRAY(arena, uint32_t, n),
                   .weighed = COR_NEW_ARRAY(arena, uint32_t, n),
                   .log = g_array_new(FALSE, FALSE, sizeof(cor_move)),
                   .balance = g_array_new(FALSE, FALSE, sizeof(cor_balance)),
                   .random = 0x9e3779b97f4a7c15u};
    memset(s.nodes, 0xff, n * sizeof *s.nodes);
    take_places(&s, given);
    return s;
}

void cor_state_finish(cor_state *s)
{
    g_array_unref(s->log);
    g_array_unref(s->balance);
}
