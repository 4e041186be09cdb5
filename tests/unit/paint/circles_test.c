#include <stdlib.h>

#include <cairo.h>

#include "paint/canvas.h"
#include "paint/stamp.h"
#include "support/cmocka_all.h"
#include "support/drawing.h"

enum { SIDE = 240, CIRCLES = 400 };

/* A repeatable stream of numbers, 0…1. */
static double next_number(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (*seed >> 8) / 16777216.0;
}

static cairo_surface_t *white_surface(void)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SIDE, SIDE);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_destroy(cr);
    return surface;
}

/* CIRCLES on white, stamped or as cairo's arcs. Caller destroys. */
static cairo_surface_t *drawn(cor_scene *scene, const cor_circles *circles, bool stamped, cor_rect clip)
{
    cairo_surface_t *surface = white_surface();
    cairo_t *cr = cairo_create(surface);
    cor_canvas canvas = cor_canvas_on(cr, scene, 1);
    canvas.clip = clip;
    cairo_rectangle(cr, clip.x0, clip.y0, cor_rect_width(clip), cor_rect_height(clip));
    cairo_clip(cr);
    if (stamped)
        assert_true(cor_stamp_circles(&canvas, circles));
    else
        for (size_t i = 0; i < circles->n; i++)
            cor_canvas_circle(&canvas, &circles->kinds[circles->kind ? circles->kind[i] : 0], circles->at[i]);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

/* Mean and largest difference of channels, over dots that either picture has drawn on. */
static double mean_difference(cairo_surface_t *a, cairo_surface_t *b, int *ret_largest)
{
    const unsigned char *p = cairo_image_surface_get_data(a), *q = cairo_image_surface_get_data(b);
    double sum = 0, n = 0;
    *ret_largest = 0;
    for (size_t i = 0; i < (size_t) SIDE * SIDE * 4; i++) {
        if (i % 4 == 3 || (p[i] == 255 && q[i] == 255)) continue;
        int off = abs(p[i] - q[i]);
        sum += off;
        n++;
        if (off > *ret_largest) *ret_largest = off;
    }
    return n > 0 ? sum / n : 0;
}

static cor_circles scattered(cor_scene *scene, const cor_circle *kinds, size_t n_kinds)
{
    uint32_t seed = 7, *kind = COR_NEW_ARRAY(scene->arena, uint32_t, CIRCLES);
    cor_point *at = COR_NEW_ARRAY(scene->arena, cor_point, CIRCLES);
    for (size_t i = 0; i < CIRCLES; i++) {
        at[i].x = next_number(&seed) * (SIDE + 20) - 10;
        at[i].y = next_number(&seed) * (SIDE + 20) - 10;
        kind[i] = (uint32_t) (i % n_kinds);
    }
    return (cor_circles){kinds, n_kinds, at, kind, CIRCLES};
}

static const cor_circle kinds[] = {
    {3, {0.8F, 0.1F, 0.1F, 0.7F}, 0.5, {1, 1, 1, 1}, 0},
    {5.3, {0.1F, 0.1F, 0.8F, 1}, 0, {0, 0, 0, 0}, 0},
    {2, {0, 0, 0, 1}, 0, {0, 0, 0, 0}, 0},
    {6, {0.1F, 0.6F, 0.2F, 0.5F}, 0, {0, 0, 0, 0}, 0},
    {0.7, {0, 0, 0, 1}, 0, {0, 0, 0, 0}, 0},
    {40, {0.5F, 0.5F, 0, 0.3F}, 2, {0, 0, 0, 1}, 0},
    {9, {0.9F, 0.4F, 0, 1}, 2, {0, 0, 0.5F, 0.8F}, 0.6},
    {45, {0.5F, 0, 0.5F, 0.5F}, 0, {0, 0, 0, 0}, 1},
};

static void stamps_look_like_arcs(void **state)
{
    (void) state;
    cor_scene *scene = new_page(SIDE, SIDE);
    cor_circles circles = scattered(scene, kinds, 8);
    cor_rect page = {0, 0, SIDE, SIDE};
    cairo_surface_t *a = drawn(scene, &circles, true, page), *b = drawn(scene, &circles, false, page);
    int largest;
    double mean = mean_difference(a, b, &largest);
    if (mean > 2) fail_msg("stamps differ from arcs by %.2f on average, %d at most; 2 may be", mean, largest);
    cairo_surface_destroy(a);
    cairo_surface_destroy(b);
    free_page(scene);
}

static void stamps_keep_within_the_clip(void **state)
{
    (void) state;
    cor_scene *scene = new_page(SIDE, SIDE);
    cor_circles circles = scattered(scene, kinds, 5);
    cairo_surface_t *a = drawn(scene, &circles, true, (cor_rect){50, 60, 150, 160});
    const unsigned char *data = cairo_image_surface_get_data(a);
    size_t inside = 0;
    for (size_t y = 0; y < SIDE; y++) {
        for (size_t x = 0; x < SIDE; x++) {
            bool drawn_on = data[(y * SIDE + x) * 4] != 255;
            bool within = x >= 50 && x < 150 && y >= 60 && y < 160;
            assert_true(within || !drawn_on);
            inside += drawn_on;
        }
    }
    assert_true(inside > 1000);
    cairo_surface_destroy(a);
    free_page(scene);
}

static void a_thin_ring_of_a_clear_circle_is_drawn(void **state)
{
    (void) state;
    cor_scene *scene = new_page(SIDE, SIDE);
    static const cor_circle ring[] = {{10, {0, 0, 0, 0}, 2, {0, 0, 0, 1}, 0}};
    cor_point at[] = {{100, 100}};
    cor_circles circles = {ring, 1, at, NULL, 1};
    cairo_surface_t *a = drawn(scene, &circles, true, (cor_rect){0, 0, SIDE, SIDE});
    const unsigned char *data = cairo_image_surface_get_data(a);
    assert_int_equal(data[(100 * SIDE + 100) * 4], 255);
    assert_int_equal(data[(100 * SIDE + 110) * 4], 0);
    assert_in_range(data[(100 * SIDE + 111) * 4], 0, 8); /* the row is a dot high, the ring round */
    assert_int_equal(data[(100 * SIDE + 113) * 4], 255);
    cairo_surface_destroy(a);
    free_page(scene);
}

static void impossible_circles_are_left_out(void **state)
{
    (void) state;
    cor_scene *scene = new_page(SIDE, SIDE);
    static const cor_circle odd[] = {{NAN, {0, 0, 0, 1}, 1, {0, 0, 0, 1}, 0},
                                     {-3, {0, 0, 0, 1}, -1, {0, 0, 0, 1}, 0},
                                     {1e300, {0, 0, 0, 0.5F}, 1, {0, 0, 0, 1}, 0},
                                     {3, {0, 0, 0, 1}, INFINITY, {0, 0, 0, 1}, 0}};
    cor_point at[] = {{NAN, 3}, {INFINITY, -INFINITY}, {1e300, 1e300}, {-1e9, 4}, {3, 3}, {4, 4}, {9, 9}, {7, 7}};
    uint32_t kind[] = {0, 1, 2, 3, 0, 1, 99, 3};
    cor_circles circles = {odd, 4, at, kind, 8};
    cairo_surface_destroy(drawn(scene, &circles, true, (cor_rect){0, 0, SIDE, SIDE}));
    free_page(scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stamps_look_like_arcs),
        cmocka_unit_test(stamps_keep_within_the_clip),
        cmocka_unit_test(a_thin_ring_of_a_clear_circle_is_drawn),
        cmocka_unit_test(impossible_circles_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
