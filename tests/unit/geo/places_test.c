/* Places along lines, room inside rings, lines beside lines. */
#include "geo/along.h"
#include "geo/inside.h"
#include "geo/offset.h"
#include "support/cmocka_all.h"

#define NEAR(found, expected) assert_true(fabs((found) - (expected)) < 1e-9)

static void a_place_along_a_line_has_a_point_and_an_angle(void **state)
{
    (void) state;
    const cor_point line[] = {{0, 0}, {0, 0}, {10, 0}, {10, 0}, {10, 10}};
    NEAR(cor_line_length(line, 5), 20);
    cor_along place = cor_line_at(line, 5, 15);
    NEAR(place.at.x, 10);
    NEAR(place.at.y, 5);
    NEAR(place.angle, M_PI / 2);
}

static void a_distance_beyond_the_ends_stays_at_the_ends(void **state)
{
    (void) state;
    const cor_point line[] = {{0, 0}, {3, 4}};
    NEAR(cor_line_at(line, 2, -7).at.x, 0);
    NEAR(cor_line_at(line, 2, 70).at.y, 4);
    NEAR(cor_line_at(line, 1, 5).at.x, 0);
}

static void the_longest_part_is_found(void **state)
{
    (void) state;
    const cor_point points[] = {{0, 0}, {1, 0}, {5, 5}, {5, 9}, {7, 7}, {8, 8}};
    const uint32_t parts[] = {0, 2, 4, 6};
    cor_path path = {points, parts, 3, false};
    double length;
    assert_int_equal(cor_path_longest_part(&path, &length), 1);
    NEAR(length, 4);
}

/* A square of 10 with a hole of 4 in its left half. */
static const cor_point square[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}, {1, 3}, {1, 7}, {5, 7}, {5, 3}, {1, 3}};
static const uint32_t square_parts[] = {0, 5, 10};
static const cor_path rings = {square, square_parts, 2, true};

static void a_hole_is_not_inside(void **state)
{
    (void) state;
    assert_true(cor_path_contains(&rings, (cor_point){7, 5}));
    assert_false(cor_path_contains(&rings, (cor_point){3, 5}));
    assert_false(cor_path_contains(&rings, (cor_point){11, 5}));
}

static void the_inside_point_has_the_most_room(void **state)
{
    (void) state;
    double room;
    cor_point p = cor_path_inside_point(&rings, 0.05, &room);
    assert_true(cor_path_contains(&rings, p));
    assert_true(p.x > 7 && p.x < 8);
    assert_true(room > 2.4 && room <= 2.6);
}

static void rings_without_area_give_the_middle_of_their_bounds(void **state)
{
    (void) state;
    const cor_point flat[] = {{0, 0}, {4, 0}, {2, 0}, {0, 0}};
    const uint32_t parts[] = {0, 4};
    double room = 9;
    cor_point p = cor_path_inside_point(&(cor_path){flat, parts, 1, true}, 0.1, &room);
    NEAR(p.x, 2);
    NEAR(room, 0);
}

static cor_path line_path(const cor_point *points, const uint32_t parts[2])
{
    return (cor_path){points, parts, 1, false};
}

static void a_positive_offset_goes_to_the_right(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_point east[] = {{0, 0}, {10, 0}};
    const uint32_t parts[] = {0, 2};
    cor_path path = line_path(east, parts), moved = cor_path_offset(&path, 2, false, arena);
    assert_int_equal(moved.parts[1], 2);
    NEAR(moved.points[0].y, 2);
    NEAR(moved.points[1].x, 10);
    cor_arena_free(arena);
}

static void no_moved_vertex_strays_far_or_comes_near(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_point zigzag[200];
    for (int i = 0; i < 200; i++)
        zigzag[i] = (cor_point){i * 0.7, 3 * sin(i * 0.9) + 40 * sin(i * 0.05)};
    const uint32_t parts[] = {0, 200};
    for (int side = -1; side <= 1; side += 2) {
        cor_path path = line_path(zigzag, parts), moved = cor_path_offset(&path, 4 * side, false, arena);
        assert_true(moved.n_parts == 1 && moved.parts[1] > 20);
        for (size_t i = 0; i < moved.parts[1]; i++) {
            double nearest = INFINITY;
            for (int j = 0; j < 200; j++)
                nearest = fmin(nearest, hypot(moved.points[i].x - zigzag[j].x, moved.points[i].y - zigzag[j].y));
            assert_true(nearest > 3 && nearest < 8.5);
        }
    }
    cor_arena_free(arena);
}

