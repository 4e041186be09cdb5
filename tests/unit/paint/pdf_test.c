#include <glib.h>

#include "support/bytes.h"
#include "support/cmocka_all.h"
#include "support/drawing.h"
#include "support/folder.h"
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_every_script_are_found),
        cmocka_unit_test(words_at_a_slant_and_spaced_out_are_found),
        cmocka_unit_test(fonts_are_embedded),
        cmocka_unit_test(title_and_the_only_date_are_written),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_files);
}
