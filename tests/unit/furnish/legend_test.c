/* The legend lists what the view shows, in the style's words, each sample as its layer draws it. */
#include "page.h"
#include "place/place.h"
#include "support/cmocka_all.h"

#define POINTS_OF_KINDS                                                                                                \
    "[{x: 300, y: 200, kind: port}, {x: 310, y: 220, kind: port}, {x: 320, y: 240, kind: mine},"                       \
    " {x: 330, y: 260, kind: quarry}, {x: 340, y: 280, kind: tower}, {x: -500, y: 90, kind: dam}]"

/* The legend's words for LAYERS over FEATURES on a usual page. */
static void check_words(const char *layers, const char *features, bool counts, const char *expected)
{
    page *p = new_page(794, 539);
    p->map.furniture.legend.counts = counts;
    draw_layers(p, layers, features);
    furnish(p);
    assert_string_equal(words_of(p, "legend"), expected);
    assert_string_equal(remarks_but_of_others(p), "");
    free_page(p);
}

static void a_match_lists_the_classes_in_view_and_other_last(void **state)
{
    (void) state;
    check_words("- {id: sites, type: circle, source: data, paint: {circle-color: "
                "[match, [get, kind], port, '#111111', dam, '#222222', mine, '#333333', '#444444']}}",
                POINTS_OF_KINDS, false, "Sites|Port|Mine|Other");
}

static void counts_are_those_of_the_view(void **state)
{
    (void) state;
    check_words("- {id: sites, type: circle, source: data, paint: {circle-color: "
                "[match, [get, kind], port, '#111111', dam, '#222222', mine, '#333333', '#444444']}}",
                POINTS_OF_KINDS, true, "Sites|Port (2)|Mine (1)|Other (2)");
}

static void without_rows_that_fall_into_it_there_is_no_other(void **state)
{
    (void) state;
    check_words("- {id: sites, type: circle, source: data, filter: [in, [get, kind], [literal, [port, mine]]],"
                " paint: {circle-color: [match, [get, kind], port, '#111111', mine, '#333333', '#444444']}}",
                POINTS_OF_KINDS, true, "Sites|Port (2)|Mine (1)");
}

static void a_list_of_labels_is_one_class_named_by_those_in_view(void **state)
{
    (void) state;
    check_words("- {id: sites, type: circle, source: data, paint: {circle-color: "
                "[match, [get, kind], [dam, mine, quarry], '#111111', [port, tower], '#222222', '#444444']}}",
                POINTS_OF_KINDS, true, "Sites|Mine, quarry (2)|Port, tower (3)");
}

static void metadata_gives_title_and_words(void **state)
{
    (void) state;
    check_words("- {id: sites, type: circle, source: data, metadata: {'corridor:legend': {title: Sites of CPEC, "
                "labels: {port: Deep-sea port, mine: Coal mine, '*': Anything else}}}, paint: {circle-color: "
                "[match, [get, kind], port, '#111111', mine, '#333333', '#444444']}}",
                POINTS_OF_KINDS, false, "Sites of CPEC|Deep-sea port|Coal mine|Anything else");
}

static void a_value_labelled_false_is_left_out(void **state)
{
    (void) state;
    check_words("- {id: sites, type: circle, source: data, metadata: {'corridor:legend': {labels: {mine: false, "
                "'*': false}}}, paint: {circle-color: [match, [get, kind], port, '#111111', mine, '#333333', "
                "'#444444']}}",
                POINTS_OF_KINDS, false, "Sites|Port");
}

static void a_case_of_equal_values_is_listed(void **state)
{
    (void) state;
    check_words("- {id: sites, type: circle, source: data, paint: {circle-color: [case, ['==', [get, kind], port], "
                "'#111111', ['==', [get, kind], dam], '#222222', ['==', [get, kind], mine], '#333333', '#444444']}}",
                POINTS_OF_KINDS, true, "Sites|Port (2)|Mine (1)|Other (2)");
}

#define POINTS_OF_TOLLS                                                                                                \
    "[{x: 300, y: 200, toll: 0}, {x: 310, y: 220, toll: 3}, {x: 320, y: 240, toll: 5}, {x: 330, y: 260, toll: 9},"     \
    " {x: 340, y: 280, toll: 61}, {x: -500, y: 90, toll: 2000}]"

