/* `stack` of a source: what becomes of marks at one place, and what is said of it. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define MAP                                                                                                            \
    "version: 1\nstyle: style.yaml\ntitle: A page\npage: {size: 800 x 600 px}\n"                                       \
    "view: {bbox: [65, 25, 75, 35], crs: 'EPSG:3395'}\n"
#define STYLE(metadata)                                                                                                \
    "version: 8\nsprite: " COR_SOURCE_DIR "/styles/icons\nsources: {data: {type: geojson, data: data.geojson}}\n"      \
    "layers:\n  - {id: marks, type: symbol, source: data, metadata: {" metadata "},"                                   \
    " layout: {icon-image: port, icon-allow-overlap: true}}\n"

/* With three points at one place, and one elsewhere. */
static workshop *shop_of(const char *style)
{
    workshop *w = new_workshop();
    put_file(w, "style.yaml", style);
    const char *points = "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":";
    char *features =
        g_strdup_printf("%s[70,30]}},%s[70,30.001]}},%s[70,30]}},%s[72,28]}}", points, points, points, points);
    put_features(w, features);
    g_free(features);
    return w;
}

/* Ids of an SVG are made of what is said of it, too, which counts a document's own sources. */
#define SAID "alt: Marks\ncaption: Marks\n"

static void marks_of_the_documents_own_source_are_spread(void **state)
{
    (void) state;
    workshop *w = shop_of(STYLE(""));
    char *own = svg_of(w, MAP SAID "sources: {data: {url: data.geojson}}\n", NULL);
    char *styles = svg_of(w, MAP SAID, NULL);
    char *spread = svg_of(w, MAP SAID "sources: {data: {url: data.geojson, stack: spread}}\n", NULL);
    char *never = svg_of(w, MAP SAID "sources: {data: {url: data.geojson, stack: pile}}\n", NULL);
    const char *of_own = strstr(own, "id=\"layer-marks\""), *of_styles = strstr(styles, "id=\"layer-marks\"");
    assert_non_null(of_own);
    assert_non_null(of_styles);
    assert_non_null(strstr(of_own, "stroke-width"));
    assert_string_equal(of_own, strstr(spread, "id=\"layer-marks\""));
    assert_string_equal(of_styles, strstr(never, "id=\"layer-marks\""));
    g_free(own);
    g_free(styles);
    g_free(spread);
    g_free(never);
    free_workshop(w);
}

