/* What symbol and circle layers make of features that lie at one place. */
#include <string.h>

#include <glib.h>

#include "support/cmocka_all.h"
#include "support/words.h"
#include "trace/tracing.h"

#define AT(x, y, more) "{point: [" #x ", " #y "], properties: {" more "}}"
#define MARKS(stack, layout)                                                                                           \
    "- {id: m, type: symbol, source: data, metadata: {corridor:stack: " stack "}, layout: {icon-image: [get, i],"      \
    " icon-allow-overlap: true, " layout "}}\n"
#define NUMBERED "text-field: [get, n], text-size: 6, text-anchor: top, text-offset: [0, 1], text-allow-overlap: true"
#define THREE AT(100, 50, "i: port, n: 3") ", " AT(101, 50, "i: port, n: 6") ", " AT(100, 50, "i: port, n: 6")

static void spread_marks_have_a_line_to_their_place_and_their_numbers(void **state)
{
    (void) state;
    char *text = trace(MARKS("spread", NUMBERED), "[" THREE "]", NULL);
    assert_int_equal(times_in(text, "icon port"), 3);
    assert_int_equal(times_in(text, "text \""), 3);
    assert_int_equal(times_in(text, "circle "), 3); /* dots on the places */
    assert_null(strstr(text, "icon port 11.25x11.25 at 100,50"));
    assert_non_null(strstr(text, "stroke "));
    assert_true(strstr(text, "stroke ") < strstr(text, "icon port")); /* lines lie below the marks */
    g_free(text);
}

static void counted_marks_are_one_with_their_number(void **state)
{
    (void) state;
    char *text = trace(MARKS("count", NUMBERED), "[" THREE ", " AT(150, 50, "i: port, n: 9") "]", NULL);
    assert_int_equal(times_in(text, "icon port"), 2);
    assert_non_null(strstr(text, "text \"×3\""));
    assert_non_null(strstr(text, "text \"9\""));
    assert_int_equal(times_in(text, "text \""), 2);
    g_free(text);
}

static void a_layer_without_texts_has_the_number_too(void **state)
{
    (void) state;
    char *text = trace(MARKS("count", ""), "[" THREE "]", NULL);
    assert_int_equal(times_in(text, "icon port"), 1);
    assert_non_null(strstr(text, "text \"×3\""));
    g_free(text);
}

static void listed_marks_are_one_with_each_text_once(void **state)
{
    (void) state;
    char *text = trace(MARKS("list", NUMBERED), "[" THREE "]", NULL);
    assert_int_equal(times_in(text, "icon port"), 1);
    assert_non_null(strstr(text, "text \"3, 6\""));
    g_free(text);
}

static void marks_without_texts_are_counted_where_they_would_be_listed(void **state)
{
    (void) state;
    char *text = trace(MARKS("list", ""), "[" THREE "]", NULL);
    assert_non_null(strstr(text, "text \"×3\""));
    g_free(text);
}

static void one_mark_for_several_kinds_is_of_none_of_them(void **state)
{
    (void) state;
    const char *two = "[" AT(100, 50, "i: port") ", " AT(100, 50, "i: airport") "]";
    char *plain = trace(MARKS("count", ""), two, NULL);
    char *named = trace(MARKS("{marks: count, icon: place}", ""), two, NULL);
    assert_non_null(strstr(plain, "icon disc"));
    assert_null(strstr(plain, "icon port"));
    assert_non_null(strstr(named, "icon place"));
    assert_null(strstr(named, "port"));
    g_free(plain);
    g_free(named);
}

static void piled_marks_lie_as_they_lie(void **state)
{
    (void) state;
    char *piled = trace(MARKS("pile", NUMBERED), "[" THREE "]", NULL);
    char *never = trace(MARKS("false", NUMBERED), "[" THREE "]", NULL);
    assert_int_equal(times_in(piled, "icon port"), 3);
    assert_string_equal(piled, never);
    g_free(piled);
    g_free(never);
}

static void more_than_twelve_are_counted(void **state)
{
    (void) state;
    GString *features = g_string_new("[");
    for (int i = 0; i < 13; i++)
        g_string_append(features, AT(100, 50, "i: port, n: 1") ", ");
    g_string_append(features, AT(20, 20, "i: port, n: 1") "]");
    char *text = trace(MARKS("spread", NUMBERED), features->str, NULL);
    assert_int_equal(times_in(text, "icon port"), 2);
    assert_non_null(strstr(text, "text \"×13\""));
    g_string_free(features, TRUE);
    g_free(text);
}

