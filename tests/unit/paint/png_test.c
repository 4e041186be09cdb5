#include <sched.h>
#include <stdlib.h>

#include <png.h>

#include "paint/painter.h"
#include "support/bytes.h"
#include "support/cmocka_all.h"
#include "support/drawing.h"
#include "support/picture.h"

/* The chunks of PNG as "IHDR PLTE IDAT IEND"; equal neighbours once. */
static char *chunks_of(const GByteArray *png)
{
    GString *names = g_string_new(NULL);
    for (size_t i = 8; i + 8 <= png->len;) {
        char name[6] = {0, 0, 0, 0, 0, 0};
        uint32_t length = (uint32_t) png->data[i] << 24 | (uint32_t) png->data[i + 1] << 16 |
                          (uint32_t) png->data[i + 2] << 8 | png->data[i + 3];
        memcpy(name, png->data + i + 4, 4);
        if (!g_str_has_suffix(names->str, name)) g_string_append_printf(names, "%s%s", names->len ? " " : "", name);
        i += 12 + length;
    }
    return g_string_free(names, FALSE);
}

static void check_chunks(const cor_scene *scene, const char *expected)
{
    GByteArray *png = painted(scene, AS_PNG);
    char *chunks = chunks_of(png);
    assert_string_equal(chunks, expected);
    g_free(chunks);
    g_byte_array_unref(png);
}

/* A thousand colours and more. */
static void add_colors(cor_scene *scene, int n)
{
    for (int i = 0; i < n; i++) {
        char fill[16], box[96];
        int x = i % 30, y = i / 30;
        g_snprintf(fill, sizeof fill, "#%02x%02x%02x", i % 256, i / 256, 77);
        g_snprintf(box, sizeof box, "%d %d, %d %d, %d %d, %d %d", x, y, x + 1, y, x + 1, y + 1, x, y + 1);
        add_polygon(scene, fill, box);
    }
}

static void a_page_of_1200_points_has_1600_dots_at_96_dpi(void **state)
{
    (void) state;
    cor_scene *scene = new_page(1200, 900);
    picture p = painted_picture(scene);
    assert_int_equal(p.width, 1600);
    assert_int_equal(p.height, 1200);
    picture_free(&p);
    free_page(scene);
}

static void a_dot_that_the_page_covers_in_part_is_a_dot(void **state)
{
    (void) state;
    cor_scene *scene = new_page(280 / 25.4 * 72, 190 / 25.4 * 72);
    picture p = painted_picture(scene);
    assert_int_equal(p.width, 1059); /* 1058.27 */
    assert_int_equal(p.height, 719); /* 718.11 */
    picture_free(&p);
    free_page(scene);
}

static void few_colours_become_a_palette(void **state)
{
    (void) state;
    cor_scene *scene = new_page(24, 24);
    cor_scene_group(scene, "land", NULL);
    add_polygon(scene, "#c8102e", "3 3, 12 3, 12 12, 3 12");
    check_chunks(scene, "IHDR pHYs iTXt PLTE IDAT IEND");
    picture p = painted_picture(scene);
    assert_memory_equal(picture_dot(&p, 8, 8), "\xc8\x10\x2e\xff", 4);
    assert_memory_equal(picture_dot(&p, 20, 8), "\xff\xff\xff\xff", 4);
    picture_free(&p);
    free_page(scene);
}

static void palettes_of_every_depth_come_back_the_same(void **state)
{
    (void) state;
    static const int counts[] = {1, 2, 3, 9, 15, 16, 17, 200, 255, 256, 600};
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        cor_scene *scene = new_page(30.75, 22.5);
        cor_scene_group(scene, "boxes", NULL);
        add_colors(scene, counts[i]);
        scene->dpi = 96;
        picture p = painted_picture(scene);
        for (int k = 0; k < counts[i]; k++) {
            /* the dot that holds the middle of the box; boxes are 4/3 dots wide, so take those on whole dots */
            int x = k % 30 * 4, y = k / 30 * 4;
            if (x % 3 || y % 3) continue;
            const uint8_t *dot = picture_dot(&p, x / 3, y / 3);
            assert_int_equal(dot[0], k % 256);
            assert_int_equal(dot[1], k / 256);
        }
        picture_free(&p);
        free_page(scene);
    }
}

static void a_clear_background_stays_clear(void **state)
{
    (void) state;
    cor_scene *scene = new_page(24, 24);
    scene->background = (cor_color){0, 0, 0, 0};
    cor_scene_group(scene, "land", NULL);
    add_polygon(scene, "#ff000080", "3 3, 12 3, 12 12, 3 12");
    picture p = painted_picture(scene);
    assert_memory_equal(picture_dot(&p, 8, 8), "\xff\x00\x00\x80", 4);
    assert_int_equal(picture_dot(&p, 20, 20)[3], 0);
    picture_free(&p);
    free_page(scene);
}

