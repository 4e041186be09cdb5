/* The values of a column, and how often they are there. */
#include <math.h>

#include "show/categories.h"
#include "support/cmocka_all.h"

static cor_arena *arena;

static int set_up(void **state)
{
    (void) state;
    arena = cor_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void) state;
    cor_arena_free(arena);
    return 0;
}

static void the_most_frequent_come_first_and_equals_in_order(void **state)
{
    (void) state;
    const char *strings[] = {"b", "c", "a", "b", NULL, "", "a", "d"};
    const cor_column column = {.name = "x", .kind = COR_COLUMN_STRINGS, .strings = strings};
    cor_categories found = cor_categories_of(&column, 8, arena);
    assert_int_equal(found.n, 4);
    assert_string_equal(found.list[0].text, "a");
    assert_int_equal(found.list[0].count, 2);
    assert_string_equal(found.list[1].text, "b");
    assert_string_equal(found.list[2].text, "c");
    assert_string_equal(found.list[3].text, "d");
    assert_int_equal(found.n_missing, 2);
}

static void numbers_and_truths_are_called_as_they_are_written(void **state)
{
    (void) state;
    double numbers[] = {2, 0.5, 2, NAN};
    const cor_column column = {.name = "x", .kind = COR_COLUMN_NUMBERS, .numbers = numbers};
    cor_categories found = cor_categories_of(&column, 4, arena);
    assert_int_equal(found.n, 2);
    assert_string_equal(found.list[0].text, "2");
    assert_string_equal(found.list[1].text, "0.5");
    assert_int_equal(found.n_missing, 1);
    uint8_t bools[] = {1, 2, 1};
    const cor_column truths = {.name = "x", .kind = COR_COLUMN_BOOLS, .bools = bools};
    found = cor_categories_of(&truths, 3, arena);
    assert_string_equal(found.list[0].text, "true");
    assert_int_equal(found.n_missing, 1);
}

static void no_rows_have_no_categories(void **state)
{
    (void) state;
    const cor_column column = {.name = "x", .kind = COR_COLUMN_STRINGS};
    assert_int_equal(cor_categories_of(&column, 0, arena).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_most_frequent_come_first_and_equals_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_and_truths_are_called_as_they_are_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_rows_have_no_categories, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
