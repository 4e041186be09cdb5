/* The table's numbers are those on the map, whatever draws them: the same rows, in the same order. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define MAP "version: 1\nstyle: style.yaml\npage: {size: 900 x 700 px}\nview: {bbox: [60, 20, 80, 40]}\n"

#define STYLE(LAYERS)                                                                                                  \
    "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"                                      \
    "  - {id: dots, type: circle, source: data, filter: ['!=', [get, name], hidden]}\n" LAYERS

#define POINT(X, Y, NAME, DAY, KILLED)                                                                                 \
    "{\"type\": \"Feature\", \"properties\": {\"name\": \"" NAME "\", \"day\": \"" DAY "\", \"killed\": " KILLED       \
    "}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [" X ", " Y "]}}"

static workshop *workshop_with(const char *style)
{
    workshop *w = new_workshop();
    put_file(w, "style.yaml", style);
    put_features(w,
                 POINT("70", "30", "late", "2024-03-01", "2") "," POINT("10", "30", "far", "2020-01-01", "9") "," POINT(
                     "65", "25", "early", "2019-05-06", "null") "," POINT("75", "35", "hidden", "2018-01-01",
                                                                          "1") "," POINT("66", "35", "middle",
                                                                                         "2021-07-08", "10000"));
    return w;
}

/* Fails unless WORDS come in SVG one after the other. */
static void check_order(const char *svg, const char *const *words)
{
    const char *rest = svg;
    for (size_t i = 0; words[i]; i++) {
        rest = strstr(rest, words[i]);
        if (!rest) fail_msg("%s is not there, or too early", words[i]);
        rest++;
    }
}

static void rows_that_are_drawn_are_listed_in_their_order(void **state)
{
    (void) state;
    static const char *const words[] = {"id=\"table\"", ">Name<",        ">Day<",  ">Killed<",
                                        ">early<",      ">6 May 2019<",  ">–<",    ">middle<",
                                        ">8 Jul 2021<", ">10\u202f000<", ">late<", NULL};
    workshop *w = workshop_with(STYLE(""));
    char *svg = svg_of(w, MAP "furniture: {table: {source: data, columns: [name, day, killed], order: day}}\n", NULL);
    check_order(svg, words);
    assert_null(strstr(svg, ">far<"));
    assert_null(strstr(svg, ">hidden<"));
    g_free(svg);
    free_workshop(w);
}

static void names_are_listed_whatever_their_case(void **state)
{
    (void) state;
    static const char *const words[] = {"id=\"table\"", ">apple<", ">Mango<", ">Zebra<", NULL};
    workshop *w = workshop_with(STYLE(""));
    put_features(w, POINT("66", "30", "Zebra", "", "1") "," POINT("68", "30", "apple", "",
                                                                  "2") "," POINT("70", "30", "Mango", "", "3"));
    char *svg = svg_of(w, MAP "furniture: {table: {source: data, columns: [name], order: name}}\n", NULL);
    check_order(svg, words);
    g_free(svg);
    free_workshop(w);
}

static void descending_order_puts_what_is_empty_last(void **state)
{
    (void) state;
    static const char *const words[] = {"id=\"table\"", ">middle<", ">late<", ">early<", NULL};
    workshop *w = workshop_with(STYLE(""));
    char *svg = svg_of(w, MAP "furniture: {table: {source: data, columns: {name: Town}, order: '-killed'}}\n", NULL);
    check_order(svg, words);
    assert_non_null(strstr(svg, ">Town<"));
    g_free(svg);
    free_workshop(w);
}

static void the_style_reads_the_numbers_as_a_field(void **state)
{
    (void) state;
    static const char *const names =
        "  - {id: numbers, type: symbol, source: data, layout: {text-font: [Noto Sans Regular], text-field:"
        " [concat, [get, name], ' is ', [get, 'corridor:number']]}}\n";
    char *style = g_strconcat(STYLE(""), names, NULL);
    workshop *w = workshop_with(style);
    char *svg = svg_of(w, MAP "furniture: {table: {source: data, columns: [name], order: day}}\n", NULL);
    assert_non_null(strstr(svg, ">early is 2<"));
    assert_non_null(
        strstr(svg, ">late is 4<")); /* the layer of names has no filter: "hidden" is shown and comes first… */
    assert_null(strstr(svg, "id=\"table-numbers\""));
    g_free(svg);
    g_free(style);
    free_workshop(w);
}