static void a_step_on_whole_numbers_is_ranges_without_overlap(void **state)
{
    (void) state;
    check_words("- {id: toll, type: circle, source: data, paint: {circle-color: [step, [get, toll], '#111111', 1, "
                "'#222222', 5, '#333333', 10, '#444444', 100, '#555555']}}",
                POINTS_OF_TOLLS, true, "Toll|below 1 (1)|1\u20134 (1)|5\u20139 (2)|10\u201399 (1)");
}

static void a_step_on_fractions_says_from_and_to(void **state)
{
    (void) state;
    check_words("- {id: toll, type: circle, source: data, paint: {circle-color: [step, [get, toll], '#111111', 0.5, "
                "'#222222', 5.25, '#333333']}}",
                POINTS_OF_TOLLS, false, "Toll|below 0.5|0.5 to 5.25|5.25 and more");
}

static void a_class_of_one_whole_number_is_that_number(void **state)
{
    (void) state;
    check_words("- {id: toll, type: circle, source: data, paint: {circle-color: [step, [get, toll], '#111111', 3, "
                "'#222222', 4, '#333333']}}",
                POINTS_OF_TOLLS, false, "Toll|below 3|3|4 and more");
}

static void sizes_are_three_round_values_up_to_the_largest_in_view(void **state)
{
    (void) state;
    check_words("- {id: toll, type: circle, source: data, metadata: {'corridor:legend': {title: Attacks, sizes: "
                "People killed}}, paint: {circle-radius: ['*', 2, [sqrt, [get, toll]]]}}",
                POINTS_OF_TOLLS, true, "People killed|2|10|50");
}

static void only_layers_that_were_drawn_are_listed(void **state)
{
    (void) state;
    check_words("[{id: dams, type: circle, source: data, filter: ['==', [get, kind], dam]},"
                " {id: mines, type: circle, source: data, filter: ['==', [get, kind], mine]},"
                " {id: none, type: circle, source: data, filter: ['==', [get, kind], nothing]},"
                " {id: port-towns, type: circle, source: data, filter: ['==', [get, kind], port]}]",
                POINTS_OF_KINDS, false, "Port towns|Mines");
}

static void once_a_layer_has_a_wish_the_silent_ones_are_not_listed(void **state)
{
    (void) state;
    check_words("[{id: ports, type: circle, source: data, filter: ['==', [get, kind], port]},"
                " {id: mines, type: circle, source: data, filter: ['==', [get, kind], mine], metadata: "
                "{'corridor:legend': {title: Mine}}},"
                " {id: towers, type: circle, source: data, filter: ['==', [get, kind], tower], metadata: "
                "{'corridor:legend': false}}]",
                POINTS_OF_KINDS, false, "Mine");
}

static void names_alone_have_no_sample_and_no_row(void **state)
{
    (void) state;
    check_words("[{id: names, type: symbol, source: data, layout: {text-field: [get, kind]}},"
                " {id: ports, type: circle, source: data, filter: ['==', [get, kind], port]}]",
                POINTS_OF_KINDS, false, "Ports");
}

static void a_map_without_features_has_no_legend(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p, "- {id: sites, type: circle, source: data}", "[]");
    furnish(p);
    assert_null(group_of(p, "legend"));
    assert_true(cor_rect_is_empty(obstacle_of(p, "legend")));
    free_page(p);
}

static void a_legend_switched_off_is_not_drawn(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.furniture.legend.on = false;
    draw_layers(p, "- {id: sites, type: circle, source: data}", POINTS_OF_KINDS);
    furnish(p);
    assert_null(group_of(p, "legend"));
    free_page(p);
}

static void the_document_may_head_the_legend(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->furnishing.legend_title = "What is shown";
    draw_layers(p, "- {id: sites, type: circle, source: data}", POINTS_OF_KINDS);
    furnish(p);
    assert_string_equal(words_of(p, "legend"), "What is shown|Sites");
    free_page(p);
}

/* The radii of all circles in the legend, in points, "|" between them. */
static const char *radii_of(const page *p)
{
    const cor_group *legend = group_of(p, "legend");
    const char *text = "";
    for (size_t i = 0; legend && i < legend->n_items; i++)
        if (legend->items[i].kind == COR_ITEM_CIRCLES)
            text = cor_arena_format(p->arena, "%s%s%.2f", text, *text ? "|" : "",
                                    legend->items[i].circles.kinds[0].radius);
    return text;
}

