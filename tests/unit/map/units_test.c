#include <math.h>

#include "opening.h"

static double length_of(const char *text)
{
    double points = NAN;
    cor_error err;
    if (cor_length_parse(text, &points, &err)) fail_msg("%s: %s", text, err.message);
    return points;
}

static void lengths_have_units(void **state)
{
    (void) state;
    assert_float_equal(length_of("25.4 mm"), 72, 1e-9);
    assert_float_equal(length_of("2.54cm"), 72, 1e-9);
    assert_float_equal(length_of(" 1 in "), 72, 1e-9);
    assert_float_equal(length_of("12pt"), 12, 1e-9);
    assert_float_equal(length_of("-96 px"), -72, 1e-9);
    assert_float_equal(length_of("3 MM"), 3 * 72 / 25.4, 1e-9);
}

static void what_is_no_length_is_refused(void **state)
{
    (void) state;
    const char *wrong[] = {"",       "mm",     "3",       "3 m",    "3 mmm",    "3 mm x",   "1e3 mm",
                           "nan mm", "inf pt", "0x10 pt", "--3 mm", "99999 mm", "3 mm 4 mm"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        double points = 7;
        cor_error err;
        if (!cor_length_parse(wrong[i], &points, &err)) fail_msg("\"%s\" was accepted", wrong[i]);
        assert_float_equal(points, 7, 0);
    }
}

static void distances_are_metres_on_the_ground(void **state)
{
    (void) state;
    static const struct {
        const char *text;
        double metres;
    } cases[] = {{"50 km", 50e3}, {"0.5km", 500}, {" 250 m ", 250}, {"3 nmi", 5556}, {"1 Mi", 1609.344}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        double metres = 0;
        assert_int_equal(cor_distance_parse(cases[i].text, &metres, NULL), COR_OK);
        assert_float_equal(metres, cases[i].metres, 1e-9);
    }
}

static void what_is_no_distance_is_refused(void **state)
{
    (void) state;
    const char *wrong[] = {"", "km", "50", "50 kn", "0 km", "-1 km", "20001 km", "1e9 km", "nan km", "50 km 3"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        double metres;
        if (!cor_distance_parse(wrong[i], &metres, NULL)) fail_msg("\"%s\" was accepted", wrong[i]);
    }
}

static void check_size(const char *text, double width, double height)
{
    double w = 0, h = 0;
    cor_error err;
    if (cor_page_size_parse(text, &w, &h, &err)) fail_msg("%s: %s", text, err.message);
    assert_float_equal(w, width, 1e-9);
    assert_float_equal(h, height, 1e-9);
}

static void page_sizes_are_sides_or_papers(void **state)
{
    (void) state;
    double mm = 72 / 25.4;
    check_size("280 x 190 mm", 280 * mm, 190 * mm);
    check_size("280x190mm", 280 * mm, 190 * mm);
    check_size("280 mm \u00d7 19 cm", 280 * mm, 190 * mm);
    check_size("1600 X 1200 px", 1200, 900);
    check_size("8.5 x 11 in", 612, 792);
    check_size("A4", 210 * mm, 297 * mm);
    check_size("a3 Landscape", 420 * mm, 297 * mm);
    check_size("Letter portrait", 612, 792);
}

static void what_is_no_page_size_is_refused(void **state)
{
    (void) state;
    const char *wrong[] = {"",
                           "A4 sideways",
                           "A11",
                           "280 mm",
                           "280 x 190",
                           "x",
                           "280 190 mm",
                           "280 x 190 mm 3",
                           "-280 x 190 mm",
                           "0 x 0 mm",
                           "1e9 x 1 mm",
                           "280 x x 190 mm",
                           "A4 landscape portrait",
                           " "};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        double w, h;
        cor_error err;
        if (!cor_page_size_parse(wrong[i], &w, &h, &err)) fail_msg("\"%s\" was accepted", wrong[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_have_units),
        cmocka_unit_test(what_is_no_length_is_refused),
        cmocka_unit_test(distances_are_metres_on_the_ground),
        cmocka_unit_test(what_is_no_distance_is_refused),
        cmocka_unit_test(page_sizes_are_sides_or_papers),
        cmocka_unit_test(what_is_no_page_size_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
