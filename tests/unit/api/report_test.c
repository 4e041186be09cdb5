/* The report is whole, valid JSON, and says what happened; check and info speak of the same documents. */
#include <math.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define MAP "version: 1\nstyle: style.yaml\ntitle: 'Q \"uoted\" \\ title'\npage: {size: 400 x 300 px}\n"

static void check_keys(json_t *object, const char *what, const char *const *keys)
{
    assert_true(json_is_object(object));
    for (; *keys; keys++)
        if (!json_object_get(object, *keys)) fail_msg("%s lacks '%s'", what, *keys);
}

static void it_names_map_page_view_layers_and_warnings(void **state)
{
    (void) state;
    static const char *const top[] = {"map",    "title",      "worldview", "page",  "view",
                                      "layers", "projection", "warnings",  "notes", NULL};
    static const char *const view[] = {"crs",   "name", "chosen", "extent", "centre", "zoom", "metres_per_point",
                                       "reach", NULL};
    static const char *const projection[] = {"points_lost", "parts_split", NULL};
    workshop *w = new_workshop();
    outcome o = drawn(w, MAP "view: {fit: data}\n", NULL);
    check_keys(o.report, "the report", top);
    check_keys(json_at(o.report, "view"), "view", view);
    check_keys(json_at(o.report, "projection"), "projection", projection);
    assert_string_equal(text_at(&o, "title"), "Q \"uoted\" \\ title");
    assert_string_equal(text_at(&o, "worldview"), "un");
    assert_true(fabs(number_at(&o, "page.size.0") - 300) < 1e-9);
    free_outcome(&o);
    free_workshop(w);
}

static void every_visible_layer_is_listed_bottom_to_top(void **state)
{
    (void) state;
    static const char *const ids[] = {"ground", "areas", "lines", "points"};
    workshop *w = new_workshop();
    outcome o = drawn(w, MAP "view: {fit: data}\n", NULL);
    json_t *layers = json_object_get(o.report, "layers");
    assert_int_equal(json_array_size(layers), 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(json_string_value(json_object_get(json_array_get(layers, i), "id")), ids[i]);
    assert_null(json_at(o.report, "layers.0.features")); /* a background reads nothing */
    assert_non_null(strstr(text_at(&o, "layers.3.file"), "data.geojson"));
    free_outcome(&o);
    free_workshop(w);
}

static void a_layer_that_is_not_visible_is_not_listed(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: a, type: circle, source: data}\n"
             "  - {id: b, type: circle, source: data, layout: {visibility: none}}\n"
             "  - {id: c, type: circle, source: data, minzoom: 20}\n");
    outcome o = drawn(w, MAP "view: {fit: data}\n", NULL);
    assert_int_equal(json_array_size(json_object_get(o.report, "layers")), 1);
    free_outcome(&o);
    free_workshop(w);
}

static void labels_without_room_are_listed_with_what_is_in_the_way(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: names, type: symbol, source: data, layout: {text-field: [get, name], symbol-sort-key: "
             "[get, rank]}}\n");
    put_features(w,
                 "{\"type\": \"Feature\", \"properties\": {\"name\": \"First\", \"rank\": 1}, \"geometry\": {\"type\": "
                 "\"Point\", \"coordinates\": [70, 30]}}, {\"type\": \"Feature\", \"properties\": {\"name\": "
                 "\"Second\", \"rank\": 2}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [70, 30]}}");
    outcome o = drawn(w, MAP "view: {fit: data}\n", NULL);
    assert_true(number_at(&o, "layers.0.labels.wanted") == 2);
    assert_true(number_at(&o, "layers.0.labels.drawn") == 1);
    assert_string_equal(text_at(&o, "layers.0.labels.omitted.0.text"), "Second");
    assert_true(g_str_has_prefix(text_at(&o, "layers.0.labels.omitted.0.blocked_by"), "names"));
    free_outcome(&o);
    free_workshop(w);
}

static void names_that_run_from_top_to_bottom_are_reported_as_written(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(
        w, "style.yaml",
        "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
        "  - {id: names, type: symbol, source: data, layout: {text-field: 昆仑, text-writing-mode: [vertical]}}\n");
    put_features(w, "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"MultiPoint\","
                    " \"coordinates\": [[70, 30], [70, 30]]}}");
    outcome o = drawn(w, MAP "view: {fit: data}\n", NULL);
    assert_string_equal(text_at(&o, "layers.0.labels.omitted.0.text"), "昆仑");
    assert_string_equal(text_at(&o, "layers.0.labels.omitted.0.blocked_by"), "names \"昆仑\"");
    free_outcome(&o);
    free_workshop(w);
}

