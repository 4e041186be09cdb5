/* What the caller asks for wins over the document; days, parameters and `where`. */
#include <math.h>

#include "support/cmocka_all.h"
#include "support/near.h"
#include "support/picture.h"
#include "support/workshop.h"

#define MAP "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px, frame: false}\n"

static void size_and_dpi_win_over_the_page(void **state)
{
    (void) state;
    picture p;
    workshop *w = new_workshop();
    cor_options options = {.size = "2 x 1 in", .dpi = 200};
    outcome o = drawn(w, MAP "view: {fit: data}\n", &options);
    assert_true(picture_decode(&p, o.bytes->data, o.bytes->len));
    assert_int_equal(p.width, 400);
    assert_int_equal(p.height, 200);
    check_near(number_at(&o, "page.size.0"), 144, 1e-9);
    check_near(number_at(&o, "page.dpi"), 200, 1e-9);
    picture_free(&p);
    free_outcome(&o);
    free_workshop(w);
}

static void a_box_wins_over_the_view_and_has_no_margin(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    const double box[4] = {68, 28.5, 72, 31.5};
    cor_options options = {.bbox = box, .crs = "EPSG:4326"};
    outcome o = drawn(w, MAP "view: {fit: data, margin: 20%, crs: 'EPSG:3857'}\n", &options);
    for (int i = 0; i < 4; i++) {
        char *path = g_strdup_printf("view.extent.%d", i);
        check_near(number_at(&o, path), box[i], 1e-9);
        g_free(path);
    }
    assert_string_equal(text_at(&o, "view.crs"), "EPSG:4326");
    free_outcome(&o);
    free_workshop(w);
}

static void an_extent_wins_over_the_view(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    const double extent[4] = {500000, 3300000, 900000, 3600000};
    cor_options options = {.extent = extent, .crs = "EPSG:32642"};
    outcome o = drawn(w, MAP "view: {fit: data}\n", &options);
    check_near(number_at(&o, "view.extent.0"), 500000, 1e-6);
    free_outcome(&o);
    free_workshop(w);
}

static void wrong_options_are_named(void **state)
{
    (void) state;
    static const double box[4] = {0, 0, 1, 1}, upside_down[4] = {0, 5, 1, 1}, nan_box[4] = {0, NAN, 1, 1};
    static const char *const no_value[] = {"since"}, *const unknown[] = {"sinse=1"};
    const struct {
        cor_options options;
        const char *words;
    } bad[] = {
        {{.size = "wide"}, "size"},
        {{.size = "1 x 1 mm"}, "size"},
        {{.dpi = 29}, "dpi"},
        {{.dpi = NAN}, "dpi"},
        {{.dpi = -5}, "dpi"},
        {{.dpi = 1e9}, "dpi"},
        {{.bbox = upside_down}, "bbox"},
        {{.bbox = nan_box}, "bbox"},
        {{.bbox = box, .extent = box, .crs = "EPSG:3857"}, "bbox"},
        {{.extent = box}, "extent"},
        {{.crs = "nonsense", .bbox = box}, "nonsense"},
        {{.worldview = "us"}, "worldview"},
        {{.as_of = "30.11.2024"}, "as_of"},
        {{.set = no_value, .n_set = 1}, "since"},
        {{.set = unknown, .n_set = 1}, "sinse"},
    };
    workshop *w = new_workshop();
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        outcome o = draw_map(w, MAP "parameters: {since: 1}\nview: {fit: data}\n", &bad[i].options, COR_FORMAT_PNG);
        check_failed(&o, COR_BAD_DOCUMENT, bad[i].words);
        free_outcome(&o);
    }
    free_workshop(w);
}

