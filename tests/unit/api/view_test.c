/* The view: what was asked for is in the frame, in the projection asked for, at the zoom the formula gives. */
#include <math.h>

#include "support/cmocka_all.h"
#include "support/near.h"
#include "support/workshop.h"

#define MAP "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\n"
#define BARE "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px, frame: false}\n"

static void one_point_is_seen_with_at_least_twenty_five_kilometres_on_each_side(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    outcome o = drawn(w, MAP "view: {fit: data}\n", NULL);
    check_near(number_at(&o, "view.centre.0"), 70, 1e-6);
    check_near(number_at(&o, "view.centre.1"), 30, 1e-3);
    double height = number_at(&o, "view.extent.3") - number_at(&o, "view.extent.1");
    assert_true(height > 48e3 && height < 80e3);
    assert_int_equal(count_of(&o, "points", "drawn"), 1);
    free_outcome(&o);
    free_workshop(w);
}

static void one_line_fills_the_frame(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"LineString\", \"coordinates\": [[60, 25], [61, 25], [70, 30]]}");
    outcome o = drawn(w, BARE "view: {fit: data, margin: 0%, crs: 'EPSG:4326'}\n", NULL);
    check_near(number_at(&o, "view.extent.0"), 60, 1e-9);
    check_near(number_at(&o, "view.extent.2"), 70, 1e-9);
    check_near(number_at(&o, "view.extent.1"), 27.5 - 3.75, 1e-9);
    check_near(number_at(&o, "view.extent.3"), 27.5 + 3.75, 1e-9);
    free_outcome(&o);
    free_workshop(w);
}

static void a_small_site_fills_the_frame_and_a_point_has_land_around_it(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"LineString\", \"coordinates\": [[70, 30], [70.02, 30.002]]}");
    outcome o = drawn(w, BARE "view: {fit: data, margin: 0%, crs: 'EPSG:4326'}\n", NULL);
    check_near(number_at(&o, "view.extent.0"), 70, 1e-9);
    check_near(number_at(&o, "view.extent.2"), 70.02, 1e-9);
    free_outcome(&o);
    put_geometry(w, "{\"type\": \"Point\", \"coordinates\": [70, 0]}");
    o = drawn(w, BARE "view: {fit: data, margin: 0%, crs: 'EPSG:4326'}\n", NULL);
    check_near(number_at(&o, "view.extent.3") - number_at(&o, "view.extent.1"), 2 * 25.0 / 111, 1e-3);
    free_outcome(&o);
    free_workshop(w);
}

static void a_level_line_is_no_empty_view(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"LineString\", \"coordinates\": [[60, 25], [70, 25]]}");
    outcome o = drawn(w, MAP "view: {fit: data, crs: 'EPSG:3395'}\n", NULL);
    assert_int_equal(count_of(&o, "lines", "drawn"), 1);
    free_outcome(&o);
    free_workshop(w);
}

static void margins_are_shares_of_the_longer_side_or_lengths_on_paper(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"LineString\", \"coordinates\": [[60, 26], [70, 29]]}");
    outcome o = drawn(w, BARE "view: {fit: data, margin: 10%, crs: 'EPSG:4326'}\n", NULL);
    check_near(number_at(&o, "view.extent.0"), 59, 1e-9);
    check_near(number_at(&o, "view.extent.2"), 71, 1e-9);
    free_outcome(&o);
    /* 50 px of 400 on each side: 10 degrees take 300 px, so a px is a thirtieth of a degree. */
    o = drawn(w, BARE "view: {fit: data, margin: 50 px, crs: 'EPSG:4326'}\n", NULL);
    check_near(number_at(&o, "view.extent.0"), 60 - 50 / 30.0, 1e-9);
    free_outcome(&o);
    free_workshop(w);
}

static void without_a_word_on_the_view_all_data_are_in_it(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Point\", \"coordinates\": "
                    "[60, 20]}}, {\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Point\", "
                    "\"coordinates\": [80, 40]}}");
    outcome o = drawn(w, MAP, NULL);
    assert_int_equal(count_of(&o, "points", "drawn"), 2);
    free_outcome(&o);
    free_workshop(w);
}

