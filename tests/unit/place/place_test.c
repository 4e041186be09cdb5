#include "unit/place/page.h"

static int set_up(void **state)
{
    static page p;
    p = open_page(200, 100, 0);
    cor_scene_group(p.scene, "places", NULL);
    *state = &p;
    return 0;
}

static cor_rect box_at(double x, double y)
{
    return (cor_rect){x, y, x + 40, y + 10};
}

/* A label with N candidates of 40 × 10 points, side by side with its words. */
static cor_label *add_label(page *p, const char *words, const cor_rect *boxes, size_t n)
{
    cor_candidate *candidates = COR_NEW_ARRAY(p->arena, cor_candidate, n);
    for (size_t i = 0; i < n; i++)
        candidates[i] = (cor_candidate){.box = boxes[i], .text = {boxes[i].x0, boxes[i].y0}};
    return label_with(p, "places", words, (cor_point){0}, candidates, n);
}

static cor_label *add_at(page *p, const char *words, double x, double y)
{
    cor_rect box = box_at(x, y);
    return add_label(p, words, &box, 1);
}

/* Any icon: placement looks at boxes only. */
static const cor_icon *some_icon(void)
{
    return (const cor_icon *) "icon";
}

static const cor_label *label(const page *p, size_t i)
{
    size_t n;
    const cor_label *labels = cor_scene_labels(p->scene, &n);
    assert_true(i < n);
    return &labels[i];
}

static void place(page *p)
{
    cor_error err;
    assert_int_equal(cor_place(p->scene, &err), COR_OK);
}

static void the_first_free_candidate_is_taken(void **state)
{
    page *p = *state;
    cor_rect boxes[] = {box_at(180, 10), box_at(10, 10), box_at(10, 50)};
    add_label(p, "Gwadar", boxes, 3);
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {0, 0, 20, 20}, .what = "legend"};
    place(p);
    assert_int_equal(label(p, 0)->chosen, 2);
    assert_null(label(p, 0)->blocked_by);
}

static void the_lower_sort_key_comes_first(void **state)
{
    page *p = *state;
    add_at(p, "Pasni", 10, 10)->sort_key = 2;
    add_at(p, "Gwadar", 20, 10)->sort_key = 1;
    place(p);
    assert_int_equal(label(p, 0)->chosen, -1);
    assert_int_equal(label(p, 1)->chosen, 0);
    assert_string_equal(label(p, 0)->blocked_by, "places \"Gwadar\"");
}

static void a_later_layer_comes_first_whatever_its_sort_key(void **state)
{
    page *p = *state;
    add_at(p, "Pasni", 10, 10)->sort_key = -5;
    cor_scene_group(p->scene, "capitals", NULL);
    add_at(p, "Quetta", 20, 10)->sort_key = 5;
    place(p);
    assert_int_equal(label(p, 0)->chosen, -1);
    assert_int_equal(label(p, 1)->chosen, 0);
}

static void touching_is_not_overlapping(void **state)
{
    page *p = *state;
    add_at(p, "Hub", 10, 10);
    add_at(p, "Uthal", 50, 10);
    add_at(p, "Bela", 10, 20);
    place(p);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(label(p, i)->chosen, 0);
}

static void a_text_is_not_cut_by_the_frame(void **state)
{
    page *p = *state;
    p->scene->frame = (cor_rect){10, 10, 190, 90};
    add_at(p, "Edge", 5, 40);
    add_at(p, "Beyond", 300, 40)->text_allow_overlap = true;
    place(p);
    assert_int_equal(label(p, 0)->chosen, -1);
    assert_string_equal(label(p, 0)->blocked_by, "the map's frame");
    assert_int_equal(label(p, 1)->chosen, -1);
}

static void an_obstacle_is_named(void **state)
{
    page *p = *state;
    add_at(p, "Gwadar", 10, 10);
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {0, 0, 20, 20}, .what = "legend"};
    place(p);
    assert_string_equal(label(p, 0)->blocked_by, "legend");
}

