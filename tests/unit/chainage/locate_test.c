/* Where things are beside routes: sides, ends, ties, lines and areas. */
#include <math.h>

#include "support/cmocka_all.h"
#include "support/random.h"
#include "unit/chainage/made.h"

static const double DEGREE = 111319.490793;

typedef struct {
    cor_arena *arena;
    const cor_route *routes[2];
    cor_locator *locator;
} kit;

static const cor_route *route_of(cor_arena *arena, const char *name, const cor_point *points, size_t n)
{
    made_lines lines = new_lines();
    add_line(&lines, points, n);
    cor_ground_features f = finish_lines(&lines, arena);
    return made_route(&f, &(cor_route_options){.name = name}, arena);
}

/* An L: 10 degrees along the equator to the east, then north. */
static kit new_kit(void)
{
    static const cor_point bent[] = {{0, 0}, {10, 0}, {10, 5}}, beside[] = {{10, 0}, {4, 0}, {4, 3}};
    kit k = {.arena = cor_arena_new()};
    k.routes[0] = route_of(k.arena, "A", bent, 3);
    k.routes[1] = route_of(k.arena, "B", beside, 3);
    k.locator = cor_locator_new(k.routes, 1, k.arena);
    return k;
}

static void check(const kit *k, cor_point p, double degrees, cor_route_side side)
{
    cor_route_position at;
    assert_true(cor_locate(k->locator, p, 2e6, &at));
    if (!(fabs(at.measure - degrees * DEGREE) < 1)) fail_msg("(%g %g): %.3f m", p.x, p.y, at.measure);
    if (at.side != side)
        fail_msg("(%g %g) is %s, not %s", p.x, p.y, cor_route_side_words[at.side], cor_route_side_words[side]);
}

static void sides_are_seen_along_the_route(void **state)
{
    (void) state;
    kit k = new_kit();
    check(&k, (cor_point){5, 0.1}, 5, COR_LEFT_OF_ROUTE);
    check(&k, (cor_point){5, -0.1}, 5, COR_RIGHT_OF_ROUTE);
    check(&k, (cor_point){5 - 360, -0.1}, 5, COR_RIGHT_OF_ROUTE);
    check(&k, (cor_point){5, 0}, 5, COR_ON_ROUTE);
    check(&k, (cor_point){0, 0.1}, 0, COR_LEFT_OF_ROUTE);
    check(&k, (cor_point){-0.1, 0.1}, 0, COR_BEFORE_START);
    check(&k, (cor_point){10.5, -0.1}, 10, COR_RIGHT_OF_ROUTE); /* beyond the bend, outside of it */
    check(&k, (cor_point){10.1, -0.5}, 10, COR_RIGHT_OF_ROUTE);
    cor_arena_free(k.arena);
}

static void beyond_an_end_is_said(void **state)
{
    (void) state;
    kit k = new_kit();
    cor_route_position at;
    assert_true(cor_locate(k.locator, (cor_point){10.2, 5.5}, 2e6, &at));
    assert_int_equal(at.side, COR_AFTER_END);
    assert_true(at.measure == cor_route_end(k.routes[0]));
    cor_arena_free(k.arena);
}

static void what_is_farther_is_nowhere(void **state)
{
    (void) state;
    kit k = new_kit();
    cor_route_position at;
    double metres = 110574.389 / 10; /* of a tenth of a degree of latitude, nearly */
    assert_true(cor_locate(k.locator, (cor_point){5, 0.1}, metres + 1, &at));
    assert_true(fabs(at.distance - metres) < 0.5);
    assert_false(cor_locate(k.locator, (cor_point){5, 0.1}, metres - 1, &at));
    assert_null(at.route);
    assert_false(cor_locate(k.locator, (cor_point){NAN, 0}, 2e6, &at));
    assert_false(cor_locate(k.locator, (cor_point){5, 91}, 2e6, &at));
    cor_arena_free(k.arena);
}

/* A sharp turn: what lies outside of it is on one side, whichever of the two edges is asked. */
static void sides_outside_of_a_sharp_turn_are_those_of_both_edges(void **state)
{
    (void) state;
    static const cor_point hairpin[] = {{0, 0}, {1, 0}, {0, 0.1}};
    kit k = new_kit();
    const cor_route *route = route_of(k.arena, "H", hairpin, 3);
    k.locator = cor_locator_new(&route, 1, k.arena);
    check(&k, (cor_point){1.1, 0.05}, 1, COR_RIGHT_OF_ROUTE);
    check(&k, (cor_point){1.1, -0.05}, 1, COR_RIGHT_OF_ROUTE);
    cor_arena_free(k.arena);
}

