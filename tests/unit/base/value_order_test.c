#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/value_order.h"

static void check_order(const cor_value *values, size_t n, bool descending, const size_t *expected)
{
    cor_arena *arena = cor_arena_new();
    const size_t *order = cor_order_values(arena, values, n, descending);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(order[i], expected[i]);
    cor_arena_free(arena);
}

static void texts_are_ordered_whatever_their_case(void **state)
{
    (void) state;
    const cor_value names[] = {cor_string("Zebra"), cor_string("apple"), cor_string("Étang"), cor_string("Mango"),
                               cor_string("étang b")};
    check_order(names, 5, false, (const size_t[]){1, 3, 0, 2, 4});
    check_order(names, 5, true, (const size_t[]){4, 2, 0, 3, 1});
}

static void equal_values_keep_their_order_both_ways(void **state)
{
    (void) state;
    const cor_value names[] = {cor_string("b"), cor_string("GWADAR"), cor_string("Gwadar"), cor_string("gwadar")};
    check_order(names, 4, false, (const size_t[]){0, 1, 2, 3});
    check_order(names, 4, true, (const size_t[]){1, 2, 3, 0});
}

static void numbers_come_before_texts_and_empty_cells_last(void **state)
{
    (void) state;
    const cor_value mixed[] = {cor_null(),    cor_string("9"),  cor_number(10),
                               cor_number(9), cor_string("10"), cor_bool(true)};
    check_order(mixed, 6, false, (const size_t[]){3, 2, 4, 1, 0, 5});
    check_order(mixed, 6, true, (const size_t[]){2, 3, 1, 4, 0, 5});
}

static void no_values_have_no_order(void **state)
{
    (void) state;
    check_order(NULL, 0, false, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_ordered_whatever_their_case),
        cmocka_unit_test(equal_values_keep_their_order_both_ways),
        cmocka_unit_test(numbers_come_before_texts_and_empty_cells_last),
        cmocka_unit_test(no_values_have_no_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
