/* Cutting lines and rings to a rectangle. */
#include "geo/clip.h"
#include "geo/inside.h"
#include "support/cmocka_all.h"

static const cor_rect box = {0, 0, 10, 10};

static void assert_points(const cor_point *found, const cor_point *expected, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (fabs(found[i].x - expected[i].x) > 1e-12 || fabs(found[i].y - expected[i].y) > 1e-12)
            fail_msg("vertex %zu is (%g, %g), expected (%g, %g)", i, found[i].x, found[i].y, expected[i].x,
                     expected[i].y);
    }
}

static void a_line_is_split_where_it_leaves(void **state)
{
    (void) state;
    cor_chains out = {0};
    const cor_point line[] = {{-5, 5}, {5, 5}, {5, 15}, {7, 15}, {7, 5}, {8, 5}};
    cor_clip_line(line, 6, box, &out);
    assert_int_equal(out.n, 2);
    assert_int_equal(out.ends[0], 3);
    assert_points(out.points.at, (cor_point[]){{0, 5}, {5, 5}, {5, 10}, {7, 10}, {7, 5}, {8, 5}}, 6);
    cor_chains_free(&out);
}

static void a_line_through_the_box_from_outside_to_outside_is_kept(void **state)
{
    (void) state;
    cor_chains out = {0};
    cor_clip_line((cor_point[]){{-10, 0}, {10, 20}, {30, -10}, {-10, 8}}, 4, box, &out);
    for (size_t i = 0; i < out.points.n; i++)
        assert_true(cor_rect_contains(box, out.points.at[i].x, out.points.at[i].y));
    assert_true(out.n >= 1);
    cor_chains_free(&out);
}

static void a_touch_in_a_corner_leaves_nothing(void **state)
{
    (void) state;
    cor_chains out = {0};
    cor_clip_line((cor_point[]){{-5, 5}, {5, -5}}, 2, box, &out);
    assert_int_equal(out.n, 0);
    assert_int_equal(out.points.n, 0);
    cor_chains_free(&out);
}

static void a_line_inside_comes_back_unchanged(void **state)
{
    (void) state;
    cor_chains out = {0};
    const cor_point line[] = {{0, 0}, {10, 10}, {10, 10}, {3, 4}};
    cor_clip_line(line, 4, box, &out);
    assert_int_equal(out.n, 1);
    assert_points(out.points.at, line, 4);
    cor_chains_free(&out);
}

static void a_ring_stays_closed(void **state)
{
    (void) state;
    cor_points out = {0}, spare = {0};
    cor_clip_ring((cor_point[]){{5, 5}, {15, 5}, {15, 8}, {5, 8}, {5, 5}}, 5, box, &out, &spare);
    assert_int_equal(out.n, 5);
    assert_points(out.at, (cor_point[]){{5, 5}, {10, 5}, {10, 8}, {5, 8}, {5, 5}}, 5);
    cor_points_free(&out);
    cor_points_free(&spare);
}

static void a_ring_round_the_box_becomes_the_box(void **state)
{
    (void) state;
    cor_points out = {0}, spare = {0};
    cor_clip_ring((cor_point[]){{-90, -90}, {90, -90}, {90, 90}, {-90, 90}, {-90, -90}}, 5, box, &out, &spare);
    assert_true(fabs(cor_ring_area2(out.at, out.n)) == 200);
    cor_points_free(&out);
    cor_points_free(&spare);
}

static void a_ring_that_passes_by_leaves_nothing(void **state)
{
    (void) state;
    cor_points out = {0}, spare = {0};
    const cor_point bracket[] = {{-5, -5}, {15, -5}, {15, -1}, {-1, -1}, {-1, 15}, {-5, 15}, {-5, -5}};
    cor_clip_ring(bracket, 7, box, &out, &spare);
    assert_int_equal(out.n, 0);
    cor_points_free(&out);
    cor_points_free(&spare);
}

static void both_neighbours_of_a_border_are_cut_at_the_same_point(void **state)
{
    (void) state;
    cor_point a = {3.1, 2.7}, b = {17.3, 23.9}, c = b, d = a;
    assert_true(cor_clip_segment(&a, &b, box));
    assert_true(cor_clip_segment(&c, &d, box));
    assert_true(a.x == d.x && a.y == d.y && b.x == c.x && b.y == c.y);
}

static void a_point_table_keeps_its_rows(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_point points[] = {{5, 5}, {11, 5}, {0, 10}};
    cor_geometry g = {.n_features = 3, .n_parts = 3, .n_points = 3, .points = points, .kind = COR_SHAPE_POINT};
    cor_geometry clipped = cor_clip_geometry(&g, box, arena);
    assert_int_equal(clipped.n_points, 3);
    assert_null(clipped.parts);
    assert_true(isnan(clipped.points[1].x));
    assert_true(clipped.points[2].y == 10);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_split_where_it_leaves),
        cmocka_unit_test(a_line_through_the_box_from_outside_to_outside_is_kept),
        cmocka_unit_test(a_touch_in_a_corner_leaves_nothing),
        cmocka_unit_test(a_line_inside_comes_back_unchanged),
        cmocka_unit_test(a_ring_stays_closed),
        cmocka_unit_test(a_ring_round_the_box_becomes_the_box),
        cmocka_unit_test(a_ring_that_passes_by_leaves_nothing),
        cmocka_unit_test(both_neighbours_of_a_border_are_cut_at_the_same_point),
        cmocka_unit_test(a_point_table_keeps_its_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
