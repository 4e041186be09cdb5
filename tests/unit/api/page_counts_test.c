/* {SOURCE.page} counts what lies in the page's own subject: each feature on one page at most, and the pages of areas or
 * stretches that share their ends sum up to all that lie on any. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define FEATURE(properties, type, at)                                                                                  \
    "{\"type\": \"Feature\", \"properties\": {" properties "}, \"geometry\": {\"type\": \"" type                       \
    "\", \"coordinates\": " at "}}"
#define POINT(at) FEATURE("", "Point", at)
#define COLLECTION(features) "{\"type\": \"FeatureCollection\", \"features\": [" features "]}"

/* Two fields side by side, the left one with a hole; a third lies across 180°, written without a break. */
static const char fields[] = COLLECTION(
    FEATURE("\"id\": \"west\"", "Polygon",
            "[[[70, 30], [71, 30], [71, 31], [70, 31], [70, 30]], [[70.2, 30.2], [70.4, 30.2], [70.4, 30.4], [70.2, "
            "30.4], [70.2, 30.2]]]") "," FEATURE("\"id\": \"east\"", "Polygon",
                                                 "[[[71, 30], [72, 30], [72, 31], [71, 31], [71, 30]]]"));

static const char roads[] =
    COLLECTION(FEATURE("\"id\": \"R\"", "LineString", "[[70, 30.5], [71, 30.5], [72, 30.5], [73, 30.5]]"));

static const char style[] =
    "version: 8\nsources:\n  data: {type: geojson, data: data.geojson}\n"
    "  fields: {type: geojson, data: fields.geojson}\n  roads: {type: geojson, data: roads.geojson}\n"
    "layers:\n  - {id: ground, type: fill, source: fields, paint: {fill-color: '#eee'}}\n"
    "  - {id: roads, type: line, source: roads}\n  - {id: points, type: circle, source: data}\n"
    "  - {id: lines, type: line, source: data}\n  - {id: areas, type: fill, source: data}\n";

static workshop *new_country(const char *features)
{
    workshop *w = new_workshop();
    put_file(w, "fields.geojson", fields);
    put_file(w, "roads.geojson", roads);
    put_file(w, "style.yaml", style);
    put_features(w, features);
    return w;
}

/* The titles of all pages of the atlas that stands behind "atlas:", in their order. */
static char *titles_of(workshop *w, const char *lines)
{
    cor_error err = {0};
    cor_map *map;
    cor_batch *batch;
    GString *titles = g_string_new(NULL);
    char *text = g_strconcat("version: 1\nstyle: style.yaml\nfurniture: {legend: none}\npage: {size: 200 x 150 px}\n",
                             lines, NULL);
    char *path = path_in(w, "map.yaml"), *folder = path_in(w, "out");
    put_file(w, "map.yaml", text);
    if (cor_map_open(w->session, path, NULL, &map, &err)) fail_msg("%s", err.message);
    cor_batch_options options = {.folder = folder, .force = true};
    if (cor_batch_open(map, &options, &batch, &err)) fail_msg("%s", err.message);
    for (size_t i = 0; i < cor_batch_count(batch); i++) {
        const char *record;
        bool fresh;
        if (cor_batch_draw(batch, i, &record, &fresh, &err)) fail_msg("%s", err.message);
        json_t *page = json_loads(record, 0, NULL);
        g_string_append_printf(titles, "%s%s", i ? " | " : "", json_string_value(json_object_get(page, "title")));
        json_decref(page);
    }
    cor_batch_free(batch);
    cor_map_free(map);
    g_free(folder);
    g_free(path);
    g_free(text);
    return g_string_free(titles, FALSE);
}

static void check_titles(const char *features, const char *lines, const char *expected)
{
    workshop *w = new_country(features);
    char *titles = titles_of(w, lines);
    assert_string_equal(titles, expected);
    g_free(titles);
    free_workshop(w);
}

/* One on the border that the fields share, one on a corner of both, one in the hole, one north of both but in view. */
#define SOME                                                                                                           \
    POINT("[70.5, 30.5]")                                                                                              \
    "," POINT("[71, 30.5]") "," POINT("[71, 30]") "," POINT("[70.3, 30.3]") "," POINT("[71.5, 30.9]") "," POINT(       \
        "[71.0, 31.02]") "," POINT("[431.5, 30.1]")

#define COUNTS "title: '{data.page} of {data.drawn}'\n"

static void an_area_has_what_lies_in_it(void **state)
{
    (void) state;
    check_titles(SOME, COUNTS "atlas: {over: fields, margin: 30%}\n", "1 of 7 | 4 of 7");
    /* The view may be the same for all: the page's area is its own. */
    check_titles(SOME, COUNTS "view: {bbox: [69, 29, 73, 32]}\natlas: {over: fields, fit: view}\n", "1 of 7 | 4 of 7");
}

