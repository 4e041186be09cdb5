/* Marks that nobody sees are no drawn features: counted apart, left out of the words, and said with their layer. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define POINT(at)                                                                                                      \
    "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Point\", \"coordinates\": " at "}}"
#define AREA                                                                                                           \
    "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {}, \"geometry\": "      \
    "{\"type\": \"Polygon\", \"coordinates\": [[[68, 28], [70.5, 28], [70.5, 33], [68, 33], [68, 28]]]}}]}"
#define STYLE(layers)                                                                                                  \
    "version: 8\nsprite: icons\nsources: {data: {type: geojson, data: data.geojson}, area: {type: geojson, data: "     \
    "area.geojson}}\nlayers:\n  - {id: ground, type: background, metadata: {'corridor:legend': false}}\n" layers
#define CIRCLES "  - {id: points, type: circle, source: data, metadata: {'corridor:legend': {title: Points}}}\n"
#define ICONS "  - {id: points, type: symbol, source: data, layout: {icon-image: spot%s}}\n"
#define MAP                                                                                                            \
    "version: 1\nstyle: style.yaml\npage: {size: 500 x 500 px}\nview: {bbox: [68, 28, 73, 33], crs: 'EPSG:4326'}\n"    \
    "title: '{data.drawn} of {data.total}'\n"

static workshop *new_country(const char *style, const char *features)
{
    workshop *w = new_workshop();
    char *folder = path_in(w, "icons");
    g_mkdir_with_parents(folder, 0755);
    put_file(w, "icons/spot.svg",
             "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'><circle cx='8' cy='8' "
             "r='8'/></svg>");
    put_file(w, "area.geojson", AREA);
    put_file(w, "style.yaml", style);
    put_features(w, features);
    g_free(folder);
    return w;
}

static void check_map(workshop *w, const char *map, const char *title, int hidden, const char *said)
{
    outcome o = drawn(w, map, NULL);
    char *remarks = remarks_of(w);
    assert_string_equal(text_at(&o, "title"), title);
    assert_int_equal(count_of(&o, "points", "hidden"), hidden);
    assert_null(miscounted_layer(o.report));
    if (said && !strstr(remarks, said)) fail_msg("'%s' does not say '%s'", remarks, said);
    if (!said) assert_string_equal(remarks, "");
    g_free(remarks);
    free_outcome(&o);
    renew_session(w);
}

static void what_furniture_or_an_inset_covers_is_hidden(void **state)
{
    (void) state;
    workshop *w = new_country(STYLE(CIRCLES), POINT("[68.15, 32.7]") "," POINT("[68.2, 32.8]") "," POINT("[71, 30]"));
    check_map(w, MAP, "3 of 3", 0, NULL);
    check_map(w, MAP "furniture: {legend: {at: top-left}}\n", "1 of 3", 2,
              "layer 'points': 2 of its 3 marks can't be seen: 2 lie under the legend");
    check_map(w, MAP "furniture: {inset: {at: top-left, bbox: [0, 0, 10, 10]}, legend: none}\n", "1 of 3", 2,
              "2 lie under an inset");
    /* What a detail shows is on the page. */
    check_map(w, MAP "furniture: {inset: {at: top-left, around: [68.2, 32.75], magnify: 2}, legend: none}\n", "3 of 3",
              0, NULL);
    free_workshop(w);
}

static void what_finds_no_room_is_hidden(void **state)
{
    (void) state;
    char *crowding = g_strdup_printf(STYLE(ICONS), ""),
         *allowing = g_strdup_printf(STYLE(ICONS), ", icon-allow-overlap: true");
    workshop *w = new_country(crowding, POINT("[70, 30]") "," POINT("[70.01, 30]") "," POINT("[72, 30]"));
    check_map(w, MAP, "2 of 3", 1, "layer 'points': 1 of its 3 marks can't be seen: 1 finds no room");
    put_file(w, "style.yaml", allowing);
    check_map(w, MAP, "3 of 3", 0, NULL);
    check_map(w, MAP "furniture: {notes: {text: Much to be said here, at: right}, legend: none}\n", "3 of 3", 0, NULL);
    g_free(crowding);
    g_free(allowing);
    free_workshop(w);
}

static void what_the_frame_cuts_off_is_hidden(void **state)
{
    (void) state;
    char *style = g_strdup_printf(STYLE(ICONS), ", icon-allow-overlap: true, icon-offset: [0, 40]");
    workshop *w = new_country(style, POINT("[70, 30]") "," POINT("[70, 28.1]"));
    check_map(w, MAP, "1 of 2", 1, "1 is cut off by the frame");
    g_free(style);
    free_workshop(w);
}

static void what_a_mask_hides_is_counted_and_not_complained_of(void **state)
{
    (void) state;
    workshop *w = new_country(STYLE(CIRCLES), POINT("[69, 30]") "," POINT("[72, 30]"));
    check_map(w, MAP "mask: {source: area, style: hide}\n", "1 of 2", 1, NULL);
    check_map(w, MAP "mask: {source: area, style: fade}\n", "2 of 2", 0, NULL);
    check_map(w, MAP "mask: {source: area, style: hide, keep: [points]}\n", "2 of 2", 0, NULL);
    free_workshop(w);
}

/* The legend's counts are of what can be seen, too. */
#define KIND(kind, at)                                                                                                 \
    "{\"type\": \"Feature\", \"properties\": {\"kind\": \"" kind                                                       \
    "\"}, \"geometry\": {\"type\": \"Point\", \"coordinates\": " at "}}"

static void the_legend_does_not_count_what_is_hidden(void **state)
{
    (void) state;
    workshop *w = new_country(
        STYLE("  - {id: points, type: symbol, source: data, metadata: {'corridor:legend': {title: Spots}},\n"
              "     layout: {icon-image: [match, [get, kind], square, square, spot]}}\n"),
        KIND("round", "[70, 30]") "," KIND("round", "[70.01, 30]") "," KIND("round", "[72, 30]") "," KIND("square",
                                                                                                          "[71, 31]"));
    put_file(w, "icons/square.svg",
             "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'><rect width='16' height='16'/></svg>");
    char *svg = svg_of(w,
                       "version: 1\nstyle: style.yaml\npage: {size: 500 x 500 px}\nview: {bbox: [68, 28, 73, 33], crs: "
                       "'EPSG:4326'}\nfurniture: {legend: {at: top-left, counts: true}}\n",
                       NULL);
    if (!strstr(svg, "(2)") || strstr(svg, "(3)")) fail_msg("%s", strstr(svg, "id=\"legend\""));
    g_free(svg);
    free_workshop(w);
}

/* A style's ground is not what a map is about that names its sources. */
static void only_what_the_map_is_about_is_said(void **state)
{
    (void) state;
    workshop *w = new_country(STYLE(CIRCLES "  - {id: more, type: circle, source: area}\n"), POINT("[71, 30]"));
    outcome o = drawn(w, MAP "sources: {data: {where: '1 = 1'}}\nfurniture: {legend: {at: top-left}}\n", NULL);
    char *remarks = remarks_of(w);
    assert_string_equal(remarks, "");
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_furniture_or_an_inset_covers_is_hidden),
        cmocka_unit_test(what_finds_no_room_is_hidden),
        cmocka_unit_test(what_the_frame_cuts_off_is_hidden),
        cmocka_unit_test(what_a_mask_hides_is_counted_and_not_complained_of),
        cmocka_unit_test(the_legend_does_not_count_what_is_hidden),
        cmocka_unit_test(only_what_the_map_is_about_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
