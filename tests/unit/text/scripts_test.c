#include "unit/text/shaped.h"

static const cor_run *in_language(cor_fonts *fonts, const char *text, const char *language)
{
    cor_text_spec spec = spec_of(text);
    spec.language = language;
    return shaped(fonts, &spec);
}

static void a_script_without_a_font_asked_for_gets_its_own(void **state)
{
    check_family(shaped_text(*state, "Αθήνα Москва"), "Noto Sans");
    check_family(shaped_text(*state, "گوادر پورٹ"), "Noto Naskh Arabic");
    check_family(shaped_text(*state, "喀什地区"), "Noto Sans CJK SC");
    check_family(shaped_text(*state, "ישראל"), "Noto Sans Hebrew");
    check_family(shaped_text(*state, "ಕನ್ನಡ"), "Noto Sans Kannada");
    check_family(shaped_text(*state, "བོད་ཡིག"), "Noto Serif Tibetan");
}

static void urdu_is_set_in_nastaliq_when_asked_for(void **state)
{
    check_family(in_language(*state, "گوادر پورٹ", "ur"), "Noto Nastaliq Urdu");
    check_family(in_language(*state, "گوادر پورٹ", "ur-PK"), "Noto Nastaliq Urdu");
    check_family(in_language(*state, "گوادر پورٹ", "fa"), "Noto Sans Arabic");
    cor_text_spec spec = spec_of("گوادر پورٹ");
    spec.font.family = "Noto Nastaliq Urdu";
    check_family(shaped(*state, &spec), "Noto Nastaliq Urdu");
}

static void han_follows_the_language(void **state)
{
    check_family(in_language(*state, "骨", "zh"), "Noto Sans CJK SC");
    check_family(in_language(*state, "骨", "zh-Hant"), "Noto Sans CJK TC");
    check_family(in_language(*state, "骨", "zh-HK"), "Noto Sans CJK HK");
    check_family(in_language(*state, "骨", "ja"), "Noto Sans CJK JP");
    check_family(in_language(*state, "骨", "ko"), "Noto Sans CJK KR");
    check_family(in_language(*state, "東京タワー", NULL), "Noto Sans CJK JP");
}

static void a_serif_is_answered_by_serifs(void **state)
{
    cor_text_spec spec = spec_of("喀什");
    spec.font.family = "Noto Serif";
    check_family(shaped(*state, &spec), "Noto Serif CJK SC");
    spec.text = "ישראל";
    check_family(shaped(*state, &spec), "Noto Serif Hebrew");
}

static void an_unknown_family_is_replaced(void **state)
{
    cor_text_spec spec = spec_of("Gwadar");
    spec.font.family = "Open Sans";
    check_family(shaped(*state, &spec), "Noto Sans");
    spec.font.family = NULL;
    check_family(shaped(*state, &spec), "Noto Sans");
}

static void signs_are_found_where_they_are(void **state)
{
    const cor_run *run = shaped_text(*state, "A ★ 5");
    assert_int_equal(run->n_missing, 0);
    const cor_glyph *glyphs = run->lines[0].glyphs;
    assert_string_equal(cor_face_family(glyphs[2].face), "Noto Sans Symbols2");
    assert_string_equal(cor_face_family(glyphs[3].face), "Noto Sans");
    assert_string_equal(cor_face_family(glyphs[4].face), "Noto Sans");
}

/* The clusters of RUN's only line, left to right, as text. */
static void check_clusters(const cor_run *run, const char *expected)
{
    char clusters[256] = "";
    for (size_t i = 0, at = 0; i < run->lines[0].n_glyphs; i++)
        at += (size_t) snprintf(clusters + at, sizeof clusters - at, i ? " %u" : "%u", run->lines[0].glyphs[i].cluster);
    assert_string_equal(clusters, expected);
}

static void right_to_left_is_shown_from_the_right(void **state)
{
    const cor_run *run = shaped_text(*state, "אבג");
    assert_true(run->lines[0].rtl);
    check_clusters(run, "4 2 0");
}

