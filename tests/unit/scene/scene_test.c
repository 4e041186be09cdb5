/* The page as a list: what is added stays where and as it was added, labels become items last. */
#include "scene/icons.h"
#include "scene/scene.h"
#include "support/cmocka_all.h"

static cor_scene *new_scene(void)
{
    return cor_scene_new(cor_arena_new(), 200, 100);
}

static void free_scene(cor_scene *scene)
{
    cor_arena *arena = scene->arena;
    cor_scene_free(scene);
    cor_arena_free(arena);
}

static void a_new_page_is_white_and_its_frame_is_the_page(void **state)
{
    (void) state;
    cor_scene *scene = new_scene();
    size_t n = 99;
    assert_true(scene->frame.x0 == 0 && scene->frame.y0 == 0 && scene->frame.x1 == 200 && scene->frame.y1 == 100);
    assert_true(scene->background.r == 1 && scene->background.g == 1 && scene->background.b == 1);
    assert_true(scene->background.a == 1);
    assert_int_equal(cor_scene_group_count(scene), 0);
    cor_scene_labels(scene, &n);
    assert_int_equal(n, 0);
    cor_scene_obstacles(scene, &n);
    assert_int_equal(n, 0);
    free_scene(scene);
}

static void items_go_to_the_group_opened_last(void **state)
{
    (void) state;
    cor_scene *scene = new_scene();
    cor_scene_group(scene, "land", "Land");
    cor_scene_add(scene, COR_ITEM_FILL);
    cor_scene_group(scene, "roads", "Roads");
    cor_scene_add(scene, COR_ITEM_STROKE)->stroke.width = 3;
    cor_scene_add(scene, COR_ITEM_CIRCLES);
    assert_int_equal(cor_scene_group_count(scene), 2);
    const cor_group *land = cor_scene_group_at(scene, 0), *roads = cor_scene_group_at(scene, 1);
    assert_string_equal(land->id, "land");
    assert_string_equal(roads->label, "Roads");
    assert_int_equal(land->n_items, 1);
    assert_int_equal(roads->n_items, 2);
    assert_int_equal(land->items[0].kind, COR_ITEM_FILL);
    assert_int_equal(roads->items[0].kind, COR_ITEM_STROKE);
    assert_true(roads->items[0].stroke.width == 3);
    assert_int_equal(roads->items[1].kind, COR_ITEM_CIRCLES);
    free_scene(scene);
}

static void a_new_group_is_opaque_unclipped_and_empty(void **state)
{
    (void) state;
    cor_scene *scene = new_scene();
    const cor_group *group = cor_scene_group(scene, "a", "A");
    assert_true(group->opacity == 1);
    assert_false(group->clipped);
    assert_int_equal(group->n_items, 0);
    free_scene(scene);
}

static void thousands_of_items_keep_their_order(void **state)
{
    (void) state;
    cor_scene *scene = new_scene();
    for (int g = 0; g < 50; g++) {
        cor_scene_group(scene, "g", "g");
        for (int i = 0; i < 200; i++)
            cor_scene_add(scene, COR_ITEM_STROKE)->stroke.width = g * 1000 + i;
    }
    assert_int_equal(cor_scene_group_count(scene), 50);
    for (size_t g = 0; g < 50; g++) {
        const cor_group *group = cor_scene_group_at(scene, g);
        assert_int_equal(group->n_items, 200);
        for (size_t i = 0; i < 200; i++)
            assert_true(group->items[i].stroke.width == (double) (g * 1000 + i));
    }
    free_scene(scene);
}

static void obstacles_are_kept_in_order(void **state)
{
    (void) state;
    size_t n;
    cor_scene *scene = new_scene();
    *cor_scene_obstacle(scene) = (cor_obstacle){.box = {1, 2, 3, 4}, .what = "legend"};
    *cor_scene_obstacle(scene) = (cor_obstacle){.box = {5, 6, 7, 8}, .what = "scale-bar"};
    const cor_obstacle *obstacles = cor_scene_obstacles(scene, &n);
    assert_int_equal(n, 2);
    assert_string_equal(obstacles[0].what, "legend");
    assert_true(obstacles[1].box.x1 == 7);
    free_scene(scene);
}

