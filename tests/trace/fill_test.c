#include <string.h>

#include <glib.h>

#include "support/cmocka_all.h"
#include "trace/tracing.h"

#define SQUARE "{polygon: [[[20, 20], [40, 20], [40, 40], [20, 20]]], properties: {iso: PK, n: 1}}"
#define OTHER "{polygon: [[[60, 20], [80, 20], [80, 40], [60, 20]]], properties: {iso: IN, n: 2}}"

static void a_background_fills_the_frame(void **state)
{
    (void) state;
    check_trace("- {id: sea, type: background, paint: {background-color: '#dce6ec'}}\n", "[]",
                "layer-sea: fill #dce6ec M10,10 L190,10 L190,90 L10,90 Z\n");
}

static void colours_follow_the_data(void **state)
{
    (void) state;
    check_trace(
        "- {id: c, type: fill, source: data, paint: {fill-color: [match, [get, iso], PK, '#f7f4ec', '#ece9e2']}}\n",
        "[" SQUARE ", " OTHER "]",
        "layer-c: fill #f7f4ec M20,20 L40,20 L40,40 Z\n"
        "layer-c: fill #ece9e2 M60,20 L80,20 L80,40 Z\n");
}

static void an_outline_is_one_px_wide(void **state)
{
    (void) state;
    check_trace("- {id: c, type: fill, source: data, paint: {fill-color: white, fill-outline-color: black}}\n",
                "[" SQUARE "]",
                "layer-c: fill #ffffff M20,20 L40,20 L40,40 Z\n"
                "layer-c: stroke #000000 0.75pt round-join M20,20 L40,20 L40,40 Z\n");
}

static void opacity_is_in_the_colour(void **state)
{
    (void) state;
    check_trace("- {id: c, type: fill, source: data, paint: {fill-color: 'rgba(255, 0, 0, 0.5)', fill-opacity: 0.5}}\n",
                "[" SQUARE "]", "layer-c: fill #ff0000/0.25 M20,20 L40,20 L40,40 Z\n");
}

static void what_is_invisible_is_not_drawn(void **state)
{
    (void) state;
    check_trace("- {id: c, type: fill, source: data, paint: {fill-opacity: 0}}\n", "[" SQUARE "]", "");
}

static void a_translation_is_in_px(void **state)
{
    (void) state;
    check_trace("- {id: c, type: fill, source: data, paint: {fill-color: red, fill-translate: [4, 8]}}\n",
                "[" SQUARE "]", "layer-c: fill #ff0000 M23,26 L43,26 L43,46 Z\n");
}

static void a_pattern_is_drawn_instead_of_the_colour(void **state)
{
    (void) state;
    check_trace("- {id: sea, type: background, paint: {background-pattern: port, background-opacity: 0.5}}\n"
                "- {id: c, type: fill, source: data, paint: {fill-color: red, fill-outline-color: red, "
                "fill-pattern: [match, [get, iso], PK, port, solar]}}\n",
                "[" SQUARE ", " OTHER "]",
                "layer-sea: pattern port 11.25x11.25pt opacity 0.5 M10,10 L190,10 L190,90 L10,90 Z\n"
                "layer-c: pattern port 11.25x11.25pt M20,20 L40,20 L40,40 Z\n"
                "layer-c: pattern solar 11.25x11.25pt M60,20 L80,20 L80,40 Z\n");
}

static void a_pattern_without_its_icon_is_said(void **state)
{
    (void) state;
    check_trace("- {id: c, type: fill, source: data, paint: {fill-color: red, fill-pattern: prot}}\n", "[" SQUARE "]",
                "");
    char *diagnostics = trace_remarks();
    assert_non_null(strstr(diagnostics, "did you mean 'port'?"));
    g_free(diagnostics);
}

static void a_layers_opacity_is_its_groups(void **state)
{
    (void) state;
    check_trace("- {id: c, type: fill, source: data, paint: {fill-color: red, fill-layer-opacity: 0.5}}\n"
                "- {id: d, type: line, source: data, paint: {line-layer-opacity: 0.25}}\n",
                "[" SQUARE "]",
                "layer-c: opacity 0.5\n"
                "layer-c: fill #ff0000 M20,20 L40,20 L40,40 Z\n"
                "layer-d: opacity 0.25\n"
                "layer-d: stroke #000000 0.75pt M20,20 L40,20 L40,40 Z\n");
}

static void a_footprint_takes_pattern_and_translation(void **state)
{
    (void) state;
    check_trace("- {id: c, type: fill-extrusion, source: data, paint: {fill-extrusion-pattern: port, "
                "fill-extrusion-translate: [4, 8]}}\n",
                "[" SQUARE "]", "layer-c: pattern port 11.25x11.25pt M23,26 L43,26 L43,46 Z\n");
}

static void filtered_rows_are_counted(void **state)
{
    cor_layer_counts counts;
    (void) state;
    char *text = trace("- {id: c, type: fill, source: data, filter: ['==', [get, iso], PK]}\n",
                       "[" SQUARE ", " OTHER "]", &counts);
    assert_int_equal(counts.read, 2);
    assert_int_equal(counts.drawn, 1);
    assert_int_equal(counts.filtered, 1);
    assert_int_equal(counts.outside + counts.unusable, 0);
    g_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_background_fills_the_frame),
        cmocka_unit_test(colours_follow_the_data),
        cmocka_unit_test(an_outline_is_one_px_wide),
        cmocka_unit_test(opacity_is_in_the_colour),
        cmocka_unit_test(what_is_invisible_is_not_drawn),
        cmocka_unit_test(a_translation_is_in_px),
        cmocka_unit_test(filtered_rows_are_counted),
        cmocka_unit_test(a_pattern_is_drawn_instead_of_the_colour),
        cmocka_unit_test(a_pattern_without_its_icon_is_said),
        cmocka_unit_test(a_layers_opacity_is_its_groups),
        cmocka_unit_test(a_footprint_takes_pattern_and_translation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
