/* Contours: outlines of what is high in a grid. */
#include <math.h>
#include <string.h>

#include "geo/contour.h"
#include "support/cmocka_all.h"

enum { SIDE = 24 };

/* Twice the area within the rings: outer ones and holes turn opposite ways. */
static double area_of(const cor_path *path)
{
    double sum = 0;
    for (size_t part = 0; part < path->n_parts; part++)
        for (uint32_t i = path->parts[part]; i + 1 < path->parts[part + 1]; i++)
            sum += path->points[i].x * path->points[i + 1].y - path->points[i + 1].x * path->points[i].y;
    return fabs(sum) / 2;
}

/* Distances to a circle of RADIUS round the middle: 128 on it, 16 more for each unit inwards. */
static void fill_disc(uint8_t *grid, double radius, double hole)
{
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            double r = hypot(x + 0.5 - SIDE / 2.0, y + 0.5 - SIDE / 2.0),
                   d = fmin(radius - r, hole > 0 ? r - hole : 99);
            grid[y * SIDE + x] = (uint8_t) fmin(255, fmax(0, round(128 + 16 * d)));
        }
}

static void a_disc_has_one_round_outline(void **state)
{
    (void) state;
    uint8_t grid[SIDE * SIDE];
    cor_arena *arena = cor_arena_new();
    fill_disc(grid, 8, 0);
    cor_path path = cor_contour(arena, grid, SIDE, SIDE, 128, 1, 0.02);
    assert_int_equal(path.n_parts, 1);
    assert_true(path.closed);
    for (uint32_t i = 0; i < path.parts[1]; i++)
        assert_true(fabs(hypot(path.points[i].x - 12, path.points[i].y - 12) - 8) < 0.1);
    assert_true(fabs(area_of(&path) - M_PI * 64) < 2);
    cor_arena_free(arena);
}

static void a_ring_has_a_hole_that_turns_the_other_way(void **state)
{
    (void) state;
    uint8_t grid[SIDE * SIDE];
    cor_arena *arena = cor_arena_new();
    fill_disc(grid, 9, 4);
    cor_path path = cor_contour(arena, grid, SIDE, SIDE, 128, 0.5, 0.02);
    assert_int_equal(path.n_parts, 2);
    assert_true(fabs(area_of(&path) - M_PI * (81 - 16) / 4) < 1);
    cor_arena_free(arena);
}

static void what_is_high_at_the_edge_is_closed_there(void **state)
{
    (void) state;
    uint8_t grid[16];
    cor_arena *arena = cor_arena_new();
    memset(grid, 255, sizeof grid);
    cor_path path = cor_contour(arena, grid, 4, 4, 127.5, 1, 0.02);
    assert_int_equal(path.n_parts, 1);
    cor_rect box = cor_path_bounds(&path);
    assert_true(fabs(box.x0) < 0.02 && fabs(box.y1 - 4) < 0.02);
    cor_arena_free(arena);
}

static void nothing_high_has_no_outline(void **state)
{
    (void) state;
    const uint8_t grid[4] = {0, 10, 20, 30};
    cor_arena *arena = cor_arena_new();
    assert_int_equal(cor_contour(arena, grid, 2, 2, 128, 1, 0.02).n_parts, 0);
    cor_arena_free(arena);
}

static void high_corners_meet_where_their_middle_is_high(void **state)
{
    (void) state;
    const uint8_t apart[4] = {160, 0, 0, 160}, joined[4] = {255, 90, 90, 255};
    cor_arena *arena = cor_arena_new();
    assert_int_equal(cor_contour(arena, apart, 2, 2, 128, 1, 0.02).n_parts, 2);
    assert_int_equal(cor_contour(arena, joined, 2, 2, 128, 1, 0.02).n_parts, 1);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_disc_has_one_round_outline),
        cmocka_unit_test(a_ring_has_a_hole_that_turns_the_other_way),
        cmocka_unit_test(what_is_high_at_the_edge_is_closed_there),
        cmocka_unit_test(nothing_high_has_no_outline),
        cmocka_unit_test(high_corners_meet_where_their_middle_is_high),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
