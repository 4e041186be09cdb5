/* Thumbnails: each dot is the mean of what it covers, in few colours, the same whoever asks. */
#include <glib.h>
#include <png.h>

#include "paint/few_colors.h"
#include "paint/thumbnail.h"
#include "support/cmocka_all.h"

/* WIDTH × HEIGHT pixels of which COLOR_AT says the colour. */
static uint32_t *picture_of(int width, int height, uint32_t (*color_at)(int x, int y), cor_png *ret_picture)
{
    uint32_t *pixels = g_new(uint32_t, (gsize) width * (gsize) height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            pixels[y * width + x] = color_at(x, y);
    *ret_picture = (cor_png){
        .width = width, .height = height, .stride = width * 4, .data = (const unsigned char *) pixels, .alpha = true};
    return pixels;
}

static void it_fits_into_its_box_and_never_grows(void **state)
{
    (void) state;
    static const struct {
        int width, height, small_width, small_height;
    } cases[] = {{3307, 2244, 320, 217}, {800, 3200, 120, 480}, {200, 150, 200, 150},
                 {320, 480, 320, 480},   {32767, 1, 320, 1},    {1, 32767, 1, 480}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        int width, height;
        cor_thumbnail_size(cases[i].width, cases[i].height, &width, &height);
        assert_int_equal(width, cases[i].small_width);
        assert_int_equal(height, cases[i].small_height);
    }
}

static uint32_t stripes(int x, int y)
{
    return (x + y) % 2 ? 0xff000000 : 0xffffffff;
}

static void a_dot_is_the_mean_of_what_it_covers(void **state)
{
    (void) state;
    cor_png picture;
    cor_thumbnail small;
    uint32_t *pixels = picture_of(640, 480, stripes, &picture);
    cor_thumbnail_of(&picture, &small);
    assert_int_equal(small.width, 320);
    for (int i = 0; i < small.width * small.height; i++)
        assert_int_equal(small.pixels[i], 0xff808080);
    cor_thumbnail_clear(&small);
    g_free(pixels);
}

static uint32_t left_third(int x, int y)
{
    (void) y;
    return x < 160 ? 0xff000000 : 0xffffffff;
}

/* 480 dots on 320: dot 106 covers 159 and half of 160, of which two thirds are black. */
static void dots_at_an_edge_count_by_their_parts(void **state)
{
    (void) state;
    cor_png picture;
    cor_thumbnail small;
    uint32_t *pixels = picture_of(480, 3, left_third, &picture);
    cor_thumbnail_of(&picture, &small);
    assert_int_equal(small.pixels[105], 0xff000000);
    assert_int_equal(small.pixels[106], 0xff555555);
    assert_int_equal(small.pixels[107], 0xffffffff);
    cor_thumbnail_clear(&small);
    g_free(pixels);
}

static uint32_t half_red(int x, int y)
{
    (void) x;
    (void) y;
    return 0x80800000; /* premultiplied */
}

static void what_is_transparent_stands_on_white(void **state)
{
    (void) state;
    cor_png picture;
    cor_thumbnail small;
    uint32_t *pixels = picture_of(4, 4, half_red, &picture);
    cor_thumbnail_of(&picture, &small);
    assert_int_equal(small.pixels[0], 0xffff7f7f);
    cor_thumbnail_clear(&small);
    g_free(pixels);
}

static size_t count_colors(const uint32_t *pixels, size_t n)
{
    GHashTable *seen = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < n; i++)
        g_hash_table_add(seen, GUINT_TO_POINTER(pixels[i]));
    size_t colors = g_hash_table_size(seen);
    g_hash_table_unref(seen);
    return colors;
}

static void many_colors_become_few_and_stay_near(void **state)
{
    (void) state;
    enum { N = 4096, MOST = 64 };
    uint32_t pixels[N], few[N];
    for (uint32_t i = 0; i < N; i++)
        pixels[i] = few[i] = 0xff000000 | (i & 15) << 20 | ((i >> 4) & 15) << 12 | (i >> 8) << 4;
    cor_few_colors(few, N, MOST);
    assert_int_equal(count_colors(few, N), MOST);
    for (size_t i = 0; i < N; i++)
        for (int c = 0; c < 24; c += 8)
            assert_true(abs((int) ((pixels[i] >> c) & 255) - (int) ((few[i] >> c) & 255)) <= 48);
}

static void few_colors_stay_as_they_are(void **state)
{
    (void) state;
    uint32_t pixels[] = {0xff1d5a8a, 0xfff6f5f2, 0xff1d5a8a, 0xff000000};
    cor_few_colors(pixels, G_N_ELEMENTS(pixels), 64);
    assert_int_equal(pixels[0], 0xff1d5a8a);
    assert_int_equal(pixels[1], 0xfff6f5f2);
    assert_int_equal(pixels[3], 0xff000000);
    cor_few_colors(pixels, G_N_ELEMENTS(pixels), 1);
    assert_int_equal(count_colors(pixels, G_N_ELEMENTS(pixels)), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_fits_into_its_box_and_never_grows), cmocka_unit_test(a_dot_is_the_mean_of_what_it_covers),
        cmocka_unit_test(dots_at_an_edge_count_by_their_parts), cmocka_unit_test(what_is_transparent_stands_on_white),
        cmocka_unit_test(many_colors_become_few_and_stay_near), cmocka_unit_test(few_colors_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
