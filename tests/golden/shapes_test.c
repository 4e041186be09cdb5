/* Golden images of shapes alone: no fonts, so that they hold on any machine. */
#include "support/cmocka_all.h"
#include "support/drawing.h"
#include "support/golden.h"

static void check(cor_scene *scene, const golden *expected)
{
    check_golden(expected, scene);
    free_page(scene);
}

static const char zigzag[] = "12 60, 40 20, 60 64, 72 20, 78 64, 108 40";

static cor_scene *lines_scene(void)
{
    static const cor_join joins[] = {COR_JOIN_MITER, COR_JOIN_ROUND, COR_JOIN_BEVEL};
    static const cor_cap caps[] = {COR_CAP_BUTT, COR_CAP_ROUND, COR_CAP_SQUARE};
    cor_scene *scene = new_page(360, 75);
    for (int i = 0; i < 3; i++) {
        cor_group *group = cor_scene_group(scene, "lines", NULL);
        group->clipped = true;
        group->clip = (cor_rect){120.0 * i, 0, 120.0 * i + 120, 75};
        for (int pass = 0; pass < 2; pass++) {
            cor_stroke *stroke = add_line(scene, pass ? "#f6b26b" : "#7a3e0a", pass ? 6 : 9, zigzag);
            cor_point *points = (cor_point *) stroke->paths[0].points;
            for (int k = 0; k < 6; k++)
                points[k].x += 120 * i;
            stroke->join = joins[i];
            stroke->cap = caps[i];
            stroke->miter_limit = 4;
        }
    }
    return scene;
}

static void joins_and_caps(void **state)
{
    (void) state;
    check(lines_scene(), &(golden){.name = "joins_and_caps",
                                   .channel_slack = 2,
                                   .pixels_off = 12,
                                   .shows = "casings end and bend as their lines do: miter, round, bevel"});
}

static void a_planned_road_above_a_railway(void **state)
{
    (void) state;
    static const double sleepers[] = {1.5, 6}, planned[] = {7, 4};
    cor_scene *scene = new_page(180, 75);
    cor_scene_group(scene, "railway", NULL);
    add_line(scene, "#555555", 1.2, "0 20, 60 30, 120 55, 180 50");
    cor_stroke *stroke = add_line(scene, "#555555", 6, "0 20, 60 30, 120 55, 180 50");
    stroke->dashes = sleepers;
    stroke->n_dashes = 2;
    cor_scene_group(scene, "road", NULL);
    add_line(scene, "#ffffff", 6, "0 60, 70 50, 100 20, 180 15")->join = COR_JOIN_ROUND;
    stroke = add_line(scene, "#c8102e", 4, "0 60, 70 50, 100 20, 180 15");
    stroke->join = COR_JOIN_ROUND;
    stroke->dashes = planned;
    stroke->n_dashes = 2;
    check(scene, &(golden){.name = "planned_road",
                           .channel_slack = 2,
                           .pixels_off = 12,
                           .shows = "a planned road is dashed and stays above the railway"});
}

static void provinces_meet_without_a_seam(void **state)
{
    (void) state;
    cor_scene *scene = new_page(120, 75);
    scene->background = color("#000000");
    cor_scene_group(scene, "provinces", NULL);
    add_polygon(scene, "#f2e6b3", "0 0, 47.3 0, 38.1 33.7, 61.2 75, 0 75");
    add_polygon(scene, "#dde8c9", "47.3 0, 120 0, 120 30.1, 38.1 33.7");
    add_polygon(scene, "#f0d0c0", "38.1 33.7, 120 30.1, 120 75, 61.2 75; 80 45, 100 45, 100 60, 80 60");
    check(scene, &(golden){.name = "provinces",
                           .channel_slack = 2,
                           .pixels_off = 12,
                           .shows = "no black shines through between provinces, but the hole stays a hole"});
}

static void incidents_lie_in_drawing_order(void **state)
{
    (void) state;
    static const cor_circle small = {3, {0.78F, 0.06F, 0.18F, 0.7F}, 0.5, {1, 1, 1, 1}, 0};
    static const cor_circle ring = {7, {0.1F, 0.3F, 0.8F, 0.3F}, 2, {0.1F, 0.3F, 0.8F, 0.6F}, 0};
    static const cor_circle large = {30, {0.9F, 0.8F, 0.1F, 0.5F}, 1, {0, 0, 0, 1}, 0};
    cor_point at[24];
    for (int i = 0; i < 24; i++)
        at[i] = (cor_point){5 + i * 37 % 110 + i / 8.0, 5 + i * 23 % 65 + i / 7.0};
    cor_scene *scene = new_page(120, 75);
    cor_group *group = cor_scene_group(scene, "incidents", NULL);
    group->clipped = true;
    group->clip = (cor_rect){3, 3, 117, 72};
    add_circles(scene, &small, at, 12);
    add_circles(scene, &large, at + 5, 1);
    add_circles(scene, &ring, at + 12, 12);
    check(scene, &(golden){.name = "incidents",
                           .channel_slack = 2,
                           .pixels_off = 12,
                           .shows = "circles large and small keep their order and stay in the frame"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joins_and_caps),
        cmocka_unit_test(a_planned_road_above_a_railway),
        cmocka_unit_test(provinces_meet_without_a_seam),
        cmocka_unit_test(incidents_lie_in_drawing_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
