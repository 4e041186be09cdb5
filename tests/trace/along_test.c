#include <stdio.h>
#include <stdlib.h>

#include <math.h>
#include <string.h>

#include <glib.h>

#include "support/cmocka_all.h"
#include "support/words.h"
#include "trace/tracing.h"

/* A layer of names along lines of 8 points, with MORE of its layout. */
#define ALONG(more)                                                                                                    \
    "- {id: names, type: symbol, source: data, layout: {symbol-placement: line, text-field: [get, name], "             \
    "text-size: 10.66667" more "}}\n"
#define ZIGZAG                                                                                                         \
    "[12, 40], [20, 60], [28, 40], [36, 60], [44, 40], [52, 60], [60, 40], [68, 60], [76, 40], [84, 60], [92, 40]"
#define WAY(name, ...) "{line: [" __VA_ARGS__ "], properties: {name: " name "}}"

/* The numbers behind the last WORD of the line of TEXT that has WORDS; how many there are. */
static size_t numbers_behind(const char *text, const char *words, const char *word, double *out, size_t most)
{
    const char *line = strstr(text, words);
    size_t n = 0;
    if (!line) return 0;
    char *one = g_strndup(line, strcspn(line, "\n"));
    char *at = g_strrstr(one, word);
    for (at = at ? at + strlen(word) : NULL; at && *at && n < most;) {
        char *end;
        double x = g_ascii_strtod(at, &end);
        if (end > at) out[n++] = x;
        at = end > at ? end : at + 1;
    }
    g_free(one);
    return n;
}

static double angle_of(const char *text, const char *words)
{
    double angle = 0;
    numbers_behind(text, words, " turned ", &angle, 1);
    return angle;
}

/* The middle of the straight text with WORDS: its pivot is not traced, so from the traces of a level one. */
static cor_point place_of(const char *text, const char *words)
{
    double at[2] = {NAN, NAN};
    numbers_behind(text, words, " at ", at, 2);
    return (cor_point){at[0], at[1]};
}

static void a_name_takes_the_direction_of_its_line(void **state)
{
    (void) state;
    char *text = trace(ALONG(""), "[" WAY("Indus", "[20, 80], [100, 40], [180, 0]") "]", NULL);
    assert_int_equal(times_in(text, "text \"Indus\""), 1);
    assert_true(fabs(angle_of(text, "\"Indus\"") + 26.57) < 0.1);
    g_free(text);
}

static void a_name_is_read_upright_whichever_way_its_line_goes(void **state)
{
    (void) state;
    char *there = trace(ALONG(""), "[" WAY("Indus", "[20, 20], [180, 80]") "]", NULL);
    char *back = trace(ALONG(""), "[" WAY("Indus", "[180, 80], [20, 20]") "]", NULL);
    assert_string_equal(there, back);
    g_free(back);
    back = trace(ALONG(", text-keep-upright: false"), "[" WAY("Indus", "[180, 80], [20, 20]") "]", NULL);
    assert_true(fabs(fabs(angle_of(back, "\"Indus\"") - angle_of(there, "\"Indus\"")) - 180) < 0.1);
    g_free(there);
    g_free(back);
}

static void a_name_along_a_line_has_no_column(void **state)
{
    (void) state;
    char *text = trace(ALONG(", text-writing-mode: [vertical]"), "[" WAY("昆仑", "[20, 50], [180, 50]") "]", NULL);
    assert_non_null(strstr(text, "text \"昆仑\""));
    g_free(text);
}

static void a_name_on_an_upright_line_is_read_from_below(void **state)
{
    (void) state;
    char *text = trace(ALONG(""), "[" WAY("Hub", "[100, 12], [100, 88]") "]", NULL);
    assert_true(fabs(angle_of(text, "\"Hub\"") + 90) < 0.1);
    g_free(text);
}

