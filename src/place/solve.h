/* Chooses an option for every label, or none. Private to place. */
#ifndef COR_PLACE_SOLVE_H
#define COR_PLACE_SOLVE_H

#include "place/grid.h"

/* Fills CHOSEN with an option's index or COR_NO_OPTION for each label. Returns the page as it then is, for the
 * caller to free. Equal problems have equal solutions: work is counted in steps, never in time. EFFORT: 1 for a page;
 * more to learn what a longer search would find. */
cor_grid *cor_solve(cor_arena *arena, const cor_problem *problem, unsigned effort, int32_t *chosen);

#endif
