/* What is taken of the page: boxes in the cells of a grid. Private to place. */
#ifndef COR_PLACE_GRID_H
#define COR_PLACE_GRID_H

#include "place/problem.h"

typedef struct cor_grid cor_grid;

/* Cells cover PAGE; what lies outside is kept in the cells at its edge. */
cor_grid *cor_grid_new(cor_rect page);
void cor_grid_free(cor_grid *grid);

/* Boxes that are empty or not finite are left out. A cell takes a few thousand boxes, so that heaps of data cost no
 * more than a full page: what is beyond counts as one of those that are in. */
void cor_grid_add(cor_grid *grid, cor_rect box, cor_hindrance what);

/* The first thing that overlaps BOX (touching does not), in an order that depends on what was added alone; kind
 * COR_NOTHING when it is free. */
cor_hindrance cor_grid_hit(const cor_grid *grid, cor_rect box);

#endif
