/* Lines become a route: in order, turned, over gaps, as loops; or it is said why they don't. */
#include <math.h>

#include "proj/geodesic.h"
#include "support/cmocka_all.h"
#include "unit/chainage/made.h"

#define NEAR(a, b, by)                                                                                                 \
    do {                                                                                                               \
        if (!(fabs((a) - (b)) <= (by)))                                                                                \
            fail_msg("%s:%d: %.6f, not %.6f", __FILE__, __LINE__, (double) (a), (double) (b));                         \
    } while (0)

/* The equator: a degree of longitude is 111,319.4908 m there. */
static const double DEGREE = 111319.490793;

static const cor_route_options plain = {.name = "R"};

static void a_route_is_as_long_as_its_edges_on_the_ground(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {10, 60}, {20, 60});
    cor_ground_features f = finish_lines(&lines, arena);
    const cor_route *route = made_route(&f, &plain, arena);
    /* The parallel, not the geodesic, which is 1.5 km shorter: a tenth of a degree at a time is near enough to it. */
    double parallel = 0;
    for (int i = 0; i < 1000; i++)
        parallel += cor_geodesic_distance((cor_point){10 + i / 100.0, 60}, (cor_point){10 + (i + 1) / 100.0, 60});
    NEAR(cor_route_end(route), parallel, 0.01);
    assert_true(cor_geodesic_distance((cor_point){10, 60}, (cor_point){20, 60}) < parallel - 500);
    double azimuth;
    cor_point middle = cor_route_place(route, parallel / 2, &azimuth);
    NEAR(middle.x, 15, 1e-7);
    NEAR(middle.y, 60, 1e-7);
    NEAR(azimuth, 90, 1e-6);
    cor_arena_free(arena);
}

static void lines_are_put_in_order_and_turned(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {2, 0}, {3, 0});
    LINE(&lines, {5, 0}, {4, 0}, {4, 0}, {3, 0});
    LINE(&lines, {0, 0}, {2, 0});
    cor_ground_features f = finish_lines(&lines, arena);
    const cor_route *route = made_route(&f, &plain, arena);
    NEAR(cor_route_end(route), 5 * DEGREE, 0.01);
    NEAR(cor_route_place(route, 0, NULL).x, 0, 1e-9);
    NEAR(cor_route_place(route, 4.5 * DEGREE, NULL).x, 4.5, 1e-7);
    NEAR(cor_route_km(route, DEGREE), DEGREE / 1000, 1e-9);
    cor_arena_free(arena);
}

static void the_first_line_says_which_way_is_forward(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {3, 0}, {2, 0});
    LINE(&lines, {3, 0}, {5, 0});
    cor_ground_features f = finish_lines(&lines, arena);
    NEAR(cor_route_place(made_route(&f, &plain, arena), 0, NULL).x, 5, 1e-9);
    const cor_route_options backward = {.name = "R", .direction = COR_DIRECTION_BACKWARD};
    NEAR(cor_route_place(made_route(&f, &backward, arena), 0, NULL).x, 2, 1e-9);
    NEAR(cor_route_km(made_route(&f, &backward, arena), 0), 0, 0);
    cor_arena_free(arena);
}

static void kilometres_are_counted_from_the_origin(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {0, 0}, {10, 0});
    cor_ground_features f = finish_lines(&lines, arena);
    cor_route_options from = {.name = "R", .has_origin = true, .origin = {10, 0.1}};
    const cor_route *route = made_route(&f, &from, arena);
    NEAR(cor_route_place(route, 0, NULL).x, 10, 1e-9); /* the longer way is back */
    NEAR(cor_route_km(route, DEGREE), DEGREE / 1000, 1e-6);
    from.origin.x = 4;
    route = made_route(&f, &from, arena);
    NEAR(cor_route_place(route, 0, NULL).x, 0, 1e-9);
    NEAR(cor_route_km(route, 0), -4 * DEGREE / 1000, 1e-6);
    from.direction = COR_DIRECTION_BACKWARD;
    route = made_route(&f, &from, arena);
    NEAR(cor_route_km(route, cor_route_end(route)), 4 * DEGREE / 1000, 1e-6);
    NEAR(cor_route_measure(route, 0), 6 * DEGREE, 1e-3);
    cor_arena_free(arena);
}

