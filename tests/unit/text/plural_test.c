/* Forms of words by number, as Unicode's CLDR has them. */
#include <string.h>

#include "support/cmocka_all.h"
#include "text/plural.h"

static void check_form(const char *language, double n, const char *form)
{
    const char *got = cor_plural_names[cor_plural_of(language, n)];
    if (strcmp(got, form) != 0) fail_msg("%s %g: %s, not %s", language, n, got, form);
}

static void numbers_take_the_forms_of_their_language(void **state)
{
    (void) state;
    check_form("en", 1, "one");
    check_form("en", 0, "other");
    check_form("en", 21, "other");
    check_form("ur", 1, "one");
    check_form("zh", 1, "other");
    check_form("ru", 21, "one");
    check_form("ru", 22, "few");
    check_form("ru", 11, "many");
    check_form("ru", 1.5, "other");
    check_form("ar", 0, "zero");
    check_form("ar", 2, "two");
    check_form("ar", 5, "few");
    check_form("pt-BR", 0, "one");
    check_form("xx-unheard-of", 1, "other");
}

static void check_needed(const char *language, const char *forms)
{
    bool has[COR_PLURAL_FORMS], needed[COR_PLURAL_FORMS];
    char got[64] = "";
    cor_plural_forms(language, has, needed);
    for (size_t i = 0; i < COR_PLURAL_FORMS; i++) {
        if (needed[i]) strcat(strcat(got, *got ? " " : ""), cor_plural_names[i]);
        if (needed[i]) assert_true(has[i]);
    }
    assert_string_equal(got, forms);
}

static void a_language_needs_the_forms_of_whole_numbers(void **state)
{
    (void) state;
    bool has[COR_PLURAL_FORMS], needed[COR_PLURAL_FORMS];
    check_needed("en", "one other");
    check_needed("zh", "other");
    check_needed("ru", "one few many");
    check_needed("ar", "zero one two few many other");
    /* Millions may have a form of their own, which hardly anybody writes. */
    check_needed("fr", "one other");
    cor_plural_forms("fr", has, needed);
    assert_true(has[4] && !has[3]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_take_the_forms_of_their_language),
        cmocka_unit_test(a_language_needs_the_forms_of_whole_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
