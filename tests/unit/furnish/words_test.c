/* What furniture says of its own accord stands in one place, in the page's language. */
#include <string.h>

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

/* A table that forgets a word is set in two languages at once. */
static void urdu_and_chinese_have_every_word(void **state)
{
    (void) state;
    static const char *const urdu[] = {"ur-PK", "en", NULL}, *const chinese[] = {"zh", NULL};
    for (int i = 0; i < COR_WORD_COUNT; i++) {
        const char *word = cor_word_in(english, (cor_word) i);
        bool same_sign = i == COR_WORD_RANGE || i == COR_WORD_DAY;
        if (!same_sign && !strcmp(cor_word_in(urdu, (cor_word) i), word) && i != COR_WORD_NEXT)
            fail_msg("ur: %s", word);
        if (!same_sign && !strcmp(cor_word_in(chinese, (cor_word) i), word)) fail_msg("zh: %s", word);
    }
    cor_arena *arena = cor_arena_new();
    assert_string_equal(cor_word_date(arena, urdu, "2024-08-26"), "26 اگست 2024");
    assert_string_equal(cor_word_date(arena, chinese, "2024-08-06"), "2024年8月6日");
    cor_arena_free(arena);
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
        cmocka_unit_test(urdu_and_chinese_have_every_word),
        cmocka_unit_test(values_take_their_places_whatever_they_hold),
        cmocka_unit_test(days_are_written_for_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
