/* How far along a line the nearest place to a point is. */
#include "proj/geodesic.h"
#include "proj/route_line.h"
#include "support/cmocka_all.h"

/* East along 30° N, then north along 72° E, ten edges a side. */
enum { SIDE = 10, N = 2 * SIDE + 1 };

static const cor_route_line *bent(cor_arena *arena, cor_point points[N])
{
    for (int i = 0; i <= SIDE; i++) {
        points[i] = (cor_point){71 + i * 0.1, 30};
        points[SIDE + i] = (cor_point){72, 30 + i * 0.1};
    }
    return cor_route_line_new(arena, points, N);
}

#define NEAR(a, b, by)                                                                                                 \
    do {                                                                                                               \
        if (!(fabs((a) - (b)) <= (by))) fail_msg("%.9g is not %.9g", (double) (a), (double) (b));                      \
    } while (0)

static void a_place_on_the_line_is_as_far_as_the_line_to_it(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_point points[N];
    const cor_route_line *line = bent(arena, points);
    for (size_t i = 0; i < N; i++)
        NEAR(cor_route_line_nearest(line, points[i]), cor_geodesic_length(points, i + 1), 1e-6);
    NEAR(cor_route_line_nearest(line, (cor_point){72, 30.25}),
         cor_geodesic_length(points, SIDE + 1) + cor_geodesic_distance(points[SIDE], (cor_point){72, 30.25}), 1);
    cor_arena_free(arena);
}

static void what_lies_beside_or_beyond_it_belongs_to_the_nearest_place(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_point points[N];
    const cor_route_line *line = bent(arena, points);
    double all = cor_geodesic_length(points, N);
    /* The foot of a perpendicular: 20 km north of the first leg. */
    cor_point foot = {71.55, 30}, beside = cor_geodesic_direct(foot, 0, 20000);
    NEAR(cor_route_line_nearest(line, beside), cor_geodesic_distance(points[0], foot), 30);
    NEAR(cor_route_line_nearest(line, (cor_point){69, 30}), 0, 0);
    NEAR(cor_route_line_nearest(line, (cor_point){72, 40}), all, 1e-6);
    NEAR(cor_route_line_nearest(line, (cor_point){72.2, 29.8}), cor_geodesic_length(points, SIDE + 1), 1e-6);
    assert_true(isnan(cor_route_line_nearest(line, (cor_point){NAN, 30})));
    assert_true(isnan(cor_route_line_nearest(line, (cor_point){70, 95})));
    cor_arena_free(arena);
}

static void longitudes_may_be_a_turn_off(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_point points[N];
    const cor_route_line *line = bent(arena, points);
    NEAR(cor_route_line_nearest(line, (cor_point){71.5 - 360, 29.9}),
         cor_route_line_nearest(line, (cor_point){71.5, 29.9}), 1e-6);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_on_the_line_is_as_far_as_the_line_to_it),
        cmocka_unit_test(what_lies_beside_or_beyond_it_belongs_to_the_nearest_place),
        cmocka_unit_test(longitudes_may_be_a_turn_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
