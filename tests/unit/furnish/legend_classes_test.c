/* The classes of a legend are what the drawn features look like, named by the style's own expressions. */
#include <glib.h>

#include "page.h"
#include "support/cmocka_all.h"

/* Six incidents: the second has no actor, that of the third is null, the number of dead of the fifth is
 * not known. */
#define INCIDENTS                                                                                                      \
    "[{x: 300, y: 200, killed: 2, pop: 10, kind: Bomb, open: true, actor: A, icon: port},"                             \
    " {x: 310, y: 220, killed: 25, pop: 50, kind: bomb, open: false, icon: port},"                                     \
    " {x: 320, y: 240, killed: 7, pop: 7, kind: mine, open: true, actor: null, icon: site-airport},"                   \
    " {x: 330, y: 260, killed: 40, pop: 400, kind: raid, open: true, actor: B, icon: site-port},"                      \
    " {x: 340, y: 280, pop: 5, kind: raid, open: false, actor: A, icon: site-port},"                                   \
    " {x: 350, y: 300, killed: 7, pop: 14, kind: arson, open: true, actor: C, icon: site-port}]"

static page *legend_of(const char *layer, const char *features)
{
    page *p = new_page(794, 539);
    p->map.furniture.legend.counts = true;
    draw_layers(p, layer, features);
    furnish(p);
    return p;
}

static const char *circles(page **ret_page, const char *paint)
{
    char *layer = g_strdup_printf("- {id: marks, type: circle, source: data, paint: {%s}}", paint);
    *ret_page = legend_of(layer, INCIDENTS);
    g_free(layer);
    return words_of(*ret_page, "legend");
}

/* Circles of PAINT are explained by WORDS, and nothing is said but which values are "Other". */
static void check_words(const char *paint, const char *words)
{
    page *p;
    const char *found = circles(&p, paint);
    assert_string_equal(found, words);
    assert_string_equal(remarks_but_of_others(p), "");
    free_page(p);
}

/* Circles of PAINT are explained by WORDS, and one remark says REMARK. */
static void check_remark(const char *paint, const char *words, const char *remark)
{
    page *p;
    const char *found = circles(&p, paint);
    assert_string_equal(found, words);
    assert_non_null(strstr(remarks_of(p), remark));
    free_page(p);
}

static void comparisons_are_ranges_that_follow_one_another(void **state)
{
    (void) state;
    check_words(
        "circle-color: [case, ['>=', [coalesce, [get, killed], 0], 20], red, ['>', [coalesce, [get, killed], 0], "
        "5], blue, grey]",
        "Marks|20 and more (2)|6\u201319 (2)|below 6 (2)");
}

static void a_field_that_is_there_or_not_is_told(void **state)
{
    (void) state;
    check_words("circle-color: [case, [has, actor], red, blue]", "Marks|Actor (4)|Without actor (2)");
    check_words("circle-color: [case, ['==', [get, actor], null], red, blue]", "Marks|Without actor (2)|Actor (4)");
}

static void truths_and_their_contrary_are_told(void **state)
{
    (void) state;
    check_words("circle-color: [case, [boolean, [get, open], false], red, blue]", "Marks|Open (4)|Not open (2)");
}

static void lists_and_what_is_left_over_are_told(void **state)
{
    (void) state;
    check_words("circle-color: [case, [in, [get, kind], [literal, [raid, mine, siege]]], red, blue]",
                "Marks|Raid, mine (3)|Other (3)");
}

static void conditions_that_belong_together_are_one_name(void **state)
{
    (void) state;
    check_words(
        "circle-color: [case, [all, ['==', [get, kind], raid], ['==', [get, actor], A]], red, [any, ['==', [get, "
        "kind], mine], ['==', [get, kind], raid]], blue, grey]",
        "Marks|Raid and A (1)|Mine or raid (2)|Other (3)");
}

