/* Names of areas: on a page of 200 × 100 points. */

#include <string.h>

#include <glib.h>

#include "support/cmocka_all.h"
#include "support/words.h"
#include "trace/tracing.h"

#define NAMES(more) "- {id: names, type: symbol, source: data, layout: {text-field: [get, name], text-size: 12" more "}"
#define BOX(x0, y0, x1, y1)                                                                                            \
    "[[" #x0 ", " #y0 "], [" #x1 ", " #y0 "], [" #x1 ", " #y1 "], [" #x0 ", " #y1 "], [" #x0 ", " #y0 "]]"
#define AREA(name, rings) "{polygon: [" rings "], properties: {name: " name "}}"

static void check_count(const char *layers, const char *features, const char *word, size_t n)
{
    char *text = trace(layers, features, NULL);
    if (times_in(text, word) != n) print_error("%zu times '%s' in\n%s", times_in(text, word), word, text);
    assert_int_equal(times_in(text, word), n);
    g_free(text);
}

static void each_part_that_is_large_enough_has_a_name(void **state)
{
    (void) state;
    check_count(NAMES("") "}\n", "[" AREA("Gwadar", BOX(10, 10, 90, 90) ", " BOX(110, 20, 180, 80)) "]",
                "text \"Gwadar\"", 2);
}

static void a_small_part_has_none(void **state)
{
    (void) state;
    check_count(NAMES("") "}\n", "[" AREA("Gwadar", BOX(10, 10, 90, 90) ", " BOX(110, 20, 120, 30)) "]",
                "text \"Gwadar\"", 1);
}

static void a_part_that_the_name_does_not_fit_in_has_none(void **state)
{
    (void) state;
    check_count(NAMES("") "}\n", "[" AREA("Gwadar", BOX(10, 10, 90, 90) ", " BOX(110, 10, 125, 90)) "]",
                "text \"Gwadar\"", 1);
}

static void a_name_fits_into_a_narrow_area_in_two_lines(void **state)
{
    (void) state;
    char *wide =
        trace(NAMES(", text-max-width: 30") "}\n", "[" AREA("Sistan Baluchestan", BOX(20, 12, 180, 88)) "]", NULL);
    char *narrow =
        trace(NAMES(", text-max-width: 30") "}\n", "[" AREA("Sistan Baluchestan", BOX(60, 12, 140, 88)) "]", NULL);
    assert_non_null(strstr(wide, ",44.6")); /* the top of a line about 50 */
    assert_non_null(strstr(narrow, ",39.2"));
    g_free(wide);
    g_free(narrow);
}

static void a_name_gives_way_to_a_circle_inside_its_area(void **state)
{
    (void) state;
    const char *circle =
        "- {id: attacks, type: circle, source: data, filter: [has, attack], paint: {circle-radius: 8}}\n";
    char *layers = g_strconcat(circle, NAMES("") ", filter: [has, name]}\n", NULL);
    char *alone = trace(layers, "[" AREA("Sindh", BOX(20, 12, 180, 88)) "]", NULL);
    char *both =
        trace(layers, "[" AREA("Sindh", BOX(20, 12, 180, 88)) ", {point: [100, 50], properties: {attack: 1}}]", NULL);
    assert_non_null(strstr(alone, "text \"Sindh\""));
    assert_non_null(strstr(both, "text \"Sindh\""));
    assert_string_not_equal(strstr(alone, "text \"Sindh\""), strstr(both, "text \"Sindh\""));
    g_free(layers);
    g_free(alone);
    g_free(both);
}

static void a_name_rather_lies_on_circles_than_is_left_out(void **state)
{
    (void) state;
    check_count(
        "- {id: attacks, type: circle, source: data, filter: [has, attack], paint: {circle-radius: 30}}\n" NAMES(
            "") ", filter: [has, name]}\n",
        "[" AREA("Sindh", BOX(70, 30, 130, 70)) ", {point: [100, 45], properties: {attack: 1}}]", "text \"Sindh\"", 1);
}

/* A style may say that names stay away rather than lie on circles. */
static void a_name_does_not_leave_its_area(void **state)
{
    (void) state;
    check_count("- {id: way, type: line, source: data, filter: [has, way], paint: {line-width: 4},"
                " metadata: {corridor:obstacle: true}}\n" NAMES("") ", filter: [has, name]}\n",
                "[" AREA("Sindh", BOX(20, 43, 180, 57)) ", {line: [[12, 50], [188, 50]], properties: {way: 1}}]",
                "text \"Sindh\"", 0);
}

#define MODES(words) NAMES(", text-writing-mode: [" words "]") "}\n"

static void a_name_may_run_from_top_to_bottom_in_its_area(void **state)
{
    (void) state;
    check_count(MODES("vertical"), "[" AREA("昆仑", BOX(10, 10, 90, 90)) "]", "text \"昆\\n仑\"", 1);
    check_count(MODES("vertical"), "[" AREA("Sindh", BOX(10, 10, 90, 90)) "]", "text \"Sindh\"", 1);
}

static void a_name_runs_the_way_in_which_it_fits_into_its_area(void **state)
{
    (void) state;
    check_count(MODES("vertical, horizontal"), "[" AREA("昆仑山脉", BOX(10, 40, 190, 60)) "]", "text \"昆仑山脉\"", 1);
    check_count(MODES("horizontal, vertical"), "[" AREA("昆仑山脉", BOX(90, 5, 110, 95)) "]",
                "text \"昆\\n仑\\n山\\n脉\"", 1);
}

static void a_spread_name_is_wider(void **state)
{
    (void) state;
    const char *features = "[" AREA("Sindh", BOX(20, 12, 180, 88)) "]";
    char *plain = trace(NAMES("") "}\n", features, NULL);
    char *spread = trace(NAMES("") ", metadata: {corridor:spread: true}}\n", features, NULL);
    assert_string_not_equal(plain, spread);
    assert_int_equal(times_in(spread, "text \"Sindh\""), 1);
    g_free(plain);
    g_free(spread);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_that_is_large_enough_has_a_name),
        cmocka_unit_test(a_small_part_has_none),
        cmocka_unit_test(a_part_that_the_name_does_not_fit_in_has_none),
        cmocka_unit_test(a_name_fits_into_a_narrow_area_in_two_lines),
        cmocka_unit_test(a_name_gives_way_to_a_circle_inside_its_area),
        cmocka_unit_test(a_name_rather_lies_on_circles_than_is_left_out),
        cmocka_unit_test(a_name_does_not_leave_its_area),
        cmocka_unit_test(a_name_may_run_from_top_to_bottom_in_its_area),
        cmocka_unit_test(a_name_runs_the_way_in_which_it_fits_into_its_area),
        cmocka_unit_test(a_spread_name_is_wider),
    };
    return cmocka_run_group_tests_name("area names", tests, NULL, NULL);
}
