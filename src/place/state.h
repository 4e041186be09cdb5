/* What the search works on: who stands where, what is free, what was moved. Private to place. */
#ifndef COR_PLACE_STATE_H
#define COR_PLACE_STATE_H

#include <glib.h>

#include "place/conflicts.h"

enum { COR_NO_NODE = -1 };

/* Labels in no order, each at most once. */
typedef struct {
    uint32_t *labels;
    uint32_t n;
    int32_t *place; /* of each label; -1: not in it */
} cor_label_set;

/* Empty, for labels 0 … N - 1. */
cor_label_set cor_set_of(cor_arena *arena, size_t n);
void cor_set_add(cor_label_set *set, uint32_t label);
void cor_set_remove(cor_label_set *set, uint32_t label);
/* Any one, which is no longer in it. SET must not be empty. */
uint32_t cor_set_take(cor_label_set *set);

typedef struct {
    uint32_t label;
    int32_t node; /* that it had */
} cor_move;

/* What labels of one rank won in a trial, or lost. */
typedef struct {
    uint32_t rank;
    int won;
} cor_balance;

typedef struct {
    const cor_conflicts *graph;
    const uint32_t *ranks;
    int32_t *nodes;        /* chosen for each label */
    uint32_t *tight;       /* for each node: chosen neighbours */
    uint8_t *best_worth;   /* of any node of each label */
    cor_label_set lacking; /* labels that could have more than they have */
    cor_label_set freed;   /* lacking labels with a node that was set free in this trial */
    cor_label_set pushed;  /* waiting for another place */
    uint32_t *locked;      /* trial in which a label was forced in; it stays */
    uint32_t *moved;       /* when a label was moved last, in moves */
    uint32_t *weighed;     /* trial in which what a label won or lost was last counted */
    GArray *log;           /* of cor_move: the moves of this trial */
    GArray *balance;       /* of cor_balance: of this trial, by rank */
    uint32_t trial, moves;
    uint64_t steps, random;
} cor_state;

/* The nodes of GIVEN, which stand together; where it is NULL every label in order of importance in the best place that
 * is free. */
cor_state cor_state_start(cor_arena *arena, const cor_conflicts *graph, const uint32_t *ranks, const int32_t *given);
void cor_state_finish(cor_state *s);

static inline uint8_t cor_state_worth(const cor_state *s, int32_t node)
{
    return node < 0 ? 0 : s->graph->worth[node];
}

/* Puts LABEL at NODE or nowhere; its place must be free. */
void cor_state_set(cor_state *s, uint32_t label, int32_t node);

/* A trial's moves can be taken back. */
void cor_state_begin(cor_state *s);
void cor_state_move(cor_state *s, uint32_t label, int32_t node);
/* Puts NODE's label there; those in the way are pushed out. */
void cor_state_force(cor_state *s, uint32_t node);
void cor_state_take_back(cor_state *s);

/* The free node of LABEL that is worth most, if that is more than it has; else COR_NO_NODE. */
int32_t cor_state_free_node(const cor_state *s, uint32_t label);

/* The label of the only chosen neighbour of NODE. */
uint32_t cor_state_blocker(cor_state *s, uint32_t node);

#endif