static void a_pile_is_a_warning_with_its_number(void **state)
{
    (void) state;
    workshop *w = shop_of(STYLE(""));
    outcome o = drawn(w, MAP "sources: {data: {url: data.geojson, stack: pile}}\n", NULL);
    char *remarks = remarks_of(w);
    assert_non_null(strstr(remarks, "layer 'marks': 2 marks lie under others, at 1 place"));
    assert_int_equal(count_of(&o, "marks", "drawn"), 4);
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

static void one_mark_for_all_counts_as_all(void **state)
{
    (void) state;
    workshop *w = shop_of(STYLE(""));
    outcome o = drawn(w, MAP "sources: {data: {url: data.geojson, stack: count}}\n", NULL);
    char *remarks = remarks_of(w);
    assert_int_equal(count_of(&o, "marks", "drawn"), 4);
    assert_string_equal(remarks, "");
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

static void a_layer_may_keep_out_of_it(void **state)
{
    (void) state;
    workshop *w = shop_of(STYLE("corridor:stack: false"));
    char *svg = svg_of(w, MAP "sources: {data: {url: data.geojson, stack: count}}\n", NULL);
    char *remarks = remarks_of(w);
    assert_null(strstr(svg, "×3"));
    assert_string_equal(remarks, "");
    g_free(remarks);
    g_free(svg);
    free_workshop(w);
}

static void what_there_is_no_room_for_is_said(void **state)
{
    (void) state;
    workshop *w = shop_of(STYLE(""));
    GString *features = g_string_new(NULL);
    for (int i = 0; i < 14; i++)
        g_string_append_printf(features,
                               "%s{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\","
                               "\"coordinates\":[70,30]}}",
                               i ? "," : "");
    put_features(w, features->str);
    char *svg = svg_of(w, MAP "sources: {data: {url: data.geojson}}\n", NULL);
    char *remarks = remarks_of(w);
    assert_non_null(strstr(svg, "×14"));
    assert_non_null(strstr(remarks, "one mark with a number stands for all at 1 place, for 14 marks together: no more "
                                    "than 12 are set side by side"));
    g_string_free(features, TRUE);
    g_free(remarks);
    g_free(svg);
    free_workshop(w);
}

static void an_insets_marks_are_its_own(void **state)
{
    (void) state;
    workshop *w = shop_of(STYLE(""));
    outcome o = drawn(w,
                      MAP "sources: {data: {url: data.geojson, stack: pile}}\n"
                          "furniture: {inset: {bbox: [69.9995, 29.9995, 70.0005, 30.0015]}}\n",
                      NULL);
    char *remarks = remarks_of(w);
    assert_non_null(strstr(remarks, "layer 'marks' in an inset: 1 mark lies under another, at 1 place"));
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

static void marks_stand_in_the_same_place_at_any_resolution(void **state)
{
    (void) state;
    workshop *w = shop_of(STYLE(""));
    const char *map = MAP "sources: {data: {url: data.geojson}}\n";
    char *coarse = svg_of(w, map, &(cor_options){.dpi = 96}), *fine = svg_of(w, map, &(cor_options){.dpi = 600});
    assert_string_equal(strstr(coarse, "id=\"layer-marks\""), strstr(fine, "id=\"layer-marks\""));
    g_free(coarse);
    g_free(fine);
    free_workshop(w);
}

#define SIGNED                                                                                                         \
    STYLE("")                                                                                                          \
    "  - {id: signs, type: symbol, source: data, filter: ['<', [distance, {type: Point, coordinates: [70, 30]}],"      \
    " 10000], metadata: {corridor:stack: {with: marks}, corridor:legend: {title: Signed}}, layout: {icon-image:"       \
    " airport, icon-allow-overlap: true}, paint: {icon-translate: [6, -6]}}\n"

static void companions_of_one_mark_for_all_are_no_news_of_their_own(void **state)
{
    (void) state;
    workshop *w = shop_of(SIGNED);
    outcome o = drawn(w, MAP "sources: {data: {url: data.geojson, stack: spread}}\n", NULL);
    assert_int_equal(count_of(&o, "signs", "drawn"), 3);
    assert_int_equal(count_of(&o, "marks", "drawn"), 4);
    free_outcome(&o);
    o = drawn(w, MAP "sources: {data: {url: data.geojson, stack: count}}\n", NULL);
    char *remarks = remarks_of(w);
    assert_string_equal(remarks, "");
    assert_int_equal(count_of(&o, "signs", "drawn"), 3); /* of features, whatever stands for them */
    assert_int_equal(count_of(&o, "signs", "hidden"), 0);
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

static void a_word_that_is_none_of_the_four_is_refused(void **state)
{
    (void) state;
    workshop *w = shop_of(STYLE(""));
    outcome o = draw_map(w, MAP "sources: {data: {url: data.geojson, stack: spred}}\n", NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, "spread");
    free_outcome(&o);
    put_file(w, "style.yaml", STYLE("corridor:stack: heap"));
    o = draw_map(w, MAP, NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, "corridor:stack should be spread, count, list, pile, false");
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_of_the_documents_own_source_are_spread),
        cmocka_unit_test(a_pile_is_a_warning_with_its_number),
        cmocka_unit_test(one_mark_for_all_counts_as_all),
        cmocka_unit_test(a_layer_may_keep_out_of_it),
        cmocka_unit_test(what_there_is_no_room_for_is_said),
        cmocka_unit_test(an_insets_marks_are_its_own),
        cmocka_unit_test(marks_stand_in_the_same_place_at_any_resolution),
        cmocka_unit_test(companions_of_one_mark_for_all_are_no_news_of_their_own),
        cmocka_unit_test(a_word_that_is_none_of_the_four_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
