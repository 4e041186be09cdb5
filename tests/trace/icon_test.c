/* What symbol layers make of their icons: halos, shifts, fitting to texts, order. */

#include <math.h>
#include <string.h>

#include <glib.h>

#include "support/cmocka_all.h"
#include "support/words.h"
#include "trace/tracing.h"

#define SITE(x, y, more) "{point: [" #x ", " #y "], properties: {" more "}}"
#define LAYER(layout, paint)                                                                                           \
    "- {id: s, type: symbol, source: data, layout: {icon-image: port, " layout "}, paint: {" paint "}}\n"

static void an_icon_that_takes_a_colour_takes_a_halo(void **state)
{
    (void) state;
    char *text = trace(LAYER("", "icon-color: red, icon-halo-color: white, icon-halo-width: 2, icon-halo-blur: 1"),
                       "[" SITE(100, 50, "") "]", NULL);
    assert_non_null(strstr(text, " halo #ffffff 1.5pt blur 0.75pt at 100,50"));
    g_free(text);
}

static void icon_and_text_are_moved_apart(void **state)
{
    (void) state;
    char *text = trace(
        LAYER("text-field: A, text-size: 12, icon-rotate: 90", "icon-translate: [20, -8], text-translate: [0, 40]"),
        "[" SITE(100, 50, "") "]", NULL);
    assert_non_null(strstr(text, "icon port"));
    assert_non_null(strstr(text, " at 115,44 turned 90"));
    char *still = trace(LAYER("text-field: A, text-size: 12", ""), "[" SITE(100, 80, "") "]", NULL);
    /* Where it would be without a shift, 30 points further down. */
    assert_string_equal(strstr(text, "\"A\""), strstr(still, "\"A\""));
    g_free(still);
    g_free(text);
}

/* The size that is told of the first icon. */
static void size_of_icon(const char *text, double *width, double *height)
{
    const char *icon = strstr(text, "icon port ");
    assert_non_null(icon);
    char *end;
    *width = g_ascii_strtod(icon + strlen("icon port "), &end);
    *height = g_ascii_strtod(end + 1, NULL);
}

static void an_icon_is_fitted_to_its_text(void **state)
{
    (void) state;
    double w0, h0, w1, h1, w2, h2;
    char *plain = trace(LAYER("text-field: A, text-size: 12", ""), "[" SITE(100, 50, "") "]", NULL);
    char *wide = trace(LAYER("text-field: A long name, text-size: 12, text-max-width: 99, icon-text-fit: width", ""),
                       "[" SITE(100, 50, "") "]", NULL);
    char *both = trace(LAYER("text-field: A long name, text-size: 12, text-max-width: 99, icon-text-fit: both,"
                             " icon-text-fit-padding: [4, 8, 4, 8]",
                             ""),
                       "[" SITE(100, 50, "") "]", NULL);
    size_of_icon(plain, &w0, &h0);
    size_of_icon(wide, &w1, &h1);
    size_of_icon(both, &w2, &h2);
    assert_true(w1 > 1.5 * w0 && h1 == h0);
    assert_true(fabs(w2 - w1 - 12) < 0.02);
    g_free(plain);
    g_free(wide);
    g_free(both);
}

/* Where the first thing that is told as WHAT stands, along x. */
static double x_of(const char *text, const char *what)
{
    const char *thing = strstr(text, what), *at = thing ? strstr(thing, " at ") : NULL;
    assert_non_null(at);
    return g_ascii_strtod(at + 4, NULL);
}

#define BESIDE "text-field: [get, name], text-size: 10, icon-text-fit: both, text-variable-anchor-offset: [left, [1, 0]"

static void a_fitted_icon_moves_along_with_its_text(void **state)
{
    (void) state;
    const char *sites = "[" SITE(100, 50, "name: First") ", " SITE(104, 50, "name: Second") "]";
    char *text = trace(LAYER(BESIDE ", right, [-1, 0]]", ""), sites, NULL);
    const char *second = strstr(strstr(text, "icon port") + 1, "icon port");
    assert_non_null(second);
    /* One stands on the right of its point, the other on the left, each behind its own name. */
    assert_true((x_of(text, "icon port") - 102) * (x_of(second, "icon port") - 102) < 0);
    assert_true(x_of(text, "\"First\"") > 102 && x_of(text, "\"Second\"") < 102);
    g_free(text);
}

