#include "unit/text/shaped.h"

static void metrics_are_linear_in_size(void **state)
{
    cor_text_spec spec = spec_of("AVATAR Gwadar");
    spec.max_width = 4500;
    const cor_run *large = shaped(*state, &spec);
    spec.size = 7.3;
    spec.max_width *= 7.3 / 1000;
    const cor_run *small = shaped(*state, &spec);
    double scale = 7.3 / 1000;
    check_near(small->width, large->width * scale, 1e-9);
    check_near(small->height, large->height * scale, 1e-9);
    check_near(small->ink.x1, large->ink.x1 * scale, 1e-9);
    assert_int_equal(small->n_lines, large->n_lines);
    check_near(small->lines[1].glyphs[3].x, large->lines[1].glyphs[3].x * scale, 1e-9);
}

static void a_line_is_not_wrapped_without_a_width(void **state)
{
    const cor_run *run = shaped_text(*state, "Azad Jammu and Kashmir and the Northern Areas");
    assert_int_equal(run->n_lines, 1);
}

static void wrapped_lines_are_few_and_even(void **state)
{
    cor_text_spec spec = spec_of("Azad Jammu and Kashmir and the Northern Areas");
    double whole = shaped(*state, &spec)->width;
    spec.max_width = 10000;
    const cor_run *run = shaped(*state, &spec);
    assert_int_equal(run->n_lines, (size_t) ceil(whole / spec.max_width));
    check_line(run, 0, "Azad Jammu and");
    check_line(run, 1, "Kashmir and the");
    check_line(run, 2, "Northern Areas");
    for (size_t i = 0; i < run->n_lines; i++)
        assert_true(run->lines[i].width <= spec.max_width);
}

static void filled_lines_are_as_full_as_can_be(void **state)
{
    cor_text_spec spec = spec_of("Azad Jammu and Kashmir and the Northern Areas");
    spec.max_width = 16000;
    spec.filled = true;
    const cor_run *run = shaped(*state, &spec);
    assert_int_equal(run->n_lines, 2);
    assert_true(run->lines[0].width <= spec.max_width && run->lines[0].width > 1.5 * run->lines[1].width);
    spec.max_width = 22500; /* "Areas" alone would be left over */
    check_line(shaped(*state, &spec), 1, "Northern Areas");
    spec.max_width = 100; /* no word fits: each has a line */
    assert_int_equal(shaped(*state, &spec)->n_lines, 8);
}

static void a_short_last_line_takes_no_word_that_it_has_no_room_for(void **state)
{
    cor_text_spec spec = spec_of("i nnnnnnnnnnnnnnnnnnnnnnnnn oo");
    spec.filled = true;
    spec.max_width = 16000;
    const cor_run *run = shaped(*state, &spec);
    assert_int_equal(run->n_lines, 2);
    for (size_t i = 0; i < run->n_lines; i++)
        assert_true(run->lines[i].width <= spec.max_width);
}

static void a_word_too_wide_stays_whole(void **state)
{
    cor_text_spec spec = spec_of("To Khyberpakhtunkhwa go");
    spec.max_width = 2000;
    const cor_run *run = shaped(*state, &spec);
    check_line(run, 0, "To");
    check_line(run, 1, "Khyberpakhtunkhwa");
    check_line(run, 2, "go");
    assert_int_equal(run->n_lines, 3);
}

static void han_is_wrapped_between_any_two(void **state)
{
    cor_text_spec spec = spec_of("新疆维吾尔自治区");
    spec.max_width = 4000;
    const cor_run *run = shaped(*state, &spec);
    assert_int_equal(run->n_lines, 2);
    check_line(run, 0, "新疆维吾");
}

static void line_ends_break_and_blanks_at_ends_go(void **state)
{
    const cor_run *run = shaped_text(*state, "  M-8 \n\n\tPasni ");
    assert_int_equal(run->n_lines, 3);
    check_line(run, 0, "M-8");
    check_line(run, 1, "");
    check_line(run, 2, "Pasni");
    check_near(run->height, 3 * 1200, 1e-9);
    check_near(run->lines[2].baseline - run->lines[0].baseline, 2 * 1200, 1e-9);
}

