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

static void flat_circles_are_together_as_opaque_as_the_most_opaque(void **state)
{
    (void) state;
    check_trace("- {id: i, type: circle, source: data, metadata: {'corridor:flat': true},"
                " paint: {circle-radius: 8, circle-color: red, circle-opacity: [get, o]}}\n",
                "[{point: [20, 20], properties: {o: 0.25}}, {point: [24, 20], properties: {o: 0.5}}]",
                "layer-i: opacity 0.5\n"
                "layer-i: circle #ff0000/0.5 r 6pt at 20,20\n"
                "layer-i: circle #ff0000 r 6pt at 24,20\n");
}

static void names_read_through_a_pale_flat_circle(void **state)
{
    (void) state;
    for (int pale = 0; pale < 2; pale++) {
        char *layers = g_strdup_printf(
            "- {id: i, type: circle, source: data, filter: ['has', o], metadata: {'corridor:flat': true},"
            " paint: {circle-radius: 40, circle-color: red, circle-opacity: %s}}\n"
            "- {id: n, type: symbol, source: data, filter: ['!', ['has', o]], layout: {text-field: N,"
            " text-font: [Noto Sans Regular], text-variable-anchor: [center, left]}}\n",
            pale ? "0.2" : "0.9");
        char *text = trace(layers, "[{point: [90, 50], properties: {o: 1}}, {point: [92, 50], properties: {}}]", NULL);
        assert_true((strstr(text, "layer-n:") != NULL) == pale);
        g_free(text);
        g_free(layers);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(circles_keep_the_order_of_rows),
        cmocka_unit_test(a_negative_or_missing_radius_draws_nothing),
        cmocka_unit_test(a_blur_goes_with_the_circle),
        cmocka_unit_test(flat_circles_are_together_as_opaque_as_the_most_opaque),
        cmocka_unit_test(names_read_through_a_pale_flat_circle),
        cmocka_unit_test(a_circle_stands_at_each_vertex_of_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
