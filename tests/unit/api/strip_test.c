/* The strip counts what lies along its route by kilometres, as many as titles count, and says where it can't. */
#include <math.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

/* A road along 30° N from 70° to 72° E: 192.97 km. A row beside another road, and one beyond the end. */
static workshop *new_country(void)
{
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nsources:\n  data: {type: vector, url: data.csv}\n"
             "  roads: {type: geojson, data: roads.geojson}\nlayers:\n"
             "  - {id: points, type: circle, source: data, metadata: {corridor:legend: {labels: {a: One, b: Two}}},\n"
             "     paint: {circle-color: [match, [get, kind], a, red, b, blue, black]}}\n");
    put_file(w, "roads.geojson",
             "{\"type\": \"FeatureCollection\", \"features\": ["
             "{\"type\": \"Feature\", \"properties\": {\"ref\": \"A\"}, \"geometry\": {\"type\": \"LineString\", "
             "\"coordinates\": [[70, 30], [72, 30]]}},"
             "{\"type\": \"Feature\", \"properties\": {\"ref\": \"B\"}, \"geometry\": {\"type\": \"LineString\", "
             "\"coordinates\": [[70, 32], [72, 32]]}}]}");
    put_file(w, "data.csv",
             "lon,lat,kind\n70.1,30.05,a\n70.2,30.05,b\n70.3,29.9,a\n71.5,30.1,a\n71.99,30,b\n72.2,30,b\n71,31.9,a\n"
             "71,28.5,a\n");
    return w;
}

#define MAP(route, strip)                                                                                              \
    "version: 1\nstyle: style.yaml\ntitle: '{data.page}'\npage: {size: 900 x 700 px}\nview: {bbox: [69, 28, 73, "      \
    "33]}\n"                                                                                                           \
    "routes:\n  A: {source: roads, where: \"ref = 'A'\"}\n  B: {source: roads, where: \"ref = 'B'\"}\n"                \
    "sources: {data: {" route "}}\nfurniture: {strip: {" strip "}}\n"
#define BOTH "along: {route: [A, B], within: 50 km}"

static void bars_and_what_is_elsewhere_sum_up_to_the_title(void **state)
{
    (void) state;
    workshop *w = new_country();
    outcome o = drawn(w, MAP(BOTH, "route: A, source: data, bin: 25 km"), NULL);
    assert_string_equal(text_at(&o, "title"), "7");
    assert_string_equal(text_at(&o, "charts.0.chart"), "strip");
    assert_true(number_at(&o, "charts.0.count") == 5);
    assert_true(number_at(&o, "charts.0.beyond_ends") == 1 && number_at(&o, "charts.0.off_route") == 1);
    json_t *bars = json_at(o.report, "charts.0.bars");
    double sum = 0;
    for (size_t i = 0; i < json_array_size(bars); i++)
        sum += json_number_value(json_object_get(json_array_get(bars, i), "count"));
    assert_int_equal(json_array_size(bars), 8);
    assert_true(sum == 5);
    assert_true(number_at(&o, "charts.0.bars.0.count") == 2 && number_at(&o, "charts.0.bars.0.classes.1") == 1);
    assert_true(number_at(&o, "charts.0.bars.1.count") == 1 && number_at(&o, "charts.0.bars.5.count") == 1);
    assert_true(number_at(&o, "charts.0.bars.7.from_km") == 175 && number_at(&o, "charts.0.bars.7.count") == 1);
    assert_true(fabs(number_at(&o, "charts.0.bars.7.to_km") - 192.97) < 0.05);
    assert_string_equal(text_at(&o, "charts.0.classes.1"), "Two");
    free_outcome(&o);
    free_workshop(w);
}

/* Kilometres that do not begin at 0: bins stay multiples of their width. */
static void kilometres_are_those_of_the_route(void **state)
{
    (void) state;
    workshop *w = new_country();
    put_file(w, "posts.csv", "lon,lat,km\n70,30,510\n72,30,690\n");
    outcome o = drawn(w,
                      "version: 1\nstyle: style.yaml\npage: {size: 900 x 700 px}\nview: {bbox: [69, 28, 73, 33]}\n"
                      "routes: {A: {source: roads, where: \"ref = 'A'\", calibrate: {points: posts.csv, km: km}}}\n"
                      "sources: {data: {along: {route: A, within: 50 km}}}\n"
                      "furniture: {strip: {route: A, source: data, bin: 50 km}}\n",
                      NULL);
    assert_true(number_at(&o, "charts.0.bars.0.from_km") == 510 && number_at(&o, "charts.0.bars.0.to_km") == 550);
    assert_true(number_at(&o, "charts.0.bars.0.count") == 3 && number_at(&o, "charts.0.bars.3.to_km") == 690);
    assert_true(number_at(&o, "charts.0.count") == 5 && number_at(&o, "charts.0.beyond_ends") == 1);
    free_outcome(&o);
    free_workshop(w);
}

static void check_wrong(const char *map, const char *words)
{
    workshop *w = new_country();
    outcome o = draw_map(w, map, NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, words);
    assert_int_equal(o.error.line, 10);
    free_outcome(&o);
    free_workshop(w);
}

static void a_source_without_kilometres_is_refused(void **state)
{
    (void) state;
    check_wrong(MAP("attribution: Us", "route: A, source: data"),
                "source 'data' lies along no route; give it \"along: {route: A, within: 50 km}\" under \"sources\"");
    check_wrong(MAP("along: {route: A, within: 50 km}", "route: Aa, source: data"),
                "source 'data' does not lie along the route 'Aa'; did you mean 'A'?");
    check_wrong(MAP(BOTH, "route: A, source: date"), "did you mean 'data'?");
    check_wrong(MAP(BOTH, "route: A, source: data, bin: wide"), "is not a distance");
}

static void more_bars_than_can_be_told_apart_are_left_out(void **state)
{
    (void) state;
    workshop *w = new_country();
    outcome o = drawn(w, MAP(BOTH, "route: A, source: data, bin: 10 m"), NULL);
    assert_non_null(strstr(text_at(&o, "warnings.0.message"), "the strip is left out"));
    assert_int_equal(json_array_size(json_at(o.report, "charts.0.bars")), 0);
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_and_what_is_elsewhere_sum_up_to_the_title),
        cmocka_unit_test(kilometres_are_those_of_the_route),
        cmocka_unit_test(a_source_without_kilometres_is_refused),
        cmocka_unit_test(more_bars_than_can_be_told_apart_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
