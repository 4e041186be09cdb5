/* Honest counts: read = drawn + outside + filtered + unusable, and each of them is true. A map on which nothing is
 * drawn is an error that leaves no file. */
#include <glib/gstdio.h>
#include <math.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define MAP "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\n"

static void check_counts(const outcome *o, const char *layer, int drawn_n, int outside, int filtered, int unusable)
{
    int got[4] = {count_of(o, layer, "drawn"), count_of(o, layer, "outside"), count_of(o, layer, "filtered"),
                  count_of(o, layer, "unusable")};
    if (got[0] != drawn_n || got[1] != outside || got[2] != filtered || got[3] != unusable)
        fail_msg("%s: drawn %d, outside %d, filtered %d, unusable %d; not %d, %d, %d, %d", layer, got[0], got[1],
                 got[2], got[3], drawn_n, outside, filtered, unusable);
    assert_int_equal(count_of(o, layer, "read"), drawn_n + outside + filtered + unusable);
}

#define FEATURE(geometry) "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": " geometry "}"
#define POINT(at) FEATURE("{\"type\": \"Point\", \"coordinates\": " at "}")
#define LINE(at) FEATURE("{\"type\": \"LineString\", \"coordinates\": " at "}")
#define AREA(at) FEATURE("{\"type\": \"Polygon\", \"coordinates\": [" at "]}")

static void each_fate_is_told_apart(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, POINT("[70, 30]") "," POINT("[71, 31]") "," POINT("[100, 50]") "," FEATURE("null") "," LINE(
                        "[[69, 29], [72, 32]]") "," LINE("[[10, 10], [20, 20]]"));
    outcome o = drawn(w, MAP "view: {bbox: [68, 28, 73, 33], crs: 'EPSG:4326'}\n", NULL);
    /* Without geometry a feature is no Point: the filter takes it first. */
    check_counts(&o, "points", 2, 1, 3, 0);
    check_counts(&o, "lines", 1, 1, 4, 0);
    check_counts(&o, "areas", 0, 0, 6, 0);
    free_outcome(&o);
    free_workshop(w);
}

static void a_layer_counts_only_what_its_type_can_draw(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: fill, type: fill, source: data}\n  - {id: line, type: line, source: data}\n"
             "  - {id: circle, type: circle, source: data}\n");
    put_features(
        w, POINT("[70, 30]") "," LINE("[[69, 29], [72, 32]]") "," AREA("[[69, 29], [70, 29], [70, 31], [69, 29]]"));
    outcome o = drawn(w, MAP "view: {bbox: [68, 28, 73, 33]}\n", NULL);
    check_counts(&o, "fill", 1, 0, 2, 0);
    check_counts(&o, "line", 2, 0, 1, 0);
    check_counts(&o, "circle", 3, 0, 0, 0);
    free_outcome(&o);
    /* Lines of points alone are no map. */
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: line, type: line, source: data}\n");
    put_features(w, POINT("[70, 30]"));
    o = draw_map(w, MAP "view: {bbox: [68, 28, 73, 33]}\n", NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DATA, "blank");
    free_outcome(&o);
    free_workshop(w);
}

/* What no one can see is not drawn. */
static void what_has_no_extent_or_nothing_to_show_is_not_drawn(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: fill, type: fill, source: data}\n"
             "  - {id: clear, type: fill, source: data, paint: {fill-opacity: 0}}\n"
             "  - {id: outline, type: line, source: data}\n"
             "  - {id: dots, type: circle, source: data}\n"
             "  - {id: none, type: circle, source: data, paint: {circle-radius: 0}}\n"
             "  - {id: mute, type: symbol, source: data, layout: {text-field: ''}}\n"
             "  - {id: along, type: symbol, source: data, layout: {symbol-placement: line, text-field: a}}\n");
    put_features(w, AREA("[[69, 29], [70, 29], [70, 31], [69, 29]]") "," AREA(
                        "[[69.3, 29.3], [70.1, 30.1], [70.2, 30.2], [69.3, 29.3]]") "," AREA("[[71, 29], [71, 29], "
                                                                                             "[71, 29], [71, 29]]") ","
                 /* There and back again; and two areas that the shoelace takes from one another. */
                 AREA("[[69, 30], [69, 31], [69.5, 31], [69, 31], [69, 30]]") "," AREA(
                     "[[71, 30], [72, 31], [72, 30], [71, 31], [71, 30]]") "," POINT("[70, 30]"));
    outcome o = drawn(w, MAP "view: {bbox: [68, 28, 73, 33], crs: 'EPSG:4326'}\n", NULL);
    check_counts(&o, "fill", 2, 0, 1, 3);
    check_counts(&o, "clear", 0, 0, 3, 3);
    check_counts(&o, "dots", 6, 0, 0, 0);
    check_counts(&o, "none", 0, 0, 6, 0);
    check_counts(&o, "mute", 0, 0, 6, 0);
    assert_int_equal(count_of(&o, "along", "filtered"), 1);
    free_outcome(&o);
    free_workshop(w);
}

