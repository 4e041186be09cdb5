#include "opening.h"

static const char *in_folder(const char *name)
{
    return cor_arena_format(arena, "%s/%s", folder, name);
}

static void a_map_needs_only_version_and_style(void **state)
{
    (void) state;
    const cor_map_document *map = map_of("");
    assert_string_equal(map->name, "map");
    assert_string_equal(map->folder, folder);
    assert_string_equal(map->styles[0], in_folder("style.yaml"));
    assert_null(map->styles[1]);
    assert_null(map->layers);
    assert_null(map->worldview);
    assert_string_equal(map->languages[0], "en");
    assert_null(map->languages[1]);
    assert_null(map->as_of);
    assert_null(map->title);
    assert_string_equal(map->view.crs, "auto");
    assert_float_equal(map->view.margin, 0.05, 0);
    assert_float_equal(map->page.width, 280 * 72 / 25.4, 1e-9);
    assert_float_equal(map->page.dpi, 150, 0);
    assert_true(map->page.frame);
    assert_true(map->furniture.legend.on && map->furniture.scale_bar.on && map->furniture.credits.on);
    assert_false(map->furniture.north_arrow.on);
    assert_string_equal(map->outputs[0], "png");
    assert_null(map->outputs[1]);
    assert_int_equal(cor_diagnostics_count(diagnostics), 0);
}

static void paths_are_relative_to_the_document_and_connections_are_left_alone(void **state)
{
    (void) state;
    const cor_map_document *map = map_of("sources:\n"
                                         "  a: {url: data/a.shp}\n"
                                         "  b: {url: /data/b.shp}\n"
                                         "  c: {url: 'PG:dbname=x'}\n"
                                         "  d: {url: https://example.org/d.geojson}\n"
                                         "  e: {url: /vsizip/x.zip}\n"
                                         "  f: {where: 'a > 1', crs: EPSG:4326, encoding: CP1252, layer: l,"
                                         " columns: {x: lon, y: lat}}\n");
    assert_int_equal(map->n_sources, 6);
    assert_string_equal(map->sources[0].url, in_folder("data/a.shp"));
    assert_string_equal(map->sources[1].url, "/data/b.shp");
    assert_string_equal(map->sources[2].url, "PG:dbname=x");
    assert_string_equal(map->sources[3].url, "https://example.org/d.geojson");
    assert_string_equal(map->sources[4].url, "/vsizip/x.zip");
    assert_null(map->sources[5].url);
    assert_string_equal(map->sources[5].name, "f");
    assert_string_equal(map->sources[5].where, "a > 1");
    assert_string_equal(map->sources[5].column_y, "lat");
    assert_string_equal(map->sources[5].encoding, "CP1252");
}

static const char *style_of(const char *style)
{
    const cor_map_document *map = NULL;
    cor_error err = {0};
    char *text = g_strdup_printf("version: 1\nstyle: %s\n", style);
    if (open_text(text, NULL, &map, &err)) fail_msg("%s: %s", style, err.message);
    g_free(text);
    return map->styles[0];
}

static void a_style_is_a_bundled_name_or_a_path(void **state)
{
    (void) state;
    assert_string_equal(style_of("briefing"), COR_SOURCE_DIR "/styles/briefing.yaml");
    assert_string_equal(style_of("mono"), COR_SOURCE_DIR "/styles/mono.yaml");
    char *file = g_build_filename(folder, "dark", NULL);
    assert_true(g_file_set_contents(file, "", 0, NULL));
    assert_string_equal(style_of("dark"), COR_SOURCE_DIR "/styles/dark.yaml");
    assert_string_equal(style_of("./dark"), in_folder("./dark"));
    assert_string_equal(style_of("style.yaml"), in_folder("style.yaml"));
    g_free(file);
}

