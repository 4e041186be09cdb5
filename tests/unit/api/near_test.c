/* `near` keeps what lies within a distance of another source, and every feature is counted once. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

/* A road along 30° N from 70° to 72° E; a degree of latitude there is 110.85 km. */
#define ROAD                                                                                                           \
    "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {}, \"geometry\": "      \
    "{\"type\": \"LineString\", \"coordinates\": [[70, 30], [71, 30], [72, 30]]}}]}"
#define POINT(at)                                                                                                      \
    "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Point\", \"coordinates\": " at "}}"
#define STYLE                                                                                                          \
    "version: 8\nsources: {data: {type: geojson, data: data.geojson}, road: {type: geojson, data: road.geojson}}\n"    \
    "layers:\n  - {id: points, type: circle, source: data}\n"

static workshop *new_country(void)
{
    workshop *w = new_workshop();
    put_file(w, "road.geojson", ROAD);
    put_file(w, "style.yaml", STYLE);
    put_features(w, POINT("[71, 30.4]") "," POINT("[71.5, 30.5]") "," POINT("[71, 28]") "," POINT("[90, 30]"));
    return w;
}

#define MAP(near)                                                                                                      \
    "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\nview: {bbox: [69, 28, 73, 32]}\n"                      \
    "title: \"{data.within} of {data.total}, {data.drawn} drawn\"\nparameters: {within: 50 km}\n"                      \
    "sources: {data: {near: " near "}}\n"

static void what_is_farther_is_filtered_and_counted(void **state)
{
    (void) state;
    workshop *w = new_country();
    outcome o = drawn(w, MAP("{source: road, within: 50 km}"), NULL);
    assert_string_equal(text_at(&o, "title"), "1 of 4, 1 drawn");
    assert_true(number_at(&o, "layers.0.features.read") == 4);
    assert_true(number_at(&o, "layers.0.features.filtered") == 3);
    assert_null(miscounted_layer(o.report));
    free_outcome(&o);
    free_workshop(w);
}

static void what_is_near_but_off_the_page_counts_too(void **state)
{
    (void) state;
    workshop *w = new_country();
    outcome o = drawn(w, MAP("{source: road, within: 2000 km}"), NULL);
    assert_string_equal(text_at(&o, "title"), "4 of 4, 3 drawn");
    assert_true(number_at(&o, "layers.0.features.outside") == 1);
    free_outcome(&o);
    free_workshop(w);
}

static void a_parameter_may_say_how_far(void **state)
{
    (void) state;
    static const char *const set[] = {"within=60 km"};
    const cor_options asked = {.set = set, .n_set = 1};
    workshop *w = new_country();
    outcome o = drawn(w, MAP("{source: road, within: '{within}'}"), NULL);
    assert_string_equal(text_at(&o, "title"), "1 of 4, 1 drawn");
    free_outcome(&o);
    o = drawn(w, MAP("{source: road, within: '{within}'}"), &asked);
    assert_string_equal(text_at(&o, "title"), "2 of 4, 2 drawn");
    free_outcome(&o);
    free_workshop(w);
}

static void distances_are_measured_in_the_other_sources_own_crs(void **state)
{
    (void) state;
    workshop *w = new_country();
    put_file(w, "road.geojson",
             "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {}, "
             "\"geometry\": {\"type\": \"LineString\", \"coordinates\": [[7792364.36, 3503549.84], [8015003.34, "
             "3503549.84]]}}]}");
    outcome o = drawn(w, MAP("{source: road, within: 50 km}, where: '1 = 1'}, road: {crs: 'EPSG:3857'"), NULL);
    assert_string_equal(text_at(&o, "title"), "1 of 4, 1 drawn");
    free_outcome(&o);
    free_workshop(w);
}

static void check_near(const char *map, const char *words)
{
    workshop *w = new_country();
    outcome o = draw_map(w, map, NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, words);
    assert_true(o.error.line > 0);
    free_outcome(&o);
    free_workshop(w);
}

static void what_cannot_be_fulfilled_is_said_at_its_place(void **state)
{
    (void) state;
    check_near(MAP("{source: roads, within: 50 km}"), "did you mean 'road'?");
    check_near(MAP("{source: road, within: 50}"), "write km, m, mi or nmi");
    check_near(MAP("{source: road, within: '{reach}'}"), "{reach} is not known");
    check_near(MAP("{source: road}"), "needs both a source and a distance");
    check_near(MAP("{sauce: road}"), "known here: source, within");
    check_near(MAP("road"), "near");
}

static void nothing_near_is_said(void **state)
{
    (void) state;
    workshop *w = new_country();
    outcome o = draw_map(w, MAP("{source: road, within: 10 m}"), NULL, COR_FORMAT_PNG);
    char *diagnostics = remarks_of(w);
    if (!strstr(diagnostics, "nothing of source 'data' lies within 10 m of 'road'")) fail_msg("%s", diagnostics);
    g_free(diagnostics);
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_farther_is_filtered_and_counted),
        cmocka_unit_test(what_is_near_but_off_the_page_counts_too),
        cmocka_unit_test(a_parameter_may_say_how_far),
        cmocka_unit_test(distances_are_measured_in_the_other_sources_own_crs),
        cmocka_unit_test(what_cannot_be_fulfilled_is_said_at_its_place),
        cmocka_unit_test(nothing_near_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