static void a_name_that_all_of_a_place_share_is_set_once(void **state)
{
    (void) state;
    const char *layer = "- {id: n, type: symbol, source: data, metadata: {corridor:stack: spread},"
                        " layout: {text-field: [get, name], text-size: 8, text-allow-overlap: true}}\n";
    char *text = trace(layer,
                       "[" AT(100, 50, "name: Gwadar") ", " AT(100, 50, "name: Gwadar") ", " AT(
                           100, 50, "name: Port") ", " AT(40, 50, "name: Gwadar") "]",
                       NULL);
    assert_int_equal(times_in(text, "text \"Gwadar\""), 2);
    assert_int_equal(times_in(text, "text \"Port\""), 1);
    g_free(text);
}

#define SIGNS                                                                                                          \
    "- {id: s, type: symbol, source: data, filter: ['==', [get, n], 9], metadata: {corridor:stack: {with: m}},"        \
    " layout: {icon-image: airport, icon-size: 0.5, icon-allow-overlap: true}, paint: {icon-translate: [6, -6]}}\n"

static void companions_go_along_and_are_no_marks_of_their_own(void **state)
{
    (void) state;
    cor_layer_counts counts;
    const char *four = "[" AT(100, 50, "i: port, n: 9") ", " AT(100, 50, "i: port, n: 9") ", " AT(
        100, 50, "i: port, n: 1") ", " AT(150, 50, "i: port, n: 9") "]";
    char *text = trace(MARKS("spread", "") SIGNS, four, &counts);
    assert_int_equal(times_in(text, "icon airport"), 3);
    assert_int_equal(counts.drawn, 3);
    assert_null(strstr(text, "at 104.5,45.5"));
    assert_non_null(strstr(text, "at 154.5,45.5")); /* a mark alone has its sign where the style puts it */
    assert_null(strstr(text, "×"));
    g_free(text);
    text = trace(MARKS("count", "") SIGNS, four, &counts);
    assert_int_equal(times_in(text, "icon airport"), 1);
    assert_int_equal(counts.drawn, 3);
    assert_null(strstr(text, "×2"));
    g_free(text);
}

#define CIRCLES(stack)                                                                                                 \
    "- {id: c, type: circle, source: data, metadata: {corridor:stack: " stack "}, paint: {circle-radius: [get, r],"    \
    " circle-color: [get, c]}}\n"

static void circles_of_one_place_are_as_large_as_all_of_them(void **state)
{
    (void) state;
    cor_layer_counts counts;
    const char *four = "[" AT(150, 50, "r: 4.5, c: red") ", " AT(100, 50, "r: 4, c: red") ", " AT(
        100, 50, "r: 3, c: red") ", " AT(100, 50, "r: 8, c: blue") "]";
    char *text = trace(CIRCLES("sum"), four, &counts);
    assert_string_equal(text, "layer-c: circle #0000ff r 6pt at 100,50\n"
                              "layer-c: circle #ff0000 r 3.75pt at 100,50\n"
                              "layer-c: circle #ff0000 r 3.38pt at 150,50\n");
    assert_int_equal(counts.drawn, 4);
    g_free(text);
    text = trace(CIRCLES("false"), four, NULL);
    assert_int_equal(times_in(text, "circle #ff0000"), 3);
    g_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spread_marks_have_a_line_to_their_place_and_their_numbers),
        cmocka_unit_test(counted_marks_are_one_with_their_number),
        cmocka_unit_test(a_layer_without_texts_has_the_number_too),
        cmocka_unit_test(listed_marks_are_one_with_each_text_once),
        cmocka_unit_test(marks_without_texts_are_counted_where_they_would_be_listed),
        cmocka_unit_test(one_mark_for_several_kinds_is_of_none_of_them),
        cmocka_unit_test(piled_marks_lie_as_they_lie),
        cmocka_unit_test(more_than_twelve_are_counted),
        cmocka_unit_test(a_name_that_all_of_a_place_share_is_set_once),
        cmocka_unit_test(companions_go_along_and_are_no_marks_of_their_own),
        cmocka_unit_test(circles_of_one_place_are_as_large_as_all_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
