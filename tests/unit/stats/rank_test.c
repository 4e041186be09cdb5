/* The largest first, the rest together, and nothing lost. */
#include "stats/rank.h"

#include "support/cmocka_all.h"

static const cor_named_row rows[] = {{"b", 1}, {"a", 1}, {"c", 5}, {"b", 1}, {NULL, 2},
                                     {"d", 1}, {"e", 1}, {"a", 1}, {"f", 0}};
enum { ROWS = sizeof rows / sizeof *rows };

static void names_are_ordered_by_count_then_by_name(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_ranking r = cor_rank(arena, rows, ROWS, 3);
    assert_int_equal(r.n, 3);
    assert_string_equal(r.list[0].name, "c");
    assert_string_equal(r.list[1].name, "a");
    assert_string_equal(r.list[2].name, "b");
    assert_float_equal(r.list[1].count, 2, 0);
    cor_arena_free(arena);
}

static void the_rest_adds_up(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    for (size_t top = 1; top < 8; top++) {
        cor_ranking r = cor_rank(arena, rows, ROWS, top);
        double sum = r.others + r.unnamed;
        for (size_t i = 0; i < r.n; i++)
            sum += r.list[i].count;
        assert_float_equal(sum, 13, 0);
        assert_float_equal(r.total, 13, 0);
        assert_float_equal(r.unnamed, 2, 0);
        assert_int_equal(r.n + r.n_others, 6);
    }
    cor_arena_free(arena);
}

static void one_other_is_called_by_its_name(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_ranking r = cor_rank(arena, rows, ROWS, 5);
    assert_int_equal(r.n, 6);
    assert_int_equal(r.n_others, 0);
    r = cor_rank(arena, rows, ROWS, 4);
    assert_int_equal(r.n, 4);
    assert_int_equal(r.n_others, 2);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_ordered_by_count_then_by_name),
        cmocka_unit_test(the_rest_adds_up),
        cmocka_unit_test(one_other_is_called_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