static void several_styles_are_kept_in_their_order(void **state)
{
    (void) state;
    const cor_map_document *map = NULL;
    assert_int_equal(open_text("version: 1\nstyle: [briefing, style.yaml]\n", NULL, &map, NULL), COR_OK);
    assert_string_equal(map->styles[0], COR_SOURCE_DIR "/styles/briefing.yaml");
    assert_string_equal(map->styles[1], in_folder("style.yaml"));
    assert_null(map->styles[2]);
}

static void layers_are_handed_on_as_they_are_written(void **state)
{
    (void) state;
    const cor_map_document *map = map_of("layers:\n"
                                         "  - {id: a, type: circle, source: s, before: b, paint: {circle-color: red}}\n"
                                         "  - {id: b, filter: null, minzoom: null, visible: false}\n");
    assert_string_equal(
        cor_node_json(arena, map->layers),
        "[{\"id\":\"a\",\"type\":\"circle\",\"source\":\"s\",\"before\":\"b\",\"paint\":{"
        "\"circle-color\":\"red\"}},{\"id\":\"b\",\"filter\":null,\"minzoom\":null,\"visible\":false}]");
}

static void labels_are_required_or_left_by_name(void **state)
{
    (void) state;
    const cor_map_labels *labels = &map_of("")->labels;
    assert_true(!labels->require.list && !labels->leave.list);
    labels = &map_of("labels: {require: [Gwadar, 7], leave: rivers}\n")->labels;
    assert_string_equal(labels->require.list[0], "Gwadar");
    assert_string_equal(labels->require.list[1], "7");
    assert_null(labels->require.list[2]);
    assert_string_equal(labels->leave.list[0], "rivers");
    assert_int_equal(labels->require.node->items[1]->column, 28);
}

static void parameters_keep_their_kind(void **state)
{
    (void) state;
    const cor_map_document *map = map_of("parameters: {since: 2018-01-01, least: 5, all: true, within: 50 km}\n");
    assert_int_equal(map->n_parameters, 4);
    assert_string_equal(map->parameters[0].value.string, "2018-01-01");
    assert_true(map->parameters[0].value.interned);
    assert_float_equal(map->parameters[1].value.number, 5, 0);
    assert_int_equal(map->parameters[2].value.kind, COR_BOOL);
}

static void set_changes_parameters_in_their_own_kind_and_sources(void **state)
{
    (void) state;
    const char *set[] = {"since=2024=x", "least=7.5", "all=false", "sources.a.b.url=new.csv",
                         "sources.a.b.where=x > 1"};
    const cor_options options = {.set = set, .n_set = 5};
    const cor_map_document *map =
        map_with("parameters: {since: x, least: 5, all: true}\nsources: {a.b: {url: old.csv}}\n", &options);
    assert_string_equal(map->parameters[0].value.string, "2024=x");
    assert_float_equal(map->parameters[1].value.number, 7.5, 0);
    assert_false(map->parameters[2].value.boolean);
    assert_string_equal(map->sources[0].url, "new.csv");
    assert_string_equal(map->sources[0].where, "x > 1");
}

static void the_day_is_the_callers_then_the_documents_then_today(void **state)
{
    (void) state;
    cor_options options = {.today = "2030-01-01"};
    assert_string_equal(map_with("", &options)->as_of, "2030-01-01");
    assert_string_equal(map_with("as_of: 2024-02-29\n", &options)->as_of, "2024-02-29");
    options.as_of = "2023-12-31";
    assert_string_equal(map_with("as_of: 2024-02-29\n", &options)->as_of, "2023-12-31");
}

