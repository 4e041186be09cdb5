#include <string.h>

#include <glib.h>

#include "support/cmocka_all.h"
#include "trace/tracing.h"

#define ROAD "[{line: [[20, 20], [120, 20]], properties: {kind: road}}]"

static void casing_lies_under_the_road(void **state)
{
    (void) state;
    check_trace("- {id: casing, type: line, source: data, paint: {line-width: 4, line-color: white}}\n"
                "- {id: road, type: line, source: data, paint: {line-width: 3, line-color: '#c8102e'}}\n",
                ROAD,
                "layer-casing: stroke #ffffff 3pt M20,20 L120,20\n"
                "layer-road: stroke #c8102e 2.25pt M20,20 L120,20\n");
}

static void dashes_are_in_line_widths(void **state)
{
    (void) state;
    check_trace("- {id: road, type: line, source: data, paint: {line-width: 2, line-dasharray: [3, 2]}}\n", ROAD,
                "layer-road: stroke #000000 1.5pt dashes 4.5,3 M20,20 L120,20\n");
}

static void dashes_too_short_to_see_are_a_solid_line_and_said(void **state)
{
    (void) state;
    check_trace("- {id: road, type: line, source: data, paint: {line-width: 1, line-dasharray: [0.001, 0.001]}}\n",
                ROAD, "layer-road: stroke #000000 0.75pt M20,20 L120,20\n");
    char *diagnostics = trace_remarks();
    assert_non_null(strstr(diagnostics, "too short to be seen"));
    g_free(diagnostics);
}

static void an_offset_moves_to_the_right_of_the_direction(void **state)
{
    (void) state;
    check_trace("- {id: road, type: line, source: data, paint: {line-width: 1, line-offset: 4}}\n", ROAD,
                "layer-road: stroke #000000 0.75pt M20,23 L120,23\n");
}

/* The second goes on where the first ends, the third does not, the fourth runs against the third. */
static void pieces_that_follow_one_another_are_one_line_beside_its_place(void **state)
{
    (void) state;
    check_trace("- {id: road, type: line, source: data, paint: {line-width: 1, line-offset: 4}}\n",
                "[{line: [[20, 20], [120, 20]]}, {line: [[120, 20], [120, 90]]}, {line: [[20, 50], [60, 50]]},"
                " {line: [[90, 50], [60, 50]]}]",
                "layer-road: stroke #000000 0.75pt M20,23 L117,23 L117,90\n"
                "layer-road: stroke #000000 0.75pt M20,53 L60,53\n"
                "layer-road: stroke #000000 0.75pt M90,47 L60,47\n");
    check_trace("- {id: road, type: line, source: data, paint: {line-width: 1}}\n",
                "[{line: [[20, 20], [120, 20]]}, {line: [[120, 20], [120, 90]]}]",
                "layer-road: stroke #000000 0.75pt M20,20 L120,20\n"
                "layer-road: stroke #000000 0.75pt M120,20 L120,90\n");
}

static void a_gap_makes_two_lines(void **state)
{
    (void) state;
    check_trace("- {id: road, type: line, source: data, paint: {line-width: 4, line-gap-width: 4}}\n", ROAD,
                "layer-road: stroke #000000 3pt M20,17 L120,17\n"
                "layer-road: stroke #000000 3pt M20,23 L120,23\n");
}

static void a_gap_with_round_ends_makes_a_ring(void **state)
{
    (void) state;
    char *drawn = trace("- {id: road, type: line, source: data, layout: {line-cap: round},\n"
                        "   paint: {line-width: 4, line-gap-width: 4}}\n",
                        ROAD, NULL);
    assert_true(g_str_has_prefix(drawn, "layer-road: stroke #000000 3pt round-cap"));
    assert_non_null(strstr(drawn, "M20,17 L120,17 "));
    assert_non_null(strstr(drawn, " L123,20 "));
    assert_non_null(strstr(drawn, " L120,23 L20,23 "));
    assert_non_null(strstr(drawn, " L17,20 "));
    assert_true(g_str_has_suffix(drawn, " Z\n"));
    g_free(drawn);
}

static void dashes_along_a_gap_do_not_run_round_its_ends(void **state)
{
    (void) state;
    check_trace("- {id: road, type: line, source: data, layout: {line-cap: round},\n"
                "   paint: {line-width: 4, line-gap-width: 4, line-dasharray: [2, 1]}}\n",
                ROAD,
                "layer-road: stroke #000000 3pt round-cap dashes 6,3 M20,17 L120,17\n"
                "layer-road: stroke #000000 3pt round-cap dashes 6,3 M20,23 L120,23\n");
}

