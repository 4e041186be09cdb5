/* Where the values of a grid cross a level: the outlines of what is higher. */
#ifndef COR_GEO_CONTOUR_H
#define COR_GEO_CONTOUR_H

#include "geo/geometry.h"

/* The rings round all places where the grid is at or above LEVEL, in ARENA. VALUES are WIDTH × HEIGHT, row by row, each
 * that of the middle of a square of SIDE: the first one's corner is (0, 0). Between them the grid is bilinear, beyond
 * its edge it falls to 0. Rings repeat their first vertex and are meant for the even-odd rule. They stray by no more
 * than about TOLERANCE, in the unit of SIDE. */
cor_path cor_contour(cor_arena *arena, const uint8_t *values, int width, int height, double level, double side,
                     double tolerance);

#endif