static void resolution_and_words_are_written(void **state)
{
    (void) state;
    cor_scene *scene = new_page(24, 24);
    scene->title = "Gwādar → 喀什";
    scene->description = "made by hand";
    scene->caption = "and said below";
    scene->marking = "DRAFT";
    GByteArray *bytes = painted(scene, AS_PNG);
    FILE *file = fmemopen(bytes->data, bytes->len, "rb");
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_textp words;
    int n = 0;
    png_init_io(png, file);
    png_read_info(png, info);
    assert_int_equal(png_get_x_pixels_per_meter(png, info), 3780);
    png_get_text(png, info, &words, &n);
    assert_int_equal(n, 5);
    assert_string_equal(words[0].key, "Title");
    assert_string_equal(words[0].text, scene->title);
    assert_string_equal(words[1].key, "Description");
    assert_string_equal(words[1].text, "made by hand");
    assert_string_equal(words[2].key, "Caption");
    assert_string_equal(words[2].text, "and said below");
    assert_string_equal(words[3].key, "Marking");
    assert_string_equal(words[3].text, "DRAFT");
    png_destroy_read_struct(&png, &info, NULL);
    fclose(file);
    g_byte_array_unref(bytes);
    free_page(scene);
}

static void the_same_scene_gives_the_same_bytes(void **state)
{
    (void) state;
    cor_scene *scene = new_page(900, 600);
    cor_scene_group(scene, "boxes", NULL);
    add_colors(scene, 600);
    add_line(scene, "#0000ff", 3, "0 0, 900 600");
    GByteArray *a = painted(scene, AS_PNG), *b = painted(scene, AS_PNG);
    assert_true(same_bytes(a, b));
    g_byte_array_unref(a);
    g_byte_array_unref(b);
    free_page(scene);
}

/* An image of WIDTH × HEIGHT dots on a page of as many, whose noise grows from the top down: bands of all kinds. */
static cor_scene *noisy_page(int width, int height, uint8_t *rgba)
{
    cor_scene *scene = new_page(width * 0.75, height * 0.75);
    uint32_t seed = 5;
    for (int i = 0; i < width * height; i++) {
        seed = seed * 1664525U + 1013904223U;
        uint32_t noise = (int) (seed >> 8 & 0xffff) % height < i / width - height / 4 ? seed >> 8 : 0x336699;
        for (int c = 0; c < 3; c++)
            rgba[4 * i + c] = (uint8_t) (noise >> 8 * c);
        rgba[4 * i + 3] = 255;
    }
    cor_scene_group(scene, "noise", NULL);
    cor_scene_add(scene, COR_ITEM_IMAGE)->image =
        (cor_image){width, height, rgba, {0, 0, scene->width, scene->height}, 1, false};
    return scene;
}

static void bands_of_noise_and_of_nothing_come_back_the_same(void **state)
{
    (void) state;
    static const int sizes[][2] = {{1600, 1200}, {700, 900}, {1, 3000}, {5000, 60}};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        int width = sizes[i][0], height = sizes[i][1];
        uint8_t *rgba = g_malloc((size_t) width * (size_t) height * 4);
        cor_scene *scene = noisy_page(width, height, rgba);
        picture out = painted_picture(scene), in = {width, height, rgba};
        difference d = picture_difference(&in, &out, 0);
        assert_true(d.same_size);
        assert_int_equal(d.off, 0);
        picture_free(&out);
        free_page(scene);
        g_free(rgba);
    }
}

static void one_core_writes_what_many_write(void **state)
{
    (void) state;
    uint8_t *rgba = g_malloc(1600 * 1200 * 4);
    cor_scene *scene = noisy_page(1600, 1200, rgba);
    cpu_set_t all, one;
    GByteArray *many = painted(scene, AS_PNG);
    assert_int_equal(sched_getaffinity(0, sizeof all, &all), 0);
    CPU_ZERO(&one);
    for (int i = 0; i < CPU_SETSIZE && CPU_COUNT(&one) == 0; i++)
        if (CPU_ISSET(i, &all)) CPU_SET(i, &one);
    assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
    GByteArray *single = painted(scene, AS_PNG);
    assert_int_equal(sched_setaffinity(0, sizeof all, &all), 0);
    assert_true(same_bytes(many, single));
    g_byte_array_unref(many);
    g_byte_array_unref(single);
    free_page(scene);
    g_free(rgba);
}

