/* The solver against heaps of random labels: what it promises holds, whatever it finds. */
#include "unit/place/page.h"

static page new_page(uint64_t seed)
{
    page p = open_page(400, 300, seed);
    cor_scene_group(p.scene, "places", NULL);
    for (int i = 0; i < 4; i++)
        uniform(&p);
    return p;
}

/* A label with its corner at X, Y: right above, left above, right below, left below. */
static cor_label *add_label(page *p, double x, double y, double w, double h)
{
    cor_candidate candidates[4] = {0};
    for (int i = 0; i < 4; i++) {
        double x0 = i & 1 ? x - w : x, y0 = i & 2 ? y : y - h;
        candidates[i].box = (cor_rect){x0, y0, x0 + w, y0 + h};
    }
    return label_with(p, "places", "name", (cor_point){0}, candidates, 4);
}

static cor_label *add_random(page *p)
{
    double x = 400 * uniform(p), y = 300 * uniform(p);
    return add_label(p, x, y, 20 + 30 * uniform(p), 8);
}

static const cor_label *placed(page *p, size_t *ret_n)
{
    cor_error err;
    assert_int_equal(cor_place(p->scene, &err), COR_OK);
    return cor_scene_labels(p->scene, ret_n);
}

static const cor_rect *box_of(const cor_label *label)
{
    return label->chosen < 0 ? NULL : &label->candidates[label->chosen].box;
}

static size_t count_texts(const cor_label *labels, size_t n)
{
    size_t texts = 0;
    for (size_t i = 0; i < n; i++)
        texts += labels[i].chosen >= 0;
    return texts;
}

static void check_apart(const cor_label *labels, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (box_of(&labels[i]) && box_of(&labels[k]))
                assert_false(cor_rects_overlap(*box_of(&labels[i]), *box_of(&labels[k])));
}

static void texts_never_overlap_each_other_or_obstacles_or_the_frame(void **state)
{
    (void) state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        size_t n;
        page p = new_page(seed);
        cor_rect obstacle = {100, 100, 180, 140};
        for (int i = 0; i < 300; i++)
            add_random(&p)->sort_key = seed % 2 ? 0 : i % 7;
        *cor_scene_obstacle(p.scene) = (cor_obstacle){.box = obstacle, .what = "legend"};
        const cor_label *labels = placed(&p, &n);
        check_apart(labels, n);
        for (size_t i = 0; i < n; i++) {
            assert_true((labels[i].chosen < 0) == (labels[i].blocked_by != NULL));
            if (!box_of(&labels[i])) continue;
            assert_false(cor_rects_overlap(*box_of(&labels[i]), obstacle));
            assert_true(cor_rect_covers(p.scene->frame, *box_of(&labels[i])));
        }
        close_page(&p);
    }
}

static void equal_pages_are_placed_equally(void **state)
{
    (void) state;
    size_t n, m;
    page p = new_page(7), q = new_page(7);
    for (int i = 0; i < 400; i++) {
        add_random(&p);
        add_random(&q);
    }
    const cor_label *a = placed(&p, &n), *b = placed(&q, &m);
    assert_int_equal(n, m);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(a[i].chosen, b[i].chosen);
    close_page(&p);
    close_page(&q);
}

static void a_label_makes_room_for_another(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(1);
    add_label(&p, 100, 100, 40, 10); /* would stand right above */
    cor_label *fixed = add_label(&p, 120, 100, 40, 10);
    fixed->n_candidates = 1; /* only right above */
    const cor_label *labels = placed(&p, &n);
    assert_int_equal(labels[0].chosen, 1);
    assert_int_equal(labels[1].chosen, 0);
    close_page(&p);
}

static void an_important_label_is_not_given_up_for_many(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(1);
    cor_label *wide = add_label(&p, 100, 100, 200, 10);
    wide->n_candidates = 1;
    for (int i = 0; i < 4; i++) {
        cor_label *narrow = add_label(&p, 110 + 40 * i, 100, 30, 10);
        narrow->n_candidates = 1;
        narrow->sort_key = 1;
    }
    const cor_label *labels = placed(&p, &n);
    assert_int_equal(labels[0].chosen, 0);
    assert_int_equal(count_texts(labels, n), 1);
    close_page(&p);
}

static void of_equal_labels_as_many_as_can_be_are_placed(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(1);
    cor_label *wide = add_label(&p, 100, 100, 200, 10);
    wide->n_candidates = 1;
    for (int i = 0; i < 4; i++)
        add_label(&p, 110 + 40 * i, 100, 30, 10)->n_candidates = 1;
    const cor_label *labels = placed(&p, &n);
    assert_int_equal(labels[0].chosen, -1);
    assert_int_equal(count_texts(labels, n), 4);
    close_page(&p);
}

static void without_a_crowd_every_label_has_its_best_place(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(1);
    for (int i = 0; i < 20; i++)
        add_label(&p, 20 + 60 * (i % 5), 20 + 60 * (i / 5), 40, 10);
    const cor_label *labels = placed(&p, &n);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(labels[i].chosen, 0);
    close_page(&p);
}