static void gaps_are_refused_bridged_or_leapt_over(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {0, 0}, {1, 0});
    LINE(&lines, {4, 0}, {2, 0});
    cor_ground_features f = finish_lines(&lines, arena);
    refused_route(&f, &plain, "between [1.00000, 0.00000] and [2.00000, 0.00000] there is a gap of 111.3 km");
    const cor_route_options straight = {.name = "R", .gap = COR_GAP_STRAIGHT};
    size_t n;
    const cor_route *route = made_route(&f, &straight, arena);
    NEAR(cor_route_end(route), 4 * DEGREE, 0.01);
    NEAR(cor_route_place(route, 1.5 * DEGREE, NULL).x, 1.5, 1e-7);
    NEAR(cor_route_gaps(route, &n)->metres, DEGREE, 0.01);
    assert_int_equal(n, 1);
    const cor_route_options step = {
        .name = "R", .gap = COR_GAP_STEP, .step = 7000, .direction = COR_DIRECTION_BACKWARD};
    route = made_route(&f, &step, arena);
    NEAR(cor_route_end(route), 3 * DEGREE + 7000, 0.01);
    NEAR(cor_route_drawn(route), 3 * DEGREE, 0.01);
    NEAR(cor_route_place(route, 2 * DEGREE + 3000, NULL).x, 2, 1e-9); /* in the gap: where it begins */
    NEAR(cor_route_gaps(route, &n)->measure, 2 * DEGREE, 0.01);
    NEAR(cor_route_place(route, 2 * DEGREE + 7000 + DEGREE / 2, NULL).x, 0.5, 1e-7);
    assert_int_equal(cor_route_between(route, DEGREE, 3 * DEGREE, arena).n_parts, 2);
    cor_arena_free(arena);
}

static void a_step_has_no_ground(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {0, 0}, {1, 0});
    LINE(&lines, {2, 0}, {4, 0});
    cor_ground_features f = finish_lines(&lines, arena);
    const cor_route_options step = {.name = "R", .gap = COR_GAP_STEP, .step = 7000};
    const cor_route *route = made_route(&f, &step, arena);
    double gap = cor_route_gaps(route, &(size_t){0})->measure;
    NEAR(cor_route_ground(route, 0, cor_route_end(route)), 3 * DEGREE, 0.01);
    NEAR(cor_route_ground(route, DEGREE / 2, DEGREE + 7000 + 10), DEGREE / 2 + 10, 0.01);
    NEAR(cor_route_ground(route, gap, gap + 7000), 0, 0);
    NEAR(cor_route_ground(route, 1000, 1250), 250, 1e-9);
    assert_false(cor_route_leaps_over(route, gap));
    assert_true(cor_route_leaps_over(route, gap + 1));
    assert_false(cor_route_leaps_over(route, gap + 7000));
    assert_false(cor_route_leaps_over(route, 1000));
    cor_arena_free(arena);
}

static void ends_within_a_metre_meet(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {0, 0}, {1, 0});
    LINE(&lines, {1.000008, 0}, {2, 0});
    cor_ground_features f = finish_lines(&lines, arena);
    size_t n;
    const cor_route *route = made_route(&f, &plain, arena);
    cor_route_gaps(route, &n);
    assert_int_equal(n, 0);
    NEAR(cor_route_end(route), 2 * DEGREE, 0.01);
    cor_arena_free(arena);
}