static void arabic_inside_latin_turns_alone(void **state)
{
    const cor_run *run = shaped_text(*state, "A (אב) 12");
    assert_false(run->lines[0].rtl);
    check_clusters(run, "0 1 2 5 3 7 8 9 10");
    assert_ptr_equal(run->lines[0].glyphs[2].face, run->lines[0].glyphs[5].face);
}

static void numbers_inside_hebrew_keep_their_order(void **state)
{
    check_clusters(shaped_text(*state, "אב 12 גד"), "10 8 7 5 6 4 2 0");
}

static void glyphs_go_from_left_to_right(void **state)
{
    const cor_run *run = shaped_text(*state, "Karachi אבג 喀什 گوادر");
    const cor_text_line *line = &run->lines[0];
    double x = 0;
    for (size_t i = 0; i < line->n_glyphs; i++)
        x += line->glyphs[i].advance;
    check_near(x, line->width, 1e-9);
    check_near(run->width, line->width, 0);
}

static void nastaliq_lines_are_as_high_as_their_ink(void **state)
{
    const cor_run *run = in_language(*state, "گلگت بلتستان\nگوادر", "ur");
    assert_true(run->height > 2 * 1200);
    assert_true(run->ink.y0 >= 0);
    assert_true(run->ink.y1 <= run->height);
}

typedef struct {
    size_t n;
    double width;
    uint32_t sum;
} digest;

static digest digest_of(const cor_run *run)
{
    digest d = {.width = run->width};
    for (size_t i = 0; i < run->n_lines; i++)
        for (size_t k = 0; k < run->lines[i].n_glyphs; k++, d.n++)
            d.sum = d.sum * 31 + run->lines[i].glyphs[k].glyph;
    return d;
}

static void the_order_of_shaping_changes_nothing(void **state)
{
    static const char *const texts[] = {"Gwadar (گوادر)", "喀什 Kashgar", "5 ★ ☂",       "東京",
                                        "گوادر",          "骨",           "\xee\x80\x80"};
    enum { N = sizeof texts / sizeof *texts };
    digest forward[N];
    for (size_t i = 0; i < N; i++)
        forward[i] = digest_of(shaped_text(*state, texts[i]));
    cor_fonts *other = cor_fonts_new();
    for (size_t i = N; i-- > 0;) {
        digest backward = digest_of(shaped_text(other, texts[i]));
        assert_int_equal(backward.n, forward[i].n);
        assert_int_equal(backward.sum, forward[i].sum);
        check_near(backward.width, forward[i].width, 0);
    }
    cor_fonts_free(other);
}

static void folly_is_set_without_a_crash(void **state)
{
    static const char *const texts[] = {"\xcc\x81",
                                        "((((((((((((((((((((((((((((((((((((((((x))))",
                                        "\xe2\x80\xae"
                                        "abc",
                                        "\xe2\x81\xa7\xe2\x81\xa6",
                                        "\xef\xbf\xbd",
                                        "\xf0\x9f\x9a\xa2",
                                        "a\xe2\x80\xa8"
                                        "b",
                                        "\xe0\xa4\xbf",
                                        "\xd8\x9c",
                                        "\xef\xbb\xbf"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(isfinite(shaped_text(*state, texts[i])->width));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_fonts, tear_down_fonts)
    const struct CMUnitTest tests[] = {
        TEST(a_script_without_a_font_asked_for_gets_its_own),
        TEST(urdu_is_set_in_nastaliq_when_asked_for),
        TEST(han_follows_the_language),
        TEST(a_serif_is_answered_by_serifs),
        TEST(an_unknown_family_is_replaced),
        TEST(signs_are_found_where_they_are),
        TEST(right_to_left_is_shown_from_the_right),
        TEST(arabic_inside_latin_turns_alone),
        TEST(numbers_inside_hebrew_keep_their_order),
        TEST(glyphs_go_from_left_to_right),
        TEST(nastaliq_lines_are_as_high_as_their_ink),
        TEST(the_order_of_shaping_changes_nothing),
        TEST(folly_is_set_without_a_crash),
    };
    if (!have_fonts()) return 77;
    return cmocka_run_group_tests_name("scripts", tests, NULL, NULL);
}
