#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "support/cmocka_all.h"

static void check_decimals(double x, int decimals, const char *expected)
{
    char text[COR_NUMBER_SPACE];
    size_t length = cor_format_decimals(text, x, decimals);
    assert_string_equal(text, expected);
    assert_int_equal(length, strlen(expected));
}

static void check_shortest(double x, const char *expected)
{
    char text[COR_NUMBER_SPACE];
    size_t length = cor_format_shortest(text, x);
    assert_string_equal(text, expected);
    assert_int_equal(length, strlen(expected));
}

static void decimals_are_rounded_and_trimmed(void **state)
{
    (void) state;
    check_decimals(1.5, 2, "1.5");
    check_decimals(-1.25, 2, "-1.25");
    check_decimals(2, 3, "2");
    check_decimals(-0.001, 2, "0");
    check_decimals(0.05, 2, "0.05");
    check_decimals(1234567.891, 1, "1234567.9");
    check_decimals(99.999, 2, "100");
    check_decimals(10, 0, "10");
    check_decimals(123456789012.5, 2, "123456789012.5");
    check_decimals(0.1234567, 7, "0.1234567");
}

/* Figures from ECMA-262's Number::toString, by node. */
static void the_shortest_form_is_javascripts(void **state)
{
    (void) state;
    check_shortest(0.1, "0.1");
    check_shortest(0.1 + 0.2, "0.30000000000000004");
    check_shortest(1e21, "1e+21");
    check_shortest(123456789012345680000.0, "123456789012345680000");
    check_shortest(1e-6, "0.000001");
    check_shortest(1e-7, "1e-7");
    check_shortest(-2.5e-9, "-2.5e-9");
    check_shortest(-0.0, "0");
    check_shortest(100, "100");
    check_shortest(NAN, "NaN");
    check_shortest(-INFINITY, "-Infinity");
    check_shortest(5e-324, "5e-324");
    check_shortest(1.7976931348623157e308, "1.7976931348623157e+308");
}

static void people_get_thin_spaces_and_a_real_minus(void **state)
{
    char text[COR_NUMBER_SPACE];
    (void) state;
    cor_format_people(text, 2463, 0);
    assert_string_equal(text, "2463");
    cor_format_people(text, 12463.5, 1);
    assert_string_equal(text, "12\u202f463.5");
    cor_format_people(text, -1234567, 0);
    assert_string_equal(text, "\u22121\u202f234\u202f567");
}

static void only_whole_finite_numbers_parse(void **state)
{
    double x = 0;
    (void) state;
    assert_true(cor_parse_number(" -12.5e1 ", &x));
    assert_true(x == -125);
    assert_true(cor_parse_number(".5", &x));
    static const char *const bad[] = {"", " ", "12x", "1,5", "inf", "nan", "0x10", "1e999", "--1", "1 2", "-"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(cor_parse_number(bad[i], &x));
}

static void the_locale_changes_nothing(void **state)
{
    double x;
    (void) state;
    if (!setlocale(LC_ALL, "de_DE.UTF-8")) skip();
    check_decimals(1.5, 2, "1.5");
    check_shortest(0.25, "0.25");
    assert_true(cor_parse_number("1.5", &x));
    assert_true(x == 1.5);
    setlocale(LC_ALL, "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_are_rounded_and_trimmed),
        cmocka_unit_test(the_shortest_form_is_javascripts),
        cmocka_unit_test(people_get_thin_spaces_and_a_real_minus),
        cmocka_unit_test(only_whole_finite_numbers_parse),
        cmocka_unit_test(the_locale_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
