#include "unit/place/page.h"

/* Names of 40 × 10 points on a page of 400 × 200. Group 0 has what is drawn, group 1 the names. */
static int set_up(void **state)
{
    return set_up_groups(state, "drawn", "names");
}

/* What a circle or a piece of line looks like to placement. */
static cor_obstacle *add_segment(page *p, cor_point a, cor_point b, double radius)
{
    cor_obstacle *o = cor_scene_obstacle(p->scene);
    cor_rect box = cor_rect_with(cor_rect_with(COR_RECT_EMPTY, a.x, a.y), b.x, b.y);
    *o = (cor_obstacle){.box = cor_rect_grown(box, radius),
                        .what = "attacks",
                        .minding = COR_MIND_PLACES,
                        .a = a,
                        .b = b,
                        .radius = radius};
    return o;
}

static cor_obstacle *add_circle(page *p, double x, double y, double radius)
{
    return add_segment(p, (cor_point){x, y}, (cor_point){x, y}, radius);
}

/* A name for the point (X, Y): right of it, then (when it has TWO places) left of it; 5 points off. */
static cor_label *add_name(page *p, const char *words, double x, double y, int places)
{
    const cor_candidate candidates[] = {{.box = {x + 5, y - 5, x + 45, y + 5}}, {.box = {x - 45, y - 5, x - 5, y + 5}}};
    return label_with(p, "names", words, (cor_point){x, y}, candidates, (size_t) places);
}

/* Label I of the page, which is placed when it is first asked for. */
static const cor_label *placed(page *p, size_t i)
{
    size_t n;
    cor_error err;
    if (!p->placed) assert_int_equal(cor_place(p->scene, &err), COR_OK);
    p->placed = true;
    const cor_label *labels = cor_scene_labels(p->scene, &n);
    assert_true(i < n);
    return &labels[i];
}

static cor_rect box_of(const cor_label *label)
{
    assert_true(label->chosen >= 0);
    return label->candidates[label->chosen].box;
}

static void a_name_with_a_choice_keeps_off_a_circle(void **state)
{
    page *p = *state;
    add_circle(p, 240, 100, 4);
    add_name(p, "Gwadar", 200, 100, 2);
    assert_int_equal(placed(p, 0)->chosen, 1);
}

static void a_name_with_one_place_stands_where_the_style_puts_it(void **state)
{
    page *p = *state;
    add_circle(p, 240, 100, 4);
    add_name(p, "Gwadar", 200, 100, 1);
    assert_int_equal(placed(p, 0)->chosen, 0);
}

static void what_a_style_calls_an_obstacle_is_one_for_every_name(void **state)
{
    page *p = *state;
    add_circle(p, 240, 100, 4)->minding = COR_MIND_TEXT;
    add_name(p, "Gwadar", 200, 100, 1);
    assert_int_equal(placed(p, 0)->chosen, -1);
    assert_string_equal(placed(p, 0)->blocked_by, "attacks");
}

static void a_circle_is_round(void **state)
{
    page *p = *state;
    add_circle(p, 250, 110, 7); /* its box has the name's corner (245, 105), which is 7.07 from its centre */
    add_name(p, "Gwadar", 200, 100, 2);
    assert_int_equal(placed(p, 0)->chosen, 0);
}

static void a_line_bars_what_it_crosses_and_not_its_box(void **state)
{
    page *p = *state;
    add_segment(p, (cor_point){180, 20}, (cor_point){330, 190}, 2);
    add_name(p, "Beside", 280, 100, 2);
    add_name(p, "Across", 210, 70, 2);
    assert_int_equal(placed(p, 0)->chosen, 0);
    assert_int_equal(placed(p, 1)->chosen, 1);
}

static void a_dot_does_not_bar_its_own_name(void **state)
{
    page *p = *state;
    add_circle(p, 200, 100, 8);
    add_name(p, "Gwadar", 200, 100, 2);
    assert_int_equal(placed(p, 0)->chosen, 0);
}

static void a_name_along_a_line_lies_on_it_and_on_no_other(void **state)
{
    page *p = *state;
    add_segment(p, (cor_point){100, 100}, (cor_point){300, 100}, 2)->line = 1;
    add_segment(p, (cor_point){230, 50}, (cor_point){230, 150}, 2)->line = 2;
    add_name(p, "N-35", 200, 100, 2)->along = true;
    assert_int_equal(placed(p, 0)->chosen, 1);
}

static void a_name_whose_places_are_taken_slides(void **state)
{
    page *p = *state;
    add_circle(p, 230, 100, 3);
    add_circle(p, 170, 100, 3);
    add_name(p, "Gwadar", 200, 100, 2);
    cor_rect box = box_of(placed(p, 0));
    assert_true(placed(p, 0)->chosen > 1);
    assert_true(box.x0 >= 205 || box.x1 <= 195 || box.y0 >= 105 || box.y1 <= 95);
    assert_false(cor_rects_overlap(box, (cor_rect){228, 98, 232, 102}));
    assert_false(cor_rects_overlap(box, (cor_rect){168, 98, 172, 102}));
}

/* Nothing is clear around (200, 100) but what lies below y = 118. */
static void bar_all_but_below(page *p)
{
    add_segment(p, (cor_point){0, 100}, (cor_point){400, 100}, 18);
    add_segment(p, (cor_point){0, 70}, (cor_point){400, 70}, 20);
}

