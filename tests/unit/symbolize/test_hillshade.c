#include <glib.h>

#include "support/cmocka_all.h"
#include "symbolize/symbolize.h"

/* What a hillshade layer with PAINT asks for. */
static cor_hillshade_wish wish_of(const char *paint)
{
    cor_arena *arena = cor_arena_new();
    cor_interns *interns = cor_interns_new();
    cor_remarks *remarks = cor_remarks_new();
    cor_compiler compiler = {arena, interns, remarks};
    char *text = g_strdup_printf("version: 8\nsources: {dem: {type: raster-dem, url: dem.tif}}\n"
                                 "layers:\n- {id: h, type: hillshade, source: dem, paint: {%s}}\n",
                                 paint);
    const cor_node *root;
    const cor_style *style;
    cor_error err;
    assert_int_equal(cor_doc_parse(arena, text, strlen(text), "style", &root, &err), COR_OK);
    if (cor_style_read(&compiler, root, &style, &err)) fail_msg("%s", err.message);
    cor_scene *scene = cor_scene_new(arena, 100, 100);
    cor_symbolizer with = {.scene = scene, .interns = interns, .remarks = remarks, .zoom = 5};
    cor_hillshade_wish wish = cor_hillshade_wanted(&with, cor_style_layer_at(style, 0));
    cor_scene_free(scene);
    g_free(text);
    cor_remarks_free(remarks);
    cor_interns_free(interns);
    cor_arena_free(arena);
    return wish;
}

static void the_light_stands_where_the_style_says(void **state)
{
    (void) state;
    cor_hillshade_wish wish = wish_of("hillshade-illumination-direction: 300, hillshade-illumination-altitude: 60");
    assert_float_equal(wish.azimuth, 300, 1e-9);
    assert_float_equal(wish.altitude, 60, 1e-9);
}

static void without_a_word_it_is_the_specifications_light(void **state)
{
    (void) state;
    cor_hillshade_wish wish = wish_of("");
    assert_float_equal(wish.azimuth, 335, 1e-9);
    assert_float_equal(wish.altitude, 45, 1e-9);
    assert_float_equal(wish.exaggeration, 0.5, 1e-9);
}

static void of_several_lights_the_first_shines(void **state)
{
    (void) state;
    cor_hillshade_wish wish =
        wish_of("hillshade-method: multidirectional, hillshade-illumination-direction: [270, 315], "
                "hillshade-illumination-altitude: [30, 60]");
    assert_float_equal(wish.azimuth, 270, 1e-9);
    assert_float_equal(wish.altitude, 30, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_light_stands_where_the_style_says),
        cmocka_unit_test(without_a_word_it_is_the_specifications_light),
        cmocka_unit_test(of_several_lights_the_first_shines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
