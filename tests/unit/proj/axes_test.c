/* CRSs whose axes point south or west: data in them are read as GDAL reads them in its traditional order, and maps in
 * them stand upright. The numbers are those of cs2cs (PROJ 9.1.1) for 19.5 E 30 S, and 14.5 E 50 N. */
#include <glib.h>
#include <string.h>

#include "unit/proj/opened.h"

static const cor_point africa = {19.5, -30};

static const struct {
    const char *crs;
    cor_point lonlat, data; /* what data have there */
    cor_point map;          /* what the plane of a map has */
} known[] = {
    {"EPSG:2048", {19.5, -30}, {-48243.4486, 3320218.6505}, {48243.4486, -3320218.6505}},
    {"EPSG:22275", {19.5, -30}, {-434426.6731, 3328395.2214}, {434426.6731, -3328395.2214}},
    {"EPSG:29371", {19.5, -30}, {-821662.2072, 916875.3050}, {821662.2072, -916875.3050}},
    {"EPSG:5513", {14.5, 50}, {1053416.5503, 738542.8647}, {-738542.8647, -1053416.5503}},
    {"EPSG:5514", {14.5, 50}, {-738542.8647, -1053416.5503}, {-738542.8647, -1053416.5503}},
    {"EPSG:22234", {19.5, -30}, {355371.5896, 6680560.2509}, {355371.5896, 6680560.2509}},
    {"EPSG:9221", {19.5, -30}, {874653.7221, 1287511.3153}, {874653.7221, 1287511.3153}},
    {"EPSG:31467", {19.5, -30}, {4515975.5277, -3367281.6929}, {4515975.5277, -3367281.6929}},
    {"EPSG:3031", {19.5, -30}, {2391483.4611, 6753340.9614}, {2391483.4611, 6753340.9614}},
    {"+proj=tmerc +lon_0=19 +axis=wsu", {19.5, -30}, {-48243.4486, 3320218.6505}, {48243.4486, -3320218.6505}},
    {"+proj=longlat +datum=WGS84 +axis=wsu", {19.5, -30}, {-19.5, 30}, {19.5, -30}},
};

static cor_point transformed(const cor_crs *from, const cor_crs *to, cor_point p)
{
    const cor_transform *transform;
    assert_int_equal(cor_transform_open(proj, from, to, &transform, NULL), COR_OK);
    cor_transform_forward(transform, &p, 1);
    return p;
}

static void assert_there(const char *crs, cor_point p, cor_point expected, double slack)
{
    if (!(hypot(p.x - expected.x, p.y - expected.y) < slack))
        fail_msg("%s: %.4f, %.4f; expected %.4f, %.4f", crs, p.x, p.y, expected.x, expected.y);
}

static void data_keep_their_axes_and_maps_stand_upright(void **state)
{
    (void) state;
    const cor_crs *lonlat = cor_crs_lonlat(proj);
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        const cor_crs *data, *map;
        const char *crs = known[i].crs;
        assert_int_equal(cor_crs_open(proj, crs, &data, NULL), COR_OK);
        assert_int_equal(cor_crs_open_plane(proj, crs, &map, NULL), COR_OK);
        assert_there(crs, transformed(lonlat, data, known[i].lonlat), known[i].data, 1e-3);
        assert_there(crs, transformed(lonlat, map, known[i].lonlat), known[i].map, 1e-3);
        assert_there(crs, transformed(data, lonlat, known[i].data), known[i].lonlat, 1e-6);
        assert_there(crs, transformed(map, lonlat, known[i].map), known[i].lonlat, 1e-6);
        assert_there(crs, transformed(data, map, known[i].data), known[i].map, 2e-3);
        assert_string_equal(cor_crs_text(map), crs);
        assert_string_equal(cor_crs_name(map), cor_crs_name(data));
    }
}

static void a_plane_asked_for_again_is_the_same(void **state)
{
    (void) state;
    const cor_crs *a, *b, *usual, *plane;
    assert_int_equal(cor_crs_open_plane(proj, "EPSG:2048", &a, NULL), COR_OK);
    assert_int_equal(cor_crs_open_plane(proj, "EPSG:2048", &b, NULL), COR_OK);
    assert_ptr_equal(a, b);
    assert_int_equal(cor_crs_open(proj, "EPSG:32642", &usual, NULL), COR_OK);
    assert_int_equal(cor_crs_open_plane(proj, "EPSG:32642", &plane, NULL), COR_OK);
    assert_ptr_equal(usual, plane);
}

/* GDAL warps pictures into the plane of the map by its WKT. */
static void the_wkt_of_a_plane_says_its_axes(void **state)
{
    (void) state;
    const cor_crs *plane, *again;
    assert_int_equal(cor_crs_open_plane(proj, "EPSG:22275", &plane, NULL), COR_OK);
    assert_null(strstr(cor_crs_wkt(plane), "\",west"));
    assert_non_null(strstr(cor_crs_wkt(plane), "Cape"));
    assert_int_equal(cor_crs_open(proj, cor_crs_wkt(plane), &again, NULL), COR_OK);
    assert_there("WKT", transformed(cor_crs_lonlat(proj), again, africa), known[1].map, 1e-3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(data_keep_their_axes_and_maps_stand_upright),
        cmocka_unit_test(a_plane_asked_for_again_is_the_same),
        cmocka_unit_test(the_wkt_of_a_plane_says_its_axes),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
