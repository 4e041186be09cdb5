#include <glib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "support/folder.h"
#include "unit/text/shaped.h"

static void check_font(const char *name, const char *family, int weight, bool italic)
{
    cor_arena *arena = cor_arena_new();
    cor_font font = cor_font_parse(arena, name);
    assert_string_equal(font.family, family);
    assert_int_equal(font.weight, weight);
    assert_int_equal(font.italic, italic);
    cor_arena_free(arena);
}

static void a_font_name_is_family_weight_and_slant(void **state)
{
    (void) state;
    check_font("Noto Sans Regular", "Noto Sans", 400, false);
    check_font("Noto Sans", "Noto Sans", 400, false);
    check_font("noto sans bold italic", "Noto Sans", 700, true);
    check_font("Noto Sans SemiBold", "Noto Sans", 600, false);
    check_font("Noto Sans Italic", "Noto Sans", 400, true);
    check_font("Open Sans Light", "Open Sans", 300, false);
    check_font("Noto Nastaliq Urdu Bold", "Noto Nastaliq Urdu", 700, false);
    check_font("Metropolis-BlackItalic", "Metropolis-BlackItalic", 400, false);
    check_font("Metropolis-Black", "Metropolis", 900, false);
}

static void odd_font_names_are_families(void **state)
{
    (void) state;
    check_font("", "", 400, false);
    check_font("Bold", "Bold", 400, false);
    check_font("Black Bold", "Black", 700, false);
    check_font("   ", "   ", 400, false);
}

static void installed_families_are_listed(void **state)
{
    const char *const *families = cor_fonts_families(*state);
    bool seen = false;
    for (; *families; families++) {
        assert_true(cor_fonts_has(*state, *families));
        seen = seen || !strcmp(*families, "Noto Nastaliq Urdu");
    }
    assert_true(seen);
    assert_false(cor_fonts_has(*state, "Open Sans"));
    assert_false(cor_fonts_has(*state, NULL));
}

static void an_empty_font_folder_names_the_package(void **state)
{
    (void) state;
    const cor_run *run;
    cor_error err;
    cor_text_spec spec = spec_of("Gwadar");
    cor_fonts *fonts = cor_fonts_new_in("/nowhere");
    assert_int_equal(cor_fonts_found(fonts, &err), COR_OK); /* nothing was to be set yet */
    assert_int_equal(cor_shape(fonts, &spec, NULL, &run, &err), COR_BAD_DATA);
    assert_non_null(strstr(err.message, "fonts-noto-core"));
    assert_int_equal(cor_fonts_found(fonts, &err), COR_BAD_DATA);
    assert_non_null(strstr(err.message, "install the Debian package fonts-noto-core"));
    assert_null(cor_fonts_families(fonts)[0]);
    cor_fonts_free(fonts);
}

static void check_refused(cor_fonts *fonts, const cor_text_spec *spec, const char *word)
{
    const cor_run *run;
    cor_error err;
    assert_int_not_equal(cor_shape(fonts, spec, NULL, &run, &err), COR_OK);
    if (strstr(err.message, word)) return;
    print_error("\"%s\" does not speak of %s\n", err.message, word);
    fail();
}

static void folly_is_refused(void **state)
{
    char longest[4098];
    memset(longest, 'a', sizeof longest - 1);
    longest[4096] = 0;
    cor_text_spec spec = spec_of(longest);
    assert_int_equal(shaped(*state, &spec)->n_lines, 1);
    longest[4096] = 'a';
    longest[4097] = 0;
    check_refused(*state, &spec, "4096");
    spec = spec_of("a\xff");
    check_refused(*state, &spec, "UTF-8");
    spec = spec_of("a");
    spec.size = NAN;
    check_refused(*state, &spec, "size");
    spec.size = 0;
    check_refused(*state, &spec, "size");
    spec = spec_of("a");
    spec.letter_spacing = INFINITY;
    check_refused(*state, &spec, "spacing");
    spec = spec_of("a");
    spec.max_width = -1;
    check_refused(*state, &spec, "width");
    spec = spec_of("a");
    spec.line_height = NAN;
    check_refused(*state, &spec, "height");
}

static void missing_letters_are_counted_and_remarked_once_a_text(void **state)
{
    const cor_run *run;
    cor_diagnostics *diagnostics = cor_diagnostics_new();
    cor_text_spec spec = spec_of("Port \xee\x80\x80\xee\x80\x81");
    for (int i = 0; i < 2; i++)
        assert_int_equal(cor_shape(*state, &spec, diagnostics, &run, NULL), COR_OK);
    assert_int_equal(run->n_missing, 2);
    assert_int_equal(cor_diagnostics_count(diagnostics), 1);
    assert_non_null(strstr(cor_diagnostics_get(diagnostics, 0)->message, "U+E000"));
    assert_non_null(strstr(cor_diagnostics_get(diagnostics, 0)->message, "Port"));
    cor_diagnostics_free(diagnostics);
}

static void a_text_is_shaped_once(void **state)
{
    char copy[] = "Gwadar";
    const cor_run *run = shaped_text(*state, "Gwadar");
    assert_ptr_equal(shaped_text(*state, copy), run);
    cor_text_spec bold = spec_of("Gwadar");
    bold.font.weight = 700;
    assert_ptr_not_equal(shaped(*state, &bold), run);
}

static void unseen_signs_leave_no_trace(void **state)
{
    const cor_run *run = shaped_text(*state, "Gwa\xe2\x80\x8b\xe2\x80\x8e\xef\xb8\x8f"
                                             "dar");
    assert_int_equal(run->n_missing, 0);
    check_near(run->width, shaped_text(*state, "Gwadar")->width, 1e-9);
}

