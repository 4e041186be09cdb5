/* The line from the part that a detail shows to the detail: past furniture, or not at all. */
#include <math.h>
#include <string.h>

#include "furnish/pen.h"
#include "page.h"
#include "support/cmocka_all.h"
#include "support/random.h"

static const cor_inset detail = {.is_detail = true, .has_leader = true};

static cor_inset_box inset_at(page *p, cor_rect box)
{
    cor_pen pen = cor_pen_new(&p->furnishing);
    cor_pen_cover(&pen, cor_rect_grown(box, 1), "inset");
    return (cor_inset_box){.options = &detail, .box = box};
}

static void stand(page *p, cor_rect box)
{
    cor_pen pen = cor_pen_new(&p->furnishing);
    cor_pen_cover(&pen, box, "legend");
}

/* The line that is drawn, whose paths have two points; false: there is none. */
static bool line_of(const page *p, cor_point line[2])
{
    const cor_group *group = group_of(p, "inset-1-part");
    for (size_t i = 0; group && i < group->n_items; i++) {
        const cor_item *item = &group->items[i];
        if (item->kind != COR_ITEM_STROKE || item->stroke.paths->closed) continue;
        line[0] = item->stroke.paths->points[0];
        line[1] = item->stroke.paths->points[1];
        return true;
    }
    return false;
}

/* In steps of a tenth of a point or less. */
static bool meets(cor_point a, cor_point b, cor_rect box)
{
    int n = (int) ceil(hypot(b.x - a.x, b.y - a.y) * 10);
    for (int i = 0; i <= n; i++) {
        double t = (double) i / n, x = a.x + t * (b.x - a.x), y = a.y + t * (b.y - a.y);
        if (x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1) return true;
    }
    return false;
}

static void a_line_joins_the_nearest_corners(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    cor_inset_box inset = inset_at(p, (cor_rect){500, 300, 700, 450});
    cor_point line[2];
    assert_null(cor_furnish_leader(&p->furnishing, &inset, (cor_rect){300, 200, 340, 240}, 0));
    assert_true(line_of(p, line));
    assert_float_equal(line[0].x, 340, 1e-9);
    assert_float_equal(line[0].y, 240, 1e-9);
    assert_float_equal(line[1].x, 500, 1e-9);
    assert_float_equal(line[1].y, 300, 1e-9);
    free_page(p);
}

static void a_line_goes_past_the_legend(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    cor_inset_box inset = inset_at(p, (cor_rect){500, 300, 700, 450});
    cor_point line[2];
    stand(p, (cor_rect){390, 240, 430, 290});
    assert_null(cor_furnish_leader(&p->furnishing, &inset, (cor_rect){300, 200, 340, 240}, 0));
    assert_true(line_of(p, line));
    assert_false(meets(line[0], line[1], (cor_rect){390, 240, 430, 290}));
    free_page(p);
}

static void without_a_way_a_letter_stands_at_the_part(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    cor_inset_box inset = inset_at(p, (cor_rect){500, 300, 700, 450});
    cor_point line[2];
    stand(p, (cor_rect){400, 60, 430, 500});
    const char *letter = cor_furnish_leader(&p->furnishing, &inset, (cor_rect){300, 200, 340, 240}, 0);
    assert_non_null(letter);
    assert_string_equal(letter, "A");
    assert_false(line_of(p, line));
    assert_string_equal(words_of(p, "inset-1-part"), "A");
    inset.letter = letter;
    inset.title = "The port";
    cor_furnish_inset(&p->furnishing, &inset, &(cor_inset_subject){0});
    assert_string_equal(words_of(p, "frame"), "A\u2002The port");
    free_page(p);
}

static void a_part_that_furniture_hides_is_not_marked_on_it(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    cor_inset_box inset = inset_at(p, (cor_rect){500, 300, 700, 450});
    stand(p, (cor_rect){200, 100, 400, 280});
    assert_null(cor_furnish_leader(&p->furnishing, &inset, (cor_rect){300, 200, 340, 240}, 0));
    assert_null(group_of(p, "inset-1-part"));
    free_page(p);
}

static void a_line_rather_goes_farther_than_over_a_mark(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    cor_inset_box inset = inset_at(p, (cor_rect){500, 300, 700, 450});
    cor_point line[2];
    draw_layers(p, "- {id: dots, type: circle, source: data, paint: {circle-radius: 6}}", "[{x: 420, y: 270}]");
    assert_null(cor_furnish_leader(&p->furnishing, &inset, (cor_rect){300, 200, 340, 240}, 0));
    assert_true(line_of(p, line));
    assert_false(meets(line[0], line[1], (cor_rect){415, 265, 425, 275}));
    free_page(p);
}

static cor_rect random_box(uint64_t *seed, cor_rect in, double most)
{
    double w = random_between(10, most, seed), h = random_between(10, most, seed);
    double x = random_between(in.x0, in.x1 - w, seed), y = random_between(in.y0, in.y1 - h, seed);
    return (cor_rect){x, y, x + w, y + h};
}

/* Of N boxes, which are furniture, PART and an inset at random: no line meets one, and a letter stands only where
 * the straight ways between all corners do. */
static bool check_random(uint64_t seed)
{
    page *p = new_page(794, 539);
    cor_rect frame = p->scene->frame, boxes[6];
    int n = (int) random_between(0, 6, &seed);
    cor_inset_box inset = inset_at(p, random_box(&seed, frame, 200));
    cor_rect part = random_box(&seed, frame, 60);
    for (int i = 0; i < n; i++)
        stand(p, boxes[i] = random_box(&seed, frame, 160));
    const char *letter = cor_furnish_leader(&p->furnishing, &inset, part, 0);
    cor_point line[2], from[4], to[4];
    bool led = line_of(p, line);
    for (int i = 0; led && i < n; i++)
        if (meets(line[0], line[1], boxes[i])) fail_msg("the line meets box %d", i);
    if (led && (meets(line[0], line[1], cor_rect_grown(part, -0.1)) ||
                meets(line[0], line[1], cor_rect_grown(inset.box, -0.1))))
        fail_msg("the line goes over what it joins");
    assert_false(led && letter);
    cor_box_corners(part, from);
    cor_box_corners(inset.box, to);
    for (int k = 0; letter && k < 16; k++) {
        cor_point a = from[k / 4], b = to[k % 4];
        bool barred = meets(a, b, cor_rect_grown(part, -0.01)) || meets(a, b, cor_rect_grown(inset.box, -0.01));
        for (int i = 0; i < n; i++)
            barred = barred || meets(a, b, cor_rect_grown(boxes[i], 2.2));
        assert_true(barred);
    }
    free_page(p);
    return led;
}

static void no_line_strikes_through_furniture(void **state)
{
    (void) state;
    int led = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        print_message("seed %d\n", (int) seed);
        led += check_random(seed);
    }
    assert_true(led > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_joins_the_nearest_corners),
        cmocka_unit_test(a_line_goes_past_the_legend),
        cmocka_unit_test(without_a_way_a_letter_stands_at_the_part),
        cmocka_unit_test(a_part_that_furniture_hides_is_not_marked_on_it),
        cmocka_unit_test(a_line_rather_goes_farther_than_over_a_mark),
        cmocka_unit_test(no_line_strikes_through_furniture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
