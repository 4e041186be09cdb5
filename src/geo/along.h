/* Distances along lines: how long, and what is where. Units are those of the coordinates. */
#ifndef COR_GEO_ALONG_H
#define COR_GEO_ALONG_H

#include "geo/geometry.h"

/* A place on a line. ANGLE is the line's direction there in radians, atan2(dy, dx): clockwise on a
 * page whose y points down. */
typedef struct {
    cor_point at;
    double angle;
} cor_along;

double cor_line_length(const cor_point *points, size_t n);

/* DISTANCE from the start, kept between the two ends. N must be at least 1; edges of length 0 have
 * no direction, so the last one that has counts. */
cor_along cor_line_at(const cor_point *points, size_t n, double distance);

/* The longest part of PATH, which must have one; its length goes to *ret_length (NULL is fine). */
size_t cor_path_longest_part(const cor_path *path, double *ret_length);

/* The vertices of part I of PATH; their number goes to *ret_n. Borrowed from PATH. */
const cor_point *cor_path_part(const cor_path *path, size_t i, size_t *ret_n);

#endif
