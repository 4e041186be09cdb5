/* Alt text and caption: made of what was drawn, in the map's language, in whole sentences. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define MAP                                                                                                            \
    "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\nview: {bbox: [68, 28, 73, 33]}\n"                      \
    "as_of: 2024-11-30\nsources: {data: {url: data.geojson}}\nfurniture: {legend: none, credits: none}\n"

/* N points at PLACE (NULL: none is said), from LONGITUDE on. */
static void add_points(GString *features, size_t n, const char *place, double longitude)
{
    for (size_t i = 0; i < n; i++) {
        g_string_append(features, features->len ? "," : "");
        g_string_append(features, "{\"type\": \"Feature\", \"properties\": {");
        if (place) g_string_append_printf(features, "\"place\": \"%s\"", place);
        g_string_append_printf(features, "}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [%.2f, 30]}}",
                               longitude + 0.05 * (double) i);
    }
}

/* What WHAT of the report says of a map with POINTS in view, and MORE in its document. */
static void check_text(GString *points, const char *more, const char *what, const char *expected)
{
    workshop *w = new_workshop();
    char *text = g_strconcat(MAP, more, NULL);
    put_features(w, points->str);
    outcome o = drawn(w, text, NULL);
    assert_string_equal(text_at(&o, what), expected);
    free_outcome(&o);
    g_free(text);
    free_workshop(w);
}

/* The same of N points in view and three beyond it, in LANGUAGE, without what is said of the extent. */
static void check_count(const char *language, size_t n, const char *expected)
{
    GString *points = g_string_new(NULL);
    char *more = g_strdup_printf("languages: [%s]\n", language);
    add_points(points, n, NULL, 69);
    add_points(points, 3, NULL, 90);
    workshop *w = new_workshop();
    char *text = g_strconcat(MAP, more, NULL);
    put_features(w, points->str);
    outcome o = drawn(w, text, NULL);
    if (!strstr(text_at(&o, "alt"), expected))
        fail_msg("%zu in %s: '%s' for '%s'", n, language, text_at(&o, "alt"), expected);
    free_outcome(&o);
    free_workshop(w);
    g_free(text);
    g_free(more);
    g_string_free(points, TRUE);
}

static void a_number_has_its_form_of_words(void **state)
{
    (void) state;
    check_count("en", 1, " Data: 1 of 4 is shown.");
    check_count("en", 2, " Data: 2 of 5 are shown.");
    check_count("ru", 1, " Data: показан 1 объект из 4.");
    check_count("ru", 3, " Data: показано 3 объекта из 6.");
    check_count("ru", 5, " Data: показано 5 объектов из 8.");
    check_count("ar", 2, " Data: يظهر عنصران من أصل 5.");
    check_count("zh", 2, " Data：共 5 个，显示 2 个。");
    /* A language that has no words of ours has English ones, and English forms. */
    check_count("de", 1, " Data: 1 of 4 is shown.");
    check_count("pl, en", 3, " Data: 3 of 6 are shown.");
}

static void it_says_extent_counts_and_places(void **state)
{
    (void) state;
    GString *points = g_string_new(NULL);
    add_points(points, 2, "Gwadar", 69);
    add_points(points, 4, "Quetta", 69);
    add_points(points, 3, "Karachi", 69);
    add_points(points, 1, "Turbat", 69);
    add_points(points, 9, "Kashgar", 90); /* out of view */
    check_text(points, "title: A map\n", "alt",
               "Map: A map. Extent: 66°\u00a0E to 75°\u00a0E, 28°\u00a0N to 33°\u00a0N. Data: 10 of 19 are shown. "
               "Most at: Quetta (4), Karachi (3), Gwadar (2).");
    g_string_free(points, TRUE);
}

/* The alt text of a page that is all map, without a title, of BBOX in degrees, with something at X, Y. */
static void check_extent(const char *bbox, double x, double y, const char *expected)
{
    workshop *w = new_workshop();
    char *point = g_strdup_printf("{\"type\": \"Point\", \"coordinates\": [%.2f, %.2f]}", x, y);
    put_geometry(w, point);
    g_free(point);
    char *text = g_strdup_printf("version: 1\nstyle: style.yaml\npage: {size: 300 x 300 px, frame: false}\n"
                                 "view: {bbox: [%s], crs: 'EPSG:4326', margin: 0%%}\n"
                                 "furniture: {legend: none}\n",
                                 bbox);
    outcome o = drawn(w, text, NULL);
    assert_string_equal(text_at(&o, "alt"), expected);
    free_outcome(&o);
    g_free(text);
    free_workshop(w);
}