/* A folder for fonts with what FILE of the system's fonts is, called NAME. */
static void put_font(const char *folder, const char *file, const char *name)
{
    char *from = g_build_filename("/usr/share/fonts/truetype/noto", file, NULL),
         *to = g_build_filename(folder, "truetype", "noto", name, NULL);
    g_unlink(to);
    assert_int_equal(symlink(from, to), 0);
    g_free(from);
    g_free(to);
}

/* The fonts in FOLDER that TEXT asks for, and their fingerprint, line by line; caller frees. */
static char *asked_for(const char *folder, const char *text)
{
    cor_fonts *fonts = cor_fonts_new_in(folder);
    cor_arena *arena = cor_arena_new();
    shaped_text(fonts, text);
    char *said = g_strdup(cor_fonts_fingerprint(fonts, cor_fonts_asked(fonts, arena), arena));
    cor_arena_free(arena);
    cor_fonts_free(fonts);
    return said;
}

/* Whether TEXT has another fingerprint after NAME in FOLDER has become what FILE is. */
static bool is_changed_by(const char *folder, const char *text, const char *file, const char *name)
{
    char *before = asked_for(folder, text);
    put_font(folder, file, name);
    char *after = asked_for(folder, text);
    bool changed = strcmp(before, after) != 0;
    g_free(before);
    g_free(after);
    return changed;
}

static void a_text_has_the_fingerprint_of_the_fonts_that_it_asks_for(void **state)
{
    (void) state;
    char *folder = g_dir_make_tmp("corridor-fonts-XXXXXX", NULL),
         *noto = g_build_filename(folder, "truetype/noto", NULL);
    g_mkdir_with_parents(noto, 0777);
    put_font(folder, "NotoSans-Regular.ttf", "NotoSans-Regular.ttf");
    assert_false(is_changed_by(folder, "Gwadar", "NotoSansThai-Regular.ttf", "NotoSansThai-Regular.ttf"));
    assert_false(is_changed_by(folder, "Gwadar", "NotoSans-Bold.ttf", "NotoSans-Bold.ttf"));
    assert_true(is_changed_by(folder, "گوادر", "NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Regular.ttf"));
    assert_true(is_changed_by(folder, "กรุงเทพ", "NotoSansThai-Bold.ttf", "NotoSansThai-Regular.ttf"));
    assert_true(is_changed_by(folder, "Gwadar", "NotoSans-Italic.ttf", "NotoSans-Regular.ttf"));
    remove_folder(folder);
    g_free(noto);
    g_free(folder);
}

static void a_text_that_was_shaped_before_asks_again(void **state)
{
    cor_arena *arena = cor_arena_new();
    shaped_text(*state, "Gwadar");
    cor_fonts_forget(*state);
    assert_null(cor_fonts_asked(*state, arena)[0]);
    shaped_text(*state, "گوادر");
    shaped_text(*state, "Gwadar");
    const char *const *files = cor_fonts_asked(*state, arena);
    assert_string_equal(files[0], "truetype/noto/NotoSans-Regular.ttf");
    assert_string_equal(files[1], "truetype/noto/NotoNaskhArabic-Regular.ttf");
    assert_null(files[2]);
    assert_true(cor_fonts_has(*state, "Noto Serif"));
    assert_string_equal(cor_fonts_asked(*state, arena)[1], "truetype/noto/NotoSerif-Regular.ttf");
    cor_arena_free(arena);
}

static void that_a_map_lacks_fonts_is_forgotten_with_it(void **state)
{
    (void) state;
    const cor_run *run;
    cor_error err;
    cor_fonts *fonts = cor_fonts_new_in("/nowhere");
    const cor_text_spec spec = {.text = "Gwadar", .size = 10};
    for (int map = 0; map < 2; map++) {
        assert_int_equal(cor_fonts_found(fonts, &err), COR_OK);
        assert_int_equal(cor_shape(fonts, &spec, NULL, &run, &err), COR_BAD_DATA);
        assert_int_equal(cor_fonts_found(fonts, &err), COR_BAD_DATA);
        cor_fonts_forget(fonts);
    }
    cor_fonts_free(fonts);
}

static void no_file_but_a_font_is_looked_at(void **state)
{
    const char *const strange[] = {"../../../etc/passwd", "/etc/passwd", "truetype/noto/Noto/../../../../../etc/passwd",
                                   NULL};
    cor_arena *arena = cor_arena_new();
    const char *fingerprint = cor_fonts_fingerprint(*state, strange, arena);
    for (size_t i = 0; strange[i]; i++)
        assert_non_null(strstr(fingerprint, cor_arena_format(arena, "%s -\n", strange[i])));
    cor_arena_free(arena);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_fonts, tear_down_fonts)
    const struct CMUnitTest tests[] = {
        TEST(a_font_name_is_family_weight_and_slant),
        TEST(odd_font_names_are_families),
        TEST(installed_families_are_listed),
        TEST(an_empty_font_folder_names_the_package),
        TEST(folly_is_refused),
        TEST(missing_letters_are_counted_and_remarked_once_a_text),
        TEST(a_text_is_shaped_once),
        TEST(unseen_signs_leave_no_trace),
        TEST(a_text_has_the_fingerprint_of_the_fonts_that_it_asks_for),
        TEST(a_text_that_was_shaped_before_asks_again),
        TEST(that_a_map_lacks_fonts_is_forgotten_with_it),
        TEST(no_file_but_a_font_is_looked_at),
    };
    if (!have_fonts()) return 77;
    return cmocka_run_group_tests_name("fonts", tests, NULL, NULL);
}