static void samples_are_as_large_as_on_the_map(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p,
                "- {id: sites, type: circle, source: data, paint: {circle-radius: "
                "[match, [get, kind], port, 8, mine, 4, 2]}}",
                "[{x: 300, y: 200, kind: port}, {x: 320, y: 240, kind: mine}]");
    furnish(p);
    assert_string_equal(radii_of(p), "6.00|3.00"); /* 8 px and 4 px */
    free_page(p);

    p = new_page(794, 539);
    draw_layers(p,
                "- {id: toll, type: circle, source: data, paint: {circle-radius: ['*', 0.5, [get, toll]], "
                "circle-opacity: 0.5}}",
                "[{x: 300, y: 200, toll: 64}]");
    furnish(p);
    assert_string_equal(radii_of(p), "18.75|3.75|0.75"); /* half a px for each of 50, 10, 2: the largest lies lowest */
    free_page(p);
}

static void a_match_on_a_number_as_text_is_listed(void **state)
{
    (void) state;
    check_words(
        "- {id: sites, type: circle, source: data, metadata: {'corridor:legend': {labels: {1: State, 3: Gang}}},"
        " paint: {circle-color: [match, [to-string, [get, who]], '1', '#111111', '3', '#222222', '#444444']}}",
        "[{x: 300, y: 200, who: 1}, {x: 320, y: 240, who: 3}, {x: 340, y: 200, who: 3}]", true,
        "Sites|State (1)|Gang (2)");
}

static void kinds_are_shown_in_one_size(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p,
                "- {id: sites, type: circle, source: data, paint: {circle-color: [match, [get, kind], port, '#111111',"
                " '#222222'], circle-radius: [get, toll], circle-opacity: 0.5}}",
                "[{x: 300, y: 200, kind: port, toll: 40}, {x: 320, y: 240, kind: mine, toll: 1}]");
    furnish(p);
    assert_string_equal(radii_of(p), "7.50|7.50|15.00|7.50|1.50"); /* kinds as 10, then 20, 10, 2; 0.75 pt each */
    free_page(p);
}

static void sizes_all_look_like_the_largest(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p,
                "- {id: sites, type: circle, source: data, paint: {circle-color: [match, [get, kind], coal, '#110000',"
                " '#220000'], circle-radius: [get, toll]}}",
                "[{x: 300, y: 200, kind: coal, toll: 40}, {x: 320, y: 240, kind: wind, toll: 2}]");
    furnish(p);
    const cor_group *legend = group_of(p, "legend");
    size_t n = 0;
    for (size_t i = 0; i < legend->n_items; i++) {
        if (legend->items[i].kind != COR_ITEM_CIRCLES || n++ < 2) continue; /* the kinds */
        assert_true(fabs(legend->items[i].circles.kinds[0].fill.r * 255 - 0x11) < 0.5);
    }
    assert_int_equal(n, 5);
    free_page(p);
}

static void classes_without_a_heading_stand_apart_from_what_is_above(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p,
                "[{id: b, type: circle, source: data, metadata: {'corridor:legend': {title: '', order: 1}}, paint: "
                "{circle-color: [match, [get, kind], port, '#111111', mine, '#222222', '#333333']}},"
                " {id: a, type: circle, source: data, metadata: {'corridor:legend': {title: A}}, paint: {circle-color: "
                "[match, [get, kind], port, '#111111', '#222222']}}]",
                POINTS_OF_KINDS);
    furnish(p);
    assert_string_equal(words_of(p, "legend"), "A|Port|Other|Port|Mine|Other");
    const cor_group *legend = group_of(p, "legend");
    double tops[6];
    size_t n = 0;
    for (size_t i = 0; i < legend->n_items; i++)
        if (legend->items[i].kind == COR_ITEM_TEXT && n < 6) tops[n++] = legend->items[i].text.y;
    assert_int_equal(n, 6);
    assert_true(tops[3] - tops[2] > tops[2] - tops[1] + 1);
    assert_true(fabs((tops[4] - tops[3]) - (tops[2] - tops[1])) < 1e-6);
    free_page(p);
}