static void a_shared_strand_is_the_first_routes_and_the_nearest_wins_elsewhere(void **state)
{
    (void) state;
    kit k = new_kit();
    cor_route_position at;
    const cor_route *turned[] = {k.routes[1], k.routes[0]};
    k.locator = cor_locator_new(k.routes, 2, k.arena);
    assert_true(cor_locate(k.locator, (cor_point){7, 0.3}, 2e6, &at));
    assert_ptr_equal(at.route, k.routes[0]);
    assert_int_equal(at.side, COR_LEFT_OF_ROUTE);
    assert_true(cor_locate(k.locator, (cor_point){4.1, 2}, 2e6, &at));
    assert_ptr_equal(at.route, k.routes[1]);
    k.locator = cor_locator_new(turned, 2, k.arena);
    assert_true(cor_locate(k.locator, (cor_point){7, 0.3}, 2e6, &at));
    assert_ptr_equal(at.route, k.routes[1]);
    assert_int_equal(at.side, COR_RIGHT_OF_ROUTE); /* it goes the other way */
    cor_arena_free(k.arena);
}

/* Out and back on one road: both places are as near. */
static void a_place_that_is_passed_twice_has_the_lower_kilometre(void **state)
{
    (void) state;
    static const cor_point out_and_back[] = {{0, 0}, {3, 0}, {6, 0}, {3, 0}, {3, 3}};
    kit k = new_kit();
    const cor_route *route = route_of(k.arena, "T", out_and_back, 5);
    k.locator = cor_locator_new(&route, 1, k.arena);
    check(&k, (cor_point){5, -0.2}, 5, COR_RIGHT_OF_ROUTE);
    cor_arena_free(k.arena);
}

static size_t passes(const kit *k, cor_point p, double metres, const cor_route_position **ret_at)
{
    return cor_locate_all(k->locator, p, metres, k->arena, ret_at);
}

static void each_pass_is_found_and_each_bend_is_one(void **state)
{
    (void) state;
    static const cor_point there_and_back[] = {{0, 0}, {1, 0}, {3, 0}, {3, 0.2}, {0, 0.2}};
    kit k = new_kit();
    const cor_route *route = route_of(k.arena, "T", there_and_back, 5), *both[] = {route, k.routes[0]};
    const cor_route_position *at;
    k.locator = cor_locator_new(&route, 1, k.arena);
    assert_int_equal(passes(&k, (cor_point){1, 0.09}, 15e3, &at), 2);
    assert_true(fabs(at[0].measure - DEGREE) < 1 && at[0].side == COR_LEFT_OF_ROUTE);
    assert_true(fabs(at[1].measure - 5.2 * DEGREE) < 200 && at[1].side == COR_LEFT_OF_ROUTE);
    assert_true(at[0].distance < at[1].distance);
    assert_int_equal(passes(&k, (cor_point){1, 0.09}, 11e3, &at), 1);
    assert_int_equal(passes(&k, (cor_point){2.95, 0.09}, 15e3, &at), 1);
    assert_int_equal(passes(&k, (cor_point){1, 2}, 15e3, &at), 0);
    assert_int_equal(passes(&k, (cor_point){NAN, 2}, 15e3, &at), 0);
    static const cor_point wedge[] = {{0, 0}, {0.1, 0.003}, {0, 0.006}};
    const cor_route *sharp = route_of(k.arena, "V", wedge, 3);
    k.locator = cor_locator_new(&sharp, 1, k.arena);
    assert_int_equal(passes(&k, (cor_point){0.02, 0.003}, 500, &at), 2); /* its bend is far */
    k.locator = cor_locator_new(both, 2, k.arena);
    assert_int_equal(passes(&k, (cor_point){1, 0.09}, 15e3, &at), 3);
    assert_ptr_equal(at[2].route, k.routes[0]);
    cor_arena_free(k.arena);
}

