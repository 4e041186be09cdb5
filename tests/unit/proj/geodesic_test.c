/* Distances on the ellipsoid: numbers of GeographicLib's test set and of geod. */
#include "proj/geodesic.h"
#include "support/cmocka_all.h"

static void a_degree_of_the_equator_has_its_length(void **state)
{
    (void) state;
    assert_true(fabs(cor_geodesic_distance((cor_point){0, 0}, (cor_point){1, 0}) - 111319.4908) < 1e-3);
    assert_true(fabs(cor_geodesic_distance((cor_point){70, 0}, (cor_point){70, 90}) - 10001965.729) < 1e-3);
}

static void a_line_is_as_long_as_its_edges(void **state)
{
    (void) state;
    const cor_point line[] = {{0, 0}, {1, 0}, {2, 0}};
    assert_true(fabs(cor_geodesic_length(line, 3) - 2 * 111319.4908) < 1e-3);
    assert_true(cor_geodesic_length(line, 1) == 0);
    assert_true(cor_geodesic_length(line, 0) == 0);
}

static void there_is_as_far_as_asked(void **state)
{
    (void) state;
    cor_point gwadar = {62.3254, 25.1216}, there = cor_geodesic_direct(gwadar, 30, 500000);
    assert_true(fabs(cor_geodesic_distance(gwadar, there) - 500000) < 1e-6);
    assert_true(there.x > gwadar.x && there.y > gwadar.y);
}

/* 12308.778 km² is what GeographicLib's Planimeter and PostGIS have for this square. */
static void an_area_is_that_of_the_ellipsoid(void **state)
{
    (void) state;
    /* A square, a hole in it that touches its corner, and an island in the hole. */
    static const cor_point points[] = {{0, 0},     {1, 0},     {1, 1},     {0, 1},     {0, 0},
                                       {0, 0},     {0.5, 0.1}, {0.5, 0.5}, {0.1, 0.5}, {0, 0},
                                       {0.3, 0.3}, {0.3, 0.4}, {0.4, 0.4}, {0.4, 0.3}, {0.3, 0.3}};
    static const uint32_t parts[] = {0, 5, 10, 15};
    const cor_path square = {points, parts, 1, true}, hole = {points, parts + 1, 1, true},
                   island = {points, parts + 2, 1, true}, all = {points, parts, 3, true};
    double whole = cor_geodesic_area(&square);
    assert_true(fabs(whole - 12308778361.469) < 1);
    assert_true(fabs(cor_geodesic_area(&all) - (whole - cor_geodesic_area(&hole) + cor_geodesic_area(&island))) < 1e-3);
    assert_true(cor_geodesic_area(&hole) > 0.1 * whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_degree_of_the_equator_has_its_length),
        cmocka_unit_test(a_line_is_as_long_as_its_edges),
        cmocka_unit_test(there_is_as_far_as_asked),
        cmocka_unit_test(an_area_is_that_of_the_ellipsoid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