static void a_size_chosen_by_kind_leaves_the_kinds_alone(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p,
                "- {id: sites, type: circle, source: data, paint: {circle-color: [match, [get, n], 1, '#111111', 2,"
                " '#222222', '#333333'], circle-radius: [match, [get, n], 1, 4, 2, 8, 2]}}",
                "[{x: 300, y: 200, n: 1}, {x: 320, y: 240, n: 2}]");
    furnish(p);
    assert_string_equal(words_of(p, "legend"), "Sites|1|2");
    assert_string_equal(radii_of(p), "3.00|6.00");
    free_page(p);
}

static void samples_keep_the_cells_of_a_drawn_row(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p,
                "- {id: sites, type: circle, source: data, paint: {circle-color: [match, [get, kind], port, '#111111',"
                " '#222222'], circle-radius: [case, ['==', [get, big], true], 12, 4]}}",
                "[{x: 300, y: 200, kind: mine, big: false}, {x: 320, y: 240, kind: port, big: true}]");
    furnish(p);
    assert_string_equal(radii_of(p), "9.00|3.00");
    assert_string_equal(remarks_but_of_others(p), "");
    free_page(p);
}

static void layers_named_in_with_lie_below_the_sample(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p,
                "[{id: rim, type: circle, source: data, metadata: {'corridor:legend': false}, paint: {circle-radius: "
                "8}},"
                " {id: dot, type: circle, source: data, metadata: {'corridor:legend': {title: Site, with: [rim]}}, "
                "paint: {circle-radius: 4}}]",
                POINTS_OF_KINDS);
    furnish(p);
    assert_string_equal(words_of(p, "legend"), "Site");
    assert_string_equal(radii_of(p), "6.00|3.00");
    free_page(p);
}

static void circles_of_several_sizes_stand_on_one_line(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p,
                "- {id: toll, type: circle, source: data, paint: {circle-radius: ['*', 0.5, [get, toll]], "
                "circle-opacity: 0.5}}",
                "[{x: 300, y: 200, toll: 64}]");
    furnish(p);
    const cor_group *legend = group_of(p, "legend");
    double ground = NAN, above = INFINITY;
    for (size_t i = 0; i < legend->n_items; i++) {
        const cor_item *item = &legend->items[i];
        if (item->kind == COR_ITEM_CIRCLES) {
            double bottom = item->circles.at[0].y + item->circles.kinds[0].radius;
            assert_true(isnan(ground) || fabs(bottom - ground) < 1e-6);
            ground = bottom;
        }
        if (item->kind == COR_ITEM_TEXT && item->text.y > 0 && strchr("125", item->text.run->spec.text[0])) {
            assert_true(item->text.y + item->text.run->height <= above + 1e-6); /* the words keep apart */
            above = item->text.y;
        }
    }
    assert_false(isnan(ground) || isinf(above)); /* there are circles and words */
    free_page(p);
}

static void an_interpolated_colour_is_a_ramp_with_round_ticks(void **state)
{
    (void) state;
    check_words("- {id: density, type: circle, source: data, metadata: {'corridor:legend': {title: Per cent}}, paint: "
                "{circle-color: [interpolate, [linear], [get, v], 0, white, 50, yellow, 100, red, 1000, black]}}",
                "[{x: 300, y: 200, v: 3}, {x: 310, y: 200, v: 88}]", true, "Per cent|0|50|100");
}

static void a_heatmap_is_a_ramp_from_few_to_many(void **state)
{
    (void) state;
    check_words("- {id: heat, type: heatmap, source: data}", POINTS_OF_KINDS, false, "Heat|few|many");
}