static void branches_are_refused_unless_an_order_is_said(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {0, 0}, {1, 0});
    LINE(&lines, {1, 0}, {2, 0});
    LINE(&lines, {1, 0}, {1, 1});
    cor_ground_features f = finish_lines(&lines, arena);
    refused_route(&f, &plain, "the lines branch at [1.00000, 0.00000], where 3 ends meet");
    made_lines eight = new_lines();
    LINE(&eight, {0, 0}, {1, 0});
    LINE(&eight, {1, 0}, {1, 1}, {2, 1}, {1, 0});
    LINE(&eight, {1, 0}, {1, -1});
    f = finish_lines(&eight, arena);
    const cor_route_options ordered = {.name = "R", .is_ordered = true};
    const cor_route *route = made_route(&f, &ordered, arena);
    NEAR(cor_route_place(route, cor_route_end(route), NULL).y, -1, 1e-9);
    assert_false(cor_route_is_loop(route));
    cor_arena_free(arena);
}

static void loops_start_where_it_is_said(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {0, 0}, {1, 0}, {1, 1});
    LINE(&lines, {0, 0}, {0, 1}, {1, 1});
    cor_ground_features f = finish_lines(&lines, arena);
    refused_route(&f, &plain, "the lines close to a loop");
    const cor_route_options from = {.name = "R", .has_origin = true, .origin = {0.5, -0.1}};
    const cor_route *route = made_route(&f, &from, arena);
    assert_true(cor_route_is_loop(route));
    NEAR(cor_route_place(route, 0, NULL).x, 0.5, 1e-6);
    NEAR(cor_route_place(route, DEGREE / 2, NULL).x, 1, 1e-6);
    NEAR(cor_route_place(route, cor_route_end(route), NULL).x, 0.5, 1e-6);
    NEAR(cor_route_km(route, 0), 0, 0);
    cor_route_options back = from;
    back.direction = COR_DIRECTION_BACKWARD;
    route = made_route(&f, &back, arena);
    NEAR(cor_route_place(route, DEGREE / 2, NULL).x, 0, 1e-6);
    NEAR(cor_route_km(route, 0), 0, 0);
    cor_arena_free(arena);
}

static void a_loop_beside_other_lines_is_no_route(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {10, 0}, {11, 0});
    LINE(&lines, {0, 0}, {1, 0}, {1, 1}, {0, 0});
    cor_ground_features f = finish_lines(&lines, arena);
    const cor_route_options straight = {.name = "R", .gap = COR_GAP_STRAIGHT};
    refused_route(&f, &straight, "close to a loop apart from the others");
    cor_arena_free(arena);
}

static void what_has_no_length_is_no_route(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {1, 1}, {1, 1});
    LINE(&lines, {NAN, 1}, {2, 100});
    cor_ground_features f = finish_lines(&lines, arena);
    refused_route(&f, &plain, "none with a length");
    cor_arena_free(arena);
}

static void a_route_goes_over_the_antimeridian(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    made_lines lines = new_lines();
    LINE(&lines, {179, 0}, {-179, 0});
    LINE(&lines, {-178, 0}, {-179, 0});
    cor_ground_features f = finish_lines(&lines, arena);
    const cor_route *route = made_route(&f, &plain, arena);
    NEAR(cor_route_end(route), 3 * DEGREE, 0.01);
    NEAR(cor_route_place(route, 2.5 * DEGREE, NULL).x, 181.5, 1e-7);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_route_is_as_long_as_its_edges_on_the_ground),
        cmocka_unit_test(lines_are_put_in_order_and_turned),
        cmocka_unit_test(the_first_line_says_which_way_is_forward),
        cmocka_unit_test(kilometres_are_counted_from_the_origin),
        cmocka_unit_test(gaps_are_refused_bridged_or_leapt_over),
        cmocka_unit_test(a_step_has_no_ground),
        cmocka_unit_test(ends_within_a_metre_meet),
        cmocka_unit_test(branches_are_refused_unless_an_order_is_said),
        cmocka_unit_test(loops_start_where_it_is_said),
        cmocka_unit_test(a_loop_beside_other_lines_is_no_route),
        cmocka_unit_test(what_has_no_length_is_no_route),
        cmocka_unit_test(a_route_goes_over_the_antimeridian),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
