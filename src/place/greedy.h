/* The plain way: each label in order of importance takes its first option that is still free. Private to place. */
#ifndef COR_PLACE_GREEDY_H
#define COR_PLACE_GREEDY_H

#include "place/grid.h"

/* A grid with the problem's obstacles. Caller frees it. */
cor_grid *cor_obstructed(const cor_problem *problem);

/* What keeps OPTION from being taken while GRID is as it is. */
cor_hindrance cor_option_hindrance(const cor_problem *problem, const cor_grid *grid, const cor_option *option);

/* Adds what OPTION occupies. */
void cor_option_take(const cor_problem *problem, cor_grid *grid, const cor_option *option);

/* Fills CHOSEN (an option's index or COR_NO_OPTION) of labels FROM … TO - 1, and adds to GRID what they take. */
void cor_greedy(const cor_problem *problem, cor_grid *grid, int32_t *chosen, size_t from, size_t to);

#endif