/* Circles stand at vertices: what covers the frame without one in it shows none. */
static void an_area_without_a_vertex_in_the_frame_has_no_circle_there(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: fill, type: fill, source: data}\n  - {id: dots, type: circle, source: data}\n");
    put_features(w, AREA("[[50, 10], [90, 10], [90, 50], [50, 50], [50, 10]]"));
    outcome o = drawn(w, MAP "view: {bbox: [68, 28, 73, 33], crs: 'EPSG:4326'}\n", NULL);
    check_counts(&o, "fill", 1, 0, 0, 0);
    check_counts(&o, "dots", 0, 1, 0, 0);
    free_outcome(&o);
    free_workshop(w);
}

static const char all_points[] = "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\n"
                                 "layers: [{id: all, type: circle, source: data}]\n";

static void what_has_no_position_is_unusable_and_said_once(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml", all_points);
    put_features(w, POINT("[70, 30]") "," FEATURE("null") "," POINT("[]"));
    outcome o = drawn(w, MAP "view: {bbox: [68, 28, 73, 33]}\n", NULL);
    check_counts(&o, "all", 1, 0, 0, 2);
    char *diagnostics = remarks_of(w);
    assert_non_null(strstr(diagnostics, "2 of 3 features have no usable position"));
    g_free(diagnostics);
    free_outcome(&o);
    free_workshop(w);
}

static void what_lies_beyond_the_horizon_is_outside_and_off_the_earth_unusable(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml", all_points);
    put_features(w, POINT("[0, 80]") "," POINT("[0, -80]") "," LINE("[[0, -80], [5, -70]]") "," POINT("[0, -95]"));
    outcome o = drawn(w, MAP "view: {extent: [-3e6, -3e6, 3e6, 3e6], crs: '+proj=ortho +lat_0=90'}\n", NULL);
    check_counts(&o, "all", 1, 2, 0, 1);
    free_outcome(&o);
    free_workshop(w);
}

/* The frame ends where the neat line is: strokes may run on below it, but what lies out there is not on the map. */
static void what_lies_just_beyond_the_frame_is_outside(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, POINT("[70, 30]") "," POINT("[73.05, 30]") "," LINE("[[73.05, 29], [73.06, 31]]") "," AREA(
                        "[[73.05, 29], [73.1, 29], [73.1, 31], [73.05, 29]]"));
    outcome o = drawn(w,
                      "version: 1\nstyle: style.yaml\npage: {size: 500 x 500 px, frame: false}\n"
                      "view: {bbox: [68, 28, 73, 33], crs: 'EPSG:4326'}\n",
                      NULL);
    check_counts(&o, "points", 1, 1, 2, 0);
    check_counts(&o, "lines", 0, 1, 3, 0);
    check_counts(&o, "areas", 0, 1, 3, 0);
    free_outcome(&o);
    free_workshop(w);
}

static void what_reaches_into_the_frame_without_a_vertex_in_it_is_drawn(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, LINE("[[60, 30], [80, 31]]") "," AREA("[[50, 10], [90, 10], [90, 50], [50, 50], [50, 10]]") ","
                 /* Its box overlaps the frame's, the line itself passes the corner by. */
                 LINE("[[71, 35.5], [75.5, 31]]"));
    outcome o = drawn(w,
                      "version: 1\nstyle: style.yaml\npage: {size: 500 x 500 px, frame: false}\n"
                      "view: {bbox: [68, 28, 73, 33], crs: 'EPSG:4326'}\n",
                      NULL);
    check_counts(&o, "lines", 1, 1, 1, 0);
    check_counts(&o, "areas", 1, 0, 2, 0);
    free_outcome(&o);
    free_workshop(w);
}

