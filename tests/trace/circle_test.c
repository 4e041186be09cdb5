#include <string.h>

#include <glib.h>

#include "support/cmocka_all.h"
#include "trace/tracing.h"

static void circles_keep_the_order_of_rows(void **state)
{
    (void) state;
    char *text = trace("- {id: i, type: circle, source: data, paint: {circle-radius: [get, r], circle-color: red}}\n",
                       "[{point: [20, 20], properties: {r: 4}}, {point: [30, 20], properties: {r: 8}},"
                       " {point: [40, 20], properties: {r: 4}}]",
                       NULL);
    const char *first = strstr(text, "20,20"), *second = strstr(text, "30,20"), *third = strstr(text, "40,20");
    assert_non_null(first);
    assert_true(first < second && second < third);
    assert_non_null(strstr(text, "3pt"));
    assert_non_null(strstr(text, "6pt"));
    g_free(text);
}

static void a_negative_or_missing_radius_draws_nothing(void **state)
{
    (void) state;
    check_trace("- {id: i, type: circle, source: data, paint: {circle-radius: [get, r]}}\n",
                "[{point: [20, 20], properties: {r: -4}}]", "");
}

static void a_circle_stands_at_each_vertex_of_a_line(void **state)
{
    (void) state;
    char *text = trace("- {id: i, type: circle, source: data}\n", "[{line: [[20, 20], [30, 20], [40, 20]]}]", NULL);
    assert_non_null(strstr(text, "40,20"));
    g_free(text);
}

static void a_blur_goes_with_the_circle(void **state)
{
    (void) state;
    check_trace("- {id: i, type: circle, source: data, paint: {circle-radius: 8, circle-blur: [get, b]}}\n",
                "[{point: [20, 20], properties: {b: 0.5}}, {point: [40, 20], properties: {b: 0}}, "
                "{point: [60, 20], properties: {b: -1}}]",
                "layer-i: circle #000000 r 6pt blur 0.5 at 20,20\n"
                "layer-i: circle #000000 r 6pt at 40,20\n"
                "layer-i: circle #000000 r 6pt at 60,20\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(circles_keep_the_order_of_rows),
        cmocka_unit_test(a_negative_or_missing_radius_draws_nothing),
        cmocka_unit_test(a_blur_goes_with_the_circle),
        cmocka_unit_test(a_circle_stands_at_each_vertex_of_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