static void many_places_are_where_each_one_is(void **state)
{
    (void) state;
    enum { N = 500 };
    kit k = new_kit();
    uint64_t seed = 3;
    cor_point points[N];
    cor_route_position many[N], one;
    k.locator = cor_locator_new(k.routes, 2, k.arena);
    for (int i = 0; i < N; i++)
        points[i] = (cor_point){random_between(-2, 13, &seed), random_between(-3, 7, &seed)};
    points[7].x = NAN;
    cor_locate_points(k.locator, points, N, 100e3, many);
    for (int i = 0; i < N; i++) {
        assert_int_equal(cor_locate(k.locator, points[i], 100e3, &one), many[i].route != NULL);
        assert_ptr_equal(one.route, many[i].route);
        if (one.route &&
            (one.measure != many[i].measure || one.side != many[i].side || one.distance != many[i].distance))
            fail_msg("%d: %.6f, not %.6f", i, many[i].measure, one.measure);
    }
    cor_arena_free(k.arena);
}

static void loops_have_no_ends(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0});
    cor_ground_features f = finish_lines(&lines, arena);
    const cor_route *route =
        made_route(&f, &(cor_route_options){.name = "R", .has_origin = true, .origin = {0, 0}}, arena);
    kit k = {.arena = arena, .locator = cor_locator_new(&route, 1, arena)};
    check(&k, (cor_point){-0.1, -0.1}, 0, COR_RIGHT_OF_ROUTE);
    check(&k, (cor_point){0.5, 0.1}, 0.5, COR_LEFT_OF_ROUTE);
    const cor_route_position *at;
    assert_int_equal(passes(&k, (cor_point){-0.1, -0.1}, 50e3, &at), 1);
    cor_arena_free(arena);
}

static cor_ground_features feature_of(cor_arena *arena, cor_shape_kind kind, const cor_point *points, size_t n)
{
    cor_geometry *g = COR_NEW(arena, cor_geometry);
    cor_geometry_builder *builder = cor_geometry_builder_new();
    cor_builder_feature(builder, kind);
    cor_builder_part(builder);
    cor_builder_points(builder, points, n);
    cor_builder_end_part(builder, 1);
    cor_builder_end_feature(builder);
    *g = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return (cor_ground_features){.geometry = g};
}

static void lines_and_areas_have_kilometres_from_and_to(void **state)
{
    (void) state;
    static const cor_point beside[] = {{2, 0.2}, {3, 0.1}, {4, 0.4}}, off[] = {{2, 1}, {3, 1}},
                           through[] = {{6, -1}, {8, -1}, {8, 1}, {6, 1}, {6, -1}};
    kit k = new_kit();
    cor_route_position at;
    double from, to;
    cor_ground_features f = feature_of(k.arena, COR_SHAPE_LINE, beside, 3);
    assert_true(cor_locate_feature(k.locator, &f, 0, 50e3, &at, &from, &to));
    assert_true(fabs(at.measure - 3 * DEGREE) < 200 && at.side == COR_LEFT_OF_ROUTE);
    assert_true(fabs(at.distance - 11057.4) < 10);
    assert_true(fabs(from - 2 * DEGREE) < 1 && fabs(to - 4 * DEGREE) < 1);
    assert_true(cor_locate_feature(k.locator, &f, 0, 15e3, &at, &from, &to));
    assert_true(fabs(from - 2.643 * DEGREE) < 300 && fabs(to - 3.119 * DEGREE) < 300);
    f = feature_of(k.arena, COR_SHAPE_LINE, off, 2);
    assert_false(cor_locate_feature(k.locator, &f, 0, 50e3, &at, &from, &to));
    f = feature_of(k.arena, COR_SHAPE_POLYGON, through, 5);
    assert_true(cor_locate_feature(k.locator, &f, 0, 50e3, &at, &from, &to));
    assert_true(at.distance == 0 && at.side == COR_ON_ROUTE);
    assert_true(fabs(from - 6 * DEGREE) < 0.1 && fabs(to - 8 * DEGREE) < 0.1 && at.measure == from);
    cor_arena_free(k.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sides_are_seen_along_the_route),
        cmocka_unit_test(beyond_an_end_is_said),
        cmocka_unit_test(what_is_farther_is_nowhere),
        cmocka_unit_test(sides_outside_of_a_sharp_turn_are_those_of_both_edges),
        cmocka_unit_test(a_shared_strand_is_the_first_routes_and_the_nearest_wins_elsewhere),
        cmocka_unit_test(a_place_that_is_passed_twice_has_the_lower_kilometre),
        cmocka_unit_test(each_pass_is_found_and_each_bend_is_one),
        cmocka_unit_test(many_places_are_where_each_one_is),
        cmocka_unit_test(loops_have_no_ends),
        cmocka_unit_test(lines_and_areas_have_kilometres_from_and_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
