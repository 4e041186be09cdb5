#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "trace/tracing.h"

#define TOWN(x, y, name) "{point: [" #x ", " #y "], properties: {name: " name "}}"
#define NAMES "- {id: names, type: symbol, source: data, layout: {text-field: [get, name], text-size: 12}"

static size_t count(const char *text, const char *word)
{
    size_t n = 0;
    while ((text = strstr(text, word))) {
        n++;
        text++;
    }
    return n;
}

static void a_name_is_set_where_it_fits(void **state)
{
    (void) state;
    char *text = trace(NAMES "}\n", "[" TOWN(100, 50, "Gwadar") "]", NULL);
    assert_non_null(strstr(text, "\"Gwadar\""));
    g_free(text);
}

static void two_names_at_one_place_collide(void **state)
{
    (void) state;
    char *text = trace(NAMES "}\n", "[" TOWN(100, 50, "Gwadar") ", " TOWN(104, 50, "Pasni") "]", NULL);
    assert_int_equal(count(text, "text \""), 1);
    g_free(text);
}

static void a_second_anchor_saves_a_name(void **state)
{
    (void) state;
    char *text = trace("- {id: names, type: symbol, source: data, layout: {text-field: [get, name], text-size: 12,"
                       " text-variable-anchor: [left, right], text-radial-offset: 0.5}}\n",
                       "[" TOWN(100, 50, "Gwadar") ", " TOWN(101, 50, "Pasni") "]", NULL);
    assert_int_equal(count(text, "text \""), 2);
    g_free(text);
}

static void a_name_that_would_be_cut_by_the_frame_is_left_out(void **state)
{
    (void) state;
    char *text = trace(NAMES "}\n", "[" TOWN(12, 50, "Gwadar") "]", NULL);
    assert_int_equal(count(text, "text \""), 0);
    g_free(text);
}

static void letters_are_transformed_without_a_locale(void **state)
{
    (void) state;
    char *text =
        trace("- {id: n, type: symbol, source: data, layout: {text-field: [get, name], text-transform: uppercase}}\n",
              "[" TOWN(100, 50, "Istanbul fluß") "]", NULL);
    assert_non_null(strstr(text, "ISTANBUL FLUSS"));
    g_free(text);
}

static void a_missing_icon_is_said_with_the_nearest_name(void **state)
{
    (void) state;
    char *text =
        trace("- {id: n, type: symbol, source: data, layout: {icon-image: prot}}\n", "[" TOWN(100, 50, "x") "]", NULL);
    char *remarks = trace_remarks();
    assert_non_null(strstr(remarks, "did you mean 'port'?"));
    g_free(remarks);
    g_free(text);
}

static void an_icon_is_drawn_at_its_point(void **state)
{
    (void) state;
    char *text =
        trace("- {id: n, type: symbol, source: data, layout: {icon-image: port}}\n", "[" TOWN(100, 50, "x") "]", NULL);
    assert_non_null(strstr(text, "icon"));
    assert_non_null(strstr(text, "100,50"));
    g_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_set_where_it_fits),
        cmocka_unit_test(two_names_at_one_place_collide),
        cmocka_unit_test(a_second_anchor_saves_a_name),
        cmocka_unit_test(a_name_that_would_be_cut_by_the_frame_is_left_out),
        cmocka_unit_test(letters_are_transformed_without_a_locale),
        cmocka_unit_test(a_missing_icon_is_said_with_the_nearest_name),
        cmocka_unit_test(an_icon_is_drawn_at_its_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
