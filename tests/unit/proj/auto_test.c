/* Which projection `crs: auto` chooses. */
#include "proj/crs.h"
#include "support/cmocka_all.h"

static void assert_choice(cor_rect extent, const char *expected)
{
    cor_proj *proj = cor_proj_new();
    const cor_crs *crs = NULL;
    cor_error err = {0};
    if (cor_crs_auto(proj, extent, &crs, &err)) fail_msg("%s", err.message);
    assert_string_equal(cor_crs_text(crs), expected);
    cor_proj_free(proj);
}

static void a_country_of_the_middle_latitudes_gets_a_conformal_conic(void **state)
{
    (void) state;
    assert_choice((cor_rect){60.9, 23.7, 77.8, 37.1},
                  "+proj=lcc +lat_1=26 +lat_2=35 +lat_0=30 +lon_0=69 +datum=WGS84 +units=m");
}

static void a_small_extent_keeps_decimals(void **state)
{
    (void) state;
    assert_choice((cor_rect){62.2, 25.05, 62.5, 25.35},
                  "+proj=lcc +lat_1=25.1 +lat_2=25.3 +lat_0=25.2 +lon_0=62.35 +datum=WGS84 +units=m");
}

static void a_single_point_is_enough(void **state)
{
    (void) state;
    assert_choice((cor_rect){62.325, 25.121, 62.325, 25.121},
                  "+proj=lcc +lat_1=25.121 +lat_2=25.121 +lat_0=25.121 +lon_0=62.325 +datum=WGS84 +units=m");
}

static void near_the_equator_it_is_mercator(void **state)
{
    (void) state;
    assert_choice((cor_rect){95, -11, 120, 6}, "+proj=merc +lat_ts=3 +lon_0=108 +datum=WGS84 +units=m");
}

static void round_a_pole_it_is_stereographic(void **state)
{
    (void) state;
    assert_choice((cor_rect){-180, 60, 180, 90}, "+proj=stere +lat_0=90 +lat_ts=75 +lon_0=0 +datum=WGS84 +units=m");
    assert_choice((cor_rect){-70, -85, -40, -65},
                  "+proj=stere +lat_0=-90 +lat_ts=-75 +lon_0=-55 +datum=WGS84 +units=m");
}

static void the_world_is_equal_area(void **state)
{
    (void) state;
    assert_choice((cor_rect){-180, -60, 180, 85}, "+proj=eqearth +lon_0=0 +datum=WGS84 +units=m");
}

static void continents_are_equal_area(void **state)
{
    (void) state;
    assert_choice((cor_rect){-20, -36, 54, 38}, "+proj=laea +lat_0=1 +lon_0=17 +datum=WGS84 +units=m");
    assert_choice((cor_rect){25, 0, 150, 60},
                  "+proj=aea +lat_1=10 +lat_2=50 +lat_0=30 +lon_0=88 +datum=WGS84 +units=m");
}

static void an_extent_across_the_antimeridian_has_its_middle_there(void **state)
{
    (void) state;
    assert_choice((cor_rect){170, -50, -170, -30},
                  "+proj=lcc +lat_1=-47 +lat_2=-33 +lat_0=-40 +lon_0=180 +datum=WGS84 +units=m");
}

static void what_is_not_lonlat_is_refused(void **state)
{
    (void) state;
    cor_proj *proj = cor_proj_new();
    const cor_rect bad[] = {{0, 10, 1, 0}, {0, 0, 500000, 10}, {NAN, 0, 1, 1}, {0, -91, 1, 1}, COR_RECT_EMPTY};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const cor_crs *crs = NULL;
        cor_error err = {0};
        assert_int_equal(cor_crs_auto(proj, bad[i], &crs, &err), COR_BAD_DOCUMENT);
        assert_non_null(strstr(err.message, "longitudes"));
    }
    cor_proj_free(proj);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_country_of_the_middle_latitudes_gets_a_conformal_conic),
        cmocka_unit_test(a_small_extent_keeps_decimals),
        cmocka_unit_test(a_single_point_is_enough),
        cmocka_unit_test(near_the_equator_it_is_mercator),
        cmocka_unit_test(round_a_pole_it_is_stereographic),
        cmocka_unit_test(the_world_is_equal_area),
        cmocka_unit_test(continents_are_equal_area),
        cmocka_unit_test(an_extent_across_the_antimeridian_has_its_middle_there),
        cmocka_unit_test(what_is_not_lonlat_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
