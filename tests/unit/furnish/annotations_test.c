/* Annotations: true on the ground, in nobody's way, and on the page come what may. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/pen.h"
#include "page.h"
#include "place/place.h"
#include "proj/geodesic.h"
#include "support/cmocka_all.h"

static const cor_annotation bare = {.width = -1, .opacity = -1};

static cor_annotation callout(const char *words, double lon, double lat)
{
    cor_annotation note = bare;
    note.kind = COR_ANNOTATION_CALLOUT;
    note.text = words;
    note.at = (cor_spot){COR_SPOT_EARTH, lon, lat};
    return note;
}

static cor_annotation circle(double lon, double lat, double metres)
{
    cor_annotation note = bare;
    note.kind = COR_ANNOTATION_CIRCLE;
    note.at = (cor_spot){COR_SPOT_EARTH, lon, lat};
    note.radii[note.n_radii] = metres;
    note.radius_words[note.n_radii++] = "so far";
    return note;
}

/* Furnishes and places a page with NOTES. */
static void annotate(page *p, cor_annotation *notes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        notes[i].node = p->map.root;
    p->map.annotations = notes;
    p->map.n_annotations = n;
    cor_furnish_below(&p->furnishing);
    furnish(p);
    assert_int_equal(cor_place(p->scene, NULL), COR_OK);
}

static page *annotated_page(void)
{
    static const cor_node nowhere = {.kind = COR_NODE_MAP, .file = "map.yaml", .line = 7, .column = 3};
    page *p = new_page(794, 539);
    p->map.root = &nowhere;
    p->map.furniture.legend.on = p->map.furniture.scale_bar.on = false;
    return p;
}

static cor_rect chosen_box(const page *p, size_t index)
{
    size_t n;
    const cor_label *labels = cor_scene_labels(p->scene, &n);
    assert_true(index < n && labels[index].chosen >= 0);
    const cor_candidate *c = &labels[index].candidates[labels[index].chosen];
    return c->pieces ? c->pieces[0] : c->box;
}

static void check_circle(const char *crs, double lon, double lat, double units, double metres)
{
    page *p = annotated_page();
    cor_annotation note = circle(lon, lat, metres);
    set_view(p, crs, lon, lat, units);
    annotate(p, &note, 1);
    const cor_group *group = group_of(p, "annotations-below");
    assert_non_null(group);
    assert_int_equal(group->n_items, 1);
    const cor_path *path = group->items[0].stroke.paths;
    assert_true(path->n_parts == 1 && path->parts[1] - path->parts[0] > 20);
    for (uint32_t i = path->parts[0]; i < path->parts[1]; i++) {
        cor_point at = cor_affine_apply(p->furnishing.to_map, path->points[i].x, path->points[i].y);
        cor_transform_forward(p->furnishing.to_lonlat, &at, 1);
        double real = cor_geodesic_distance((cor_point){lon, lat}, at);
        if (!(fabs(real - metres) < units * 0.01)) fail_msg("%s: %g m instead of %g m", crs, real, metres);
    }
    free_page(p);
}

static void a_circle_of_distance_is_true_on_the_ground(void **state)
{
    (void) state;
    check_circle("EPSG:3395", 70, 30, 1000, 100e3);
    check_circle("EPSG:3857", 20, 68, 2000, 150e3); /* where Mercator draws it wide and off its centre */
    check_circle("EPSG:32642", 69, 30, 500, 50e3);
    check_circle("EPSG:3857", 180, -17, 2000, 200e3);
    check_circle("EPSG:3995", 0, 90, 4000, 500e3);
}

static void bands_are_filled_between_their_circles(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation note = circle(70, 30, 40e3);
    note.radii[1] = 80e3;
    note.radius_words[note.n_radii++] = "farther";
    note.fill = (cor_optional_color){true, {1, 0, 0, 1}};
    annotate(p, &note, 1);
    const cor_group *group = group_of(p, "annotations-below");
    assert_int_equal(group->n_items, 4);
    assert_int_equal(group->items[0].fill.paths->n_parts, 2); /* the outer band has a hole */
    assert_int_equal(group->items[1].fill.paths->n_parts, 1);
    assert_true(group->items[1].fill.color.a > group->items[0].fill.color.a);
    free_page(p);
}