static void the_callers_as_of_beats_the_documents_which_beats_today(void **state)
{
    (void) state;
    static const char undated[] = "version: 1\nstyle: style.yaml\ntitle: 'on {as_of}'\nview: {fit: data}\n";
    static const char dated[] =
        "version: 1\nstyle: style.yaml\ntitle: 'on {as_of}'\nas_of: 2024-11-30\nview: {fit: data}\n";
    workshop *w = new_workshop();
    cor_options today = {.today = "2026-01-02"}, both = {.today = "2026-01-02", .as_of = "2020-02-29"};
    char *svg = svg_of(w, undated, &today);
    assert_true(strstr(svg, "on 2026-01-02") && strstr(svg, "As of 2 Jan 2026"));
    g_free(svg);
    svg = svg_of(w, dated, &today);
    assert_true(strstr(svg, "on 2024-11-30") && strstr(svg, "As of 30 Nov 2024"));
    g_free(svg);
    svg = svg_of(w, dated, &both);
    assert_true(strstr(svg, "on 2020-02-29") && strstr(svg, "As of 29 Feb 2020"));
    g_free(svg);
    free_workshop(w);
}

static void without_any_day_the_page_names_none(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    char *svg = svg_of(w, "version: 1\nstyle: style.yaml\nview: {fit: data}\n", NULL);
    assert_null(strstr(svg, "As of"));
    g_free(svg);
    free_workshop(w);
}

#define TOWN(name, n, at)                                                                                              \
    "{\"type\": \"Feature\", \"properties\": {\"name\": \"" name "\", \"n\": " n                                       \
    "}, \"geometry\": {\"type\": \"Point\", \"coordinates\": " at "}}"

static workshop *new_towns(void)
{
    workshop *w = new_workshop();
    put_features(w, TOWN("Gwadar", "1", "[62.3, 25.1]") "," TOWN("O'Hara", "2", "[65, 27]") "," TOWN("Kashgar", "30",
                                                                                                     "[76, 39.5]"));
    return w;
}

static double total(const outcome *o)
{
    size_t n = json_array_size(json_object_get(o->report, "layers"));
    char *path = g_strdup_printf("layers.%zu.features.read", n - 1);
    double count = number_at(o, path);
    g_free(path);
    return count;
}

static void where_takes_parameters_by_their_type(void **state)
{
    (void) state;
    static const struct {
        const char *parameters, *where;
        double rows;
    } cases[] = {
        {"{least: 2}", "n >= :least", 2},
        {"{name: O'Hara}", "name = :name", 1},
        {"{name: Kashgar, least: 30}", "name = :name AND n = :least", 1},
        {"{name: \"x' OR '1'='1\", least: 1}", "name = :name OR n = :least", 1},
        {"{name: ':least', least: 1}", "name = ':least' OR n = :least", 1},
    };
    workshop *w = new_towns();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *map = g_strdup_printf(MAP "parameters: %s\nsources: {data: {where: \"%s\"}}\nview: {bbox: [60, 24, 78, "
                                        "41]}\n",
                                    cases[i].parameters, cases[i].where);
        outcome o = drawn(w, map, NULL);
        if (total(&o) != cases[i].rows) fail_msg("%s: %g rows", cases[i].where, total(&o));
        free_outcome(&o);
        g_free(map);
    }
    free_workshop(w);
}

static void set_changes_parameters_and_sources(void **state)
{
    (void) state;
    static const char *const least[] = {"least=30"}, *const where[] = {"sources.data.where=n < 2"};
    static const char map[] = MAP "parameters: {least: 2}\nsources: {data: {where: 'n >= :least'}}\n"
                                  "view: {bbox: [60, 24, 78, 41]}\n";
    workshop *w = new_towns();
    cor_options options = {.set = least, .n_set = 1};
    outcome o = drawn(w, map, &options);
    assert_true(total(&o) == 1);
    free_outcome(&o);
    options.set = where;
    o = drawn(w, map, &options);
    assert_true(total(&o) == 1);
    free_outcome(&o);
    free_workshop(w);
}

static void an_unknown_parameter_in_where_has_its_place_and_the_nearest(void **state)
{
    (void) state;
    workshop *w = new_towns();
    outcome o =
        draw_map(w, MAP "parameters: {least: 2}\nsources:\n  data: {where: 'n >= :leest'}\n", NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, "least");
    assert_int_equal(o.error.line, 6);
    free_outcome(&o);
    free_workshop(w);
}

