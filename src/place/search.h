/* Local search on the graph of conflicts: labels are forced in, what they push out is put elsewhere, and what came of
 * it is kept unless it is worse. Private to place. */
#ifndef COR_PLACE_SEARCH_H
#define COR_PLACE_SEARCH_H

#include "place/conflicts.h"

/* Sets NODES[i] for each of the graph's labels: a node or COR_NO_NODE. Worse means: at the highest rank where two
 * solutions differ, less is drawn. RANKS: of each label, not falling. Work is bounded by steps: EFFORT times what a
 * page is worth. */
void cor_search(cor_arena *arena, const cor_conflicts *graph, const uint32_t *ranks, unsigned effort, int32_t *nodes);

#endif