static void a_fitted_icon_slides_along_with_its_text(void **state)
{
    (void) state;
    char *text = trace("- {id: dots, type: circle, source: data, filter: [has, dot], paint: {circle-radius: 3}}\n"
                       "- {id: n, type: symbol, source: data, filter: [has, name], layout: {icon-image: port," BESIDE
                       ", right, [-1, 0]]}}\n",
                       "[" SITE(100, 50, "name: A") ", " SITE(113, 50, "dot: 1") ", " SITE(87, 50, "dot: 1") "]", NULL);
    double behind = x_of(text, "icon port") - x_of(text, "text \"A\"");
    assert_true(fabs(behind - 2.4) < 0.5); /* its middle is the letter's */
    g_free(text);
}

static void anchors_have_their_own_offsets(void **state)
{
    (void) state;
    char *near = trace(LAYER("text-field: A, text-size: 10, text-variable-anchor-offset: [left, [1, 0]]", ""),
                       "[" SITE(100, 50, "") "]", NULL);
    char *far = trace(LAYER("text-field: A, text-size: 10, text-variable-anchor-offset: [left, [3, 0]]", ""),
                      "[" SITE(100, 50, "") "]", NULL);
    assert_true(fabs(x_of(far, "\"A\"") - x_of(near, "\"A\"") - 15) < 0.02);
    g_free(near);
    g_free(far);
}

/* Whether the icon at Y 50 is drawn before that at 46. */
static bool lower_first(const char *layers)
{
    char *text = trace(layers, "[" SITE(100, 50, "k: 1") ", " SITE(100, 46, "k: 2") "]", NULL);
    const char *low = strstr(text, "100,50"), *high = strstr(text, "100,46");
    assert_true(low && high);
    bool first = low < high;
    g_free(text);
    return first;
}

static void what_may_overlap_is_drawn_from_the_top_down_unless_told_otherwise(void **state)
{
    (void) state;
    assert_false(lower_first(LAYER("icon-overlap: always", "")));
    assert_true(lower_first(LAYER("icon-overlap: always, symbol-z-order: source", "")));
    assert_true(lower_first(LAYER("icon-overlap: always, symbol-sort-key: [get, k]", "")));
    assert_false(lower_first(LAYER("icon-overlap: always, symbol-sort-key: [get, k], symbol-z-order: viewport-y", "")));
}

static void in_an_order_of_its_own_a_text_stays_with_its_icon(void **state)
{
    (void) state;
    char *text = trace(LAYER("icon-overlap: always, text-overlap: always, text-field: [get, name], text-size: 10,"
                             " symbol-sort-key: [get, k]",
                             ""),
                       "[" SITE(100, 50, "k: 2, name: Above") ", " SITE(103, 50, "k: 1, name: Below") "]", NULL);
    const char *below = strstr(text, "\"Below\""), *icon = strstr(text, "icon port"),
               *second = strstr(icon + 1, "icon port");
    assert_true(icon < below && below < second && second < strstr(text, "\"Above\""));
    g_free(text);
}

static size_t count_icons(const char *layers)
{
    char *text =
        trace(layers, "[" SITE(100, 50, "a: 1") ", " SITE(103, 50, "a: 1") ", " SITE(106, 50, "b: 1") "]", NULL);
    size_t n = times_in(text, "icon port");
    g_free(text);
    return n;
}

static void icons_that_share_overlap_each_other_and_no_others(void **state)
{
    (void) state;
    assert_int_equal(count_icons(LAYER("icon-overlap: cooperative", "")), 3);
    assert_int_equal(count_icons(LAYER("icon-overlap: never", "")), 1);
    assert_int_equal(count_icons("- {id: a, type: symbol, source: data, filter: [has, a],"
                                 " layout: {icon-image: port, icon-overlap: cooperative}}\n"
                                 "- {id: b, type: symbol, source: data, filter: [has, b],"
                                 " layout: {icon-image: port, icon-overlap: never}}\n"),
                     1);
}

