/* Exact intervals, held to the published table of Garwood (1936) and to chi-squared quantiles. */
#include "stats/poisson.h"

#include <math.h>

#include "support/cmocka_all.h"

static void intervals_are_those_of_the_tables(void **state)
{
    (void) state;
    static const struct {
        double count, level, low, high;
    } cases[] = {
        {0, 0.95, 0, 3.688879},          {1, 0.95, 0.025318, 5.571643},    {5, 0.95, 1.623486, 11.668332},
        {10, 0.95, 4.795389, 18.390356}, {50, 0.95, 37.110958, 65.918767}, {3, 0.9, 0.817691, 7.753657},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double low, high;
        cor_poisson_interval(cases[i].count, cases[i].level, &low, &high);
        assert_float_equal(low, cases[i].low, 2e-5);
        assert_float_equal(high, cases[i].high, 2e-5);
    }
}

/* How likely COUNT or fewer are where MEAN are to be expected. */
static double at_most(double mean, int count)
{
    double term = exp(-mean), sum = term;
    for (int k = 1; k <= count; k++)
        sum += term *= mean / k;
    return sum;
}

static void at_the_ends_the_count_is_just_likely_enough(void **state)
{
    (void) state;
    for (int count = 1; count < 400; count += 13) {
        double low, high;
        cor_poisson_interval(count, 0.95, &low, &high);
        assert_float_equal(1 - at_most(low, count - 1), 0.025, 1e-9);
        assert_float_equal(at_most(high, count), 0.025, 1e-9);
    }
}

static void many_are_sure(void **state)
{
    (void) state;
    double low, high;
    cor_poisson_interval(1e6, 0.95, &low, &high);
    assert_float_equal(low, 1e6 - 1.96e3, 5);
    assert_float_equal(high, 1e6 + 1.96e3, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_are_those_of_the_tables),
        cmocka_unit_test(at_the_ends_the_count_is_just_likely_enough),
        cmocka_unit_test(many_are_sure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
