/* How much a straight edge can bend when it is projected: an upper bound from second
 * differences, so that the short edges of detailed data need no look at their middle. */
#ifndef COR_PROJ_BEND_H
#define COR_PROJ_BEND_H

#include "proj/crs.h"

typedef struct {
    double xx, xy, yy; /* target units per source unit squared */
} cor_bend;

/* Sampled over AREA (source units), with a margin for what lies between the samples. Infinite
 * where some of AREA does not project. */
cor_bend cor_bend_over(const cor_transform *transform, cor_rect area);

/* No point of the edge lies farther than this from the straight line, in target units. */
static inline double cor_bend_of(const cor_bend *bend, double dx, double dy)
{
    return (bend->xx * dx * dx + 2 * bend->xy * fabs(dx * dy) + bend->yy * dy * dy) / 8;
}

#endif
