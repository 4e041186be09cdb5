/* Names that stand away from their points, with a line to them. */
#include "geo/clip.h"
#include "unit/place/page.h"

static page new_page(uint64_t seed)
{
    page p = open_page(400, 300, seed);
    cor_scene_group(p.scene, "drawn", NULL);
    cor_scene_group(p.scene, "names", NULL);
    return p;
}

static void add_circle(page *p, double x, double y, double radius)
{
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = {x - radius, y - radius, x + radius, y + radius},
                                                   .what = "attacks",
                                                   .minding = COR_MIND_PLACES,
                                                   .a = {x, y},
                                                   .b = {x, y},
                                                   .radius = radius};
}

/* A name of 40 × 8 points, 3 off its point, right or left of it, that may stand 60 points away. */
static cor_label *add_name(page *p, double x, double y)
{
    const cor_candidate candidates[] = {{.box = {x + 3, y - 4, x + 43, y + 4}}, {.box = {x - 43, y - 4, x - 3, y + 4}}};
    cor_label *label = label_with(p, "names", "name", (cor_point){x, y}, candidates, 2);
    label->leader = 60;
    return label;
}

/* Eight circles round the point, with gaps between them that no name fits into. */
static void hem_in(page *p, double x, double y)
{
    for (int i = 0; i < 8; i++)
        add_circle(p, x + 15 * cos(i * M_PI / 4), y + 15 * sin(i * M_PI / 4), 4.5);
}

static const cor_label *place(page *p, size_t *ret_n)
{
    cor_error err;
    assert_int_equal(cor_place(p->scene, &err), COR_OK);
    return cor_scene_labels(p->scene, ret_n);
}

static const cor_candidate *chosen(const cor_label *label)
{
    return label->chosen < 0 ? NULL : &label->candidates[label->chosen];
}

static void a_name_that_is_hemmed_in_gets_a_leader_past_what_is_round_it(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(1);
    hem_in(&p, 200, 150);
    add_name(&p, 200, 150);
    const cor_label *labels = place(&p, &n);
    assert_int_not_equal(labels[0].chosen, -1);
    assert_non_null(chosen(&labels[0])->leader);
    assert_null(labels[0].blocked_by);
    close_page(&p);
}

static void without_the_wish_there_is_no_leader(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(1);
    hem_in(&p, 200, 150);
    add_name(&p, 200, 150)->leader = 0;
    const cor_label *labels = place(&p, &n);
    assert_int_equal(labels[0].chosen, -1);
    assert_string_equal(labels[0].blocked_by, "attacks");
    close_page(&p);
}

static void a_name_with_room_beside_its_point_has_no_leader(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(1);
    add_circle(&p, 220, 150, 5);
    add_name(&p, 200, 150);
    const cor_label *labels = place(&p, &n);
    assert_int_equal(labels[0].chosen, 1);
    close_page(&p);
}

static void a_leader_is_no_longer_than_was_wished(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(1);
    hem_in(&p, 200, 150);
    add_name(&p, 200, 150)->leader = 12;
    const cor_label *labels = place(&p, &n);
    assert_int_equal(labels[0].chosen, -1);
    close_page(&p);
}

static void a_leader_begins_at_the_rim_of_the_circle_that_it_names(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(1);
    hem_in(&p, 200, 150);
    add_circle(&p, 200, 150, 5);
    add_name(&p, 200, 150);
    const cor_label *labels = place(&p, &n);
    cor_point from = chosen(&labels[0])->leader[0];
    double off = hypot(from.x - 200, from.y - 150);
    assert_true(off >= 5 && off < 6);
    close_page(&p);
}

static bool cross(cor_point a, cor_point b, cor_point c, cor_point d)
{
    double u = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    double v = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x);
    double w = (d.x - c.x) * (a.y - c.y) - (d.y - c.y) * (a.x - c.x);
    double z = (d.x - c.x) * (b.y - c.y) - (d.y - c.y) * (b.x - c.x);
    return u * v < 0 && w * z < 0;
}

static double distance(cor_point p, const cor_point *leader)
{
    double dx = leader[1].x - leader[0].x, dy = leader[1].y - leader[0].y;
    double t = ((p.x - leader[0].x) * dx + (p.y - leader[0].y) * dy) / (dx * dx + dy * dy);
    t = fmin(1, fmax(0, t));
    return hypot(p.x - leader[0].x - t * dx, p.y - leader[0].y - t * dy);
}

static cor_rect text_box(const cor_candidate *c)
{
    return c->pieces ? c->pieces[0] : c->box;
}

static void check_apart(const cor_candidate *a, const cor_candidate *b)
{
    cor_rect box = text_box(b);
    assert_false(cor_rects_overlap(text_box(a), box));
    if (!a->leader) return;
    cor_point from = a->leader[0], to = a->leader[1];
    assert_false(cor_clip_segment(&from, &to, box));
    if (b->leader) assert_false(cross(a->leader[0], a->leader[1], b->leader[0], b->leader[1]));
}

static void check_off_circles(const cor_scene *scene, const cor_label *label)
{
    size_t n;
    const cor_obstacle *circles = cor_scene_obstacles(scene, &n);
    const cor_candidate *c = chosen(label);
    for (size_t i = 0; c->leader && i < n; i++) {
        bool covers =
            hypot(circles[i].a.x - label->text.pivot.x, circles[i].a.y - label->text.pivot.y) <= circles[i].radius;
        if (!covers) assert_true(distance(circles[i].a, c->leader) >= circles[i].radius);
    }
}

static void leaders_cross_no_leader_no_name_and_no_circle(void **state)
{
    (void) state;
    size_t n, led = 0;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        page p = new_page(seed);
        for (int i = 0; i < 120; i++)
            add_circle(&p, 400 * uniform(&p), 300 * uniform(&p), 2 + 5 * uniform(&p));
        for (int i = 0; i < 60; i++)
            add_name(&p, 50 + 300 * uniform(&p), 50 + 200 * uniform(&p))->sort_key = i % 4;
        const cor_label *labels = place(&p, &n);
        for (size_t i = 0; i < n; i++) {
            if (!chosen(&labels[i])) continue;
            led += chosen(&labels[i])->leader != NULL;
            check_off_circles(p.scene, &labels[i]);
            for (size_t k = 0; k < n; k++)
                if (k != i && chosen(&labels[k])) check_apart(chosen(&labels[i]), chosen(&labels[k]));
        }
        close_page(&p);
    }
    assert_true(led > 40);
}

static void a_leader_is_drawn_below_the_names(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(1);
    hem_in(&p, 200, 150);
    add_name(&p, 200, 150)->text.halo_width = 0;
    place(&p, &n);
    cor_scene_set_labels(p.scene);
    const cor_group *group = cor_scene_group_at(p.scene, 1);
    assert_int_equal(group->n_items, 2);
    assert_int_equal(group->items[0].kind, COR_ITEM_STROKE);
    assert_int_equal(group->items[1].kind, COR_ITEM_TEXT);
    close_page(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_that_is_hemmed_in_gets_a_leader_past_what_is_round_it),
        cmocka_unit_test(without_the_wish_there_is_no_leader),
        cmocka_unit_test(a_name_with_room_beside_its_point_has_no_leader),
        cmocka_unit_test(a_leader_is_no_longer_than_was_wished),
        cmocka_unit_test(a_leader_begins_at_the_rim_of_the_circle_that_it_names),
        cmocka_unit_test(leaders_cross_no_leader_no_name_and_no_circle),
        cmocka_unit_test(a_leader_is_drawn_below_the_names),
    };
    return cmocka_run_group_tests_name("leader", tests, NULL, NULL);
}
