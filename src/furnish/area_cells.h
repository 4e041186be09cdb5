/* The study area as squares of a point, so that it is known at once whether a mark lies in it. Private to furnish. */
#ifndef COR_FURNISH_AREA_CELLS_H
#define COR_FURNISH_AREA_CELLS_H

#include "geo/geometry.h"

typedef struct cor_area_cells cor_area_cells;

/* The N paths of AREA within FRAME, page points; in ARENA. */
const cor_area_cells *cor_area_cells_new(cor_arena *arena, cor_rect frame, const cor_path *area, size_t n);

/* Whether P lies within, or no farther from the border than a line on it is wide. */
bool cor_area_cells_have(const cor_area_cells *cells, cor_point p);

#endif
