/* Marks of one place side by side: whole, clear of what there is, each with a line to where it belongs. */
#include "unit/place/marks.h"

#include <string.h>

typedef struct {
    page p;
    cor_icons *icons;
} table_top;

static int set_up(void **state)
{
    static table_top t;
    t.p = open_page(300, 200, 1);
    t.icons = cor_icons_new(NULL);
    cor_scene_group(t.p.scene, "marks", NULL);
    *state = &t;
    return 0;
}

static int clear_up(void **state)
{
    table_top *t = *state;
    cor_icons_free(t->icons);
    close_page(&t->p);
    return 0;
}

static const cor_stack *heap(table_top *t, size_t n, double x, double y)
{
    for (size_t i = 0; i < n; i++)
        mark_at(&t->p, t->icons, x, y, (double) i);
    stack_of(&t->p, n, x, y);
    place_all(&t->p);
    return stacks_of(&t->p);
}

static void two_stand_side_by_side_with_their_place_between_them(void **state)
{
    table_top *t = *state;
    const cor_stack *stack = heap(t, 2, 150, 100);
    const cor_label *labels = labels_of(&t->p);
    assert_int_equal(stack->stacked, COR_STACKED_SPREAD);
    assert_true(distance(mark_of(&labels[0]), mark_of(&labels[1])) >= MARK_SIZE);
    assert_true(fabs((labels[0].mark.x + labels[1].mark.x) / 2 - 150) < 1e-9);
    assert_true(fabs((labels[0].mark.y + labels[1].mark.y) / 2 - 100) < 1e-9);
}

static void many_keep_their_order_row_by_row(void **state)
{
    table_top *t = *state;
    heap(t, 7, 150, 60);
    const cor_label *labels = labels_of(&t->p);
    for (int i = 1; i < 7; i++) {
        bool next_row = labels[i].mark.y > labels[i - 1].mark.y + 1;
        assert_true(next_row || labels[i].mark.x >= labels[i - 1].mark.x + MARK_SIZE);
    }
}

static void each_line_begins_at_its_place_and_ends_at_its_mark(void **state)
{
    table_top *t = *state;
    const cor_stack *stack = heap(t, 5, 150, 100);
    const cor_label *labels = labels_of(&t->p);
    assert_int_equal(stack->n_leads, 5);
    for (int i = 0; i < 5; i++) {
        const cor_path *lead = &stack->leads[i];
        cor_point from = lead->points[0], to = lead->points[lead->parts[1] - 1];
        assert_true(distance(from, (cor_point){150, 100}) < 1e-9);
        assert_true(fabs(distance(to, mark_of(&labels[i])) - MARK_SIZE / 2.0) < 0.5);
    }
}

static void names_keep_off_the_lines(void **state)
{
    table_top *t = *state;
    size_t n;
    heap(t, 5, 150, 100);
    const cor_obstacle *obstacles = cor_scene_obstacles(t->p.scene, &n);
    assert_true(n >= 5);
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(obstacles[i].what, "marks");
        assert_int_equal(obstacles[i].minding, COR_MIND_PLACES);
        assert_true(obstacles[i].line > 0);
    }
}

static void marks_at_the_edge_are_whole(void **state)
{
    table_top *t = *state;
    assert_int_equal(heap(t, 6, 297, 198)->stacked, COR_STACKED_SPREAD);
    for (size_t i = 0; i < 6; i++)
        assert_true(cor_rect_covers(t->p.scene->frame, cor_label_picture(&labels_of(&t->p)[i])));
}

static void they_keep_off_furniture(void **state)
{
    table_top *t = *state;
    const cor_rect legend = {100, 106, 300, 200};
    put_furniture(&t->p, legend);
    assert_int_equal(heap(t, 4, 150, 100)->stacked, COR_STACKED_SPREAD);
    for (size_t i = 0; i < 4; i++)
        assert_false(cor_rects_overlap(legend, cor_label_picture(&labels_of(&t->p)[i])));
}

static void where_there_is_no_room_one_stands_for_all(void **state)
{
    table_top *t = *state;
    put_furniture(&t->p, (cor_rect){0, 0, 300, 92});
    put_furniture(&t->p, (cor_rect){0, 108, 300, 200});
    put_furniture(&t->p, (cor_rect){0, 90, 142, 110});
    put_furniture(&t->p, (cor_rect){158, 90, 300, 110});
    assert_int_equal(heap(t, 3, 150, 100)->stacked, COR_STACKED_FULL);
    const cor_label *labels = labels_of(&t->p);
    assert_true(labels[0].feature == -1 && labels[0].mark_drawn);
    for (int i = 1; i < 3; i++) {
        assert_true(labels[i].absent && !labels[i].mark_drawn);
        assert_null(labels[i].blocked_by);
    }
}

