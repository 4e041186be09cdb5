/* Faces against others' eyes: cairo's outlines and, where it is installed, hb-shape. */
#include <cairo.h>
#include <glib.h>

#include "text/bend.h"
#include "text/language.h"
#include "unit/text/shaped.h"

static cairo_t *canvas(void)
{
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *cr = cairo_create(surface);
    cairo_surface_destroy(surface);
    return cr;
}

static void outline(cairo_t *cr, const cor_run *run)
{
    for (size_t i = 0; i < run->n_lines; i++)
        for (size_t k = 0; k < run->lines[i].n_glyphs; k++) {
            const cor_glyph *g = &run->lines[i].glyphs[k];
            cairo_set_font_face(cr, cor_face_cairo(g->face));
            cairo_set_font_size(cr, g->size);
            cairo_glyph_path(cr, &(cairo_glyph_t){g->glyph, g->x, g->y}, 1);
        }
}

static void check_ink(cor_fonts *fonts, const char *text, const char *language, double size)
{
    cairo_t *cr = canvas();
    cor_rect box;
    cor_text_spec spec = spec_of(text);
    spec.size = size;
    spec.language = language;
    const cor_run *run = shaped(fonts, &spec);
    outline(cr, run);
    cairo_path_extents(cr, &box.x0, &box.y0, &box.x1, &box.y1);
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    double slack = fmax(size / 500, 1. / 128);
    check_near(run->ink.x0, box.x0, slack);
    check_near(run->ink.y0, box.y0, slack);
    check_near(run->ink.x1, box.x1, slack);
    check_near(run->ink.y1, box.y1, slack);
    cairo_destroy(cr);
}

static void ink_is_what_cairo_draws_at_any_size(void **state)
{
    static const double sizes[] = {1000, 9, 6.2};
    for (size_t i = 0; i < 3; i++) {
        check_ink(*state, "Gwadar", NULL, sizes[i]);
        check_ink(*state, "گلگت بلتستان", "ur", sizes[i]);
        check_ink(*state, "喀什地区", "zh", sizes[i]);
        check_ink(*state, "骨", "ja", sizes[i]);
    }
}

static void a_face_says_how_an_svg_names_it(void **state)
{
    cor_text_spec spec = spec_of("G");
    spec.font.weight = 600;
    spec.font.italic = true;
    const cor_face *face = shaped(*state, &spec)->lines[0].glyphs[0].face;
    assert_string_equal(cor_face_family(face), "Noto Sans");
    assert_int_equal(cor_face_weight(face), 700);
    assert_true(cor_face_italic(face));
    spec.text = "گ";
    face = shaped(*state, &spec)->lines[0].glyphs[0].face;
    assert_string_equal(cor_face_family(face), "Noto Naskh Arabic");
    assert_int_equal(cor_face_weight(face), 700);
    assert_false(cor_face_italic(face));
}

static void cairo_may_keep_a_face_longer_than_its_fonts(void **state)
{
    (void) state;
    cairo_t *cr = canvas();
    cor_fonts *fonts = cor_fonts_new();
    outline(cr, shaped_text(fonts, "Gwadar"));
    cor_fonts_free(fonts);
    cairo_text_path(cr, "x");
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
}

/* What hb-shape prints for TEXT with the face of that INDEX in FILE; NULL when it can't be run. */
static char *hb_shape(const char *file, int index, const char *text, const char *language)
{
    char *out = NULL;
    char *folder = g_strconcat("/usr/share/fonts/", file, NULL), *number = g_strdup_printf("%d", index);
    /* It reads its arguments in the locale's character set. */
    const char *argv[] = {"env",
                          "LC_ALL=C.UTF-8",
                          "hb-shape",
                          "--no-glyph-names",
                          "--utf8-clusters",
                          "--face-index",
                          number,
                          "--language",
                          language,
                          folder,
                          text,
                          NULL};
    if (!g_spawn_sync(NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out,
                      NULL, NULL, NULL))
        out = NULL;
    g_free(folder);
    g_free(number);
    return out;
}

