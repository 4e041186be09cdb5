#include "opening.h"

static void the_frame_of_a_document_is_checked_first(void **state)
{
    (void) state;
    assert_string_equal(refusal_of("[1]", NULL), "1:1: a map document is a map of keys and values; this is a list");
    assert_string_equal(refusal_of("style: style.yaml", NULL), "1:1: \"version\" is missing; write \"version: 1\"");
    assert_string_equal(refusal_of("version: 2", NULL),
                        "1:10: the version is not one that this Corridor reads; write \"version: 1\"");
    assert_string_equal(refusal_of("version: 1", NULL), "1:1: \"style\" is missing; write \"style: FILE\"");
    assert_string_equal(refusal_of("{version: 8, layers: [], sources: {}}", NULL),
                        "1:1: this is a style; a map document names it with \"style: FILE\"");
    assert_string_equal(refusal_of("version: 1\ntilte: x\n", NULL),
                        "2:1: unknown key \"tilte\"; did you mean \"title\"?");
}

static void a_style_that_is_not_there_is_blamed_on_its_line(void **state)
{
    (void) state;
    const char *refusal = refusal_of("version: 1\nstyle: styel.yaml\n", NULL);
    assert_true(g_str_has_prefix(refusal, "2:8: there is no style file "));
    assert_non_null(strstr(refusal, "styel.yaml; paths are relative to the document"));
    assert_string_equal(refusal_of("version: 1\nstyle: breifing", NULL),
                        "2:8: there is no style \"breifing\"; did you mean \"briefing\"?");
    assert_string_equal(refusal_of("version: 1\nstyle: ours", NULL),
                        "2:8: there is no style \"ours\"; it is briefing, dark or mono, or the path of a file");
    assert_string_equal(refusal_of("version: 1\nstyle: [briefing, dakr]", NULL),
                        "2:19: there is no style \"dakr\"; did you mean \"dark\"?");
}