static cor_path beside_corner(double degrees, double offset, cor_arena *arena)
{
    static cor_point points[3];
    static const uint32_t parts[] = {0, 3};
    double turn = degrees * M_PI / 180;
    points[0] = (cor_point){-30, 0};
    points[1] = (cor_point){0, 0};
    points[2] = (cor_point){30 * cos(turn), 30 * sin(turn)};
    cor_path path = line_path(points, parts);
    return cor_path_offset(&path, offset, false, arena);
}

static void outside_of_a_round_corner_stays_at_the_offset(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_point right_angle[] = {{-30, 0}, {0, 0}, {0, 30}};
    const uint32_t parts[] = {0, 3};
    cor_path path = line_path(right_angle, parts), moved = cor_path_offset(&path, -4, true, arena);
    assert_true(moved.parts[1] > 4);
    for (size_t i = 1; i + 1 < moved.parts[1]; i++)
        NEAR(hypot(moved.points[i].x, moved.points[i].y), 4);
    cor_arena_free(arena);
}

static void outside_of_a_corner_is_a_mitre_up_to_twice_the_offset(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_path moved = beside_corner(90, -5, arena);
    assert_int_equal(moved.parts[1], 3);
    NEAR(moved.points[1].x, 5);
    NEAR(moved.points[1].y, -5);
    assert_int_equal(beside_corner(119, -5, arena).parts[1], 3);
    assert_true(beside_corner(125, -5, arena).parts[1] > 5);
    cor_arena_free(arena);
}

static void inside_of_a_corner_too_sharp_for_its_edges_is_nothing(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    assert_int_equal(beside_corner(150, 5, arena).parts[1], 3);
    assert_int_equal(beside_corner(172, 5, arena).n_parts, 0);
    cor_arena_free(arena);
}

static void a_ring_moves_inwards_whichever_way_it_runs(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_point one[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
    const cor_point other[] = {{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}};
    const uint32_t parts[] = {0, 5};
    const cor_point *both[] = {one, other};
    for (int i = 0; i < 2; i++) {
        cor_path path = {both[i], parts, 1, true}, moved = cor_path_offset(&path, 1, false, arena);
        assert_int_equal(moved.n_parts, 1);
        NEAR(fabs(cor_ring_area2(moved.points, moved.parts[1])), 2 * 64);
        moved = cor_path_offset(&path, 20, false, arena);
        assert_int_equal(moved.n_parts, 0);
    }
    cor_arena_free(arena);
}

static void a_line_without_length_has_nothing_beside_it(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_point dot[] = {{5, 5}, {5, 5}, {5, 5}};
    const uint32_t parts[] = {0, 3};
    cor_path path = line_path(dot, parts);
    assert_int_equal(cor_path_offset(&path, 3, false, arena).n_parts, 0);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_along_a_line_has_a_point_and_an_angle),
        cmocka_unit_test(a_distance_beyond_the_ends_stays_at_the_ends),
        cmocka_unit_test(the_longest_part_is_found),
        cmocka_unit_test(a_hole_is_not_inside),
        cmocka_unit_test(the_inside_point_has_the_most_room),
        cmocka_unit_test(rings_without_area_give_the_middle_of_their_bounds),
        cmocka_unit_test(a_positive_offset_goes_to_the_right),
        cmocka_unit_test(no_moved_vertex_strays_far_or_comes_near),
        cmocka_unit_test(outside_of_a_round_corner_stays_at_the_offset),
        cmocka_unit_test(outside_of_a_corner_is_a_mitre_up_to_twice_the_offset),
        cmocka_unit_test(inside_of_a_corner_too_sharp_for_its_edges_is_nothing),
        cmocka_unit_test(a_ring_moves_inwards_whichever_way_it_runs),
        cmocka_unit_test(a_line_without_length_has_nothing_beside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
