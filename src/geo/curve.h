/* Smooth curves for words to follow: points at even distances, so that what lies where is found at once. */
#ifndef COR_GEO_CURVE_H
#define COR_GEO_CURVE_H

#include "geo/along.h"

/* Neighbours are STEP apart, measured along the curve. Goes on straight beyond its ends. */
typedef struct {
    const cor_point *points;
    size_t n; /* at least 2 */
    double step;
} cor_curve;

static inline double cor_curve_length(const cor_curve *curve)
{
    return curve->step * (double) (curve->n - 1);
}

/* The line POINTS, longer than 0, in steps of about STEP; of longer ones where there would be more than a hundred
 * thousand. In ARENA. */
cor_curve cor_curve_of(cor_arena *arena, const cor_point *points, size_t n, double step);

/* The place at DISTANCE from the start; its angle turns evenly from point to point. */
cor_along cor_curve_at(const cor_curve *curve, double distance);

/* CURVE with its points moved to the mean of their neighbours, which count less the farther they are: by the bell curve
 * whose standard deviation is REACH. Its ends stay. RET_DEVIATIONS (NULL is fine): for each point how far the line it
 * stands for lies to its right, looking along. */
cor_curve cor_curve_smoothed(cor_arena *arena, const cor_curve *curve, double reach, double **ret_deviations);

/* The curve at OFFSET to the right of the stretch FROM … TO of CURVE, which may begin before it and end behind it;
 * BACKWARD: from TO to FROM, and its own right counts. */
cor_curve cor_curve_beside(cor_arena *arena, const cor_curve *curve, double from, double to, bool backward,
                           double offset);

/* How much CURVE turns on the way to each of its points, radians, to either side. In ARENA. */
double *cor_curve_turning(cor_arena *arena, const cor_curve *curve);

#endif