static void charts_count_what_titles_count(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: vector, url: data.csv}}\nlayers:\n"
             "  - {id: points, type: circle, source: data, metadata: {corridor:legend: {labels: {a: One, b: Two}}},\n"
             "     paint: {circle-color: [match, [get, kind], a, red, b, blue, black]}}\n");
    put_file(w, "data.csv",
             "lon,lat,kind,day\n60,30,a,2024-01-01\n70,30,b,2024-01-31\n70,34,a,2024-03-02\n70,26,b,2024\n"
             "80,30,a,2023-12-31\n");
    outcome o = drawn(w,
                      "version: 1\nstyle: style.yaml\ntitle: '{data.drawn}'\npage: {size: 900 x 700 px}\n"
                      "view: {bbox: [59, 24, 72, 36]}\nfurniture:\n"
                      "  timeline: {source: data, by: month, when: day}\n  ranking: {source: data, by: kind}\n",
                      NULL);
    assert_string_equal(text_at(&o, "title"), "4");
    assert_true(number_at(&o, "charts.0.count") == 3 && number_at(&o, "charts.0.undated") == 1);
    assert_true(number_at(&o, "charts.1.count") == 4);
    assert_string_equal(text_at(&o, "charts.0.bars.0.period"), "2024-01");
    assert_true(number_at(&o, "charts.0.bars.0.classes.0") == 1 && number_at(&o, "charts.0.bars.1.count") == 0);
    assert_string_equal(text_at(&o, "charts.0.classes.1"), "Two");
    assert_string_equal(text_at(&o, "charts.1.bars.0.name"), "a");
    free_outcome(&o);
    free_workshop(w);
}

static void charts_leave_out_what_has_no_room(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: vector, url: data.csv}}\nlayers:\n"
             "  - {id: names, type: symbol, source: data, layout: {text-field: [get, name]}}\n");
    put_file(w, "data.csv",
             "lon,lat,name,day\n60,30,First,2024-01-01\n60,30,Second,2024-01-31\n70,34,Third,2024-03-02\n");
    outcome o = drawn(w,
                      "version: 1\nstyle: style.yaml\ntitle: '{data.drawn}'\npage: {size: 900 x 700 px}\n"
                      "view: {bbox: [59, 24, 72, 36]}\nfurniture: {timeline: {source: data, when: day}}\n",
                      NULL);
    assert_true(number_at(&o, "layers.0.features.hidden") == 1);
    assert_string_equal(text_at(&o, "title"), "2");
    assert_true(number_at(&o, "charts.0.count") == 2);
    free_outcome(&o);
    free_workshop(w);
}

static void warnings_have_their_place(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    outcome o = drawn(w, MAP "view: {fit: data}\nfurniture:\n  title: {at: left}\n", NULL);
    assert_int_equal(json_array_size(json_object_get(o.report, "warnings")), 1);
    assert_true(number_at(&o, "warnings.0.line") == 7);
    assert_non_null(strstr(text_at(&o, "warnings.0.file"), "map.yaml"));
    free_outcome(&o);
    free_workshop(w);
}

static void broken_utf8_and_control_characters_leave_it_valid(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "data.csv", "lon,lat,name\n70,30,\"a\xff\xfe<\x01\"\n");
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: vector, url: data.csv}}\nlayers:\n"
             "  - {id: names, type: symbol, source: data, layout: {text-field: [get, name], "
             "text-allow-overlap: false}}\n  - {id: again, type: symbol, source: data, layout: "
             "{text-field: [get, name]}}\n");
    static const cor_format formats[] = {COR_FORMAT_PNG, COR_FORMAT_SVG, COR_FORMAT_SVG_OUTLINES, COR_FORMAT_PDF};
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        outcome o = draw_map(w, MAP "view: {fit: data}\n", NULL, formats[i]);
        if (o.status) fail_msg("%s", o.error.message);
        assert_non_null(o.report);
        if (formats[i] == COR_FORMAT_SVG) assert_true(g_utf8_validate((char *) o.bytes->data, o.bytes->len, NULL));
        free_outcome(&o);
    }
    free_workshop(w);
}