static void classes_stay_together_in_one_column(void **state)
{
    (void) state;
    page *p = new_page(1200, 300);
    p->map.furniture.legend.at = COR_AT_TOP_LEFT;
    draw_layers(p,
                "[{id: a, type: circle, source: data}, {id: b, type: circle, source: data},"
                " {id: c, type: circle, source: data}, {id: d, type: circle, source: data},"
                " {id: e, type: circle, source: data}, {id: f, type: circle, source: data},"
                " {id: sites, type: circle, source: data, paint: {circle-color: [match, [get, kind], port, '#111111',"
                " mine, '#222222', quarry, '#333333', tower, '#444444', '#555555']}}]",
                POINTS_OF_KINDS);
    p->scene->frame.y1 = p->scene->frame.y0 + 125; /* so low that one column does not do */
    furnish(p);
    const cor_group *legend = group_of(p, "legend");
    double sites = NAN, columns = 0;
    for (size_t i = 0; i < legend->n_items; i++) {
        if (legend->items[i].kind != COR_ITEM_TEXT) continue;
        const cor_text_item *t = &legend->items[i].text;
        if (!strcmp(t->run->spec.text, "Port")) sites = t->x;
        if (!strcmp(t->run->spec.text, "Tower")) assert_float_equal(t->x, sites, 1e-6);
        columns += !strcmp(t->run->spec.text, "A") && t->x > sites;
    }
    assert_true(columns == 1);
    free_page(p);
}

static void layers_stand_in_their_order_and_groups(void **state)
{
    (void) state;
    check_words(
        "[{id: a, type: circle, source: data, metadata: {'corridor:legend': {label: A, group: Roads}}},"
        " {id: b, type: circle, source: data, metadata: {'corridor:legend': {label: B, order: 2}}},"
        " {id: c, type: circle, source: data, metadata: {'corridor:legend': {label: C, hide: true}}},"
        " {id: d, type: circle, source: data, metadata: {'corridor:legend': {label: D, order: -1, group: Roads}}},"
        " {id: e, type: circle, source: data, metadata: {'corridor:legend': {label: E}}}]",
        POINTS_OF_KINDS, false, "Roads|D|A|E|B");
}

static void circles_too_small_to_nest_stand_one_below_the_other(void **state)
{
    (void) state;
    check_words(
        "- {id: dots, type: circle, source: data, paint: {circle-radius: [interpolate, [linear], [get, toll], 0, "
        "1, 100, 4]}}",
        POINTS_OF_TOLLS, false, "Dots|2|10|50");
}

static void circles_that_hide_one_another_stand_one_below_the_other(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p, "- {id: toll, type: circle, source: data, paint: {circle-radius: ['*', 0.5, [get, toll]]}}",
                "[{x: 300, y: 200, toll: 64}]");
    furnish(p);
    assert_string_equal(radii_of(p), "0.75|3.75|18.75"); /* else the largest comes first, and lies below the others */
    free_page(p);
}

/* So many layers that a legend has no place on a map this small. */
static const char *many_layers(page *p, int n)
{
    const char *layers = "";
    for (int i = 0; i < n; i++)
        layers = cor_arena_format(p->arena, "%s- {id: some-layer-%d, type: circle, source: data}\n", layers, i);
    return layers;
}

/* Incidents all over the page. */
static const char *everywhere(page *p)
{
    const char *features = "";
    for (int i = 0; i < 900; i++)
        features = cor_arena_format(p->arena, "%s{x: %d, y: %d},", features, 10 + i % 30 * 20, 10 + i / 30 * 20);
    return cor_arena_format(p->arena, "[%s]", features);
}

static void a_legend_that_would_hide_incidents_asks_for_a_strip(void **state)
{
    (void) state;
    double strip = 0;
    page *p = new_page(500, 500);
    draw_layers(p, many_layers(p, 6), everywhere(p));
    p->furnishing.ret_strip = &strip;
    furnish(p);
    assert_true(strip > 20 && strip < 130);
    assert_null(group_of(p, "legend"));
    assert_string_equal(remarks_of(p), "");
    p->map.furniture.legend.at = COR_AT_TOP_LEFT; /* its place was stated: it hides what it hides */
    strip = 0;
    furnish(p);
    assert_true(strip == 0 && group_of(p, "legend"));
    free_page(p);
}

static void a_legend_below_the_map_asks_for_its_strip(void **state)
{
    (void) state;
    double strip = 0;
    page *p = new_page(500, 500);
    p->map.furniture.legend.at = COR_AT_BELOW;
    draw_layers(p, many_layers(p, 2), "[{x: 100, y: 130}]");
    p->furnishing.ret_strip = &strip;
    furnish(p);
    assert_true(strip > 0 && !group_of(p, "legend"));
    free_page(p);
}