static void a_rate_is_told_by_its_ranges(void **state)
{
    (void) state;
    check_words("circle-color: [step, ['/', [to-number, [get, killed], 0], [get, pop]], grey, 0.3, blue, 0.6, red]",
                "Marks|below 0.3 (3)|0.3 to 0.6 (2)|0.6 and more (1)");
}

static void letters_made_small_are_one_class(void **state)
{
    (void) state;
    check_words("circle-color: [match, [downcase, [get, kind]], bomb, red, raid, blue, grey]",
                "Marks|Bomb (2)|Raid (2)|Other (2)");
}

static void a_decision_within_another_has_both_names(void **state)
{
    (void) state;
    check_words("circle-color: [match, [get, kind], raid, [match, [get, actor], A, red, blue], mine, green, grey]",
                "Marks|Raid, A (1)|Raid (1)|Mine (1)|Other (3)");
    check_words("circle-color: [case, ['==', [get, kind], raid], red, [step, [coalesce, [get, killed], 0], blue, 5, "
                "green]]",
                "Marks|Raid (2)|below 5 (1)|5 and more (3)");
}

static void older_functions_are_told(void **state)
{
    (void) state;
    check_words("circle-color: {property: kind, type: categorical, stops: [[raid, red], [mine, blue]], default: grey}",
                "Marks|Raid (2)|Mine (1)|Other (3)");
    check_words("circle-color: {property: pop, type: interval, stops: [[0, red], [10, blue], [100, green]]}",
                "Marks|below 10 (2)|10\u201399 (3)|100 and more (1)");
}

static void rows_without_a_value_are_told_apart(void **state)
{
    (void) state;
    page *p;
    const char *words = circles(&p, "circle-color: [step, [get, killed], red, 10, blue]");
    assert_string_equal(words, "Marks|below 10 (3)|10 and more (2)|No value (1)");
    free_page(p);
}

static void what_looks_the_same_is_one_entry(void **state)
{
    (void) state;
    check_words("circle-color: [match, [get, kind], raid, red, mine, '#ff0000', blue]",
                "Marks|Raid, mine (3)|Other (3)");
    check_words("circle-color: [match, [get, kind], raid, red, mine, red, red]", "Marks");
}

static void all_that_differs_tells_apart(void **state)
{
    (void) state;
    check_words("circle-color: [match, [get, kind], raid, red, blue], circle-opacity: [case, [get, open], 1, 0.5]",
                "Marks|Raid, open (1)|Raid, not open (1)|Open (3)|Not open (1)");
    check_words("circle-color: red, circle-radius: [match, [get, kind], raid, 4, 8]", "Marks|Raid (2)|Other (4)");
}

static void what_draws_nothing_is_no_entry(void **state)
{
    (void) state;
    check_words("circle-color: [match, [get, kind], raid, red, mine, transparent, blue]", "Marks|Raid (2)|Other (3)");
    page *p;
    assert_string_equal(circles(&p, "circle-opacity: 0"), "");
    free_page(p);
}

static void what_has_no_words_is_left_out_and_said(void **state)
{
    (void) state;
    check_remark("circle-color: [case, ['==', [get, kind], mine], blue, ['>', [get, pop], [get, killed]], red, grey]",
                 "Marks|Mine (1)|No value (1)", "4 of 6 features have no entry in the legend");
    check_remark("circle-color: [to-color, [case, ['==', [get, kind], raid], '#112233', [concat, '#00000', [slice, "
                 "[to-string, [get, killed]], 0, 1]]]]",
                 "Marks|Raid", "have no entry in the legend");
    check_remark("circle-radius: ['/', [get, pop], [get, killed]]", "Marks",
                 "the legend doesn't say what its circle-radius");
}