static void lines_are_justified_in_the_widest(void **state)
{
    cor_text_spec spec = spec_of("Gwadar\nPort");
    spec.justify = COR_JUSTIFY_LEFT;
    const cor_run *left = shaped(*state, &spec);
    spec.justify = COR_JUSTIFY_CENTER;
    const cor_run *center = shaped(*state, &spec);
    spec.justify = COR_JUSTIFY_RIGHT;
    const cor_run *right = shaped(*state, &spec);
    double room = left->width - left->lines[1].width;
    assert_true(room > 0);
    check_near(left->lines[1].x, 0, 0);
    check_near(center->lines[1].x, room / 2, 1e-9);
    check_near(right->lines[1].x, room, 1e-9);
    check_near(right->lines[1].glyphs[0].x - left->lines[1].glyphs[0].x, room, 1e-9);
}

static void capitals_stand_in_the_middle_of_a_line(void **state)
{
    cor_text_spec spec = spec_of("H");
    spec.line_height = 2;
    const cor_run *run = shaped(*state, &spec);
    check_near((run->ink.y0 + run->ink.y1) / 2, run->height / 2, 1);
    check_near(run->height, 2000, 1e-9);
}

static void letters_are_spaced_between_not_after(void **state)
{
    cor_text_spec spec = spec_of("CPEC");
    double plain = shaped(*state, &spec)->width;
    spec.letter_spacing = 0.25;
    check_near(shaped(*state, &spec)->width, plain + 3 * 250, 1e-9);
}

static void spaced_letters_have_no_ligatures(void **state)
{
    cor_text_spec spec = spec_of("ffi");
    assert_int_equal(shaped(*state, &spec)->lines[0].n_glyphs, 1);
    spec.letter_spacing = 0.1;
    assert_int_equal(shaped(*state, &spec)->lines[0].n_glyphs, 3);
}

static void joined_scripts_are_not_spaced(void **state)
{
    cor_text_spec spec = spec_of("گوادر");
    double plain = shaped(*state, &spec)->width;
    spec.letter_spacing = 0.25;
    check_near(shaped(*state, &spec)->width, plain, 1e-9);
}

/* "AVMi" with PARTS that are N. */
static const cor_run *parted(cor_fonts *fonts, const cor_text_part *parts, size_t n)
{
    cor_text_spec spec = spec_of("AVMi");
    spec.parts = parts;
    spec.n_parts = n;
    return shaped(fonts, &spec);
}

static void parts_are_as_wide_as_their_scales(void **state)
{
    const cor_text_part parts[] = {{.end = 2, .scale = 0.5}, {.end = 4, .scale = 2}};
    double first = shaped_text(*state, "AV")->width, second = shaped_text(*state, "Mi")->width;
    const cor_run *run = parted(*state, parts, 2);
    check_near(run->width, 0.5 * first + 2 * second, 1e-9);
    check_near(run->lines[0].glyphs[3].size, 2000, 0);
    assert_true(run->lines[0].glyphs[3].part != run->lines[0].glyphs[0].part);
}

static void a_line_is_as_high_as_its_largest_part(void **state)
{
    const cor_text_part parts[] = {{.end = 2, .scale = 0.5}, {.end = 4, .scale = 2}};
    double plain = shaped_text(*state, "AVMi")->height;
    check_near(parted(*state, parts, 2)->height, 2 * plain, 1e-9);
    cor_text_spec spec = spec_of("AV\nMi");
    const cor_text_part lines[] = {{.end = 3, .scale = 1}, {.end = 5, .scale = 0.75}};
    spec.parts = lines;
    spec.n_parts = 2;
    check_near(shaped(*state, &spec)->height, 1.75 * plain, 1e-9);
}

static void what_is_smaller_is_raised_as_it_is_aligned(void **state)
{
    cor_text_part parts[] = {{.end = 2, .scale = 0.5, .align = COR_ALIGN_BOTTOM}, {.end = 4, .scale = 1}};
    check_near(parted(*state, parts, 2)->lines[0].glyphs[0].raise, 0, 0);
    parts[0].align = COR_ALIGN_CENTER;
    check_near(parted(*state, parts, 2)->lines[0].glyphs[0].raise, 714 / 4.0, 1e-9);
    parts[0].align = COR_ALIGN_TOP; /* the tops of capitals in one line */
    const cor_run *run = parted(*state, parts, 2);
    check_near(run->lines[0].glyphs[0].y, run->lines[0].baseline - 714 / 2.0, 1e-9);
    check_near(run->lines[0].glyphs[2].y, run->lines[0].baseline, 1e-9);
}

