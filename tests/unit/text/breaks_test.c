/* Where lines end in scripts without blanks, at soft hyphens, and within words too wide; and which way a text reads. */
#include <glib.h>

#include "unit/text/shaped.h"

static const cor_run *wrapped(cor_fonts *fonts, const char *text, double em, bool broken)
{
    cor_text_spec spec = spec_of(text);
    spec.max_width = em * 1000;
    spec.broken = broken;
    return shaped(fonts, &spec);
}

static void check_within(const cor_run *run)
{
    for (size_t i = 0; i < run->n_lines; i++)
        assert_true(run->lines[i].width <= run->spec.max_width);
}

static void scripts_without_blanks_break_between_words(void **state)
{
    static const char *const texts[] = {
        "မန္တလေးမြို့တော်အစိုးရရုံးချုပ်",
        "រាជធានីភ្នំពេញសាលាក្រុងទីស្តីការគណៈរដ្ឋមន្ត្រី",
        "กรุงเทพมหานครและจังหวัดนนทบุรี",
        "ນະຄອນຫຼວງວຽງຈັນແລະແຂວງຫຼວງພະບາງ",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        const cor_run *run = wrapped(*state, texts[i], 8, false);
        assert_true(run->n_lines > 1);
        check_within(run);
        for (size_t k = 0; k < run->n_lines; k++)
            assert_false(g_unichar_ismark(g_utf8_get_char(run->lines[k].text)));
    }
}

static void thai_breaks_where_its_dictionary_says(void **state)
{
    const cor_run *run = wrapped(*state, "ภาษาไทย", 3, false);
    assert_int_equal(run->n_lines, 2);
    check_line(run, 0, "ภาษา");
    check_line(run, 1, "ไทย");
}

static void a_line_that_ends_in_a_soft_hyphen_shows_it(void **state)
{
    const cor_run *run = wrapped(*state, "Kraj\u00adinsko\u00adpoli\u00adtička", 5, false);
    check_line(run, 0, "Kraj\u00adinsko-");
    check_line(run, 1, "poli\u00adtička");
    check_within(run);
    const cor_run *hyphen = shaped_text(*state, "-"), *words = shaped_text(*state, "Krajinsko");
    assert_int_equal(run->lines[0].glyphs[run->lines[0].n_glyphs - 1].glyph, hyphen->lines[0].glyphs[0].glyph);
    check_near(run->lines[0].width, words->width + hyphen->width, 40); /* but for kerning */
}

static void a_soft_hyphen_elsewhere_is_not_seen(void **state)
{
    check_near(shaped_text(*state, "Kra\u00adjina")->width, shaped_text(*state, "Krajina")->width, 1e-6);
    check_near(shaped_text(*state, "Krajina\u00ad")->width, shaped_text(*state, "Krajina")->width, 1e-6);
}

/* The line has room for the letters, but not for the hyphen as well. */
static void a_hyphen_needs_room(void **state)
{
    cor_text_spec spec = spec_of("Gwa\u00addar\u00adport");
    spec.max_width = shaped_text(*state, "Gwadar")->width + 100;
    spec.filled = true;
    const cor_run *run = shaped(*state, &spec);
    check_line(run, 0, "Gwa-");
    check_within(run);
}

static void a_wide_word_is_broken_where_it_may_be(void **state)
{
    const cor_run *run = wrapped(*state, "PAK-2024-0000012345678-REV2", 8, true);
    check_line(run, 0, "PAK-2024-");
    check_line(run, 1, "0000012345678-");
    check_line(run, 2, "REV2");
    run = wrapped(*state, "Donaudampfschifffahrtsgesellschaft", 4, true);
    assert_true(run->n_lines >= 4);
    check_within(run);
}

static void other_words_stay_whole_beside_a_broken_one(void **state)
{
    const cor_run *run = wrapped(*state, "to Donaudampfschifffahrt by Gwadar", 4.5, true);
    check_within(run);
    check_line(run, run->n_lines - 1, "Gwadar");
}

static void a_broken_word_keeps_marks_on_their_letters(void **state)
{
    const cor_run *run = wrapped(
        *state, "n\u0301n\u0301n\u0301n\u0301n\u0301n\u0301n\u0301n\u0301n\u0301n\u0301n\u0301n\u0301", 2, true);
    assert_true(run->n_lines > 2);
    for (size_t i = 0; i < run->n_lines; i++)
        assert_int_equal(run->lines[i].text[0], 'n');
}

static const cor_run *in_urdu(cor_fonts *fonts, const char *text)
{
    cor_text_spec spec = spec_of(text);
    spec.language = "ur";
    return shaped(fonts, &spec);
}

/* Where the glyph of the text's first byte stands. */
static double first_at(const cor_run *run)
{
    for (size_t i = 0; i < run->lines[0].n_glyphs; i++)
        if (run->lines[0].glyphs[i].cluster == 0) return run->lines[0].glyphs[i].x;
    return NAN;
}

static void a_text_on_a_page_in_urdu_begins_at_the_right(void **state)
{
    const char *text = "N-35 پر حملے";
    const cor_run *run = in_urdu(*state, text), *alone = shaped_text(*state, text);
    assert_true(run->lines[0].rtl && first_at(run) > run->width / 2);
    assert_true(!alone->lines[0].rtl && first_at(alone) < alone->width / 2);
}

static void words_without_such_letters_keep_their_way(void **state)
{
    static const char *const texts[] = {"Gwadar (2)", "-12.5", "۱۲", "Ärzte…"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        assert_false(in_urdu(*state, texts[i])->lines[0].rtl);
        check_near(first_at(in_urdu(*state, texts[i])), first_at(shaped_text(*state, texts[i])), 1e-6);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_fonts, tear_down_fonts)
    const struct CMUnitTest tests[] = {
        TEST(scripts_without_blanks_break_between_words),
        TEST(thai_breaks_where_its_dictionary_says),
        TEST(a_line_that_ends_in_a_soft_hyphen_shows_it),
        TEST(a_soft_hyphen_elsewhere_is_not_seen),
        TEST(a_hyphen_needs_room),
        TEST(a_wide_word_is_broken_where_it_may_be),
        TEST(other_words_stay_whole_beside_a_broken_one),
        TEST(a_broken_word_keeps_marks_on_their_letters),
        TEST(a_text_on_a_page_in_urdu_begins_at_the_right),
        TEST(words_without_such_letters_keep_their_way),
    };
    if (!have_fonts()) return 77;
    return cmocka_run_group_tests_name("breaks", tests, NULL, NULL);
}
