/* Which texts open a CRS, and what is known of it. */
#include <glib.h>

#include "unit/proj/opened.h"

static const cor_crs *opened(const char *text)
{
    const cor_crs *crs = NULL;
    cor_error err = {0};
    if (cor_crs_open(proj, text, &crs, &err)) fail_msg("%s: %s", text, err.message);
    return crs;
}

static void assert_refused(const char *text, const char *word)
{
    const cor_crs *crs = NULL;
    cor_error err = {0};
    assert_int_equal(cor_crs_open(proj, text, &crs, &err), COR_BAD_DOCUMENT);
    assert_null(crs);
    if (!strstr(err.message, word)) fail_msg("%s: \"%s\" lacks \"%s\"", text, err.message, word);
    assert_null(strchr(err.message, '\n'));
}

static void codes_open(void **state)
{
    (void) state;
    assert_string_equal(cor_crs_name(opened("EPSG:32642")), "WGS 84 / UTM zone 42N");
    assert_string_equal(cor_crs_name(opened("epsg:4326")), "WGS 84");
    assert_true(cor_crs_is_geographic(opened("OGC:CRS84")));
    assert_false(cor_crs_is_geographic(opened("ESRI:102030")));
}

static void equal_texts_give_the_same_handle(void **state)
{
    (void) state;
    const cor_crs *first = opened("EPSG:3857");
    assert_ptr_equal(first, opened(" EPSG:3857\n"));
    assert_string_equal(cor_crs_text(first), "EPSG:3857");
    assert_ptr_equal(cor_crs_lonlat(proj), cor_crs_lonlat(proj));
}

static void mercators_are_told_from_other_projections(void **state)
{
    (void) state;
    assert_true(cor_crs_is_mercator(opened("EPSG:3857")));
    assert_true(cor_crs_is_mercator(opened("+proj=merc +lat_ts=20 +lon_0=100")));
    assert_false(cor_crs_is_mercator(opened("EPSG:32642")));
    assert_false(cor_crs_is_mercator(opened("EPSG:4326")));
}

static void units_are_known_in_metres(void **state)
{
    (void) state;
    assert_true(cor_crs_metres(opened("EPSG:32642")) == 1);
    assert_true(fabs(cor_crs_metres(opened("EPSG:2227")) - 0.3048006) < 1e-6);
    assert_true(cor_crs_metres(opened("EPSG:4326")) == 0);
    assert_true(cor_crs_metres(opened("+proj=lcc +lat_1=30 +lon_0=70 +units=km")) == 1000);
}

static void every_spelling_of_wgs84_is_known(void **state)
{
    (void) state;
    const char *const spellings[] = {
        "EPSG:4326", "OGC:CRS84", "+proj=longlat +datum=WGS84 +no_defs",
        "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
        "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]",
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],"
        "AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],"
        "AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST],AUTHORITY[\"EPSG\",\"4326\"]]"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        assert_string_equal(cor_crs_name(opened(spellings[i])), "WGS 84");
    assert_string_not_equal(cor_crs_name(opened("EPSG:4269")), "WGS 84");
}

static void wkt_of_both_ages_opens_and_comes_back_on_one_line(void **state)
{
    (void) state;
    const char *esri = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],\n"
                       "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    assert_true(cor_crs_is_geographic(opened(esri)));
    const char *wkt = cor_crs_wkt(opened("EPSG:24378"));
    assert_null(strchr(wkt, '\n'));
    const cor_crs *again = opened(wkt);
    assert_string_equal(cor_crs_name(again), cor_crs_name(opened("EPSG:24378")));
}

static void a_compound_crs_is_taken_by_its_horizontal_part(void **state)
{
    (void) state;
    assert_string_equal(cor_crs_name(opened("EPSG:7405")), "OSGB36 / British National Grid");
}

static void a_proj_string_is_named_after_its_method(void **state)
{
    (void) state;
    assert_string_equal(cor_crs_name(opened("+proj=aea +lat_1=20 +lat_2=50 +lon_0=70")), "Albers Equal Area");
}

