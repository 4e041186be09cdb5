/* North arrow and banner; and where furniture finds its place. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/pen.h"
#include "page.h"
#include "support/cmocka_all.h"

static double north_at_centre(const char *crs, double lon, double lat)
{
    page *p = new_page(794, 539);
    set_view(p, crs, lon, lat, 200);
    cor_pen pen = cor_pen_new(&p->furnishing);
    double north = cor_true_north(&pen, cor_rect_center(p->scene->frame));
    free_page(p);
    return north;
}

/* Convergence by formula: UTM, to its first term (Snyder 1987, page 61); stereographic and conic exactly. */
static void true_north_is_where_formulas_find_it(void **state)
{
    (void) state;
    const double degree = M_PI / 180;
    assert_float_equal(north_at_centre("EPSG:3395", 70, 30), 0, 1e-6);
    assert_float_equal(north_at_centre("+proj=stere +lat_0=90 +lat_ts=70 +lon_0=10 +datum=WGS84", 40, 80), -30, 1e-4);
    assert_float_equal(north_at_centre("+proj=stere +lat_0=-90 +lat_ts=-70 +lon_0=10 +datum=WGS84", 40, -80), 30, 1e-4);
    assert_float_equal(north_at_centre("EPSG:32642", 71, 30), -atan(tan(2 * degree) * sin(30 * degree)) / degree, 1e-3);
    double n = sin(30 * degree);
    assert_float_equal(north_at_centre("+proj=lcc +lat_1=30 +lat_0=30 +lon_0=60 +datum=WGS84", 72, 33), -12 * n, 1e-4);
}

/* The first stroke of the arrow is the outline of its right half, from the tip. */
static cor_point tip_of(const page *p)
{
    const cor_group *group = group_of(p, "north-arrow");
    for (size_t i = 0; i < group->n_items; i++)
        if (group->items[i].kind == COR_ITEM_STROKE) return group->items[i].stroke.paths->points[0];
    return (cor_point){NAN, NAN};
}

static void an_arrow_points_along_its_meridian_or_up_the_page(void **state)
{
    (void) state;
    for (int grid = 0; grid < 2; grid++) {
        page *p = new_page(794, 539);
        p->map.furniture.north_arrow = (cor_north_arrow){.on = true, .at = COR_AT_RIGHT, .grid = grid};
        set_view(p, "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=10 +datum=WGS84", 70, 75, 500);
        furnish(p);
        cor_rect box = obstacle_of(p, "north-arrow");
        cor_point tip = tip_of(p);
        if (grid)
            assert_float_equal(tip.x, cor_rect_center(box).x, 1e-6);
        else
            assert_true(tip.x < cor_rect_center(box).x - 5);
        const char *words = words_of(p, "north-arrow");
        assert_string_equal(grid ? "GN" : "N", grid ? strtok((char *) words, "|") : words);
        if (grid) assert_non_null(strstr(words + 3, "\u00b0\u00a0W"));
        free_page(p);
    }
}

static void an_arrow_that_points_aside_stays_within_the_frame(void **state)
{
    (void) state;
    for (int turn = 0; turn < 360; turn += 30) {
        page *p = new_page(794, 539);
        p->map.furniture.north_arrow = (cor_north_arrow){.on = true, .at = COR_AT_TOP_RIGHT};
        set_view(p, "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=0 +datum=WGS84", turn, 60, 500);
        furnish(p);
        const cor_group *group = group_of(p, "north-arrow");
        for (size_t i = 0; i < group->n_items; i++) {
            const cor_item *item = &group->items[i];
            if (item->kind == COR_ITEM_STROKE)
                assert_true(cor_rect_covers(p->scene->frame, cor_path_bounds(item->stroke.paths)));
            if (item->kind == COR_ITEM_TEXT)
                assert_true(
                    cor_rect_contains(cor_rect_grown(p->scene->frame, -3), item->text.pivot.x, item->text.pivot.y));
        }
        free_page(p);
    }
}

static void an_arrow_where_there_is_no_ground_is_left_out(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.furniture.north_arrow = (cor_north_arrow){.on = true, .at = COR_AT_TOP_RIGHT};
    set_view(p, "+proj=eqearth +datum=WGS84", 0, 0, 50000);
    furnish(p);
    assert_null(group_of(p, "north-arrow"));
    free_page(p);
}