/* RUN as hb-shape writes it. Glyph places are taken apart into offset and advance again. */
static char *as_hb_shape(const cor_run *run)
{
    GString *out = g_string_new("[");
    double pen = 0;
    for (size_t i = 0; i < run->lines[0].n_glyphs; i++) {
        const cor_glyph *g = &run->lines[0].glyphs[i];
        int dx = (int) lround(g->x - pen), dy = (int) lround(run->lines[0].baseline - g->y);
        g_string_append_printf(out, "%s%u=%u", i ? "|" : "", g->glyph, g->cluster);
        if (dx || dy) g_string_append_printf(out, "@%d,%d", dx, dy);
        g_string_append_printf(out, "+%d", (int) lround(g->advance));
        pen += g->advance;
    }
    g_string_append(out, "]\n");
    return g_string_free(out, FALSE);
}

static void check_like_hb_shape(cor_fonts *fonts, const char *file, int index, const char *text, const char *language)
{
    char *theirs = hb_shape(file, index, text, language);
    cor_text_spec spec = spec_of(text);
    spec.size = 1000 / cor_language_size(language);
    spec.language = language;
    char *ours = as_hb_shape(shaped(fonts, &spec));
    if (!theirs || !*theirs) {
        g_free(theirs);
        g_free(ours);
        skip();
    }
    assert_string_equal(ours, theirs);
    g_free(theirs);
    g_free(ours);
}

static void glyphs_are_those_of_hb_shape(void **state)
{
    check_like_hb_shape(*state, "truetype/noto/NotoSans-Regular.ttf", 0, "AVATAR, Tor Ffifty (16 km)", "en");
    check_like_hb_shape(*state, "truetype/noto/NotoNaskhArabic-Regular.ttf", 0, "گوادر بندرگاہ", "ar");
    check_like_hb_shape(*state, "truetype/noto/NotoSansArabic-Regular.ttf", 0, "گوادر بندر", "fa");
    check_like_hb_shape(*state, "truetype/noto/NotoNastaliqUrdu-Regular.ttf", 0, "گلگت بلتستان", "ur");
    check_like_hb_shape(*state, "truetype/noto/NotoNastaliqUrdu-Regular.ttf", 0, "خیبر پختونخوا", "ur");
    check_like_hb_shape(*state, "opentype/noto/NotoSansCJK-Regular.ttc", 0, "東京タワー", "ja");
    check_like_hb_shape(*state, "truetype/noto/NotoSansBengali-Regular.ttf", 0, "বাংলাদেশ", "bn");
}

/* Names of towns: letters that join, that don't, with marks; the Chinese forms among those of one file. */
static void glyphs_of_names_are_those_of_hb_shape(void **state)
{
    static const char *const urdu[] = {"ڈیرہ اسماعیل خان", "مظفرآباد", "کوئٹہ",  "لاہور", "پشاور",
                                       "فیصل آباد",        "راولپنڈی", "سیالکوٹ"};
    static const char *const arabic[] = {"إسلام آباد", "بحر العرب", "مُظَفَّر آباد", "اللهابة", "طريق قراقرم السريع"};
    static const char *const chinese[] = {"喀什", "塔什库尔干", "红其拉甫口岸", "瓜达尔港", "巴基斯坦（中巴经济走廊）"};
    for (size_t i = 0; i < G_N_ELEMENTS(urdu); i++)
        check_like_hb_shape(*state, "truetype/noto/NotoNastaliqUrdu-Regular.ttf", 0, urdu[i], "ur");
    for (size_t i = 0; i < G_N_ELEMENTS(arabic); i++)
        check_like_hb_shape(*state, "truetype/noto/NotoNaskhArabic-Regular.ttf", 0, arabic[i], "ar");
    for (size_t i = 0; i < G_N_ELEMENTS(chinese); i++)
        check_like_hb_shape(*state, "opentype/noto/NotoSansCJK-Regular.ttc", 2, chinese[i], "zh");
}

/* The glyphs and advances of what hb-shape wrote, where no glyph is set off. Returns how many they are. */
static size_t read_advances(const char *shaped, uint32_t *glyphs, double *advances, size_t most)
{
    char **all = g_strsplit(shaped + 1, "|", -1);
    size_t n = 0;
    for (; all[n] && n < most; n++) {
        glyphs[n] = (uint32_t) g_ascii_strtoull(all[n], NULL, 10);
        advances[n] = g_ascii_strtod(strchr(all[n], '+') + 1, NULL);
    }
    g_strfreev(all);
    return n;
}

