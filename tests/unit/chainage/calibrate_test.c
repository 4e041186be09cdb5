/* Published kilometres: linear between posts, by length beyond; what does not rise is refused with the rows. */
#include <math.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "unit/chainage/made.h"

static const double DEGREE = 111319.490793;

static cor_route *equator(cor_arena *arena, const cor_route_options *options)
{
    made_lines lines = new_lines();
    LINE(&lines, {0, 0}, {10, 0});
    cor_ground_features f = finish_lines(&lines, arena);
    return made_route(&f, options, arena);
}

static void check_km(const cor_route *route, double degrees, double km)
{
    double found = cor_route_km(route, degrees * DEGREE);
    if (!(fabs(found - km) < 1e-3)) fail_msg("at %g degrees: kilometre %.6f, not %.6f", degrees, found, km);
    if (!(fabs(cor_route_measure(route, km) - degrees * DEGREE) < 1)) fail_msg("kilometre %g is elsewhere", km);
}

static void kilometres_are_linear_between_posts_and_by_length_beyond(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_error err;
    double by_posts, drawn;
    cor_route *route = equator(arena, &(cor_route_options){.name = "R"});
    const cor_post posts[] = {{{6, 0.02}, 500, "row 2"}, {{2, 0}, 100, "row 1"}, {{8, 0}, 900, "row 3"}};
    assert_false(cor_route_is_calibrated(route, &by_posts, &drawn));
    assert_int_equal(cor_route_calibrate(route, posts, 3, 5000, &err), COR_OK);
    check_km(route, 2, 100);
    check_km(route, 4, 300);
    check_km(route, 7, 700);
    check_km(route, 1, 100 - DEGREE / 1000);
    check_km(route, 9.5, 900 + 1.5 * DEGREE / 1000);
    assert_true(cor_route_is_calibrated(route, &by_posts, &drawn));
    assert_true(fabs(by_posts - 800) < 1e-9 && fabs(drawn - 6 * DEGREE / 1000) < 1e-6);
    cor_arena_free(arena);
}

static void posts_say_which_way_kilometres_rise(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_error err;
    const cor_post posts[] = {{{2, 0}, 900, "row 1"}, {{8, 0}, 100, "row 2"}};
    cor_route *route = equator(arena, &(cor_route_options){.name = "R"});
    assert_int_equal(cor_route_calibrate(route, posts, 2, 5000, &err), COR_OK);
    assert_true(fabs(cor_route_place(route, 0, NULL).x - 10) < 1e-9);
    check_km(route, 2, 100);
    route = equator(arena, &(cor_route_options){.name = "R", .direction = COR_DIRECTION_FORWARD});
    assert_int_equal(cor_route_calibrate(route, posts, 2, 5000, &err), COR_BAD_DATA);
    cor_arena_free(arena);
}

static void refused(const cor_post *posts, size_t n, const char *words)
{
    cor_error err = {0};
    cor_arena *arena = cor_arena_new();
    cor_route *route = equator(arena, &(cor_route_options){.name = "R"});
    assert_int_equal(cor_route_calibrate(route, posts, n, 5000, &err), COR_BAD_DATA);
    if (!strstr(err.message, words)) fail_msg("\"%s\" lacks \"%s\"", err.message, words);
    cor_arena_free(arena);
}

static void what_does_not_rise_is_refused_with_its_rows(void **state)
{
    (void) state;
    const cor_post falling[] = {
        {{1, 0}, 10, "row 1"}, {{3, 0}, 50, "row 2"}, {{5, 0}, 40, "row 3"}, {{7, 0}, 90, "row 4"}};
    refused(falling, 4, "row 3, kilometre 40, lies 222.639 km beyond row 2, which has 50");
    const cor_post equal[] = {{{1, 0}, 10, "row 1"}, {{3, 0}, 10, "row 2"}};
    refused(equal, 2, "row 2");
    const cor_post same_place[] = {{{1, 0}, 10, "row 1"}, {{1, 0}, 20, "row 2"}};
    refused(same_place, 2, "row 2");
    const cor_post far[] = {{{1, 0}, 10, "row 1"}, {{3, 1}, 20, "row 2"}};
    refused(far, 2, "row 2, kilometre 20, lies 110.6 km from the route");
    const cor_post empty[] = {{{1, 0}, NAN, "row 1"}};
    refused(empty, 1, "row 1 has no kilometre");
    refused(empty, 0, "no posts");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kilometres_are_linear_between_posts_and_by_length_beyond),
        cmocka_unit_test(posts_say_which_way_kilometres_rise),
        cmocka_unit_test(what_does_not_rise_is_refused_with_its_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