static void a_name_bends_with_its_line(void **state)
{
    (void) state;
    double p[10];
    char *text = trace(ALONG(""),
                       "[" WAY("Karakoram Highway", "[30, 70], [50, 52], [70, 43], [100, 40], [130, 43], [150, 52], "
                                                    "[170, 70]") "]",
                       NULL);
    assert_int_equal(numbers_behind(text, "\"Karakoram", " along ", p, 10), 10);
    assert_true(p[0] < p[4] && p[4] < p[8]);
    assert_true(p[5] < p[1] && p[5] < p[9]);
    g_free(text);
}

static void a_line_that_turns_too_sharply_bears_no_name(void **state)
{
    (void) state;
    const char *zigzag = "[" WAY("Long enough", ZIGZAG) "]";
    char *text = trace(ALONG(", text-max-angle: 20"), zigzag, NULL);
    assert_int_equal(times_in(text, "text \""), 0);
    g_free(text);
    text = trace(ALONG(", text-max-angle: 180"), zigzag, NULL);
    assert_int_equal(times_in(text, "text \""), 1);
    g_free(text);
}

static void a_line_shorter_than_its_name_bears_none(void **state)
{
    (void) state;
    char *text = trace(ALONG(""), "[" WAY("Karakoram Highway", "[90, 50], [110, 50]") "]", NULL);
    assert_int_equal(times_in(text, "text \""), 0);
    g_free(text);
}

static void the_straight_stretch_is_chosen(void **state)
{
    (void) state;
    char *text = trace(ALONG(""), "[" WAY("Chenab", ZIGZAG ", [180, 40]") "]", NULL);
    assert_true(place_of(text, "\"Chenab\"").x > 92);
    g_free(text);
}

static void names_are_repeated_at_their_spacing(void **state)
{
    (void) state;
    const char *way = "[" WAY("N5", "[11, 50], [189, 50]") "]";
    char *text = trace(ALONG(", symbol-spacing: 80"), way, NULL);
    assert_int_equal(times_in(text, "text \""), 3);
    g_free(text);
    text = trace(ALONG(", symbol-spacing: 250"), way, NULL);
    assert_int_equal(times_in(text, "text \""), 1);
    g_free(text);
    text = trace("- {id: names, type: symbol, source: data, layout: {symbol-placement: line-center, text-field: N5, "
                 "symbol-spacing: 20}}\n",
                 way, NULL);
    assert_int_equal(times_in(text, "text \""), 1);
    g_free(text);
}

static void pieces_of_one_road_bear_one_name(void **state)
{
    (void) state;
    char *text = trace(ALONG(""),
                       "[" WAY("Makran Coastal Highway", "[20, 50], [60, 50]") ", " WAY(
                           "Makran Coastal Highway", "[100, 50], [60, 50]") ", " WAY("Makran Coastal Highway",
                                                                                     "[100, 50], [180, 50]") "]",
                       NULL);
    assert_int_equal(times_in(text, "text \""), 1);
    g_free(text);
}

static void equal_names_keep_half_their_spacing_apart(void **state)
{
    (void) state;
    const char *ways = "[" WAY("M4", "[20, 40], [180, 40]") ", " WAY("M4", "[20, 60], [180, 60]") "]";
    char *text = trace(ALONG(", symbol-spacing: 250"), ways, NULL);
    assert_int_equal(times_in(text, "text \""), 1);
    g_free(text);
    text = trace(ALONG(", symbol-spacing: 20"), ways, NULL);
    assert_true(times_in(text, "text \"") > 2);
    g_free(text);
}

static void another_stretch_is_taken_where_the_best_is_full(void **state)
{
    (void) state;
    char *text = trace(ALONG("") "- {id: town, type: symbol, source: data, filter: [has, town], layout: {text-field: "
                                 "Town, text-size: 16}}\n",
                       "[" WAY("Hub", "[20, 50], [180, 50]") ", {point: [100, 50], properties: {town: 1}}]", NULL);
    assert_int_equal(times_in(text, "text \"Hub\""), 1);
    cor_point at = place_of(text, "\"Hub\"");
    assert_true(at.x < 80 || at.x > 105);
    g_free(text);
}

