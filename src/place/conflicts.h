/* Which options of which labels can't stand together, as a graph. Private to place. */
#ifndef COR_PLACE_CONFLICTS_H
#define COR_PLACE_CONFLICTS_H

#include "place/grid.h"

/* A node is an option that frame and obstacles leave possible. Options of one label are not joined by edges: that only
 * one of them can be chosen is known anyway. */
typedef struct {
    size_t n_labels;      /* the most important ones: as many as the limits allow */
    uint32_t *first_node; /* of each label, one more at the end; best first */
    uint32_t n_nodes;
    uint32_t *option; /* of each node, in the problem */
    uint32_t *label;
    uint8_t *worth;       /* of each node's option */
    uint32_t *first_edge; /* of each node, one more at the end */
    uint32_t *edges;      /* both ways */
} cor_conflicts;

/* All in ARENA. OBSTRUCTED holds the obstacles. */
cor_conflicts cor_conflicts_of(cor_arena *arena, const cor_problem *problem, const cor_grid *obstructed);

#endif
