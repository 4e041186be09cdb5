/* The builder and the bounds of geometry tables. */
#include "unit/geo/kit.h"

static void add_point(kit *k, double x, double y)
{
    cor_builder_feature(k->builder, COR_SHAPE_POINT);
    cor_builder_part(k->builder);
    cor_builder_point(k->builder, x, y);
    cor_builder_end_part(k->builder, 1);
    cor_builder_end_feature(k->builder);
}

static void a_table_of_single_points_has_no_offsets(void **state)
{
    kit *k = *state;
    for (int i = 0; i < 1000; i++)
        add_point(k, i, -i);
    cor_geometry g = cor_builder_finish(k->builder, k->arena);
    assert_int_equal(g.n_features, 1000);
    assert_int_equal(g.n_points, 1000);
    assert_null(g.parts);
    assert_null(g.features);
    assert_int_equal(cor_geometry_kind(&g, 999), COR_SHAPE_POINT);
    assert_true(g.points[999].x == 999 && g.points[999].y == -999);
}

static void a_multipoint_keeps_offsets(void **state)
{
    kit *k = *state;
    add_point(k, 1, 1);
    cor_builder_feature(k->builder, COR_SHAPE_POINT);
    cor_builder_part(k->builder);
    cor_builder_points(k->builder, (cor_point[]){{2, 2}, {3, 3}}, 2);
    cor_builder_end_part(k->builder, 1);
    cor_builder_end_feature(k->builder);
    cor_geometry g = cor_builder_finish(k->builder, k->arena);
    assert_non_null(g.parts);
    assert_int_equal(g.parts[1], 1);
    assert_int_equal(g.parts[2], 3);
    assert_int_equal(g.features[2], 2);
}

static void a_part_below_its_minimum_is_dropped_and_its_feature_becomes_none(void **state)
{
    kit *k = *state;
    cor_builder_feature(k->builder, COR_SHAPE_LINE);
    cor_builder_part(k->builder);
    cor_builder_point(k->builder, 7, 7);
    assert_false(cor_builder_end_part(k->builder, 2));
    cor_builder_end_feature(k->builder);
    cor_builder_feature(k->builder, COR_SHAPE_LINE);
    cor_builder_part(k->builder);
    cor_builder_points(k->builder, (cor_point[]){{0, 0}, {1, 2}}, 2);
    assert_true(cor_builder_end_part(k->builder, 2));
    cor_builder_end_feature(k->builder);
    cor_geometry g = cor_builder_finish(k->builder, k->arena);
    assert_int_equal(cor_geometry_kind(&g, 0), COR_SHAPE_NONE);
    assert_int_equal(cor_geometry_kind(&g, 1), COR_SHAPE_LINE);
    assert_int_equal(g.n_parts, 1);
    cor_path path = cor_geometry_path(&g, 1);
    cor_rect r = cor_path_bounds(&path);
    assert_true(r.x0 == 0 && r.y0 == 0 && r.x1 == 1 && r.y1 == 2);
}

static void the_builder_can_be_used_again(void **state)
{
    kit *k = *state;
    add_point(k, 1, 1);
    cor_builder_finish(k->builder, k->arena);
    add_point(k, 5, 6);
    cor_geometry g = cor_builder_finish(k->builder, k->arena);
    assert_int_equal(g.n_features, 1);
    assert_true(g.points[0].x == 5);
}

static void bounds_leave_out_what_is_not_finite(void **state)
{
    kit *k = *state;
    add_point(k, NAN, 1);
    add_point(k, INFINITY, 2);
    add_point(k, 3, 4);
    add_point(k, -1, 5);
    cor_geometry g = cor_builder_finish(k->builder, k->arena);
    cor_rect r = cor_geometry_bounds(&g);
    assert_true(r.x0 == -1 && r.x1 == 3 && r.y0 == 4 && r.y1 == 5);
}

static void an_empty_table_has_empty_bounds(void **state)
{
    kit *k = *state;
    cor_geometry g = cor_builder_finish(k->builder, k->arena);
    assert_int_equal(g.n_features, 0);
    assert_true(cor_rect_is_empty(cor_geometry_bounds(&g)));
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_table_of_single_points_has_no_offsets),
        T(a_multipoint_keeps_offsets),
        T(a_part_below_its_minimum_is_dropped_and_its_feature_becomes_none),
        T(the_builder_can_be_used_again),
        T(bounds_leave_out_what_is_not_finite),
        T(an_empty_table_has_empty_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
