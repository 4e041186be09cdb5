/* Heatmaps: the dots of their pictures, and how far heat reaches. */
#include <math.h>

#include <glib.h>

#include "support/cmocka_all.h"
#include "support/compiling.h"
#include "support/features.h"
#include "support/styled.h"
#include "symbolize/symbolize.h"

/* Heat in the middle of a page of 100 × 100 points is red as far as it is 0.2 of the way, with a radius of RADIUS px.
 */
static const char *const layers = "- {id: h, type: heatmap, source: data, paint: {heatmap-radius: %d,\n"
                                  "   heatmap-color: [step, [heatmap-density], 'rgba(0, 0, 0, 0)', 0.2, red]}}\n";

/* How wide the picture is at DPI and how many of its middle row's dots are red. */
static void draw(double dpi, int radius, int *ret_width, int *ret_red)
{
    cor_compiler compiler = new_compiler();
    cor_arena *arena = compiler.arena;
    cor_point middle = {50, 50};
    cor_geometry_builder *builder = cor_geometry_builder_new();
    add_one_part(builder, COR_SHAPE_POINT, &middle, 1);
    cor_table table = {.source = "data", .file = "data", .n_rows = 1, .geometry = cor_builder_finish(builder, arena)};
    cor_drawable drawable = {.table = &table, .page = &table.geometry};
    cor_scene *scene = cor_scene_new(arena, 100, 100);
    cor_symbolizer with = {.scene = scene, .interns = compiler.interns, .diagnostics = compiler.diagnostics, .zoom = 5};
    const cor_style *style = style_of(&compiler, cor_arena_format(arena, layers, radius));
    cor_layer_counts counts;
    scene->dpi = dpi;
    assert_int_equal(cor_symbolize(&with, cor_style_layer_at(style, 0), &drawable, &counts, NULL), COR_OK);
    const cor_image *image = &cor_scene_group_at(scene, 0)->items[0].image;
    const uint8_t *row = image->rgba + (size_t) (image->height / 2) * (size_t) image->width * 4;
    *ret_width = image->width;
    *ret_red = 0;
    for (int x = 0; x < image->width; x++)
        *ret_red += row[x * 4 + 3] > 0;
    cor_scene_free(scene);
    cor_geometry_builder_free(builder);
    free_compiler(&compiler);
}

/* 0.3989 · exp(-4.5 r² / radius²) is 0.2 at r. */
static double reach_of(int radius)
{
    return radius * 0.75 * sqrt(log(0.3989 / 0.2) / 4.5);
}

static void colours_have_the_dots_of_the_page_at_any_dpi(void **state)
{
    (void) state;
    static const double dpis[] = {96, 150, 300, 400};
    static const int radii[] = {4, 20};
    for (size_t i = 0; i < G_N_ELEMENTS(dpis); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(radii); k++) {
            int width, red;
            draw(dpis[i], radii[k], &width, &red);
            assert_int_equal(width, (int) ceil(100 * dpis[i] / 72));
            assert_true(fabs(red - 2 * reach_of(radii[k]) * dpis[i] / 72) <= 2);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(colours_have_the_dots_of_the_page_at_any_dpi)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