/* Its opening costs more than drawing a small map. */
static void a_plain_map_of_wgs84_needs_no_database(void **state)
{
    (void) state;
    cor_proj *fresh = cor_proj_new();
    const cor_crs *crs;
    const cor_transform *transform;
    cor_point points[] = {{70, 30}};
    assert_int_equal(cor_crs_open(fresh, "+proj=longlat +datum=WGS84 +no_defs", &crs, NULL), COR_OK);
    assert_int_equal(cor_crs_auto(fresh, (cor_rect){60, 23, 78, 37}, &crs, NULL), COR_OK);
    assert_int_equal(cor_transform_open(fresh, cor_crs_lonlat(fresh), crs, &transform, NULL), COR_OK);
    assert_int_equal(cor_transform_forward(transform, points, 1), 0);
    assert_int_equal(cor_transform_inverse(transform, points, 1), 0);
    assert_string_equal(cor_crs_name(crs), "Lambert Conformal Conic");
    GDir *open_files = g_dir_open("/proc/self/fd", 0, NULL);
    const char *name;
    while (open_files && (name = g_dir_read_name(open_files))) {
        char *path = g_build_filename("/proc/self/fd", name, NULL), *file = g_file_read_link(path, NULL);
        assert_true(!file || !g_str_has_suffix(file, "proj.db"));
        g_free(file);
        g_free(path);
    }
    if (open_files) g_dir_close(open_files);
    cor_proj_free(fresh);
}

static void what_reads_files_or_asks_servers_is_refused(void **state)
{
    (void) state;
    assert_refused("+init=epsg:4326", "+init");
    assert_refused("+proj=longlat +nadgrids=/etc/passwd", "+nadgrids");
    assert_refused("+proj=longlat +ellps=WGS84 +nadgrids=@null,/etc/passwd", "+nadgrids");
    assert_refused("+proj=utm +zone=42 +geoidgrids=egm96.gtx", "+geoidgrids");
    assert_refused("+proj=pipeline +step +proj=longlat", "+step");
    assert_refused("http://spatialreference.org/ref/epsg/4326/", "names no CRS");
    assert_refused("/etc/passwd", "names no CRS");
    assert_refused("WGS 84", "names no CRS");
    assert_refused("PROJCS[\"x\",EXTENSION[\"PROJ4\",\"+proj=merc +nadgrids=/etc/passwd\"]]", "grid file");
    assert_refused("BOUNDCRS[SOURCECRS[x],ABRIDGEDTRANSFORMATION[PARAMETERFILE[\"x\",\"y.gsb\"]]]", "grid file");
}

static void nonsense_is_refused(void **state)
{
    (void) state;
    assert_refused("", "empty");
    assert_refused("EPSG:999999", "database");
    assert_refused("+proj=nosuch", "understand");
    assert_refused("+lat_0=30", "+proj=");
    assert_refused("PROJCS[\"x\"", "understand");
    assert_refused("EPSG:5773", "not a CRS of the plane");
    assert_refused("EPSG:4978", "not a CRS of the plane");
    static char long_text[10001];
    memset(long_text, '+', 10000);
    assert_refused(long_text, "10000 bytes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_map_of_wgs84_needs_no_database),
        cmocka_unit_test(codes_open),
        cmocka_unit_test(equal_texts_give_the_same_handle),
        cmocka_unit_test(mercators_are_told_from_other_projections),
        cmocka_unit_test(units_are_known_in_metres),
        cmocka_unit_test(every_spelling_of_wgs84_is_known),
        cmocka_unit_test(wkt_of_both_ages_opens_and_comes_back_on_one_line),
        cmocka_unit_test(a_compound_crs_is_taken_by_its_horizontal_part),
        cmocka_unit_test(a_proj_string_is_named_after_its_method),
        cmocka_unit_test(what_reads_files_or_asks_servers_is_refused),
        cmocka_unit_test(nonsense_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
