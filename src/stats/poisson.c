#include "stats/poisson.h"

#include <math.h>

enum { MOST_TERMS = 100000 };
static const double PRECISION = 1e-14;

/* The regularised lower incomplete gamma function of A at X < A + 1, by its series. */
static double gamma_by_series(double a, double x)
{
    double term = 1 / a, sum = term;
    for (int n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum * exp(a * log(x) - x - lgamma(a));
}

/* The upper one at X ≥ A + 1, by its continued fraction (Lentz's way). */
static double gamma_by_fraction(double a, double x)
{
    static const double tiny = 1e-300;
    double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
    for (int n = 1; n < MOST_TERMS; n++) {
        double term = -n * (n - a);
        b += 2;
        d = term * d + b;
        if (fabs(d) < tiny) d = tiny;
        c = b + term / c;
        if (fabs(c) < tiny) c = tiny;
        d = 1 / d;
        h *= d * c;
        if (fabs(d * c - 1) < PRECISION) break;
    }
    return h * exp(a * log(x) - x - lgamma(a));
}

static double gamma_below(double a, double x)
{
    if (x <= 0) return 0;
    return x < a + 1 ? gamma_by_series(a, x) : 1 - gamma_by_fraction(a, x);
}

/* Where the gamma distribution of shape A has SHARE of its weight below. */
static double quantile(double a, double share)
{
    double low = 0, high = a + 10 * sqrt(a) + 20;
    for (int i = 0; i < 200 && high - low > 1e-12 * high; i++) {
        double middle = (low + high) / 2;
        if (gamma_below(a, middle) < share)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

void cor_poisson_interval(double count, double level, double *ret_low, double *ret_high)
{
    double tail = (1 - level) / 2;
    *ret_low = count > 0 ? quantile(count, tail) : 0;
    *ret_high = quantile(count + 1, 1 - tail);
}
