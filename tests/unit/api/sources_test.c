/* What a style's source says of its features: filters, ids and clusters, with honest counts. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define MAP "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\nview: {bbox: [60, 20, 80, 40]}\n"
#define SOURCE(keys) "version: 8\nsources: {data: {type: geojson, data: data.geojson" keys "}}\nlayers:\n"
#define POINT(at, properties)                                                                                          \
    "{\"type\": \"Feature\", \"properties\": {" properties                                                             \
    "}, \"geometry\": {\"type\": \"Point\", \"coordinates\": " at "}}"

static void check_counts(const outcome *o, int layer, int read, int drawn_n, int outside, int filtered, int unusable)
{
    const char *const names[] = {"read", "drawn", "outside", "filtered", "unusable"};
    const int expected[] = {read, drawn_n, outside, filtered, unusable};
    for (int i = 0; i < 5; i++) {
        char *path = g_strdup_printf("layers.%d.features.%s", layer, names[i]);
        if ((int) number_at(o, path) != expected[i])
            fail_msg("%s is %d, not %d", path, (int) number_at(o, path), expected[i]);
        g_free(path);
    }
}

static outcome drawn_with(workshop *w, const char *style)
{
    put_file(w, "style.yaml", style);
    return drawn(w, MAP, NULL);
}

static const char crowd[] =
    POINT("[70, 30]", "\"w\": 3") "," POINT("[70.01, 30]", "\"w\": 4") "," POINT("[70.02, 30]", "\"w\": 5") "," POINT(
        "[75, 35]", "\"w\": 1") "," POINT("[120, 50]", "\"w\": 1") "," POINT("[]", "\"w\": 1");

static void features_in_clusters_are_counted_one_by_one(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, crowd);
    outcome o = drawn_with(w, SOURCE(", cluster: true, clusterRadius: 10") "- {id: many, type: circle, source: data, "
                                                                           "filter: [has, point_count]}\n"
                                                                           "- {id: all, type: circle, source: data}\n");
    check_counts(&o, 0, 6, 3, 0, 3, 0);
    check_counts(&o, 1, 6, 4, 1, 0, 1);
    assert_int_equal((int) number_at(&o, "layers.0.features.clusters"), 1);
    free_outcome(&o);
    free_workshop(w);
}

static void clusters_know_what_their_points_add_up_to(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, crowd);
    outcome o = drawn_with(
        w,
        SOURCE(", cluster: true, clusterRadius: 10, clusterProperties: {sum: ['+', [get, w]], "
               "least: [[min, [accumulated], [get, least]], [get, w]]}") "- {id: sum, type: circle, source: data, "
                                                                         "filter: [==, [get, sum], 12]}\n"
                                                                         "- {id: least, type: circle, source: data, "
                                                                         "filter: [all, [==, [get, least], 3], [get, "
                                                                         "cluster], [==, [get, "
                                                                         "point_count_abbreviated], 3]]}\n"
                                                                         "- {id: single, type: circle, source: data, "
                                                                         "filter: [all, [==, [get, w], 1], ['!', [has, "
                                                                         "sum]]]}\n");
    check_counts(&o, 0, 6, 3, 0, 3, 0);
    check_counts(&o, 1, 6, 3, 0, 3, 0);
    check_counts(&o, 2, 6, 1, 1, 3, 1);
    free_outcome(&o);
    free_workshop(w);
}

static void what_is_no_point_is_said_where_points_are_clustered(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, POINT("[70, 30]", "") ",{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": "
                                          "\"LineString\", \"coordinates\": [[70, 30], [71, 31]]}}");
    outcome o = drawn_with(w, SOURCE(", cluster: true, clusterRadius: 10") "- {id: all, type: circle, source: data}\n");
    check_counts(&o, 0, 2, 1, 0, 1, 0);
    char *diagnostics = remarks_of(w);
    assert_non_null(strstr(diagnostics, "1 feature is no point"));
    g_free(diagnostics);
    free_outcome(&o);
    free_workshop(w);
}

static void the_filter_of_a_source_counts_as_a_filter(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, crowd);
    outcome o = drawn_with(w, SOURCE(", filter: ['>', [get, w], 3]") "- {id: all, type: circle, source: data}\n");
    check_counts(&o, 0, 6, 2, 0, 4, 0);
    free_outcome(&o);
    free_workshop(w);
}

static void a_filter_of_a_source_may_ask_where_a_feature_is(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, crowd);
    outcome o = drawn_with(w, SOURCE(", filter: [within, {type: Polygon, coordinates: [[[74, 34], [76, 34], [76, 36], "
                                     "[74, 36], [74, 34]]]}]") "- {id: all, type: circle, source: data}\n");
    check_counts(&o, 0, 6, 1, 0, 5, 0);
    free_outcome(&o);
    free_workshop(w);
}

static void ids_are_what_the_source_says(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, crowd);
    outcome o =
        drawn_with(w, SOURCE(", promoteId: w") "- {id: all, type: circle, source: data, filter: [==, [id], 5]}\n");
    check_counts(&o, 0, 6, 1, 0, 5, 0);
    free_outcome(&o);
    o = drawn_with(w, SOURCE(", generateId: true, filter: ['>', [get, w], 3]") "- {id: all, type: circle, source: "
                                                                               "data, filter: [==, [id], 2]}\n");
    check_counts(&o, 0, 6, 1, 0, 5, 0);
    free_outcome(&o);
    o = drawn_with(w, SOURCE("") "- {id: all, type: circle, source: data, filter: [==, [id], 3]}\n");
    check_counts(&o, 0, 6, 1, 0, 5, 0);
    free_outcome(&o);
    free_workshop(w);
}

static void clusters_of_data_in_metres_stand_where_the_data_do(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml", SOURCE(", cluster: true, clusterRadius: 10") "- {id: all, type: circle, source: data}\n");
    put_file(w, "metres.csv", "x,y\n7792364,3503549\n7792400,3503549\n");
    outcome o = drawn(w, MAP "sources: {data: {url: metres.csv, crs: 'EPSG:3857'}}\n", NULL);
    check_counts(&o, 0, 2, 2, 0, 0, 0);
    assert_int_equal((int) number_at(&o, "layers.0.features.clusters"), 1);
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(features_in_clusters_are_counted_one_by_one),
        cmocka_unit_test(clusters_know_what_their_points_add_up_to),
        cmocka_unit_test(what_is_no_point_is_said_where_points_are_clustered),
        cmocka_unit_test(the_filter_of_a_source_counts_as_a_filter),
        cmocka_unit_test(a_filter_of_a_source_may_ask_where_a_feature_is),
        cmocka_unit_test(ids_are_what_the_source_says),
        cmocka_unit_test(clusters_of_data_in_metres_stand_where_the_data_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
