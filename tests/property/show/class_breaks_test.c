/* What holds for the classes of any numbers: natural breaks are the best of all divisions, as trying each of them
 * finds; breaks rise, part the values as the method's limits do, and have no more digits than they need. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "show/class_breaks.h"
#include "support/cmocka_all.h"
#include "support/random.h"

enum { CASES = 3000, MOST = 11 };

static int by_size(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return x < y ? -1 : x > y;
}

/* Values of all kinds: whole or not, often the same, of any size. */
static size_t some_values(double *values, uint64_t *seed)
{
    size_t n = 1 + random_bits(seed) % MOST;
    double scale = pow(10, floor(random_between(-6, 7, seed))), shift = random_bits(seed) % 2 ? 0 : -0.5;
    bool whole = random_bits(seed) % 2;
    for (size_t i = 0; i < n; i++) {
        double x = random_between(0, 9, seed) + 9 * shift;
        values[i] = scale * (whole ? floor(x) : x);
    }
    qsort(values, n, sizeof *values, by_size);
    return n;
}

static double spread(const double *values, size_t from, size_t to)
{
    double mean = 0, squares = 0;
    for (size_t i = from; i < to; i++)
        mean += values[i] / (double) (to - from);
    for (size_t i = from; i < to; i++)
        squares += (values[i] - mean) * (values[i] - mean);
    return squares;
}

/* The least spread of N values from FROM on in CLASSES: all divisions tried. */
static double best(const double *values, size_t from, size_t n, size_t classes)
{
    if (classes == 1) return spread(values, from, n);
    double least = INFINITY;
    for (size_t to = from + 1; to + classes - 1 <= n; to++)
        least = fmin(least, spread(values, from, to) + best(values, to, n, classes - 1));
    return least;
}

static double spread_of_limits(const double *values, size_t n, const double *limits, size_t n_limits)
{
    double sum = 0;
    size_t from = 0;
    for (size_t k = 0; k <= n_limits; k++) {
        size_t to = from;
        while (to < n && (k == n_limits || values[to] <= limits[k]))
            to++;
        if (to > from) sum += spread(values, from, to);
        from = to;
    }
    return sum;
}

static size_t distinct(const double *values, size_t n)
{
    size_t found = n > 0;
    for (size_t i = 1; i < n; i++)
        found += values[i] > values[i - 1];
    return found;
}

static void natural_breaks_are_the_best_of_all(void **state)
{
    (void) state;
    for (uint64_t k = 0; k < CASES; k++) {
        uint64_t seed = k;
        double values[MOST], limits[COR_MOST_BREAKS];
        size_t n = some_values(values, &seed), classes = 2 + random_bits(&seed) % 4;
        size_t n_limits = cor_limits_natural(values, n, classes, limits);
        size_t wanted = distinct(values, n) < classes ? distinct(values, n) : classes;
        double found = spread_of_limits(values, n, limits, n_limits), least = best(values, 0, n, wanted);
        double size = spread(values, 0, n);
        if (n_limits != wanted - 1 || fabs(found - least) > 1e-9 * size)
            fail_msg("seed %" PRIu64 ": %zu limits, spread %g; the best is %g", k, n_limits, found, least);
    }
}

static size_t class_of(double x, const double *limits, size_t n, bool included)
{
    size_t k = 0;
    while (k < n && (included ? x > limits[k] : x >= limits[k]))
        k++;
    return k;
}

/* Two values are in one class of the breaks when they are in one of the limits. */
static void breaks_part_the_values_as_their_limits_do(void **state)
{
    (void) state;
    for (uint64_t k = 0; k < CASES; k++) {
        uint64_t seed = k;
        double values[MOST], limits[COR_MOST_BREAKS];
        size_t n = some_values(values, &seed), classes = 2 + random_bits(&seed) % 6;
        size_t n_limits = cor_limits_quantile(values, n, classes, limits);
        const cor_class_breaks breaks = cor_breaks_of(COR_METHOD_QUANTILE, values, n, classes, NULL);
        for (size_t i = 1; i < breaks.n; i++)
            if (!(breaks.at[i] > breaks.at[i - 1])) fail_msg("seed %" PRIu64 ": breaks do not rise", k);
        for (size_t i = 1; i < n; i++) {
            bool parted =
                class_of(values[i], limits, n_limits, true) != class_of(values[i - 1], limits, n_limits, true);
            if (parted != (class_of(values[i], breaks.at, breaks.n, false) !=
                           class_of(values[i - 1], breaks.at, breaks.n, false)))
                fail_msg("seed %" PRIu64 ": %.17g and %.17g", k, values[i - 1], values[i]);
        }
    }
}

static void the_roundest_number_lies_in_its_gap(void **state)
{
    (void) state;
    for (uint64_t k = 0; k < CASES; k++) {
        uint64_t seed = k;
        double scale = pow(10, floor(random_between(-12, 13, &seed)));
        double low = scale * random_between(-9, 9, &seed), high = low + scale * random_between(1e-9, 3, &seed);
        double x = cor_roundest(low, high);
        if (!(x > low && x <= high))
            fail_msg("seed %" PRIu64 ": %.17g is not above %.17g, at most %.17g", k, x, low, high);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(natural_breaks_are_the_best_of_all),
        cmocka_unit_test(breaks_part_the_values_as_their_limits_do),
        cmocka_unit_test(the_roundest_number_lies_in_its_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
