#include <stdio.h>

#include "base/intern.h"
#include "support/cmocka_all.h"

static void equal_strings_are_equal_pointers(void **state)
{
    cor_interns *interns = cor_interns_new();
    char other[] = "Quetta";
    (void) state;
    assert_ptr_equal(cor_intern(interns, "Quetta"), cor_intern(interns, other));
    assert_ptr_not_equal(cor_intern(interns, "Quetta"), cor_intern(interns, "Quett"));
    assert_ptr_equal(cor_intern_n(interns, "Quetta City", 6), cor_intern(interns, "Quetta"));
    assert_null(cor_intern(interns, NULL));
    cor_interns_free(interns);
}

static void a_string_ends_at_its_first_nul(void **state)
{
    cor_interns *interns = cor_interns_new();
    (void) state;
    assert_ptr_equal(cor_intern_n(interns, "Hub\0Chowki", 10), cor_intern(interns, "Hub"));
    cor_interns_free(interns);
}

static void pointers_stay_while_the_pool_grows(void **state)
{
    enum { MANY = 20000 };
    static const char *first[MANY];
    cor_interns *interns = cor_interns_new();
    char text[32];
    (void) state;
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "incident %d", i);
        first[i] = cor_intern(interns, text);
    }
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "incident %d", i);
        assert_ptr_equal(cor_intern(interns, text), first[i]);
        assert_string_equal(first[i], text);
    }
    cor_interns_free(interns);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_strings_are_equal_pointers),
        cmocka_unit_test(a_string_ends_at_its_first_nul),
        cmocka_unit_test(pointers_stay_while_the_pool_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
