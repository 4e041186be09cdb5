/* Ticks from zero: round steps, no more than asked for, none between whole numbers. */
#include "stats/axis.h"
#include "support/cmocka_all.h"

static void steps_are_round_and_few(void **state)
{
    (void) state;
    static const struct {
        double largest, step;
        size_t most, n;
    } cases[] = {{10, 2, 5, 5}, {11, 5, 5, 3}, {315, 100, 4, 4}, {400, 100, 4, 4}, {401, 200, 4, 3},
                 {1, 1, 5, 1},  {2, 1, 5, 2},  {5e6, 1e6, 5, 5}, {7, 10, 1, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cor_axis axis = cor_axis_to(cases[i].largest, cases[i].most, true);
        assert_float_equal(axis.step, cases[i].step, 1e-9 * cases[i].step);
        assert_int_equal(axis.n, cases[i].n);
    }
}

static void no_value_exceeds_the_axis(void **state)
{
    (void) state;
    for (double x = 0.013; x < 1e7; x *= 1.37)
        for (size_t most = 1; most < 8; most++) {
            cor_axis axis = cor_axis_to(x, most, false);
            assert_true(axis.step * (double) axis.n >= x * (1 - 1e-9) && axis.n <= most);
        }
}

static void fractions_have_fractions_of_a_step(void **state)
{
    (void) state;
    assert_float_equal(cor_axis_to(0.4, 4, false).step, 0.1, 1e-12);
    assert_float_equal(cor_axis_to(0.4, 4, true).step, 1, 1e-12);
}

static void nothing_has_one_step(void **state)
{
    (void) state;
    assert_int_equal(cor_axis_to(0, 5, true).n, 1);
    assert_int_equal(cor_axis_to(-3, 5, true).n, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_round_and_few),
        cmocka_unit_test(no_value_exceeds_the_axis),
        cmocka_unit_test(fractions_have_fractions_of_a_step),
        cmocka_unit_test(nothing_has_one_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
