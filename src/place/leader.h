/* Places farther away, with a thin line from the point to the name, for names that find none beside it. Private to
 * place. */
#ifndef COR_PLACE_LEADER_H
#define COR_PLACE_LEADER_H

#include "place/avoid.h"
#include "place/grid.h"

/* Adds to label INDEX of LABELS, behind its candidates, places round its point as far away as its `leader` goes: near
 * ones first, clear of what is drawn of the map and of the points in POINTS; one whose leader crosses a line of the map
 * counts as twice as far. Nothing is added where the label wants no leader, has one, lies along a line or moves its
 * icon. The longer list is in ARENA. AVOIDANCE may be NULL. */
void cor_lead_label(cor_arena *arena, cor_label *labels, uint32_t index, cor_avoidance *avoidance,
                    const cor_grid *points);

#endif
