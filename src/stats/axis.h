/* An axis from zero: where its ticks stand. */
#ifndef COR_STATS_AXIS_H
#define COR_STATS_AXIS_H

#include <stdbool.h>
#include <stddef.h>

/* Ticks at 0, STEP, 2 STEP … up to N × STEP, which no value exceeds. */
typedef struct {
    double step;
    size_t n;
} cor_axis;

/* Steps of 1, 2 or 5 × 10ⁿ, as small as at most MOST of them allow, but never so small as to say what is not there:
 * WHOLE numbers have no tick between them. Of a largest value of 0 or less, one step. */
cor_axis cor_axis_to(double largest, size_t most, bool whole);

#endif