/* The largest are invisible: they are no measure for the sizes, and nobody misses them. */
static void what_fades_to_nothing_with_another_number_is_said_of_what_is_seen(void **state)
{
    (void) state;
    check_remark("circle-radius: ['*', 2, [sqrt, ['to-number', [get, killed], 0]]], "
                 "circle-opacity: [interpolate, [linear], ['+', [get, killed], 1], 1, 0.4, 10, 0]",
                 "", "3 of 6 features have no entry in the legend");
}

static void an_opacity_by_a_number_leaves_no_entry_for_kinds(void **state)
{
    (void) state;
    check_remark("circle-color: [match, [get, kind], raid, red, blue], circle-opacity: [interpolate, [linear], [get, "
                 "pop], 0, 0.2, 400, 1]",
                 "", "6 of 6 features have no entry in the legend");
}

static void a_ramp_of_a_rate_has_the_ticks_of_the_rate(void **state)
{
    (void) state;
    check_words("circle-color: [interpolate, [linear], ['/', [to-number, [get, killed], 0], [get, pop]], 0, white, 1, "
                "red]",
                "Marks|0|0.5|1");
}

static void rows_beside_a_ramp_have_their_entry(void **state)
{
    (void) state;
    page *p;
    const char *words =
        circles(&p, "circle-color: [interpolate, [linear], [get, killed], 0, white, 50, red], circle-stroke-width: 1");
    assert_string_equal(words, "Marks|0|20|40|No value (1)");
    free_page(p);
}

static void sizes_of_whole_numbers_are_whole(void **state)
{
    (void) state;
    page *p = legend_of("- {id: dead, type: circle, source: data, paint: {circle-radius: ['*', 4, [sqrt, [get, n]]]}}",
                        "[{x: 300, y: 200, n: 1}, {x: 320, y: 240, n: 1}]");
    assert_string_equal(words_of(p, "legend"), "Dead|1");
    free_page(p);
    p = legend_of("- {id: dead, type: circle, source: data, paint: {circle-radius: ['*', 4, [sqrt, [get, n]]]}}",
                  "[{x: 300, y: 200, n: 0.5}, {x: 320, y: 240, n: 1}]");
    assert_string_equal(words_of(p, "legend"), "Dead|0.05|0.2|1");
    free_page(p);
}

static void a_size_without_a_number_has_its_own_entry(void **state)
{
    (void) state;
    check_words("circle-radius: [case, [has, killed], [sqrt, [to-number, [get, killed]]], 3]",
                "Marks|2|10|20|Without killed");
}

static void a_field_that_names_the_icon_names_the_class(void **state)
{
    (void) state;
    page *p = legend_of("- {id: marks, type: symbol, source: data, layout: {icon-image: [concat, '', [get, icon]]}}",
                        "[{x: 300, y: 200, icon: site-port}, {x: 320, y: 240, icon: site-airport},"
                        " {x: 340, y: 240, icon: site-port}]");
    assert_string_equal(words_of(p, "legend"), "Marks|Site-airport (1)|Site-port (2)");
    free_page(p);
}

/* Where the only circle of the legend stands. */
static cor_point sample_of(const page *p)
{
    const cor_group *legend = group_of(p, "legend");
    for (size_t i = 0; i < legend->n_items; i++)
        if (legend->items[i].kind == COR_ITEM_CIRCLES) return legend->items[i].circles.at[0];
    fail_msg("there is no sample");
    return (cor_point){0, 0};
}

static void a_sample_stands_in_its_row_wherever_the_marks_are_moved(void **state)
{
    (void) state;
    page *still, *moved;
    circles(&still, "circle-radius: 6");
    circles(&moved, "circle-radius: 6, circle-translate: [24, 90]");
    assert_float_equal(sample_of(still).x, sample_of(moved).x, 1e-9);
    assert_float_equal(sample_of(still).y, sample_of(moved).y, 1e-9);
    free_page(still);
    free_page(moved);
}

