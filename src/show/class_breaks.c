#include "show/class_breaks.h"

#include <math.h>
#include <stdlib.h>

double cor_roundest(double low, double high)
{
    static const double leads[] = {10, 5, 2};
    int top = (int) ceil(log10(fmax(fmax(fabs(low), fabs(high)), 1e-300)));
    if (low < 0 && high >= 0) return 0;
    for (int e = top; e > top - 17; e--)
        for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
            /* By whole numbers, so that a tenth is the number that is written 0.1. */
            double units = pow(10, abs(e - 1)), k;
            double x = e >= 1 ? (k = floor(high / (leads[i] * units)), k * leads[i] * units)
                              : (k = floor(high * units / leads[i]), k * leads[i] / units);
            if (x > low && x <= high) return x;
        }
    return high;
}

/* How many of VALUES are at most LIMIT. */
static size_t count_to(const double *values, size_t n, double limit)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (values[middle] <= limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add(cor_class_breaks *breaks, double at)
{
    if (breaks->n < COR_MOST_BREAKS && (!breaks->n || at > breaks->at[breaks->n - 1])) breaks->at[breaks->n++] = at;
}

/* A limit parts the values up to it from those above; where in the gap between them makes no difference. */
static void add_limits(cor_class_breaks *breaks, const double *values, size_t n, const double *limits, size_t n_limits)
{
    for (size_t i = 0; i < n_limits; i++) {
        size_t below = count_to(values, n, limits[i]);
        if (below > 0 && below < n) add(breaks, cor_roundest(values[below - 1], values[below]));
    }
}

/* LEAST and MOST: what equal steps go from and to. */
static void divide(cor_class_breaks *breaks, cor_show_method method, const double *values, size_t n, double least,
                   double most, size_t classes)
{
    double found[COR_MOST_BREAKS];
    size_t n_found = 0;
    if (!n || classes < 2) return;
    if (method == COR_METHOD_PRETTY) {
        n_found = cor_breaks_pretty(least, most, classes, found);
        for (size_t i = 0; i < n_found; i++)
            add(breaks, found[i]);
        return;
    }
    if (method == COR_METHOD_EQUAL)
        n_found = cor_limits_equal(least, most, classes, found);
    else if (method == COR_METHOD_JENKS)
        n_found = cor_limits_natural(values, n, classes, found);
    else if (method == COR_METHOD_STDDEV)
        n_found = cor_limits_deviation(values, n, classes, found);
    else
        n_found = cor_limits_quantile(values, n, classes, found);
    add_limits(breaks, values, n, found, n_found);
}

/* How many of VALUES are below CENTER. */
static size_t count_below(const double *values, size_t n, double center)
{
    return count_to(values, n, nextafter(center, -INFINITY));
}

cor_class_breaks cor_breaks_of(cor_show_method method, const double *values, size_t n, size_t classes,
                               const double *center)
{
    cor_class_breaks breaks = {.n = 0};
    if (!center) {
        divide(&breaks, method, values, n, values[0], values[n - 1], classes);
        return breaks;
    }
    /* Equal steps are as wide on the other side. */
    size_t below = count_below(values, n, *center), half = (classes + 1) / 2;
    double reach = fmax(*center - values[0], values[n - 1] - *center);
    if (below) divide(&breaks, method, values, below, *center - reach, *center, half);
    while (breaks.n && breaks.at[breaks.n - 1] >= *center)
        breaks.n--;
    breaks.n_below = below ? breaks.n + 1 : 0;
    if (below) add(&breaks, *center);
    if (below < n) divide(&breaks, method, values + below, n - below, *center, *center + reach, half);
    return breaks;
}
