/* Sprites: pieces of one PNG, named by a JSON that may say anything. */
#include <glib.h>
#include <png.h>
#include <string.h>

#include "support/folder.h"
#include "support/icons.h"

typedef struct {
    char *folder, *place;
    cor_icons *icons;
} shelf;

static shelf new_shelf(void)
{
    shelf s = {.folder = g_dir_make_tmp("sprites-XXXXXX", NULL)};
    assert_non_null(s.folder);
    s.place = g_build_filename(s.folder, "sprite", NULL);
    return s;
}

static void put_text(shelf *s, const char *suffix, const char *text)
{
    char *path = g_strconcat(s->place, suffix, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

/* 32 x 16 dots: red is x * 8, alpha falls with the distance from (8, 8), 32 for a dot. */
static void put_picture(shelf *s, const char *suffix)
{
    uint8_t rgba[16 * 32 * 4];
    png_image png = {.version = PNG_IMAGE_VERSION, .width = 32, .height = 16, .format = PNG_FORMAT_RGBA};
    for (int y = 0; y < 16; y++)
        for (int x = 0; x < 32; x++) {
            uint8_t *dot = rgba + 4 * (y * 32 + x);
            double far = hypot(x + 0.5 - 8, y + 0.5 - 8);
            dot[0] = (uint8_t) (x * 8);
            dot[1] = dot[2] = 0;
            dot[3] = (uint8_t) fmax(0, 255 - 16 * far);
        }
    char *path = g_strconcat(s->place, suffix, NULL);
    assert_true(png_image_write_to_file(&png, path, 0, rgba, 0, NULL));
    g_free(path);
}

static void open_shelf(shelf *s, const char *json, bool fine)
{
    put_text(s, ".json", json);
    put_picture(s, ".png");
    s->icons = cor_icons_of(&(cor_icon_place){"default", s->place}, 1, fine);
}

static void close_shelf(shelf *s)
{
    cor_icons_free(s->icons);
    remove_folder(s->folder);
    g_free(s->place);
    g_free(s->folder);
}

static void an_icon_is_a_piece_of_the_picture(void **state)
{
    (void) state;
    shelf s = new_shelf();
    int width, height;
    open_shelf(&s, "{\"a/b\": {\"x\": 4, \"y\": 2, \"width\": 10, \"height\": 6, \"pixelRatio\": 2}}", false);
    const cor_icon *icon = opened_icon(s.icons, "a/b");
    assert_true(cor_icon_width(icon) == 5 && cor_icon_height(icon) == 3);
    assert_int_equal(cor_icon_kind_of(icon), COR_ICON_DOTS);
    const uint8_t *dots = cor_icon_pixels(icon, &width, &height);
    assert_true(width == 10 && height == 6);
    assert_int_equal(dots[0], 32);
    assert_int_equal(dots[4 * 9], 13 * 8);
    assert_false(cor_icon_takes_color(icon));
    check_icon_refused(s.icons, "a/c", "did you mean 'a/b'?");
    close_shelf(&s);
}

static void distances_become_an_outline(void **state)
{
    (void) state;
    shelf s = new_shelf();
    open_shelf(&s, "{\"disc\": {\"x\": 0, \"y\": 0, \"width\": 16, \"height\": 16, \"pixelRatio\": 1, \"sdf\": true}}",
               false);
    const cor_icon *icon = opened_icon(s.icons, "disc");
    assert_int_equal(cor_icon_kind_of(icon), COR_ICON_SHAPE);
    assert_true(cor_icon_takes_color(icon));
    const cor_path *shape = cor_icon_shape(icon);
    assert_int_equal(shape->n_parts, 1);
    /* Three quarters of the whole: 64 / 16 dots from the middle. */
    for (uint32_t i = 0; i < shape->parts[1]; i++)
        assert_true(fabs(hypot(shape->points[i].x - 8, shape->points[i].y - 8) - 4) < 0.2);
    close_shelf(&s);
}

static void fine_pages_take_the_double_size(void **state)
{
    (void) state;
    shelf s = new_shelf();
    int width, height;
    put_text(&s, "@2x.json", "{\"a\": {\"x\": 0, \"y\": 0, \"width\": 16, \"height\": 16, \"pixelRatio\": 2}}");
    put_picture(&s, "@2x.png");
    open_shelf(&s, "{\"a\": {\"x\": 0, \"y\": 0, \"width\": 8, \"height\": 8, \"pixelRatio\": 1}}", true);
    const cor_icon *icon = opened_icon(s.icons, "a");
    assert_true(cor_icon_width(icon) == 8);
    cor_icon_pixels(icon, &width, &height);
    assert_int_equal(width, 16);
    close_shelf(&s);
}

static void icons_of_several_places_are_told_apart_by_their_ids(void **state)
{
    (void) state;
    shelf s = new_shelf();
    const cor_icon *icon;
    cor_error err;
    put_text(&s, ".json", "{\"a\": {\"x\": 0, \"y\": 0, \"width\": 8, \"height\": 8, \"pixelRatio\": 1}}");
    put_picture(&s, ".png");
    const cor_icon_place places[] = {{"default", COR_SOURCE_DIR "/styles/icons"}, {"more", s.place}};
    s.icons = cor_icons_of(places, 2, false);
    assert_int_equal(cor_icon_kind_of(opened_icon(s.icons, "more:a")), COR_ICON_DOTS);
    assert_int_equal(cor_icon_kind_of(opened_icon(s.icons, "port")), COR_ICON_SVG);
    assert_int_equal(cor_icon_open(s.icons, "a", &icon, &err), COR_BAD_DATA);
    check_icon_refused(s.icons, "more:b", "did you mean 'more:a'?");
    close_shelf(&s);
}

static void zones_and_content_are_read_in_px(void **state)
{
    (void) state;
    shelf s = new_shelf();
    open_shelf(&s,
               "{\"shield\": {\"x\": 0, \"y\": 0, \"width\": 20, \"height\": 10, \"pixelRatio\": 2,"
               " \"stretchX\": [[4, 8], [12, 16]], \"content\": [4, 2, 16, 8], \"textFitHeight\": \"proportional\"}}",
               false);
    const cor_icon *icon = opened_icon(s.icons, "shield");
    const cor_icon_fit *fit = cor_icon_fit_of(icon);
    assert_true(fit->n_x == 2 && fit->x[1].from == 6 && fit->x[1].to == 8 && fit->n_y == 0);
    assert_true(fit->has_content && fit->content.x0 == 2 && fit->content.y1 == 4);
    assert_int_equal(fit->height, COR_FIT_PROPORTIONAL);
    /* 10 px, 6 of them fixed at 1, so 4 px take 14 of 20 points. */
    cor_icon_axis axis = cor_icon_axis_x(icon, 20, 1);
    assert_float_equal(axis.stretched, 3.5, 1e-9);
    assert_float_equal(cor_icon_stretched(&axis, 2), 2, 1e-9);
    assert_float_equal(cor_icon_stretched(&axis, 4), 9, 1e-9);
    assert_float_equal(cor_icon_stretched(&axis, 10), 20, 1e-9);
    for (double px = 0; px <= 10; px += 0.25)
        assert_float_equal(cor_icon_unstretched(&axis, cor_icon_stretched(&axis, px)), px, 1e-9);
    close_shelf(&s);
}

static void entries_that_cannot_be_are_refused_with_their_place(void **state)
{
    (void) state;
    shelf s = new_shelf();
    open_shelf(&s,
               "{\"far\": {\"x\": 30, \"y\": 0, \"width\": 8, \"height\": 8, \"pixelRatio\": 1},\n"
               "\"none\": {\"x\": 0, \"y\": 0, \"width\": 0, \"height\": 8, \"pixelRatio\": 1},\n"
               "\"huge\": {\"x\": 0, \"y\": 0, \"width\": 1e300, \"height\": 8, \"pixelRatio\": 1},\n"
               "\"minus\": {\"x\": -4, \"y\": 0, \"width\": 8, \"height\": 8, \"pixelRatio\": 1},\n"
               "\"bare\": {\"y\": 0, \"width\": 8, \"height\": 8},\n"
               "\"tiny\": {\"x\": 0, \"y\": 0, \"width\": 8, \"height\": 8, \"pixelRatio\": 1e-9},\n"
               "\"zones\": {\"x\": 0, \"y\": 0, \"width\": 8, \"height\": 8, \"stretchX\": [[4, 2]]},\n"
               "\"inside\": {\"x\": 0, \"y\": 0, \"width\": 8, \"height\": 8, \"content\": [0, 0, 9, 8]},\n"
               "\"rule\": {\"x\": 0, \"y\": 0, \"width\": 8, \"height\": 8, \"textFitWidth\": \"no\"},\n"
               "\"text\": \"a\"}",
               false);
    check_icon_refused(s.icons, "far", "sprite.json:1:9: the icon 'far' reaches to 38, 8");
    check_icon_refused(s.icons, "none", "'width' of the icon 'none' is 0");
    check_icon_refused(s.icons, "huge", "1e300");
    check_icon_refused(s.icons, "minus", "-4");
    check_icon_refused(s.icons, "bare", "has no 'x'");
    check_icon_refused(s.icons, "tiny", "pixelRatio");
    check_icon_refused(s.icons, "zones", "stretchX");
    check_icon_refused(s.icons, "inside", "content");
    check_icon_refused(s.icons, "rule", "textFitWidth");
    check_icon_refused(s.icons, "text", "should be an object");
    close_shelf(&s);
}

static void files_that_are_no_sprite_are_refused(void **state)
{
    (void) state;
    shelf s = new_shelf();
    put_text(&s, ".json", "[1, 2]");
    s.icons = cor_icons_new(s.place);
    check_icon_refused(s.icons, "a", "it should be an object of icons");
    cor_icons_free(s.icons);
    put_text(&s, ".json", "{\"a\": {\"x\": 0, \"y\": 0, \"width\": 8, \"height\": 8, \"pixelRatio\": 1}}");
    s.icons = cor_icons_new(s.place);
    check_icon_refused(s.icons, "a", "there is no file");
    cor_icons_free(s.icons);
    put_text(&s, ".png", "\x89PNG\r\n\x1a\n and no more");
    s.icons = cor_icons_new(s.place);
    check_icon_refused(s.icons, "a", "sprite.png");
    close_shelf(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_icon_is_a_piece_of_the_picture),
        cmocka_unit_test(distances_become_an_outline),
        cmocka_unit_test(fine_pages_take_the_double_size),
        cmocka_unit_test(icons_of_several_places_are_told_apart_by_their_ids),
        cmocka_unit_test(zones_and_content_are_read_in_px),
        cmocka_unit_test(entries_that_cannot_be_are_refused_with_their_place),
        cmocka_unit_test(files_that_are_no_sprite_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