static void points_on_both_sides_of_the_antimeridian_are_near_each_other(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"MultiPoint\", \"coordinates\": [[178, -18], [-178, -16]]}");
    outcome o = drawn(w, MAP "view: {fit: data}\n", NULL);
    check_near(fabs(number_at(&o, "view.centre.0")), 180, 0.1);
    assert_true(number_at(&o, "view.extent.2") - number_at(&o, "view.extent.0") < 1e6);
    assert_int_equal(count_of(&o, "points", "drawn"), 1);
    free_outcome(&o);
    free_workshop(w);
}

static void a_box_whose_west_is_east_of_its_east_crosses_the_antimeridian(void **state)
{
    (void) state;
    static const char *const boxes[] = {"[170, -25, -170, -10]", "[170, -25, 190, -10]", "[-190, -25, -170, -10]"};
    for (size_t i = 0; i < G_N_ELEMENTS(boxes); i++) {
        workshop *w = new_workshop();
        put_geometry(w, "{\"type\": \"MultiPoint\", \"coordinates\": [[178, -18], [-178, -16]]}");
        char *map = g_strdup_printf(MAP "view: {bbox: %s}\n", boxes[i]);
        outcome o = drawn(w, map, NULL);
        check_near(cos(number_at(&o, "view.centre.0") * G_PI / 180), -1, 1e-6);
        assert_int_equal(count_of(&o, "points", "drawn"), 1);
        free_outcome(&o);
        g_free(map);
        free_workshop(w);
    }
}

static void round_a_pole_the_projection_is_polar(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"MultiPoint\", \"coordinates\": [[0, 80], [90, 80], [180, 80], [-90, 80], [0, 90]]}");
    outcome o = drawn(w, MAP "view: {bbox: [-180, 70, 180, 90]}\n", NULL);
    assert_non_null(strstr(text_at(&o, "view.crs"), "stere"));
    check_near(number_at(&o, "view.centre.1"), 90, 1e-6);
    assert_int_equal(count_of(&o, "points", "drawn"), 1);
    assert_null(json_at(o.report, "view.reach"));
    free_outcome(&o);
    put_geometry(w, "{\"type\": \"Point\", \"coordinates\": [0, -90]}");
    o = drawn(w, MAP "view: {fit: data}\n", NULL);
    assert_true(number_at(&o, "view.centre.1") < -89.5);
    assert_int_equal(count_of(&o, "points", "drawn"), 1);
    free_outcome(&o);
    free_workshop(w);
}

static void the_whole_world_is_drawn(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"MultiPoint\", \"coordinates\": [[-170, 80], [170, -80], [0, 0]]}");
    outcome o = drawn(w, MAP "view: {bbox: [-180, -90, 180, 90]}\n", NULL);
    assert_int_equal(count_of(&o, "points", "drawn"), 1);
    free_outcome(&o);
    free_workshop(w);
}

static void the_whole_earth_on_a_globe_is_all_of_the_disc(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"Point\", \"coordinates\": [40, 30]}");
    outcome o = drawn(w, BARE "view: {bbox: [-180, -90, 180, 90], crs: '+proj=ortho +lat_0=20 +lon_0=30'}\n", NULL);
    assert_true(number_at(&o, "view.extent.1") < -6.3e6);
    assert_true(number_at(&o, "view.extent.3") > 6.3e6);
    free_outcome(&o);
    free_workshop(w);
}

static void a_crs_by_its_code_is_used_as_it_is(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    outcome o = drawn(w, BARE "view: {bbox: [69, 29, 71, 31], crs: 'EPSG:32642'}\n", NULL);
    assert_string_equal(text_at(&o, "view.crs"), "EPSG:32642");
    assert_string_equal(text_at(&o, "view.name"), "WGS 84 / UTM zone 42N");
    assert_false(json_is_true(json_at(o.report, "view.chosen")));
    free_outcome(&o);
    free_workshop(w);
}

