#include <glib.h>

#include "support/bytes.h"
#include "support/cmocka_all.h"
#include "support/drawing.h"

static void check_trace(cor_scene *scene, const char *expected)
{
    char *trace = painted_text(scene, AS_TRACE);
    assert_string_equal(trace, expected);
    g_free(trace);
    free_page(scene);
}

static void lines_are_traced_in_their_order(void **state)
{
    (void) state;
    cor_scene *scene = new_page(100, 100);
    cor_scene_group(scene, "casing", NULL);
    add_line(scene, "#ffffff", 3, "0 0, 10 0");
    cor_scene_group(scene, "road", NULL);
    add_line(scene, "#c8102e", 2.25, "0 0, 10 0; 20 5.125, 30 5")->join = COR_JOIN_ROUND;
    check_trace(scene, "casing: stroke #ffffff 3pt M0,0 L10,0\n"
                       "road: stroke #c8102e 2.25pt round-join M0,0 L10,0 M20,5.12 L30,5\n");
}

static void dashes_clips_and_fading_are_told(void **state)
{
    (void) state;
    static const double dashes[] = {4, 2};
    cor_scene *scene = new_page(100, 100);
    cor_group *group = cor_scene_group(scene, "planned", NULL);
    group->clipped = true;
    group->clip = (cor_rect){5, 5, 95, 95};
    group->opacity = 0.5;
    cor_stroke *stroke = add_line(scene, "#c8102e80", 1, "0 0, 10 0");
    stroke->dashes = dashes;
    stroke->n_dashes = 2;
    stroke->dash_offset = 1;
    check_trace(scene, "planned: opacity 0.5\n"
                       "planned: clip 5,5 to 95,95\n"
                       "planned: stroke #c8102e/0.5 1pt dashes 4,2 from 1 M0,0 L10,0\n");
}

static void areas_circles_and_images_are_traced(void **state)
{
    (void) state;
    static const cor_circle kind = {3, {1, 0, 0, 1}, 0.5, {1, 1, 1, 1}, 0};
    static const cor_point at[] = {{7, 8}, {9, 8}};
    static const uint8_t rgba[4] = {0};
    cor_scene *scene = new_page(100, 100);
    cor_scene_group(scene, "all", NULL);
    add_polygon(scene, "#aad3df", "0 0, 10 0, 10 10");
    add_circles(scene, &kind, at, 2);
    cor_scene_add(scene, COR_ITEM_IMAGE)->image = (cor_image){1, 1, rgba, {0, 0, 50, 40}, 1, true};
    check_trace(scene, "all: fill #aad3df M0,0 L10,0 L10,10 Z\n"
                       "all: circle #ff0000 r 3pt stroke #ffffff 0.5pt at 7,8\n"
                       "all: circle #ff0000 r 3pt stroke #ffffff 0.5pt at 9,8\n"
                       "all: image 1x1 at 0,0 to 50,40 smooth\n");
}

static void text_is_quoted(void **state)
{
    (void) state;
    cor_fonts *fonts = cor_fonts_new();
    cor_scene *scene = new_page(100, 100);
    cor_scene_group(scene, "places", NULL);
    add_text(scene, fonts, "\"Gwadar\"\nport", "Noto Sans", 9, 10, 20)->angle = 30;
    check_trace(scene, "places: text \"\\\"Gwadar\\\"\\nport\" 9pt Noto Sans #1a1a1a halo #ffffff 1pt at 10,20 turned "
                       "30 flush left\n");
    cor_fonts_free(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_traced_in_their_order),
        cmocka_unit_test(dashes_clips_and_fading_are_told),
        cmocka_unit_test(areas_circles_and_images_are_traced),
        cmocka_unit_test(text_is_quoted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