static void a_page_beyond_32767_dots_is_refused_by_name_of_the_limit(void **state)
{
    (void) state;
    cor_scene *scene = new_page(40000, 100);
    GByteArray *bytes = g_byte_array_new();
    cor_sink sink = sink_into(bytes);
    cor_error err;
    assert_int_equal(cor_paint_png(scene, 96, &sink, &err), COR_BAD_OUTPUT);
    assert_non_null(strstr(err.message, "32767"));
    assert_int_equal(cor_paint_png(scene, NAN, &sink, &err), COR_BAD_OUTPUT);
    assert_int_equal(cor_paint_pdf(scene, &sink, &err), COR_BAD_OUTPUT);
    assert_int_equal(bytes->len, 0);
    g_byte_array_unref(bytes);
    free_page(scene);
}

static void a_group_is_faded_as_a_whole(void **state)
{
    (void) state;
    cor_scene *scene = new_page(24, 24);
    cor_scene_group(scene, "land", NULL)->opacity = 0.5;
    add_polygon(scene, "#ff0000", "0 0, 12 0, 12 12, 0 12");
    add_polygon(scene, "#0000ff", "6 0, 18 0, 18 12, 6 12");
    picture p = painted_picture(scene);
    assert_in_range(picture_dot(&p, 12, 8)[0], 126, 129); /* no red shines through the blue */
    assert_in_range(picture_dot(&p, 12, 8)[2], 254, 255);
    picture_free(&p);
    free_page(scene);
}

/* #cc6633 over #4080c0, each way that groups can blend: what the formulas of W3C's Compositing and Blending give. */
static void a_group_blends_with_what_lies_below(void **state)
{
    (void) state;
    static const int expected[COR_BLENDS][3] = {
        [COR_BLEND_NORMAL] = {204, 102, 51},        [COR_BLEND_MULTIPLY] = {51, 51, 38},
        [COR_BLEND_SCREEN] = {217, 179, 205},       [COR_BLEND_OVERLAY] = {102, 103, 154},
        [COR_BLEND_COLOR] = {193, 91, 40},          [COR_BLEND_LUMINOSITY] = {75, 139, 203},
        [COR_BLEND_PLUS_LIGHTER] = {255, 230, 243},
    };
    for (int blend = 0; blend < COR_BLENDS; blend++) {
        cor_scene *scene = new_page(24, 24);
        cor_scene_group(scene, "ground", NULL);
        add_polygon(scene, "#4080c0", "0 0, 24 0, 24 24, 0 24");
        cor_scene_group(scene, "tint", NULL)->blend = (cor_blend) blend;
        add_polygon(scene, "#cc6633", "0 0, 24 0, 24 24, 0 24");
        picture p = painted_picture(scene);
        const uint8_t *dot = picture_dot(&p, 12, 12);
        for (int i = 0; i < 3; i++)
            if (abs(dot[i] - expected[blend][i]) > 1)
                fail_msg("%s: %d %d %d", cor_blend_name((cor_blend) blend), dot[0], dot[1], dot[2]);
        picture_free(&p);
        free_page(scene);
    }
}

static void neighbours_leave_no_seam(void **state)
{
    (void) state;
    cor_scene *scene = new_page(60, 60);
    scene->background = color("#000000");
    cor_scene_group(scene, "land", NULL);
    add_polygon(scene, "#ffffff", "0 0, 31.3 0, 22.7 60, 0 60");
    add_polygon(scene, "#ffffff", "31.3 0, 60 0, 60 60, 22.7 60");
    picture p = painted_picture(scene);
    int darkest = 255;
    for (int y = 1; y < p.height - 1; y++)
        for (int x = 1; x < p.width - 1; x++)
            darkest = MIN(darkest, picture_dot(&p, x, y)[0]);
    assert_in_range(darkest, 253, 255); /* painted one over the other it is 191 */
    picture_free(&p);
    free_page(scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_of_1200_points_has_1600_dots_at_96_dpi),
        cmocka_unit_test(a_dot_that_the_page_covers_in_part_is_a_dot),
        cmocka_unit_test(few_colours_become_a_palette),
        cmocka_unit_test(palettes_of_every_depth_come_back_the_same),
        cmocka_unit_test(a_clear_background_stays_clear),
        cmocka_unit_test(resolution_and_words_are_written),
        cmocka_unit_test(the_same_scene_gives_the_same_bytes),
        cmocka_unit_test(bands_of_noise_and_of_nothing_come_back_the_same),
        cmocka_unit_test(one_core_writes_what_many_write),
        cmocka_unit_test(a_page_beyond_32767_dots_is_refused_by_name_of_the_limit),
        cmocka_unit_test(a_group_is_faded_as_a_whole),
        cmocka_unit_test(a_group_blends_with_what_lies_below),
        cmocka_unit_test(neighbours_leave_no_seam),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