static void an_extent_is_in_units_of_its_crs(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    outcome o = drawn(w, BARE "view: {extent: [500000, 3300000, 900000, 3600000], crs: 'EPSG:32642'}\n", NULL);
    check_near(number_at(&o, "view.extent.0"), 500000, 1e-6);
    check_near(number_at(&o, "view.extent.1"), 3300000, 1e-6);
    check_near(number_at(&o, "view.extent.2"), 900000, 1e-6);
    check_near(number_at(&o, "view.extent.3"), 3600000, 1e-6);
    free_outcome(&o);
    free_workshop(w);
}

static void an_extent_of_other_proportions_is_shown_whole(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    outcome o = drawn(w, BARE "view: {extent: [500000, 3200000, 800000, 3800000], crs: 'EPSG:32642'}\n", NULL);
    check_near(number_at(&o, "view.extent.1"), 3200000, 1e-6);
    check_near(number_at(&o, "view.extent.3"), 3800000, 1e-6);
    check_near(number_at(&o, "view.extent.0"), 250000, 1e-6);
    check_near(number_at(&o, "view.extent.2"), 1050000, 1e-6);
    free_outcome(&o);
    free_workshop(w);
}

/* At the equator of the spherical Mercator a page of 512 px over 40,075,016.6856 m is zoom 0, and every halving one
 * more. */
static void at_the_equator_of_web_mercator_zoom_is_that_of_web_maps(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"Point\", \"coordinates\": [0, 0]}");
    for (int zoom = 3; zoom <= 14; zoom += 3) {
        double half = 20037508.342789244 / exp2(zoom);
        char *map = g_strdup_printf("version: 1\nstyle: style.yaml\npage: {size: 512 x 512 px, frame: false}\n"
                                    "view: {extent: [%.9f, %.9f, %.9f, %.9f], crs: 'EPSG:3857'}\n",
                                    -half, -half, half, half);
        outcome o = drawn(w, map, NULL);
        /* North-south the ellipsoid is 0.67 % shorter there than the sphere; zoom takes the mean of both. */
        check_near(number_at(&o, "view.zoom"), zoom - log2(sqrt(1 - 0.00669437999014)), 1e-4);
        free_outcome(&o);
        g_free(map);
    }
    free_workshop(w);
}

/* UTM on its central meridian: 0.9996 of a map metre is a ground metre. At 1 km of ground for a px:
 * log2(2π · 6378137 · cos 30° / (512 · 1000)) = log2(67.7856…) = 6.0829. */
static void zoom_follows_its_formula_in_a_projection_of_metres(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"Point\", \"coordinates\": [69, 30]}");
    const double north = 3318785.3527; /* of 30° N on the central meridian */
    char *map = g_strdup_printf(BARE "view: {extent: [%.4f, %.4f, %.4f, %.4f], crs: 'EPSG:32642'}\n", 500000 - 199920.0,
                                north - 149940.0, 500000 + 199920.0, north + 149940.0);
    outcome o = drawn(w, map, NULL);
    check_near(number_at(&o, "view.centre.0"), 69, 1e-9);
    check_near(number_at(&o, "view.centre.1"), 30, 1e-6);
    check_near(number_at(&o, "view.metres_per_point"), 1000 / 0.75, 0.5);
    check_near(number_at(&o, "view.zoom"), 6.08290, 1e-4);
    free_outcome(&o);
    g_free(map);
    free_workshop(w);
}

static void dots_do_not_change_zoom(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    outcome a = drawn(w, BARE "view: {bbox: [69, 29, 71, 31]}\n", NULL);
    cor_options options = {.dpi = 300};
    outcome b = drawn(w, BARE "view: {bbox: [69, 29, 71, 31]}\n", &options);
    assert_true(number_at(&a, "view.zoom") == number_at(&b, "view.zoom"));
    assert_true(b.bytes->len > a.bytes->len);
    free_outcome(&a);
    free_outcome(&b);
    free_workshop(w);
}

