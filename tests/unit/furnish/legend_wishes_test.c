/* What a map document wants of its legend: entries left out, put first, called otherwise; columns; no more than its
 * share of the map. */
#include <math.h>
#include <stdio.h>

#include "page.h"
#include "support/cmocka_all.h"

#define FEATURES                                                                                                       \
    "[{x: 300, y: 200, kind: port}, {x: 310, y: 220, kind: port}, {x: 320, y: 240, kind: mine},"                       \
    " {x: 330, y: 260, kind: quarry}]"

/* A layer of classes, a group of two layers, and a layer alone: "Sites|Port|Mine|Other|Roads|Main|Track|Rivers". */
#define LAYERS                                                                                                         \
    "[{id: river, type: circle, source: data, metadata: {'corridor:legend': {title: Rivers, order: 3}}},"              \
    " {id: main, type: circle, source: data, metadata: {'corridor:legend': {title: Main, group: Roads, order: 1}}},"   \
    " {id: track, type: circle, source: data, metadata: {'corridor:legend': {title: Track, group: Roads, order: 2}}}," \
    " {id: gone, type: circle, source: data, filter: false, metadata: {'corridor:legend': {title: Tunnels}}},"         \
    " {id: sites, type: circle, source: data, metadata: {'corridor:legend': {title: Sites}}, paint: {circle-color: "   \
    "[match, [get, kind], port, '#111111', mine, '#333333', '#444444']}}]"

typedef struct {
    const char *omit[4], *order[4];
    cor_new_name rename[3];
} wishes;

static const cor_node somewhere = {
    .file = "map.yaml", .line = 3, .column = 5, .kind = COR_NODE_STRING, .text = "somewhere"};

static page *page_wishing(const wishes *w)
{
    page *p = new_page(794, 539);
    cor_legend_furniture *legend = &p->map.furniture.legend;
    legend->omit = (cor_map_names){w->omit, &somewhere};
    if (w->order[0]) legend->order = (cor_map_names){w->order, &somewhere};
    legend->rename = w->rename;
    while (legend->n_rename < 3 && w->rename[legend->n_rename].from)
        legend->n_rename++;
    draw_layers(p, LAYERS, FEATURES);
    return p;
}

static void check_words(const wishes *w, const char *expected)
{
    page *p = page_wishing(w);
    furnish(p);
    assert_string_equal(words_of(p, "legend"), expected);
    free_page(p);
}

static void nothing_is_left_out_unasked(void **state)
{
    (void) state;
    check_words(&(wishes){.omit = {NULL}}, "Sites|Port|Mine|Other|Roads|Main|Track|Rivers");
}

static void a_layer_is_left_out_by_its_id(void **state)
{
    (void) state;
    check_words(&(wishes){.omit = {"river", "main"}}, "Sites|Port|Mine|Other|Roads|Track");
    check_words(&(wishes){.omit = {"sites"}}, "Roads|Main|Track|Rivers");
}

static void an_entry_is_left_out_by_its_words(void **state)
{
    (void) state;
    check_words(&(wishes){.omit = {"Mine", "Rivers"}}, "Sites|Port|Other|Roads|Main|Track");
}

static void a_heading_takes_with_it_what_is_below(void **state)
{
    (void) state;
    check_words(&(wishes){.omit = {"Roads"}}, "Sites|Port|Mine|Other|Rivers");
    check_words(&(wishes){.omit = {"Sites"}}, "Roads|Main|Track|Rivers");
}

static void a_heading_of_nothing_is_left_out(void **state)
{
    (void) state;
    check_words(&(wishes){.omit = {"Main", "track"}}, "Sites|Port|Mine|Other|Rivers");
    check_words(&(wishes){.omit = {"Port", "Mine", "Other"}}, "Roads|Main|Track|Rivers");
}

static void what_is_omitted_altogether_leaves_no_legend(void **state)
{
    (void) state;
    page *p = page_wishing(&(wishes){.omit = {"Roads", "Rivers", "Sites"}});
    p->furnishing.legend_title = "Signs";
    furnish(p);
    assert_null(group_of(p, "legend"));
    assert_string_equal(remarks_but_of_others(p), ""); /* it is the author's word */
    free_page(p);
}

