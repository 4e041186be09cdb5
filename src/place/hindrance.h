/* What keeps an option of a label from being taken: the frame, obstacles, labels that have their places already.
 * Private to place. */
#ifndef COR_PLACE_HINDRANCE_H
#define COR_PLACE_HINDRANCE_H

#include "place/grid.h"

/* A grid with the problem's obstacles. Caller frees it. */
cor_grid *cor_obstructed(const cor_problem *problem);

/* What keeps OPTION from being taken while GRID is as it is. */
cor_hindrance cor_option_hindrance(const cor_problem *problem, const cor_grid *grid, const cor_option *option);

/* Adds what OPTION occupies. */
void cor_option_take(const cor_problem *problem, cor_grid *grid, const cor_option *option);

#endif
