#include "geo/curve.h"
#include "support/near.h"
#include "unit/geo/arena.h"

/* A quarter of a circle of radius 100 about (0, 100), from the top clockwise. */
static cor_curve quarter(void)
{
    cor_point points[91];
    for (int i = 0; i <= 90; i++)
        points[i] = (cor_point){100 * sin(i * M_PI / 180), 100 - 100 * cos(i * M_PI / 180)};
    return cor_curve_of(arena, points, 91, 2);
}

static void points_are_at_even_distances(void **state)
{
    (void) state;
    const cor_point points[] = {{0, 0}, {10, 0}, {10, 0}, {10, 7}};
    cor_curve curve = cor_curve_of(arena, points, 4, 2);
    assert_int_equal(curve.n, 10);
    check_near(cor_curve_length(&curve), 17, 1e-9);
    check_near(curve.points[3].x, 17.0 / 3, 1e-9);
    check_near(curve.points[9].y, 7, 1e-9);
}

static void a_place_turns_evenly(void **state)
{
    (void) state;
    cor_curve curve = quarter();
    double length = cor_curve_length(&curve);
    check_near(length, 50 * M_PI, 0.1);
    for (int i = 0; i <= 20; i++) {
        cor_along a = cor_curve_at(&curve, i * length / 20);
        check_near(a.angle, i * M_PI / 40, 0.02);
        check_near(hypot(a.at.x, a.at.y - 100), 100, 0.02);
    }
}

static void a_curve_goes_on_straight_beyond_its_ends(void **state)
{
    (void) state;
    const cor_point points[] = {{0, 0}, {10, 0}};
    cor_curve curve = cor_curve_of(arena, points, 2, 1);
    check_near(cor_curve_at(&curve, -5).at.x, -5, 1e-9);
    check_near(cor_curve_at(&curve, 14).at.x, 14, 1e-9);
}

static void smoothing_calms_a_zigzag_and_says_how_far_it_strayed(void **state)
{
    (void) state;
    cor_point points[41];
    double *deviations, most = 0;
    for (int i = 0; i <= 40; i++)
        points[i] = (cor_point){i * 2.0, i % 2 ? 3 : 0};
    cor_curve raw = cor_curve_of(arena, points, 41, 0.5);
    cor_curve smooth = cor_curve_smoothed(arena, &raw, 8, &deviations);
    const double *before = cor_curve_turning(arena, &raw), *after = cor_curve_turning(arena, &smooth);
    assert_true(after[smooth.n - 1] < before[raw.n - 1] / 20);
    for (size_t i = 0; i < smooth.n; i++)
        most = fmax(most, fabs(deviations[i]));
    assert_true(most > 1 && most < 3);
    check_near(smooth.points[0].x, 0, 1e-9);
    check_near(smooth.points[smooth.n - 1].x, 80, 1e-9);
}

static void a_curve_beside_another_keeps_its_distance_on_its_right(void **state)
{
    (void) state;
    cor_curve curve = quarter();
    double length = cor_curve_length(&curve);
    cor_curve inner = cor_curve_beside(arena, &curve, 20, length - 20, false, 10);
    cor_curve outer = cor_curve_beside(arena, &curve, 20, length - 20, true, 10);
    for (size_t i = 0; i < inner.n; i++)
        check_near(hypot(inner.points[i].x, inner.points[i].y - 100), 90, 0.05);
    for (size_t i = 0; i < outer.n; i++)
        check_near(hypot(outer.points[i].x, outer.points[i].y - 100), 110, 0.05);
    assert_true(inner.points[0].x < inner.points[inner.n - 1].x);
    assert_true(outer.points[0].x > outer.points[outer.n - 1].x);
    check_near(cor_curve_length(&inner) / 90, cor_curve_length(&outer) / 110, 0.01);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(points_are_at_even_distances),
        TEST(a_place_turns_evenly),
        TEST(a_curve_goes_on_straight_beyond_its_ends),
        TEST(smoothing_calms_a_zigzag_and_says_how_far_it_strayed),
        TEST(a_curve_beside_another_keeps_its_distance_on_its_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