/* On a circle of RADIUS each letter is turned by its share of the way: half its own advance and half the next one's. */
static void check_circle(cor_fonts *fonts, const char *file, const char *text, const char *language)
{
    enum { MAX = 64 };
    const double radius = 5000;
    uint32_t glyphs[MAX];
    double advances[MAX];
    cor_point points[3601];
    char *theirs = hb_shape(file, 0, text, language);
    if (!theirs || !*theirs) skip();
    size_t n = read_advances(theirs, glyphs, advances, MAX);
    cor_text_spec spec = spec_of(text);
    spec.size = 1000 / cor_language_size(language);
    spec.language = language;
    cor_arena *arena = cor_arena_new();
    for (int i = 0; i <= 3600; i++)
        points[i] = (cor_point){-radius * cos(i * M_PI / 3600), -radius * sin(i * M_PI / 3600)};
    const cor_run *run = shaped(fonts, &spec);
    const cor_bend *bend = cor_bend_of(arena, run, cor_curve_of(arena, points, 3601, 50), false);
    assert_int_equal(run->lines[0].n_glyphs, n);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(run->lines[0].glyphs[i].glyph, glyphs[i]);
        if (i)
            check_near((bend->glyphs[i].angle - bend->glyphs[i - 1].angle) * radius,
                       (advances[i] + advances[i - 1]) / 2, 3);
    }
    cor_arena_free(arena);
    g_free(theirs);
}

static void letters_on_a_circle_are_as_far_apart_as_hb_shape_says(void **state)
{
    check_circle(*state, "truetype/noto/NotoSans-Regular.ttf", "Karakoram Highway AVATAR", "en");
    check_circle(*state, "opentype/noto/NotoSansCJK-Regular.ttc", "東京タワー", "ja");
}

/* Joined letters are bent where hb-shape sets them: taken back to a level line they are what it says. */
static void joined_letters_on_a_curve_are_those_of_hb_shape(void **state)
{
    const char *words[][2] = {{"دریائے سندھ", "ur"}, {"شاہراہ قراقرم", "ur"}, {"نهر السند", "ar"}};
    const char *files[] = {"truetype/noto/NotoNastaliqUrdu-Regular.ttf", "truetype/noto/NotoNaskhArabic-Regular.ttf"};
    for (size_t i = 0; i < 3; i++) {
        check_like_hb_shape(*state, files[i == 2], 0, words[i][0], words[i][1]);
        cor_text_spec spec = spec_of(words[i][0]);
        spec.language = words[i][1];
        const cor_run *run = shaped(*state, &spec);
        cor_arena *arena = cor_arena_new();
        const cor_point ends[] = {{0, 0}, {run->width, 0}};
        const cor_bend *bend = cor_bend_of(arena, run, cor_curve_of(arena, ends, 2, 50), false);
        for (size_t k = 0; k < run->lines[0].n_glyphs; k++) {
            const cor_glyph *g = &run->lines[0].glyphs[k];
            cor_point at = cor_bend_point(bend, g->x, g->y);
            assert_true(g->joined);
            check_near(at.x, g->x, 1e-6);
            check_near(at.y, g->y - run->lines[0].baseline, 1e-6);
        }
        cor_arena_free(arena);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_fonts, tear_down_fonts)
    const struct CMUnitTest tests[] = {
        TEST(ink_is_what_cairo_draws_at_any_size),
        TEST(a_face_says_how_an_svg_names_it),
        TEST(cairo_may_keep_a_face_longer_than_its_fonts),
        TEST(glyphs_are_those_of_hb_shape),
        TEST(glyphs_of_names_are_those_of_hb_shape),
        TEST(letters_on_a_circle_are_as_far_apart_as_hb_shape_says),
        TEST(joined_letters_on_a_curve_are_those_of_hb_shape),
    };
    if (!have_fonts()) return 77;
    int failed = cmocka_run_group_tests_name("faces", tests, NULL, NULL);
    cairo_debug_reset_static_data();
    return failed;
}
