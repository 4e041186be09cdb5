/* Distances from points to edges, and what lies within a distance: against a search that looks at the edge alone, and
 * against numbers that the geod program gave. */
#include <math.h>

#include "proj/geodesic.h"
#include "proj/proximity.h"
#include "support/cmocka_all.h"
#include "support/random.h"

/* The least distance from P to the geodesic of LENGTH from A, by golden sections. */
static double searched(cor_point p, cor_point a, double azimuth, double length)
{
    const double golden = (sqrt(5) - 1) / 2;
    double low = 0, high = length;
    for (int i = 0; i < 90; i++) {
        double x = high - golden * (high - low), y = low + golden * (high - low);
        double at_x = cor_geodesic_distance(p, cor_geodesic_direct(a, azimuth, x));
        double at_y = cor_geodesic_distance(p, cor_geodesic_direct(a, azimuth, y));
        if (at_x < at_y)
            high = y;
        else
            low = x;
    }
    return cor_geodesic_distance(p, cor_geodesic_direct(a, azimuth, (low + high) / 2));
}

static void the_distance_to_an_edge_is_the_least_to_its_points(void **state)
{
    (void) state;
    uint64_t seed = 20241130;
    for (int i = 0; i < 300; i++) {
        cor_point a = {random_between(-180, 180, &seed), random_between(-85, 85, &seed)};
        double azimuth = random_between(0, 360, &seed), length = pow(10, random_between(1, 6, &seed));
        cor_point b = cor_geodesic_direct(a, azimuth, length);
        double away = pow(10, random_between(0, 6, &seed));
        cor_point p = cor_geodesic_direct(cor_geodesic_direct(a, azimuth, random_between(-0.5, 1.5, &seed) * length),
                                          random_between(0, 360, &seed), away);
        double found = cor_geodesic_to_edge(p, a, b), wanted = searched(p, a, azimuth, length);
        /* Golden sections end where distances differ by no more than rounding: a micrometre or so. */
        if (fabs(found - wanted) > 2e-6 + wanted * 1e-11)
            fail_msg("%d: (%.9f %.9f) to (%.9f %.9f)-(%.9f %.9f): %.9f, not %.9f", i, p.x, p.y, a.x, a.y, b.x, b.y,
                     found, wanted);
    }
}

static void distances_are_those_of_geod(void **state)
{
    (void) state;
    /* echo "25 70 26 71" | geod -I +ellps=WGS84, and so on: to an end, to a meridian, over the antimeridian. */
    assert_true(
        fabs(cor_geodesic_to_edge((cor_point){70, 25}, (cor_point){71, 26}, (cor_point){75, 30}) - 149598.3052) < 1e-3);
    assert_true(fabs(cor_geodesic_to_edge((cor_point){71, 0}, (cor_point){70, -10}, (cor_point){70, 10}) - 111319.491) <
                1e-3);
    assert_true(fabs(cor_geodesic_to_edge((cor_point){-179.5, 0}, (cor_point){179, 0}, (cor_point){179.5, 0}) -
                     111319.491) < 1e-3);
    assert_true(cor_geodesic_to_edge((cor_point){180, 0}, (cor_point){179, 0}, (cor_point){-179, 0}) < 1e-6);
}

static cor_geometry geometry_of(cor_arena *arena, cor_shape_kind kind, const cor_point *points, size_t n)
{
    cor_geometry_builder *builder = cor_geometry_builder_new();
    cor_builder_feature(builder, kind);
    cor_builder_part(builder);
    cor_builder_points(builder, points, n);
    cor_builder_end_part(builder, 1);
    cor_builder_end_feature(builder);
    cor_geometry g = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return g;
}

/* A zigzag of many edges: balls of edges, and what is passed over, must not change what is found. */
static void passing_over_what_is_far_changes_nothing(void **state)
{
    (void) state;
    enum { N = 400 };
    uint64_t seed = 7;
    cor_point line[N];
    cor_arena *arena = cor_arena_new();
    for (int i = 0; i < N; i++)
        line[i] = (cor_point){60 + i * 0.04, 25 + random_between(0, 3, &seed)};
    line[100] = (cor_point){NAN, 26};
    cor_geometry road = geometry_of(arena, COR_SHAPE_LINE, line, N);
    const cor_proximity *reach = cor_proximity_new(&road, arena);
    for (int i = 0; i < 200; i++) {
        cor_point p = {random_between(58, 78, &seed), random_between(20, 33, &seed)};
        double limit = random_between(1000, 400000, &seed), wanted = INFINITY;
        for (int k = 1; k < N; k++)
            if (k != 100 && k != 101) wanted = fmin(wanted, cor_geodesic_to_edge(p, line[k - 1], line[k]));
        if (wanted > limit) wanted = INFINITY;
        cor_geometry place = geometry_of(arena, COR_SHAPE_POINT, &p, 1);
        assert_int_equal(cor_proximity_has(reach, &place, 0, limit), isfinite(wanted) != 0);
        if (!isfinite(wanted)) continue;
        assert_true(cor_proximity_has(reach, &place, 0, wanted + 1e-6));
        assert_false(cor_proximity_has(reach, &place, 0, wanted - 1e-6));
    }
    cor_geometry nowhere = geometry_of(arena, COR_SHAPE_POINT, &(cor_point){NAN, 1}, 1);
    assert_false(cor_proximity_has(reach, &nowhere, 0, 1e6));
    cor_arena_free(arena);
}

static void lines_and_areas_are_near_where_they_cross_or_hold_one_another(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_point square[] = {{60, 30}, {62, 30}, {62, 32}, {60, 32}, {60, 30}};
    const cor_point through[] = {{59, 31}, {63, 31}}, beside[] = {{63, 30}, {63, 32}},
                    within[] = {{61, 31}, {61.1, 31}};
    cor_geometry area = geometry_of(arena, COR_SHAPE_POLYGON, square, 5);
    cor_geometry lines[] = {geometry_of(arena, COR_SHAPE_LINE, through, 2),
                            geometry_of(arena, COR_SHAPE_LINE, beside, 2),
                            geometry_of(arena, COR_SHAPE_LINE, within, 2)};
    const cor_proximity *near_area = cor_proximity_new(&area, arena);
    assert_true(cor_proximity_has(near_area, &lines[0], 0, 1000));
    assert_false(cor_proximity_has(near_area, &lines[1], 0, 90000));
    assert_true(cor_proximity_has(near_area, &lines[1], 0, 97000));
    assert_true(cor_proximity_has(near_area, &lines[2], 0, 1));
    assert_true(cor_proximity_has(cor_proximity_new(&lines[2], arena), &area, 0, 1));
    cor_geometry place = geometry_of(arena, COR_SHAPE_POINT, &(cor_point){61, 31}, 1);
    assert_true(cor_proximity_has(near_area, &place, 0, 0));
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_distance_to_an_edge_is_the_least_to_its_points),
        cmocka_unit_test(distances_are_those_of_geod),
        cmocka_unit_test(passing_over_what_is_far_changes_nothing),
        cmocka_unit_test(lines_and_areas_are_near_where_they_cross_or_hold_one_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
