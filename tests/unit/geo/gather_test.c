/* What lies at one place: near ones together, no long chains, and the same whatever the order. */
#include "geo/gather.h"

#include <math.h>
#include <stdlib.h>

#include "support/random.h"
#include "unit/geo/arena.h"

static void what_coincides_is_one_place_even_if_no_width_is_given(void **state)
{
    (void) state;
    const cor_point points[] = {{5, 5}, {9, 5}, {5, 5}};
    cor_places places = cor_gather_points(points, 3, 0, arena);
    assert_int_equal(places.n, 2);
    assert_int_equal(places.of_point[0], 0);
    assert_int_equal(places.of_point[1], 1);
    assert_int_equal(places.of_point[2], 0);
    assert_true(places.at[0].x == 5 && places.at[0].y == 5);
}

static void a_place_is_where_most_lie(void **state)
{
    (void) state;
    const cor_point points[] = {{0, 0}, {8, 0}, {8, 0}, {15, 0}};
    cor_places places = cor_gather_points(points, 4, 10, arena);
    assert_int_equal(places.n, 1);
    assert_true(places.at[0].x == 8);
}

static void a_chain_of_near_points_is_many_places(void **state)
{
    (void) state;
    cor_point points[100];
    for (int i = 0; i < 100; i++)
        points[i] = (cor_point){6.0 * i, 0};
    cor_places places = cor_gather_points(points, 100, 10, arena);
    assert_int_equal(places.n, 50);
    for (int i = 0; i < 100; i++)
        assert_true(fabs(points[i].x - places.at[places.of_point[i]].x) < 10);
}

static void what_is_a_width_away_is_another_place(void **state)
{
    (void) state;
    const cor_point points[] = {{0, 0}, {10, 0}};
    assert_int_equal(cor_gather_points(points, 2, 10, arena).n, 2);
    assert_int_equal(cor_gather_points(points, 2, 10.001, arena).n, 1);
}

static void a_point_that_is_no_number_is_nowhere(void **state)
{
    (void) state;
    const cor_point points[] = {{NAN, 0}, {1, INFINITY}, {1e300, 0}, {2, 2}};
    cor_places places = cor_gather_points(points, 4, 10, arena);
    assert_int_equal(places.n, 1);
    for (int i = 0; i < 3; i++)
        assert_true(places.of_point[i] == COR_NO_PLACE);
    assert_int_equal(places.of_point[3], 0);
    assert_int_equal(cor_gather_points(NULL, 0, 10, arena).n, 0);
}

enum { N = 400 };

/* Heaps and scattered points, some of which coincide. */
static void scatter(cor_point *points, uint64_t *seed)
{
    for (int i = 0; i < N; i++) {
        double reach = random_between(0, 1, seed) < 0.5 ? 30 : 400;
        points[i] = (cor_point){random_between(-reach, reach, seed), random_between(-reach, reach, seed)};
        if (i && random_between(0, 1, seed) < 0.2) points[i] = points[(int) random_between(0, i, seed)];
    }
}

static void check_places(const cor_point *points, const cor_places *places, double width)
{
    for (int i = 0; i < N; i++) {
        cor_point at = places->at[places->of_point[i]];
        assert_true(hypot(points[i].x - at.x, points[i].y - at.y) < width);
    }
    for (size_t i = 0; i < places->n; i++)
        for (size_t k = 0; k < i; k++)
            assert_true(hypot(places->at[i].x - places->at[k].x, places->at[i].y - places->at[k].y) >= width);
}

static void places_keep_off_each_other_and_do_not_depend_on_order(void **state)
{
    (void) state;
    for (uint64_t first = 1; first <= 40; first++) {
        uint64_t seed = first;
        cor_point points[N], turned[N];
        print_message("seed %d\n", (int) first);
        scatter(points, &seed);
        for (int i = 0; i < N; i++)
            turned[i] = points[N - 1 - i];
        cor_places a = cor_gather_points(points, N, 12, arena), b = cor_gather_points(turned, N, 12, arena);
        check_places(points, &a, 12);
        assert_int_equal(a.n, b.n);
        for (int i = 0; i < N; i++) {
            cor_point p = a.at[a.of_point[i]], q = b.at[b.of_point[N - 1 - i]];
            assert_true(p.x == q.x && p.y == q.y);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_coincides_is_one_place_even_if_no_width_is_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_place_is_where_most_lie, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_chain_of_near_points_is_many_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_a_width_away_is_another_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_point_that_is_no_number_is_nowhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(places_keep_off_each_other_and_do_not_depend_on_order, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