static void a_label_that_may_overlap_prefers_free_space(void **state)
{
    page *p = *state;
    cor_rect boxes[] = {box_at(10, 10), box_at(10, 50)};
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {0, 0, 20, 20}, .what = "legend"};
    add_label(p, "Gwadar", boxes, 2)->text_allow_overlap = true;
    add_label(p, "Pasni", boxes, 2)->text_allow_overlap = true;
    place(p);
    assert_int_equal(label(p, 0)->chosen, 1);
    assert_int_equal(label(p, 1)->chosen, 0);
}

static void what_ignores_placement_keeps_no_one_away(void **state)
{
    page *p = *state;
    add_at(p, "Gwadar", 10, 10)->text_ignore_placement = true;
    add_at(p, "Pasni", 20, 10);
    place(p);
    assert_int_equal(label(p, 0)->chosen, 0);
    assert_int_equal(label(p, 1)->chosen, 0);
}

static cor_label *add_marked(page *p, const char *words, double x, double y)
{
    cor_label *marked = add_at(p, words, x, y);
    marked->icon = some_icon();
    marked->mark_box = (cor_rect){x - 10, y, x, y + 10};
    return marked;
}

static void text_and_icon_come_together_or_not_at_all(void **state)
{
    page *p = *state;
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {30, 10, 32, 12}, .what = "legend"};
    add_marked(p, "Port", 20, 10);
    place(p);
    assert_int_equal(label(p, 0)->chosen, -1);
    assert_false(label(p, 0)->mark_drawn);
}

static void no_name_stands_beside_furniture_that_hides_its_mark(void **state)
{
    page *p = *state;
    cor_rect boxes[] = {box_at(20, 10), box_at(20, 50)};
    for (int i = 0; i < 2; i++) {
        cor_label *marked = add_label(p, "Zahedan", boxes, 2);
        marked->icon = some_icon();
        marked->mark_box = (cor_rect){12 + 6 * i, 12, 18 + 6 * i, 18};
        marked->icon_allow_overlap = true;
    }
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {0, 0, 20, 20}, .what = "legend"};
    place(p);
    assert_int_equal(label(p, 0)->chosen, -1);
    assert_string_equal(label(p, 0)->blocked_by, "legend");
    assert_true(label(p, 1)->chosen >= 0); /* half of it is seen */
}

/* The name of a dot that another layer draws, at X, 15; two of its places are free. */
static cor_label *add_name_of_dot(page *p, const char *words, double x)
{
    cor_rect boxes[] = {box_at(x + 5, 10), box_at(x + 5, 50)};
    cor_label *name = add_label(p, words, boxes, 2);
    name->text.pivot = (cor_point){x, 15};
    name->sided = true;
    return name;
}

static void the_name_of_a_place_that_furniture_hides_is_not_there(void **state)
{
    page *p = *state;
    add_name_of_dot(p, "Zahedan", 18);
    add_name_of_dot(p, "Mirjaveh", 25)->sided = false;   /* of an area or a line, which is seen elsewhere */
    cor_label *marked = add_name_of_dot(p, "Badge", 18); /* its mark stands off its place */
    marked->icon = some_icon();
    marked->mark_box = (cor_rect){60, 60, 70, 70};
    for (int i = 0; i < 2; i++) {
        cor_label *half = add_name_of_dot(p, "Half", 90);
        half->icon = some_icon();
        half->mark_box = i ? (cor_rect){14, 94, 24, 104} : (cor_rect){17, 94, 27, 104};
        half->icon_allow_overlap = true;
    }
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {0, 0, 20, 20}, .what = "inset", .covers = true};
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {0, 90, 20, 110}, .what = "legend", .covers = true};
    place(p);
    assert_int_equal(label(p, 0)->chosen, -1);
    assert_string_equal(label(p, 0)->blocked_by, "inset");
    assert_true(label(p, 1)->chosen >= 0);
    assert_true(label(p, 2)->mark_drawn);
    assert_true(label(p, 3)->mark_drawn);
    assert_false(label(p, 4)->mark_drawn);
}