static void areas_and_lines_count_where_their_middle_lies(void **state)
{
    (void) state;
    check_titles(FEATURE("", "LineString", "[[70.5, 30.5], [71.4, 30.5]]") "," FEATURE(
                     "", "LineString", "[[70.1, 30.1], [70.9, 30.9]]") "," FEATURE("", "LineString",
                                                                                   "[[70.8, 30.7], [71.9, 30.7]]"),
                 COUNTS "atlas: {over: fields, margin: 30%}\n", "2 of 3 | 1 of 3");
    check_titles(
        FEATURE("", "Polygon", "[[[70.5, 30.5], [71.3, 30.5], [71.3, 30.9], [70.5, 30.9], [70.5, 30.5]]]") "," FEATURE(
            "", "Polygon", "[[[70.9, 30.5], [71.9, 30.5], [71.9, 30.9], [70.9, 30.9], [70.9, 30.5]]]"),
        COUNTS "atlas: {over: fields, margin: 30%}\n", "1 of 2 | 1 of 2");
}

/* Stretches of 100 km on a road of 287.7 km: 1.042° of longitude each. */
static void each_feature_counts_on_one_stretch(void **state)
{
    (void) state;
    const char *const lines = COUNTS "atlas: {over: {route: R, every: 100 km, in: roads}, margin: 60%}\n";
    check_titles(POINT("[70.9, 30.6]") "," POINT("[71.2, 30.4]") "," POINT("[72.9, 30.5]"), lines,
                 "1 of 2 | 1 of 3 | 1 of 1");
    /* Beyond its ends a route's nearest place is the end. */
    check_titles(POINT("[69.9, 30.5]") "," POINT("[73.1, 30.5]"), lines, "1 of 1 | 0 of 0 | 1 of 1");
}

static void a_cell_has_what_lies_in_it(void **state)
{
    (void) state;
    check_titles(POINT("[0.5, 0.5]") "," POINT("[0.6, 0.4]") "," POINT("[1.5, 0.5]"),
                 COUNTS "view: {crs: 'EPSG:3857'}\natlas: {over: {grid: 111320 m, in: data}, margin: 100%}\n",
                 "2 of 3 | 1 of 3");
}

#define KEPT "title: '{data.inside}, {data.page} of {data.drawn}'\nsources: {data: {inside: page}}\n"

static void inside_the_page_keeps_what_lies_in_its_own_subject(void **state)
{
    (void) state;
    check_titles(SOME, KEPT "atlas: {over: fields, margin: 30%}\n", "1, 1 of 1 | 4, 4 of 4");
    check_titles(POINT("[70.9, 30.6]") "," POINT("[71.2, 30.4]") "," POINT("[71.3, 30.4]"),
                 KEPT "atlas: {over: {route: R, every: 100 km, in: roads}, margin: 60%}\n",
                 "1, 1 of 1 | 2, 2 of 2 | 0, 0 of 0");
    check_titles(POINT("[0.5, 0.5]") "," POINT("[0.6, 0.4]") "," POINT("[1.5, 0.5]"),
                 KEPT "view: {crs: 'EPSG:3857'}\natlas: {over: {grid: 111320 m, in: data}, margin: 100%}\n",
                 "2, 2 of 2 | 1, 1 of 1");
}

static void what_is_inside_counts_in_view_or_not(void **state)
{
    (void) state;
    check_titles(SOME, KEPT "view: {bbox: [69.5, 30.2, 70.9, 30.7]}\natlas: {over: fields, fit: view}\n",
                 "1, 1 of 1 | 4, 0 of 0");
}

static void a_mask_is_the_subject_of_a_page_without_one(void **state)
{
    (void) state;
    workshop *w = new_country(SOME);
    outcome o = drawn(w,
                      "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\n" COUNTS
                      "view: {bbox: [69, 29, 73, 32]}\nmask: {source: fields, where: \"id = 'east'\"}\n",
                      NULL);
    assert_string_equal(text_at(&o, "title"), "4 of 7");
    free_outcome(&o);
    o = drawn(w,
              "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\n" COUNTS "view: {bbox: [69, 29, 73, 32]}\n",
              NULL);
    assert_string_equal(text_at(&o, "title"), "7 of 7");
    free_outcome(&o);
    free_workshop(w);
}

