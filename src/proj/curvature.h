/* How much a straight edge can bend when it is projected: an upper bound from second
 * differences, so that the short edges of detailed data need no look at their middle. */
#ifndef COR_PROJ_CURVATURE_H
#define COR_PROJ_CURVATURE_H

#include "proj/crs.h"

typedef struct {
    double xx, xy, yy; /* target units per source unit squared */
    bool may_tear;     /* nobody has cut where the projection tears: edges that jump must be looked at, too */
    double x, y;       /* then: target units per source unit, at most */
} cor_curvature;

/* Sampled over AREA (source units), with a margin for what lies between the samples. Infinite
 * where some of AREA does not project. */
cor_curvature cor_curvature_over(const cor_transform *transform, cor_rect area);

/* Whether nobody knows where the target CRS of TRANSFORM tears. */
bool cor_may_tear(const cor_transform *transform);

/* No point of the edge lies farther than this from the straight line, in target units. */
static inline double cor_sagitta(const cor_curvature *curvature, double dx, double dy)
{
    return (curvature->xx * dx * dx + 2 * curvature->xy * fabs(dx * dy) + curvature->yy * dy * dy) / 8;
}

/* Whether an edge is longer on the map than the projection stretches any. SQUARED: its length there, squared. */
static inline bool cor_jumps(const cor_curvature *curvature, double dx, double dy, double squared)
{
    double most = 2 * (curvature->x * fabs(dx) + curvature->y * fabs(dy));
    return curvature->may_tear && squared > most * most;
}

#endif
