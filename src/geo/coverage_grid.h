/* How much of a rectangle areas cover: counted in the cells of a grid, so that it costs the same however many vertices
 * they have. */
#ifndef COR_GEO_COVERAGE_GRID_H
#define COR_GEO_COVERAGE_GRID_H

#include "geo/geometry.h"

typedef struct cor_coverage_grid cor_coverage_grid;

/* Cells of SIDE page units over FRAME; larger ones where there would be more than two million. In ARENA. */
cor_coverage_grid *cor_coverage_grid_new(cor_arena *arena, cor_rect frame, double side);

/* Covers the cells whose middles lie inside RINGS, by the even-odd rule. All areas come before the first question; work
 * is bounded: after absurdly many cells further areas are left out. */
void cor_coverage_grid_add(cor_coverage_grid *grid, const cor_path *rings);

/* The covered share of the cells that RECT touches, 0…1; what lies outside of the frame does not count. */
double cor_coverage_grid_fraction(cor_coverage_grid *grid, cor_rect rect);

#endif
