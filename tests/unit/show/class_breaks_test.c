/* Classes of numbers, by each method. */
#include <math.h>

#include "show/class_breaks.h"
#include "support/cmocka_all.h"

#define CHECK_LIMITS(found, n, ...)                                                                                    \
    do {                                                                                                               \
        const double expected[] = {__VA_ARGS__};                                                                       \
        assert_int_equal(n, sizeof expected / sizeof *expected);                                                       \
        for (size_t i_ = 0; i_ < sizeof expected / sizeof *expected; i_++)                                             \
            assert_float_equal((found)[i_], expected[i_], 1e-9);                                                       \
    } while (0)

#define COUNT(array) (sizeof(array) / sizeof *(array))

static double limits[COR_MOST_BREAKS];

/* The example of H. Wang and M. Song, Ckmeans.1d.dp: Optimal k-means Clustering in One Dimension, The R Journal 3/2
 * (2011). */
static void natural_breaks_are_those_of_a_published_example(void **state)
{
    (void) state;
    const double values[] = {-1, -1, -1, -1, 2, 2, 2, 4, 5, 6};
    size_t n = cor_limits_natural(values, COUNT(values), 3, limits);
    CHECK_LIMITS(limits, n, -1, 2);
}

/* G. F. Jenks's own goodness of fit picks [4, 5] and [9, 10] of these. */
static void natural_breaks_lie_in_the_widest_gaps(void **state)
{
    (void) state;
    const double four[] = {4, 5, 9, 10};
    size_t n = cor_limits_natural(four, 4, 2, limits);
    CHECK_LIMITS(limits, n, 5);
    const double even[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    n = cor_limits_natural(even, 9, 3, limits);
    CHECK_LIMITS(limits, n, 3, 6);
    const double few[] = {3, 3, 7};
    n = cor_limits_natural(few, 3, 5, limits);
    CHECK_LIMITS(limits, n, 3);
    const double one[] = {3, 3};
    assert_int_equal(cor_limits_natural(one, 2, 4, limits), 0);
}

/* As quantile(1:9, …) and quantile(c(1, 2, 4, 8), …) of R, type 7, and numpy.percentile have them. */
static void quantiles_are_those_of_statistical_packages(void **state)
{
    (void) state;
    const double nine[] = {1, 2, 3, 4, 5, 6, 7, 8, 9}, four[] = {1, 2, 4, 8};
    size_t n = cor_limits_quantile(nine, 9, 4, limits);
    CHECK_LIMITS(limits, n, 3, 5, 7);
    n = cor_limits_quantile(four, 4, 2, limits);
    CHECK_LIMITS(limits, n, 3);
    n = cor_limits_quantile(four, 4, 3, limits);
    CHECK_LIMITS(limits, n, 2, 4);
}

static void equal_steps_and_deviations_are_reckoned(void **state)
{
    (void) state;
    size_t n = cor_limits_equal(0, 10, 4, limits);
    CHECK_LIMITS(limits, n, 2.5, 5, 7.5);
    assert_int_equal(cor_limits_equal(3, 3, 4, limits), 0);
    const double values[] = {2, 4, 4, 4, 5, 5, 7, 9}; /* mean 5, squares 32 */
    double deviation = sqrt(32.0 / 7);
    n = cor_limits_deviation(values, 8, 4, limits);
    CHECK_LIMITS(limits, n, 5 - deviation, 5, 5 + deviation);
    n = cor_limits_deviation(values, 8, 3, limits);
    CHECK_LIMITS(limits, n, 5 - deviation / 2, 5 + deviation / 2);
    assert_int_equal(cor_limits_deviation(values + 1, 3, 4, limits), 0);
}

/* What lies inside of pretty(c(0, 97), 5), pretty(c(0.12, 0.93), 4) and pretty(c(-37, 42), 4) of R. */
static void pretty_breaks_are_round(void **state)
{
    (void) state;
    size_t n = cor_breaks_pretty(0, 97, 5, limits);
    CHECK_LIMITS(limits, n, 20, 40, 60, 80);
    n = cor_breaks_pretty(0.12, 0.93, 4, limits);
    CHECK_LIMITS(limits, n, 0.2, 0.4, 0.6, 0.8);
    n = cor_breaks_pretty(-37, 42, 4, limits);
    CHECK_LIMITS(limits, n, -20, 0, 20, 40);
    assert_true(limits[0] == -20);
}

static void a_number_with_few_digits_is_found_in_a_gap(void **state)
{
    (void) state;
    assert_true(cor_roundest(9, 10) == 10);
    assert_true(cor_roundest(41.7, 58.2) == 50);
    assert_true(cor_roundest(0.0123, 0.0187) == 0.015);
    assert_true(cor_roundest(0.27, 0.31) == 0.3);
    assert_true(cor_roundest(1234, 1235) == 1235);
    assert_true(cor_roundest(-3, 4) == 0);
    assert_true(cor_roundest(-9.7, -8.2) == -9);
    double next = nextafter(0.1, 1);
    assert_true(cor_roundest(0.1, next) == next);
    assert_true(cor_roundest(1e-9, 2.4e-9) == 2e-9);
}

/* Each method's classes hold the values that the limits hold, whatever the break is rounded to. */
static void breaks_are_round_and_part_the_values_as_the_limits_do(void **state)
{
    (void) state;
    const double values[] = {1.13, 1.19, 4.72, 4.88, 23.1, 25.7};
    cor_class_breaks found = cor_breaks_of(COR_METHOD_JENKS, values, 6, 3, NULL);
    CHECK_LIMITS(found.at, found.n, 4, 20);
    found = cor_breaks_of(COR_METHOD_QUANTILE, values, 6, 3, NULL);
    CHECK_LIMITS(found.at, found.n, 4, 20);
    found = cor_breaks_of(COR_METHOD_EQUAL, values, 6, 4, NULL); /* 7.3, 13.4, 19.6: one gap */
    CHECK_LIMITS(found.at, found.n, 20);
    const double same[] = {5, 5, 5};
    assert_int_equal(cor_breaks_of(COR_METHOD_QUANTILE, same, 3, 4, NULL).n, 0);
    assert_int_equal(cor_breaks_of(COR_METHOD_PRETTY, same, 3, 4, NULL).n, 0);
}

static void classes_lie_on_both_sides_of_a_centre(void **state)
{
    (void) state;
    const double values[] = {-40, -30, -20, -10, 5, 10, 15, 20}, zero = 0, low = -50, high = 50;
    cor_class_breaks found = cor_breaks_of(COR_METHOD_QUANTILE, values, 8, 4, &zero);
    CHECK_LIMITS(found.at, found.n, -20, 0, 15);
    assert_int_equal(found.n_below, 2);
    found = cor_breaks_of(COR_METHOD_EQUAL, values, 8, 4, &zero); /* 40 on each side */
    CHECK_LIMITS(found.at, found.n, -10, 0);
    found = cor_breaks_of(COR_METHOD_QUANTILE, values, 8, 4, &low);
    assert_int_equal(found.n_below, 0);
    found = cor_breaks_of(COR_METHOD_QUANTILE, values, 8, 4, &high);
    assert_true(found.at[found.n - 1] == 50);
    assert_int_equal(found.n_below, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(natural_breaks_are_those_of_a_published_example),
        cmocka_unit_test(natural_breaks_lie_in_the_widest_gaps),
        cmocka_unit_test(quantiles_are_those_of_statistical_packages),
        cmocka_unit_test(equal_steps_and_deviations_are_reckoned),
        cmocka_unit_test(pretty_breaks_are_round),
        cmocka_unit_test(a_number_with_few_digits_is_found_in_a_gap),
        cmocka_unit_test(breaks_are_round_and_part_the_values_as_the_limits_do),
        cmocka_unit_test(classes_lie_on_both_sides_of_a_centre),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