static void a_part_has_a_font_of_its_own(void **state)
{
    const cor_font bold = {"Noto Serif", 700, false};
    const cor_text_part parts[] = {{.end = 2, .scale = 1}, {.end = 4, .scale = 1, .font = &bold}};
    const cor_glyph *glyphs = parted(*state, parts, 2)->lines[0].glyphs;
    assert_string_equal(cor_face_family(glyphs[0].face), "Noto Sans");
    assert_string_equal(cor_face_family(glyphs[2].face), "Noto Serif");
    assert_int_equal(cor_face_weight(glyphs[3].face), 700);
}

static void a_picture_makes_room_for_itself(void **state)
{
    const cor_text_part parts[] = {{.end = 1, .scale = 1},
                                   {.end = 3, .scale = 1, .image = "", .width = 3000, .height = 5000},
                                   {.end = 4, .scale = 1}};
    cor_text_spec spec = spec_of("A\xc2\xa0M");
    spec.parts = parts;
    spec.n_parts = 3;
    const cor_run *run = shaped(*state, &spec);
    double first = shaped_text(*state, "A")->width;
    check_near(run->width, first + 3000 + shaped_text(*state, "M")->width, 1e-9);
    assert_int_equal(run->n_images, 1);
    check_near(run->images[0].x, first + 1500, 1e-9);
    assert_true(run->height >= 5000);
    assert_true(run->ink.y0 >= -1e-9 && cor_rect_height(run->ink) >= 5000);
}

static void texts_of_other_parts_are_other_runs(void **state)
{
    const cor_color red = {1, 0, 0, 1}, blue = {0, 0, 1, 1};
    cor_text_part parts[] = {{.end = 4, .scale = 1, .color = &red}};
    const cor_run *one = parted(*state, parts, 1);
    assert_ptr_equal(parted(*state, parts, 1), one);
    parts[0].color = &blue;
    assert_ptr_not_equal(parted(*state, parts, 1), one);
    assert_null(shaped_text(*state, "AVMi")->lines[0].glyphs[0].part);
}

static void a_scale_that_is_no_number_is_refused(void **state)
{
    const cor_text_part parts[] = {{.end = 4, .scale = NAN}};
    const cor_run *run;
    cor_error err;
    cor_text_spec spec = spec_of("AVMi");
    spec.parts = parts;
    spec.n_parts = 1;
    assert_int_equal(cor_shape(*state, &spec, NULL, &run, &err), COR_BAD_DOCUMENT);
}

static void a_run_set_again_keeps_its_size(void **state)
{
    cor_text_spec spec = spec_of("گوادر");
    spec.language = "ur";
    const cor_run *run = shaped(*state, &spec);
    assert_true(run->spec.size > 1000);
    cor_text_spec again = run->spec;
    assert_ptr_equal(shaped(*state, &again), run);
    assert_ptr_equal(shaped(*state, &spec), run);
}

static void a_text_of_blanks_has_no_ink(void **state)
{
    const cor_run *run = shaped_text(*state, "   ");
    assert_int_equal(run->n_lines, 1);
    assert_int_equal(run->lines[0].n_glyphs, 0);
    check_near(run->width, 0, 0);
    check_near(cor_rect_width(run->ink), 0, 0);
    assert_int_equal(shaped_text(*state, "")->n_lines, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_fonts, tear_down_fonts)
    const struct CMUnitTest tests[] = {
        TEST(metrics_are_linear_in_size),
        TEST(a_line_is_not_wrapped_without_a_width),
        TEST(wrapped_lines_are_few_and_even),
        TEST(filled_lines_are_as_full_as_can_be),
        TEST(wrapped_lines_are_few_and_even),
        TEST(a_word_too_wide_stays_whole),
        TEST(a_short_last_line_takes_no_word_that_it_has_no_room_for),
        TEST(han_is_wrapped_between_any_two),
        TEST(line_ends_break_and_blanks_at_ends_go),
        TEST(lines_are_justified_in_the_widest),
        TEST(capitals_stand_in_the_middle_of_a_line),
        TEST(letters_are_spaced_between_not_after),
        TEST(spaced_letters_have_no_ligatures),
        TEST(joined_scripts_are_not_spaced),
        TEST(a_text_of_blanks_has_no_ink),
        TEST(parts_are_as_wide_as_their_scales),
        TEST(a_line_is_as_high_as_its_largest_part),
        TEST(a_part_has_a_font_of_its_own),
        TEST(what_is_smaller_is_raised_as_it_is_aligned),
        TEST(a_picture_makes_room_for_itself),
        TEST(texts_of_other_parts_are_other_runs),
        TEST(a_scale_that_is_no_number_is_refused),
        TEST(a_run_set_again_keeps_its_size),
    };
    if (!have_fonts()) return 77;
    return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