static void an_extent_is_rounded_as_far_as_it_can_be_seen(void **state)
{
    (void) state;
    check_extent("-10.3, -4.3, -0.3, 5.7", -5, 0, "Map. Extent: 10°\u00a0W to 0°, 4°\u00a0S to 6°\u00a0N.");
    check_extent("-0.4, -0.4, 0.6, 0.6", 0, 0, "Map. Extent: 0.4°\u00a0W to 0.6°\u00a0E, 0.4°\u00a0S to 0.6°\u00a0N.");
    check_extent("69.91, 29.92, 70.01, 30.02", 70, 30,
                 "Map. Extent: 69.91°\u00a0E to 70.01°\u00a0E, 29.92°\u00a0N to 30.02°\u00a0N.");
    check_extent("175, -5, -175, 5", 177, 0, "Map."); /* two ends of the world */
}

/* 96.5 km of a road a degree. */
static void stretches_of_a_route_are_named_where_the_source_says_along(void **state)
{
    (void) state;
    GString *points = g_string_new(NULL);
    add_points(points, 3, NULL, 69.6);
    add_points(points, 2, NULL, 70.6);
    add_points(points, 1, NULL, 71.9);
    workshop *w = new_workshop();
    put_file(w, "road.geojson",
             "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"LineString\", "
             "\"coordinates\": [[69, 30], [72, 30]]}}");
    put_features(w, points->str);
    outcome o = drawn(w,
                      "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\nview: {bbox: [68, 28, 73, 33]}\n"
                      "sources:\n  data: {url: data.geojson, along: {route: road, within: 5 km}}\n"
                      "  road: {url: road.geojson}\n",
                      NULL);
    assert_non_null(
        strstr(text_at(&o, "alt"), "Data: 6 of 6 are shown. Most along: road, 50–100 km (3); road, 150–200 km (2)."));
    free_outcome(&o);
    g_string_free(points, TRUE);
    free_workshop(w);
}

/* What stands under no heading is not said of the heading above. */
static void the_legend_is_said_as_it_is_set(void **state)
{
    (void) state;
    GString *points = g_string_new(NULL);
    add_points(points, 2, "Gwadar", 69);
    add_points(points, 1, "Quetta", 70);
    workshop *w = new_workshop();
    put_file(w, "kinds.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: all, type: circle, source: data, metadata: {'corridor:legend': {title: Every row, order: 1}}}\n"
             "  - {id: kinds, type: circle, source: data, metadata: {'corridor:legend': {title: Kind}},\n"
             "     paint: {circle-color: [match, [get, place], Quetta, '#f00', Gwadar, '#00f', '#000']}}\n");
    put_features(w, points->str);
    outcome o = drawn(w,
                      "version: 1\nstyle: kinds.yaml\npage: {size: 400 x 300 px}\nview: {bbox: [68, 28, 73, 33]}\n"
                      "furniture: {legend: {counts: true}}\n",
                      NULL);
    if (!strstr(text_at(&o, "alt"), " Legend: Kind: Quetta (1), Gwadar (2); Every row."))
        fail_msg("%s", text_at(&o, "alt"));
    free_outcome(&o);
    o = drawn(w,
              "version: 1\nstyle: kinds.yaml\npage: {size: 400 x 300 px}\nview: {bbox: [68, 28, 73, 33]}\n"
              "furniture: {legend: none}\n",
              NULL);
    assert_null(strstr(text_at(&o, "alt"), "Legend"));
    free_outcome(&o);
    g_string_free(points, TRUE);
    free_workshop(w);
}