static void callouts_of_one_place_keep_off_one_another(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation notes[6];
    for (size_t i = 0; i < 6; i++)
        notes[i] = callout("Six callouts of one place", 70, 30);
    annotate(p, notes, 6);
    for (size_t i = 0; i < 6; i++)
        for (size_t k = 0; k < i; k++)
            assert_false(cor_rects_overlap(chosen_box(p, i), chosen_box(p, k)));
    free_page(p);
}

static void a_callout_stands_where_it_was_wished_when_that_is_free(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation note = callout("Port", 70, 30);
    note.has_offset = true;
    note.offset = (cor_point){-60, 40};
    annotate(p, &note, 1);
    cor_point at = cor_rect_center(p->scene->frame);
    cor_rect box = chosen_box(p, 0);
    assert_true(fabs(box.x1 - (at.x - 60)) < 4); /* the plate's margin */
    assert_float_equal((box.y0 + box.y1) / 2, at.y + 40, 0.01);
    cor_scene_set_labels(p->scene);
    assert_string_equal(words_of(p, "annotations"), "Port");
    const cor_group *group = group_of(p, "annotations");
    assert_int_equal(group->items[0].kind, COR_ITEM_STROKE); /* the leader, below its plate */
    assert_float_equal(group->items[0].stroke.paths->points[0].x, at.x, 1e-6);
    free_page(p);
}

static void words_with_counts_are_filled_in(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation note = circle(70, 30, 40e3);
    note.text = "{{{radius}}}";
    annotate(p, &note, 1);
    size_t n;
    assert_string_equal(cor_scene_labels(p->scene, &n)[0].run->spec.text, "{so far}");
    free_page(p);
}

static void an_unknown_name_is_an_error_at_the_annotation(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation note = callout("{nothing}", 70, 30);
    cor_error err = {0};
    note.node = p->map.root;
    p->map.annotations = &note;
    p->map.n_annotations = 1;
    assert_int_equal(cor_furnish(&p->furnishing, &err), COR_BAD_DOCUMENT);
    assert_int_equal(err.line, 7);
    assert_non_null(strstr(err.message, "{nothing} is not known"));
    free_page(p);
}

static void what_is_anchored_outside_of_the_map_is_left_out_aloud(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation note = callout("Far away", -100, 40);
    annotate(p, &note, 1);
    assert_string_equal(remarks_of(p), "this annotation is not drawn: its place lies outside of the map\n");
    free_page(p);
}

static void a_text_on_the_page_may_stand_in_the_margin(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation note = bare;
    note.kind = COR_ANNOTATION_TEXT;
    note.text = "Top right";
    note.at = (cor_spot){COR_SPOT_PAGE, -16, 4};
    annotate(p, &note, 1);
    const cor_group *group = group_of(p, "annotations");
    assert_int_equal(group->n_items, 1);
    const cor_text_item *text = &group->items[0].text;
    assert_float_equal(text->x + text->run->width, 794 - 16, 1e-6);
    assert_float_equal(text->y, 4, 1e-6);
    free_page(p);
}

static void markers_of_one_place_stand_side_by_side(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation notes[4];
    cor_point at[4];
    size_t n = 0;
    for (size_t i = 0; i < 4; i++) {
        notes[i] = callout(NULL, 70, 30);
        notes[i].kind = COR_ANNOTATION_MARKER;
        notes[i].sign = "1";
    }
    annotate(p, notes, 4);
    const cor_group *group = group_of(p, "annotations");
    for (size_t i = 0; i < group->n_items; i++)
        if (group->items[i].kind == COR_ITEM_CIRCLES) at[n++] = group->items[i].circles.at[0];
    assert_int_equal(n, 4);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            assert_true(hypot(at[i].x - at[k].x, at[i].y - at[k].y) > 10);
    free_page(p);
}

static cor_annotation arrow(cor_spot from, cor_spot to)
{
    cor_annotation note = bare;
    note.kind = COR_ANNOTATION_ARROW;
    note.from = from;
    note.to = to;
    return note;
}