static void a_legend_in_its_strip_lies_below_the_frame(void **state)
{
    (void) state;
    page *p = new_page(300, 400);
    draw_layers(p, many_layers(p, 12), "[{x: 100, y: 200}]");
    p->scene->frame.y1 = 260;
    p->furnishing.strip = 100;
    furnish(p);
    const cor_group *legend = group_of(p, "legend");
    assert_non_null(legend);
    for (size_t i = 0; i < legend->n_items; i++)
        if (legend->items[i].kind == COR_ITEM_TEXT) assert_true(legend->items[i].text.y > 260);
    free_page(p);
}

static void a_legend_larger_than_the_map_is_left_out_aloud(void **state)
{
    (void) state;
    double strip = 0;
    page *p = new_page(200, 200);
    draw_layers(p, many_layers(p, 30), "[{x: 100, y: 130}]");
    p->furnishing.ret_strip = &strip;
    furnish(p);
    assert_true(strip == 0 && !group_of(p, "legend"));
    assert_non_null(strstr(remarks_of(p), "the legend is left out"));
    assert_non_null(strstr(remarks_of(p), "mm higher has room for it below the map"));
    free_page(p);
}

static void every_sample_and_word_lies_in_the_panel(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p, "- {id: toll, type: circle, source: data, paint: {circle-radius: ['*', 4, [sqrt, [get, toll]]]}}",
                "[{x: 300, y: 200, toll: 100}]");
    furnish(p);
    cor_rect panel = obstacle_of(p, "legend");
    const cor_group *legend = group_of(p, "legend");
    assert_true(cor_rect_covers(p->scene->frame, panel));
    for (size_t i = 0; i < legend->n_items; i++) {
        const cor_item *item = &legend->items[i];
        if (item->kind == COR_ITEM_CIRCLES) {
            cor_point c = item->circles.at[0];
            double r = item->circles.kinds[0].radius;
            assert_true(cor_rect_covers(panel, (cor_rect){c.x - r, c.y - r, c.x + r, c.y + r}));
        }
        if (item->kind == COR_ITEM_TEXT) {
            const cor_text_item *t = &item->text;
            assert_true(cor_rect_covers(panel, (cor_rect){t->x, t->y, t->x + t->run->width, t->y + t->run->height}));
        }
    }
    free_page(p);
}

static void a_legend_too_large_for_the_map_is_left_out_and_said(void **state)
{
    (void) state;
    page *p = new_page(90, 90);
    draw_layers(p,
                "- {id: sites, type: circle, source: data, paint: {circle-color: [match, [get, kind], port, "
                "'#111111', dam, '#222222', mine, '#333333', tower, '#555555', '#444444']}}",
                "[{x: 40, y: 45, kind: port}, {x: 45, y: 45, kind: mine}, {x: 50, y: 45, kind: tower}, {x: 50, y: 50, "
                "kind: quarry}, {x: 50, y: 55, kind: dam}]");
    furnish(p);
    assert_null(group_of(p, "legend"));
    assert_true(cor_rect_is_empty(obstacle_of(p, "legend")));
    assert_non_null(strstr(remarks_of(p), "the legend is left out"));
    free_page(p);
}

static void auto_takes_an_empty_corner_and_a_stated_place_is_kept(void **state)
{
    (void) state;
    static const struct {
        cor_at at;
        bool left, top;
    } places[] = {{COR_AT_TOP_LEFT, true, true},
                  {COR_AT_TOP_RIGHT, false, true},
                  {COR_AT_BOTTOM_LEFT, true, false},
                  {COR_AT_BOTTOM_RIGHT, false, false},
                  {COR_AT_AUTO, false, true}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        page *p = new_page(794, 539);
        p->map.furniture.legend.at = places[i].at;
        p->map.furniture.scale_bar.on = false;
        /* The top left corner is taken, so that auto goes to the next: the top right. */
        draw_layers(p, "- {id: sites, type: circle, source: data}", "[{x: 40, y: 58}, {x: 50, y: 58}]");
        furnish(p);
        cor_point at = cor_rect_center(obstacle_of(p, "legend")), middle = cor_rect_center(p->scene->frame);
        assert_int_equal(at.x < middle.x, places[i].left);
        assert_int_equal(at.y < middle.y, places[i].top);
        free_page(p);
    }
}

