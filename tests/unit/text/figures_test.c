/* Numbers as a language's readers write them. */
#include <stdlib.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "text/figures.h"

static void numbers_have_their_languages_signs(void **state)
{
    static const struct {
        const char *language;
        double x;
        const char *expected;
    } numbers[] = {
        {"en", 12463.5, "12\u202f463.5"}, {NULL, 2463, "2463"},        {"xx", 12463.5, "12\u202f463.5"},
        {"en-US", 12463.5, "12,463.5"},   {"es", 12463.5, "12.463,5"}, {"pt", 12463.5, "12.463,5"},
        {"hi", 1234567, "12,34,567"},     {"ar", 1234.5, "1,234.5"},   {"fa", 12463.5, "12,463.5"},
        {"zh", 12463, "12,463"},          {"fr", 0.25, "0,25"},        {"es", -0.0001, "0"},
    };
    (void) state;
    cor_arena *arena = cor_arena_new();
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_string_equal(cor_figures(arena, numbers[i].language, numbers[i].x, 2), numbers[i].expected);
    cor_arena_free(arena);
}

int main(void)
{
    setenv("LC_ALL", "de_DE.UTF-8", 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_have_their_languages_signs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