static void an_arrow_on_the_earth_ends_with_the_map(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation note = arrow((cor_spot){COR_SPOT_EARTH, 70, 30}, (cor_spot){COR_SPOT_EARTH, 120, 31});
    annotate(p, &note, 1);
    const cor_group *group = group_of(p, "annotations");
    assert_int_equal(group->n_items, 1); /* no head: its tip is not in view */
    cor_rect bounds = cor_path_bounds(group->items[0].stroke.paths);
    assert_true(cor_rect_covers(cor_rect_grown(p->scene->frame, 1e-6), bounds));
    free_page(p);
}

static void an_arrow_beyond_the_map_is_left_out_aloud(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation note = arrow((cor_spot){COR_SPOT_EARTH, -70, 30}, (cor_spot){COR_SPOT_EARTH, -60, 31});
    annotate(p, &note, 1);
    assert_int_equal(group_of(p, "annotations")->n_items, 0);
    assert_non_null(strstr(remarks_of(p), "this annotation is not drawn"));
    free_page(p);
}

static void an_arrow_bows_to_its_left(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation note = arrow((cor_spot){COR_SPOT_PAGE, 200, 300}, (cor_spot){COR_SPOT_PAGE, 400, 300});
    note.curve = 0.25;
    annotate(p, &note, 1);
    const cor_group *group = group_of(p, "annotations");
    assert_int_equal(group->items[0].kind, COR_ITEM_FILL);
    assert_float_equal(cor_path_bounds(group->items[1].stroke.paths).y0, 250, 0.5);
    free_page(p);
}

static void names_of_the_map_keep_off_callouts(void **state)
{
    (void) state;
    page *p = annotated_page();
    draw_layers(p,
                "- {id: towns, type: symbol, source: data, layout: {text-field: [get, name], text-variable-anchor: "
                "[left, right], text-radial-offset: 0.5}}",
                "[{x: 397, y: 300, name: Town of long name}]");
    cor_point town = cor_affine_apply(p->furnishing.to_map, 397, 300);
    cor_transform_forward(p->furnishing.to_lonlat, &town, 1);
    cor_annotation note = callout("A callout", town.x, town.y);
    note.has_offset = true;
    note.offset = (cor_point){20, 0};
    annotate(p, &note, 1);
    size_t n;
    cor_scene_labels(p->scene, &n);
    assert_int_equal(n, 2);
    assert_false(cor_rects_overlap(chosen_box(p, 0), chosen_box(p, 1)));
    assert_true(chosen_box(p, 0).x1 < 397);
    free_page(p);
}

static void a_name_that_can_stand_nowhere_but_on_an_arrow_stays_away(void **state)
{
    (void) state;
    page *p = annotated_page();
    draw_layers(p, "- {id: towns, type: symbol, source: data, layout: {text-field: [get, name]}}",
                "[{x: 300, y: 300, name: Town of long name}]");
    cor_annotation note = arrow((cor_spot){COR_SPOT_PAGE, 200, 300}, (cor_spot){COR_SPOT_PAGE, 400, 300});
    annotate(p, &note, 1);
    size_t n;
    assert_int_equal(cor_scene_labels(p->scene, &n)[0].chosen, -1);
    free_page(p);
}

static page *page_about(const char *places)
{
    static const cor_map_source source = {.name = "data"};
    page *p = annotated_page();
    p->map.sources = &source;
    p->map.n_sources = 1;
    draw_layers(p, "- {id: dots, type: circle, source: data, paint: {circle-radius: 6}}", places);
    return p;
}

static void a_callout_and_its_line_keep_off_marks(void **state)
{
    (void) state;
    cor_rect at = COR_RECT_EMPTY;
    cor_point middle;
    page *p = annotated_page();
    cor_annotation note = callout("The port at the end", 70, 30);
    note.has_offset = true;
    note.offset = (cor_point){-40, 60};
    annotate(p, &note, 1);
    at = chosen_box(p, 0);
    middle = cor_rect_center(p->scene->frame);
    free_page(p);
    /* One mark just within the plate's lower edge, one half of the way to it. */
    char *places = g_strdup_printf("[{x: %g, y: %g}, {x: %g, y: %g}]", cor_rect_center(at).x, at.y1 + 2,
                                   (middle.x + at.x1) / 2, (middle.y + at.y0) / 2);
    p = page_about(places);
    annotate(p, &note, 1);
    size_t n;
    const cor_label *label = cor_scene_labels(p->scene, &n);
    const cor_candidate *c = &label->candidates[label->chosen];
    for (size_t i = 0; i < c->n_pieces; i++) {
        assert_false(cor_rect_contains(cor_rect_grown(c->pieces[i], 3), cor_rect_center(at).x, at.y1 + 2));
        assert_false(
            cor_rect_contains(cor_rect_grown(c->pieces[i], 3), (middle.x + at.x1) / 2, (middle.y + at.y0) / 2));
    }
    g_free(places);
    free_page(p);
}