static void a_label_belongs_to_the_group_it_was_asked_for_in(void **state)
{
    (void) state;
    size_t n;
    cor_scene *scene = new_scene();
    cor_scene_group(scene, "a", "A");
    cor_scene_label(scene)->feature = 1;
    cor_scene_group(scene, "b", "B");
    cor_scene_label(scene)->feature = 2;
    const cor_label *labels = cor_scene_labels(scene, &n);
    assert_int_equal(n, 2);
    assert_int_equal(labels[0].group, 0);
    assert_int_equal(labels[1].group, 1);
    assert_int_equal(labels[0].chosen, -1); /* not drawn before it is placed */
    free_scene(scene);
}

/* A label with text, icon or both; what was chosen for it. */
static cor_label *add_label(cor_scene *scene, const cor_run *run, const cor_icon *icon, int chosen, bool mark_drawn)
{
    cor_candidate *candidates = COR_NEW_ARRAY(scene->arena, cor_candidate, 2);
    candidates[0].text = (cor_point){10, 11};
    candidates[1].text = (cor_point){20, 21};
    cor_label *label = cor_scene_label(scene);
    label->run = run;
    label->icon = icon;
    label->candidates = candidates;
    label->n_candidates = 2;
    label->chosen = chosen;
    label->mark_drawn = mark_drawn;
    label->mark.icon = icon;
    return label;
}

typedef struct {
    cor_icons *icons;
    const cor_icon *icon;
} bundled;

static bundled open_bundled(void)
{
    bundled b = {.icons = cor_icons_new(COR_SOURCE_DIR "/styles/icons")};
    assert_int_equal(cor_icon_open(b.icons, "place", &b.icon, NULL), COR_OK);
    return b;
}