static void without_such_a_layer_the_numbers_stand_at_their_marks(void **state)
{
    (void) state;
    workshop *w = workshop_with(STYLE(""));
    char *svg = svg_of(w, MAP "furniture: {table: {source: data, columns: [name]}}\n", NULL);
    assert_non_null(strstr(svg, "id=\"table-numbers\""));
    g_free(svg);
    svg = svg_of(w, MAP "furniture: {table: {source: data, columns: [name], marks: false}}\n", NULL);
    assert_null(strstr(svg, "id=\"table-numbers\""));
    g_free(svg);
    free_workshop(w);
}

static void a_detail_has_the_numbers_of_the_page(void **state)
{
    (void) state;
    static const char *const style =
        STYLE("  - {id: numbers, type: symbol, source: data, filter: [==, [get, name], late], layout: {text-font:"
              " [Noto Sans Regular], text-field: [concat, 'no ', [get, 'corridor:number']]}}\n");
    workshop *w = workshop_with(style);
    char *svg = svg_of(w,
                       MAP "furniture: {table: {source: data, columns: [name], order: day, at: top-left},"
                           " inset: {around: [70, 30], at: bottom-right}}\n",
                       NULL);
    const char *first = strstr(svg, ">no 3<");
    assert_non_null(first);
    assert_non_null(strstr(first + 1, ">no 3<"));
    g_free(svg);
    free_workshop(w);
}

static void a_field_that_the_source_lacks_is_an_error_at_its_place(void **state)
{
    (void) state;
    workshop *w = workshop_with(STYLE(""));
    outcome o = draw_map(w, MAP "furniture: {table: {source: data, columns: [nmae]}}\n", NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT,
                 "the table asks for the field 'nmae', which source 'data' lacks; did you mean 'name'?");
    assert_int_equal(o.error.line, 5);
    assert_int_equal(o.error.column, 45);
    free_outcome(&o);
    o = draw_map(w, MAP "furniture: {table: {source: data, columns: {name: Name}, order: -nmae}}\n", NULL,
                 COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT,
                 "the table asks for the field 'nmae', which source 'data' lacks; did you mean 'name'?");
    free_outcome(&o);
    o = draw_map(w, MAP "furniture: {table: {source: nothing, columns: [name]}}\n", NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, "there is no source 'nothing'");
    free_outcome(&o);
    free_workshop(w);
}

static void check_finds_the_fields_that_the_source_lacks(void **state)
{
    (void) state;
    workshop *w = workshop_with(STYLE(""));
    char *path = path_in(w, "map.yaml");
    put_file(w, "map.yaml", MAP "furniture: {table: {source: data, columns: [name], order: nmae}}\n");
    cor_error err;
    assert_int_equal(cor_check(w->session, path, NULL, &err), COR_BAD_DOCUMENT);
    char *diagnostics = remarks_of(w);
    assert_non_null(
        strstr(diagnostics, "the table asks for the field 'nmae', which source 'data' lacks; did you mean"));
    g_free(diagnostics);
    g_free(path);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_that_are_drawn_are_listed_in_their_order),
        cmocka_unit_test(names_are_listed_whatever_their_case),
        cmocka_unit_test(descending_order_puts_what_is_empty_last),
        cmocka_unit_test(the_style_reads_the_numbers_as_a_field),
        cmocka_unit_test(without_such_a_layer_the_numbers_stand_at_their_marks),
        cmocka_unit_test(a_detail_has_the_numbers_of_the_page),
        cmocka_unit_test(a_field_that_the_source_lacks_is_an_error_at_its_place),
        cmocka_unit_test(check_finds_the_fields_that_the_source_lacks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
