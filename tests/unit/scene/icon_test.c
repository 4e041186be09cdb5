/* Icons: found by name in one folder, refused when they are no pictures, coloured by the style. */
#include <glib.h>
#include <librsvg/rsvg.h>

#include "support/folder.h"
#include "support/icons.h"

typedef struct {
    char *folder;
    cor_icons *icons;
} shelf;

static shelf open_shelf(void)
{
    shelf s = {.folder = g_dir_make_tmp("icons-XXXXXX", NULL)};
    assert_non_null(s.folder);
    s.icons = cor_icons_new(s.folder);
    return s;
}

static void put(shelf *s, const char *file, const char *svg)
{
    char *path = g_build_filename(s->folder, file, NULL);
    assert_true(g_file_set_contents(path, svg, -1, NULL));
    g_free(path);
}

static void close_shelf(shelf *s)
{
    cor_icons_free(s->icons);
    remove_folder(s->folder);
    g_free(s->folder);
}

static const char dot[] = "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='12'><rect width='16' "
                          "height='12' fill='currentColor'/></svg>";

static void an_icon_has_the_name_and_size_of_its_file(void **state)
{
    (void) state;
    shelf s = open_shelf();
    put(&s, "dot.svg", dot);
    const cor_icon *icon = opened_icon(s.icons, "dot");
    assert_string_equal(cor_icon_name(icon), "dot");
    assert_true(cor_icon_width(icon) == 16 && cor_icon_height(icon) == 12);
    assert_ptr_equal(opened_icon(s.icons, "dot"), icon);
    close_shelf(&s);
}

static void without_width_the_view_box_tells_the_size(void **state)
{
    (void) state;
    shelf s = open_shelf();
    put(&s, "box.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'><rect width='9' height='9'/></svg>");
    const cor_icon *icon = opened_icon(s.icons, "box");
    assert_true(cor_icon_width(icon) == 30 && cor_icon_height(icon) == 20);
    close_shelf(&s);
}

static void physical_units_are_css_px(void **state)
{
    (void) state;
    shelf s = open_shelf();
    put(&s, "inch.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='1in' height='0.5in'><rect width='9' height='9'/></svg>");
    assert_float_equal(cor_icon_width(opened_icon(s.icons, "inch")), 96, 1e-6);
    assert_float_equal(cor_icon_height(opened_icon(s.icons, "inch")), 48, 1e-6);
    close_shelf(&s);
}

static void a_missing_icon_is_named_with_the_nearest(void **state)
{
    (void) state;
    shelf s = open_shelf();
    put(&s, "airport.svg", dot);
    put(&s, "port.svg", dot);
    check_icon_refused(s.icons, "airprot", "did you mean 'airport'?");
    check_icon_refused(s.icons, "zzzzzzzz", "there is no icon 'zzzzzzzz'");
    close_shelf(&s);
}

static void names_with_a_path_in_them_are_refused(void **state)
{
    (void) state;
    static const char *const names[] = {"../dot", "/etc/dot", "a/dot", "..", ".dot", "", "a\\dot", "./dot"};
    shelf s = open_shelf();
    put(&s, "dot.svg", dot);
    put(&s, ".dot.svg", dot);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        check_icon_refused(s.icons, names[i], "is no icon name");
    close_shelf(&s);
}

static void what_is_no_usable_svg_is_refused(void **state)
{
    (void) state;
    static const struct {
        const char *name, *file, *content;
    } bad[] = {
        {"empty", "empty.svg", ""},
        {"text", "text.svg", "hello"},
        {"cut", "cut.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'><rect"},
        {"other", "other.svg", "<html><body/></html>"},
        {"nosize", "nosize.svg", "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/></svg>"},
        {"zero", "zero.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>"},
        {"vast", "vast.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='99999' height='9'/>"},
        {"png", "png.svg", "\x89PNG\r\n\x1a\n"},
    };
    shelf s = open_shelf();
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        put(&s, bad[i].file, bad[i].content);
        check_icon_refused(s.icons, bad[i].name, "is no usable SVG");
    }
    close_shelf(&s);
}

