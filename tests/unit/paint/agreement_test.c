/* PNG, SVG and PDF are the same picture, seen by other programs. */
#include <glib.h>
#include <glib/gstdio.h>

#include "support/bytes.h"
#include "support/cmocka_all.h"
#include "support/drawing.h"
#include "support/folder.h"
#include "support/picture.h"
#include "support/program.h"

#define MOST 3.0 /* of 255, mean of all channels */

static char *folder;

static char *in_folder(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static cor_point place(int i)
{
    return (cor_point){20 + i * 37 % 320, 15 + i * 53 % 210};
}

static void add_shapes(cor_scene *scene)
{
    static const double dashes[] = {6, 3};
    cor_group *land = cor_scene_group(scene, "land", "Land");
    land->clipped = true;
    land->clip = (cor_rect){9, 9, 351, 231};
    add_polygon(scene, "#e6e0cc", "20 20, 150 30, 170 120, 40 140; 60 60, 90 60, 90 90, 60 90");
    add_polygon(scene, "#f2e6b3", "150 30, 330 20, 320 160, 170 120");
    add_polygon(scene, "#3388ff60", "100 100, 250 90, 200 220");
    add_line(scene, "#c8102e", 2.25, "0 0, 100 100, 200 60, 300 220, 400 100")->join = COR_JOIN_ROUND;
    cor_stroke *stroke = add_line(scene, "#004c9999", 4, "20 200, 100 150, 200 210, 300 140");
    stroke->dashes = dashes;
    stroke->n_dashes = 2;
    stroke->dash_offset = 1;
    add_line(scene, "#000000", 6, "40 160, 60 180, 80 160, 100 215, 120 160")->cap = COR_CAP_SQUARE;
}

static void add_marks(cor_scene *scene)
{
    static const cor_circle red = {3, {0.8F, 0.1F, 0.1F, 0.7F}, 0.5, {1, 1, 1, 1}, 0};
    static const cor_circle ring = {5, {0.1F, 0.1F, 0.8F, 0.5F}, 1.5, {0, 0, 0, 0.5F}, 0};
    static const cor_circle large = {40, {0.1F, 0.8F, 0.1F, 0.3F}, 2, {0, 0.5F, 0, 1}, 0};
    static uint8_t rgba[4 * 16 * 16];
    cor_point at[60];
    for (int i = 0; i < 60; i++)
        at[i] = place(i);
    cor_scene_group(scene, "incidents", "Incidents")->opacity = 0.8;
    add_circles(scene, &red, at, 40);
    add_circles(scene, &ring, at + 40, 20);
    add_circles(scene, &large, at + 7, 1);
    for (size_t i = 0; i < 256; i++)
        memcpy(rgba + 4 * i, (const uint8_t[]){(uint8_t) i, (uint8_t) (255 - i), 128, (uint8_t) (i % 16 * 17)}, 4);
    cor_scene_group(scene, "relief", "Relief");
    cor_scene_add(scene, COR_ITEM_IMAGE)->image = (cor_image){16, 16, rgba, {270, 170, 330, 225}, 0.9, true};
}

/* Wide strokes of which only what lies in an area with a hole is seen. */
static void add_band(cor_scene *scene)
{
    cor_path *area = COR_NEW(scene->arena, cor_path);
    *area = path_of(scene, "210 20, 345 40, 300 150; 240 40, 320 60, 290 110", true);
    cor_scene_group(scene, "band", "Band")->within = area;
    add_line(scene, "#7a1fa2", 60, "200 30, 350 60, 280 150");
}

static cor_scene *full_scene(cor_fonts *fonts)
{
    cor_scene *scene = new_page(360.3, 240.1);
    scene->background = color("#cce6ff");
    add_shapes(scene);
    add_marks(scene);
    add_band(scene);
    if (!fonts) return scene;
    cor_scene_group(scene, "places", "Places");
    add_text(scene, fonts, "Gwādar & <Port>", "Noto Sans", 12, 40, 60);
    add_text(scene, fonts, "گوادر بندرگاہ", "Noto Sans", 12, 110, 80);
    add_text(scene, fonts, "瓜达尔港", "Noto Sans", 12, 180, 100);
    cor_text_item *turned = add_text(scene, fonts, "Islāmābād", "Noto Sans", 12, 250, 120);
    turned->angle = 30;
    turned->pivot = (cor_point){250, 120};
    return scene;
}

static void write_as(const cor_scene *scene, painted_as format, const char *path)
{
    GByteArray *bytes = painted(scene, format);
    assert_true(g_file_set_contents(path, (const char *) bytes->data, bytes->len, NULL));
    g_byte_array_unref(bytes);
}

static void check_alike(const char *ours, const char *theirs, const char *who)
{
    picture a, b;
    assert_true(picture_read(&a, ours));
    assert_true(picture_read(&b, theirs));
    difference d = picture_difference(&a, &b, 32);
    if (!d.same_size) fail_msg("%s makes %d x %d dots of %d x %d", who, b.width, b.height, a.width, a.height);
    if (d.mean >= MOST) fail_msg("%s differs by %.2f on average; less than %.1f is right", who, d.mean, MOST);
    picture_free(&a);
    picture_free(&b);
}

/* Paints SCENE as FORMAT, has COMMAND (IN and OUT replaced) make dots of it, and compares those with our own. */
static void check_program(const cor_scene *scene, painted_as format, const char *const *command)
{
    if (!program_exists(command[0])) skip();
    char *png = in_folder("ours.png"), *in = in_folder("in"), *base = in_folder("theirs"),
         *out = in_folder("theirs.png");
    const char *filled[16] = {NULL};
    for (size_t i = 0; command[i]; i++)
        filled[i] = !strcmp(command[i], "IN")     ? in
                    : !strcmp(command[i], "OUT")  ? out
                    : !strcmp(command[i], "BASE") ? base
                                                  : command[i];
    write_as(scene, AS_PNG, png);
    write_as(scene, format, in);
    if (!run_program(filled, NULL)) fail_msg("%s failed", command[0]);
    check_alike(png, out, command[0]);
    char *paths[] = {png, in, base, out};
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_remove(paths[i]);
        g_free(paths[i]);
    }
}