static void a_name_slides_a_little_away_when_it_must(void **state)
{
    page *p = *state;
    bar_all_but_below(p);
    add_name(p, "Gwadar", 200, 100, 2);
    cor_rect box = box_of(placed(p, 0));
    assert_true(box.y0 >= 118 && box.y0 <= 125);
}

static void a_name_does_not_slide_to_another_point(void **state)
{
    page *p = *state;
    bar_all_but_below(p);
    add_name(p, "Gwadar", 200, 100, 2);
    add_name(p, "Pasni", 200, 133, 1)->text_ignore_placement = true;
    assert_int_equal(placed(p, 0)->chosen, -1);
    assert_string_equal(placed(p, 0)->blocked_by, "attacks");
    assert_int_equal(placed(p, 1)->chosen, 0);
}

static void names_without_a_choice_do_not_slide(void **state)
{
    page *p = *state;
    add_circle(p, 230, 100, 3)->minding = COR_MIND_TEXT;
    add_name(p, "Gwadar", 200, 100, 1);
    assert_int_equal(placed(p, 0)->n_candidates, 1);
}

/* Where dots cover the page, names lie on them rather than nowhere. */
static void a_crowd_does_not_take_all_names(void **state)
{
    page *p = *state;
    for (int y = 4; y < 200; y += 8)
        for (int x = 4; x < 400; x += 8)
            add_circle(p, x, y, 3);
    add_name(p, "Gwadar", 200, 100, 2);
    assert_int_equal(placed(p, 0)->chosen, 0);
}

/* … and what is drawn above the crowd is kept free. */
static void a_crowd_below_leaves_the_obstacles_above_it_alone(void **state)
{
    page *p = *state;
    for (int y = 4; y < 200; y += 8)
        for (int x = 4; x < 400; x += 8)
            add_circle(p, x, y, 3);
    add_circle(p, 240, 100, 10)->group = 1;
    add_name(p, "Gwadar", 200, 100, 2);
    assert_int_equal(placed(p, 0)->chosen, 1);
}

static cor_label *add_mark(page *p, double x, double y)
{
    cor_label *mark = cor_scene_label(p->scene);
    mark->layer = "marks";
    mark->icon = (const cor_icon *) "icon";
    mark->icon_allow_overlap = true;
    mark->mark_box = (cor_rect){x - 5, y - 5, x + 5, y + 5};
    return mark;
}

static void a_name_keeps_off_icons_that_come_after_it(void **state)
{
    page *p = *state;
    add_mark(p, 240, 100)->sort_key = 1;
    add_name(p, "Gwadar", 200, 100, 2);
    assert_int_equal(placed(p, 1)->chosen, 1);
    assert_true(placed(p, 0)->mark_drawn);
}

static void icons_do_not_mind_circles(void **state)
{
    page *p = *state;
    add_circle(p, 240, 100, 4);
    add_mark(p, 240, 100)->icon_allow_overlap = false;
    assert_true(placed(p, 0)->mark_drawn);
}

static void a_name_stands_by_its_own_icon(void **state)
{
    page *p = *state;
    cor_label *label = add_name(p, "Gwadar", 200, 100, 2);
    label->icon = (const cor_icon *) "icon";
    label->icon_allow_overlap = true;
    label->mark_box = (cor_rect){193, 93, 207, 107};
    assert_int_equal(placed(p, 0)->chosen, 0);
}

static void a_text_that_may_overlap_does_so_when_nothing_is_clear(void **state)
{
    page *p = *state;
    add_segment(p, (cor_point){0, 100}, (cor_point){400, 100}, 60);
    add_name(p, "Gwadar", 200, 100, 2)->text_allow_overlap = true;
    assert_int_equal(placed(p, 0)->chosen, 0);
}

static void heaps_in_one_place_are_survived(void **state)
{
    page *p = *state;
    for (int i = 0; i < 20000; i++)
        add_circle(p, 230, 100, 3);
    for (int i = 0; i < 20000; i++)
        add_name(p, "Gwadar", 200, 100, 2);
    assert_true(placed(p, 0)->chosen != 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_name_with_a_choice_keeps_off_a_circle),
        TEST(a_name_with_one_place_stands_where_the_style_puts_it),
        TEST(what_a_style_calls_an_obstacle_is_one_for_every_name),
        TEST(a_circle_is_round),
        TEST(a_line_bars_what_it_crosses_and_not_its_box),
        TEST(a_dot_does_not_bar_its_own_name),
        TEST(a_name_along_a_line_lies_on_it_and_on_no_other),
        TEST(a_name_whose_places_are_taken_slides),
        TEST(a_name_slides_a_little_away_when_it_must),
        TEST(a_name_does_not_slide_to_another_point),
        TEST(names_without_a_choice_do_not_slide),
        TEST(a_crowd_does_not_take_all_names),
        TEST(a_crowd_below_leaves_the_obstacles_above_it_alone),
        TEST(a_name_keeps_off_icons_that_come_after_it),
        TEST(icons_do_not_mind_circles),
        TEST(a_name_stands_by_its_own_icon),
        TEST(a_text_that_may_overlap_does_so_when_nothing_is_clear),
        TEST(heaps_in_one_place_are_survived),
    };
    return cmocka_run_group_tests_name("avoid", tests, NULL, NULL);
}