static void a_fixed_annotation_on_a_mark_is_said_to_lie_there(void **state)
{
    (void) state;
    for (int on = 0; on < 2; on++) {
        page *p = page_about(on ? "[{x: 210, y: 205}]" : "[{x: 500, y: 400}]");
        cor_annotation note = bare;
        note.kind = COR_ANNOTATION_TEXT;
        note.text = "A box of words";
        note.at = (cor_spot){COR_SPOT_PAGE, 200, 200};
        note.fixed = note.box = note.has_box = true;
        annotate(p, &note, 1);
        assert_int_equal(on, strstr(remarks_of(p), "this annotation lies on marks of 'data'") != NULL);
        free_page(p);
    }
}

static void what_would_leave_the_page_or_lie_on_furniture_is_left_out_and_said(void **state)
{
    (void) state;
    static const cor_point spots[] = {{780, 300}, {200, 900}, {50, 20}};
    static const char *const why[] = {"it would run off the page", "it would run off the page",
                                      "it would lie on the page's title"};
    for (size_t i = 0; i < G_N_ELEMENTS(spots); i++) {
        page *p = annotated_page();
        cor_annotation note = bare;
        p->furnishing.title = "A title of thirty letters, or so";
        note.kind = COR_ANNOTATION_TEXT;
        note.text = "A box of words";
        note.at = (cor_spot){COR_SPOT_PAGE, spots[i].x, spots[i].y};
        note.fixed = note.box = note.has_box = true;
        annotate(p, &note, 1);
        if (!strstr(remarks_of(p), why[i])) fail_msg("'%s' is not said, but: %s", why[i], remarks_of(p));
        assert_string_equal(words_of(p, "annotations"), "");
        free_page(p);
    }
}

static void words_without_a_place_beside_furniture_are_left_out_and_said(void **state)
{
    (void) state;
    page *p = annotated_page();
    cor_annotation note = callout("The port at the end", 70, 30);
    cor_pen pen = cor_pen_new(&p->furnishing);
    cor_pen_cover(&pen, cor_rect_grown(p->scene->frame, -2), "legend");
    annotate(p, &note, 1);
    cor_furnish_check_words(&p->furnishing);
    size_t n;
    assert_int_equal(cor_scene_labels(p->scene, &n)->chosen, -1);
    assert_non_null(strstr(remarks_of(p), "the words of this annotation are left out"));
    free_page(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_callout_and_its_line_keep_off_marks),
        cmocka_unit_test(a_fixed_annotation_on_a_mark_is_said_to_lie_there),
        cmocka_unit_test(what_would_leave_the_page_or_lie_on_furniture_is_left_out_and_said),
        cmocka_unit_test(words_without_a_place_beside_furniture_are_left_out_and_said),
        cmocka_unit_test(a_circle_of_distance_is_true_on_the_ground),
        cmocka_unit_test(bands_are_filled_between_their_circles),
        cmocka_unit_test(callouts_of_one_place_keep_off_one_another),
        cmocka_unit_test(a_callout_stands_where_it_was_wished_when_that_is_free),
        cmocka_unit_test(words_with_counts_are_filled_in),
        cmocka_unit_test(an_unknown_name_is_an_error_at_the_annotation),
        cmocka_unit_test(what_is_anchored_outside_of_the_map_is_left_out_aloud),
        cmocka_unit_test(a_text_on_the_page_may_stand_in_the_margin),
        cmocka_unit_test(markers_of_one_place_stand_side_by_side),
        cmocka_unit_test(an_arrow_on_the_earth_ends_with_the_map),
        cmocka_unit_test(an_arrow_beyond_the_map_is_left_out_aloud),
        cmocka_unit_test(an_arrow_bows_to_its_left),
        cmocka_unit_test(names_of_the_map_keep_off_callouts),
        cmocka_unit_test(a_name_that_can_stand_nowhere_but_on_an_arrow_stays_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
