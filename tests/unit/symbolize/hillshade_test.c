/* Hillshades: what is lit, what lies in shade, by each method and by several lights. */
#include <math.h>

#include <glib.h>

#include "support/cmocka_all.h"
#include "symbolize/symbolize.h"

enum { SIDE = 5 };

/* The middle dot of a slope that rises by EAST and SOUTH metres a dot of 100 metres, shaded by a layer with PAINT. */
typedef struct {
    uint8_t rgba[4];
} dot;

static dot shaded(const char *paint, double east, double south)
{
    cor_arena *arena = cor_arena_new();
    cor_interns *interns = cor_interns_new();
    cor_diagnostics *diagnostics = cor_diagnostics_new();
    cor_compiler compiler = {arena, interns, diagnostics};
    char *text = g_strdup_printf("version: 8\nsources: {dem: {type: raster-dem, url: dem.tif}}\n"
                                 "layers:\n- {id: h, type: hillshade, source: dem, paint: {%s}}\n",
                                 paint);
    const cor_node *root;
    const cor_style *style;
    cor_error err;
    float metres[SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++)
        metres[i] = (float) (east * (i % SIDE) + south * (double) (i / SIDE));
    metres[0] = NAN;
    const cor_elevation dem = {SIDE, SIDE, metres};
    assert_int_equal(cor_doc_parse(arena, text, strlen(text), "style", &root, &err), COR_OK);
    if (cor_style_read(&compiler, root, &style, &err)) fail_msg("%s", err.message);
    cor_scene *scene = cor_scene_new(arena, 100, 100);
    cor_symbolizer with = {.scene = scene, .interns = interns, .diagnostics = diagnostics, .zoom = 15};
    const cor_layer *layer = cor_style_layer_at(style, 0);
    assert_int_equal(cor_symbolize_hillshade(&with, layer, &dem, 100, (cor_rect){0, 0, 100, 100}, &err), COR_OK);
    const uint8_t *rgba = cor_scene_group_at(scene, 0)->items[0].image.rgba;
    assert_int_equal(rgba[3], 0); /* where there is no height there is no shade */
    dot middle;
    memcpy(middle.rgba, rgba + (SIDE * SIDE / 2) * 4, 4);
    cor_scene_free(scene);
    g_free(text);
    cor_diagnostics_free(diagnostics);
    cor_interns_free(interns);
    cor_arena_free(arena);
    return middle;
}

#define LIGHT                                                                                                          \
    "hillshade-shadow-color: '#0000ff', hillshade-highlight-color: '#ff0000', hillshade-accent-color: '#0000ff00'"
#define METHOD(name) "hillshade-method: " name ", hillshade-illumination-direction: 270, " LIGHT

static const char *const methods[] = {METHOD("standard"), METHOD("basic"), METHOD("combined"), METHOD("igor"),
                                      METHOD("multidirectional")};

static void slopes_towards_the_light_are_lit_and_others_in_shade(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
        dot lit = shaded(methods[i], 100, 0), dark = shaded(methods[i], -100, 0);
        if (lit.rgba[0] <= lit.rgba[2] || lit.rgba[3] == 0) fail_msg("%s: not lit", methods[i]);
        if (dark.rgba[2] <= dark.rgba[0] || dark.rgba[3] == 0) fail_msg("%s: not in shade", methods[i]);
    }
}

static void level_ground_is_bare_by_the_methods_that_grow_with_the_slope(void **state)
{
    (void) state;
    assert_int_equal(shaded(METHOD("standard"), 0, 0).rgba[3], 0);
    assert_int_equal(shaded(METHOD("combined"), 0, 0).rgba[3], 0);
    assert_int_equal(shaded(METHOD("igor"), 0, 0).rgba[3], 0);
    assert_int_equal(shaded("hillshade-method: basic, hillshade-illumination-altitude: 30, " LIGHT, 0, 0).rgba[3], 0);
}

static void each_light_has_its_colours(void **state)
{
    (void) state;
    static const char lights[] = "hillshade-method: multidirectional, hillshade-illumination-direction: [270, 90], "
                                 "hillshade-highlight-color: ['#ff0000', '#00ff00'], hillshade-shadow-color: "
                                 "['#ff000000', '#00ff0000']";
    dot west = shaded(lights, 100, 0), east = shaded(lights, -100, 0);
    assert_true(west.rgba[0] > 200 && west.rgba[1] < 50);
    assert_true(east.rgba[1] > 200 && east.rgba[0] < 50);
}

static void steep_ground_is_accented(void **state)
{
    (void) state;
    static const char accent[] = "hillshade-shadow-color: '#00000000', hillshade-highlight-color: '#00000000', "
                                 "hillshade-accent-color: '#00ff00'";
    assert_int_equal(shaded(accent, 0, 0).rgba[3], 0);
    assert_true(shaded(accent, 300, 0).rgba[3] > shaded(accent, 100, 0).rgba[3]);
}

static void without_exaggeration_there_is_nothing(void **state)
{
    (void) state;
    assert_int_equal(shaded("hillshade-exaggeration: 0", 100, 100).rgba[3], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slopes_towards_the_light_are_lit_and_others_in_shade),
        cmocka_unit_test(level_ground_is_bare_by_the_methods_that_grow_with_the_slope),
        cmocka_unit_test(each_light_has_its_colours),
        cmocka_unit_test(steep_ground_is_accented),
        cmocka_unit_test(without_exaggeration_there_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