static void an_area_may_lie_across_180_degrees(void **state)
{
    (void) state;
    static const char across[] =
        COLLECTION(FEATURE("\"id\": \"far\"", "Polygon", "[[[179, -1], [-179, -1], [-179, 1], [179, 1], [179, -1]]]"));
    workshop *w = new_country(POINT("[179.5, 0]") "," POINT("[-179.5, 0.5]") "," POINT("[178.9, 0]"));
    put_file(w, "fields.geojson", across);
    char *titles = titles_of(w, COUNTS "atlas: {over: fields, margin: 30%}\n");
    assert_string_equal(titles, "2 of 3");
    g_free(titles);
    free_workshop(w);
}

/* A style that draws what its pages are of. */
static const char own_style[] =
    "version: 8\nsources:\n  data: {type: geojson, data: data.geojson}\n"
    "  fields: {type: geojson, data: fields.geojson}\n  roads: {type: geojson, data: roads.geojson}\n"
    "  page: {type: geojson, data: {type: FeatureCollection, features: []}}\n"
    "layers:\n  - {id: points, type: circle, source: data}\n"
    "  - {id: area, type: fill, source: page, filter: ['==', [geometry-type], Polygon]}\n"
    "  - {id: stretch, type: line, source: page, filter: ['==', [get, part], stretch]}\n"
    "  - {id: ends, type: circle, source: page, filter: ['==', [get, km], [global-state, wanted]]}\n";

#define OWN "title: '{page.drawn} of {page.total}'\nparameters: {wanted: -1}\n"

static void check_own(const char *lines, const char *expected)
{
    workshop *w = new_country(POINT("[70.5, 30.5]"));
    put_file(w, "style.yaml", own_style);
    char *titles = titles_of(w, lines);
    assert_string_equal(titles, expected);
    g_free(titles);
    free_workshop(w);
}

static void what_a_page_is_of_is_a_source_that_the_style_draws(void **state)
{
    (void) state;
    check_own(OWN "atlas: {over: fields}\n", "1 of 1 | 1 of 1");
    check_own(OWN "atlas: {over: {route: R, every: 100 km, in: roads}, margin: 60%}\n", "1 of 3 | 1 of 3 | 1 of 3");
    check_own(OWN "view: {crs: 'EPSG:3857'}\natlas: {over: {grid: 111320 m, in: data}}\n", "1 of 1");
    /* An end knows its kilometre: the one at 200 is the last of a page and the first of the next. */
    check_own("title: '{page.page}'\nparameters: {wanted: 200}\natlas: {over: {route: R, every: 100 km, in: roads}}\n",
              "1 | 1 | 1");
}

static void what_a_page_is_of_may_be_a_mask_and_what_is_near_it(void **state)
{
    (void) state;
    check_own("title: '{data.page} of {data.drawn}'\nmask: {source: page}\natlas: {over: fields, margin: 50%}\n",
              "1 of 1 | 0 of 1");
    check_own("title: '{data.within}'\nsources: {data: {near: {source: page, within: 20 km}}}\n"
              "atlas: {over: {route: R, every: 100 km, in: roads}, margin: 60%}\n",
              "1 | 0 | 0");
}

static void without_an_atlas_the_pages_source_has_no_features(void **state)
{
    (void) state;
    workshop *w = new_country(POINT("[70.5, 30.5]"));
    put_file(w, "style.yaml", own_style);
    outcome o = drawn(w,
                      "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\ntitle: '{page.total}'\n"
                      "parameters: {wanted: 0}\nview: {bbox: [69, 29, 73, 32]}\n",
                      NULL);
    char *remarks = remarks_of(w);
    assert_string_equal(text_at(&o, "title"), "0");
    assert_string_equal(remarks, "");
    g_free(remarks);
    free_outcome(&o);
    o = draw_map(w, "version: 1\nstyle: style.yaml\nsources:\n  page: {url: data.geojson}\n", NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, "\"page\" is what a page of an atlas is of");
    assert_int_equal(o.error.line, 4);
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_area_has_what_lies_in_it),
        cmocka_unit_test(areas_and_lines_count_where_their_middle_lies),
        cmocka_unit_test(each_feature_counts_on_one_stretch),
        cmocka_unit_test(a_cell_has_what_lies_in_it),
        cmocka_unit_test(inside_the_page_keeps_what_lies_in_its_own_subject),
        cmocka_unit_test(what_is_inside_counts_in_view_or_not),
        cmocka_unit_test(a_mask_is_the_subject_of_a_page_without_one),
        cmocka_unit_test(an_area_may_lie_across_180_degrees),
        cmocka_unit_test(what_a_page_is_of_is_a_source_that_the_style_draws),
        cmocka_unit_test(what_a_page_is_of_may_be_a_mask_and_what_is_near_it),
        cmocka_unit_test(without_an_atlas_the_pages_source_has_no_features),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