static void a_pattern_follows_the_line_as_wide_as_it(void **state)
{
    (void) state;
    check_trace(
        "- {id: r, type: line, source: data, paint: {line-pattern: port, line-width: 16, line-opacity: 0.5}}\n",
        "[{line: [[20, 20], [50, 20], [50, 50]]}]",
        "layer-r: pattern port 12x12pt from 20,14 mirrored opacity 0.5 M20,14 L56,14 L44,26 L20,26 Z\n"
        "layer-r: pattern port 12x12pt from 56,14 turned 90 mirrored opacity 0.5 M56,14 L56,50 L44,50 L44,26 Z\n");
}

static void a_pattern_has_no_long_mitres(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, paint: {line-pattern: port, line-width: 16}}\n",
                "[{line: [[20, 20], [56, 20], [20, 20]]}]",
                "layer-r: pattern port 12x12pt from 20,14 mirrored M20,14 L56,14 L56,26 L20,26 Z\n"
                "layer-r: pattern port 12x12pt from 56,26 turned 180 mirrored M56,26 L20,26 L20,14 L56,14 Z\n");
}

static void a_blur_is_strokes_within_strokes(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, paint: {line-width: 4, line-blur: 1}}\n", ROAD,
                "layer-r: stroke #000000/0.25 3pt M20,20 L120,20\n"
                "layer-r: stroke #000000/0.67 2.25pt M20,20 L120,20\n"
                "layer-r: stroke #000000 1.5pt M20,20 L120,20\n");
}

static void a_blur_wider_than_the_line_leaves_it_pale(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, paint: {line-width: 2, line-blur: 4}}\n", ROAD,
                "layer-r: stroke #000000/0.06 1.5pt M20,20 L120,20\n"
                "layer-r: stroke #000000/0.13 0.75pt M20,20 L120,20\n");
}

#define ABRUPT "line-gradient: [step, [line-progress], red, 0.5, blue]"

static void a_gradient_goes_by_the_share_of_the_length(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, paint: {line-width: 4, " ABRUPT "}}\n",
                "[{line: [[20, 20], [100, 20], [100, 60]]}]",
                "layer-r: stroke #ff0000 3pt M20,20 L80,20\n"
                "layer-r: stroke #0000ff 3pt M79.52,20 L100,20 L100,60\n");
}

static void a_gradients_pieces_share_dashes_and_end_in_caps(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, layout: {line-cap: round}, paint: {line-width: 4, "
                "line-dasharray: [2, 1], line-gradient: [step, [line-progress], red, 0.25, 'rgba(0, 255, 0, 0.5)', "
                "0.75, blue]}}\n",
                "[{line: [[20, 20], [140, 20]]}]",
                "layer-r: stroke #ff0000 3pt round-cap dashes 6,3 M20,20 L50,20\n"
                "layer-r: stroke #00ff00/0.5 3pt dashes 6,3 from 30 M50,20 L110,20\n"
                "layer-r: stroke #0000ff 3pt round-cap dashes 6,3 from 89.52 M109.52,20 L140,20\n");
}

static void the_opacity_of_a_gradient_is_its_groups(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, paint: {line-width: 4, line-opacity: 0.5, " ABRUPT "}}\n", ROAD,
                "layer-r: opacity 0.5\n"
                "layer-r: stroke #ff0000 3pt M20,20 L70,20\n"
                "layer-r: stroke #0000ff 3pt M69.52,20 L120,20\n");
}

static void a_smooth_gradient_has_many_pieces(void **state)
{
    (void) state;
    char *text = trace("- {id: r, type: line, source: data, paint: {line-gradient: [interpolate, [linear], "
                       "[line-progress], 0, red, 1, blue]}}\n",
                       ROAD, NULL);
    size_t lines = 0;
    for (const char *c = text; *c; c++)
        lines += *c == '\n';
    assert_int_equal(lines, 128); /* not shorter than 0.75 points */
    g_free(text);
}

static void a_round_end_lies_under_the_pieces_of_a_gradient(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, layout: {line-cap: round}, paint: {line-width: 4, " ABRUPT "}}\n",
                ROAD,
                "layer-r: stroke #0000ff 3pt round-cap M119.92,20 L120,20\n"
                "layer-r: stroke #ff0000 3pt round-cap M20,20 L70,20\n"
                "layer-r: stroke #0000ff 3pt M69.52,20 L120,20\n");
}