static void the_view_is_a_source_a_box_or_an_extent(void **state)
{
    (void) state;
    const cor_map_document *map = map_of("view: {fit: routes, margin: 8%, crs: EPSG:32643}\n");
    assert_string_equal(map->view.fit, "routes");
    assert_float_equal(map->view.margin, 0.08, 1e-12);
    assert_string_equal(map->view.crs, "EPSG:32643");
    map = map_of("view: {bbox: [170, -20, -170, 20]}\n");
    assert_true(map->view.has_bbox);
    assert_float_equal(map->view.bbox.x0, 170, 0);
    assert_float_equal(map->view.bbox.x1, -170, 0);
    assert_float_equal(map->view.margin, 0, 0);
    map = map_of("view: {extent: [0, 0, 5e5, 4e5], crs: EPSG:32643, margin: 10 mm}\n");
    assert_true(map->view.has_extent);
    assert_float_equal(map->view.extent.y1, 4e5, 0);
    assert_float_equal(map->view.margin_points, 720 / 25.4, 1e-9);
}

static void an_asked_box_takes_the_place_of_fit_and_margin(void **state)
{
    (void) state;
    const double box[] = {60, 23, 80, 40};
    const cor_options options = {.bbox = box, .crs = "EPSG:3857"};
    const cor_map_document *map = map_with("view: {fit: routes, margin: 8%, crs: EPSG:32643}\n", &options);
    assert_null(map->view.fit);
    assert_true(map->view.has_bbox);
    assert_float_equal(map->view.bbox.y1, 40, 0);
    assert_float_equal(map->view.margin, 0, 0);
    assert_string_equal(map->view.crs, "EPSG:3857");
}

static void a_page_in_px_has_96_dots_an_inch_unless_said(void **state)
{
    (void) state;
    const cor_map_document *map = map_of("page: {size: 1600 x 1200 px}\n");
    assert_float_equal(map->page.width, 1200, 1e-9);
    assert_float_equal(map->page.dpi, 96, 0);
    assert_float_equal(map_of("page: {size: 1600 x 1200 px, dpi: 192}\n")->page.dpi, 192, 0);
    const cor_options options = {.size = "A4 landscape", .dpi = 300};
    map = map_with("page: {size: 1600 x 1200 px, dpi: 192, frame: false}\n", &options);
    assert_float_equal(map->page.width, 297 * 72 / 25.4, 1e-9);
    assert_float_equal(map->page.dpi, 300, 0);
    assert_false(map->page.frame);
}

static void furniture_is_a_word_a_map_or_its_text(void **state)
{
    (void) state;
    const cor_map_document *map = map_of("furniture:\n"
                                         "  title: none\n"
                                         "  legend: {at: top-left, title: Key, counts: true}\n"
                                         "  scale-bar: false\n"
                                         "  north-arrow: auto\n"
                                         "  credits: Our own survey\n"
                                         "  disclaimer: {text: No endorsement, at: none}\n");
    assert_false(map->furniture.title.on);
    assert_int_equal(map->furniture.legend.at, COR_AT_TOP_LEFT);
    assert_string_equal(map->furniture.legend.title, "Key");
    assert_true(map->furniture.legend.counts);
    assert_false(map->furniture.scale_bar.on);
    assert_true(map->furniture.north_arrow.on);
    assert_string_equal(map->furniture.credits.text, "Our own survey");
    assert_false(map->furniture.disclaimer.on);
}

static void a_place_that_is_not_heeded_is_said(void **state)
{
    (void) state;
    map_of("furniture: {title: {at: bottom}, credits: {at: none}, legend: {at: top}}\n");
    assert_int_equal(cor_diagnostics_count(diagnostics), 1);
    assert_string_equal(
        cor_diagnostics_get(diagnostics, 0)->message,
        "\"title\" stands above the map, and another place is not heeded; write top-left, top or top-right");
    assert_int_equal(cor_diagnostics_get(diagnostics, 0)->column, 25);
}

static void what_would_stand_in_a_strip_says_so_where_there_is_none(void **state)
{
    (void) state;
    map_of("page: {frame: false}\nfurniture: {legend: {at: below}, table: {source: a, columns: [b], at: beside}}\n");
    assert_int_equal(cor_diagnostics_count(diagnostics), 2);
    assert_string_equal(cor_diagnostics_get(diagnostics, 0)->message,
                        "with \"frame: false\" there is no room below the map: \"legend\" stands on it");
}

