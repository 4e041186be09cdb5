/* Where maps tear: at the antimeridian, at the edge of an azimuthal projection, between lobes, round other poles. */
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "geo/inside.h"
#include "proj/densify.h"
#include "support/cmocka_all.h"
#include "support/features.h"
#include "support/projecting.h"

static const double tolerance = 500, tolerance_in_degrees = 0.01;

static const cor_transform *between(kit *k, const char *from, const char *to)
{
    const cor_crs *a, *b;
    const cor_transform *t;
    assert_int_equal(cor_crs_open(k->proj, from, &a, NULL), COR_OK);
    assert_int_equal(cor_crs_open(k->proj, to, &b, NULL), COR_OK);
    assert_int_equal(cor_transform_open(k->proj, a, b, &t, NULL), COR_OK);
    return t;
}

static cor_geometry project_from(kit *k, const char *from, const char *to, cor_geometry source)
{
    const cor_transform *t = between(k, from, to);
    const cor_window window = cor_window_of(t, COR_RECT_EMPTY);
    double near = strstr(to, "longlat") ? tolerance_in_degrees : tolerance;
    return cor_project_geometry(t, &source, near, &window, k->arena, &k->counts);
}

static cor_geometry project(kit *k, const char *to, cor_geometry source)
{
    return project_from(k, "EPSG:4326", to, source);
}

/* An area of N rings, each of which begins after a NaN. */
static void add_area(kit *k, const cor_point *points, size_t n)
{
    cor_builder_feature(k->builder, COR_SHAPE_POLYGON);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || isnan(points[i].x)) cor_builder_part(k->builder);
        if (!isnan(points[i].x)) cor_builder_point(k->builder, points[i].x, points[i].y);
    }
    cor_builder_end_part(k->builder, 4);
    cor_builder_end_feature(k->builder);
}

#define AREA(...) add_area(k, (cor_point[]){__VA_ARGS__}, G_N_ELEMENTS(((cor_point[]){__VA_ARGS__})))
#define NEXT                                                                                                           \
    {                                                                                                                  \
        NAN, NAN                                                                                                       \
    }