/* Each label in its turn, and none moved again, would place 666. */
static void a_crowded_page_is_filled_well(void **state)
{
    (void) state;
    size_t n, texts = 0;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        page p = new_page(seed);
        for (int i = 0; i < 190; i++)
            add_label(&p, 20 + 360 * uniform(&p), 20 + 260 * uniform(&p), 30, 7);
        const cor_label *labels = placed(&p, &n);
        texts += count_texts(labels, n);
        close_page(&p);
    }
    if (texts < 859) print_error("only %zu of 950 labels have a place\n", texts);
    assert_true(texts >= 859);
}

/* What can be placed of each importance, by trying everything. */
typedef struct {
    const cor_label *labels;
    size_t n;
    const cor_rect *chosen[8];
    int now[3], best[3];
} trial;

static int compare_counts(const int *a, const int *b)
{
    for (int i = 0; i < 3; i++)
        if (a[i] != b[i]) return a[i] - b[i];
    return 0;
}

static bool fits(const trial *t, size_t i, const cor_rect *box, cor_rect frame)
{
    for (size_t k = 0; k < i; k++)
        if (t->chosen[k] && cor_rects_overlap(*t->chosen[k], *box)) return false;
    return cor_rect_covers(frame, *box);
}

static void try_all(trial *t, size_t i, cor_rect frame)
{
    if (i == t->n) {
        if (compare_counts(t->now, t->best) > 0) memcpy(t->best, t->now, sizeof t->best);
        return;
    }
    int key = (int) t->labels[i].sort_key;
    for (size_t k = 0; k < t->labels[i].n_candidates; k++) {
        const cor_rect *box = &t->labels[i].candidates[k].box;
        if (!fits(t, i, box, frame)) continue;
        t->chosen[i] = box;
        t->now[key]++;
        try_all(t, i + 1, frame);
        t->now[key]--;
    }
    t->chosen[i] = NULL;
    try_all(t, i + 1, frame);
}

static void a_few_labels_are_placed_as_well_as_can_be(void **state)
{
    (void) state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        page p = new_page(seed);
        int counts[3] = {0};
        trial t = {.n = 8};
        for (int i = 0; i < 8; i++)
            add_label(&p, 40 + 70 * uniform(&p), 40 + 20 * uniform(&p), 20 + 20 * uniform(&p), 8)->sort_key =
                seed % 2 ? 0 : i % 3;
        t.labels = placed(&p, &t.n);
        for (size_t i = 0; i < t.n; i++)
            counts[(int) t.labels[i].sort_key] += t.labels[i].chosen >= 0;
        try_all(&t, 0, p.scene->frame);
        if (compare_counts(counts, t.best))
            print_error("seed %d: %d, %d, %d placed; %d, %d, %d can be\n", (int) seed, counts[0], counts[1], counts[2],
                        t.best[0], t.best[1], t.best[2]);
        assert_int_equal(compare_counts(counts, t.best), 0);
        close_page(&p);
    }
}

static void icons_that_may_overlap_are_all_drawn(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(3);
    for (int i = 0; i < 300; i++) {
        double x = 100 + 100 * uniform(&p), y = 100 + 50 * uniform(&p);
        cor_label *label = add_label(&p, x, y, 30, 8);
        label->icon = (const cor_icon *) "icon";
        label->mark_box = (cor_rect){x - 3, y - 3, x + 3, y + 3};
        label->icon_allow_overlap = label->text_optional = true;
    }
    const cor_label *labels = placed(&p, &n);
    for (size_t i = 0; i < n; i++)
        assert_true(labels[i].mark_drawn);
    close_page(&p);
}

static void heaps_of_labels_and_odd_boxes_are_survived(void **state)
{
    (void) state;
    size_t n;
    page p = new_page(5);
    cor_rect odd[] = {{NAN, NAN, NAN, NAN}, {-INFINITY, 0, INFINITY, 10}, {10, 10, 10, 10}, {1e300, 0, 1e301, 1}};
    for (size_t i = 0; i < 4; i++) {
        *cor_scene_obstacle(p.scene) = (cor_obstacle){.box = odd[i], .what = "odd"};
        cor_label *label = add_label(&p, 100, 100, 10, 10);
        ((cor_candidate *) label->candidates)[0].box = odd[i];
    }
    for (int i = 0; i < 20000; i++)
        add_label(&p, 200 + uniform(&p), 200 + uniform(&p), 30, 8);
    const cor_label *labels = placed(&p, &n);
    assert_true(count_texts(labels, n) >= 4);
    close_page(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_never_overlap_each_other_or_obstacles_or_the_frame),
        cmocka_unit_test(equal_pages_are_placed_equally),
        cmocka_unit_test(a_label_makes_room_for_another),
        cmocka_unit_test(an_important_label_is_not_given_up_for_many),
        cmocka_unit_test(of_equal_labels_as_many_as_can_be_are_placed),
        cmocka_unit_test(without_a_crowd_every_label_has_its_best_place),
        cmocka_unit_test(a_crowded_page_is_filled_well),
        cmocka_unit_test(a_few_labels_are_placed_as_well_as_can_be),
        cmocka_unit_test(icons_that_may_overlap_are_all_drawn),
        cmocka_unit_test(heaps_of_labels_and_odd_boxes_are_survived),
    };
    return cmocka_run_group_tests_name("solve", tests, NULL, NULL);
}