static void a_heap_leaves_the_middle_of_another_place_free(void **state)
{
    table_top *t = *state;
    for (int i = 0; i < 3; i++)
        mark_at(&t->p, t->icons, 150, 100, i);
    stack_of(&t->p, 3, 150, 100);
    mark_at(&t->p, t->icons, 163, 100, 9);
    stack_of(&t->p, 1, 163, 100);
    place_all(&t->p);
    const cor_label *labels = labels_of(&t->p);
    assert_true(labels[3].mark.x == 163 && labels[3].mark.y == 100);
    for (int i = 0; i < 3; i++)
        assert_true(distance(mark_of(&labels[i]), mark_of(&labels[3])) >= MARK_SIZE - 0.1);
}

static void a_mark_alone_that_the_frame_would_cut_is_set_beside_its_place(void **state)
{
    table_top *t = *state;
    const cor_stack *stack = heap(t, 1, 2, 100);
    assert_true(cor_rect_covers(t->p.scene->frame, cor_label_picture(&labels_of(&t->p)[0])));
    assert_int_equal(stack->n_leads, 1);
}

static void a_mark_alone_that_stands_well_stays(void **state)
{
    table_top *t = *state;
    const cor_stack *stack = heap(t, 1, 150, 100);
    assert_true(labels_of(&t->p)[0].mark.x == 150);
    assert_int_equal(stack->n_leads, 0);
}

static void no_number_lies_on_another_mark(void **state)
{
    table_top *t = *state;
    const cor_candidate below = {.box = {146, 107, 154, 114}, .text = {146, 107}};
    cor_run *run = COR_NEW(t->p.arena, cor_run);
    cor_label *upper = mark_at(&t->p, t->icons, 150, 100, 0);
    run->spec.text = "7";
    upper->run = run;
    upper->text_allow_overlap = true;
    upper->candidates = cor_arena_memdup(t->p.arena, &below, sizeof below);
    upper->n_candidates = 1;
    stack_of(&t->p, 1, 150, 100);
    mark_at(&t->p, t->icons, 150, 113, 1);
    stack_of(&t->p, 1, 150, 113);
    place_all(&t->p);
    const cor_label *labels = labels_of(&t->p);
    assert_false(cor_rects_overlap(labels[0].candidates[0].box, cor_label_picture(&labels[1])));
}

static void the_name_of_a_feature_goes_along_with_its_mark(void **state)
{
    table_top *t = *state;
    page *p = &t->p;
    const cor_candidate beside = {.box = {157, 96, 190, 104}, .text = {157, 96}};
    cor_label *name = label_with(p, "names", "name", (cor_point){150, 100}, &beside, 1);
    name->source = "data";
    name->feature = 0;
    name = label_with(p, "names", "town", (cor_point){150, 100}, &beside, 1);
    name->source = "data";
    name->feature = 1;
    name->stays = true;
    heap(t, 4, 150, 100);
    const cor_label *labels = labels_of(p);
    assert_true(fabs(labels[0].candidates[0].box.x0 - labels[2].mark.x - 7) < 1e-9);
    assert_true(fabs(labels[0].text.pivot.y - labels[2].mark.y) < 1e-9);
    assert_true(labels[1].candidates[0].box.x0 == 157);
}

/* N marks at 150, 100, of which the second has a sign; the page is not placed. */
static const cor_stack *heap_with_sign(table_top *t, size_t n)
{
    for (size_t i = 0; i < n; i++)
        mark_at(&t->p, t->icons, 150, 100, (double) i);
    stack_of(&t->p, n, 150, 100);
    sign_at(&t->p, t->icons, 150, 100, 1);
    return stacks_of(&t->p);
}

static void a_companion_goes_along_with_the_mark_of_its_row(void **state)
{
    table_top *t = *state;
    const cor_stack *stack = heap_with_sign(t, 7);
    place_all(&t->p);
    const cor_label *labels = labels_of(&t->p), *sign = &labels[7];
    assert_int_equal(stack->stacked, COR_STACKED_SPREAD);
    assert_true(sign->mark_drawn);
    assert_true(fabs(sign->mark.x - labels[1].mark.x - SIGN_ASIDE) < 1e-9);
    assert_true(fabs(sign->mark.y - labels[1].mark.y + SIGN_ASIDE) < 1e-9);
    assert_int_equal(stack->n_leads, 7); /* none of its own */
}

