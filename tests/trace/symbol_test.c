#include <math.h>
#include <string.h>

#include <glib.h>

#include "support/cmocka_all.h"
#include "support/words.h"
#include "trace/tracing.h"

#define TOWN(x, y, name) "{point: [" #x ", " #y "], properties: {name: " name "}}"
#define NAMES "- {id: names, type: symbol, source: data, layout: {text-field: [get, name], text-size: 12}"

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
    assert_int_equal(times_in(text, "text \""), 1);
    g_free(text);
}

static void a_second_anchor_saves_a_name(void **state)
{
    (void) state;
    char *text = trace("- {id: names, type: symbol, source: data, layout: {text-field: [get, name], text-size: 12,"
                       " text-variable-anchor: [left, right], text-radial-offset: 0.5}}\n",
                       "[" TOWN(100, 50, "Gwadar") ", " TOWN(101, 50, "Pasni") "]", NULL);
    assert_int_equal(times_in(text, "text \""), 2);
    g_free(text);
}

static void names_may_choose_among_the_classical_places(void **state)
{
    (void) state;
    const char *features = "[" TOWN(100, 50, "Gwadar") ", " TOWN(101, 50, "Pasni") ", " TOWN(100, 51, "Turbat") "]";
    char *one = trace(NAMES "}\n", features, NULL);
    char *all = trace(NAMES ", metadata: {corridor:anchors: auto}}\n", features, NULL);
    assert_int_equal(times_in(one, "text \""), 1);
    assert_int_equal(times_in(all, "text \""), 3);
    g_free(one);
    g_free(all);
}

static void no_halo_covers_letters_of_its_layer(void **state)
{
    (void) state;
    char *text = trace("- {id: names, type: symbol, source: data, layout: {text-field: [get, name], text-size: 12,"
                       " text-allow-overlap: true}, paint: {text-halo-width: 3, text-halo-color: white}}\n",
                       "[" TOWN(100, 50, "Gwadar") ", " TOWN(100, 55, "Pasni") "]", NULL);
    const char *halo = strstr(text, "text \"Pasni\""), *first = strstr(text, "text \"Gwadar\"");
    assert_non_null(halo);
    assert_non_null(first);
    assert_true(halo < first);
    assert_non_null(strstr(halo, "2.25pt alone at "));
    assert_non_null(strstr(first, "text \"Pasni\""));
    g_free(text);
}