static void a_banner_stands_at_both_edges_and_the_frame_makes_room(void **state)
{
    (void) state;
    static const cor_credits_size none;
    page *p = new_page(794, 539);
    cor_rect before = p->scene->frame;
    p->map.furniture.banner = (cor_banner){.on = true, .text = "UNCLASSIFIED", .color = {true, {0, 0.478f, 0.2f, 1}}};
    p->furnishing.banner = "UNCLASSIFIED";
    p->scene->frame = cor_furnish_frame(&p->map, &none);
    furnish(p);
    assert_true(p->scene->frame.y0 > before.y0 + 10 && p->scene->frame.y1 < before.y1 - 10);
    const cor_group *group = group_of(p, "banner");
    assert_int_equal(group->n_items, 4);
    assert_string_equal(words_of(p, "banner"), "UNCLASSIFIED|UNCLASSIFIED");
    assert_float_equal(cor_path_bounds(group->items[0].fill.paths).y0, 0, 0);
    assert_float_equal(cor_path_bounds(group->items[2].fill.paths).y1, 539, 1e-9);
    assert_float_equal(group->items[1].text.color.r, 1, 0); /* white on dark green */
    p->map.page.frame = false;
    cor_rect bare = cor_furnish_frame(&p->map, &none);
    assert_true(bare.x0 == 0 && bare.y0 > 10 && bare.y1 < 529);
    free_page(p);
}

static void a_banner_of_light_colour_has_dark_words(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.furniture.banner = (cor_banner){.on = true, .color = {true, {1, 0.9f, 0.2f, 1}}};
    p->furnishing.banner = "RESTRICTED";
    furnish(p);
    assert_float_equal(group_of(p, "banner")->items[1].text.color.r, 0, 0);
    free_page(p);
}

static const cor_at corners[4] = {COR_AT_TOP_LEFT, COR_AT_TOP_RIGHT, COR_AT_BOTTOM_RIGHT, COR_AT_BOTTOM_LEFT};

static void an_empty_page_gives_the_corner_of_first_choice(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    cor_pen pen = cor_pen_new(&p->furnishing);
    cor_rect box = cor_furniture_place(&pen, "logo", COR_AT_AUTO, 100, 50, corners);
    assert_true(box.x0 < p->scene->frame.x0 + 10 && box.y0 < p->scene->frame.y0 + 10);
    free_page(p);
}

static void marks_in_all_corners_send_a_piece_to_a_side(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p, "- {id: dots, type: circle, source: data}",
                "[{x: 40, y: 70}, {x: 50, y: 80}, {x: 740, y: 70}, {x: 750, y: 80}, {x: 40, y: 500}, {x: 50, y: 505},"
                " {x: 740, y: 500}, {x: 750, y: 505}]");
    cor_pen pen = cor_pen_new(&p->furnishing);
    cor_rect box = cor_furniture_place(&pen, "logo", COR_AT_AUTO, 100, 50, corners), frame = p->scene->frame;
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(p->scene, &n);
    assert_true(cor_rect_covers(frame, box));
    for (size_t i = 0; i < n; i++)
        assert_false(cor_rects_overlap(box, obstacles[i].box));
    bool at_side = box.x0 < frame.x0 + 10 || box.x1 > frame.x1 - 10 || box.y0 < frame.y0 + 10 || box.y1 > frame.y1 - 10;
    assert_true(at_side);
    free_page(p);
}

static void pieces_never_lie_on_one_another(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    cor_pen pen = cor_pen_new(&p->furnishing);
    cor_rect boxes[9];
    for (int i = 0; i < 9; i++) {
        boxes[i] = cor_furniture_place(&pen, "logo", COR_AT_AUTO, 130, 90, corners);
        for (int k = 0; k < i; k++)
            assert_false(cor_rects_overlap(boxes[i], boxes[k]));
        cor_pen_obstacle(&pen, boxes[i], "piece");
    }
    free_page(p);
}

/* A page whose document names the source of its marks, with marks at PLACES. */
static page *page_about(const char *places)
{
    static const cor_map_source source = {.name = "data"};
    page *p = new_page(794, 539);
    p->map.sources = &source;
    p->map.n_sources = 1;
    p->map.furniture.legend.on = false;
    p->map.furniture.scale_bar.at = COR_AT_BOTTOM_LEFT;
    draw_layers(p, "- {id: dots, type: circle, source: data, paint: {circle-radius: 6}}", places);
    return p;
}