static const char *const rsvg[] = {"rsvg-convert", "-d", "96", "-p", "96", "-o", "OUT", "IN", NULL};
static const char *const poppler[] = {"pdftoppm", "-r", "96", "-png", "-singlefile", "IN", "BASE", NULL};

static void check_with_text(painted_as format, const char *const *command)
{
    cor_fonts *fonts = cor_fonts_new();
    cor_scene *scene = full_scene(fonts);
    check_program(scene, format, command);
    free_page(scene);
    cor_fonts_free(fonts);
}

static void editable_svg_looks_like_png(void **state)
{
    (void) state;
    check_with_text(AS_SVG, rsvg);
}

static void svg_of_outlines_looks_like_png(void **state)
{
    (void) state;
    check_with_text(AS_OUTLINES, rsvg);
}

static void pdf_looks_like_png(void **state)
{
    (void) state;
    check_with_text(AS_PDF, poppler);
}

/* TEXT over an arch across the page whose top is at TOP. */
static void add_bent(cor_scene *scene, cor_fonts *fonts, const char *text, double top)
{
    cor_point points[81];
    for (int i = 0; i <= 80; i++)
        points[i] = (cor_point){30 + i * 2.25, top + pow((i - 40) / 40.0, 2) * 22};
    cor_text_item *item = add_text(scene, fonts, text, "Noto Sans", 14, points[0].x, points[0].y);
    item->bend = cor_bend_of(scene->arena, item->run, cor_curve_of(scene->arena, points, 81, 2), false);
}

static void check_bent(painted_as format, const char *const *command)
{
    cor_fonts *fonts = cor_fonts_new();
    cor_scene *scene = new_page(240, 120);
    cor_scene_group(scene, "rivers", "Rivers");
    add_bent(scene, fonts, "Karakoram Highway", 20);
    add_bent(scene, fonts, "دریائے سندھ", 50);
    add_bent(scene, fonts, "喀喇昆仑公路", 80);
    check_program(scene, format, command);
    free_page(scene);
    cor_fonts_free(fonts);
}

static void words_on_a_curve_look_alike_in_svg_of_outlines(void **state)
{
    (void) state;
    check_bent(AS_OUTLINES, rsvg);
}

static void words_on_a_curve_look_alike_in_editable_svg(void **state)
{
    (void) state;
    check_bent(AS_SVG, rsvg);
}

static void words_on_a_curve_look_alike_in_pdf(void **state)
{
    (void) state;
    check_bent(AS_PDF, poppler);
}

/* A dash without length is a dot where the line's ends are round or square, and nothing where they are cut. */
static cor_scene *dotted_scene(void)
{
    static const double dots[] = {0, 15}, between[] = {12, 15, 0, 15}, close[] = {9, 14, 0, 14};
    static const double *const dashes[] = {dots, between, close};
    static const size_t n_dashes[] = {2, 4, 4};
    cor_scene *scene = new_page(360, 240);
    cor_scene_group(scene, "lines", "Lines");
    for (int i = 0; i < 9; i++) {
        char *line = g_strdup_printf("15 %d, 180 %d, 345 %d", 20 + 25 * i, 25 + 25 * i, 20 + 25 * i);
        cor_stroke *stroke = add_line(scene, "#000000", 10, line);
        stroke->cap = (cor_cap[]){COR_CAP_ROUND, COR_CAP_SQUARE, COR_CAP_BUTT}[i / 3];
        stroke->dashes = dashes[i % 3];
        stroke->n_dashes = n_dashes[i % 3];
        g_free(line);
    }
    return scene;
}

static void check_dotted(painted_as format, const char *const *command)
{
    cor_scene *scene = dotted_scene();
    check_program(scene, format, command);
    free_page(scene);
}

static void dots_of_a_line_look_alike_in_svg(void **state)
{
    (void) state;
    check_dotted(AS_SVG, rsvg);
}

static void dots_of_a_line_look_alike_in_pdf(void **state)
{
    (void) state;
    check_dotted(AS_PDF, poppler);
}

static int make_folder(void **state)
{
    (void) state;
    folder = g_dir_make_tmp("corridor-agreement-XXXXXX", NULL);
    return 0;
}

static int remove_files(void **state)
{
    (void) state;
    remove_folder(folder);
    g_free(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(editable_svg_looks_like_png),
        cmocka_unit_test(svg_of_outlines_looks_like_png),
        cmocka_unit_test(pdf_looks_like_png),
        cmocka_unit_test(words_on_a_curve_look_alike_in_svg_of_outlines),
        cmocka_unit_test(words_on_a_curve_look_alike_in_editable_svg),
        cmocka_unit_test(words_on_a_curve_look_alike_in_pdf),
        cmocka_unit_test(dots_of_a_line_look_alike_in_svg),
        cmocka_unit_test(dots_of_a_line_look_alike_in_pdf),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_files);
}
