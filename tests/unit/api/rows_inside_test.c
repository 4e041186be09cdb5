/* `inside` keeps what lies in the areas of another source, and every feature is counted once. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define FEATURE(properties, type, at)                                                                                  \
    "{\"type\": \"Feature\", \"properties\": {" properties "}, \"geometry\": {\"type\": \"" type                       \
    "\", \"coordinates\": " at "}}"
#define POINT(at) FEATURE("", "Point", at)
#define COLLECTION(features) "{\"type\": \"FeatureCollection\", \"features\": [" features "]}"

/* Two districts side by side, the western one with a hole, and a road through both. */
#define DISTRICTS                                                                                                      \
    COLLECTION(FEATURE("\"code\": \"W\", \"area\": 1", "Polygon",                                                      \
                       "[[[70, 30], [71, 30], [71, 31], [70, 31], [70, 30]], [[70.2, 30.2], [70.4, 30.2], [70.4, "     \
                       "30.4], [70.2, 30.4], [70.2, 30.2]]]") "," FEATURE("\"code\": \"E\", \"area\": 2", "Polygon",   \
                                                                          "[[[71, 30], [72, 30], [72, 31], [71, "      \
                                                                          "31], [71, 30]]]"))
#define ROAD COLLECTION(FEATURE("", "LineString", "[[70, 30.5], [72, 30.5]]"))

/* In the west; on the border that both share; in the hole; in the east, and written a turn off; outside. */
#define PLACES                                                                                                         \
    POINT("[70.5, 30.5]")                                                                                              \
    "," POINT("[71, 30.5]") "," POINT("[70.3, 30.3]") "," POINT("[71.5, 30.9]") "," POINT("[431.5, 30.1]") "," POINT(  \
        "[75, 30]")

static workshop *new_country(const char *features)
{
    workshop *w = new_workshop();
    put_file(w, "districts.geojson", DISTRICTS);
    put_file(w, "road.geojson", ROAD);
    put_file(w, "style.yaml",
             "version: 8\nsources:\n  data: {type: geojson, data: data.geojson}\n"
             "  districts: {type: geojson, data: districts.geojson}\n  road: {type: geojson, data: road.geojson}\n"
             "layers:\n  - {id: ground, type: line, source: road}\n  - {id: points, type: circle, source: data}\n"
             "  - {id: lines, type: line, source: data}\n  - {id: areas, type: fill, source: data}\n");
    put_features(w, features);
    return w;
}

#define MAP(inside)                                                                                                    \
    "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\nview: {bbox: [69.5, 30, 71.4, 31]}\n"                  \
    "title: \"{data.inside} of {data.total}, {data.drawn} drawn\"\nparameters: {code: E, none: x}\n"                   \
    "furniture: {legend: none}\nsources: {data: {inside: " inside "}}\n"

static void check_title(const char *features, const char *map, const char *expected)
{
    workshop *w = new_country(features);
    outcome o = drawn(w, map, NULL);
    assert_string_equal(text_at(&o, "title"), expected);
    assert_null(miscounted_layer(o.report));
    free_outcome(&o);
    free_workshop(w);
}

/* The view ends in the middle of the eastern district. */
static void what_lies_outside_is_filtered_and_counted(void **state)
{
    (void) state;
    check_title(PLACES, MAP("districts"), "4 of 6, 2 drawn");
    check_title(PLACES, MAP("{source: districts}"), "4 of 6, 2 drawn");
    workshop *w = new_country(PLACES);
    outcome o = drawn(w, MAP("districts"), NULL);
    assert_int_equal(count_of(&o, "points", "read"), 6);
    assert_int_equal(count_of(&o, "points", "filtered"), 2);
    assert_int_equal(count_of(&o, "points", "outside"), 2);
    free_outcome(&o);
    free_workshop(w);
}

static void where_says_in_which_areas(void **state)
{
    (void) state;
    check_title(PLACES, MAP("{source: districts, where: \"code = 'W'\"}"), "1 of 6, 1 drawn");
    check_title(PLACES, MAP("{source: districts, where: \"code = 'E'\"}"), "3 of 6, 1 drawn");
    check_title(PLACES, MAP("{source: districts, where: \"code = :code\"}"), "3 of 6, 1 drawn");
    /* the other source has a filter of its own */
    check_title(PLACES, MAP("{source: districts, where: \"area < 3 OR area > 4\"}}, districts: {where: \"code = 'W'\""),
                "1 of 6, 1 drawn");
}

static void a_parameter_may_say_where(void **state)
{
    (void) state;
    static const char *const set[] = {"code=W"};
    const cor_options asked = {.set = set, .n_set = 1};
    workshop *w = new_country(PLACES);
    outcome o = drawn(w, MAP("{source: districts, where: \"code = :code\"}"), &asked);
    assert_string_equal(text_at(&o, "title"), "1 of 6, 1 drawn");
    free_outcome(&o);
    free_workshop(w);
}

