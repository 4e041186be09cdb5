/* The greedy solution: each label in order of importance takes its first option that is still free. Private to place.
 */
#ifndef COR_PLACE_GREEDY_H
#define COR_PLACE_GREEDY_H

#include "place/grid.h"

/* Fills CHOSEN (an option's index or COR_NO_OPTION) of labels FROM … TO - 1, and adds to GRID what they take. */
void cor_greedy(const cor_problem *problem, cor_grid *grid, int32_t *chosen, size_t from, size_t to);

#endif
