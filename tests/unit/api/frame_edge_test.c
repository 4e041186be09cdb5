/* Marks on the edge of the map are seen whole, over the neat line, or said to be cut; what lies beyond is not there. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/picture.h"
#include "support/workshop.h"

/* Red discs of 20 dots on blue ground; the map shows 60 to 80° E, 20 to 40° N. */
#define STYLE                                                                                                          \
    "version: 8\n"                                                                                                     \
    "sources: {data: {type: geojson, data: data.geojson}}\n"                                                           \
    "layers:\n"                                                                                                        \
    "  - {id: sea, type: background, paint: {background-color: '#0000ff'}}\n"                                          \
    "  - {id: discs, type: circle, source: data, paint: {circle-radius: 10, circle-color: '#ff0000'}}\n"

#define MAP                                                                                                            \
    "version: 1\nstyle: style.yaml\npage: {size: 600 x 600 px, dpi: 96}\n"                                             \
    "view: {bbox: [60, 20, 80, 40], crs: 'EPSG:4326', margin: 0%}\nsources: {data: {url: data.geojson}}\n"             \
    "furniture: {legend: false, scale-bar: false, credits: none, neat-line: {color: '#00ff00', width: 1 pt}}\n"

#define POINT(X, Y)                                                                                                    \
    "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [" X ", " Y "]}" \
    "}"

static size_t red_dots(workshop *w, const char *features, const char *more)
{
    char *map = g_strconcat(MAP, more, NULL);
    size_t n = 0;
    picture p;
    put_file(w, "style.yaml", STYLE);
    put_features(w, features);
    outcome o = drawn(w, map, NULL);
    assert_true(picture_decode(&p, o.bytes->data, o.bytes->len));
    for (int i = 0; i < p.width * p.height; i++)
        n += p.rgba[4 * i] > 200 && p.rgba[4 * i + 1] < 60 && p.rgba[4 * i + 2] < 60;
    picture_free(&p);
    free_outcome(&o);
    g_free(map);
    return n;
}

static void a_mark_on_the_frame_is_whole_and_over_the_neat_line(void **state)
{
    (void) state;
    static const char *const edges[] = {POINT("60.05", "30"), POINT("79.95", "30"), POINT("70", "20.05"),
                                        POINT("70", "39.95"), POINT("60.05", "39.95")};
    workshop *w = new_workshop();
    size_t whole = red_dots(w, POINT("70", "30"), "");
    assert_in_range(whole, 270, 330);
    for (size_t i = 0; i < G_N_ELEMENTS(edges); i++) {
        size_t seen = red_dots(w, edges[i], "");
        if (seen + 12 < whole || seen > whole + 12) fail_msg("%zu of %zu dots at edge %zu", seen, whole, i);
    }
    char *remarks = remarks_of(w);
    assert_string_equal(remarks, "");
    g_free(remarks);
    free_workshop(w);
}

static void what_lies_beyond_the_frame_does_not_come_out_of_it(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    size_t inside = red_dots(w, POINT("70", "30"), ""),
           with_others = red_dots(w, POINT("70", "30") "," POINT("81.5", "30"), "");
    assert_in_range(with_others, inside - 4, inside + 4);
    free_workshop(w);
}

/* The title stands right above the frame. */
static void where_words_leave_no_margin_the_cut_is_said(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    size_t whole = red_dots(w, POINT("70", "30"), "title: Words over all of the width of this map, as titles are\n");
    char *remarks = remarks_of(w);
    assert_null(strstr(remarks, "cuts"));
    g_free(remarks);
    size_t cut = red_dots(w, POINT("61.5", "39.98"),
                          "title: Words over all of the width of this map, as titles are\n"
                          "subtitle: And a line below\n");
    remarks = remarks_of(w);
    assert_true(cut < whole * 3 / 4);
    if (!strstr(remarks, "layer 'discs': the map's frame cuts 1 of its marks")) fail_msg("%s", remarks);
    g_free(remarks);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_on_the_frame_is_whole_and_over_the_neat_line),
        cmocka_unit_test(what_lies_beyond_the_frame_does_not_come_out_of_it),
        cmocka_unit_test(where_words_leave_no_margin_the_cut_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
