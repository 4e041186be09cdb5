#include "place/polish.h"

enum { ROUNDS = 8 };

/* Whether LABEL takes NODE when the one label in its way, a less important one, has another place as good. */
static bool push_away(cor_state *s, uint32_t label, uint32_t node)
{
    uint32_t other = cor_state_blocker(s, node);
    if (other < label) return false;
    int32_t before = s->nodes[other];
    cor_state_begin(s);
    cor_state_force(s, node);
    cor_set_take(&s->pushed);
    int32_t place = cor_state_free_node(s, other);
    if (place >= 0) cor_state_move(s, other, place);
    bool settled = cor_state_worth(s, place) >= cor_state_worth(s, before);
    if (!settled) cor_state_take_back(s);
    return settled;
}

/* Moves LABEL to the first of its better nodes that is to be had. */
static bool make_nicer(cor_state *s, uint32_t label)
{
    int32_t own = s->nodes[label];
    for (int32_t node = (int32_t) s->graph->first_node[label]; node < own; node++) {
        if (cor_state_worth(s, node) < cor_state_worth(s, own) || s->tight[node] > 1) continue;
        if (s->tight[node] && !push_away(s, label, (uint32_t) node)) continue;
        if (s->nodes[label] != node) cor_state_set(s, label, node);
        return true;
    }
    return false;
}

/* Moves of others may have made room since a label was last tried. */
static void fill(cor_state *s)
{
    for (uint32_t i = 0; i < s->graph->n_labels; i++) {
        int32_t node = cor_state_free_node(s, i);
        if (node >= 0) cor_state_set(s, i, node);
    }
}

void cor_polish(cor_state *s)
{
    bool changed = true;
    for (int round = 0; changed && round < ROUNDS; round++) {
        changed = false;
        for (uint32_t i = 0; i < s->graph->n_labels; i++)
            changed = make_nicer(s, i) || changed;
    }
    fill(s);
}
