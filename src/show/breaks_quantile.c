/* Limits by rank: as many values in each class. */
#include <math.h>

#include "show/class_breaks.h"

/* Quantiles between two values are between them in proportion: definition 7 of R. J. Hyndman and Y. Fan, Sample
 * Quantiles in Statistical Packages, The American Statistician 50 (1996). */
size_t cor_limits_quantile(const double *values, size_t n, size_t classes, double *ret)
{
    for (size_t i = 1; i < classes; i++) {
        double rank = (double) (n - 1) * (double) i / (double) classes, whole = floor(rank);
        size_t k = (size_t) whole;
        ret[i - 1] = k + 1 < n ? values[k] + (rank - whole) * (values[k + 1] - values[k]) : values[k];
    }
    return classes - 1;
}
