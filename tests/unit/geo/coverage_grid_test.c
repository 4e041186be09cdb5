#include "geo/coverage_grid.h"
#include "support/random.h"
#include "unit/geo/arena.h"

static const cor_rect frame = {10, 20, 110, 70};

static cor_path path_of(const cor_point *points, const uint32_t *parts, size_t n)
{
    return (cor_path){points, parts, n, true};
}

static void a_share_counts_cells(void **state)
{
    (void) state;
    static const cor_point points[] = {{30, 30}, {50, 30}, {50, 40}, {30, 40}, {30, 30}};
    static const uint32_t parts[] = {0, 5};
    cor_path square = path_of(points, parts, 1);
    cor_coverage_grid *tally = cor_coverage_grid_new(arena, frame, 1);
    cor_coverage_grid_add(tally, &square);
    assert_float_equal(cor_coverage_grid_fraction(tally, frame), 200. / 5000, 1e-12);
    assert_float_equal(cor_coverage_grid_fraction(tally, (cor_rect){30, 30, 50, 40}), 1, 0);
    assert_float_equal(cor_coverage_grid_fraction(tally, (cor_rect){40, 30, 60, 40}), 0.5, 1e-12);
    assert_float_equal(cor_coverage_grid_fraction(tally, (cor_rect){60, 30, 70, 40}), 0, 0);
    assert_float_equal(cor_coverage_grid_fraction(tally, (cor_rect){-100, -100, 0, 0}), 0, 0);
    assert_float_equal(cor_coverage_grid_fraction(tally, (cor_rect){NAN, NAN, NAN, NAN}), 0, 0);
}

static void a_hole_is_not_covered_and_areas_over_areas_are(void **state)
{
    (void) state;
    static const cor_point points[] = {{0, 0},   {200, 0}, {200, 100}, {0, 100}, {0, 0},
                                       {40, 40}, {60, 40}, {60, 60},   {40, 60}, {40, 40}};
    static const uint32_t parts[] = {0, 5, 10}, island[] = {5, 10};
    cor_path lake = path_of(points, parts, 2), other = path_of(points, island, 1);
    cor_coverage_grid *tally = cor_coverage_grid_new(arena, frame, 1);
    cor_coverage_grid_add(tally, &lake);
    assert_float_equal(cor_coverage_grid_fraction(tally, (cor_rect){40, 40, 60, 60}), 0, 0);
    assert_float_equal(cor_coverage_grid_fraction(tally, (cor_rect){30, 40, 50, 60}), 0.5, 1e-12);
    tally = cor_coverage_grid_new(arena, frame, 1);
    cor_coverage_grid_add(tally, &lake);
    cor_coverage_grid_add(tally, &other);
    cor_coverage_grid_add(tally, &other);
    assert_float_equal(cor_coverage_grid_fraction(tally, frame), 1, 0);
}

/* Shares of large areas come near to the true ones, however the rings lie and however far they reach. */
static void triangles_are_covered_as_far_as_they_go(void **state)
{
    (void) state;
    uint64_t seed = 7;
    for (int i = 0; i < 200; i++) {
        cor_point points[4];
        static const uint32_t parts[] = {0, 4};
        for (int k = 0; k < 3; k++)
            points[k] = (cor_point){random_between(10, 110, &seed), random_between(20, 70, &seed)};
        points[3] = points[0];
        cor_path triangle = path_of(points, parts, 1);
        cor_coverage_grid *tally = cor_coverage_grid_new(arena, frame, 0.25);
        cor_coverage_grid_add(tally, &triangle);
        double area = fabs((points[1].x - points[0].x) * (points[2].y - points[0].y) -
                           (points[1].y - points[0].y) * (points[2].x - points[0].x)) /
                      2;
        assert_float_equal(cor_coverage_grid_fraction(tally, frame), area / 5000, 0.01);
    }
}

static void absurd_frames_have_few_cells(void **state)
{
    (void) state;
    static const cor_point points[] = {{-1e9, -1e9}, {1e9, -1e9}, {1e9, 1e9}, {-1e9, 1e9}, {-1e9, -1e9}};
    static const uint32_t parts[] = {0, 5};
    const cor_rect frames[] = {{0, 0, 1e6, 1e6}, {0, 0, 1e7, 1e-3}, {5, 5, 5, 5}, {9, 9, 0, 0}};
    cor_path all = path_of(points, parts, 1);
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
        cor_coverage_grid *tally = cor_coverage_grid_new(arena, frames[i], 1);
        cor_coverage_grid_add(tally, &all);
        if (i < 2) assert_float_equal(cor_coverage_grid_fraction(tally, frames[i]), 1, 0);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_share_counts_cells),
        TEST(a_hole_is_not_covered_and_areas_over_areas_are),
        TEST(triangles_are_covered_as_far_as_they_go),
        TEST(absurd_frames_have_few_cells),
    };
    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