static void every_wrong_value_says_what_would_be_right(void **state)
{
    (void) state;
    static const struct {
        const char *body, *refusal;
    } cases[] = {
        {"title: [a]", "\"title\" is a list; it needs text"},
        {"title: ", "\"title\" has no value; it needs text"},
        {"title: ''", "\"title\" is empty; leave it out or fill it"},
        {"as_of: 30.11.2024", "\"30.11.2024\" is no date; write it as YYYY-MM-DD"},
        {"as_of: 2023-02-29", "\"2023-02-29\" is no date; write it as YYYY-MM-DD"},
        {"languages: [e n]", "\"e n\" is no language code; write one like en, ur or zh"},
        {"languages: {a: 1}", "\"languages\" is a map; it needs a list of words"},
        {"labels: [a]", "\"labels\" is a list; it needs a map of keys and values"},
        {"labels: {leaves: [a]}", "unknown key \"leaves\"; did you mean \"leave\"?"},
        {"labels: {require: true}", "\"require\" is true or false; it needs a list of words"},
        {"parameters: [a]", "\"parameters\" is a list; it needs a map of keys and values"},
        {"parameters: {a-b: 1}", "\"a-b\" is no parameter name; use letters, digits and _"},
        {"parameters: {as_of: 1}", "the name \"as_of\" is taken by Corridor; choose another"},
        {"parameters: {a: [1]}", "the parameter \"a\" is a list; it needs a number, text, true or false"},
        {"sources: {a: x.shp}", "the source \"a\" says nothing; write {url: FILE}"},
        {"sources: {a: {ulr: x}}", "unknown key \"ulr\"; did you mean \"url\"?"},
        {"sources: {a: {columns: {x: lon}}}", "\"columns\" names one column of two; write {x: lon, y: lat}"},
        {"sources: {a: {url: x, posts: {route: R, every: 1 km}}}",
         "a source of \"posts\" is made of a route and takes no \"url\"; take it out"},
        {"sources: {a: {posts: {route: R, every: 1 km}, segments: {route: R, every: 1 km}}}",
         "a source is made of \"posts\" or of \"segments\"; take one of them out"},
        {"sources: {a: {posts: {route: R}}}",
         "\"posts\" needs a route and a distance; write {route: Western, every: 100 km}"},
        {"sources: {a: {segments: {route: R, every: 1 km, sum: killed}}}",
         "\"sum\" is a field of the source that \"count\" names; write {count: incidents, sum: killed}"},
        {"sources: {a: {url: x, along: 3}}", "\"along\" is a number; it needs a map of keys and values"},
        {"view: {fit: a, bbox: [1, 2, 3, 4]}", "both \"fit\" and \"bbox\" say what to show; keep one"},
        {"view: {bbox: [1, 2, 3]}", "\"bbox\" is not four numbers; write [west, south, east, north]"},
        {"view: {bbox: [1, 2, 3, x]}", "\"bbox\" is not four numbers; write [west, south, east, north]"},
        {"view: {bbox: [23, 160, 40, 180]}", "a latitude beyond 90 degrees; the order is west, south, east, north"},
        {"view: {bbox: [400, 0, 40, 1]}", "a longitude beyond 360 degrees; the order is west, south, east, north"},
        {"view: {bbox: [60, 40, 80, 20]}", "south is not below north; the order is west, south, east, north"},
        {"view: {bbox: [60, 20, 60, 30]}", "west and east make no box; the order is west, south, east, north"},
        {"view: {extent: [0, 0, 1, 1]}", "an extent needs the CRS that its numbers are in; write crs: EPSG:n"},
        {"view: {extent: [1, 0, 0, 1], crs: EPSG:3857}", "an empty box; the order is xmin, ymin, xmax, ymax"},
        {"view: {extent: [0, 0, 1e13, 1], crs: EPSG:3857}", "a coordinate that is no number below 1e12"},
        {"view: {crs: 32643}", "\"crs\" is the number 32643; write EPSG:32643"},
        {"view: {margin: 8}", "the margin \"8\" has no unit that is known; write \"8%\" or \"10 mm\""},
        {"view: {margin: 800%}", "the margin \"800%\" is no share from 0% to 100%"},
        {"view: {margin: -3 mm}", "the margin \"-3 mm\" is negative; it goes from 0 up"},
        {"page: {size: 280 x 190}",
         "\"280 x 190\" is not a page size; write one like \"280 x 190 mm\", \"1600 x 1200 px\" or \"A4 landscape\""},
        {"page: {size: 1 x 1 mm}", "a page of 1 x 1 mm is too small; each side needs 32 px (8.5 mm)"},
        {"page: {size: 99 x 1 in, dpi: 29}", "\"dpi\" is 29; it goes from 30 to 2400"},
        {"page: {size: 40000 x 1200 px}", "a page of 40000 x 1200 px is too large; the limit is 5080 mm a side"},
        {"page: {size: 16000 x 1200 px, dpi: 200}",
         "the page is 33334 dots long at 200 dpi; the limit is 32767: lower dpi or size"},
        {"page: {frame: yes}", "\"frame\" is text; it needs true or false"},
        {"furniture: {scalebar: auto}", "unknown key \"scalebar\"; did you mean \"scale-bar\"?"},
        {"furniture: {legend: {at: top-letf}}", "\"top-letf\" is not known here; did you mean \"top-left\"?"},
        {"furniture: {legend: bottom-left}",
         "\"legend\" is text; it needs auto, true, false or a map like {at: bottom-left}"},
        {"furniture: {legend: {counts: 3}}", "\"counts\" is a number; it needs true or false"},
        {"outputs: [jpg]", "the output \"jpg\" is not known; there are png, svg, svg-outlines and pdf"},
        {"outputs: [png, svg, png]", "the output \"png\" is listed twice; keep one"},
        {"annotations: {a: 1}", "\"annotations\" is a map; it needs a list"},
        {"atlas: true", "\"atlas\" is true or false; it needs a map of keys and values"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *refusal = strstr(refusal_with(cases[i].body, NULL), ": ") + 2;
        assert_string_equal(refusal, cases[i].refusal);
    }
}

static void an_error_stands_at_the_value_or_the_unknown_key(void **state)
{
    (void) state;
    assert_true(g_str_has_prefix(refusal_with("outputs: [png, jpg]", NULL), "1:48:"));
    assert_true(g_str_has_prefix(refusal_with("view: {marign: 8%}", NULL), "1:40:"));
    assert_true(g_str_has_prefix(refusal_with("page: {dpi: 1}", NULL), "1:45:"));
}

static void wrong_options_are_named_without_a_place(void **state)
{
    (void) state;
    const double south_up[] = {60, 40, 80, 20}, box[] = {60, 20, 80, 40};
    const char *set[] = {"sinse=1"}, *unset[] = {"since"}, *kind[] = {"least=x"}, *source[] = {"sources.b.url=x"};
    const struct {
        cor_options options;
        const char *refusal;
    } cases[] = {
        {{.size = "A9"},
         "size: \"A9\" is not a page size; write one like \"280 x 190 mm\", \"1600 x 1200 px\" or \"A4 landscape\""},
        {{.dpi = 5000}, "dpi: 5000 dots an inch; it goes from 30 to 2400"},
        {{.dpi = -1}, "dpi: -1 dots an inch; it goes from 30 to 2400"},
        {{.size = "5 x 5 m"},
         "size: \"5 x 5 m\" is not a page size; write one like \"280 x 190 mm\", \"1600 x 1200 px\" or \"A4 "
         "landscape\""},
        {{.bbox = south_up}, "bbox: south is not below north; the order is west, south, east, north"},
        {{.extent = box}, "extent: an extent needs the CRS that its numbers are in; write crs: EPSG:n"},
        {{.extent = box, .bbox = box}, "bbox: given together with extent; keep one"},
        {{.as_of = "tomorrow"}, "as_of: \"tomorrow\" is no date; write it as YYYY-MM-DD"},
        {{.set = set, .n_set = 1}, "set: the map has no parameter \"sinse\"; did you mean \"since\"?"},
        {{.set = unset, .n_set = 1}, "set: \"since\" names no value; write name=value"},
        {{.set = kind, .n_set = 1}, "set: least is a number in the map document; \"x\" is none"},
        {{.set = source, .n_set = 1}, "set: the map has no source \"b\"; name it under \"sources\" of the document"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *refusal = refusal_with("parameters: {since: x, least: 1}", &cases[i].options);
        assert_string_equal(refusal + strlen("0:0: "), cases[i].refusal);
        assert_true(g_str_has_prefix(refusal, "0:0: "));
    }
}

/* What REMARKS say of a document, one a line. */
static const char *all_of(const char *text, const cor_options *options)
{
    const char *lines = "";
    refusal_of(text, options);
    for (size_t i = 0; i < cor_diagnostics_count(diagnostics); i++) {
        const cor_remark *remark = cor_diagnostics_get(diagnostics, i);
        lines = cor_arena_format(arena, "%s%s%d:%d: %s\n", lines, remark->is_error ? "" : "warning ", remark->line,
                                 remark->column, remark->message);
    }
    return lines;
}

static void all_mistakes_are_said_in_the_order_of_the_text(void **state)
{
    (void) state;
    const char *set[] = {"x=1"};
    const cor_options options = {.dpi = 5000, .set = set, .n_set = 1};
    assert_string_equal(all_of("outputs: [jpg, png, png]\n"
                               "version: 1\n"
                               "tilte: A\n"
                               "style: style.yaml\n"
                               "furniture:\n"
                               "  scale-bar: {units: nm, length: 2 mm, at: botom}\n"
                               "  legend: {counts: 3, tilte: x}\n"
                               "  bannre: A\n"
                               "view: {fit: a, bbox: [1, 2, 3]}\n"
                               "annotations:\n"
                               "  - {text: A}\n"
                               "  - {circle: [1, 95], radius: 3, colour: red, colro: blue}\n",
                               &options),
                        "1:11: the output \"jpg\" is not known; there are png, svg, svg-outlines and pdf\n"
                        "1:21: the output \"png\" is listed twice; keep one\n"
                        "3:1: unknown key \"tilte\"; did you mean \"title\"?\n"
                        "6:22: \"nm\" is not known here; it is one of km, mi or both\n"
                        "6:34: \"length\" is 2 mm; it goes from 5 mm to 500 mm\n"
                        "6:44: \"botom\" is not known here; did you mean \"bottom\"?\n"
                        "7:20: \"counts\" is a number; it needs true or false\n"
                        "7:23: unknown key \"tilte\"; did you mean \"title\"?\n"
                        "8:3: unknown key \"bannre\"; did you mean \"banner\"?\n"
                        "9:16: both \"fit\" and \"bbox\" say what to show; keep one\n"
                        "11:5: it stands nowhere; write \"at: [longitude, latitude]\", or \"page: [30 mm, 20 mm]\"\n"
                        "12:14: a latitude beyond 90 degrees; the order is [longitude, latitude]\n"
                        "12:31: 3 has no unit; write a distance like \"50 km\"\n"
                        "12:34: unknown key \"colour\"; did you mean \"color\"?\n"
                        "12:47: unknown key \"colro\"; did you mean \"color\"?\n"
                        "0:0: dpi: 5000 dots an inch; it goes from 30 to 2400\n");
}

static void what_a_misspelt_key_would_have_said_is_not_missed(void **state)
{
    (void) state;
    assert_string_equal(all_of("versoin: 1\nstyle: style.yaml\n", NULL),
                        "1:1: unknown key \"versoin\"; did you mean \"version\"?\n");
    assert_string_equal(all_of("version: 1\nstyle: style.yaml\nmask: {suorce: a}\n", NULL),
                        "3:8: unknown key \"suorce\"; did you mean \"source\"?\n");
    assert_string_equal(all_of("version: 1\nstyle: style.yaml\nview: {extent: [0, 0, 1, 1], crs: 32642}\n", NULL),
                        "3:35: \"crs\" is the number 32642; write EPSG:32642\n");
    assert_string_equal(all_of("version: 1\nstyle: style.yaml\nview: {extent: [0, 0, 1, 1], csr: EPSG:32642}\n", NULL),
                        "3:30: unknown key \"csr\"; did you mean \"crs\"?\n");
    assert_string_equal(
        all_of("version: 1\nstyle: style.yaml\nfurniture: {inset: {magnify: 3, arround: [1, 2]}}\n", NULL),
        "3:33: unknown key \"arround\"; did you mean \"around\"?\n");
    assert_string_equal(all_of("version: 1\nstyle: style.yaml\npage: {size: 40 x 40 in, dpi: 9000}\n", NULL),
                        "3:31: \"dpi\" is 9000; it goes from 30 to 2400\n");
}

static void of_what_is_no_map_document_nothing_more_is_said(void **state)
{
    (void) state;
    assert_string_equal(all_of("version: 2\ntilte: A\nview: 3\n", NULL),
                        "1:10: the version is not one that this Corridor reads; write \"version: 1\"\n");
    assert_string_equal(all_of("version: 8\nlayers: []\ntilte: A\n", NULL),
                        "1:1: this is a style; a map document names it with \"style: FILE\"\n");
}

static void a_document_full_of_mistakes_is_read_at_once(void **state)
{
    (void) state;
    GString *text = g_string_new("version: 1\nstyle: style.yaml\nsources:\n");
    for (int i = 0; i < 5000; i++)
        g_string_append_printf(text, "  s%d: {ulr: x}\n", i);
    refusal_of(text->str, NULL);
    assert_int_equal(cor_diagnostics_count(diagnostics), 100);
    assert_int_equal(cor_diagnostics_get(diagnostics, 99)->line, 103);
    g_string_free(text, TRUE);
}

static void titles_have_a_limit(void **state)
{
    (void) state;
    char *title = g_strnfill(2001, 'x'), *body = g_strconcat("title: ", title, NULL);
    assert_non_null(strstr(refusal_with(body, NULL), "\"title\" is 2001 bytes long; the limit is 2000"));
    g_free(title);
    g_free(body);
}

static void a_layer_says_what_layers_say(void **state)
{
    (void) state;
    assert_string_equal(refusal_with("layers: {id: a}", NULL), "1:41: \"layers\" is a map; it needs a list");
    assert_string_equal(refusal_with("layers: [a]", NULL), "1:42: this is text; here goes a map of keys and values");
    assert_string_equal(refusal_with("layers: [{type: line}]", NULL),
                        "1:42: a layer has no \"id\"; write {id: NAME, …}");
    assert_string_equal(refusal_with("layers: [{id: 5}]", NULL), "1:47: \"id\" is a number; put it in quotes");
    assert_string_equal(refusal_with("layers: [{id: a, pant: {}}]", NULL),
                        "1:50: unknown key \"pant\"; did you mean \"paint\"?");
    assert_string_equal(refusal_with("layers: [{id: a, visible: no}]", NULL),
                        "1:59: \"visible\" is text; it needs true or false");
    assert_string_equal(refusal_with("layers: [{id: a, minzoom: 25}]", NULL),
                        "1:59: \"minzoom\" is 25; it goes from 0 to 24");
    assert_string_equal(refusal_with("layers: [{id: a}, {id: b}, {id: a}]", NULL),
                        "1:65: the layer \"a\" is here twice; it is already on line 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_frame_of_a_document_is_checked_first),
        cmocka_unit_test(a_style_that_is_not_there_is_blamed_on_its_line),
        cmocka_unit_test(a_layer_says_what_layers_say),
        cmocka_unit_test(every_wrong_value_says_what_would_be_right),
        cmocka_unit_test(an_error_stands_at_the_value_or_the_unknown_key),
        cmocka_unit_test(wrong_options_are_named_without_a_place),
        cmocka_unit_test(all_mistakes_are_said_in_the_order_of_the_text),
        cmocka_unit_test(what_a_misspelt_key_would_have_said_is_not_missed),
        cmocka_unit_test(of_what_is_no_map_document_nothing_more_is_said),
        cmocka_unit_test(a_document_full_of_mistakes_is_read_at_once),
        cmocka_unit_test(titles_have_a_limit),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