static void what_is_named_comes_first_in_its_order(void **state)
{
    (void) state;
    check_words(&(wishes){.order = {"Rivers", "Roads"}}, "Rivers|Roads|Main|Track|Sites|Port|Mine|Other");
    check_words(&(wishes){.order = {"river", "track"}}, "Rivers|Roads|Track|Main|Sites|Port|Mine|Other");
}

static void entries_are_ordered_below_their_heading(void **state)
{
    (void) state;
    check_words(&(wishes){.order = {"Other", "Track", "Mine"}}, "Sites|Other|Mine|Port|Roads|Track|Main|Rivers");
}

static void entries_and_headings_are_called_otherwise(void **state)
{
    (void) state;
    check_words(
        &(wishes){.rename = {{"Port", "Deep-sea port", NULL}, {"Roads", "Ways", NULL}, {"river", "Water", NULL}}},
        "Sites|Deep-sea port|Mine|Other|Ways|Main|Track|Water");
    check_words(&(wishes){.rename = {{"sites", "Where", NULL}}}, "Where|Port|Mine|Other|Roads|Main|Track|Rivers");
}

static void what_is_called_otherwise_goes_by_both_names(void **state)
{
    (void) state;
    check_words(
        &(wishes){.omit = {"Quay"}, .order = {"Water"}, .rename = {{"Port", "Quay", NULL}, {"Rivers", "Water", NULL}}},
        "Water|Sites|Mine|Other|Roads|Main|Track");
    check_words(
        &(wishes){.omit = {"Port"}, .order = {"Rivers"}, .rename = {{"Port", "Quay", NULL}, {"Rivers", "Water", NULL}}},
        "Water|Sites|Mine|Other|Roads|Main|Track");
}

static void counts_stay_those_of_what_is_drawn(void **state)
{
    (void) state;
    page *p = page_wishing(&(wishes){.omit = {"Mine", "Roads", "Rivers"}, .rename = {{"Port", "Quay", NULL}}});
    p->map.furniture.legend.counts = true;
    furnish(p);
    assert_string_equal(words_of(p, "legend"), "Sites|Quay (2)|Other (1)");
    free_page(p);
}

static const char *refusal_of(const wishes *w)
{
    static char message[600];
    page *p = page_wishing(w);
    cor_error err = {0};
    assert_int_equal(cor_furnish(&p->furnishing, &err), COR_BAD_DOCUMENT);
    snprintf(message, sizeof message, "%d:%d: %s", err.line, err.column, err.message);
    free_page(p);
    return message;
}

static void a_name_that_there_is_not_is_an_error_with_the_nearest(void **state)
{
    (void) state;
    assert_string_equal(refusal_of(&(wishes){.omit = {"Rivrs"}}),
                        "3:5: no layer and nothing in the legend is called \"Rivrs\"; did you mean \"Rivers\"?");
    assert_string_equal(refusal_of(&(wishes){.order = {"gonne"}}),
                        "3:5: no layer and nothing in the legend is called \"gonne\"; did you mean \"gone\"?");
    assert_string_equal(refusal_of(&(wishes){.rename = {{"Railways", "Rail", &somewhere}}}),
                        "3:5: no layer and nothing in the legend is called \"Railways\"");
}

static void what_is_not_on_this_page_may_be_named(void **state)
{
    (void) state;
    check_words(&(wishes){.omit = {"Tunnels", "gone"}}, "Sites|Port|Mine|Other|Roads|Main|Track|Rivers");
    page *p = page_wishing(&(wishes){.omit = {"Quarry"}}); /* of another page */
    p->map.atlas.kind = COR_ATLAS_GRID;
    furnish(p);
    free_page(p);
}

/* How wide the legend's box is, in units of how high. */
static double shape_of(double columns)
{
    page *p = page_wishing(&(wishes){.omit = {NULL}});
    p->map.furniture.legend.columns = columns;
    furnish(p);
    cor_rect box = obstacle_of(p, "legend");
    assert_false(cor_rect_is_empty(box));
    double shape = cor_rect_width(box) / cor_rect_height(box);
    free_page(p);
    return shape;
}

