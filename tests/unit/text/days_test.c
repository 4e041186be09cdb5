/* Days as a language's readers write them. What versions of CLDR tell apart is not held. */
#include <stdlib.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "text/days.h"

static void english_is_the_worlds_where_it_names_no_country(void **state)
{
    static const char *const expected[] = {"30 Nov 2024", "30 November 2024", "Saturday, 30 November 2024",
                                           "November 2024", "2024"};
    (void) state;
    cor_arena *arena = cor_arena_new();
    for (int form = 0; form <= COR_DAY_YEAR; form++) {
        assert_string_equal(cor_day_text(arena, "en", "2024-11-30", (cor_day_form) form), expected[form]);
        assert_string_equal(cor_day_text(arena, NULL, "2024-11-30T06:00", (cor_day_form) form), expected[form]);
        assert_string_equal(cor_day_text(arena, "tlh", "2024-11-30", (cor_day_form) form), expected[form]);
    }
    assert_string_equal(cor_day_text(arena, "en-US", "2024-11-30", COR_DAY_LONG), "November 30, 2024");
    cor_arena_free(arena);
}

static void each_language_names_the_month_and_keeps_the_gregorian_year(void **state)
{
    static const char *const languages[][2] = {{"ar", "نوفمبر"},   {"es", "noviembre"}, {"fa", "نوامبر"},
                                               {"fr", "novembre"}, {"hi", "नवंबर"},      {"my", "နိုဝင်ဘာ"},
                                               {"pt", "novembro"}, {"ru", "ноября"},    {"ur", "نومبر"},
                                               {"zh", "11月"},     {"th", "พฤศจิกายน"}};
    (void) state;
    cor_arena *arena = cor_arena_new();
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const char *text = cor_day_text(arena, languages[i][0], "2024-11-30", COR_DAY_LONG);
        if (!strstr(text, languages[i][1]) || !strstr(text, "2024") || !strstr(text, "30"))
            fail_msg("%s: %s", languages[i][0], text);
    }
    /* ISO 8601 knows no Julian days. */
    assert_string_equal(cor_day_text(arena, "fr", "1066-10-14", COR_DAY_LONG), "14 octobre 1066");
    cor_arena_free(arena);
}

/* ICU takes the process's locale for a language that it does not know. */
static void the_process_locale_says_nothing(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    assert_string_equal(cor_day_text(arena, "xx", "2024-11-30", COR_DAY_LONG), "30 November 2024");
    assert_string_equal(cor_day_text(arena, "fr", "2024-11-30", COR_DAY_LONG), "30 novembre 2024");
    cor_arena_free(arena);
}

int main(void)
{
    /* Before ICU is first asked. */
    setenv("LC_ALL", "ar_EG.UTF-8", 1);
    setenv("TZ", "Pacific/Kiritimati", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_the_worlds_where_it_names_no_country),
        cmocka_unit_test(each_language_names_the_month_and_keeps_the_gregorian_year),
        cmocka_unit_test(the_process_locale_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
