#include "unit/place/page.h"

/* The sea lies below y = 100 of a page of 400 × 200, a border runs down at x = 200. Names of 40 × 10 points. */
static int set_up(void **state)
{
    return set_up_groups(state, "ground", "names");
}

static void add_terrain(page *p, cor_terrain_kind kind, const cor_point *points, size_t n)
{
    points = cor_arena_memdup(p->arena, points, n * sizeof *points);
    *cor_scene_terrain(p->scene) = (cor_terrain){kind, cor_path_of(p->arena, points, n, kind == COR_TERRAIN_WATER), 1};
}

static void add_sea(page *p)
{
    const cor_point points[] = {{-20, 100}, {420, 100}, {420, 220}, {-20, 220}, {-20, 100}};
    add_terrain(p, COR_TERRAIN_WATER, points, 5);
}

static void add_border(page *p)
{
    const cor_point points[] = {{200, -20}, {200, 50}, {200, 220}};
    add_terrain(p, COR_TERRAIN_BORDER, points, 3);
}

/* A town's name right above it, right of it, left of it, right below it. */
static cor_label *add_town(page *p, double x, double y)
{
    const cor_candidate candidates[] = {{.box = {x + 3, y - 13, x + 43, y - 3}},
                                        {.box = {x + 5, y - 5, x + 45, y + 5}},
                                        {.box = {x - 45, y - 5, x - 5, y + 5}},
                                        {.box = {x + 3, y + 3, x + 43, y + 13}}};
    cor_label *label = label_with(p, "names", "Pasni", (cor_point){x, y}, candidates, 4);
    label->sided = true;
    return label;
}

static int place_of(page *p, size_t i)
{
    size_t n;
    cor_error err;
    if (!p->placed) assert_int_equal(cor_place(p->scene, &err), COR_OK);
    p->placed = true;
    return cor_scene_labels(p->scene, &n)[i].chosen;
}

enum { RIGHT_ABOVE, RIGHT, LEFT, RIGHT_BELOW };

static void a_coast_towns_name_stands_in_the_water(void **state)
{
    add_sea(*state);
    add_town(*state, 100, 99);
    assert_int_equal(place_of(*state, 0), RIGHT_BELOW);
}

static void an_inland_towns_name_stands_on_land(void **state)
{
    add_sea(*state);
    add_town(*state, 100, 50);
    add_town(*state, 300, 90)->candidates += 2; /* left of it, or in the water */
    size_t n;
    cor_scene_labels(((page *) *state)->scene, &n)[1].n_candidates = 2;
    assert_int_equal(place_of(*state, 0), RIGHT_ABOVE);
    assert_int_equal(place_of(*state, 1), 0);
}

static void a_name_crosses_the_coast_rather_than_being_left_out(void **state)
{
    add_sea(*state);
    cor_label *label = add_town(*state, 100, 99);
    label->candidates += 1;
    label->n_candidates = 1;
    assert_int_equal(place_of(*state, 0), 0);
}

static void a_coast_towns_name_that_finds_no_room_in_the_water_stands_on_land(void **state)
{
    page *p = *state;
    add_sea(p);
    cor_obstacle *legend = cor_scene_obstacle(p->scene);
    *legend = (cor_obstacle){.box = {0, 101, 400, 200}, .what = "legend"};
    add_town(p, 100, 99);
    assert_int_equal(place_of(p, 0), RIGHT_ABOVE);
}

static void a_name_stays_on_its_side_of_a_border(void **state)
{
    add_border(*state);
    add_town(*state, 190, 100);
    assert_int_equal(place_of(*state, 0), LEFT);
}

static void a_name_does_not_jump_over_a_border(void **state)
{
    add_border(*state);
    add_town(*state, 197.5, 100);
    assert_int_equal(place_of(*state, 0), LEFT);
}

static void a_point_on_the_border_leaves_its_side_open_but_its_name_keeps_off_the_line(void **state)
{
    add_border(*state);
    cor_label *label = add_town(*state, 199.5, 100);
    label->candidates += 1; /* the right is on the other side, the left on its own */
    label->n_candidates = 1;
    assert_int_equal(place_of(*state, 0), 0);
}

static void labels_that_keep_to_no_side_are_left_alone(void **state)
{
    add_sea(*state);
    add_border(*state);
    add_town(*state, 190, 99)->sided = false;
    assert_int_equal(place_of(*state, 0), RIGHT_ABOVE);
}

/* Only with places that are farther off. */
static void a_name_slides_to_its_side_of_the_border(void **state)
{
    page *p = *state;
    add_border(p);
    cor_label *label = add_town(p, 190, 100);
    label->n_candidates = 2;
    int chosen = place_of(p, 0);
    size_t n;
    label = cor_scene_labels(p->scene, &n);
    assert_true(chosen > 1);
    assert_true(label->candidates[chosen].box.x1 < 200);
}

static void a_coast_towns_name_slides_to_the_water_on_its_side(void **state)
{
    page *p = *state;
    add_sea(p);
    add_border(p);
    add_town(p, 190, 99);
    int chosen = place_of(p, 0);
    size_t n;
    cor_rect box = cor_scene_labels(p->scene, &n)[0].candidates[chosen].box;
    assert_true(chosen > RIGHT_BELOW);
    assert_true(box.x1 < 200 && box.y0 > 99);
}

static void heaps_of_terrain_are_survived(void **state)
{
    page *p = *state;
    cor_point *points = COR_NEW_ARRAY(p->arena, cor_point, 300001);
    for (int i = 0; i < 300001; i++)
        points[i] = (cor_point){i % 2 ? -1000 : 1000, i % 977 / 4.};
    points[300000] = points[0];
    for (int i = 0; i < 5; i++) {
        add_terrain(p, COR_TERRAIN_WATER, points, 300001);
        add_terrain(p, COR_TERRAIN_BORDER, points, 300001);
    }
    for (int i = 0; i < 2000; i++)
        add_town(p, 200, 100);
    add_town(p, 100, 50);
    assert_true(place_of(p, 2000) >= 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_coast_towns_name_stands_in_the_water),
        TEST(an_inland_towns_name_stands_on_land),
        TEST(a_name_crosses_the_coast_rather_than_being_left_out),
        TEST(a_coast_towns_name_that_finds_no_room_in_the_water_stands_on_land),
        TEST(a_name_stays_on_its_side_of_a_border),
        TEST(a_name_does_not_jump_over_a_border),
        TEST(a_coast_towns_name_slides_to_the_water_on_its_side),
        TEST(a_point_on_the_border_leaves_its_side_open_but_its_name_keeps_off_the_line),
        TEST(labels_that_keep_to_no_side_are_left_alone),
        TEST(a_name_slides_to_its_side_of_the_border),
        TEST(heaps_of_terrain_are_survived),
    };
    return cmocka_run_group_tests_name("sides", tests, NULL, NULL);
}
