/* The scale bar is as long as it says, on the ellipsoid, where it stands; its length is round. */
#include <math.h>
#include <stdlib.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "page.h"
#include "proj/geodesic.h"
#include "support/cmocka_all.h"

/* The outline of the bar: the only stroke of its group. */
static cor_rect bar_of(const page *p)
{
    const cor_group *group = group_of(p, "scale-bar");
    assert_non_null(group);
    for (size_t i = 0; i < group->n_items; i++)
        if (group->items[i].kind == COR_ITEM_STROKE) return cor_path_bounds(group->items[i].stroke.paths);
    fail_msg("the scale bar has no outline");
    return COR_RECT_EMPTY;
}

/* "0|100|200 km" → 200000 */
static double metres_said(const page *p)
{
    const char *last = strrchr(words_of(p, "scale-bar"), '|');
    char digits[32] = "";
    assert_non_null(last);
    /* Thousands are parted by a thin space: what is no digit is skipped. */
    for (const char *c = last + 1; *c; c++)
        if ((*c >= '0' && *c <= '9') || *c == '.') strncat(digits, c, 1);
    return strtod(digits, NULL) * (strstr(last, " km") ? 1000 : 1);
}

static bool is_round(double x)
{
    static const double rounds[] = {1, 1.5, 2, 3, 4, 6};
    double power = pow(10, floor(log10(x) + 1e-9)), first = x / power;
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        if (fabs(first - rounds[i]) < 1e-9) return true;
    return false;
}

static cor_point lonlat_at(const page *p, double x, double y)
{
    cor_point at = cor_affine_apply(p->furnishing.to_map, x, y);
    assert_int_equal(cor_transform_forward(p->furnishing.to_lonlat, &at, 1), 0);
    return at;
}

static void check_true(const char *crs, double lon, double lat, double units, cor_at at)
{
    page *p = new_page(794, 539);
    p->map.furniture.scale_bar.at = at;
    set_view(p, crs, lon, lat, units);
    furnish(p);
    cor_rect bar = bar_of(p);
    double said = metres_said(p);
    double real = cor_geodesic_distance(lonlat_at(p, bar.x0, bar.y0), lonlat_at(p, bar.x1, bar.y0));
    if (!(fabs(real / said - 1) < 0.001)) fail_msg("%s at %g %g: %g m said, %g m real", crs, lon, lat, said, real);
    if (!is_round(said)) fail_msg("%s at %g %g: %g m is no round length", crs, lon, lat, said);
    assert_true(cor_rect_width(bar) > 40 && cor_rect_width(bar) < 140);
    assert_true(cor_rect_covers(p->scene->frame, bar));
    assert_true(cor_rect_covers(obstacle_of(p, "scale-bar"), bar));
    free_page(p);
}

static void it_is_true_at_its_own_place_in_every_projection(void **state)
{
    (void) state;
    static const struct {
        const char *crs;
        double lon, lat;
    } views[] = {
        {"EPSG:3395", 10, 60},
        {"EPSG:3857", 10, 60},
        {"EPSG:3857", 70, -45},
        {"+proj=lcc +lat_1=26 +lat_2=34 +lat_0=30 +lon_0=69 +datum=WGS84", 69, 30},
        {"+proj=stere +lat_0=90 +lat_ts=75 +lon_0=0 +datum=WGS84", 30, 85},
        {"EPSG:3031", -60, -75},
        {"EPSG:32642", 69, 30},
        {"+proj=aea +lat_1=15 +lat_2=55 +lat_0=35 +lon_0=90 +datum=WGS84", 90, 35},
        {"+proj=eqearth +datum=WGS84", 20, 40},
    };
    static const cor_at corners[] = {COR_AT_BOTTOM_LEFT, COR_AT_TOP_RIGHT};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        for (size_t k = 0; k < 2; k++)
            for (double units = 10; units < 3000; units *= 3.7)
                check_true(views[i].crs, views[i].lon, views[i].lat, units, corners[k]);
}

static void it_is_true_where_the_map_is_in_degrees(void **state)
{
    (void) state;
    check_true("EPSG:4326", 70, 30, 0.02, COR_AT_BOTTOM_LEFT);
    check_true("EPSG:4326", 10, 60, 0.001, COR_AT_BOTTOM_RIGHT);
}

/* Along a parallel Mercator's ground length is N(lat) · cos(lat) · dlon: a formula of our own beside the geodesic's. */
static void mercator_at_sixty_degrees_shows_half_the_equators_length(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.furniture.scale_bar.at = COR_AT_BOTTOM_LEFT;
    set_view(p, "EPSG:3857", 10, 60, 500);
    furnish(p);
    cor_rect bar = bar_of(p);
    const double a = 6378137, e2 = 0.00669437999014;
    double lat = lonlat_at(p, bar.x0, bar.y0).y * M_PI / 180;
    double n = a / sqrt(1 - e2 * sin(lat) * sin(lat));
    double ground = cor_rect_width(bar) * 500 / a * n * cos(lat);
    assert_true(fabs(ground / metres_said(p) - 1) < 0.001);
    assert_true(ground < 0.53 * cor_rect_width(bar) * 500);
    free_page(p);
}