static void lines_and_areas_lie_where_their_middle_does(void **state)
{
    (void) state;
    static const char in_the_west[] = MAP("{source: districts, where: \"code = 'W'\"}");
    check_title(FEATURE("", "LineString", "[[70.5, 30.5], [71.4, 30.5]]") "," FEATURE("", "LineString",
                                                                                      "[[70.8, 30.7], [71.9, 30.7]]"),
                in_the_west, "1 of 2, 1 drawn");
    check_title(
        FEATURE("", "Polygon", "[[[70.5, 30.5], [71.3, 30.5], [71.3, 30.9], [70.5, 30.9], [70.5, 30.5]]]") "," FEATURE(
            "", "Polygon", "[[[70.9, 30.5], [71.9, 30.5], [71.9, 30.9], [70.9, 30.9], [70.9, 30.5]]]"),
        in_the_west, "1 of 2, 1 drawn");
    check_title(POINT("[70.5, 30.5]") ",{\"type\": \"Feature\", \"properties\": {}, \"geometry\": null}", in_the_west,
                "1 of 2, 1 drawn");
}

static void near_and_inside_both_hold(void **state)
{
    (void) state;
    check_title(PLACES, MAP("districts, near: {source: road, within: 30 km}"), "2 of 6, 2 drawn");
}

static void areas_may_have_another_crs(void **state)
{
    (void) state;
    workshop *w = new_country(PLACES);
    put_file(w, "districts.geojson",
             COLLECTION(FEATURE("", "Polygon",
                                "[[[7792364, 3503550], [7903684, 3503550], [7903684, 3632749], [7792364, 3632749], "
                                "[7792364, 3503550]]]")));
    outcome o = drawn(w, MAP("districts}, districts: {crs: 'EPSG:3857'"), NULL);
    assert_string_equal(text_at(&o, "title"), "3 of 6, 3 drawn");
    free_outcome(&o);
    free_workshop(w);
}

static void check_refused(const char *map, cor_status status, const char *words, int line, int column)
{
    workshop *w = new_country(PLACES);
    outcome o = draw_map(w, map, NULL, COR_FORMAT_PNG);
    check_failed(&o, status, words);
    if (o.error.line != line || o.error.column != column)
        fail_msg("%s: %d:%d", o.error.message, o.error.line, o.error.column);
    free_outcome(&o);
    free_workshop(w);
}

static void what_cannot_be_fulfilled_is_said_at_its_place(void **state)
{
    (void) state;
    check_refused(MAP("district"), COR_BAD_DOCUMENT, "did you mean 'districts'?", 8, 26);
    check_refused(MAP("{source: district}"), COR_BAD_DOCUMENT, "did you mean 'districts'?", 8, 35);
    check_refused(MAP("road"), COR_BAD_DOCUMENT, "has no areas to lie in; name one of areas, or write near", 8, 26);
    check_refused(MAP("page"), COR_BAD_DOCUMENT, "the map has no \"atlas\"", 8, 26);
    check_refused(MAP("{source: districts, where: \"cod = 'W'\"}"), COR_BAD_DATA, "code", 8, 53);
    check_refused(MAP("{source: districts, where: 'code = :cod'}"), COR_BAD_DOCUMENT, "code", 8, 53);
    check_refused(MAP("{where: \"code = 'W'\"}"), COR_BAD_DOCUMENT, "\"inside\" names no source", 8, 26);
    check_refused(MAP("{sauce: road}"), COR_BAD_DOCUMENT, "known here: source, where", 8, 27);
    check_refused(MAP("{source: page, where: '1 = 1'}"), COR_BAD_DOCUMENT, "a page is of one thing", 8, 48);
}

static void check_remark(const char *map, const char *words)
{
    workshop *w = new_country(PLACES);
    outcome o = draw_map(w, map, NULL, COR_FORMAT_PNG);
    char *remarks = remarks_of(w);
    if (!strstr(remarks, words)) fail_msg("%s", remarks);
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

static void nothing_inside_is_said(void **state)
{
    (void) state;
    check_remark(MAP("districts, where: \"1 = 1\"}, districts: {where: \"code = 'W' AND 1 = 2\""),
                 "the source 'districts' has no areas after its \"where\": nothing of 'data' lies in them");
    workshop *w = new_country(POINT("[70, 29.6]"));
    outcome o = draw_map(w, MAP("districts"), NULL, COR_FORMAT_PNG);
    char *remarks = remarks_of(w);
    if (!strstr(remarks, "nothing of source 'data' lies in the areas of 'districts'")) fail_msg("%s", remarks);
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

static void inside_is_known_in_words_where_it_is_asked_for(void **state)
{
    (void) state;
    workshop *w = new_country(PLACES);
    outcome o = draw_map(w, "version: 1\nstyle: style.yaml\ntitle: '{data.inside}'\nview: {bbox: [69, 29, 73, 32]}\n",
                         NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, "{data.inside} is not known");
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_lies_outside_is_filtered_and_counted),
        cmocka_unit_test(where_says_in_which_areas),
        cmocka_unit_test(a_parameter_may_say_where),
        cmocka_unit_test(lines_and_areas_lie_where_their_middle_does),
        cmocka_unit_test(near_and_inside_both_hold),
        cmocka_unit_test(areas_may_have_another_crs),
        cmocka_unit_test(what_cannot_be_fulfilled_is_said_at_its_place),
        cmocka_unit_test(nothing_inside_is_said),
        cmocka_unit_test(inside_is_known_in_words_where_it_is_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