static void a_map_may_be_json(void **state)
{
    (void) state;
    const cor_map_document *map = NULL;
    cor_error err;
    assert_int_equal(
        open_text("{\n\t\"version\": 1,\n\t\"style\": \"style.yaml\",\n\t\"outputs\": [\"svg\", \"pdf\"]\n}", NULL,
                  &map, &err),
        COR_OK);
    assert_string_equal(map->outputs[1], "pdf");
}

static void what_was_emptied_is_as_if_it_were_not_there(void **state)
{
    (void) state;
    static const char *const bodies[] = {
        "languages: []\nparameters: {}\nsources: {}\nview: {}\npage: {}\nfurniture: {}\nannotations: []\noutputs: []\n",
        "languages:\nparameters:\nsources:\nview:\npage:\nfurniture:\n  "
        "legend:\nannotations:\noutputs:\nmask:\natlas:\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++) {
        const cor_map_document *map = map_of(bodies[i]);
        assert_string_equal(map->languages[0], "en");
        assert_string_equal(map->outputs[0], "png");
        assert_int_equal(map->n_annotations + map->n_sources + map->n_parameters, 0);
        assert_true(map->furniture.legend.on);
        assert_false(map->mask.on);
        assert_int_equal(map->atlas.kind, COR_ATLAS_NONE);
        assert_int_equal(cor_diagnostics_count(diagnostics), 0);
    }
}

static const char *look_up(void *context, const char *name)
{
    (void) context;
    return !strcmp(name, "since") ? "2018" : !strcmp(name, "incidents.drawn") ? "1,200" : NULL;
}

static const char *filled(const char *text)
{
    const char *result = NULL;
    cor_error err;
    return cor_text_fill(arena, text, look_up, NULL, &result, &err) ? cor_arena_copy(arena, err.message) : result;
}

static void braces_are_filled_and_doubled_ones_stay(void **state)
{
    (void) state;
    assert_string_equal(filled("since {since}: { incidents.drawn }"), "since 2018: 1,200");
    assert_string_equal(filled("{{since}} {{ }}"), "{since} { }");
    assert_string_equal(filled("plain } text"), "plain } text");
    assert_true(g_str_has_prefix(filled("{until}"), "{until} is not known; braces hold a parameter"));
    assert_true(g_str_has_prefix(filled("{}"), "{} is not known"));
    assert_string_equal(filled("{since"), "a \"{\" without its \"}\"; write \"{{\" for the brace itself");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_map_needs_only_version_and_style),
        cmocka_unit_test(paths_are_relative_to_the_document_and_connections_are_left_alone),
        cmocka_unit_test(a_style_is_a_bundled_name_or_a_path),
        cmocka_unit_test(several_styles_are_kept_in_their_order),
        cmocka_unit_test(layers_are_handed_on_as_they_are_written),
        cmocka_unit_test(labels_are_required_or_left_by_name),
        cmocka_unit_test(parameters_keep_their_kind),
        cmocka_unit_test(set_changes_parameters_in_their_own_kind_and_sources),
        cmocka_unit_test(the_day_is_the_callers_then_the_documents_then_today),
        cmocka_unit_test(the_view_is_a_source_a_box_or_an_extent),
        cmocka_unit_test(an_asked_box_takes_the_place_of_fit_and_margin),
        cmocka_unit_test(a_page_in_px_has_96_dots_an_inch_unless_said),
        cmocka_unit_test(furniture_is_a_word_a_map_or_its_text),
        cmocka_unit_test(a_place_that_is_not_heeded_is_said),
        cmocka_unit_test(what_would_stand_in_a_strip_says_so_where_there_is_none),
        cmocka_unit_test(a_map_may_be_json),
        cmocka_unit_test(what_was_emptied_is_as_if_it_were_not_there),
        cmocka_unit_test(braces_are_filled_and_doubled_ones_stay),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
