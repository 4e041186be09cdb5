/* Icons of sprites and halos, painted: sharp, stretched in their zones alone, held once in a file. */
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <png.h>

#include "paint/halo.h"
#include "support/bytes.h"
#include "support/cmocka_all.h"
#include "support/drawing.h"
#include "support/folder.h"
#include "support/icons.h"
#include "support/picture.h"
#include "support/words.h"

typedef struct {
    char *folder;
    cor_icons *icons;
} shelf;

/* Beside each other: a plate of 12 x 12 dots, red with a white middle, of which the middle stretches; distances from
 * the upright line x = 8 of a square of 16. */
static const char entries[] =
    "{\"plate\": {\"x\": 0, \"y\": 0, \"width\": 12, \"height\": 12, \"pixelRatio\": 1,"
    " \"stretchX\": [[5, 7]], \"stretchY\": [[5, 7]]},"
    " \"half\": {\"x\": 12, \"y\": 0, \"width\": 16, \"height\": 16, \"pixelRatio\": 1, \"sdf\": true}}";

static shelf open_shelf(void)
{
    shelf s = {.folder = g_dir_make_tmp("icons-XXXXXX", NULL)};
    char *place = g_build_filename(s.folder, "sprite", NULL);
    uint8_t rgba[16 * 28 * 4] = {0};
    png_image png = {.version = PNG_IMAGE_VERSION, .width = 28, .height = 16, .format = PNG_FORMAT_RGBA};
    for (int i = 0; i < 16 * 28; i++) {
        int x = i % 28, y = i / 28;
        bool edge = x < 3 || x > 8 || y < 3 || y > 8, plate = x < 12 && y < 12;
        uint8_t *dot = rgba + (size_t) i * 4;
        if (plate) memcpy(dot, edge ? "\xff\0\0\xff" : "\xff\xff\xff\xff", 4);
        if (x >= 12) dot[3] = (uint8_t) fmax(0, fmin(255, 191 + 32 * (8 - (x - 12 + 0.5))));
    }
    char *json = g_build_filename(s.folder, "sprite.json", NULL),
         *dots = g_build_filename(s.folder, "sprite.png", NULL);
    assert_true(g_file_set_contents(json, entries, -1, NULL));
    assert_true(png_image_write_to_file(&png, dots, 0, rgba, 0, NULL));
    s.icons = cor_icons_new(place);
    g_free(place);
    g_free(json);
    g_free(dots);
    return s;
}

static void close_shelf(shelf *s)
{
    cor_icons_free(s->icons);
    remove_folder(s->folder);
    g_free(s->folder);
}

/* Adds NAME, SIZE points a side, in the middle of X, Y. */
static cor_icon_item *add_icon(cor_scene *scene, shelf *s, const char *name, double x, double y, double size)
{
    cor_icon_item *item = &cor_scene_add(scene, COR_ITEM_ICON)->icon;
    *item = (cor_icon_item){
        .icon = opened_icon(s->icons, name), .x = x, .y = y, .width = size, .height = size, .opacity = 1};
    return item;
}

static bool is_red(const picture *p, int x, int y)
{
    const uint8_t *dot = picture_dot(p, x, y);
    return dot[0] > 200 && dot[1] < 60;
}

/* How many dots of row AT are red. */
static int red_dots(const picture *p, int from, int to, int at)
{
    int n = 0;
    for (int i = from; i < to; i++)
        n += is_red(p, i, at);
    return n;
}

static void only_the_zones_of_a_picture_stretch(void **state)
{
    (void) state;
    shelf s = open_shelf();
    cor_scene *scene = new_page(75, 75); /* 100 dots */
    cor_scene_group(scene, "g", NULL);
    add_icon(scene, &s, "plate", 37.5, 18, 27);
    add_icon(scene, &s, "plate", 37.5, 54, 27)->fixed = 0.75;
    picture p = painted_picture(scene);
    assert_true(red_dots(&p, 0, 50, 24) >= 7);    /* three dots three times as wide, but for soft edges */
    assert_int_equal(red_dots(&p, 0, 50, 72), 3); /* as wide as ever */
    picture_free(&p);
    free_page(scene);
    close_shelf(&s);
}