static void labels_keep_off_the_furniture(void **state)
{
    (void) state;
    size_t n;
    page *p = new_page(794, 539);
    p->map.furniture.legend.at = COR_AT_TOP_LEFT;
    draw_layers(p,
                "[{id: sites, type: circle, source: data}, {id: names, type: symbol, source: data, layout: "
                "{text-field: [get, name], text-size: 12}}]",
                "[{x: 40, y: 58, name: Hidden}, {x: 400, y: 300, name: Shown}]");
    furnish(p);
    assert_int_equal(cor_place(p->scene, NULL), COR_OK);
    const cor_label *labels = cor_scene_labels(p->scene, &n);
    assert_int_equal(n, 2);
    assert_true(cor_rect_contains(obstacle_of(p, "legend"), 40, 58));
    assert_int_equal(labels[0].chosen, -1);
    assert_string_equal(labels[0].blocked_by, "legend");
    assert_true(labels[1].chosen >= 0);
    free_page(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_lists_the_classes_in_view_and_other_last),
        cmocka_unit_test(counts_are_those_of_the_view),
        cmocka_unit_test(without_rows_that_fall_into_it_there_is_no_other),
        cmocka_unit_test(a_list_of_labels_is_one_class_named_by_those_in_view),
        cmocka_unit_test(metadata_gives_title_and_words),
        cmocka_unit_test(a_value_labelled_false_is_left_out),
        cmocka_unit_test(a_case_of_equal_values_is_listed),
        cmocka_unit_test(a_step_on_whole_numbers_is_ranges_without_overlap),
        cmocka_unit_test(a_step_on_fractions_says_from_and_to),
        cmocka_unit_test(a_class_of_one_whole_number_is_that_number),
        cmocka_unit_test(sizes_are_three_round_values_up_to_the_largest_in_view),
        cmocka_unit_test(only_layers_that_were_drawn_are_listed),
        cmocka_unit_test(once_a_layer_has_a_wish_the_silent_ones_are_not_listed),
        cmocka_unit_test(names_alone_have_no_sample_and_no_row),
        cmocka_unit_test(a_map_without_features_has_no_legend),
        cmocka_unit_test(a_legend_switched_off_is_not_drawn),
        cmocka_unit_test(the_document_may_head_the_legend),
        cmocka_unit_test(samples_are_as_large_as_on_the_map),
        cmocka_unit_test(a_match_on_a_number_as_text_is_listed),
        cmocka_unit_test(kinds_are_shown_in_one_size),
        cmocka_unit_test(sizes_all_look_like_the_largest),
        cmocka_unit_test(classes_without_a_heading_stand_apart_from_what_is_above),
        cmocka_unit_test(a_size_chosen_by_kind_leaves_the_kinds_alone),
        cmocka_unit_test(samples_keep_the_cells_of_a_drawn_row),
        cmocka_unit_test(layers_named_in_with_lie_below_the_sample),
        cmocka_unit_test(circles_of_several_sizes_stand_on_one_line),
        cmocka_unit_test(an_interpolated_colour_is_a_ramp_with_round_ticks),
        cmocka_unit_test(a_heatmap_is_a_ramp_from_few_to_many),
        cmocka_unit_test(classes_stay_together_in_one_column),
        cmocka_unit_test(layers_stand_in_their_order_and_groups),
        cmocka_unit_test(circles_too_small_to_nest_stand_one_below_the_other),
        cmocka_unit_test(circles_that_hide_one_another_stand_one_below_the_other),
        cmocka_unit_test(a_legend_that_would_hide_incidents_asks_for_a_strip),
        cmocka_unit_test(a_legend_below_the_map_asks_for_its_strip),
        cmocka_unit_test(a_legend_in_its_strip_lies_below_the_frame),
        cmocka_unit_test(a_legend_larger_than_the_map_is_left_out_aloud),
        cmocka_unit_test(every_sample_and_word_lies_in_the_panel),
        cmocka_unit_test(a_legend_too_large_for_the_map_is_left_out_and_said),
        cmocka_unit_test(auto_takes_an_empty_corner_and_a_stated_place_is_kept),
        cmocka_unit_test(labels_keep_off_the_furniture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
