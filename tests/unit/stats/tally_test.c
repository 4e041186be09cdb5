/* No row is lost, whatever it is counted by. */
#include "stats/tally.h"

#include <math.h>

#include "support/cmocka_all.h"

static const uint32_t features[] = {1, 1, 3, 1, 0};
static const uint8_t certain[] = {1, 0, 1, 1, 1};
static const uint32_t drawn[] = {1, 0, 2, 0, 0};
static const double killed[] = {4, NAN, 2.5, 0, 9};
static const double *const measures[] = {killed};
static const size_t left[] = {1, 0, 1, 2, 0}, right[] = {0, 1, 1, 0, 1};
static const cor_tallied_rows rows = {5, features, certain, drawn, measures, 1};

static void groups_hold_what_their_rows_do(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_tally *t = cor_tally_rows(arena, &rows, left, 4);
    assert_int_equal(t[0].count, 1);
    assert_int_equal(t[0].certain, 0);
    assert_int_equal(t[0].unknown[0], 1);
    assert_float_equal(t[0].sums[0], 0, 0); /* a row that stands for nothing adds nothing */
    assert_int_equal(t[1].count, 4);
    assert_int_equal(t[1].certain, 4);
    assert_int_equal(t[1].drawn, 3);
    assert_float_equal(t[1].sums[0], 6.5, 0);
    assert_int_equal(t[2].unknown[0], 0);
    assert_int_equal(t[3].count, 0);
    cor_arena_free(arena);
}

static void without_groups_all_rows_are_one(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_tallied_rows plain = {.n_rows = 5};
    assert_int_equal(cor_tally_rows(arena, &plain, NULL, 1)->count, 5);
    assert_int_equal(cor_tally_rows(arena, &plain, NULL, 1)->certain, 5);
    assert_int_equal(cor_tally_rows(arena, &plain, NULL, 1)->drawn, 0);
    assert_float_equal(cor_tally_rows(arena, &rows, NULL, 1)->sums[0], 6.5, 0);
    assert_int_equal(cor_tally_rows(arena, &rows, NULL, 1)->count, 6);
    cor_arena_free(arena);
}

static void pairs_are_those_with_rows_in_order(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_crossing c = cor_cross_groups(arena, left, right, 5, 2);
    static const size_t lefts[] = {0, 1, 1, 2}, rights[] = {1, 0, 1, 0}, of[] = {1, 0, 2, 3, 0};
    assert_int_equal(c.n, 4);
    assert_memory_equal(c.left, lefts, sizeof lefts);
    assert_memory_equal(c.right, rights, sizeof rights);
    assert_memory_equal(c.of, of, sizeof of);
    assert_int_equal(cor_cross_groups(arena, left, right, 0, 2).n, 0);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_hold_what_their_rows_do),
        cmocka_unit_test(without_groups_all_rows_are_one),
        cmocka_unit_test(pairs_are_those_with_rows_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