static void another_icon_stands_in_for_one_that_is_not_there(void **state)
{
    (void) state;
    char *text =
        trace("- {id: s, type: symbol, source: data, layout: {icon-image: [coalesce, [image, [concat, [get, a],"
              " -nosuch]], [image, port]]}}\n",
              "[" SITE(100, 50, "a: x") "]", NULL);
    char *diagnostics = trace_remarks();
    assert_non_null(strstr(text, "icon port"));
    assert_string_equal(diagnostics, "");
    g_free(diagnostics);
    g_free(text);
}

static void a_feature_of_several_points_has_a_symbol_at_each(void **state)
{
    (void) state;
    char *text = trace(LAYER("text-field: A, text-size: 8, icon-overlap: always, text-overlap: always", ""),
                       "[{points: [[60, 50], [100, 50]], properties: {}}, " SITE(140, 50, "") "]", NULL);
    assert_non_null(strstr(text, " at 60,50"));
    assert_non_null(strstr(text, " at 100,50"));
    assert_non_null(strstr(text, " at 140,50"));
    assert_non_null(strstr(strstr(strstr(text, "\"A\"") + 1, "\"A\"") + 1, "\"A\""));
    g_free(text);
}

#define SECTIONS                                                                                                       \
    "text-field: [format, [get, name], {}, \"\\n\", {}, \"12 m\", {font-scale: 0.5, text-color: red},"                 \
    " [image, port], {}, [image, nothing], {}], text-size: 12"

static void sections_of_a_text_have_their_own_look_and_pictures(void **state)
{
    (void) state;
    char *text = trace("- {id: s, type: symbol, source: data, layout: {" SECTIONS "}, paint: {text-opacity: 0.5}}\n",
                       "[{point: [100, 50], properties: {name: Gwadar}}]", NULL);
    const char *words = strstr(text, "text \"Gwadar\\n12 m\xc2\xa0\"");
    assert_non_null(words);
    assert_non_null(strstr(words, " to 6 to 7 to 11 ×0.5 #ff0000"));
    assert_non_null(strstr(words, " picture"));
    assert_non_null(strstr(text, "icon port"));
    g_free(text);
}

static void sections_of_a_text_along_a_line_look_alike(void **state)
{
    (void) state;
    char *text = trace("- {id: s, type: symbol, source: data, layout: {symbol-placement: line, " SECTIONS "}}\n",
                       "[{line: [[10, 50], [190, 50]], properties: {name: Gwadar}}]", NULL);
    assert_non_null(strstr(text, "Gwadar"));
    assert_null(strstr(text, "×0.5"));
    assert_null(strstr(text, "icon port"));
    g_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_icon_that_takes_a_colour_takes_a_halo),
        cmocka_unit_test(icon_and_text_are_moved_apart),
        cmocka_unit_test(an_icon_is_fitted_to_its_text),
        cmocka_unit_test(a_fitted_icon_moves_along_with_its_text),
        cmocka_unit_test(a_fitted_icon_slides_along_with_its_text),
        cmocka_unit_test(anchors_have_their_own_offsets),
        cmocka_unit_test(what_may_overlap_is_drawn_from_the_top_down_unless_told_otherwise),
        cmocka_unit_test(in_an_order_of_its_own_a_text_stays_with_its_icon),
        cmocka_unit_test(a_feature_of_several_points_has_a_symbol_at_each),
        cmocka_unit_test(another_icon_stands_in_for_one_that_is_not_there),
        cmocka_unit_test(icons_that_share_overlap_each_other_and_no_others),
        cmocka_unit_test(sections_of_a_text_have_their_own_look_and_pictures),
        cmocka_unit_test(sections_of_a_text_along_a_line_look_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