static void sql_that_is_none_is_an_error(void **state)
{
    (void) state;
    workshop *w = new_towns();
    static const char *const bad[] = {"n >=", "nosuchfield = 1", "n = 1; DROP TABLE data"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *map = g_strdup_printf(MAP "sources: {data: {where: '%s'}}\nview: {bbox: [60, 24, 78, 41]}\n", bad[i]);
        outcome o = draw_map(w, map, NULL, COR_FORMAT_PNG);
        if (!o.status) fail_msg("'%s' was taken for SQL", bad[i]);
        assert_true(o.status == COR_BAD_DATA || o.status == COR_BAD_DOCUMENT);
        free_outcome(&o);
        g_free(map);
    }
    free_workshop(w);
}

static void strict_draws_and_says_warned(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Point\", \"coordinates\": "
                    "[70, 30]}}, {\"type\": \"Feature\", \"properties\": {}, \"geometry\": null}");
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\n"
             "layers: [{id: all, type: circle, source: data}]\n");
    cor_options options = {.strict = true};
    outcome o = draw_map(w, MAP "view: {fit: data}\n", &options, COR_FORMAT_PNG);
    assert_int_equal(o.status, COR_WARNED);
    assert_true(o.bytes->len > 100);
    assert_non_null(o.report);
    assert_non_null(strstr(o.error.message, "1 warning"));
    free_outcome(&o);
    free_workshop(w);
}

static void without_warnings_strict_is_fine(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    cor_options options = {.strict = true};
    outcome o = drawn(w, MAP "view: {fit: data}\n", &options);
    assert_int_equal(cor_remark_count(w->session), 0);
    free_outcome(&o);
    free_workshop(w);
}

static void a_warning_is_named_once_however_often_it_applies(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: a, type: circle, source: data, paint: {circle-radius: [get, none]}}\n");
    put_features(w, TOWN("a", "1", "[70, 30]") "," TOWN("b", "2", "[70.1, 30]") "," TOWN("c", "3", "[70.2, 30]"));
    outcome o = drawn(w, MAP "view: {fit: data}\n", NULL);
    if (cor_remark_count(w->session) != 2) { /* the field that is not there, and null in place of a number */
        char *diagnostics = remarks_of(w);
        fail_msg("%zu remarks:\n%s", cor_remark_count(w->session), diagnostics);
    }
    assert_int_equal(json_array_size(json_object_get(o.report, "warnings")), 2);
    cor_remarks_clear(w->session);
    assert_int_equal(cor_remark_count(w->session), 0);
    free_outcome(&o);
    free_workshop(w);
}

static void only_sources_that_are_drawn_are_credited(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nstate: {all: {default: false}}\nsources:\n"
             "  data: {type: geojson, data: data.geojson, attribution: Somebody}\n"
             "  hidden: {type: geojson, data: data.geojson, attribution: Nobody}\n"
             "  far: {type: geojson, data: far.geojson, attribution: Faraway}\n"
             "layers:\n  - {id: a, type: circle, source: data}\n  - {id: c, type: circle, source: far}\n"
             "  - {id: b, type: circle, source: hidden, layout: {visibility: [case, ['==', [global-state, all], true], "
             "visible, none]}}\n");
    put_file(w, "far.geojson", "{\"type\": \"FeatureCollection\", \"features\": [" TOWN("x", "1", "[0, 0]") "]}");
    char *svg = svg_of(w, "version: 1\nstyle: style.yaml\nview: {bbox: [69, 29, 71, 31]}\n", NULL);
    assert_non_null(strstr(svg, "Somebody"));
    assert_null(strstr(svg, "Nobody"));
    assert_null(strstr(svg, "Faraway"));
    g_free(svg);
    svg = svg_of(w, "version: 1\nstyle: style.yaml\nparameters: {all: true}\nview: {bbox: [69, 29, 71, 31]}\n", NULL);
    assert_non_null(strstr(svg, "Nobody"));
    g_free(svg);
    free_workshop(w);
}

#define FRAMED "version: 1\nstyle: style.yaml\nview: {fit: data}\n"

