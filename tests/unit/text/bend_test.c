#include "unit/text/shaped.h"

#include "text/bend.h"

static cor_arena *arena;

static int set_up(void **state)
{
    arena = cor_arena_new();
    return set_up_fonts(state);
}

static int tear_down(void **state)
{
    cor_arena_free(arena);
    return tear_down_fonts(state);
}

/* Half a circle of RADIUS about (0, RADIUS) that begins in the west and goes over the top. */
static cor_curve arch(double radius)
{
    cor_point points[181];
    for (int i = 0; i <= 180; i++)
        points[i] = (cor_point){-radius * cos(i * M_PI / 180), radius - radius * sin(i * M_PI / 180)};
    return cor_curve_of(arena, points, 181, radius / 50);
}

static cor_curve level(double length)
{
    const cor_point points[] = {{0, 0}, {length, 0}};
    return cor_curve_of(arena, points, 2, 10);
}

static void on_a_straight_line_letters_stand_as_without_it(void **state)
{
    const cor_run *run = shaped_text(*state, "Indus");
    const cor_bend *bend = cor_bend_of(arena, run, level(run->width), false);
    for (size_t i = 0; i < run->lines[0].n_glyphs; i++) {
        check_near(bend->glyphs[i].at.x, run->lines[0].glyphs[i].x, 1e-6);
        check_near(bend->glyphs[i].at.y, 0, 1e-6);
        check_near(bend->glyphs[i].angle, 0, 1e-9);
    }
}

static void the_middle_of_a_word_is_the_middle_of_its_curve(void **state)
{
    const cor_run *run = shaped_text(*state, "NON");
    const cor_bend *bend = cor_bend_of(arena, run, arch(3000), false);
    const cor_glyph *o = &run->lines[0].glyphs[1];
    check_near(bend->glyphs[1].at.x + o->advance / 2, 0, 3);
    check_near(bend->glyphs[1].angle, 0, 0.01);
    assert_true(bend->glyphs[0].angle < -0.1 && bend->glyphs[2].angle > 0.1);
    check_near(bend->glyphs[0].angle, -bend->glyphs[2].angle, 0.01);
}

static void marks_turn_with_their_letter(void **state)
{
    const cor_run *run = shaped_text(*state, "q\xcc\x84q\xcc\x84");
    const cor_text_line *line = &run->lines[0];
    const cor_bend *bend = cor_bend_of(arena, run, arch(2000), false);
    assert_int_equal(line->n_glyphs, 4);
    check_near(bend->glyphs[0].angle, bend->glyphs[1].angle, 1e-12);
    check_near(bend->glyphs[2].angle, bend->glyphs[3].angle, 1e-12);
    double flat = hypot(line->glyphs[1].x - line->glyphs[0].x, line->glyphs[1].y - line->glyphs[0].y);
    check_near(hypot(bend->glyphs[1].at.x - bend->glyphs[0].at.x, bend->glyphs[1].at.y - bend->glyphs[0].at.y), flat,
               1e-6);
}

static void upright_letters_are_not_turned(void **state)
{
    const cor_run *run = shaped_text(*state, "NON");
    const cor_bend *bend = cor_bend_of(arena, run, arch(3000), true);
    for (int i = 0; i < 3; i++)
        check_near(bend->glyphs[i].angle, 0, 1e-12);
    assert_true(bend->glyphs[0].at.y > bend->glyphs[1].at.y);
}

static size_t count_joined(const cor_run *run)
{
    size_t n = 0;
    for (size_t i = 0; i < run->lines[0].n_glyphs; i++)
        n += run->lines[0].glyphs[i].joined;
    return n;
}

static void only_letters_that_are_written_joined_are_bent(void **state)
{
    const char *texts[] = {"Indus", "印度河", "Инд", "Ινδός"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(count_joined(shaped_text(*state, texts[i])), 0);
    const cor_run *urdu = shaped_text(*state, "دریائے سندھ");
    assert_int_equal(count_joined(urdu), urdu->lines[0].n_glyphs);
    assert_true(count_joined(shaped_text(*state, "सिन्धु")) > 0);
}

/* Where one letter ends and the next begins the page is the same: no gap can open. */
static void bent_letters_keep_touching(void **state)
{
    const cor_run *run = shaped_text(*state, "دریائے سندھ");
    const cor_text_line *line = &run->lines[0];
    const cor_bend *bend = cor_bend_of(arena, run, arch(4000), false);
    for (size_t i = 0; i + 1 < line->n_glyphs; i++) {
        const cor_glyph *g = &line->glyphs[i];
        cor_point end = cor_bend_point(bend, g->x + g->advance, g->y - 100);
        cor_point begin = cor_bend_point(bend, g->x + g->advance + 1e-6, g->y - 100);
        check_near(hypot(end.x - begin.x, end.y - begin.y), 0, 1e-5);
    }
    cor_point low = cor_bend_point(bend, run->width / 2, line->baseline);
    cor_point high = cor_bend_point(bend, run->width / 2, line->baseline - 500);
    check_near(low.y, 0, 3);
    check_near(high.y, -500, 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(on_a_straight_line_letters_stand_as_without_it),
        TEST(the_middle_of_a_word_is_the_middle_of_its_curve),
        TEST(marks_turn_with_their_letter),
        TEST(upright_letters_are_not_turned),
        TEST(only_letters_that_are_written_joined_are_bent),
        TEST(bent_letters_keep_touching),
    };
    if (!have_fonts()) return 77;
    return cmocka_run_group_tests_name("bend", tests, NULL, NULL);
}
