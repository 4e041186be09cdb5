/* Our own fills and strokes against cairo's, on scenes of chance. */
#include <stdlib.h>

#include <cairo.h>
#include <glib.h>

#include "paint/canvas.h"
#include "paint/raster.h"
#include "paint/strip.h"
#include "support/cmocka_all.h"
#include "support/drawing.h"

enum { SIDE = 160, ROUNDS = 60 };

static uint32_t seed;

static double between(double low, double high)
{
    seed = seed * 1664525U + 1013904223U;
    return low + (seed >> 8) / 16777216.0 * (high - low);
}

static cor_color some_color(bool opaque)
{
    return (cor_color){(float) between(0, 1), (float) between(0, 1), (float) between(0, 1),
                       opaque ? 1 : (float) between(0.2, 1)};
}

/* A walk of N vertices with steps up to STEP, which may leave the page. */
static cor_path some_path(cor_arena *arena, size_t n, double step, bool closed)
{
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, n + 1);
    uint32_t *parts = COR_NEW_ARRAY(arena, uint32_t, 2);
    points[0] = (cor_point){between(-20, SIDE + 20), between(-20, SIDE + 20)};
    for (size_t i = 1; i < n; i++)
        points[i] = (cor_point){points[i - 1].x + between(-step, step), points[i - 1].y + between(-step, step)};
    if (closed) points[n++] = points[0];
    parts[1] = (uint32_t) n;
    return (cor_path){points, parts, 1, closed};
}

static cor_item some_fill(cor_arena *arena)
{
    cor_path *path = COR_NEW(arena, cor_path);
    *path = some_path(arena, 3 + (size_t) between(0, 30), between(3, 200), true);
    return (cor_item){.kind = COR_ITEM_FILL, .fill = {path, 1, some_color(false)}};
}

/* With gaps that caps don't close: where a line covers itself cairo takes the union of the areas, and we their sum. */
static cor_item some_stroke(cor_arena *arena)
{
    bool closed = between(0, 1) < 0.3;
    double step = between(10, 120), width = between(0.3, 7);
    cor_path *path = COR_NEW(arena, cor_path);
    *path = some_path(arena, 2 + (size_t) between(closed ? 1 : 0, 12), step, closed);
    double *dashes = COR_NEW_ARRAY(arena, double, 2);
    dashes[0] = between(1, 9);
    dashes[1] = between(1, 9) + width;
    return (cor_item){.kind = COR_ITEM_STROKE,
                      .stroke = {.paths = path,
                                 .n_paths = 1,
                                 .color = some_color(false),
                                 .width = width,
                                 .cap = (cor_cap) between(0, 2.99),
                                 .join = (cor_join) between(0, 2.99),
                                 .miter_limit = between(1, 6),
                                 .dashes = dashes,
                                 .n_dashes = between(0, 1) < 0.4 ? 2 : 0,
                                 .dash_offset = between(-20, 20)}};
}

static cairo_surface_t *drawn(cor_scene *scene, const cor_item *item, bool ours)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SIDE, SIDE);
    cairo_t *cr = cairo_create(surface);
    cor_canvas canvas = cor_canvas_on(cr, scene, 1);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cor_raster *raster = ours ? cor_raster_new(2) : NULL;
    if (ours)
        assert_int_equal(cor_raster_items(raster, &canvas, item, 1), 1);
    else if (item->kind == COR_ITEM_FILL)
        cor_canvas_fill(&canvas, &item->fill);
    else
        cor_canvas_stroke(&canvas, &item->stroke);
    cor_raster_free(raster);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

/* Mean difference of all channels; RET_OFF: dots that differ by more than 48. */
static double difference_of(cairo_surface_t *a, cairo_surface_t *b, int *ret_off)
{
    const unsigned char *p = cairo_image_surface_get_data(a), *q = cairo_image_surface_get_data(b);
    double sum = 0;
    *ret_off = 0;
    for (size_t i = 0; i < (size_t) SIDE * SIDE; i++) {
        int worst = 0;
        for (size_t c = 0; c < 3; c++) {
            int off = abs(p[4 * i + c] - q[4 * i + c]);
            sum += off;
            worst = MAX(worst, off);
        }
        *ret_off += worst > 48;
    }
    return sum / (3.0 * SIDE * SIDE);
}