static void a_source_of_the_document_credits_itself(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "table.csv", "name,n\nGilgit,1\n");
    put_file(w, "data.geojson",
             "{\"type\": \"FeatureCollection\", \"features\": [" TOWN("Gilgit", "1", "[70, 30]") "]}");
    put_file(w, "shapes.geojson",
             "{\"type\": \"Polygon\", \"coordinates\": [[[60, 20], [80, 20], [80, 40], [60, 40], [60, 20]]]}");
    char *svg = svg_of(w, FRAMED "sources: {data: {url: data.geojson}}\n", NULL), *said = remarks_of(w);
    assert_null(strstr(svg, "Somebody"));
    assert_non_null(strstr(said, "the style's credit \"Somebody\" is left out; state whom to credit"));
    cor_remarks_clear(w->session);
    g_free(svg);
    g_free(said);
    static const char *const credited[][2] = {
        {"sources: {data: {url: data.geojson, attribution: Our count}}\n", "Data: Our count."},
        {"sources: {data: {attribution: Our count}}\n", "Data: Our count."},
        {"sources: {data: {attribution: own}, shapes: {url: shapes.geojson, attribution: Lists of towns}}\n"
         "mask: {source: shapes, style: none, glow: true}\n",
         "Data: own; Lists of towns."},
        {"sources: {data: {attribution: 'Town-own; both'}, shapes: {url: shapes.geojson, attribution: own}}\n"
         "mask: {source: shapes, style: none, glow: true}\n",
         "Data: Town-own; both; own."},
        {"sources: {data: {attribution: 'One, both'}, shapes: {url: shapes.geojson, attribution: both}}\n"
         "mask: {source: shapes, style: none, glow: true}\n",
         "Data: One, both."},
        {"sources: {data: {join: {to: table, on: name}}, table: {url: table.csv, attribution: The count}}\n",
         "Data: Somebody; The count."},
        {"furniture: {credits: {add: \"Counted by {who}\"}}\nparameters: {who: us}\n",
         "Data: Somebody; Counted by us."},
        {"sources: {data: {url: data.geojson}}\nfurniture: {credits: {text: Ours., add: Theirs.}}\n", "Ours. Theirs."}};
    for (size_t i = 0; i < G_N_ELEMENTS(credited); i++) {
        char *text = g_strconcat(FRAMED "", credited[i][0], NULL);
        svg = svg_of(w, text, NULL);
        if (!strstr(svg, credited[i][1])) fail_msg("%s is not credited as %s", credited[i][0], credited[i][1]);
        assert_int_equal(cor_remark_count(w->session), 0);
        g_free(svg);
        g_free(text);
    }
    free_workshop(w);
}

static void what_was_done_is_a_note_that_strictness_leaves_alone(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "acled.csv",
             "event_id_cnty,event_date,event_type,sub_event_type,actor1,latitude,longitude,fatalities\n"
             "E1,2024-08-26,Battles,Armed clash,A,30,70,4\n");
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: a, type: circle, source: data, filter: ['>', [get, killed], 3]}\n");
    outcome o = drawn(w, MAP "view: {fit: data}\nsources: {data: {url: acled.csv}}\n", &(cor_options){.strict = true});
    assert_int_equal(count_of(&o, "a", "drawn"), 1);
    assert_int_equal(json_array_size(json_object_get(o.report, "warnings")), 0);
    assert_non_null(strstr(text_at(&o, "notes.0.message"), "of ACLED: killed is fatalities"));
    assert_true(cor_remark_at(w->session, 0).is_note);
    free_outcome(&o);
    o = draw_map(w, MAP "view: {fit: data}\nsources: {data: {url: acled.csv, fields: {killed: fatalitees}}}\n", NULL,
                 COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DATA, "did you mean \"fatalities\"?");
    free_outcome(&o);
    free_workshop(w);
}

static void outputs_that_cannot_be_are_refused(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "map.yaml", MAP "view: {fit: data}\n");
    char *path = path_in(w, "map.yaml"), *nameless = path_in(w, "map"), *nowhere = path_in(w, "none/map.png");
    cor_map *map;
    cor_error err;
    cor_output odd = {.path = nameless}, missing = {.path = nowhere}, empty = {0};
    assert_int_equal(cor_map_open(w->session, path, NULL, &map, &err), COR_OK);
    assert_int_equal(cor_map_render(map, &odd, 1, &err), COR_BAD_DOCUMENT);
    assert_int_equal(cor_map_render(map, &missing, 1, &err), COR_BAD_OUTPUT);
    assert_int_equal(cor_map_render(map, &empty, 1, &err), COR_BAD_DOCUMENT);
    assert_int_equal(cor_map_render(map, NULL, 0, &err), COR_OK);
    assert_non_null(cor_map_report(map));
    cor_map_free(map);
    g_free(path);
    g_free(nameless);
    g_free(nowhere);
    free_workshop(w);
}

