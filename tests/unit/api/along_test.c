/* `along` keeps what lies within a distance of routes, and says where along them it is, in fields that all else reads.
 */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define FEATURE(properties, type, at)                                                                                  \
    "{\"type\": \"Feature\", \"properties\": {" properties "}, \"geometry\": {\"type\": \"" type                       \
    "\", \"coordinates\": " at "}}"
#define COLLECTION(features) "{\"type\": \"FeatureCollection\", \"features\": [" features "]}"

/* A road along 30° N from 70° to 72° E, in two pieces of which the first is drawn the other way; and one that branches
 * off. A degree of longitude is 96.486 km there. */
#define ROADS                                                                                                          \
    COLLECTION(FEATURE("\"ref\": \"A1\", \"part\": 1", "LineString", "[[71, 30], [70, 30]]") "," FEATURE(              \
        "\"ref\": \"A1\", \"part\": 2", "LineString",                                                                  \
        "[[71, 30], [72, 30]]") "," FEATURE("\"ref\": \"B\", \"part\": 1", "LineString",                               \
                                            "[[71, 30], [71, 31]]") "," FEATURE("\"ref\": \"C\", "                     \
                                                                                "\"part\": 1",                         \
                                                                                "LineString",                          \
                                                                                "[[70, 29], [70.5, "                   \
                                                                                "29]]") "," FEATURE("\""               \
                                                                                                    "re"               \
                                                                                                    "f"                \
                                                                                                    "\""               \
                                                                                                    ": "               \
                                                                                                    "\""               \
                                                                                                    "C"                \
                                                                                                    "\""               \
                                                                                                    ", "               \
                                                                                                    "\""               \
                                                                                                    "pa"               \
                                                                                                    "rt"               \
                                                                                                    "\""               \
                                                                                                    ": "               \
                                                                                                    "2",               \
                                                                                                    "Li"               \
                                                                                                    "ne"               \
                                                                                                    "St"               \
                                                                                                    "ri"               \
                                                                                                    "n"                \
                                                                                                    "g",               \
                                                                                                    "[["               \
                                                                                                    "71"               \
                                                                                                    ", "               \
                                                                                                    "29"               \
                                                                                                    "],"               \
                                                                                                    " ["               \
                                                                                                    "72"               \
                                                                                                    ", "               \
                                                                                                    "29"               \
                                                                                                    "]"                \
                                                                                                    "]"))

/* North of the road; south; beyond its end; too far. */
#define PLACES                                                                                                         \
    FEATURE("\"n\": 1", "Point", "[70.5, 30.1]")                                                                       \
    "," FEATURE("\"n\": 2", "Point", "[71.5, 29.9]") "," FEATURE("\"n\": 3", "Point", "[72.2, 30]") "," FEATURE(       \
        "\"n\": 4", "Point", "[73, 32]")

static workshop *new_country(void)
{
    workshop *w = new_workshop();
    put_file(w, "roads.geojson", ROADS);
    put_file(w, "style.yaml",
             "version: 8\nsources:\n  data: {type: geojson, data: data.geojson}\n"
             "  roads: {type: geojson, data: roads.geojson}\nlayers:\n  - {id: points, type: circle, source: data}\n");
    put_features(w, PLACES);
    return w;
}

#define MAP(route, data)                                                                                               \
    "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\nview: {bbox: [69, 28, 74, 33]}\n"                      \
    "title: \"{data.within} of {data.total}, {data.drawn} drawn\"\nparameters: {within: 50 km, most: 60}\n"            \
    "furniture: {legend: none}\nroutes: {R: {source: roads" route "}}\nsources: {data: {" data "}}\n"
#define A1 ", where: \"ref = 'A1'\""
#define ALONG "along: {route: R, within: 50 km}"

static void check_title(const char *map, const char *expected)
{
    workshop *w = new_country();
    outcome o = drawn(w, map, NULL);
    assert_string_equal(text_at(&o, "title"), expected);
    assert_null(miscounted_layer(o.report));
    free_outcome(&o);
    free_workshop(w);
}

