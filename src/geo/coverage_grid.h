/* How much of a rectangle areas cover: counted in the cells of a grid, so that it costs the same however many vertices
 * they have. */
#ifndef COR_GEO_COVERAGE_GRID_H
#define COR_GEO_COVERAGE_GRID_H

#include "geo/geometry.h"

typedef struct cor_tally cor_tally;

/* Cells of SIDE page units over FRAME; larger ones where there would be more than two million. In ARENA. */
cor_tally *cor_tally_new(cor_arena *arena, cor_rect frame, double side);

/* Covers the cells whose middles lie inside RINGS, by the even-odd rule. All areas come before the first question; work
 * is bounded: after absurdly many cells further areas are left out. */
void cor_tally_add(cor_tally *tally, const cor_path *rings);

/* The covered share of the cells that RECT touches, 0…1; what lies outside of the frame does not count. */
double cor_tally_share(cor_tally *tally, cor_rect rect);

#endif