static void furniture_that_hides_nothing_leaves_names_to_what_is_seen_through_it(void **state)
{
    page *p = *state;
    add_name_of_dot(p, "Zahedan", 18);
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {0, 0, 20, 20}, .what = "scale-bar"};
    place(p);
    assert_true(label(p, 0)->chosen >= 0);
}

/* Words that go down the page like stairs, from the upper left of 40 × 40 points at X, Y. */
static cor_label *add_slanting(page *p, const char *words, double x, double y)
{
    cor_rect whole = {x, y, x + 40, y + 40}, *pieces = COR_NEW_ARRAY(p->arena, cor_rect, 4);
    cor_label *slanting = add_label(p, words, &whole, 1);
    for (int i = 0; i < 4; i++)
        pieces[i] = (cor_rect){x + 10 * i, y + 10 * i, x + 10 * i + 10, y + 10 * i + 10};
    ((cor_candidate *) slanting->candidates)->pieces = pieces;
    ((cor_candidate *) slanting->candidates)->n_pieces = 4;
    return slanting;
}

static void a_slanting_text_takes_no_more_than_its_pieces(void **state)
{
    page *p = *state;
    add_slanting(p, "Indus", 10, 10);
    add_slanting(p, "Chenab", 20, 10);
    cor_rect corner = {10, 40, 20, 50}, middle = {28, 28, 32, 32};
    add_label(p, "beside", &corner, 1);
    add_label(p, "across", &middle, 1);
    place(p);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(label(p, i)->chosen, 0);
    assert_int_equal(label(p, 3)->chosen, -1);
    assert_string_equal(label(p, 3)->blocked_by, "places \"Indus\"");
}

static void no_piece_of_a_text_lies_on_an_obstacle(void **state)
{
    page *p = *state;
    add_slanting(p, "Indus", 10, 10);
    add_slanting(p, "Chenab", 110, 10);
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {42, 42, 44, 44}, .what = "legend"};
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {110, 42, 114, 44}, .what = "legend"};
    place(p);
    assert_int_equal(label(p, 0)->chosen, -1);
    assert_int_equal(label(p, 1)->chosen, 0);
}

static void an_icon_goes_with_its_text(void **state)
{
    page *p = *state;
    cor_rect boxes[] = {box_at(10, 10), box_at(10, 50)};
    cor_stand *stand = COR_NEW(p->arena, cor_stand);
    *stand = (cor_stand){.at = {30, 55}, .angle = 90, .box = {25, 50, 35, 60}};
    cor_label *shield = add_label(p, "N-35", boxes, 2);
    ((cor_candidate *) shield->candidates)[1].mark = stand;
    shield->icon = some_icon();
    shield->mark_box = (cor_rect){25, 10, 35, 20};
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {28, 12, 29, 13}, .what = "legend"};
    place(p);
    assert_int_equal(label(p, 0)->chosen, 1);
    cor_scene_set_labels(p->scene);
    const cor_icon_item *icon = &cor_scene_group_at(p->scene, 0)->items[0].icon;
    assert_true(icon->x == 30 && icon->y == 55 && icon->angle == 90);
}

static void an_optional_text_leaves_the_icon(void **state)
{
    page *p = *state;
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {30, 10, 32, 12}, .what = "legend"};
    add_marked(p, "Port", 20, 10)->text_optional = true;
    place(p);
    assert_int_equal(label(p, 0)->chosen, -1);
    assert_true(label(p, 0)->mark_drawn);
    assert_string_equal(label(p, 0)->blocked_by, "legend");
}

static void an_optional_icon_leaves_the_text(void **state)
{
    page *p = *state;
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {12, 10, 14, 12}, .what = "legend"};
    add_marked(p, "Port", 20, 10)->icon_optional = true;
    place(p);
    assert_int_equal(label(p, 0)->chosen, 0);
    assert_false(label(p, 0)->mark_drawn);
}

