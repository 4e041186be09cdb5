/* Counts by bins and class: edges belong to what begins there, nothing is lost, the ends of the range cut. */
#include "stats/bin_counts.h"

#include <math.h>

#include "support/cmocka_all.h"

static const cor_placed_row rows[] = {
    {0, 0, 1}, {24.9999, 1, 1}, {25, 0, 2}, {60, 1, 1}, {60.5, 1, 1}, {-0.1, 0, 1}, {NAN, 0, 4},
};
enum { ROWS = sizeof rows / sizeof *rows };

static void a_row_on_an_edge_is_in_the_bin_that_begins_there(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_bin_counts c;
    assert_true(cor_count_bins(arena, rows, ROWS, 2, 0, 60, 25, &c));
    assert_int_equal(c.n, 3);
    assert_float_equal(c.totals[0], 2, 0);
    assert_float_equal(c.totals[1], 2, 0);
    assert_float_equal(c.totals[2], 1, 0); /* at the end of the range */
    assert_float_equal(c.counts[0 * 2 + 1], 1, 0);
    assert_float_equal(c.counts[1 * 2 + 0], 2, 0);
    assert_float_equal(c.total, 5, 0);
    assert_float_equal(c.beyond, 2, 0);
    assert_float_equal(c.unplaced, 4, 0);
    cor_arena_free(arena);
}

static void an_end_on_an_edge_begins_no_bin(void **state)
{
    (void) state;
    static const cor_placed_row at_end = {50, 0, 1};
    cor_arena *arena = cor_arena_new();
    cor_bin_counts c;
    assert_true(cor_count_bins(arena, &at_end, 1, 1, 0, 50, 25, &c));
    assert_int_equal(c.n, 2);
    assert_float_equal(c.totals[1], 1, 0);
    cor_arena_free(arena);
}

static void bins_at_the_ends_are_cut(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_bin_counts c;
    double from, to;
    assert_true(cor_count_bins(arena, rows, ROWS, 2, -10, 60, 25, &c));
    assert_int_equal(c.n, 4);
    assert_float_equal(c.totals[0], 1, 0);
    cor_bin_ends(&c, 0, &from, &to);
    assert_true(from == -10 && to == 0);
    cor_bin_ends(&c, 1, &from, &to);
    assert_true(from == 0 && to == 25);
    cor_bin_ends(&c, 3, &from, &to);
    assert_true(from == 50 && to == 60);
    cor_arena_free(arena);
}

static void tenths_have_their_own_bins(void **state)
{
    (void) state;
    static const cor_placed_row tenths[] = {{0.3, 0, 1}, {0.6, 0, 1}, {0.7, 0, 1}};
    cor_arena *arena = cor_arena_new();
    cor_bin_counts c;
    assert_true(cor_count_bins(arena, tenths, 3, 1, 0, 0.9, 0.1, &c));
    assert_int_equal(c.n, 9);
    assert_true(c.totals[3] == 1 && c.totals[6] == 1 && c.totals[7] == 1);
    cor_arena_free(arena);
}

static void too_many_bins_are_refused(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_bin_counts c;
    assert_true(cor_count_bins(arena, rows, ROWS, 2, 0, COR_MAX_BINS, 1, &c));
    assert_false(cor_count_bins(arena, rows, ROWS, 2, 0, COR_MAX_BINS + 1, 1, &c));
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_on_an_edge_is_in_the_bin_that_begins_there),
        cmocka_unit_test(an_end_on_an_edge_begins_no_bin),
        cmocka_unit_test(bins_at_the_ends_are_cut),
        cmocka_unit_test(tenths_have_their_own_bins),
        cmocka_unit_test(too_many_bins_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
