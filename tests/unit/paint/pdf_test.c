#include <glib.h>
#include <libdeflate.h>

#include "paint/pdf_search.h"
#include "scene/icons.h"
#include "support/bytes.h"
#include "support/cmocka_all.h"
#include "support/drawing.h"
#include "support/folder.h"
#include "support/picture.h"
#include "support/program.h"

static char *folder, *pdf;

static void paint_into_file(cor_scene *scene)
{
    GByteArray *bytes = painted(scene, AS_PDF);
    assert_true(g_file_set_contents(pdf, (const char *) bytes->data, bytes->len, NULL));
    g_byte_array_unref(bytes);
}

/* What PROGRAM prints of the file. REST may be NULL. */
static char *output_of(const char *program, const char *option, const char *rest)
{
    const char *command[] = {program, option, pdf, rest, NULL};
    char *output = NULL;
    if (!run_program(command, &output)) fail_msg("%s failed", program);
    return output;
}

static void words_of_every_script_are_found(void **state)
{
    static const char *const words[] = {"Gwādar & <Port>", "Islāmābād", "efficient office", "گوادر بندرگاہ",
                                        "瓜达尔港",        "قراقرم",    "Khunjerab Pass",   "喀什 Kashgar"};
    (void) state;
    if (!program_exists("pdftotext")) skip();
    cor_fonts *fonts = cor_fonts_new();
    cor_scene *scene = new_page(400, 300);
    cor_scene_group(scene, "places", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        add_text(scene, fonts, words[i], "Noto Sans", 11, 40, 20.0 + 30 * (double) i);
    paint_into_file(scene);
    char *found = output_of("pdftotext", "-q", "-");
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strstr(found, words[i])) fail_msg("'%s' is not in\n%s", words[i], found);
    g_free(found);
    free_page(scene);
    cor_fonts_free(fonts);
}

static void words_at_a_slant_and_spaced_out_are_found(void **state)
{
    (void) state;
    if (!program_exists("pdftotext")) skip();
    cor_fonts *fonts = cor_fonts_new();
    cor_scene *scene = new_page(400, 300);
    cor_text_spec spec = {.text = "ARABIAN SEA", .font = {"Noto Sans", 400, true}, .size = 14, .letter_spacing = 0.4};
    const cor_run *run;
    cor_scene_group(scene, "places", NULL);
    add_text(scene, fonts, "Karakoram Highway Islāmābād", "Noto Sans", 11, 40, 80)->angle = 23;
    assert_int_equal(cor_shape(fonts, &spec, NULL, &run, NULL), COR_OK);
    cor_scene_add(scene, COR_ITEM_TEXT)->text = (cor_text_item){.run = run, .x = 40, .y = 200, .color = {0, 0, 0, 1}};
    paint_into_file(scene);
    char *found = output_of("pdftotext", "-q", "-");
    const char *const words[] = {"Karakoram", "Highway", "Islāmābād", "ARABIAN", "SEA"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strstr(found, words[i])) fail_msg("'%s' is not in\n%s", words[i], found);
    g_free(found);
    free_page(scene);
    cor_fonts_free(fonts);
}

static void fonts_are_embedded(void **state)
{
    (void) state;
    if (!program_exists("pdffonts")) skip();
    cor_fonts *fonts = cor_fonts_new();
    cor_scene *scene = new_page(400, 300);
    cor_scene_group(scene, "places", NULL);
    add_text(scene, fonts, "Gwadar گوادر 瓜达尔", "Noto Sans", 11, 40, 20);
    paint_into_file(scene);
    char *list = output_of("pdffonts", "--", NULL), **lines = g_strsplit(list, "\n", -1);
    assert_true(g_strv_length(lines) > 4);
    for (size_t i = 2; lines[i] && *lines[i]; i++)
        if (!strstr(lines[i], " yes yes yes ")) fail_msg("not embedded with its letters: %s", lines[i]);
    g_strfreev(lines);
    g_free(list);
    free_page(scene);
    cor_fonts_free(fonts);
}

static void title_and_the_only_date_are_written(void **state)
{
    (void) state;
    if (!program_exists("pdfinfo")) skip();
    cor_scene *scene = new_page(400, 300);
    scene->title = "Attacks near the corridor";
    scene->creation_date = "2024-11-30";
    scene->marking = "UNCLASSIFIED";
    paint_into_file(scene);
    char *info = output_of("pdfinfo", "-rawdates", NULL);
    assert_non_null(strstr(info, "Attacks near the corridor"));
    assert_non_null(strstr(info, "UNCLASSIFIED"));
    assert_non_null(strstr(info, "CreationDate:    20241130000000Z"));
    assert_non_null(strstr(info, "ModDate:         20241130000000Z"));
    assert_non_null(strstr(info, "400 x 300 pts"));
    g_free(info);
    free_page(scene);
}

/* Whether the file shows a dark dot right of LEFT and below TOP, left of RIGHT and above BOTTOM: points. */
static bool has_dark_dot(int left, int top, int right, int bottom)
{
    char *base = g_build_filename(folder, "page", NULL), *png = g_strconcat(base, ".png", NULL);
    const char *command[] = {"pdftoppm", "-r", "72", "-png", "-singlefile", pdf, base, NULL};
    picture p;
    bool found = false;
    assert_true(run_program(command, NULL) && picture_read(&p, png));
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            found |= picture_dot(&p, x, y)[0] < 100;
    picture_free(&p);
    g_free(png);
    g_free(base);
    return found;
}

