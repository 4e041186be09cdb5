/* What furniture says of its own accord stands in one place, in the page's language. */
#include "furnish/words.h"
#include "support/cmocka_all.h"

static const char *const english[] = {"en", NULL}, *const unknown[] = {"tlh", "xx", NULL}, *const none[] = {NULL};

static void every_word_is_there_in_english(void **state)
{
    (void) state;
    for (int i = 0; i < COR_WORD_COUNT; i++)
        assert_non_null(cor_word_in(english, (cor_word) i));
}

static void a_language_without_a_table_gets_english(void **state)
{
    (void) state;
    assert_string_equal(cor_word_in(unknown, COR_WORD_OTHER), "Other");
    assert_string_equal(cor_word_in(none, COR_WORD_OTHER), "Other");
    assert_string_equal(cor_word_in(NULL, COR_WORD_OTHER), "Other");
}

static void values_take_their_places_whatever_they_hold(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    assert_string_equal(cor_word_with(arena, english, COR_WORD_KILOMETRES, "50", NULL), "50 km");
    assert_string_equal(cor_word_with(arena, english, COR_WORD_BETWEEN, "{}", "1 {}"), "{} to 1 {}");
    assert_string_equal(cor_word_with(arena, english, COR_WORD_OTHER, "lost", NULL), "Other");
    cor_arena_free(arena);
}

static void days_are_written_for_people(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    assert_string_equal(cor_word_date(arena, english, "2024-08-26"), "26 Aug 2024");
    assert_string_equal(cor_word_date(arena, english, "2021-01-05"), "5 Jan 2021");
    assert_string_equal(cor_word_date(arena, unknown, "1999-12-31"), "31 Dec 1999");
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_there_in_english),
        cmocka_unit_test(a_language_without_a_table_gets_english),
        cmocka_unit_test(values_take_their_places_whatever_they_hold),
        cmocka_unit_test(days_are_written_for_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
