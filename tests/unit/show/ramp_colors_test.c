/* Palettes and the colours between theirs. */
#include <string.h>

#include "expr/expr.h"
#include "show/ramp_colors.h"
#include "support/cmocka_all.h"

static cor_arena *arena;

static int set_up(void **state)
{
    (void) state;
    arena = cor_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void) state;
    cor_arena_free(arena);
    return 0;
}

static double lightness(const char *color)
{
    cor_color c = {0};
    assert_true(cor_parse_color(color, &c));
    return 0.2126 * (double) c.r + 0.7152 * (double) c.g + 0.0722 * (double) c.b;
}

static void every_palette_has_colours(void **state)
{
    (void) state;
    const cor_color_palette *palette;
    size_t n = 0;
    for (; (palette = cor_palette_at(n)); n++) {
        assert_true(cor_palette_size(palette) >= 3);
        for (size_t i = 0; i < cor_palette_size(palette); i++)
            lightness(cor_palette_color(palette, i, arena));
        assert_ptr_equal(cor_palette_called(palette->name), palette);
    }
    assert_true(n > 30);
}

static void names_are_found_whatever_their_case(void **state)
{
    (void) state;
    assert_string_equal(cor_palette_called("ylgnbu")->name, "YlGnBu");
    assert_null(cor_palette_called("ylgnb"));
    assert_string_equal(cor_palette_nearest("okabe-itto"), "okabe-ito");
}

static void a_ramp_begins_and_ends_with_its_palette(void **state)
{
    (void) state;
    const cor_color_palette *greys = cor_palette_called("Greys");
    assert_string_equal(cor_ramp_color(greys, 0, arena), "#ffffff");
    assert_string_equal(cor_ramp_color(greys, 1, arena), "#000000");
    assert_string_equal(cor_ramp_color(greys, 0.0625, arena), "#f8f8f8"); /* between #ffffff and #f0f0f0 */
    assert_string_equal(cor_ramp_color(greys, 7, arena), "#000000");
}

/* More is darker on paper and lighter on a dark ground. */
static void sequences_run_away_from_their_ground(void **state)
{
    (void) state;
    const cor_color_palette *palette;
    for (size_t k = 0; (palette = cor_palette_at(k)); k++) {
        if (palette->kind != COR_PALETTE_SEQUENCE) continue;
        for (size_t i = 1; i < 6; i++) {
            double before = lightness(cor_ramp_color(palette, cor_sequence_place(i - 1, 6, false, true), arena));
            double now = lightness(cor_ramp_color(palette, cor_sequence_place(i, 6, false, true), arena));
            if (now >= before) fail_msg("%s: class %zu is not darker", palette->name, i);
            before = lightness(cor_ramp_color(palette, cor_sequence_place(i - 1, 6, true, true), arena));
            now = lightness(cor_ramp_color(palette, cor_sequence_place(i, 6, true, true), arena));
            if (now <= before) fail_msg("%s: class %zu is not lighter on dark", palette->name, i);
        }
    }
}

static void both_sides_of_a_centre_go_as_far(void **state)
{
    (void) state;
    assert_float_equal(cor_diverging_place(0, 4, 2), 1 - cor_diverging_place(3, 4, 2), 1e-12);
    assert_float_equal(cor_diverging_place(1, 4, 2), 1 - cor_diverging_place(2, 4, 2), 1e-12);
    assert_true(cor_diverging_place(0, 4, 2) < cor_diverging_place(1, 4, 2));
    assert_true(cor_diverging_place(1, 4, 2) < 0.5);
    /* One class below, three above: it is as near to the centre as the first above. */
    assert_float_equal(cor_diverging_place(0, 4, 1), 1 - cor_diverging_place(1, 4, 1), 1e-12);
    assert_true(cor_diverging_place(0, 3, 0) > 0.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_palette_has_colours, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_are_found_whatever_their_case, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_ramp_begins_and_ends_with_its_palette, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sequences_run_away_from_their_ground, set_up, tear_down),
        cmocka_unit_test_setup_teardown(both_sides_of_a_centre_go_as_far, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