/* Of places that have as many, none may be left out alone. */
static void ties_are_left_out_together(void **state)
{
    static const char *const places[] = {"Gwadar", "Karachi", "Turbat", "Lasbela"};
    (void) state;
    GString *points = g_string_new(NULL);
    add_points(points, 3, "Quetta", 69);
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        add_points(points, 2, places[i], 69);
    workshop *w = new_workshop();
    put_features(w, points->str);
    outcome o = drawn(w, MAP, NULL);
    assert_non_null(strstr(text_at(&o, "alt"), "11 are shown. Most at: Quetta (3)."));
    assert_true(g_str_has_prefix(text_at(&o, "alt"), "Map. Extent: "));
    free_outcome(&o);
    g_string_truncate(points, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        add_points(points, i < 3 ? 2 : 1, places[i], 69);
    put_features(w, points->str);
    o = drawn(w, MAP, NULL);
    assert_non_null(strstr(text_at(&o, "alt"), "Most at: Gwadar (2), Karachi (2), Turbat (2)."));
    free_outcome(&o);
    g_string_free(points, TRUE);
    free_workshop(w);
}

/* Three of five lie under a mask, at one place. */
static void what_is_hidden_is_neither_counted_nor_named(void **state)
{
    (void) state;
    GString *points = g_string_new(NULL);
    add_points(points, 2, "Quetta", 71);
    for (int i = 0; i < 3; i++)
        g_string_append_printf(points,
                               ",{\"type\": \"Feature\", \"properties\": {\"place\": \"Gwadar\"}, \"geometry\": "
                               "{\"type\": \"Point\", \"coordinates\": [%.2f, 32.75]}}",
                               68.14 + 0.03 * i);
    workshop *w = new_workshop();
    put_features(w, points->str);
    put_file(w, "area.geojson",
             "{\"type\": \"Polygon\", \"coordinates\": [[[70, 28], [73, 28], [73, 33], [70, 33], [70, 28]]]}");
    outcome o = drawn(w,
                      "version: 1\nstyle: style.yaml\npage: {size: 500 x 500 px}\ntitle: '{data.drawn}'\n"
                      "view: {bbox: [68, 28, 73, 33], crs: 'EPSG:4326'}\nmask: {source: area, style: hide}\n"
                      "sources: {data: {url: data.geojson}, area: {url: area.geojson}}\n"
                      "furniture: {legend: none}\n",
                      NULL);
    assert_string_equal(text_at(&o, "title"), "2");
    assert_non_null(strstr(text_at(&o, "alt"), "Data: 2 of 5 are shown. Most at: Quetta (2)."));
    free_outcome(&o);
    g_string_free(points, TRUE);
    free_workshop(w);
}

static void sentences_are_whole_and_not_too_many(void **state)
{
    (void) state;
    GString *more = g_string_new("title: '"), *points = g_string_new(NULL);
    for (int i = 0; i < 60; i++)
        g_string_append(more, "longer ");
    g_string_append(more, "'\n");
    add_points(points, 2, "Quetta", 69);
    check_text(points, more->str, "alt",
               "Map. Extent: 65°\u00a0E to 76°\u00a0E, 28°\u00a0N to 33°\u00a0N. Data: 2 of 2 are shown. Most at: "
               "Quetta (2).");
    g_string_free(more, TRUE);
    more = g_string_new("title: '");
    for (int i = 0; i < 50; i++)
        g_string_append(more, "longer ");
    g_string_append(more, "'\n");
    workshop *w = new_workshop();
    char *text = g_strconcat(MAP, more->str, NULL);
    put_features(w, points->str);
    outcome o = drawn(w, text, NULL);
    assert_true(g_utf8_strlen(text_at(&o, "alt"), -1) <= 400);
    assert_true(g_str_has_suffix(text_at(&o, "alt"), "."));
    free_outcome(&o);
    g_free(text);
    free_workshop(w);
    g_string_free(points, TRUE);
    g_string_free(more, TRUE);
}

static void a_caption_has_title_counts_source_and_day(void **state)
{
    (void) state;
    GString *points = g_string_new(NULL);
    add_points(points, 2, "Quetta", 69);
    check_text(points, "title: What is this?\n", "caption", "What is this? Data: 2 of 2 are shown. As of 30 Nov 2024.");
    check_text(points, "title: A map\nsubtitle: And what it says\n", "caption",
               "A map. And what it says. As of 30 Nov 2024.");
    g_string_free(points, TRUE);
}

static void the_document_may_say_something_else(void **state)
{
    (void) state;
    GString *points = g_string_new(NULL);
    add_points(points, 2, "Quetta", 69);
    check_text(points, "alt: '{data.drawn|One|{data.drawn} rows} of {data.total}'\n", "alt", "2 rows of 2");
    check_text(points, "caption: 'To {as_of|date:year}'\n", "caption", "To 2024");
    g_string_free(points, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_has_its_form_of_words),
        cmocka_unit_test(it_says_extent_counts_and_places),
        cmocka_unit_test(an_extent_is_rounded_as_far_as_it_can_be_seen),
        cmocka_unit_test(stretches_of_a_route_are_named_where_the_source_says_along),
        cmocka_unit_test(the_legend_is_said_as_it_is_set),
        cmocka_unit_test(ties_are_left_out_together),
        cmocka_unit_test(what_is_hidden_is_neither_counted_nor_named),
        cmocka_unit_test(sentences_are_whole_and_not_too_many),
        cmocka_unit_test(a_caption_has_title_counts_source_and_day),
        cmocka_unit_test(the_document_may_say_something_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
