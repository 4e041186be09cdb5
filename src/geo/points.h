/* Growing arrays of vertices, used as scratch space by the passes over geometry:
 * allocated once, used for every part. */
#ifndef COR_GEO_POINTS_H
#define COR_GEO_POINTS_H

#include <stddef.h>

#include "geo/rect.h"

typedef struct {
    cor_point *at;
    size_t n, space;
} cor_points;

/* Chains of vertices one after the other: chain i ends before ends[i]. */
typedef struct {
    cor_points points;
    size_t *ends;
    size_t n, space;
} cor_chains;

/* Room for SPACE vertices; what was in it stays. */
void cor_points_reserve(cor_points *points, size_t space);
void cor_points_free(cor_points *points);

void cor_chains_clear(cor_chains *chains);
void cor_chains_free(cor_chains *chains);
void cor_chains_add(cor_chains *chains, cor_point p);
/* Ends the chain that the last vertices form; with fewer than two it goes. */
void cor_chains_end(cor_chains *chains);

static inline size_t cor_chains_start(const cor_chains *chains, size_t i)
{
    return i ? chains->ends[i - 1] : 0;
}

static inline bool cor_points_equal(cor_point a, cor_point b)
{
    return a.x == b.x && a.y == b.y;
}

/* An order of points that does not depend on the way a line is walked. */
static inline bool cor_point_before(cor_point a, cor_point b)
{
    return a.x < b.x || (a.x == b.x && a.y < b.y);
}

#endif
