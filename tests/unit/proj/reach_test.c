/* Distances from points to edges, and what lies within a distance: against a search that looks at the edge alone, and
 * against numbers that the geod program gave. */
#include <math.h>

#include "proj/geodesic.h"
#include "proj/proximity.h"
#include "support/cmocka_all.h"
#include "support/random.h"

static cor_point on_edge(cor_point a, cor_point b, double share)
{
    return (cor_point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

/* The least distance from P to the edge from A to B, straight in degrees: by golden sections about the nearest of many
 * places. */
static double searched(cor_point p, cor_point a, cor_point b)
{
    enum { PLACES = 40 };
    const double golden = (sqrt(5) - 1) / 2;
    int nearest = 0;
    for (int i = 1; i <= PLACES; i++)
        if (cor_geodesic_distance(p, on_edge(a, b, (double) i / PLACES)) <
            cor_geodesic_distance(p, on_edge(a, b, (double) nearest / PLACES)))
            nearest = i;
    double low = fmax((nearest - 1.0) / PLACES, 0), high = fmin((nearest + 1.0) / PLACES, 1);
    for (int i = 0; i < 60; i++) {
        double x = high - golden * (high - low), y = low + golden * (high - low);
        if (cor_geodesic_distance(p, on_edge(a, b, x)) < cor_geodesic_distance(p, on_edge(a, b, y)))
            high = y;
        else
            low = x;
    }
    return fmin(cor_geodesic_distance(p, on_edge(a, b, (low + high) / 2)),
                fmin(cor_geodesic_distance(p, a), cor_geodesic_distance(p, b)));
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

static bool has(const cor_proximity *proximity, const cor_geometry *feature, double metres)
{
    return cor_proximity_has(proximity, &(cor_ground_features){.geometry = feature}, 0, metres);
}

static const cor_proximity *around(const cor_geometry *features, cor_arena *arena)
{
    return cor_proximity_new(&(cor_ground_features){.geometry = features}, arena);
}

/* Whether P lies within METRES of the edge from A to B. */
static bool is_within(cor_point p, cor_point a, cor_point b, double metres)
{
    cor_arena *arena = cor_arena_new();
    cor_geometry line = geometry_of(arena, COR_SHAPE_LINE, (cor_point[]){a, b}, 2);
    cor_geometry place = geometry_of(arena, COR_SHAPE_POINT, &p, 1);
    bool is = has(around(&line, arena), &place, metres);
    cor_arena_free(arena);
    return is;
}

static void the_distance_to_an_edge_is_the_least_to_its_points(void **state)
{
    (void) state;
    uint64_t seed = 20241130;
    for (int i = 0; i < 300; i++) {
        cor_point a = {random_between(-180, 180, &seed), random_between(-70, 70, &seed)};
        double azimuth = random_between(0, 360, &seed), length = pow(10, random_between(1, 6, &seed));
        cor_point b = cor_geodesic_direct(a, azimuth, length);
        double away = pow(10, random_between(0, 6, &seed));
        cor_point p = cor_geodesic_direct(cor_geodesic_direct(a, azimuth, random_between(-0.5, 1.5, &seed) * length),
                                          random_between(0, 360, &seed), away);
        b.x += 360 * round((a.x - b.x) / 360);
        double wanted = searched(p, a, b), slack = 2e-3 + wanted * 2e-8;
        if (!is_within(p, a, b, wanted + slack) || is_within(p, a, b, wanted - slack))
            fail_msg("%d: (%.9f %.9f) to (%.9f %.9f)-(%.9f %.9f) is not %.6f", i, p.x, p.y, a.x, a.y, b.x, b.y, wanted);
    }
}

static void check(cor_point p, cor_point a, cor_point b, double metres)
{
    assert_true(is_within(p, a, b, metres + 1e-3));
    assert_false(is_within(p, a, b, metres - 1e-3));
}

static void distances_are_those_of_geod(void **state)
{
    (void) state;
    /* echo "25 70 26 71" | geod -I +ellps=WGS84, and so on: to an end, to a meridian, over the antimeridian. */
    check((cor_point){70, 25}, (cor_point){71, 26}, (cor_point){75, 30}, 149598.3052);
    check((cor_point){71, 0}, (cor_point){70, -10}, (cor_point){70, 10}, 111319.491);
    check((cor_point){-179.5, 0}, (cor_point){179, 0}, (cor_point){179.5, 0}, 111319.491);
    assert_true(is_within((cor_point){180, 0}, (cor_point){179, 0}, (cor_point){-179, 0}, 1e-3));
    /* A parallel is straight in degrees; the geodesic between two of its places runs kilometres north of it. */
    assert_true(is_within((cor_point){15, 60}, (cor_point){10, 60}, (cor_point){20, 60}, 1e-2));
}

/* A zigzag of many edges: balls of edges, and what is passed over, must not change what is found. */
static void passing_over_what_is_far_changes_nothing(void **state)
{
    (void) state;
    enum { N = 120 };
    uint64_t seed = 7;
    cor_point line[N];
    cor_arena *arena = cor_arena_new();
    for (int i = 0; i < N; i++)
        line[i] = (cor_point){60 + i * 0.04, 25 + random_between(0, 3, &seed)};
    line[70] = (cor_point){NAN, 26};
    cor_geometry road = geometry_of(arena, COR_SHAPE_LINE, line, N);
    const cor_proximity *reach = around(&road, arena);
    for (int i = 0; i < 60; i++) {
        cor_point p = {random_between(58, 67, &seed), random_between(20, 33, &seed)};
        double limit = random_between(1000, 90000, &seed), wanted = INFINITY;
        for (int k = 1; k < N; k++)
            if (k != 70 && k != 71) wanted = fmin(wanted, searched(p, line[k - 1], line[k]));
        if (wanted > limit) wanted = INFINITY;
        cor_geometry place = geometry_of(arena, COR_SHAPE_POINT, &p, 1);
        assert_int_equal(has(reach, &place, limit), isfinite(wanted) != 0);
        if (!isfinite(wanted)) continue;
        assert_true(has(reach, &place, wanted + 1e-3));
        assert_false(has(reach, &place, wanted - 1e-3));
    }
    cor_geometry nowhere = geometry_of(arena, COR_SHAPE_POINT, &(cor_point){NAN, 1}, 1);
    assert_false(has(reach, &nowhere, 1e6));
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
    const cor_proximity *near_area = around(&area, arena);
    assert_true(has(near_area, &lines[0], 1000));
    assert_false(has(near_area, &lines[1], 90000));
    assert_true(has(near_area, &lines[1], 97000));
    assert_true(has(near_area, &lines[2], 1));
    assert_true(has(around(&lines[2], arena), &area, 1));
    cor_geometry place = geometry_of(arena, COR_SHAPE_POINT, &(cor_point){61, 31}, 1);
    assert_true(has(near_area, &place, 0));
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