static void check_finds_every_error_of_a_style_with_its_place(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "bad.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: a, type: circle, source: date}\n"
             "  - {id: b, type: circel, source: data}\n"
             "  - {id: c, type: circle, source: data, paint: {circle-colour: red}}\n");
    put_file(w, "map.yaml", "version: 1\nstyle: bad.yaml\nview: {fit: data}\n");
    char *path = path_in(w, "map.yaml");
    cor_error err;
    assert_int_equal(cor_check(w->session, path, NULL, &err), COR_BAD_DOCUMENT);
    size_t errors = 0;
    for (size_t i = 0; i < cor_remark_count(w->session); i++) {
        cor_remark r = cor_remark_at(w->session, i);
        if (!r.is_error) continue;
        errors++;
        assert_true(r.line >= 4 && r.line <= 6 && r.column > 0);
        assert_true(g_str_has_suffix(r.file, "bad.yaml"));
    }
    assert_int_equal(errors, 3);
    g_free(path);
    free_workshop(w);
}

static void check_finds_missing_data(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "map.yaml", "version: 1\nstyle: style.yaml\nsources: {data: {url: nothere.gpkg}}\nview: {fit: data}\n");
    char *path = path_in(w, "map.yaml"), *diagnostics;
    cor_error err;
    assert_int_equal(cor_check(w->session, path, NULL, &err), COR_BAD_DATA);
    diagnostics = remarks_of(w);
    assert_non_null(strstr(diagnostics, "nothere.gpkg"));
    g_free(diagnostics);
    g_free(path);
    free_workshop(w);
}

static void check_has_nothing_to_say_of_bundled_maps_and_styles(void **state)
{
    (void) state;
    static const char *const files[] = {"maps/01-corridor.yaml", "maps/02-attacks.yaml",  "maps/03-balochistan.yaml",
                                        "maps/04-north.yaml",    "maps/05-frontier.yaml", "maps/06-investment.yaml",
                                        "styles/briefing.yaml"};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        workshop *w = new_workshop();
        char *path = g_build_filename(COR_SOURCE_DIR, files[i], NULL);
        cor_error err = {0};
        cor_status st = cor_check(w->session, path, NULL, &err);
        char *diagnostics = remarks_of(w);
        if (st || *diagnostics) fail_msg("%s: %d\n%s", files[i], st, diagnostics);
        g_free(diagnostics);
        g_free(path);
        free_workshop(w);
    }
}

static json_t *info_of(workshop *w, const char *path)
{
    const char *text;
    cor_error err = {0};
    if (cor_info(w->session, path, NULL, &text, &err)) fail_msg("%s", err.message);
    json_t *json = json_loads(text, 0, NULL);
    assert_non_null(json);
    return json;
}

static void info_tells_what_is_in_a_source(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    char *path = path_in(w, "data.geojson");
    json_t *json = info_of(w, path);
    json_t *layer = json_at(json, "layers.0");
    assert_non_null(layer);
    assert_true(json_number_value(json_object_get(layer, "features")) == 1);
    json_decref(json);
    g_free(path);
    free_workshop(w);
}

static void info_tells_the_zoom_that_rendering_uses(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    outcome o = drawn(w, MAP "view: {fit: data}\n", NULL);
    char *path = path_in(w, "map.yaml"), *text;
    json_t *json = info_of(w, path);
    text = json_dumps(json, JSON_COMPACT);
    json_t *zoom = json_at(json, "view.zoom");
    if (!json_is_number(zoom)) fail_msg("no view.zoom in %s", text);
    assert_true(fabs(json_number_value(zoom) - number_at(&o, "view.zoom")) < 1e-9);
    free(text);
    json_decref(json);
    g_free(path);
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_names_map_page_view_layers_and_warnings),
        cmocka_unit_test(every_visible_layer_is_listed_bottom_to_top),
        cmocka_unit_test(a_layer_that_is_not_visible_is_not_listed),
        cmocka_unit_test(labels_without_room_are_listed_with_what_is_in_the_way),
        cmocka_unit_test(names_that_run_from_top_to_bottom_are_reported_as_written),
        cmocka_unit_test(warnings_have_their_place),
        cmocka_unit_test(broken_utf8_and_control_characters_leave_it_valid),
        cmocka_unit_test(check_finds_every_error_of_a_style_with_its_place),
        cmocka_unit_test(check_finds_missing_data),
        cmocka_unit_test(check_has_nothing_to_say_of_bundled_maps_and_styles),
        cmocka_unit_test(info_tells_what_is_in_a_source),
        cmocka_unit_test(info_tells_the_zoom_that_rendering_uses),
        cmocka_unit_test(charts_count_what_titles_count),
        cmocka_unit_test(charts_leave_out_what_has_no_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