static void a_name_off_its_line_stays_clear_of_its_bulges(void **state)
{
    (void) state;
    const char *level = "[" WAY("Indus River", "[20, 60], [180, 60]") "]";
    const char *bulging = "[" WAY("Indus River", "[20, 60], [90, 60], [97, 54], [103, 54], [110, 60], [180, 60]") "]";
    char *text = trace(ALONG(", text-offset: [0, -1]"), level, NULL);
    double straight = place_of(text, "\"Indus").y;
    assert_true(straight < 50);
    g_free(text);
    text = trace(ALONG(", text-offset: [0, -1]"), bulging, NULL);
    double p[10];
    size_t n = numbers_behind(text, "\"Indus", " along ", p, 10);
    double y = n ? p[5] - 8 : place_of(text, "\"Indus").y;
    assert_true(y < straight + 0.5);
    g_free(text);
}

static void the_calmer_side_is_taken_when_either_will_do(void **state)
{
    (void) state;
    const char *layer =
        "- {id: names, type: symbol, source: data, metadata: {corridor:either-side: true}, layout: {symbol-placement: "
        "line-center, text-field: [get, name], text-size: 10.66667, text-offset: [0, -1]}}\n";
    char *calm = trace(layer, "[" WAY("Indus River", "[20, 50], [180, 50]") "]", NULL);
    assert_true(place_of(calm, "\"Indus").y < 45);
    g_free(calm);
    char *rough = trace(
        layer,
        "[" WAY(
            "Indus River",
            "[20, 50], [25, 50], [30, 40], [35, 50], [45, 50], [50, 40], [55, 50], [65, 50], [70, 40], [75, 50], [85, "
            "50], [90, 40], [95, 50], [105, 50], [110, 40], [115, 50], [125, 50], [130, 40], [135, 50], [145, 50]") "]",
        NULL);
    double p[10], y = place_of(rough, "\"Indus").y;
    if (numbers_behind(rough, "\"Indus", " along ", p, 10)) y = p[5];
    assert_true(y > 47);
    g_free(rough);
}

static void a_shield_is_level_and_its_icon_goes_with_it(void **state)
{
    (void) state;
    char *text = trace("- {id: refs, type: symbol, source: data, layout: {symbol-placement: line, text-field: N35, "
                       "text-size: 10, text-rotation-alignment: viewport, icon-image: port, "
                       "icon-rotation-alignment: viewport}}\n",
                       "[" WAY("x", "[20, 20], [180, 80]") "]", NULL);
    assert_int_equal(times_in(text, "text \"N35\""), 1);
    assert_int_equal(times_in(text, "turned"), 0);
    cor_point words = place_of(text, "\"N35\""), icon = place_of(text, "icon port");
    assert_true(fabs(words.x + 8 - icon.x) < 5 && fabs(words.y + 5 - icon.y) < 5);
    g_free(text);
}

static void shields_keep_off_crossings(void **state)
{
    (void) state;
    char *text = trace("- {id: refs, type: symbol, source: data, layout: {symbol-placement: line, text-field: [get, "
                       "name], text-size: 8, text-rotation-alignment: viewport}}\n",
                       "[" WAY("N35", "[20, 50], [180, 50]") ", " WAY("S1", "[100, 12], [100, 88]") "]", NULL);
    cor_point at = place_of(text, "\"N35\"");
    assert_int_equal(times_in(text, "text \""), 2);
    assert_true(at.x + 20 < 100 || at.x > 100);
    g_free(text);
}

static void upright_letters_follow_their_line(void **state)
{
    (void) state;
    char *text =
        trace(ALONG(", text-rotation-alignment: viewport-glyph"), "[" WAY("Hub", "[20, 20], [180, 80]") "]", NULL);
    assert_int_equal(times_in(text, " along M"), 1);
    g_free(text);
}

