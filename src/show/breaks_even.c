/* Limits by arithmetic: equal steps, round steps, standard deviations. */
#include <math.h>

#include "show/class_breaks.h"

size_t cor_limits_equal(double least, double most, size_t classes, double *ret)
{
    if (most <= least) return 0;
    for (size_t i = 1; i < classes; i++)
        ret[i - 1] = least + (most - least) * (double) i / (double) classes;
    return classes - 1;
}

/* 1, 2, 5 or 10 times a power of ten, whichever is nearest to WIDTH by its ratio: as R's pretty() has it with the
 * default bias (Becker, Chambers and Wilks, The New S Language, 1988). */
static double round_step(double width)
{
    static const double leads[] = {1, 2, 5, 10};
    double unit = pow(10, floor(log10(width))), best = unit;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (fabs(log(leads[i] * unit / width)) < fabs(log(best / width))) best = leads[i] * unit;
    return best;
}

size_t cor_breaks_pretty(double least, double most, size_t classes, double *ret)
{
    if (most <= least) return 0;
    double step = round_step((most - least) / (double) classes), inverse = round(1 / step);
    size_t n = 0;
    /* By whole numbers, so that three tenths is the number that is written 0.3. */
    for (double k = floor(least / step) + 1; k * step < most && n < COR_MOST_BREAKS; k++)
        ret[n++] = step < 1 ? k / inverse : k * step;
    return n;
}

/* About the mean, by whole deviations where the classes are even in number, else by halves: the middle class is that of
 * the mean. */
size_t cor_limits_deviation(const double *values, size_t n, size_t classes, double *ret)
{
    double sum = 0, squares = 0;
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    double mean = sum / (double) n;
    for (size_t i = 0; i < n; i++)
        squares += (values[i] - mean) * (values[i] - mean);
    double deviation = n > 1 ? sqrt(squares / (double) (n - 1)) : 0;
    if (deviation <= 0) return 0;
    for (size_t i = 1; i < classes; i++)
        ret[i - 1] = mean + ((double) i - (double) classes / 2) * deviation;
    return classes - 1;
}