static void what_is_farther_is_filtered_and_counted(void **state)
{
    (void) state;
    check_title(MAP(A1, ALONG), "3 of 4, 3 drawn");
    check_title(MAP(A1, "along: {route: R, within: 15 km}"), "2 of 4, 2 drawn");
    check_title(MAP(A1, "along: {route: R, within: '{within}'}"), "3 of 4, 3 drawn");
}

/* The first of the roads runs west: so does the route, from 72° to 70°. */
static void along_where_reads_the_fields_that_along_adds(void **state)
{
    (void) state;
    check_title(MAP(A1, ALONG ", along_where: \"route_side = 'right'\""), "1 of 4, 1 drawn");
    check_title(MAP(A1, ALONG ", along_where: \"route_side = 'before start' AND route_km = 0\""), "1 of 4, 1 drawn");
    check_title(MAP(A1, ALONG ", along_where: \"route_km BETWEEN 48.2 AND 48.3 AND route_side = 'left'\""),
                "1 of 4, 1 drawn");
    check_title(MAP(A1, ALONG ", along_where: \"route_km BETWEEN 144.7 AND 144.8 AND n = 1\""), "1 of 4, 1 drawn");
    check_title(MAP(A1, ALONG ", along_where: \"route = 'R' AND route_distance_km < 11.09\""), "2 of 4, 2 drawn");
    check_title(MAP(A1, ALONG ", along_where: \"route_km < :most AND route_km_from = route_km_to\""),
                "2 of 4, 2 drawn");
}

static void origin_and_direction_say_how_kilometres_are_counted(void **state)
{
    (void) state;
    check_title(MAP(A1 ", origin: [70, 30]", ALONG ", along_where: \"route_km BETWEEN 48.2 AND 48.3 AND n = 1\""),
                "1 of 4, 1 drawn");
    check_title(
        MAP(A1 ", direction: backward", ALONG ", along_where: \"route_side = 'after end' AND route_km > 192.9\""),
        "1 of 4, 1 drawn");
    check_title(MAP(A1 ", origin: [71.2, 30.2]", ALONG ", along_where: \"route_km BETWEEN -29 AND -28.9 AND n = 2\""),
                "1 of 4, 1 drawn");
}