static bool refuse(void *context, const void *bytes, size_t length)
{
    (void) context;
    (void) bytes;
    (void) length;
    return false;
}

static void a_reader_that_takes_no_bytes_is_an_output_error(void **state)
{
    (void) state;
    static const cor_format formats[] = {COR_FORMAT_PNG, COR_FORMAT_SVG, COR_FORMAT_SVG_OUTLINES, COR_FORMAT_PDF};
    workshop *w = new_workshop();
    put_file(w, "map.yaml", MAP "view: {fit: data}\n");
    char *path = path_in(w, "map.yaml");
    cor_map *map;
    cor_error err;
    assert_int_equal(cor_map_open(w->session, path, NULL, &map, &err), COR_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        cor_output output = {.format = formats[i], .write = refuse};
        assert_int_equal(cor_map_render(map, &output, 1, &err), COR_BAD_OUTPUT);
    }
    cor_map_free(map);
    g_free(path);
    free_workshop(w);
}

static void what_fails_gives_nothing_to_free(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "map.yaml", MAP "atlas: {over: nowhere}\n");
    char *path = path_in(w, "map.yaml"), *none = path_in(w, "none.yaml"), *out = path_in(w, "out"),
         *file = path_in(w, "style.yaml");
    cor_map *map = (cor_map *) w, *none_map = map;
    cor_batch *batch = (cor_batch *) w;
    const char *json = "?";
    size_t pages = 7, missing = 7;
    assert_int_equal(cor_map_open(w->session, none, NULL, &none_map, NULL), COR_BAD_DOCUMENT);
    assert_null(none_map);
    assert_int_equal(cor_map_open(w->session, path, NULL, &map, NULL), COR_OK);
    assert_int_equal(cor_batch_open(map, &(cor_batch_options){.folder = out}, &batch, NULL), COR_BAD_DOCUMENT);
    assert_null(batch);
    assert_int_not_equal(cor_info(w->session, none, NULL, &json, NULL), COR_OK);
    assert_null(json);
    assert_int_equal(cor_batch_merge(w->session, file, &pages, &missing, NULL), COR_BAD_DATA);
    assert_true(pages == 0 && missing == 0);
    cor_batch_free(batch);
    cor_map_free(none_map);
    cor_map_free(map);
    g_free(file);
    g_free(out);
    g_free(none);
    g_free(path);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(size_and_dpi_win_over_the_page),
        cmocka_unit_test(a_box_wins_over_the_view_and_has_no_margin),
        cmocka_unit_test(an_extent_wins_over_the_view),
        cmocka_unit_test(wrong_options_are_named),
        cmocka_unit_test(the_callers_as_of_beats_the_documents_which_beats_today),
        cmocka_unit_test(without_any_day_the_page_names_none),
        cmocka_unit_test(where_takes_parameters_by_their_type),
        cmocka_unit_test(set_changes_parameters_and_sources),
        cmocka_unit_test(an_unknown_parameter_in_where_has_its_place_and_the_nearest),
        cmocka_unit_test(sql_that_is_none_is_an_error),
        cmocka_unit_test(strict_draws_and_says_warned),
        cmocka_unit_test(without_warnings_strict_is_fine),
        cmocka_unit_test(a_warning_is_named_once_however_often_it_applies),
        cmocka_unit_test(only_sources_that_are_drawn_are_credited),
        cmocka_unit_test(a_source_of_the_document_credits_itself),
        cmocka_unit_test(what_was_done_is_a_note_that_strictness_leaves_alone),
        cmocka_unit_test(outputs_that_cannot_be_are_refused),
        cmocka_unit_test(a_reader_that_takes_no_bytes_is_an_output_error),
        cmocka_unit_test(what_fails_gives_nothing_to_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