static void one_colour_that_fades_is_strokes_upon_strokes(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, paint: {line-width: 4, line-gradient: [step, [line-progress], "
                "'rgba(255, 0, 0, 0.5)', 0.5, red]}}\n",
                ROAD,
                "layer-r: stroke #ff0000/0.5 3pt M20,20 L120,20\n"
                "layer-r: stroke #ff0000 3pt M70,20 L120,20\n");
}

static void colours_that_are_equally_transparent_are_opaque_in_their_group(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, paint: {line-width: 4, line-gradient: [step, [line-progress], "
                "'rgba(255, 0, 0, 0.5)', 0.5, 'rgba(0, 0, 255, 0.5)']}}\n",
                ROAD,
                "layer-r: opacity 0.5\n"
                "layer-r: stroke #ff0000 3pt M20,20 L70,20\n"
                "layer-r: stroke #0000ff 3pt M69.52,20 L120,20\n");
}

static void a_layer_blends_as_a_whole(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, paint: {line-width: 4, line-layer-blend: plus-lighter}}\n", ROAD,
                "layer-r: blend plus-lighter\n"
                "layer-r: stroke #000000 3pt M20,20 L120,20\n");
}

static void rows_of_one_paint_stay_in_order(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, paint: {line-color: [match, [get, k], a, red, blue]}}\n",
                "[{line: [[20, 20], [30, 20]], properties: {k: a}}, {line: [[20, 30], [30, 30]], properties: {k: b}},"
                " {line: [[20, 40], [30, 40]], properties: {k: a}}]",
                "layer-r: stroke #ff0000 0.75pt M20,20 L30,20\n"
                "layer-r: stroke #0000ff 0.75pt M20,30 L30,30\n"
                "layer-r: stroke #ff0000 0.75pt M20,40 L30,40\n");
}

static void a_sort_key_orders_rows(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data, layout: {line-sort-key: [get, n]}}\n",
                "[{line: [[20, 20], [30, 20]], properties: {n: 2}}, {line: [[20, 30], [30, 30]], properties: {n: 1}}]",
                "layer-r: stroke #000000 0.75pt M20,30 L30,30\n"
                "layer-r: stroke #000000 0.75pt M20,20 L30,20\n");
}

static void points_are_no_lines(void **state)
{
    (void) state;
    check_trace("- {id: r, type: line, source: data}\n", "[{point: [20, 20]}]", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(casing_lies_under_the_road),
        cmocka_unit_test(dashes_are_in_line_widths),
        cmocka_unit_test(dashes_too_short_to_see_are_a_solid_line_and_said),
        cmocka_unit_test(an_offset_moves_to_the_right_of_the_direction),
        cmocka_unit_test(pieces_that_follow_one_another_are_one_line_beside_its_place),
        cmocka_unit_test(a_gap_makes_two_lines),
        cmocka_unit_test(a_gap_with_round_ends_makes_a_ring),
        cmocka_unit_test(dashes_along_a_gap_do_not_run_round_its_ends),
        cmocka_unit_test(a_pattern_follows_the_line_as_wide_as_it),
        cmocka_unit_test(a_pattern_has_no_long_mitres),
        cmocka_unit_test(a_gradient_goes_by_the_share_of_the_length),
        cmocka_unit_test(a_gradients_pieces_share_dashes_and_end_in_caps),
        cmocka_unit_test(the_opacity_of_a_gradient_is_its_groups),
        cmocka_unit_test(a_layer_blends_as_a_whole),
        cmocka_unit_test(a_round_end_lies_under_the_pieces_of_a_gradient),
        cmocka_unit_test(one_colour_that_fades_is_strokes_upon_strokes),
        cmocka_unit_test(colours_that_are_equally_transparent_are_opaque_in_their_group),
        cmocka_unit_test(a_smooth_gradient_has_many_pieces),
        cmocka_unit_test(a_blur_is_strokes_within_strokes),
        cmocka_unit_test(a_blur_wider_than_the_line_leaves_it_pale),
        cmocka_unit_test(rows_of_one_paint_stay_in_order),
        cmocka_unit_test(a_sort_key_orders_rows),
        cmocka_unit_test(points_are_no_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
