/* Rows of two tables that have the same key. */
#include "support/cmocka_all.h"
#include <math.h>

#include "table/key_match.h"

static cor_keys keys(const char *const *list, size_t n)
{
    return (cor_keys){list, n};
}

static void keys_are_text_without_blanks_around(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const char *texts[] = {" 007", "PK 1\t", "", "  ", NULL, "\xc2\xa0x\xe2\x80\xaf"};
    double numbers[] = {7, 1e6, NAN, 1.5};
    const cor_column text = {.kind = COR_COLUMN_STRINGS, .strings = texts},
                     number = {.kind = COR_COLUMN_NUMBERS, .numbers = numbers};
    cor_keys found = cor_keys_of(&text, 6, arena);
    assert_string_equal(found.list[0], "007");
    assert_string_equal(found.list[1], "PK 1");
    assert_null(found.list[2]);
    assert_null(found.list[3]);
    assert_null(found.list[4]);
    assert_string_equal(found.list[5], "x");
    found = cor_keys_of(&number, 4, arena);
    assert_string_equal(found.list[0], "7");
    assert_string_equal(found.list[1], "1000000");
    assert_null(found.list[2]);
    assert_string_equal(found.list[3], "1.5");
    cor_arena_free(arena);
}

static void each_finds_its_partner_and_the_rest_is_told(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    static const char *const shapes[] = {"a", "b", NULL, "c", "b"}, *const rows[] = {"c", "b", "z", NULL};
    cor_key_match match = cor_match_keys(keys(shapes, 5), keys(rows, 4), arena);
    static const uint32_t expected[] = {UINT32_MAX, 1, UINT32_MAX, 0, 1};
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(match.rows[i], expected[i]);
        assert_int_equal(match.is_repeat[i], i == 4);
    }
    assert_int_equal(match.n_repeats, 1);
    assert_int_equal(match.n_doubles, 0);
    assert_int_equal(match.asking.n, 2);
    assert_int_equal(match.asking.n_keyless, 1);
    assert_int_equal(match.asked.n, 2);
    assert_int_equal(match.asked.n_keyless, 1);
    assert_int_equal(match.asked.rows[0], 2);
    cor_arena_free(arena);
}

static void keys_that_are_twice_are_no_strangers(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    static const char *const shapes[] = {"a"}, *const rows[] = {"a", "x", "a", "a"};
    cor_key_match match = cor_match_keys(keys(shapes, 1), keys(rows, 4), arena);
    assert_int_equal(match.rows[0], 0);
    assert_int_equal(match.n_doubles, 2);
    assert_int_equal(match.doubles[0], 2);
    assert_int_equal(match.asked.n, 1);
    assert_int_equal(match.asked.rows[0], 1);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_text_without_blanks_around),
        cmocka_unit_test(each_finds_its_partner_and_the_rest_is_told),
        cmocka_unit_test(keys_that_are_twice_are_no_strangers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
