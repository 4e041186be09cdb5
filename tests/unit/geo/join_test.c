#include "geo/along.h"
#include "geo/join.h"
#include "unit/geo/arena.h"

#define LINE(...)                                                                                                      \
    ((cor_line){(const cor_point[]){__VA_ARGS__}, sizeof((const cor_point[]){__VA_ARGS__}) / sizeof(cor_point)})

static void pieces_become_one_line_whichever_way_they_run(void **state)
{
    (void) state;
    const cor_line lines[] = {LINE({10, 0}, {20, 0}), LINE({10, 0}, {0, 5}), LINE({30, 0}, {25, 1}, {20, 0})};
    cor_line out[3];
    size_t first[3];
    assert_int_equal(cor_lines_join(arena, lines, 3, out, first), 1);
    assert_int_equal(first[0], 0);
    assert_int_equal(out[0].n, 5);
    assert_true(out[0].points[0].x == 0 && out[0].points[1].x == 10 && out[0].points[4].x == 30);
}

static void lines_apart_stay_as_they_are(void **state)
{
    (void) state;
    const cor_line lines[] = {LINE({0, 0}, {10, 0}), LINE({11, 0}, {20, 0})};
    cor_line out[2];
    assert_int_equal(cor_lines_join(arena, lines, 2, out, NULL), 2);
    assert_ptr_equal(out[0].points, lines[0].points);
    assert_ptr_equal(out[1].points, lines[1].points);
}

static void where_three_meet_the_straightest_goes_on(void **state)
{
    (void) state;
    const cor_line lines[] = {LINE({0, 0}, {10, 0}), LINE({10, 0}, {15, 8}), LINE({10, 0}, {20, 1})};
    cor_line out[3];
    assert_int_equal(cor_lines_join(arena, lines, 3, out, NULL), 2);
    assert_int_equal(out[0].n, 3);
    assert_true(out[0].points[2].x == 20);
    assert_true(out[1].points[1].x == 15);
}

static void a_hairpin_is_no_way_on(void **state)
{
    (void) state;
    const cor_line lines[] = {LINE({0, 0}, {10, 0}), LINE({10, 0}, {0, 1})};
    cor_line out[2];
    assert_int_equal(cor_lines_join(arena, lines, 2, out, NULL), 2);
}

static void a_way_round_is_joined_once(void **state)
{
    (void) state;
    cor_point corners[9];
    cor_line lines[8], out[8];
    for (int i = 0; i < 9; i++)
        corners[i] = (cor_point){100 * cos(i % 8 * M_PI / 4), 100 * sin(i % 8 * M_PI / 4)};
    for (int i = 0; i < 8; i++)
        lines[i] = (cor_line){corners + i, 2};
    assert_int_equal(cor_lines_join(arena, lines, 8, out, NULL), 1);
    assert_int_equal(out[0].n, 9);
    const cor_line ring = {corners, 9};
    assert_int_equal(cor_lines_join(arena, &ring, 1, out, NULL), 1);
    assert_ptr_equal(out[0].points, ring.points);
}

/* However a star of many lines is joined, no stretch is lost or drawn twice. */
static void nothing_is_lost(void **state)
{
    (void) state;
    enum { N = 40 };
    cor_point points[2 * N];
    cor_line lines[N], out[N];
    double before = 0, after = 0;
    for (int i = 0; i < N; i++) {
        double angle = i * 2.39996;
        points[2 * i] = (cor_point){(i % 5) * 30, 0};
        points[2 * i + 1] = (cor_point){(i % 5) * 30 + 20 * cos(angle), 20 * sin(angle)};
        lines[i] = (cor_line){points + 2 * i, 2};
        before += cor_line_length(lines[i].points, 2);
    }
    size_t n = cor_lines_join(arena, lines, N, out, NULL);
    for (size_t i = 0; i < n; i++)
        after += cor_line_length(out[i].points, out[i].n);
    assert_true(n < N);
    assert_true(fabs(before - after) < 1e-9);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pieces_become_one_line_whichever_way_they_run),
        TEST(lines_apart_stay_as_they_are),
        TEST(where_three_meet_the_straightest_goes_on),
        TEST(a_hairpin_is_no_way_on),
        TEST(a_way_round_is_joined_once),
        TEST(nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