static void bundled_maps_count_every_row_and_warn_of_nothing(void **state)
{
    (void) state;
    static const char *const maps[] = {"01-corridor", "02-attacks", "04-north"};
    for (size_t i = 0; i < G_N_ELEMENTS(maps); i++) {
        workshop *w = new_workshop();
        char *path = g_strdup_printf(COR_SOURCE_DIR "/maps/%s.yaml", maps[i]);
        cor_options options = {.strict = true, .dpi = 40};
        outcome o = draw_path(w->session, path, &options, COR_FORMAT_PNG);
        char *diagnostics = remarks_of(w);
        if (o.status) fail_msg("%s: %s\n%s", path, o.error.message, diagnostics);
        assert_string_equal(diagnostics, "");
        if (miscounted_layer(o.report)) fail_msg("%s: layer '%s'", path, miscounted_layer(o.report));
        assert_true(json_array_size(json_object_get(o.report, "layers")) > 10);
        g_free(diagnostics);
        free_outcome(&o);
        g_free(path);
        free_workshop(w);
    }
}

static void check_blank(const char *features, const char *map, const char *words)
{
    workshop *w = new_workshop();
    put_features(w, features);
    put_file(w, "map.yaml", map);
    char *path = path_in(w, "map.yaml"), *png = path_in(w, "map.png");
    cor_error err = {0};
    cor_map *document;
    cor_output output = {.path = png};
    assert_int_equal(cor_map_open(w->session, path, NULL, &document, &err), COR_OK);
    assert_int_equal(cor_map_render(document, &output, 1, &err), COR_BAD_DATA);
    if (!strstr(err.message, words)) fail_msg("'%s' does not speak of '%s'", err.message, words);
    assert_false(g_file_test(png, G_FILE_TEST_EXISTS));
    cor_map_free(document);
    g_free(path);
    g_free(png);
    free_workshop(w);
}

static void a_blank_map_is_an_error_and_leaves_no_file(void **state)
{
    (void) state;
    check_blank("", MAP "view: {bbox: [68, 28, 73, 33]}\n", "has no features");
    check_blank(POINT("[0, 0]"), MAP "view: {bbox: [68, 28, 73, 33]}\n", "blank");
    check_blank(FEATURE("null"), MAP "view: {bbox: [68, 28, 73, 33]}\n", "blank");
    check_blank(POINT("[70, 30]"), MAP "view: {bbox: [68, 28, 73, 33]}\nsources: {data: {where: '1 = 0'}}\n", "blank");
}

static void an_older_output_survives_a_failure(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    cor_error err = {0};
    cor_map *document;
    put_features(w, "");
    put_file(w, "map.yaml", MAP "view: {bbox: [68, 28, 73, 33]}\n");
    put_file(w, "map.png", "older");
    char *path = path_in(w, "map.yaml"), *png = path_in(w, "map.png"), *text;
    cor_output output = {.path = png};
    assert_int_equal(cor_map_open(w->session, path, NULL, &document, &err), COR_OK);
    assert_int_equal(cor_map_render(document, &output, 1, &err), COR_BAD_DATA);
    assert_true(g_file_get_contents(png, &text, NULL, NULL));
    assert_string_equal(text, "older");
    cor_map_free(document);
    g_free(text);
    g_free(path);
    g_free(png);
    free_workshop(w);
}

static void a_source_of_which_nothing_is_drawn_is_said(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "far.geojson", "{\"type\": \"FeatureCollection\", \"features\": [" POINT("[0, 0]") "]}");
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}, far: {type: geojson, "
             "data: data.geojson}}\nlayers: [{id: near, type: circle, source: data}, {id: far, type: "
             "circle, source: far}]\n");
    outcome o = drawn(w, MAP "sources: {far: {url: far.geojson}}\nview: {bbox: [68, 28, 73, 33]}\n", NULL);
    char *diagnostics = remarks_of(w);
    assert_non_null(strstr(diagnostics, "far"));
    assert_int_equal(cor_remark_count(w->session), 1);
    g_free(diagnostics);
    free_outcome(&o);
    free_workshop(w);
}