static void a_companion_of_another_layers_mark_stays(void **state)
{
    table_top *t = *state;
    heap_with_sign(t, 3);
    labels_of(&t->p)[3].with = "others";
    place_all(&t->p);
    assert_true(labels_of(&t->p)[3].mark.x == 150 + SIGN_ASIDE);
}

/* Companions make the gaps between marks lie aside of the middle between them. */
static void leads_to_the_far_row_pass_between_marks_with_companions(void **state)
{
    table_top *t = *state;
    const cor_stack *stack = heap_with_sign(t, 7);
    put_furniture(&t->p, (cor_rect){0, 0, 300, 96});
    put_furniture(&t->p, (cor_rect){0, 90, 112, 200});
    put_furniture(&t->p, (cor_rect){188, 90, 300, 200});
    place_all(&t->p);
    assert_int_equal(stack->stacked, COR_STACKED_SPREAD);
}

static void one_mark_for_all_has_no_companions(void **state)
{
    table_top *t = *state;
    const cor_stack *stack = heap_with_sign(t, 3);
    put_furniture(&t->p, (cor_rect){0, 0, 300, 90});
    put_furniture(&t->p, (cor_rect){0, 108, 300, 200});
    put_furniture(&t->p, (cor_rect){0, 90, 142, 110});
    put_furniture(&t->p, (cor_rect){160, 90, 300, 110});
    place_all(&t->p);
    const cor_label *sign = &labels_of(&t->p)[3];
    assert_int_equal(stack->stacked, COR_STACKED_FULL);
    assert_true(sign->absent && !sign->mark_drawn && !sign->blocked_by);
}

static void a_mark_alone_whose_companion_would_be_cut_is_set_beside_its_place(void **state)
{
    table_top *t = *state;
    mark_at(&t->p, t->icons, 292, 100, 0);
    stack_of(&t->p, 1, 292, 100);
    sign_at(&t->p, t->icons, 292, 100, 0);
    place_all(&t->p);
    const cor_label *labels = labels_of(&t->p);
    assert_true(labels[0].mark.x < 292);
    assert_true(cor_rect_covers(t->p.scene->frame, cor_label_picture(&labels[1])));
}

/* As two sources have them, each of which keeps the middle of the place free for one mark. */
static void two_heaps_of_one_place_are_both_spread(void **state)
{
    table_top *t = *state;
    for (int i = 0; i < 4; i++)
        mark_at(&t->p, t->icons, 150, 100, i);
    stack_of(&t->p, 4, 150, 100);
    for (int i = 4; i < 6; i++)
        mark_at(&t->p, t->icons, 151, 96, i);
    stack_of(&t->p, 2, 151, 96);
    place_all(&t->p);
    assert_int_equal(stacks_of(&t->p)[0].stacked, COR_STACKED_SPREAD);
    assert_int_equal(stacks_of(&t->p)[1].stacked, COR_STACKED_SPREAD);
}

static void seven_stand_in_two_rows_rather_than_in_a_long_one(void **state)
{
    table_top *t = *state;
    heap(t, 7, 150, 60);
    const cor_label *labels = labels_of(&t->p);
    assert_true(labels[6].mark.y > labels[0].mark.y + MARK_SIZE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, clear_up)
    const struct CMUnitTest tests[] = {
        TEST(two_stand_side_by_side_with_their_place_between_them),
        TEST(many_keep_their_order_row_by_row),
        TEST(each_line_begins_at_its_place_and_ends_at_its_mark),
        TEST(names_keep_off_the_lines),
        TEST(marks_at_the_edge_are_whole),
        TEST(they_keep_off_furniture),
        TEST(where_there_is_no_room_one_stands_for_all),
        TEST(a_heap_leaves_the_middle_of_another_place_free),
        TEST(a_mark_alone_that_the_frame_would_cut_is_set_beside_its_place),
        TEST(a_mark_alone_that_stands_well_stays),
        TEST(no_number_lies_on_another_mark),
        TEST(the_name_of_a_feature_goes_along_with_its_mark),
        TEST(a_companion_goes_along_with_the_mark_of_its_row),
        TEST(a_companion_of_another_layers_mark_stays),
        TEST(leads_to_the_far_row_pass_between_marks_with_companions),
        TEST(one_mark_for_all_has_no_companions),
        TEST(a_mark_alone_whose_companion_would_be_cut_is_set_beside_its_place),
        TEST(two_heaps_of_one_place_are_both_spread),
        TEST(seven_stand_in_two_rows_rather_than_in_a_long_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