/* A cell is recorded large; text set so large fails in FreeType, and a filter would work for minutes. */
static void a_pattern_may_hold_text_and_filters(void **state)
{
    static const char icon_svg[] =
        "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='30'><filter id='f'><feGaussianBlur "
        "stdDeviation='2'/></filter><rect width='60' height='30' fill='#fff'/><rect x='4' y='4' width='20' height='20' "
        "filter='url(#f)'/><text x='26' y='22' font-family='Noto Sans' font-size='24'>pq</text></svg>";
    (void) state;
    if (!program_exists("pdftoppm")) skip();
    char *file = g_build_filename(folder, "words.svg", NULL);
    assert_true(g_file_set_contents(file, icon_svg, -1, NULL));
    cor_icons *icons = cor_icons_new(folder);
    const cor_icon *icon;
    assert_int_equal(cor_icon_open(icons, "words", &icon, NULL), COR_OK);
    cor_scene *scene = new_page(200, 200);
    cor_path square = path_of(scene, "0 0, 200 0, 200 200, 0 200", true);
    cor_scene_group(scene, "areas", NULL);
    cor_scene_add(scene, COR_ITEM_PATTERN)->pattern = (cor_pattern){&square, 1, icon, 45, 22.5, {0, 0}, 0, 1, false};
    /* Pango warns where FreeType fails. */
    (void) g_log_set_always_fatal((GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_WARNING));
    gint64 start = g_get_monotonic_time();
    paint_into_file(scene);
    /* The failure was minutes; what is allowed is many times what it takes. */
    assert_true(g_get_monotonic_time() - start < 20 * G_USEC_PER_SEC);
    assert_true(has_dark_dot(66, 1, 88, 21)); /* the words of the second cell */
    cor_icons_free(icons);
    free_page(scene);
    g_free(file);
}

static int make_folder(void **state)
{
    (void) state;
    folder = g_dir_make_tmp("corridor-pdf-XXXXXX", NULL);
    pdf = g_build_filename(folder, "map.pdf", NULL);
    return 0;
}

static int remove_files(void **state)
{
    (void) state;
    remove_folder(folder);
    g_free(pdf);
    g_free(folder);
    return 0;
}

/* Whether a PDF with MARKING and FINGERPRINT says WORDS of itself. */
static bool pdf_says(const char *marking, const char *fingerprint, const char *words)
{
    cor_scene *scene = new_page(50, 50);
    scene->marking = marking;
    scene->fingerprint = fingerprint;
    GByteArray *bytes = painted(scene, AS_PDF);
    bool says = cor_pdf_says((const char *) bytes->data, bytes->len, words);
    g_byte_array_unref(bytes);
    free_page(scene);
    return says;
}

static void the_fingerprint_is_found_again_beside_any_marking(void **state)
{
    static const char fingerprint[] = "9d8294ae4b7acd0ae29d7c8a741ce3b185c67a303ea3c9842173b9d6b6ffa42d",
                      other[] = "9d8294ae4b7acd0ae29d7c8a741ce3b185c67a303ea3c9842173b9d6b6ffa42e";
    static const char *const markings[] = {NULL, "SECRET", "خفیہ", "机密"};
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(markings); i++) {
        if (!pdf_says(markings[i], fingerprint, fingerprint))
            fail_msg("not found beside %s", markings[i] ? markings[i] : "nothing");
        if (pdf_says(markings[i], fingerprint, other)) fail_msg("another is found beside %s", markings[i]);
    }
    assert_false(pdf_says("خفیہ", NULL, fingerprint));
}

/* The words may be packed on this machine or not: here they are, as cairo 1.18 writes them. */
static void a_packed_fingerprint_is_found_and_a_damaged_one_is_not(void **state)
{
    char text[300], packed[300], file[500];
    (void) state;
    memset(text, ' ', sizeof text);
    memcpy(text + 200, "words0123", 9);
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(6);
    size_t n = libdeflate_zlib_compress(packer, text, sizeof text, packed, sizeof packed), head, size;
    libdeflate_free_compressor(packer);
    head =
        (size_t) g_snprintf(file, sizeof file, "%%PDF-1.7\n7 0 obj\n<< /Type /ObjStm\n   /Length 8 0 R\n>>\nstream\n");
    memcpy(file + head, packed, n);
    size = head + n + (size_t) g_snprintf(file + head + n, sizeof file - head - n, "\nendstream\nendobj\n");
    assert_true(cor_pdf_says(file, size, "words0123"));
    assert_false(cor_pdf_says(file, size, "words0124"));
    for (size_t cut = 0; cut < head + n; cut++)
        assert_false(cor_pdf_says(file, cut, "words0123"));
    file[head + n / 2] ^= 0x55;
    assert_false(cor_pdf_says(file, size, "words0123"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_every_script_are_found),
        cmocka_unit_test(words_at_a_slant_and_spaced_out_are_found),
        cmocka_unit_test(fonts_are_embedded),
        cmocka_unit_test(a_pattern_may_hold_text_and_filters),
        cmocka_unit_test(title_and_the_only_date_are_written),
        cmocka_unit_test(the_fingerprint_is_found_again_beside_any_marking),
        cmocka_unit_test(a_packed_fingerprint_is_found_and_a_damaged_one_is_not),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_files);
}
