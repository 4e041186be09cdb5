/* What a language asks of type: direction, digits, size. */
#include "support/cmocka_all.h"
#include "text/language.h"
#include "text/text.h"

static void a_page_is_mirrored_where_its_language_runs_from_right_to_left(void **state)
{
    (void) state;
    const char *const rtl[] = {"ur", "UR-PK", "ar", "fa_IR", "ps", "he", "ckb",
                               "dv", "ug",    "yi", "skr",   "sd", "ks", "pa-Arab"},
                      *const ltr[] = {"en", "zh-Hans", "u", "urdu", "pa", "ru", ""};
    for (size_t i = 0; i < sizeof rtl / sizeof *rtl; i++)
        assert_true(cor_language_is_rtl(rtl[i]));
    for (size_t i = 0; i < sizeof ltr / sizeof *ltr; i++)
        assert_false(cor_language_is_rtl(ltr[i]));
    assert_false(cor_language_is_rtl(NULL));
}

static void a_language_is_known_by_the_first_part_of_its_code(void **state)
{
    (void) state;
    assert_true(cor_language_is("zh-Hant", "zh") && cor_language_is("ZH_tw", "zh") && cor_language_is("ks", "ks"));
    assert_false(cor_language_is("zhx", "zh") || cor_language_is("z", "zh") || cor_language_is(NULL, "zh"));
}

static void digits_become_the_scripts_own_but_in_words_with_latin_letters(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    assert_string_equal(cor_language_digits(arena, "ur", "23 حملے، 1,204.5 km N-35"), "۲۳ حملے، ۱٬۲۰۴٫۵ km N-35");
    assert_string_equal(cor_language_digits(arena, "ar", "2024"), "٢٠٢٤");
    assert_string_equal(cor_language_digits(arena, "ar", "(CC BY 4.0)؛ 24"), "(CC BY 4.0)؛ ٢٤");
    assert_string_equal(cor_language_digits(arena, "hi", "Conic। 30 Conic. 30"), "Conic। ३० Conic. ३०");
    assert_string_equal(cor_language_digits(arena, "fa", "1,204.5"), "۱٬۲۰۴٫۵");
    assert_string_equal(cor_language_digits(arena, "my-MM", "20"), "၂၀");
    assert_string_equal(cor_language_digits(arena, "ja", "20"), "20");
    assert_string_equal(cor_language_digits(arena, "xx", "20"), "20");
    assert_string_equal(cor_language_digits(arena, "hi", "1.5, 20"), "१.५, २०");
    assert_string_equal(cor_language_digits(arena, "zh", "2024"), "2024");
    assert_string_equal(cor_language_digits(arena, NULL, "2024"), "2024");
    assert_string_equal(cor_language_digits(arena, "ur", ""), "");
    cor_arena_free(arena);
}

static void urdu_is_set_larger_than_the_latin_letters_beside_it(void **state)
{
    (void) state;
    cor_fonts *fonts = cor_fonts_new();
    cor_text_spec spec = {
        .text = "گوادر", .font = {.family = "Noto Sans", .weight = 400}, .size = 10, .language = "ur"};
    const cor_run *run;
    cor_error err;
    assert_int_equal(cor_shape(fonts, &spec, NULL, &run, &err), COR_OK);
    assert_true(run->spec.size > 12.9 && run->spec.size < 13.1);
    spec.text = "Gwadar";
    assert_int_equal(cor_shape(fonts, &spec, NULL, &run, &err), COR_OK);
    assert_true(run->spec.size == 10);
    spec.text = "گوادر";
    spec.language = "en";
    assert_int_equal(cor_shape(fonts, &spec, NULL, &run, &err), COR_OK);
    assert_true(run->spec.size == 10);
    cor_fonts_free(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_mirrored_where_its_language_runs_from_right_to_left),
        cmocka_unit_test(a_language_is_known_by_the_first_part_of_its_code),
        cmocka_unit_test(digits_become_the_scripts_own_but_in_words_with_latin_letters),
        cmocka_unit_test(urdu_is_set_larger_than_the_latin_letters_beside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
