/* Counts by period and class: nothing is lost, nothing is left out between, and what is known in part is said. */
#include "stats/period_counts.h"

#include "support/cmocka_all.h"

static const cor_dated_row rows[] = {
    {{2023, 11, 5}, 0, 1}, {{2024, 5, 1}, 1, 1}, {{2024, 5, 31}, 0, 3},
    {{2024, 6, 0}, 0, 1},  {{2024, 0, 0}, 0, 1}, {{0, 0, 0}, 1, 1},
};
enum { ROWS = sizeof rows / sizeof *rows };

static void every_row_is_counted_once(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_period_counts c;
    assert_true(cor_count_periods(arena, rows, ROWS, 2, COR_BY_QUARTER, (cor_day_window){0}, &c));
    assert_int_equal(c.n, 3);
    assert_float_equal(c.totals[0], 1, 0);
    assert_float_equal(c.totals[1], 0, 0);
    assert_float_equal(c.totals[2], 5, 0);
    assert_float_equal(c.counts[2 * 2 + 0], 4, 0);
    assert_float_equal(c.counts[2 * 2 + 1], 1, 0);
    assert_float_equal(c.total, 6, 0);
    assert_float_equal(c.undated, 2, 0); /* a year alone lies in no quarter */
    assert_true(cor_count_periods(arena, rows, ROWS, 2, COR_BY_YEAR, (cor_day_window){0}, &c));
    assert_float_equal(c.total, 7, 0);
    assert_float_equal(c.undated, 1, 0);
    cor_arena_free(arena);
}

static void the_window_is_filled_and_partly_known_at_its_ends(void **state)
{
    (void) state;
    const cor_day_window window = {cor_date_day((cor_date){2023, 3, 2}), cor_date_day((cor_date){2024, 6, 15})};
    cor_arena *arena = cor_arena_new();
    cor_period_counts c;
    double from;
    assert_true(cor_count_periods(arena, rows, ROWS, 2, COR_BY_MONTH, window, &c));
    assert_int_equal(c.n, 16);
    assert_float_equal(cor_period_covered(&c, 0, &from), 30.0 / 31, 1e-12);
    assert_float_equal(from, 1.0 / 31, 1e-12);
    assert_float_equal(cor_period_covered(&c, 1, &from), 1, 0);
    assert_float_equal(cor_period_covered(&c, 15, &from), 0.5, 1e-12);
    assert_float_equal(from, 0, 0);
    cor_arena_free(arena);
}

static void rows_outside_of_the_window_are_counted_all_the_same(void **state)
{
    (void) state;
    const cor_day_window window = {0, cor_date_day((cor_date){2024, 1, 31})};
    cor_arena *arena = cor_arena_new();
    cor_period_counts c;
    double from;
    assert_true(cor_count_periods(arena, rows, ROWS, 2, COR_BY_MONTH, window, &c));
    assert_int_equal(c.n, 8);
    assert_float_equal(c.total, 6, 0);
    assert_float_equal(cor_period_covered(&c, 7, &from), 0, 0);
    cor_arena_free(arena);
}

static void no_rows_are_no_periods_and_too_many_are_refused(void **state)
{
    (void) state;
    const cor_dated_row far[] = {{{1, 1, 1}, 0, 1}, {{2024, 1, 1}, 0, 1}};
    cor_arena *arena = cor_arena_new();
    cor_period_counts c;
    assert_true(cor_count_periods(arena, rows, 0, 2, COR_BY_MONTH, (cor_day_window){0}, &c));
    assert_int_equal(c.n, 0);
    assert_false(cor_count_periods(arena, far, 2, 1, COR_BY_MONTH, (cor_day_window){0}, &c));
    assert_true(cor_count_periods(arena, far, 2, 1, COR_BY_YEAR, (cor_day_window){0}, &c));
    assert_int_equal(c.n, 2024);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_counted_once),
        cmocka_unit_test(the_window_is_filled_and_partly_known_at_its_ends),
        cmocka_unit_test(rows_outside_of_the_window_are_counted_all_the_same),
        cmocka_unit_test(no_rows_are_no_periods_and_too_many_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