static void a_name_that_would_be_cut_by_the_frame_is_left_out(void **state)
{
    (void) state;
    char *text = trace(NAMES "}\n", "[" TOWN(12, 50, "Gwadar") "]", NULL);
    assert_int_equal(times_in(text, "text \""), 0);
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

#define COLUMN(MODES, NAME)                                                                                            \
    trace("- {id: n, type: symbol, source: data, layout: {text-field: [get, name], text-writing-mode: [" MODES         \
          "]}}\n",                                                                                                     \
          "[" TOWN(100, 50, NAME) "]", NULL)

static void chinese_names_may_run_from_top_to_bottom(void **state)
{
    (void) state;
    char *text = COLUMN("vertical, horizontal", "昆仑");
    assert_non_null(strstr(text, "text \"昆\\n仑\""));
    g_free(text);
    text = COLUMN("horizontal, vertical", "昆仑");
    assert_non_null(strstr(text, "text \"昆仑\""));
    g_free(text);
}

static void other_names_stay_level(void **state)
{
    (void) state;
    char *text = COLUMN("vertical", "Sost");
    assert_non_null(strstr(text, "text \"Sost\""));
    g_free(text);
}

static void a_missing_font_is_said_where_a_style_asks_for_it(void **state)
{
    (void) state;
    g_free(trace("- {id: names, type: symbol, source: data, layout: {text-field: a, text-font: [Nowhere Bold]}}\n"
                 "- {id: more, type: symbol, source: data, layout: {text-field: b}}\n",
                 "[{point: [50, 50]}, {point: [150, 50]}]", NULL));
    char *diagnostics = trace_remarks();
    assert_string_equal(diagnostics,
                        "layer 'names': the font 'Nowhere Bold' is not installed; 'Noto Sans' stands in for it\n");
    g_free(diagnostics);
}

static void a_missing_icon_is_said_with_the_nearest_name(void **state)
{
    (void) state;
    char *text =
        trace("- {id: n, type: symbol, source: data, layout: {icon-image: prot}}\n", "[" TOWN(100, 50, "x") "]", NULL);
    char *diagnostics = trace_remarks();
    assert_non_null(strstr(diagnostics, "did you mean 'port'?"));
    g_free(diagnostics);
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

#define BESIDE                                                                                                         \
    "- {id: names, type: symbol, source: data, filter: [has, name], layout: {text-field: [get, name], text-size: 12,"  \
    " text-padding: 0, text-variable-anchor: [left, right], text-radial-offset: 0.5}}\n"
#define CIRCLE(more) "- {id: dots, type: circle, source: data, filter: [has, dot], paint: {circle-radius: 3" more "}}\n"
#define LINE(width, more)                                                                                              \
    "- {id: way, type: line, source: data, filter: [has, way], paint: {line-width: " width "}" more "}\n"

/* A point at (100, 50) with a name; right of it a dot, left of it nothing. */
#define TOWN_BY_A_DOT "[" TOWN(100, 50, "Gwadar") ", {point: [115, 50], properties: {dot: 1}}]"
#define TOWN_BY_A_WAY "[" TOWN(100, 50, "Gwadar") ", {line: [[115, 30], [115, 70]], properties: {way: 1}}]"

/* Whether LAYERS draw the name of the town right of its point. */
static bool stands_right(const char *layers, const char *features)
{
    double x;
    char *text = trace(layers, features, NULL);
    const char *name = strstr(text, "\"Gwadar\""), *at = name ? strstr(name, " at ") : NULL;
    assert_non_null(at);
    x = g_ascii_strtod(at + 4, NULL);
    g_free(text);
    return x > 100;
}

static void a_name_keeps_off_circles(void **state)
{
    (void) state;
    assert_true(stands_right(BESIDE, TOWN_BY_A_DOT));
    assert_false(stands_right(CIRCLE("") BESIDE, TOWN_BY_A_DOT));
}

#define BORDER(more)                                                                                                   \
    "- {id: line, type: line, source: data, filter: [has, way], paint: {line-width: 0.5}, source-layer: " more "}\n"
#define SEA(more) "- {id: sea, type: fill, source: data, filter: [has, sea], metadata: {corridor:means: " more "}}\n"

static void a_style_says_what_is_a_border(void **state)
{
    (void) state;
    assert_true(stands_right(BORDER("lines") BESIDE, TOWN_BY_A_WAY));
    assert_false(stands_right(BORDER("lines, metadata: {corridor:means: border}") BESIDE, TOWN_BY_A_WAY));
}

static void tiles_names_of_layers_say_what_is_a_border(void **state)
{
    (void) state;
    assert_false(stands_right(BORDER("boundary") BESIDE, TOWN_BY_A_WAY));
    assert_true(stands_right(BORDER("boundary, metadata: {corridor:means: false}") BESIDE, TOWN_BY_A_WAY));
}

static void a_style_says_what_is_water(void **state)
{
    (void) state;
    const char *features = "[" TOWN(100, 50, "Gwadar") ", {polygon: [[[0, 0], [100, 0], [100, 100], [0, 100], [0, 0]]],"
                                                       " properties: {sea: 1}}]";
    assert_true(stands_right(SEA("false") BESIDE, features));
    assert_false(stands_right(SEA("water") BESIDE, features));
}

static void a_name_may_lie_on_a_faint_circle(void **state)
{
    (void) state;
    assert_true(stands_right(CIRCLE(", circle-opacity: 0.1") BESIDE, TOWN_BY_A_DOT));
}

static void a_name_keeps_off_small_rings(void **state)
{
    (void) state;
    assert_false(stands_right(CIRCLE(", circle-opacity: 0, circle-stroke-width: 1") BESIDE, TOWN_BY_A_DOT));
}

static void a_name_keeps_off_wide_lines_and_crosses_thin_ones(void **state)
{
    (void) state;
    assert_false(stands_right(LINE("2", "") BESIDE, TOWN_BY_A_WAY));
    assert_true(stands_right(LINE("1", "") BESIDE, TOWN_BY_A_WAY));
}

static void outlines_of_areas_are_no_obstacles(void **state)
{
    (void) state;
    assert_true(stands_right(LINE("2", "") BESIDE,
                             "[" TOWN(100, 50, "Gwadar") ", {polygon: [[[115, 30], [150, 30], [115, 70], [115, 30]]], "
                                                         "properties: {way: 1}}]"));
}

static void a_style_says_what_names_keep_off(void **state)
{
    (void) state;
    assert_true(stands_right(LINE("2", ", metadata: {corridor:obstacle: false}") BESIDE, TOWN_BY_A_WAY));
    assert_false(stands_right(LINE("1", ", metadata: {corridor:obstacle: true}") BESIDE, TOWN_BY_A_WAY));
}

static void what_a_style_says_drops_a_name_with_one_place(void **state)
{
    (void) state;
    const char *features = "[" TOWN(100, 50, "Gwadar") ", {line: [[100, 30], [100, 70]], properties: {way: 1}}]";
    char *text = trace(LINE("2", "") NAMES "}\n", features, NULL);
    assert_int_equal(times_in(text, "text \""), 1);
    g_free(text);
    text = trace(LINE("2", ", metadata: {corridor:obstacle: true}") NAMES "}\n", features, NULL);
    assert_int_equal(times_in(text, "text \""), 0);
    g_free(text);
}

static void a_road_number_stands_on_its_road(void **state)
{
    (void) state;
    char *text =
        trace(LINE("3", "") "- {id: refs, type: symbol, source: data, filter: [has, way], layout: {text-field: "
                            "N35, symbol-placement: line-center, text-variable-anchor: [center, left]}}\n",
              "[{line: [[50, 50], [150, 50]], properties: {way: 1}}]", NULL);
    assert_int_equal(times_in(text, "text \"N35\""), 1);
    g_free(text);
}

static void lines_are_flush_on_the_side_of_the_anchor(void **state)
{
    (void) state;
    static const char *const anchors[] = {"left", "bottom-right", "top"}, *const flush[] = {" flush left",
                                                                                            " flush right"};
    for (size_t i = 0; i < 3; i++) {
        char *layer = g_strdup_printf("- {id: n, type: symbol, source: data, layout: {text-field: [get, name],"
                                      " text-justify: auto, text-variable-anchor: [%s]}}\n",
                                      anchors[i]);
        char *text = trace(layer, "[" TOWN(100, 50, "\"Gwadar\\nport\"") "]", NULL);
        assert_non_null(strstr(text, "Gwadar"));
        for (size_t k = 0; k < 2; k++)
            assert_int_equal(strstr(text, flush[k]) != NULL, i == k);
        g_free(text);
        g_free(layer);
    }
}

/* Names whose own places, right and left of their point, lie on circles. */
#define BESET(layout, metadata, name)                                                                                  \
    trace("- {id: dots, type: circle, source: data, filter: [has, dot], paint: {circle-radius: 4}}\n"                  \
          "- {id: n, type: symbol, source: data, filter: [has, name], layout: {text-field: [get, name], text-size: 8," \
          " text-variable-anchor: [left, right], text-radial-offset: 0.5, " layout "}, metadata: {" metadata "}}\n",   \
          "[{point: [92, 50], properties: {dot: 1}}, {point: [108, 50], properties: {dot: 1}}, " TOWN(100, 50,         \
                                                                                                      name) "]",       \
          NULL)

static void a_name_that_slides_is_set_as_on_that_side(void **state)
{
    (void) state;
    char *text = BESET("text-justify: auto", "", "\"Gwadar\\nport\"");
    assert_non_null(strstr(text, "Gwadar"));
    assert_int_equal(times_in(text, " flush "), 1);
    g_free(text);
    text = BESET("text-writing-mode: [vertical]", "", "昆仑");
    assert_non_null(strstr(text, "text \"昆\\n仑\""));
    g_free(text);
}

/* Circles all round leave no room for it to slide. */
static void a_name_with_a_leader_is_set_as_on_that_side(void **state)
{
    (void) state;
    static const char *const modes[] = {"text-justify: auto", "text-writing-mode: [vertical]"},
                             *const names[] = {"\"Gwadar\\nport\"", "昆仑"},
                             *const wanted[] = {" flush ", "text \"昆\\n仑\""};
    for (size_t i = 0; i < 2; i++) {
        GString *features = g_string_new("[");
        for (int k = 0; k < 12; k++)
            g_string_append_printf(features, "{point: [%.1f, %.1f], properties: {dot: 1}}, ",
                                   100 + 12 * cos(k * M_PI / 6), 50 + 12 * sin(k * M_PI / 6));
        g_string_append_printf(features, "{point: [100, 50], properties: {name: %s}}]", names[i]);
        char *layers = g_strdup_printf(
            "- {id: dots, type: circle, source: data, filter: [has, dot], paint: {circle-radius: 2}}\n"
            "- {id: n, type: symbol, source: data, filter: [has, name], layout: {text-field: [get, name], text-size: 8,"
            " text-variable-anchor: [left, right], text-radial-offset: 0.5, %s}, metadata: {corridor:leader: true}}\n",
            modes[i]);
        char *text = trace(layers, features->str, NULL);
        assert_int_equal(times_in(text, "text \""), 1);
        assert_non_null(strstr(text, wanted[i]));
        g_free(text);
        g_free(layers);
        g_string_free(features, TRUE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_set_where_it_fits),
        cmocka_unit_test(two_names_at_one_place_collide),
        cmocka_unit_test(a_second_anchor_saves_a_name),
        cmocka_unit_test(names_may_choose_among_the_classical_places),
        cmocka_unit_test(no_halo_covers_letters_of_its_layer),
        cmocka_unit_test(a_name_that_would_be_cut_by_the_frame_is_left_out),
        cmocka_unit_test(letters_are_transformed_without_a_locale),
        cmocka_unit_test(chinese_names_may_run_from_top_to_bottom),
        cmocka_unit_test(other_names_stay_level),
        cmocka_unit_test(a_missing_font_is_said_where_a_style_asks_for_it),
        cmocka_unit_test(a_missing_icon_is_said_with_the_nearest_name),
        cmocka_unit_test(an_icon_is_drawn_at_its_point),
        cmocka_unit_test(a_name_keeps_off_circles),
        cmocka_unit_test(a_style_says_what_is_a_border),
        cmocka_unit_test(tiles_names_of_layers_say_what_is_a_border),
        cmocka_unit_test(a_style_says_what_is_water),
        cmocka_unit_test(a_name_may_lie_on_a_faint_circle),
        cmocka_unit_test(a_name_keeps_off_small_rings),
        cmocka_unit_test(a_name_keeps_off_wide_lines_and_crosses_thin_ones),
        cmocka_unit_test(outlines_of_areas_are_no_obstacles),
        cmocka_unit_test(a_style_says_what_names_keep_off),
        cmocka_unit_test(what_a_style_says_drops_a_name_with_one_place),
        cmocka_unit_test(a_road_number_stands_on_its_road),
        cmocka_unit_test(lines_are_flush_on_the_side_of_the_anchor),
        cmocka_unit_test(a_name_that_slides_is_set_as_on_that_side),
        cmocka_unit_test(a_name_with_a_leader_is_set_as_on_that_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