static void a_scale_bar_in_its_corner_moves_off_marks(void **state)
{
    (void) state;
    page *p = page_about("[{x: 60, y: 505}, {x: 90, y: 515}]");
    cor_rect frame = p->scene->frame;
    furnish(p);
    cor_rect box = obstacle_of(p, "scale-bar");
    assert_false(cor_rects_overlap(box, (cor_rect){56, 501, 64, 509}));
    assert_false(cor_rects_overlap(box, (cor_rect){86, 511, 94, 519}));
    assert_true(box.x0 < frame.x0 + 10 || box.y1 > frame.y1 - 10); /* at one of its sides still */
    assert_true(hypot(box.x0 - frame.x0, box.y1 - frame.y1) < 120);
    assert_string_equal(remarks_of(p), "");
    free_page(p);
}

static void a_scale_bar_that_can_only_lie_on_marks_is_said_to(void **state)
{
    (void) state;
    GString *places = g_string_new("[");
    for (int x = 10; x < 794; x += 14)
        for (int y = 40; y < 539; y += 14)
            g_string_append_printf(places, "%s{x: %d, y: %d}", places->len > 1 ? ", " : "", x, y);
    g_string_append(places, "]");
    page *p = page_about(places->str);
    furnish(p);
    assert_non_null(strstr(remarks_of(p), "the scale bar lies on marks of 'data'"));
    assert_true(obstacle_of(p, "scale-bar").x0 < p->scene->frame.x0 + 10);
    g_string_free(places, TRUE);
    free_page(p);
}

/* Towns and other ground are no reason to leave a corner. */
static void marks_of_the_style_alone_do_not_move_a_scale_bar(void **state)
{
    (void) state;
    page *p = page_about("[{x: 60, y: 505}]");
    p->map.n_sources = 0;
    furnish(p);
    assert_true(obstacle_of(p, "scale-bar").y1 > p->scene->frame.y1 - 10);
    assert_true(obstacle_of(p, "scale-bar").x0 < p->scene->frame.x0 + 10);
    free_page(p);
}

static void what_a_detail_shows_is_avoided(void **state)
{
    (void) state;
    static const cor_inset detail = {.is_detail = true, .has_leader = true};
    page *p = new_page(794, 539);
    cor_rect frame = p->scene->frame;
    cor_inset_box inset = {.options = &detail, .avoid = {frame.x0 + 20, frame.y0 + 20, frame.x0 + 40, frame.y0 + 40}};
    p->furnishing.insets = &inset;
    p->furnishing.n_insets = 1;
    cor_pen pen = cor_pen_new(&p->furnishing);
    cor_rect box = cor_furniture_place(&pen, "logo", COR_AT_AUTO, 100, 50, corners);
    assert_false(cor_rects_overlap(box, inset.avoid));
    free_page(p);
}

static void a_large_circle_is_avoided_as_far_as_it_reaches(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p, "- {id: dots, type: circle, source: data, paint: {circle-radius: 120}}", "[{x: 120, y: 160}]");
    cor_pen pen = cor_pen_new(&p->furnishing);
    cor_rect box = cor_furniture_place(&pen, "logo", COR_AT_AUTO, 60, 50, corners);
    assert_true(box.x0 > 200); /* its middle is not in the corner, but it is */
    free_page(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(true_north_is_where_formulas_find_it),
        cmocka_unit_test(an_arrow_points_along_its_meridian_or_up_the_page),
        cmocka_unit_test(an_arrow_that_points_aside_stays_within_the_frame),
        cmocka_unit_test(an_arrow_where_there_is_no_ground_is_left_out),
        cmocka_unit_test(a_banner_stands_at_both_edges_and_the_frame_makes_room),
        cmocka_unit_test(a_banner_of_light_colour_has_dark_words),
        cmocka_unit_test(an_empty_page_gives_the_corner_of_first_choice),
        cmocka_unit_test(marks_in_all_corners_send_a_piece_to_a_side),
        cmocka_unit_test(pieces_never_lie_on_one_another),
        cmocka_unit_test(a_scale_bar_in_its_corner_moves_off_marks),
        cmocka_unit_test(a_scale_bar_that_can_only_lie_on_marks_is_said_to),
        cmocka_unit_test(marks_of_the_style_alone_do_not_move_a_scale_bar),
        cmocka_unit_test(what_a_detail_shows_is_avoided),
        cmocka_unit_test(a_large_circle_is_avoided_as_far_as_it_reaches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