static void arrows_point_along_and_are_repeated(void **state)
{
    (void) state;
    char *text = trace("- {id: arrows, type: symbol, source: data, layout: {symbol-placement: line, icon-image: port, "
                       "icon-size: 0.5, symbol-spacing: 60}}\n",
                       "[" WAY("x", "[20, 20], [20, 90]") ", " WAY("x", "[180, 50], [40, 50]") "]", NULL);
    assert_int_equal(times_in(text, "icon port"), 1 + 3);
    assert_int_equal(times_in(text, "turned 90"), 1);
    assert_int_equal(times_in(text, "turned 180"), 3);
    g_free(text);
}

/* A wave of N stretches, as a feature. */
static char *wave(int n)
{
    GString *out = g_string_new("[{line: [");
    for (int i = 0; i <= n; i++) {
        char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(x, sizeof x, "%.3f", 15 + i * 170.0 / n);
        g_ascii_formatd(y, sizeof y, "%.3f", 50 + 18 * sin(i * 9.0 / n));
        g_string_append_printf(out, "%s[%s, %s]", i ? ", " : "", x, y);
    }
    g_string_append(out, "], properties: {name: Indus River}}]");
    return g_string_free(out, FALSE);
}

/* As at 96 and at 600 dots an inch, where lines are simplified to a quarter of a dot. */
static void a_name_stays_where_it_is_when_its_line_is_simplified(void **state)
{
    (void) state;
    double few[10], many[10];
    char *coarse = wave(45), *fine = wave(400);
    char *a = trace(ALONG(""), coarse, NULL), *b = trace(ALONG(""), fine, NULL);
    assert_int_equal(numbers_behind(a, "\"Indus", " along ", few, 10), 10);
    assert_int_equal(numbers_behind(b, "\"Indus", " along ", many, 10), 10);
    for (int i = 0; i < 10; i++)
        assert_true(fabs(few[i] - many[i]) < 1);
    g_free(a);
    g_free(b);
    g_free(coarse);
    g_free(fine);
}

static void points_have_no_names_along_them(void **state)
{
    (void) state;
    cor_layer_counts counts;
    char *text = trace(ALONG(""), "[{point: [100, 50], properties: {name: Hub}}]", &counts);
    assert_int_equal(times_in(text, "text \""), 0);
    assert_int_equal(counts.filtered, 1);
    g_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_takes_the_direction_of_its_line),
        cmocka_unit_test(a_name_is_read_upright_whichever_way_its_line_goes),
        cmocka_unit_test(a_name_along_a_line_has_no_column),
        cmocka_unit_test(a_name_on_an_upright_line_is_read_from_below),
        cmocka_unit_test(a_name_bends_with_its_line),
        cmocka_unit_test(a_line_that_turns_too_sharply_bears_no_name),
        cmocka_unit_test(a_line_shorter_than_its_name_bears_none),
        cmocka_unit_test(the_straight_stretch_is_chosen),
        cmocka_unit_test(names_are_repeated_at_their_spacing),
        cmocka_unit_test(pieces_of_one_road_bear_one_name),
        cmocka_unit_test(equal_names_keep_half_their_spacing_apart),
        cmocka_unit_test(another_stretch_is_taken_where_the_best_is_full),
        cmocka_unit_test(a_name_off_its_line_stays_clear_of_its_bulges),
        cmocka_unit_test(the_calmer_side_is_taken_when_either_will_do),
        cmocka_unit_test(a_shield_is_level_and_its_icon_goes_with_it),
        cmocka_unit_test(shields_keep_off_crossings),
        cmocka_unit_test(upright_letters_follow_their_line),
        cmocka_unit_test(arrows_point_along_and_are_repeated),
        cmocka_unit_test(a_name_stays_where_it_is_when_its_line_is_simplified),
        cmocka_unit_test(points_have_no_names_along_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