static void check_alike(cor_item (*some)(cor_arena *arena), double mean, int off)
{
    for (int round = 0; round < ROUNDS; round++) {
        cor_scene *scene = new_page(SIDE, SIDE);
        seed = (uint32_t) round * 7919U + 1;
        cor_item item = some(scene->arena);
        cairo_surface_t *a = drawn(scene, &item, true), *b = drawn(scene, &item, false);
        int is_off;
        double is_mean = difference_of(a, b, &is_off);
        if (is_mean > mean || is_off > off) {
            cairo_surface_write_to_png(a, "ours.png");
            cairo_surface_write_to_png(b, "cairo.png");
            fail_msg(
                "scene %d: mean difference %.2f (%.2f may be), %d dots are off (%d may be); see ours.png, cairo.png",
                round, is_mean, mean, is_off, off);
        }
        cairo_surface_destroy(a);
        cairo_surface_destroy(b);
        free_page(scene);
    }
}

/* The N items drawn ROWS rows at a time. */
static cairo_surface_t *drawn_in_strips(cor_scene *scene, const cor_item *items, size_t n, int rows)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SIDE, SIDE);
    cairo_t *cr = cairo_create(surface);
    cor_canvas canvas = cor_canvas_on(cr, scene, 1);
    cor_outlines *letters = cor_outlines_new();
    cor_canvas_pixels dots;
    assert_true(cor_canvas_pixels_open(&canvas, &dots));
    cor_pass pass = cor_pass_open(&canvas, &dots, items, n, letters);
    cor_strip *strip = cor_strip_new(&dots, rows);
    assert_int_equal(pass.n, n);
    for (int y = 0; y < SIDE; y += rows)
        cor_strip_draw(strip, &pass, y);
    cor_strip_free(strip);
    cor_pass_close(&pass);
    cor_canvas_pixels_close(&dots);
    cor_outlines_free(letters);
    cairo_destroy(cr);
    return surface;
}

static void a_row_does_not_depend_on_the_rows_drawn_with_it(void **state)
{
    (void) state;
    enum { ITEMS = 6 };
    static const int heights[] = {1, 7, 23, 64};
    for (int round = 0; round < 4 * ROUNDS; round++) {
        cor_scene *scene = new_page(SIDE, SIDE);
        cor_item items[ITEMS];
        seed = (uint32_t) round * 104729U + 5;
        for (int i = 0; i < ITEMS; i++) {
            items[i] = i % 3 ? some_fill(scene->arena) : some_stroke(scene->arena);
            if (i % 3) items[i].fill.color = some_color(round % 2);
        }
        int rows = heights[round % 4];
        cairo_surface_t *whole = drawn_in_strips(scene, items, ITEMS, SIDE);
        cairo_surface_t *strips = drawn_in_strips(scene, items, ITEMS, rows);
        if (memcmp(cairo_image_surface_get_data(whole), cairo_image_surface_get_data(strips), 4 * SIDE * SIDE) != 0)
            fail_msg("scene %d is another when it is drawn %d rows at a time", round, rows);
        cairo_surface_destroy(whole);
        cairo_surface_destroy(strips);
        free_page(scene);
    }
}

static void fills_are_those_of_cairo(void **state)
{
    (void) state;
    check_alike(some_fill, 1, 40);
}

static void strokes_are_those_of_cairo(void **state)
{
    (void) state;
    check_alike(some_stroke, 1, 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_does_not_depend_on_the_rows_drawn_with_it),
        cmocka_unit_test(fills_are_those_of_cairo),
        cmocka_unit_test(strokes_are_those_of_cairo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
