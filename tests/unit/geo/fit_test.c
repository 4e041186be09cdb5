/* From map coordinates to the page, and what is counted on the way. */
#include "geo/fit.h"
#include "geo/simplify.h"
#include "support/features.h"
#include "unit/geo/kit.h"

static const cor_rect page = {0, 0, 100, 100};
static const cor_affine upside_down = {.xx = 1, .yy = -1, .y0 = 100};

static cor_geometry fitted(kit *k, double tolerance, cor_fit_counts *counts)
{
    cor_geometry g = cor_builder_finish(k->builder, k->arena);
    return cor_fit_geometry(&g, upside_down, page, tolerance, k->arena, counts);
}

static void features_keep_their_rows(void **state)
{
    kit *k = *state;
    cor_fit_counts counts;
    add_one_part(k->builder, COR_SHAPE_LINE, (cor_point[]){{10, 10}, {20, 30}}, 2);
    add_one_part(k->builder, COR_SHAPE_LINE, (cor_point[]){{-10, 10}, {-20, 30}}, 2);
    add_one_part(k->builder, COR_SHAPE_POINT, (cor_point[]){{50, 60}}, 1);
    add_one_part(k->builder, COR_SHAPE_LINE, (cor_point[]){{NAN, 10}, {INFINITY, 30}}, 2);
    cor_geometry g = fitted(k, 0.1, &counts);
    assert_int_equal(g.n_features, 4);
    assert_int_equal(cor_geometry_kind(&g, 0), COR_SHAPE_LINE);
    assert_int_equal(cor_geometry_kind(&g, 1), COR_SHAPE_NONE);
    assert_int_equal(cor_geometry_kind(&g, 2), COR_SHAPE_POINT);
    assert_int_equal(cor_geometry_kind(&g, 3), COR_SHAPE_NONE);
    assert_true(g.points[0].y == 90);
    assert_int_equal(counts.outside, 1);
    assert_int_equal(counts.unusable, 1);
    assert_int_equal(counts.vertices_dropped, 2);
}

static void a_line_falls_apart_at_an_unusable_vertex(void **state)
{
    kit *k = *state;
    cor_fit_counts counts;
    add_one_part(k->builder, COR_SHAPE_LINE,
                 (cor_point[]){{1, 1}, {2, 2}, {NAN, 3}, {4, 4}, {5, 9}, {1e300, 0}, {7, 7}}, 7);
    cor_geometry g = fitted(k, 0, &counts);
    assert_int_equal(g.n_parts, 2);
    assert_int_equal(g.n_points, 4);
    assert_int_equal(counts.vertices_dropped, 2);
}

static void a_ring_closes_over_an_unusable_vertex(void **state)
{
    kit *k = *state;
    cor_fit_counts counts;
    add_one_part(k->builder, COR_SHAPE_POLYGON, (cor_point[]){{NAN, 1}, {9, 1}, {9, 9}, {5, 12}, {1, 9}, {NAN, 1}}, 6);
    cor_geometry g = fitted(k, 0, &counts);
    assert_int_equal(g.n_parts, 1);
    assert_int_equal(g.n_points, 5);
    assert_true(g.points[0].x == g.points[4].x && g.points[0].y == g.points[4].y);
}

static void a_small_island_goes_but_a_small_country_stays(void **state)
{
    kit *k = *state;
    cor_fit_counts counts;
    const cor_point big[] = {{10, 10}, {60, 10}, {60, 60}, {10, 60}, {10, 10}};
    const cor_point small[] = {{70, 70}, {70.1, 70}, {70.1, 70.1}, {70, 70}};
    cor_builder_feature(k->builder, COR_SHAPE_POLYGON);
    cor_builder_part(k->builder);
    cor_builder_points(k->builder, big, 5);
    cor_builder_part(k->builder);
    cor_builder_points(k->builder, small, 4);
    add_one_part(k->builder, COR_SHAPE_POLYGON, small, 4);
    cor_geometry g = fitted(k, 0.5, &counts);
    assert_int_equal(g.features[1] - g.features[0], 1);
    assert_int_equal(g.features[2] - g.features[1], 1);
    assert_int_equal(counts.outside, 0);
}

static void a_narrow_ring_keeps_an_area(void **state)
{
    kit *k = *state;
    cor_point ring[202];
    for (int i = 0; i < 100; i++) {
        ring[i] = (cor_point){i * 0.5, 50 + 0.01 * sin(i)};
        ring[100 + i] = (cor_point){(99 - i) * 0.5 + 0.1, 50.05 + 0.01 * cos(i)};
    }
    ring[200] = ring[0];
    add_one_part(k->builder, COR_SHAPE_POLYGON, ring, 201);
    cor_geometry g = fitted(k, 0.25, NULL);
    assert_int_equal(g.n_parts, 1);
    assert_in_range(g.n_points, 4, 20);
}

static void a_straight_line_of_many_vertices_becomes_a_few(void **state)
{
    kit *k = *state;
    cor_point line[5000];
    for (int i = 0; i < 5000; i++)
        line[i] = (cor_point){i * 0.02, i * 0.01};
    add_one_part(k->builder, COR_SHAPE_LINE, line, 5000);
    cor_geometry g = fitted(k, 0.25, NULL);
    assert_true(g.n_points < 200);
    assert_true(g.points[0].x == 0 && g.points[g.n_points - 1].x == 4999 * 0.02);
}

static void neighbours_keep_the_same_vertices_of_their_border(void **state)
{
    enum { N = 600 };
    kit *k = *state;
    cor_point left[N + 3], right[N + 3];
    for (int i = 0; i < N; i++) {
        cor_point p = {50 + 3 * sin(i * 0.21) + sin(i * 1.7), 1 + i * 98. / N};
        left[i] = p;
        right[N - 1 - i] = p;
    }
    left[N] = (cor_point){2, 99};
    left[N + 1] = (cor_point){3, 1};
    left[N + 2] = left[0];
    right[N] = (cor_point){98, 1};
    right[N + 1] = (cor_point){97, 99};
    right[N + 2] = right[0];
    add_one_part(k->builder, COR_SHAPE_POLYGON, left, N + 3);
    add_one_part(k->builder, COR_SHAPE_POLYGON, right, N + 3);
    cor_geometry g = fitted(k, 0.3, NULL);
    size_t shared = 0, lone = 0;
    for (size_t i = g.parts[0]; i < g.parts[1]; i++) {
        bool found = false;
        if (g.points[i].y < 10 || g.points[i].y > 90 || g.points[i].x < 10) continue;
        for (size_t j = g.parts[1]; j < g.parts[2]; j++)
            found |= g.points[i].x == g.points[j].x && g.points[i].y == g.points[j].y;
        shared += found;
        lone += !found;
    }
    assert_true(shared > 20);
    assert_int_equal(lone, 0);
}

static void a_table_without_features_stays_empty(void **state)
{
    kit *k = *state;
    cor_fit_counts counts;
    cor_geometry g = fitted(k, 1, &counts);
    assert_int_equal(g.n_features, 0);
    assert_int_equal(counts.outside, 0);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(features_keep_their_rows),
        T(a_line_falls_apart_at_an_unusable_vertex),
        T(a_ring_closes_over_an_unusable_vertex),
        T(a_small_island_goes_but_a_small_country_stays),
        T(a_narrow_ring_keeps_an_area),
        T(a_straight_line_of_many_vertices_becomes_a_few),
        T(neighbours_keep_the_same_vertices_of_their_border),
        T(a_table_without_features_stays_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