/* Two causes are two causes, each with its number. */
static void each_cause_is_said_with_its_number(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "rows.geojson",
             "{\"type\": \"FeatureCollection\", \"features\": [" POINT("[0, 0]") "," POINT("[1, 1]") "," LINE(
                 "[[70, 30], [71, 31]]") "," AREA("[[71, 29], [71, 29], [71, 29], [71, 29]]") "]}");
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}, rows: {type: geojson, "
             "data: rows.geojson}}\nlayers: [{id: near, type: circle, source: data}, {id: rows, type: "
             "circle, source: rows, filter: ['==', [geometry-type], Point]}]\n");
    outcome o = drawn(w, MAP "sources: {rows: {where: '1 = 1'}}\nview: {bbox: [68, 28, 73, 33]}\n", NULL);
    char *diagnostics = remarks_of(w);
    if (!strstr(diagnostics, "nothing of source 'rows' is drawn: of its 4 features 2 lie outside the view and 2 are "
                             "filtered out by the style"))
        fail_msg("%s", diagnostics);
    g_free(diagnostics);
    free_outcome(&o);
    renew_session(w);
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}, rows: {type: geojson, "
             "data: rows.geojson}}\nlayers: [{id: near, type: circle, source: data}, {id: rows, type: "
             "fill, source: rows}]\n");
    o = drawn(w, MAP "sources: {rows: {where: '1 = 1'}}\nview: {bbox: [68, 28, 73, 33]}\n", NULL);
    diagnostics = remarks_of(w);
    if (!strstr(diagnostics, "1 of 4 features is an area of no extent: nothing to fill") ||
        !strstr(diagnostics,
                "of its 4 features 3 are filtered out by the style and 1 has no usable position or extent"))
        fail_msg("%s", diagnostics);
    g_free(diagnostics);
    free_outcome(&o);
    free_workshop(w);
}

static void names_that_are_optional_are_not_missed(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    for (int optional = 0; optional < 2; optional++) {
        char *style =
            g_strdup_printf("version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
                            "  - {id: points, type: circle, source: data}\n"
                            "  - {id: names, type: symbol, source: data, layout: {text-field: %s, "
                            "text-font: [Noto Sans Regular], text-size: 60, text-optional: %s}}\n",
                            "A name that is longer than the page is wide and much of it", optional ? "true" : "false");
        put_file(w, "style.yaml", style);
        outcome o = drawn(w, MAP "view: {bbox: [68, 28, 73, 33]}\n", NULL);
        char *diagnostics = remarks_of(w);
        assert_int_equal(strstr(diagnostics, "no label finds a place") != NULL, !optional);
        g_free(diagnostics);
        free_outcome(&o);
        g_free(style);
        renew_session(w);
    }
    free_workshop(w);
}

static void the_documents_words_in_furniture_are_filled(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: points, type: circle, source: data, metadata: {corridor:legend: {title: A point}}}\n");
    char *svg =
        svg_of(w,
               "version: 1\nstyle: style.yaml\nas_of: 2024-11-30\nparameters: {who: us}\npage: {size: 800 x 600 "
               "px}\nview: {bbox: [68, 28, 73, 33]}\nfurniture:\n  legend: {title: 'Of {as_of}'}\n"
               "  credits: 'Seen by {who}'\n  disclaimer: {text: '{data.total} in all'}\n",
               NULL);
    assert_non_null(strstr(svg, "Of 2024-11-30"));
    assert_non_null(strstr(svg, "Seen by us"));
    assert_non_null(strstr(svg, "1 in all"));
    g_free(svg);
    outcome o = draw_map(w, MAP "furniture:\n  credits: 'Seen by {me}'\n", NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, "{me} is not known");
    assert_int_equal(o.error.line, 5);
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_are_optional_are_not_missed),
        cmocka_unit_test(each_cause_is_said_with_its_number),
        cmocka_unit_test(the_documents_words_in_furniture_are_filled),
        cmocka_unit_test(each_fate_is_told_apart),
        cmocka_unit_test(a_layer_counts_only_what_its_type_can_draw),
        cmocka_unit_test(what_has_no_extent_or_nothing_to_show_is_not_drawn),
        cmocka_unit_test(an_area_without_a_vertex_in_the_frame_has_no_circle_there),
        cmocka_unit_test(what_has_no_position_is_unusable_and_said_once),
        cmocka_unit_test(what_lies_beyond_the_horizon_is_outside_and_off_the_earth_unusable),
        cmocka_unit_test(what_lies_just_beyond_the_frame_is_outside),
        cmocka_unit_test(what_reaches_into_the_frame_without_a_vertex_in_it_is_drawn),
        cmocka_unit_test(bundled_maps_count_every_row_and_warn_of_nothing),
        cmocka_unit_test(a_blank_map_is_an_error_and_leaves_no_file),
        cmocka_unit_test(an_older_output_survives_a_failure),
        cmocka_unit_test(a_source_of_which_nothing_is_drawn_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