static void it_has_as_many_columns_as_are_asked_for(void **state)
{
    (void) state;
    assert_true(shape_of(2) > 1.4 * shape_of(1));
    assert_true(shape_of(3) > 1.4 * shape_of(2));
}

typedef struct {
    double share;  /* of the frame that the legend covers; 0: there is none on it */
    double sample; /* points: how wide the ground of white dots is in it, which is as wide as a line */
} extent;

/* Of a legend of N layers on a page of 300 × 300 points. */
static extent extent_of(size_t n, cor_at at, double *ret_strip)
{
    page *p = new_page(300, 300);
    const char *layers = "";
    extent found = {0};
    for (size_t i = 0; i < n; i++)
        layers = cor_arena_format(
            p->arena, "%s- {id: dot-%zu, type: circle, source: data, paint: {circle-color: white, circle-radius: 2}}\n",
            layers, i);
    draw_layers(p, layers, "[{x: 100, y: 130}]");
    p->map.furniture.legend.at = at;
    p->furnishing.ret_strip = ret_strip;
    furnish(p);
    cor_rect box = obstacle_of(p, "legend"), frame = p->scene->frame;
    const cor_group *legend = group_of(p, "legend");
    for (size_t i = 0; legend && i < legend->n_items; i++)
        if (legend->items[i].kind == COR_ITEM_FILL)
            found.sample = cor_rect_width(cor_path_bounds(legend->items[i].fill.paths));
    if (legend)
        found.share = cor_rect_width(box) * cor_rect_height(box) / (cor_rect_width(frame) * cor_rect_height(frame));
    free_page(p);
    return found;
}

static void it_takes_a_fifth_of_the_map_with_shorter_samples_or_goes_below(void **state)
{
    (void) state;
    double longest = extent_of(1, COR_AT_AUTO, NULL).sample;
    bool shorter = false, below = false;
    for (size_t n = 1; n < 40; n++) {
        double strip = 0;
        extent found = extent_of(n, COR_AT_AUTO, &strip);
        assert_true(found.share <= 0.2);
        assert_true((found.share > 0) != (strip > 0));
        if (found.share > 0 && found.sample < 0.7 * longest) {
            assert_true(found.share > 0.15 && !below); /* it is no shorter than it must be */
            shorter = true;
        }
        below = below || strip > 0;
    }
    assert_true(longest > 0 && shorter && below);
}

static void where_there_is_no_strip_it_grows(void **state)
{
    (void) state;
    double largest = 0;
    for (size_t n = 1; n < 40; n++)
        largest = fmax(largest, extent_of(n, COR_AT_TOP_LEFT, NULL).share);
    assert_true(largest > 0.2 && largest <= 0.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_left_out_unasked),
        cmocka_unit_test(a_layer_is_left_out_by_its_id),
        cmocka_unit_test(an_entry_is_left_out_by_its_words),
        cmocka_unit_test(a_heading_takes_with_it_what_is_below),
        cmocka_unit_test(a_heading_of_nothing_is_left_out),
        cmocka_unit_test(what_is_omitted_altogether_leaves_no_legend),
        cmocka_unit_test(what_is_named_comes_first_in_its_order),
        cmocka_unit_test(entries_are_ordered_below_their_heading),
        cmocka_unit_test(entries_and_headings_are_called_otherwise),
        cmocka_unit_test(what_is_called_otherwise_goes_by_both_names),
        cmocka_unit_test(counts_stay_those_of_what_is_drawn),
        cmocka_unit_test(a_name_that_there_is_not_is_an_error_with_the_nearest),
        cmocka_unit_test(what_is_not_on_this_page_may_be_named),
        cmocka_unit_test(it_has_as_many_columns_as_are_asked_for),
        cmocka_unit_test(it_takes_a_fifth_of_the_map_with_shorter_samples_or_goes_below),
        cmocka_unit_test(where_there_is_no_strip_it_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
