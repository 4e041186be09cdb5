#include "geo/box_fit.h"
#include "support/cmocka_all.h"

static const cor_rect page = {0, 0, 400, 300};

/* A room of 200 × 100 with a narrow tower of 60 × 200 above its left end. */
static const cor_point boot[] = {{0, 0}, {60, 0}, {60, 200}, {200, 200}, {200, 300}, {0, 300}, {0, 0}};
static const uint32_t boot_parts[] = {0, 7};

static void a_wide_text_goes_where_the_area_is_wide(void **state)
{
    (void) state;
    cor_box_fit rooms[4];
    cor_path path = {boot, boot_parts, 1, true};
    size_t n = cor_path_box_fits(&path, page, 120, 20, (cor_point){30, 100}, rooms, 4);
    assert_true(n >= 1);
    for (size_t i = 0; i < n; i++) {
        cor_point m = rooms[i].middle;
        assert_true(m.y > 209 && m.y < 291);
        assert_true(m.x > 59 && m.x < 141);
        assert_true(cor_path_holds(&path, (cor_rect){m.x - 60, m.y - 10, m.x + 60, m.y + 10}));
    }
}

static void a_text_that_fits_nowhere_has_no_room(void **state)
{
    (void) state;
    cor_box_fit rooms[4];
    cor_path path = {boot, boot_parts, 1, true};
    assert_int_equal(cor_path_box_fits(&path, page, 210, 20, (cor_point){30, 100}, rooms, 4), 0);
    assert_int_equal(cor_path_box_fits(&path, page, 100, 120, (cor_point){30, 100}, rooms, 4), 0);
    assert_int_equal(cor_path_box_fits(&path, page, NAN, 20, (cor_point){30, 100}, rooms, 4), 0);
}

static void what_lies_off_the_window_is_no_room(void **state)
{
    (void) state;
    cor_box_fit rooms[4];
    cor_path path = {boot, boot_parts, 1, true};
    cor_rect window = {0, 0, 400, 190};
    assert_int_equal(cor_path_box_fits(&path, window, 120, 20, (cor_point){30, 100}, rooms, 4), 0);
    assert_true(cor_path_box_fits(&path, window, 40, 20, (cor_point){30, 100}, rooms, 4) > 0);
}

static void a_hole_is_no_room(void **state)
{
    (void) state;
    static const cor_point points[] = {{0, 0},  {100, 0}, {100, 100}, {0, 100}, {0, 0},
                                       {5, 30}, {95, 30}, {95, 70},   {5, 70},  {5, 30}};
    static const uint32_t parts[] = {0, 5, 10};
    cor_path path = {points, parts, 2, true};
    cor_box_fit rooms[4];
    size_t n = cor_path_box_fits(&path, page, 50, 20, (cor_point){50, 50}, rooms, 4);
    assert_true(n >= 1);
    for (size_t i = 0; i < n; i++)
        assert_true(rooms[i].middle.y <= 20 || rooms[i].middle.y >= 80);
    assert_false(cor_path_holds(&path, (cor_rect){40, 40, 60, 60}));
    assert_false(cor_path_holds(&path, (cor_rect){0, 10, 100, 40}));
}

static void shells_come_largest_first_with_their_own_holes(void **state)
{
    (void) state;
    static const cor_point points[] = {{200, 0}, {220, 0}, {220, 20},  {200, 20}, {200, 0},  /* an islet */
                                       {0, 0},   {100, 0}, {100, 100}, {0, 100},  {0, 0},    /* land */
                                       {30, 30}, {70, 30}, {70, 70},   {30, 70},  {30, 30},  /* its lake */
                                       {45, 45}, {55, 45}, {55, 55},   {45, 55},  {45, 45}}; /* an island in it */
    static const uint32_t parts[] = {0, 5, 10, 15, 20};
    cor_path path = {points, parts, 4, true};
    cor_area_part shells[8];
    cor_arena *arena = cor_arena_new();
    assert_int_equal(cor_path_shells(arena, &path, shells, 8), 3);
    assert_int_equal(shells[0].rings.n_parts, 2);
    assert_true(shells[0].area == 10000);
    assert_int_equal(shells[1].rings.n_parts, 1);
    assert_true(shells[1].area == 400);
    assert_true(shells[2].area == 100);
    assert_int_equal(cor_path_shells(arena, &path, shells, 1), 1);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wide_text_goes_where_the_area_is_wide),
        cmocka_unit_test(a_text_that_fits_nowhere_has_no_room),
        cmocka_unit_test(what_lies_off_the_window_is_no_room),
        cmocka_unit_test(a_hole_is_no_room),
        cmocka_unit_test(shells_come_largest_first_with_their_own_holes),
    };
    return cmocka_run_group_tests_name("room", tests, NULL, NULL);
}