static void an_svg_beyond_a_mebibyte_is_refused(void **state)
{
    (void) state;
    shelf s = open_shelf();
    GString *svg = g_string_new("<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'><!--");
    while (svg->len < (1 << 20))
        g_string_append(svg, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    g_string_append(svg, "--></svg>");
    put(&s, "big.svg", svg->str);
    g_string_free(svg, TRUE);
    check_icon_refused(s.icons, "big", "1 MiB");
    close_shelf(&s);
}

static void a_style_without_sprite_has_no_icons(void **state)
{
    (void) state;
    const cor_icon *icon;
    cor_error err = {0};
    cor_icons *icons = cor_icons_new(NULL);
    assert_int_equal(cor_icon_open(icons, "dot", &icon, &err), COR_BAD_DATA);
    assert_non_null(strstr(err.message, "sprite"));
    cor_icons_free(icons);
}

/* The first dot of the icon drawn in COLOR: cairo's premultiplied 0xaarrggbb. */
static uint32_t first_dot(const cor_icon *icon, cor_color color)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 16, 12);
    cairo_t *cr = cairo_create(surface);
    RsvgRectangle box = {0, 0, 16, 12};
    uint32_t dot_value;
    assert_true(rsvg_handle_render_document(cor_icon_handle(icon, color), cr, &box, NULL));
    cairo_surface_flush(surface);
    memcpy(&dot_value, cairo_image_surface_get_data(surface), sizeof dot_value);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return dot_value;
}

static void current_color_takes_the_colour_asked_for(void **state)
{
    (void) state;
    shelf s = open_shelf();
    put(&s, "dot.svg", dot);
    put(&s, "red.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='12'><rect width='16' height='12' "
        "fill='#ff0000'/></svg>");
    const cor_icon *icon = opened_icon(s.icons, "dot");
    assert_int_equal(first_dot(icon, (cor_color){0, 0, 1, 1}), 0xff0000ff);
    assert_int_equal(first_dot(icon, (cor_color){0, 1, 0, 1}), 0xff00ff00);
    assert_int_equal(first_dot(icon, (cor_color){0, 0, 1, 1}), 0xff0000ff);
    assert_int_equal(first_dot(opened_icon(s.icons, "red"), (cor_color){0, 0, 1, 1}), 0xffff0000);
    close_shelf(&s);
}

static void an_icon_follows_no_link_out_of_itself(void **state)
{
    (void) state;
    shelf s = open_shelf();
    put(&s, "inner.svg", dot);
    char *svg = g_strdup_printf("<svg xmlns='http://www.w3.org/2000/svg' "
                                "xmlns:xlink='http://www.w3.org/1999/xlink' width='16' height='12'><image "
                                "xlink:href='file://%s/inner.svg' width='16' height='12'/></svg>",
                                s.folder);
    put(&s, "link.svg", svg);
    g_free(svg);
    assert_int_equal(first_dot(opened_icon(s.icons, "link"), (cor_color){0, 0, 1, 1}), 0);
    close_shelf(&s);
}

static void every_bundled_icon_opens(void **state)
{
    (void) state;
    GDir *folder = g_dir_open(COR_SOURCE_DIR "/styles/icons", 0, NULL);
    cor_icons *icons = cor_icons_new(COR_SOURCE_DIR "/styles/icons");
    const char *file;
    size_t n = 0;
    assert_non_null(folder);
    while ((file = g_dir_read_name(folder))) {
        const cor_icon *icon;
        cor_error err = {0};
        if (!g_str_has_suffix(file, ".svg")) continue;
        char *name = g_strndup(file, strlen(file) - 4);
        if (cor_icon_open(icons, name, &icon, &err)) fail_msg("%s", err.message);
        g_free(name);
        n++;
    }
    assert_true(n > 10);
    g_dir_close(folder);
    cor_icons_free(icons);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_icon_has_the_name_and_size_of_its_file),
        cmocka_unit_test(without_width_the_view_box_tells_the_size),
        cmocka_unit_test(physical_units_are_css_px),
        cmocka_unit_test(a_missing_icon_is_named_with_the_nearest),
        cmocka_unit_test(names_with_a_path_in_them_are_refused),
        cmocka_unit_test(what_is_no_usable_svg_is_refused),
        cmocka_unit_test(an_svg_beyond_a_mebibyte_is_refused),
        cmocka_unit_test(a_style_without_sprite_has_no_icons),
        cmocka_unit_test(current_color_takes_the_colour_asked_for),
        cmocka_unit_test(an_icon_follows_no_link_out_of_itself),
        cmocka_unit_test(every_bundled_icon_opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
