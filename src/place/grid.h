/* What is taken of the page: boxes in the cells of a grid. Private to place. */
#ifndef COR_PLACE_GRID_H
#define COR_PLACE_GRID_H

#include "place/problem.h"

typedef struct cor_grid cor_grid;

/* Cells of about SIZE points (at most some ten thousand of them) cover PAGE; what lies outside is kept at its edge. */
cor_grid *cor_grid_new(cor_rect page, double size);
void cor_grid_free(cor_grid *grid);

/* Boxes that are empty or not finite are left out. A cell takes a few thousand boxes, so that heaps of data cost no
 * more than a full page; false when BOX did not go into one that is full. */
bool cor_grid_add(cor_grid *grid, cor_rect box, cor_hindrance what);

/* The first thing but label EXCEPT that overlaps BOX (touching does not); kind COR_NOTHING when it is free. SHARING:
 * what is COR_SHARED_LABEL does not count. A full cell counts as covered. The answer depends on what was added, and in
 * which order, alone. */
cor_hindrance cor_grid_hit(const cor_grid *grid, cor_rect box, uint32_t except, bool sharing);

/* Calls EACH for all that overlaps BOX, some more than once. Returns how many boxes were looked at. */
typedef void (*cor_grid_each)(void *context, cor_hindrance what);
size_t cor_grid_hits(const cor_grid *grid, cor_rect box, cor_grid_each each, void *context);

#endif