static void distances_have_a_sharp_edge_and_a_colour(void **state)
{
    (void) state;
    shelf s = open_shelf();
    cor_scene *scene = new_page(75, 75);
    cor_scene_group(scene, "g", NULL);
    cor_icon_item *half = add_icon(scene, &s, "half", 37.5, 37.5, 48); /* 64 dots: four to one of the sprite's */
    half->recolor = true;
    half->color = color("#ff0000");
    picture p = painted_picture(scene);
    assert_true(is_red(&p, 48, 50));
    assert_false(is_red(&p, 51, 50));
    picture_free(&p);
    free_page(scene);
    close_shelf(&s);
}

static void a_file_holds_a_picture_once_and_a_shape_as_a_path(void **state)
{
    (void) state;
    shelf s = open_shelf();
    cor_scene *scene = new_page(75, 75);
    cor_scene_group(scene, "g", NULL);
    for (int i = 0; i < 3; i++) {
        add_icon(scene, &s, "plate", 10 + 20 * i, 18, 9 + i);
        add_icon(scene, &s, "half", 10 + 20 * i, 54, 9 + i);
    }
    char *svg = painted_text(scene, AS_SVG);
    assert_int_equal(times_in(svg, "<symbol"), 2);
    assert_int_equal(times_in(svg, "data:image/png"), 1);
    const char *at = svg;
    for (int i = 0; i < 2; i++) {
        at = strstr(at, "<symbol id=\"") + strlen("<symbol id=\"");
        char *use = g_strdup_printf("xlink:href=\"#%.*s\"", (int) strcspn(at, "\""), at);
        assert_int_equal(times_in(svg, use), 3);
        g_free(use);
    }
    g_free(svg);
    free_page(scene);
    close_shelf(&s);
}

static void a_halo_reaches_out_of_its_shape(void **state)
{
    (void) state;
    shelf s = open_shelf();
    cor_scene *scene = new_page(75, 75);
    cor_scene_group(scene, "g", NULL);
    cor_icon_item *half = add_icon(scene, &s, "half", 37.5, 37.5, 48);
    half->halo = color("#ff0000");
    half->halo_width = 6; /* 8 dots */
    picture p = painted_picture(scene);
    assert_true(is_red(&p, 54, 50));
    assert_false(is_red(&p, 60, 50));
    assert_false(is_red(&p, 45, 50)); /* the shape covers it */
    picture_free(&p);
    free_page(scene);
    close_shelf(&s);
}

/* How much of the colour there is at AWAY points from the outline. */
static double strength(const cor_halo_ring *rings, size_t n, double away)
{
    double rest = 1;
    for (size_t i = 0; i < n; i++)
        if (away < rings[i].width / 2) rest *= 1 - rings[i].color.a;
    return 1 - rest;
}

static void a_blurred_halo_fades_evenly(void **state)
{
    (void) state;
    cor_halo_ring rings[COR_MAX_RINGS];
    assert_int_equal(cor_halo_rings((cor_color){1, 0, 0, 1}, 0, 2, rings), 0);
    assert_int_equal(cor_halo_rings((cor_color){1, 0, 0, 0}, 2, 2, rings), 0);
    assert_int_equal(cor_halo_rings((cor_color){1, 0, 0, 1}, 2, 0, rings), 1);
    size_t n = cor_halo_rings((cor_color){1, 0, 0, 0.8F}, 4, 2, rings);
    assert_true(n > 3);
    double last = 0.8;
    for (double away = 0.01; away < cor_halo_reach(4, 2) + 1; away += 0.05) {
        double now = strength(rings, n, away);
        assert_true(now <= last + 1e-6 && last - now < 0.2);
        last = now;
    }
    assert_true(last < 0.01);
    assert_true(fabs(strength(rings, n, 4) - 0.4) < 0.1);
    assert_true(fabs(strength(rings, n, 1) - 0.8) < 0.01);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_zones_of_a_picture_stretch),
        cmocka_unit_test(distances_have_a_sharp_edge_and_a_colour),
        cmocka_unit_test(a_file_holds_a_picture_once_and_a_shape_as_a_path),
        cmocka_unit_test(a_halo_reaches_out_of_its_shape),
        cmocka_unit_test(a_blurred_halo_fades_evenly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