static cor_geometry built(kit *k)
{
    return cor_builder_finish(k->builder, k->arena);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

/* Where PATH's edges cross the height Y, in order. */
static size_t crossings(const cor_path *path, double y, double *ret_x, size_t space)
{
    size_t n = 0;
    for (size_t p = 0; p < path->n_parts; p++)
        for (size_t i = path->parts[p]; i + 1 < path->parts[p + 1] && n < space; i++) {
            cor_point a = path->points[i], b = path->points[i + 1];
            if ((a.y <= y) != (b.y <= y)) ret_x[n++] = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
        }
    qsort(ret_x, n, sizeof *ret_x, by_value);
    return n;
}

/* Square metres inside by the even-odd rule, row by row. */
static double area(const cor_geometry *g, size_t feature)
{
    enum { ROWS = 2000, SPACE = 256 };
    double x[SPACE], sum = 0;
    if (cor_geometry_kind(g, feature) != COR_SHAPE_POLYGON) return 0;
    cor_path path = cor_geometry_path(g, feature);
    cor_rect bounds = cor_path_bounds(&path);
    double step = cor_rect_height(bounds) / ROWS;
    for (int row = 0; row < ROWS; row++) {
        size_t n = crossings(&path, bounds.y0 + (row + 0.5) * step, x, SPACE);
        assert_int_equal(n % 2, 0);
        for (size_t i = 0; i + 1 < n; i += 2)
            sum += (x[i + 1] - x[i]) * step;
    }
    return sum;
}

/* What lies between two parallels and so many degrees of longitude, on the sphere of the ellipsoid's surface. */
static double zone(double south, double north, double degrees)
{
    static const double globe = 5.10065622e14;
    return globe * degrees / 360 * (sin(north * G_PI / 180) - sin(south * G_PI / 180)) / 2;
}

static void assert_near(const char *what, double value, double expected, double share)
{
    if (!(fabs(value - expected) <= share * fabs(expected))) fail_msg("%s: %g, expected %g", what, value, expected);
}

static const char *const equal_area[] = {
    "+proj=eqearth +lon_0=0",
    "+proj=moll +lon_0=90",
    "+proj=moll +lon_0=150",
    "+proj=moll +lon_0=-60",
    "+proj=laea +lat_0=-18 +lon_0=178",
    "+proj=laea +lat_0=90",
    "+proj=laea +lat_0=20 +lon_0=2",
    "+proj=igh",
    "+proj=igh_o +lon_0=10",
    "+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60",
};

/* Every way of writing the same box from 177 E to 178 W, 20 to 15 S, has its area in every projection. */
static void a_box_across_the_antimeridian_is_itself_however_it_is_written(void **state)
{
    kit *k = *state;
    AREA({177, -20}, {177, -15}, {-178, -15}, {-178, -20}, {177, -20});
    AREA({177, -20}, {-178, -20}, {-178, -15}, {177, -15}, {177, -20});
    AREA({177, -20}, {182, -20}, {182, -15}, {177, -15}, {177, -20});
    AREA({177, -20}, {180, -20}, {180, -15}, {177, -15}, {177, -20}, NEXT, {-180, -20}, {-178, -20}, {-178, -15},
         {-180, -15}, {-180, -20});
    AREA({177, -20}, {180, -20}, {180, -15}, {177, -15}, {177, -20}, NEXT, {-180, -15}, {-178, -15}, {-178, -20},
         {-180, -20}, {-180, -17}, {-180, -15});
    AREA({177, -20}, {180, -20}, {-180, -20}, {-178, -20}, {-178, -15}, {-180, -15}, {180, -15}, {177, -15},
         {177, -20});
    AREA({180, -20}, {177, -20}, {177, -15}, {-180, -15}, {-178, -15}, {-178, -20}, {-180, -20}, {180, -20});
    cor_geometry boxes = built(k);
    for (size_t i = 0; i < G_N_ELEMENTS(equal_area); i++) {
        cor_geometry g = project(k, equal_area[i], boxes);
        for (size_t row = 0; row < boxes.n_features; row++)
            assert_near(equal_area[i], area(&g, row), zone(-20, -15, 5), 0.02);
    }
}

static void what_was_cut_at_the_antimeridian_is_one_ring_where_the_map_does_not_tear(void **state)
{
    kit *k = *state;
    AREA({177, -20}, {180, -20}, {180, -15}, {177, -15}, {177, -20}, NEXT, {-180, -20}, {-178, -20}, {-178, -15},
         {-180, -15}, {-180, -20});
    /* A longer stretch on one side, and a hole that lies across. */
    AREA({170, 0}, {180, 0}, {180, 4}, {180, 6}, {180, 10}, {170, 10}, {170, 0}, NEXT, {-180, 2}, {-175, 2}, {-175, 4},
         {-180, 4}, {-180, 2}, NEXT, {-180, 6}, {-175, 6}, {-175, 8}, {-180, 8}, {-180, 6});
    AREA({0, 60}, {5, 60}, {5, 65}, {0, 65}, {0, 60}, NEXT, {355, 60}, {360, 60}, {360, 65}, {355, 65}, {355, 60});
    AREA({170, -40}, {180, -40}, {180, -30}, {170, -30}, {170, -40}); /* an end that is its own */
    cor_geometry areas = built(k);
    cor_geometry g = project(k, "+proj=moll +lon_0=170", areas);
    static const size_t parts[] = {1, 1, 1, 1};
    for (size_t row = 0; row < G_N_ELEMENTS(parts); row++)
        assert_int_equal(cor_geometry_path(&g, row).n_parts, parts[row]);
    assert_near("two bays", area(&g, 1), zone(0, 10, 10) + zone(2, 4, 5) + zone(6, 8, 5), 0.01);
    assert_near("greenwich", area(&g, 2), zone(60, 65, 10), 0.01);
    assert_null(k->counts.torn);
}

/* Antarctica as RFC 7946 and as shapefiles have it, an ocean all round, a belt. */
static void what_goes_round_the_world_still_does(void **state)
{
    kit *k = *state;
    AREA({-180, -90}, {180, -90}, {180, -80}, {90, -70}, {0, -70}, {-90, -70}, {-180, -80}, {-180, -90});
    AREA({-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90});
    AREA({-180, -10}, {180, -10}, {180, 10}, {-180, 10}, {-180, -10});
    AREA({-180, 70}, {-90, 70}, {0, 70}, {90, 70}, {180, 70}, {180, 90}, {-180, 90}, {-180, 70});
    AREA({-180, -90}, {180, -90}, {180, 50}, {170, 50}, {170, 60}, {180, 60}, {180, 90}, {-180, 90}, {-180, 60},
         {-170, 60}, {-170, 50}, {-180, 50}, {-180, -90}); /* all but an island across */
    cor_geometry areas = built(k);
    double ocean = 5.10065622e14;
    for (size_t i = 0; i < G_N_ELEMENTS(equal_area); i++) {
        cor_geometry g = project(k, equal_area[i], areas);
        /* The coast's edges are straight in degrees: 90 of 80 to 70 S twice, 180 of 70 S. */
        double cap = zone(-90, -70, 180), slopes = 0;
        for (int s = 0; s < 90; s++)
            slopes += 2 * zone(-90, -80 + 10 * (s + 0.5) / 90, 1);
        assert_near(equal_area[i], area(&g, 0), cap + slopes, 0.02);
        assert_near(equal_area[i], area(&g, 1), ocean, 0.02);
        assert_near(equal_area[i], area(&g, 2), zone(-10, 10, 360), 0.02);
        assert_near(equal_area[i], area(&g, 3), zone(70, 90, 360), 0.02);
        assert_near(equal_area[i], area(&g, 4), ocean - zone(50, 60, 20), 0.02);
    }
}

/* Mali lies opposite the map's middle. */
static void an_area_round_the_place_opposite_the_centre_is_a_ring_along_the_edge(void **state)
{
    kit *k = *state;
    const char *const crs = "+proj=laea +lat_0=-18 +lon_0=178";
    AREA({-20, 0}, {20, 0}, {20, 35}, {-20, 35}, {-20, 0});
    cor_geometry g = project(k, crs, built(k));
    assert_near("area", area(&g, 0), zone(0, 35, 40), 0.02);
    cor_path path = cor_geometry_path(&g, 0);
    assert_false(cor_path_contains(&path, (cor_point){0, 0}));
    assert_non_null(k->counts.torn);
    assert_true(k->counts.torn[0]);
}

static void half_a_globe_ends_at_its_horizon(void **state)
{
    kit *k = *state;
    AREA({-180, -90}, {180, -90}, {180, 0}, {-180, 0}, {-180, -90});
    AREA({60, -30}, {120, -30}, {120, 30}, {60, 30}, {60, -30});    /* across the horizon */
    AREA({150, -10}, {170, -10}, {170, 10}, {150, 10}, {150, -10}); /* behind */
    cor_geometry g = project(k, "+proj=ortho +lat_0=0 +lon_0=0", built(k));
    double radius = 6378137, half = G_PI * radius * radius / 2;
    assert_near("southern half", area(&g, 0), half, 0.02);
    assert_int_equal(cor_geometry_kind(&g, 2), COR_SHAPE_NONE);
    for (size_t i = 0; i < g.n_points; i++)
        assert_true(hypot(g.points[i].x, g.points[i].y) < radius * 1.0001);
    /* The middle of the edge along the horizon is there, not on a chord. */
    cor_path path = cor_geometry_path(&g, 1);
    assert_true(cor_path_contains(&path, (cor_point){radius * 0.995, 0}));
}

static double longest_edge(const cor_geometry *g)
{
    double longest = 0;
    for (size_t p = 0; p < g->n_parts; p++)
        for (size_t i = g->parts[p]; i + 1 < g->parts[p + 1]; i++)
            longest = fmax(longest, hypot(g->points[i + 1].x - g->points[i].x, g->points[i + 1].y - g->points[i].y));
    return longest;
}

/* Meridians and parallels all round the world: none is seen to jump. */
static void no_line_is_drawn_across_a_tear(void **state)
{
    kit *k = *state;
    static const char *const crs[] = {"+proj=igh",
                                      "+proj=imoll_o",
                                      "+proj=adams_ws2",
                                      "+proj=omerc +lat_0=-36 +lonc=147 +alpha=-54 +gamma=0",
                                      "+proj=ob_tran +o_proj=robin +o_lon_p=40 +o_lat_p=50 +lon_0=60",
                                      "+proj=aeqd +lat_0=30 +lon_0=70",
                                      "+proj=goode +lon_0=30"};
    cor_point line[180];
    for (int x = -180; x < 180; x += 17) {
        for (int i = 0; i <= 80; i++)
            line[i] = (cor_point){x + 0.01, 2 * i - 80};
        add_one_part(k->builder, COR_SHAPE_LINE, line, 81);
    }
    for (int y = -75; y < 80; y += 15) {
        for (int i = 0; i < 180; i++)
            line[i] = (cor_point){2 * i - 179.5, y};
        add_one_part(k->builder, COR_SHAPE_LINE, line, 180);
    }
    cor_geometry lines = built(k);
    for (size_t i = 0; i < G_N_ELEMENTS(crs); i++) {
        cor_geometry g = project(k, crs[i], lines);
        if (longest_edge(&g) > 2e6) fail_msg("%s: an edge of %.0f km", crs[i], longest_edge(&g) / 1000);
    }
}

#define ROTATED "+proj=ob_tran +o_proj=longlat +o_lon_p=0 +o_lat_p=39.25 +lon_0=18 +datum=WGS84"

/* A model's grid, as regional climate models have it: straight where it is at home, an area on the earth elsewhere. */
static void degrees_round_another_pole_come_and_go(void **state)
{
    kit *k = *state;
    AREA({-28, -23}, {18, -23}, {18, 21}, {-28, 21}, {-28, -23});
    AREA({170, -5}, {-170, -5}, {-170, 5}, {170, 5}, {170, -5});
    cor_geometry grid = built(k);
    cor_geometry g = project_from(k, ROTATED, "+proj=laea +lat_0=52 +lon_0=10 +datum=WGS84", grid);
    assert_near("grid", area(&g, 0), zone(-23, 21, 46), 0.02);
    assert_near("across", area(&g, 1), zone(-5, 5, 20), 0.02);
    g = project_from(k, ROTATED, "+proj=moll +lon_0=10 +datum=WGS84", grid);
    assert_near("grid on a world map", area(&g, 0), zone(-23, 21, 46), 0.02);
    /* And there: 60 N is a ring round the earth's pole, which lies at 39.25 N of the others. */
    AREA({-180, 60}, {180, 60}, {180, 90}, {-180, 90}, {-180, 60});
    g = project(k, ROTATED, built(k));
    cor_path path = cor_geometry_path(&g, 0);
    assert_true(longest_edge(&g) < 20);
    assert_true(cor_path_contains(&path, (cor_point){0, 39.25 + 29}) ||
                cor_path_contains(&path, (cor_point){180, 39.25}));
}

/* The outline of what is torn lacks the edges along the tear and the pole. */
static void outlines_end_where_the_map_does(void **state)
{
    kit *k = *state;
    AREA({170, 0}, {-170, 0}, {-170, 10}, {170, 10}, {170, 0});
    AREA({-180, -90}, {180, -90}, {180, -80}, {0, -70}, {-180, -80}, {-180, -90});
    AREA({10, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 0});
    cor_geometry areas = built(k);
    const cor_transform *t = between(k, "EPSG:4326", "EPSG:3857");
    const cor_window window = cor_window_of(t, COR_RECT_EMPTY);
    cor_geometry g = cor_project_geometry(t, &areas, tolerance, &window, k->arena, &k->counts);
    assert_non_null(k->counts.torn);
    assert_int_equal(cor_geometry_path(&g, 0).n_parts, 2);
    assert_false(k->counts.torn[2]);
    cor_geometry lines = cor_project_outlines(t, &areas, tolerance, &window, k->counts.torn, k->arena);
    assert_int_equal(cor_geometry_kind(&lines, 0), COR_SHAPE_LINE);
    assert_int_equal(cor_geometry_kind(&lines, 2), COR_SHAPE_NONE);
    double edge = 20037508.342;
    for (size_t p = 0; p < lines.n_parts; p++)
        for (size_t i = lines.parts[p]; i + 1 < lines.parts[p + 1]; i++)
            assert_false(fabs(lines.points[i].x) > edge - 1 && fabs(lines.points[i + 1].x) > edge - 1);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_box_across_the_antimeridian_is_itself_however_it_is_written),
        T(what_was_cut_at_the_antimeridian_is_one_ring_where_the_map_does_not_tear),
        T(what_goes_round_the_world_still_does),
        T(an_area_round_the_place_opposite_the_centre_is_a_ring_along_the_edge),
        T(half_a_globe_ends_at_its_horizon),
        T(no_line_is_drawn_across_a_tear),
        T(degrees_round_another_pole_come_and_go),
        T(outlines_end_where_the_map_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
