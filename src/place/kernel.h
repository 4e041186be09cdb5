/* Before the search: labels whose best place is plain are settled, and places that no best page needs are struck out.
 * What is left is what is hard. Private to place. */
#ifndef COR_PLACE_KERNEL_H
#define COR_PLACE_KERNEL_H

#include "place/conflicts.h"

typedef struct {
    cor_conflicts graph; /* of the labels that are left, in their order */
    uint32_t *ranks;     /* of each of them */
    uint32_t *label;     /* what it is in the whole graph */
    uint32_t *node;      /* of each node: what it is there */
} cor_kernel;

/* NODES, of each label of GRAPH: COR_NO_NODE, and a node for those that are settled. The best page of the kernel makes
 * with them a best page of GRAPH. RANKS as in cor_search. Bounded work: a graph of absurd density is left as it is. */
cor_kernel cor_kernel_of(cor_arena *arena, const cor_conflicts *graph, const uint32_t *ranks, int32_t *nodes);

#endif