/* geod, PROJ's program, from end to end of the outline; -1 where it is not installed. */
static double metres_by_geod(const page *p, cor_rect bar)
{
    char *name = NULL, *out = NULL;
    cor_point a = lonlat_at(p, bar.x0, bar.y0), b = lonlat_at(p, bar.x1, bar.y0);
    char *text = g_strdup_printf("%.12f %.12f %.12f %.12f\n", a.y, a.x, b.y, b.x);
    int fd = g_file_open_tmp("ends-XXXXXX", &name, NULL);
    g_close(fd, NULL);
    g_file_set_contents(name, text, -1, NULL);
    const char *argv[] = {"geod", "+ellps=WGS84", "-I", "-F", "%.4f", name, NULL};
    bool ran = g_spawn_sync(NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                            &out, NULL, NULL, NULL);
    g_remove(name);
    char *last = ran ? strrchr(g_strchomp(out), '\t') : NULL;
    double metres = last ? g_ascii_strtod(last + 1, NULL) : -1;
    g_free(name);
    g_free(text);
    g_free(out);
    return metres;
}

static void geod_agrees(void **state)
{
    (void) state;
    static const double latitudes[] = {0, 30, -45, 60, 75};
    for (size_t i = 0; i < sizeof latitudes / sizeof *latitudes; i++) {
        page *p = new_page(794, 539);
        p->map.furniture.scale_bar.at = COR_AT_BOTTOM_LEFT;
        set_view(p, "EPSG:3857", 10, latitudes[i], 1500);
        furnish(p);
        double metres = metres_by_geod(p, bar_of(p));
        if (metres < 0) skip();
        if (!(fabs(metres / metres_said(p) - 1) < 1e-6)) fail_msg("%f m by geod, %f said", metres, metres_said(p));
        free_page(p);
    }
}

static void miles_stand_below_kilometres(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.furniture.scale_bar = (cor_scale_bar){.on = true, .at = COR_AT_BOTTOM_LEFT, .units = COR_UNITS_BOTH};
    set_view(p, "EPSG:3395", 70, 0, 1000);
    furnish(p);
    assert_string_equal(words_of(p, "scale-bar"), "0|50|100 km|0|20|40|60 mi");
    const cor_group *group = group_of(p, "scale-bar");
    cor_rect bars[2];
    size_t n = 0;
    for (size_t i = 0; i < group->n_items; i++)
        if (group->items[i].kind == COR_ITEM_STROKE && n < 2) bars[n++] = cor_path_bounds(group->items[i].stroke.paths);
    assert_int_equal(n, 2);
    assert_float_equal(cor_rect_width(bars[1]) / cor_rect_width(bars[0]), 60 * 1.609344 / 100, 1e-3);
    assert_true(bars[1].y0 > bars[0].y1);
    free_page(p);
}

static void miles_alone_become_feet_when_they_are_short(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.furniture.scale_bar = (cor_scale_bar){.on = true, .at = COR_AT_BOTTOM_LEFT, .units = COR_UNITS_MILES};
    set_view(p, "EPSG:3395", 70, 0, 3);
    furnish(p);
    assert_string_equal(words_of(p, "scale-bar"), "0|500|1000 ft");
    free_page(p);
}

/* Equal Earth's corners lie beyond the world, and its formulas give places there all the same. */
static void beyond_the_world_there_is_no_bar(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.furniture.scale_bar.at = COR_AT_BOTTOM_LEFT;
    set_view(p, "+proj=eqearth +datum=WGS84", 0, 0, 50000);
    furnish(p);
    assert_null(group_of(p, "scale-bar"));
    free_page(p);
}

static void short_lengths_are_in_metres_and_long_ones_in_kilometres(void **state)
{
    (void) state;
    static const struct {
        double units;
        const char *words;
    } scales[] = {{1, "0|50|100 m"}, {4, "0|200|400 m"}, {10, "0|0.5|1 km"}, {20, "0|1|2 km"}, {24, "0|1|2|3 km"}};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        page *p = new_page(794, 539);
        p->map.furniture.scale_bar.at = COR_AT_BOTTOM_LEFT;
        set_view(p, "EPSG:32642", 69, 30, scales[i].units);
        furnish(p);
        if (strcmp(words_of(p, "scale-bar"), scales[i].words) != 0)
            fail_msg("%g: '%s' for '%s'", scales[i].units, words_of(p, "scale-bar"), scales[i].words);
        free_page(p);
    }
}

static void where_the_page_shows_no_ground_there_is_no_bar(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    set_view(p, "+proj=ortho +lat_0=30 +lon_0=70 +datum=WGS84", 70, 30, 100000);
    p->map.furniture.scale_bar.at = COR_AT_BOTTOM_LEFT;
    furnish(p);
    assert_null(group_of(p, "scale-bar"));
    assert_true(cor_rect_is_empty(obstacle_of(p, "scale-bar")));
    free_page(p);
}

static void switched_off_it_is_not_drawn(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.furniture.scale_bar.on = false;
    furnish(p);
    assert_null(group_of(p, "scale-bar"));
    free_page(p);
}

static void on_a_small_page_it_takes_no_more_than_a_third(void **state)
{
    (void) state;
    page *p = new_page(150, 150);
    furnish(p);
    assert_true(cor_rect_width(bar_of(p)) <= cor_rect_width(p->scene->frame) / 3 + 1e-6);
    free_page(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_true_at_its_own_place_in_every_projection),
        cmocka_unit_test(it_is_true_where_the_map_is_in_degrees),
        cmocka_unit_test(mercator_at_sixty_degrees_shows_half_the_equators_length),
        cmocka_unit_test(geod_agrees),
        cmocka_unit_test(miles_stand_below_kilometres),
        cmocka_unit_test(miles_alone_become_feet_when_they_are_short),
        cmocka_unit_test(beyond_the_world_there_is_no_bar),
        cmocka_unit_test(short_lengths_are_in_metres_and_long_ones_in_kilometres),
        cmocka_unit_test(where_the_page_shows_no_ground_there_is_no_bar),
        cmocka_unit_test(switched_off_it_is_not_drawn),
        cmocka_unit_test(on_a_small_page_it_takes_no_more_than_a_third),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
