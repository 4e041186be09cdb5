/* Improves a placement part by part: each label that lacks something is solved to the end together with those round it,
 * while all others stay as they are. Private to place. */
#ifndef COR_PLACE_PARTS_H
#define COR_PLACE_PARTS_H

#include "place/state.h"

/* Looks once round each label that lacks something, again as long as that helps. No page is worse afterwards. Bounded
 * by STEPS more of the state's. After Taillard, Voss, "POPMUSIC" (2002): a good solution is improved where a small part
 * of it is solved to the end. */
void cor_solve_parts(cor_state *s, uint64_t steps);

#endif