static void a_style_reads_the_fields_like_the_sources_own(void **state)
{
    (void) state;
    workshop *w = new_country();
    put_file(
        w, "style.yaml",
        "version: 8\nsources:\n  data: {type: geojson, data: data.geojson}\n"
        "  roads: {type: geojson, data: roads.geojson}\nlayers:\n  - {id: points, type: circle, source: data, filter: "
        "[all, ['==', [get, route_side], left], ['<', [get, route_km], 60]]}\n");
    outcome o = drawn(w, MAP(A1, ALONG), NULL);
    assert_string_equal(text_at(&o, "title"), "3 of 4, 1 drawn");
    char *remarks = remarks_of(w);
    if (strstr(remarks, "lacks")) fail_msg("%s", remarks);
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

static void lines_of_a_source_are_routes_by_their_names(void **state)
{
    (void) state;
    workshop *w = new_country();
    put_file(w, "style.yaml",
             "version: 8\nsources:\n  data: {type: geojson, data: data.geojson}\n"
             "  routes: {type: geojson, data: roads.geojson}\n"
             "  one: {type: geojson, data: {type: LineString, coordinates: [[70, 30], [72, 30]]}}\n"
             "layers:\n  - {id: points, type: circle, source: data}\n");
#define SHORT(along)                                                                                                   \
    "version: 1\nstyle: style.yaml\ntitle: '{data.within}'\nview: {bbox: [69, 28, 74, 33]}\nsources: {data: {along: "  \
    "{route: " along ", within: 20 km}}}\n"
    outcome o = drawn(w, SHORT("one"), NULL);
    assert_string_equal(text_at(&o, "title"), "3");
    free_outcome(&o);
    o = drawn(w, SHORT("A1"), NULL); /* the first line of that name */
    assert_string_equal(text_at(&o, "title"), "1");
    free_outcome(&o);
    o = draw_map(w, SHORT("[A1, A2]"), NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, "there is no route 'A2'");
    check_failed(&o, COR_BAD_DOCUMENT, "did you mean 'A1'?");
    free_outcome(&o);
    free_workshop(w);
}

static void check_wrong(const char *map, cor_status status, const char *words)
{
    workshop *w = new_country();
    put_file(w, "posts.csv", "lon,lat,km,name\n70,30,0,a\n71,30,120,b\n71.5,30,110,c\n72,30,200,d\n");
    outcome o = draw_map(w, map, NULL, COR_FORMAT_PNG);
    check_failed(&o, status, words);
    if (o.error.line < 8) fail_msg("at line %d: %s", o.error.line, o.error.message);
    free_outcome(&o);
    free_workshop(w);
}

static void what_cannot_be_fulfilled_is_said_at_its_place(void **state)
{
    (void) state;
    check_wrong(MAP("", ALONG), COR_BAD_DATA, "route 'R': the lines branch at [71.00000, 30.00000]");
    check_wrong(MAP(", where: \"ref = 'C'\"", ALONG), COR_BAD_DATA,
                "between [70.50000, 29.00000] and [71.00000, 29.00000] there is a gap of 48.7 km");
    check_wrong(MAP(", where: \"ref = 'D'\"", ALONG), COR_BAD_DOCUMENT, "has no such lines");
    check_wrong(MAP(A1 ", order: parts", ALONG), COR_BAD_DOCUMENT, "no field 'parts'");
    check_wrong(MAP(A1 ", gap: step", ALONG), COR_BAD_DOCUMENT, "\"gap\" is refuse, straight, or a step");
    check_wrong(MAP(A1 ", gap: step 5", ALONG), COR_BAD_DOCUMENT, "write km, m, mi or nmi");
    check_wrong(MAP(A1 ", origin: [70, 300]", ALONG), COR_BAD_DOCUMENT, "[longitude, latitude]");
    check_wrong(MAP(A1 ", calibrate: {points: posts.csv}", ALONG), COR_BAD_DOCUMENT, "the field of their kilometres");
    check_wrong(MAP(A1 ", calibrate: {points: posts.csv, km: km}", ALONG), COR_BAD_DATA,
                "row 3 of posts.csv, kilometre 110, lies 48.243 km beyond row 2 of posts.csv, which has 120");
    check_wrong(MAP(A1 ", calibrate: {points: posts.csv, km: name}", ALONG), COR_BAD_DATA, "is no number");
    check_wrong(MAP(A1 ", calibrate: {points: postes.csv, km: km}", ALONG), COR_BAD_DATA, "postes.csv");
    check_wrong(MAP(A1, "along: {route: S, within: 50 km}"), COR_BAD_DOCUMENT, "no source 'routes'");
    check_wrong(MAP(A1, "along: {route: R}"), COR_BAD_DOCUMENT, "\"along\" needs a route and a distance");
    check_wrong(MAP(A1, "along: {route: R, within: 50}"), COR_BAD_DOCUMENT, "write km, m, mi or nmi");
    check_wrong(MAP(A1, ALONG ", along_where: \"route_kms < 1\""), COR_BAD_DOCUMENT,
                "no field \'route_kms\'; did you mean \'route_km\'?");
    check_wrong(MAP(A1, ALONG ", along_where: \"route_km <\""), COR_BAD_DOCUMENT, "");
}

static void gaps_are_bridged_where_that_is_said(void **state)
{
    (void) state;
    check_title(MAP(", where: \"ref = 'C'\", gap: straight",
                    "along: {route: R, within: 130 km}, along_where: \"route_km > 190\""),
                "1 of 4, 1 drawn");
    check_title(MAP(", where: \"ref = 'C'\", gap: step 100 km",
                    "along: {route: R, within: 130 km}, along_where: \"route_km > 240\""),
                "1 of 4, 1 drawn");
}

static void posts_say_kilometres_and_much_another_length_is_a_warning(void **state)
{
    (void) state;
    workshop *w = new_country();
    put_file(w, "posts.csv", "lon,lat,km\n70,30.01,0\n71,30,120\n72,30,220\n");
    outcome o = drawn(w,
                      MAP(A1 ", calibrate: {points: posts.csv, km: km}", ALONG
                          ", along_where: \"route_km BETWEEN 59.9 AND 60.1 OR route_km BETWEEN 169.9 AND 170.1\""),
                      NULL);
    assert_string_equal(text_at(&o, "title"), "2 of 4, 2 drawn");
    char *remarks = remarks_of(w);
    if (!strstr(remarks,
                "by its posts it is 220.0 km from the first to the last, as it is drawn 193.0 km: 14.0 % more"))
        fail_msg("%s", remarks);
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

/* In Mercator's metres an edge of some degrees bulges to the north of the straight one in degrees. */
static void a_source_may_say_itself_how_its_lines_are_a_route(void **state)
{
    (void) state;
    workshop *w = new_country();
    put_file(w, "posts.csv", "lon,lat,km\n70,29,0\n72,29,200\n");
    outcome o =
        drawn(w,
              "version: 1\nstyle: style.yaml\ntitle: '{data.within}'\nview: {bbox: [69, 28, 74, 33]}\nsources:\n"
              "  roads: {where: \"ref = 'C'\", gap: step 0 km, calibrate: {points: posts.csv, km: km}}\n"
              "  data: {along: {route: roads, within: 120 km}, along_where: \"route_km = 200 AND n = 3\"}\n",
              NULL);
    assert_string_equal(text_at(&o, "title"), "1");
    assert_true(number_at(&o, "routes.0.gaps") == 1 && number_at(&o, "routes.0.calibrated.km") == 200);
    free_outcome(&o);
    free_workshop(w);
}

/* The road goes there and back: a point beside it is passed twice, and is one feature. */
static void a_route_that_passes_twice_gives_two_rows_of_one_feature(void **state)
{
    (void) state;
    workshop *w = new_country();
    put_file(w, "roads.geojson",
             COLLECTION(FEATURE("", "LineString", "[[70, 30], [71.2, 30], [71.2, 30.2], [70, 30.2]]")));
    outcome o = drawn(w, MAP("", "along: {route: R, within: 15 km, passes: all}"), NULL);
    assert_string_equal(text_at(&o, "title"), "1 of 4, 1 drawn");
    assert_null(miscounted_layer(o.report));
    assert_string_equal(text_at(&o, "routes.0.name"), "R");
    assert_true(number_at(&o, "routes.0.drawn_km") > 252 && number_at(&o, "routes.0.drawn_km") < 255);
    assert_true(number_at(&o, "routes.0.to_km") == number_at(&o, "routes.0.drawn_km"));
    assert_true(number_at(&o, "routes.0.gaps") == 0);
    free_outcome(&o);
    o = drawn(w, MAP("", "along: {route: R, within: 15 km, passes: all}, along_where: \"route_km > 100\""), NULL);
    assert_string_equal(text_at(&o, "title"), "1 of 4, 1 drawn");
    free_outcome(&o);
    free_workshop(w);
}

static void edges_are_straight_in_the_coordinates_of_their_source(void **state)
{
    (void) state;
    workshop *w = new_country();
    put_file(w, "roads.geojson",
             COLLECTION(FEATURE("", "LineString", "[[7792364.36, 3503549.84], [8905559.26, 6446275.84]]")));
    put_features(w, FEATURE("", "Point", "[71, 32.26253845]") "," FEATURE("", "Point", "[71, 32]"));
    outcome o = drawn(w, MAP("", "along: {route: R, within: 10 m}}, roads: {crs: 'EPSG:3857'"), NULL);
    assert_string_equal(text_at(&o, "title"), "1 of 2, 1 drawn");
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_farther_is_filtered_and_counted),
        cmocka_unit_test(along_where_reads_the_fields_that_along_adds),
        cmocka_unit_test(origin_and_direction_say_how_kilometres_are_counted),
        cmocka_unit_test(a_style_reads_the_fields_like_the_sources_own),
        cmocka_unit_test(lines_of_a_source_are_routes_by_their_names),
        cmocka_unit_test(what_cannot_be_fulfilled_is_said_at_its_place),
        cmocka_unit_test(gaps_are_bridged_where_that_is_said),
        cmocka_unit_test(posts_say_kilometres_and_much_another_length_is_a_warning),
        cmocka_unit_test(a_source_may_say_itself_how_its_lines_are_a_route),
        cmocka_unit_test(a_route_that_passes_twice_gives_two_rows_of_one_feature),
        cmocka_unit_test(edges_are_straight_in_the_coordinates_of_their_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