static void values_that_the_style_lacks_are_said(void **state)
{
    (void) state;
    page *p =
        legend_of("- {id: marks, type: circle, source: data, metadata: {'corridor:legend': {labels: {raid: Raid}}},"
                  " paint: {circle-color: [match, [get, kind], raid, red, blue]}}",
                  INCIDENTS);
    assert_string_equal(words_of(p, "legend"), "Marks|Raid (2)|Other (4)");
    assert_non_null(strstr(remarks_of(p),
                           "4 values of 'kind' that the style doesn't name are drawn as \"other\": Bomb, "
                           "bomb, mine, arson"));
    free_page(p);
    check_remark(
        "circle-color: [match, [get, kind], bomb, red, Bomb, red, mine, blue, arson, blue, grey]",
        "Marks|Bomb (2)|Mine, arson (2)|Other (2)",
        "1 value of 'kind' that the style doesn't name is drawn as \"other\": raid; name it in its circle-color");
    p = legend_of("- {id: marks, type: circle, source: data, metadata: {'corridor:legend': {labels: {raid: Raid, '*': "
                  "Any}}}, paint: {circle-color: [match, [get, kind], raid, red, blue]}}",
                  INCIDENTS);
    assert_string_equal(words_of(p, "legend"), "Marks|Raid (2)|Any (4)");
    assert_string_equal(remarks_of(p), "");
    free_page(p);
}

static void what_lies_outside_of_the_study_area_alone_is_no_entry(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    static const cor_point ring[5] = {{290, 190}, {325, 190}, {325, 250}, {290, 250}, {290, 190}};
    p->map.furniture.legend.counts = true;
    draw_layers(p,
                "[{id: marks, type: circle, source: data, paint: {circle-color: [match, [get, kind], raid, red, mine, "
                "green, blue]}}, {id: raids, type: circle, source: data, filter: ['==', [get, kind], raid]}]",
                INCIDENTS);
    p->furnishing.area = cor_path_of(p->arena, ring, 5, true);
    p->furnishing.n_area = 1;
    p->layers[0].masked = p->layers[1].masked = true;
    furnish(p);
    assert_string_equal(words_of(p, "legend"), "Marks|Mine (1)|Other (2)");
    free_page(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparisons_are_ranges_that_follow_one_another),
        cmocka_unit_test(a_field_that_is_there_or_not_is_told),
        cmocka_unit_test(truths_and_their_contrary_are_told),
        cmocka_unit_test(lists_and_what_is_left_over_are_told),
        cmocka_unit_test(conditions_that_belong_together_are_one_name),
        cmocka_unit_test(a_rate_is_told_by_its_ranges),
        cmocka_unit_test(letters_made_small_are_one_class),
        cmocka_unit_test(a_decision_within_another_has_both_names),
        cmocka_unit_test(older_functions_are_told),
        cmocka_unit_test(rows_without_a_value_are_told_apart),
        cmocka_unit_test(what_looks_the_same_is_one_entry),
        cmocka_unit_test(all_that_differs_tells_apart),
        cmocka_unit_test(what_draws_nothing_is_no_entry),
        cmocka_unit_test(what_has_no_words_is_left_out_and_said),
        cmocka_unit_test(what_fades_to_nothing_with_another_number_is_said_of_what_is_seen),
        cmocka_unit_test(an_opacity_by_a_number_leaves_no_entry_for_kinds),
        cmocka_unit_test(a_ramp_of_a_rate_has_the_ticks_of_the_rate),
        cmocka_unit_test(rows_beside_a_ramp_have_their_entry),
        cmocka_unit_test(sizes_of_whole_numbers_are_whole),
        cmocka_unit_test(a_size_without_a_number_has_its_own_entry),
        cmocka_unit_test(a_field_that_names_the_icon_names_the_class),
        cmocka_unit_test(a_sample_stands_in_its_row_wherever_the_marks_are_moved),
        cmocka_unit_test(values_that_the_style_lacks_are_said),
        cmocka_unit_test(what_lies_outside_of_the_study_area_alone_is_no_entry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