static void texts_come_after_all_icons_of_their_group_and_after_its_items(void **state)
{
    (void) state;
    cor_run run = {.width = 5};
    bundled b = open_bundled();
    cor_scene *scene = new_scene();
    cor_scene_group(scene, "places", "Places");
    add_label(scene, &run, b.icon, 0, true);
    add_label(scene, &run, b.icon, 1, true);
    cor_scene_add(scene, COR_ITEM_CIRCLES);
    cor_scene_set_labels(scene);
    const cor_group *group = cor_scene_group_at(scene, 0);
    static const cor_item_kind expected[] = {COR_ITEM_CIRCLES, COR_ITEM_ICON, COR_ITEM_ICON, COR_ITEM_TEXT,
                                             COR_ITEM_TEXT};
    assert_int_equal(group->n_items, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(group->items[i].kind, expected[i]);
    assert_true(group->items[3].text.x == 10 && group->items[3].text.y == 11);
    assert_true(group->items[4].text.x == 20 && group->items[4].text.y == 21);
    cor_icons_free(b.icons);
    free_scene(scene);
}

static void labels_go_back_to_their_own_group_below_later_ones(void **state)
{
    (void) state;
    cor_run run = {.width = 5};
    cor_scene *scene = new_scene();
    cor_scene_group(scene, "below", "Below");
    add_label(scene, &run, NULL, 0, false);
    cor_scene_group(scene, "above", "Above");
    cor_scene_add(scene, COR_ITEM_FILL);
    cor_scene_set_labels(scene);
    assert_int_equal(cor_scene_group_at(scene, 0)->n_items, 1);
    assert_int_equal(cor_scene_group_at(scene, 0)->items[0].kind, COR_ITEM_TEXT);
    assert_int_equal(cor_scene_group_at(scene, 1)->n_items, 1);
    assert_int_equal(cor_scene_group_at(scene, 1)->items[0].kind, COR_ITEM_FILL);
    free_scene(scene);
}

static void what_found_no_place_is_not_drawn(void **state)
{
    (void) state;
    cor_run run = {.width = 5};
    bundled b = open_bundled();
    cor_scene *scene = new_scene();
    cor_scene_group(scene, "places", "Places");
    add_label(scene, &run, NULL, -1, false);   /* text without a place */
    add_label(scene, NULL, b.icon, -1, false); /* icon without a place */
    add_label(scene, &run, b.icon, -1, true);  /* the icon alone */
    add_label(scene, &run, b.icon, 1, false);  /* the text alone */
    cor_scene_set_labels(scene);
    const cor_group *group = cor_scene_group_at(scene, 0);
    assert_int_equal(group->n_items, 2);
    assert_int_equal(group->items[0].kind, COR_ITEM_ICON);
    assert_ptr_equal(group->items[0].icon.icon, b.icon);
    assert_int_equal(group->items[1].kind, COR_ITEM_TEXT);
    assert_ptr_equal(group->items[1].text.run, &run);
    cor_icons_free(b.icons);
    free_scene(scene);
}

static void a_text_keeps_its_colours_and_angle(void **state)
{
    (void) state;
    cor_run run = {.width = 5};
    cor_scene *scene = new_scene();
    cor_scene_group(scene, "rivers", "Rivers");
    cor_label *label = add_label(scene, &run, NULL, 0, false);
    label->text = (cor_text_item){.angle = 30, .pivot = {7, 8}, .color = {0, 0, 1, 1}, .halo_width = 1.5};
    cor_scene_set_labels(scene);
    const cor_text_item *text = &cor_scene_group_at(scene, 0)->items[0].text;
    assert_true(text->angle == 30 && text->pivot.x == 7 && text->pivot.y == 8);
    assert_true(text->color.b == 1 && text->halo_width == 1.5);
    free_scene(scene);
}

/* Three names of one layer, 10 points wide, those of the first two 1 point apart. */
static cor_scene *names_with_halos(cor_run *run, double width)
{
    static const cor_candidate places[] = {
        {.box = {10, 10, 20, 18}}, {.box = {21, 10, 31, 18}}, {.box = {60, 10, 70, 18}}};
    cor_scene *scene = new_scene();
    cor_scene_group(scene, "places", NULL);
    for (size_t i = 0; i < 3; i++) {
        cor_label *label = add_label(scene, run, NULL, 0, false);
        label->candidates = &places[i];
        label->text = (cor_text_item){.halo = {1, 1, 1, 1}, .halo_width = width};
    }
    cor_scene_set_labels(scene);
    return scene;
}

static void a_halo_that_would_cover_letters_of_its_layer_lies_below_them(void **state)
{
    (void) state;
    cor_run run = {.width = 5, .spec = {.size = 8}};
    cor_scene *scene = names_with_halos(&run, 1.5);
    const cor_group *group = cor_scene_group_at(scene, 0);
    assert_int_equal(group->n_items, 4);
    assert_true(group->items[0].text.halo_alone && group->items[0].text.halo_width == 1.5);
    assert_true(!group->items[1].text.halo_alone && group->items[1].text.halo_width == 1.5);
    assert_true(!group->items[2].text.halo_alone && group->items[2].text.halo_width == 0);
    assert_true(!group->items[3].text.halo_alone && group->items[3].text.halo_width == 1.5);
    free_scene(scene);
}

static void a_halo_that_covers_nothing_stays_with_its_letters(void **state)
{
    (void) state;
    cor_run run = {.width = 5, .spec = {.size = 8}};
    cor_scene *scene = names_with_halos(&run, 0.9);
    assert_int_equal(cor_scene_group_at(scene, 0)->n_items, 3);
    free_scene(scene);
    scene = names_with_halos(&run, NAN);
    assert_int_equal(cor_scene_group_at(scene, 0)->n_items, 3);
    free_scene(scene);
}

static void freeing_nothing_is_fine(void **state)
{
    (void) state;
    cor_scene_free(NULL);
    cor_icons_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_page_is_white_and_its_frame_is_the_page),
        cmocka_unit_test(items_go_to_the_group_opened_last),
        cmocka_unit_test(a_new_group_is_opaque_unclipped_and_empty),
        cmocka_unit_test(thousands_of_items_keep_their_order),
        cmocka_unit_test(obstacles_are_kept_in_order),
        cmocka_unit_test(a_label_belongs_to_the_group_it_was_asked_for_in),
        cmocka_unit_test(texts_come_after_all_icons_of_their_group_and_after_its_items),
        cmocka_unit_test(labels_go_back_to_their_own_group_below_later_ones),
        cmocka_unit_test(what_found_no_place_is_not_drawn),
        cmocka_unit_test(a_text_keeps_its_colours_and_angle),
        cmocka_unit_test(a_halo_that_would_cover_letters_of_its_layer_lies_below_them),
        cmocka_unit_test(a_halo_that_covers_nothing_stays_with_its_letters),
        cmocka_unit_test(freeing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