static void views_that_show_nothing_are_errors_with_a_place(void **state)
{
    (void) state;
    static const struct {
        const char *view, *words;
        int status;
    } bad[] = {
        {"{fit: dato}", "did you mean 'data'?", COR_BAD_DOCUMENT},
        {"{bbox: [1, 2, 3]}", "four numbers", COR_BAD_DOCUMENT},
        {"{bbox: [1, 5, 3, 4]}", "south is not below north", COR_BAD_DOCUMENT},
        {"{extent: [0, 0, 1, 1]}", "needs the CRS", COR_BAD_DOCUMENT},
        {"{bbox: [0, 0, 1, 1], crs: 'EPSG:99999999'}", "EPSG:99999999", COR_BAD_DOCUMENT},
        {"{extent: [1e11, 1e11, 2e11, 2e11], crs: 'EPSG:32642'}", "", COR_BAD_DOCUMENT},
        {"{bbox: [0, -89, 10, -80], crs: '+proj=gnom +lat_0=90'}", "can be projected", COR_BAD_DOCUMENT},
    };
    workshop *w = new_workshop();
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *map = g_strdup_printf(MAP "view: %s\n", bad[i].view);
        outcome o = draw_map(w, map, NULL, COR_FORMAT_PNG);
        check_failed(&o, (cor_status) bad[i].status, bad[i].words);
        if (o.error.line != 4 || o.error.column < 7)
            fail_msg("%s: %d:%d: %s", bad[i].view, o.error.line, o.error.column, o.error.message);
        assert_true(g_str_has_suffix(o.error.file, "map.yaml"));
        free_outcome(&o);
        g_free(map);
    }
    free_workshop(w);
}

static void heights_are_no_table_that_the_view_could_fit(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "heights.asc", "ncols 2\nnrows 2\nxllcorner 69\nyllcorner 29\ncellsize 1\n1 2\n3 4\n");
    put_file(w, "style.yaml",
             "version: 8\nsources:\n  data: {type: geojson, data: data.geojson}\n"
             "  heights: {type: raster-dem, url: heights.asc}\nlayers:\n"
             "  - {id: relief, type: color-relief, source: heights,\n     paint: {color-relief-color: "
             "[interpolate, [linear], [elevation], 0, '#000', 4, '#fff']}}\n"
             "  - {id: points, type: circle, source: data}\n");
    outcome o = drawn(w, MAP "sources:\n  heights: {crs: 'EPSG:4326'}\n", NULL);
    check_near(number_at(&o, "view.centre.0"), 70, 1e-6);
    free_outcome(&o);
    free_workshop(w);
}

static void a_source_without_geometry_cannot_be_fitted(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "null");
    outcome o = draw_map(w, MAP "view: {fit: data}\n", NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DATA, "no geometry");
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_point_is_seen_with_at_least_twenty_five_kilometres_on_each_side),
        cmocka_unit_test(one_line_fills_the_frame),
        cmocka_unit_test(a_small_site_fills_the_frame_and_a_point_has_land_around_it),
        cmocka_unit_test(a_level_line_is_no_empty_view),
        cmocka_unit_test(margins_are_shares_of_the_longer_side_or_lengths_on_paper),
        cmocka_unit_test(without_a_word_on_the_view_all_data_are_in_it),
        cmocka_unit_test(points_on_both_sides_of_the_antimeridian_are_near_each_other),
        cmocka_unit_test(a_box_whose_west_is_east_of_its_east_crosses_the_antimeridian),
        cmocka_unit_test(round_a_pole_the_projection_is_polar),
        cmocka_unit_test(the_whole_world_is_drawn),
        cmocka_unit_test(the_whole_earth_on_a_globe_is_all_of_the_disc),
        cmocka_unit_test(a_crs_by_its_code_is_used_as_it_is),
        cmocka_unit_test(an_extent_is_in_units_of_its_crs),
        cmocka_unit_test(an_extent_of_other_proportions_is_shown_whole),
        cmocka_unit_test(at_the_equator_of_web_mercator_zoom_is_that_of_web_maps),
        cmocka_unit_test(zoom_follows_its_formula_in_a_projection_of_metres),
        cmocka_unit_test(dots_do_not_change_zoom),
        cmocka_unit_test(views_that_show_nothing_are_errors_with_a_place),
        cmocka_unit_test(heights_are_no_table_that_the_view_could_fit),
        cmocka_unit_test(a_source_without_geometry_cannot_be_fitted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
