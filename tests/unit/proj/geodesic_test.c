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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_degree_of_the_equator_has_its_length),
        cmocka_unit_test(a_line_is_as_long_as_its_edges),
        cmocka_unit_test(there_is_as_far_as_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
