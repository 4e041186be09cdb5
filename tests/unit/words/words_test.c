/* What a page says of its own accord stands in one place, in the page's language. */
#include <string.h>

#include <glib.h>

#include "support/cmocka_all.h"
#include "words/words.h"

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
    assert_string_equal(cor_word_language(unknown, COR_WORD_OTHER), "en");
    assert_string_equal(cor_word_language(NULL, COR_WORD_OTHER), "en");
    assert_string_equal(cor_word_language((const char *const[]){"tlh", "pt-BR", "en", NULL}, COR_WORD_OTHER), "pt");
}

static void days_and_times_are_written_as_people_do(void **state)
{
    static const char *const moments[][2] = {
        {"2024-08-26", "26 Aug 2024"},
        {"2024-02-29", "29 Feb 2024"},
        {"2024-08-26T06:00:00Z", "26 Aug 2024, 06:00 UTC"},
        {"2024-08-26 18:30", "26 Aug 2024, 18:30"},
        {"2024-08-26T10:20:30", "26 Aug 2024, 10:20:30"},
        {"2024-08-26T10:20:30.250+05:30", "26 Aug 2024, 10:20:30.25 UTC+5:30"},
        {"2024-08-26T10:20:00.000-0800", "26 Aug 2024, 10:20 UTC\u22128"},
        {"2024-08-26T10:20+00", "26 Aug 2024, 10:20 UTC"},
        {"06:00:00", "06:00"},
        {"24:00", "24:00"},
    };
    (void) state;
    cor_arena *arena = cor_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(moments); i++)
        assert_string_equal(cor_word_moment(arena, english, moments[i][0]), moments[i][1]);
    static const char *const urdu[] = {"ur", NULL};
    const char *moment = cor_word_moment(arena, urdu, "2024-08-26T06:00");
    assert_true(g_str_has_prefix(moment, "26 اگست") && g_str_has_suffix(moment, "2024، 06:00"));
    cor_arena_free(arena);
}

static void what_no_calendar_has_is_no_day(void **state)
{
    static const char *const texts[] = {
        "2024-02-30",         "2023-02-29",      "2024-13-01", "2024-04-31", "0000-01-01",         "2024-08-2",
        "2024-08-26T25:00",   "2024-08-26T6:00", "26 Aug",     "",           "2024-08-26x",        "2024-08-26T",
        "2024-08-26T10:20Zx", "12:60",           "12:30:",     "24:01",      "2024-08-26T24:00:01"};
    (void) state;
    cor_arena *arena = cor_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        if (cor_word_moment(arena, english, texts[i])) fail_msg("'%s' is taken for a day or time", texts[i]);
    cor_arena_free(arena);
}

/* Whether TEXT has Latin letters where a reader sees them: not in names in braces, nor in those of forms. */
static bool has_letters(const char *text)
{
    GRegex *names = g_regex_new("\\{[a-z]+|\\|[a-z]+:", 0, 0, NULL);
    char *rest = g_regex_replace_literal(names, text, -1, 0, "", 0, NULL);
    bool has = strpbrk(rest, "abcdefghijklmnopqrstuvwxyz") != NULL;
    g_free(rest);
    g_regex_unref(names);
    return has;
}

/* A template has all that English says in it. */
static bool has_names(const char *word, const char *source)
{
    static const char *const names[] = {"{source}", "{drawn|", "{total}"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strstr(source, names[i]) && !strstr(word, names[i])) return false;
    return true;
}

/* A table that forgets a word is set in two languages at once. */
static void every_language_has_every_word(void **state)
{
    static const char *const codes[] = {"ar", "es", "fa", "fr", "hi", "my", "pt-BR", "ru", "ur-PK", "zh"};
    (void) state;
    for (size_t k = 0; k < G_N_ELEMENTS(codes); k++) {
        const char *const languages[] = {codes[k], "en", NULL};
        size_t same = 0;
        for (int i = 0; i < COR_WORD_COUNT; i++) {
            const char *word = cor_word_in(languages, (cor_word) i), *source = cor_word_in(english, (cor_word) i);
            bool latin = strchr("efp", *codes[k]) && strcmp(codes[k], "fa") != 0;
            same += !strcmp(cor_word_language(languages, (cor_word) i), "en"); /* English stands in */
            if (!has_names(word, source)) fail_msg("%s: '%s' for '%s'", codes[k], word, source);
            if (!latin && has_letters(word)) fail_msg("%s: '%s' is in Latin letters", codes[k], word);
            if (!strstr(word, "{}") != !strstr(source, "{}")) fail_msg("%s: '%s' for '%s'", codes[k], word, source);
        }
        if (same) fail_msg("%s: %zu words are English's", codes[k], same);
    }
}

/* Days follow a language that has no words of ours, too. */
static void days_and_numbers_are_the_first_languages(void **state)
{
    static const char *const german[] = {"de", "ur", NULL}, *const russian[] = {"ru", NULL};
    (void) state;
    cor_arena *arena = cor_arena_new();
    assert_string_equal(cor_word_date(arena, german, "2024-08-26"), "26. Aug. 2024");
    assert_string_equal(cor_word_number(arena, german, 12463.5, 1), "12.463,5");
    assert_string_equal(cor_word_number(arena, english, 12463.5, 1), "12\u202f463.5");
    assert_string_equal(cor_word_in(german, COR_WORD_OTHER), "دیگر");
    /* A full stop that a value brings along is the sentence's. */
    assert_string_equal(cor_word_with(arena, russian, COR_WORD_AS_OF, "2024 г.", NULL), "По состоянию на 2024 г.");
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
        cmocka_unit_test(days_and_times_are_written_as_people_do),
        cmocka_unit_test(what_no_calendar_has_is_no_day),
        cmocka_unit_test(every_language_has_every_word),
        cmocka_unit_test(days_and_numbers_are_the_first_languages),
        cmocka_unit_test(values_take_their_places_whatever_they_hold),
        cmocka_unit_test(days_are_written_for_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