static void an_icon_alone_keeps_texts_away(void **state)
{
    page *p = *state;
    cor_label *mark = cor_scene_label(p->scene);
    mark->layer = "places";
    mark->icon = some_icon();
    mark->mark_box = (cor_rect){10, 10, 20, 20};
    mark->icon_allow_overlap = true;
    add_at(p, "Port", 15, 10);
    place(p);
    assert_true(label(p, 0)->mark_drawn);
    assert_null(label(p, 0)->blocked_by);
    assert_int_equal(label(p, 1)->chosen, -1);
}

static void a_required_label_without_a_place_is_refused(void **state)
{
    page *p = *state;
    cor_error err;
    add_at(p, "Gwadar", 190, 10)->require = true;
    assert_int_equal(cor_place(p->scene, &err), COR_REFUSED);
    assert_non_null(strstr(err.message, "Gwadar"));
    assert_non_null(strstr(err.message, "frame"));
}

static void a_wanted_label_has_its_place_before_all_others(void **state)
{
    page *p = *state;
    add_at(p, "Gwadar", 10, 10)->sort_key = 1;
    add_at(p, "Turbat", 20, 12)->sort_key = 2;
    place(p);
    assert_true(label(p, 0)->chosen == 0 && label(p, 1)->chosen == -1);
    ((cor_label *) label(p, 1))->wanted = true;
    place(p);
    assert_true(label(p, 0)->chosen == -1 && label(p, 1)->chosen == 0);
}

static void add_named(page *p, const char *words, double x, double y, cor_point pivot, bool once)
{
    cor_label *added = add_at(p, words, x, y);
    added->text.pivot = pivot;
    added->once = once;
}

static void what_another_says_of_the_same_place_is_left_out(void **state)
{
    page *p = *state;
    add_named(p, "Mach", 10, 10, (cor_point){60, 30}, true);
    add_named(p, "Mach", 10, 40, (cor_point){62, 32}, false);
    add_named(p, "Ormara", 70, 10, (cor_point){100, 30}, true);
    add_named(p, "Ormara", 70, 40, (cor_point){130, 30}, false); /* a place of its own */
    add_named(p, "Bela", 120, 10, (cor_point){150, 20}, true);
    add_named(p, "Bela", 120, 40, (cor_point){150, 20}, true);
    place(p);
    assert_int_equal(label(p, 0)->chosen, -1);
    assert_string_equal(label(p, 0)->blocked_by, "places \"Mach\"");
    assert_int_equal(label(p, 1)->chosen, 0);
    assert_int_equal(label(p, 2)->chosen, 0);
    assert_int_equal(label(p, 4)->chosen, 0);
    assert_int_equal(label(p, 5)->chosen, -1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_first_free_candidate_is_taken),
        TEST(the_lower_sort_key_comes_first),
        TEST(a_later_layer_comes_first_whatever_its_sort_key),
        TEST(touching_is_not_overlapping),
        TEST(a_text_is_not_cut_by_the_frame),
        TEST(an_obstacle_is_named),
        TEST(what_another_says_of_the_same_place_is_left_out),
        TEST(a_label_that_may_overlap_prefers_free_space),
        TEST(what_ignores_placement_keeps_no_one_away),
        TEST(no_name_stands_beside_furniture_that_hides_its_mark),
        TEST(the_name_of_a_place_that_furniture_hides_is_not_there),
        TEST(furniture_that_hides_nothing_leaves_names_to_what_is_seen_through_it),
        TEST(text_and_icon_come_together_or_not_at_all),
        TEST(a_slanting_text_takes_no_more_than_its_pieces),
        TEST(no_piece_of_a_text_lies_on_an_obstacle),
        TEST(an_icon_goes_with_its_text),
        TEST(an_optional_text_leaves_the_icon),
        TEST(an_optional_icon_leaves_the_text),
        TEST(an_icon_alone_keeps_texts_away),
        TEST(a_required_label_without_a_place_is_refused),
        TEST(a_wanted_label_has_its_place_before_all_others),
    };
    return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
