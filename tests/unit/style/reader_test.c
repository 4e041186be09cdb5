/* What the style reader accepts, refuses and warns of, and where it points. */
#include <string.h>

#include <glib.h>

#include "style/style.h"
#include "support/cmocka_all.h"
#include "support/compiling.h"

/* One reading: everything it needs and leaves. */
typedef struct {
    cor_compiler with;
    const cor_style *style;
    cor_status status;
    cor_error err;
    GString *said; /* "LINE:COLUMN: error|warning: message\n" for each remark */
} reading;

static int set_up(void **state)
{
    reading *r = g_new0(reading, 1);
    r->with = new_compiler();
    r->said = g_string_new(NULL);
    *state = r;
    return 0;
}

static int tear_down(void **state)
{
    reading *r = *state;
    free_compiler(&r->with);
    g_string_free(r->said, TRUE);
    g_free(r);
    return 0;
}

static void read_text(reading *r, const char *text)
{
    const cor_node *root = NULL;
    r->status = cor_doc_parse(r->with.arena, text, strlen(text), "s.yaml", &root, &r->err);
    assert_int_equal(r->status, COR_OK);
    r->status = cor_style_read(&r->with, root, &r->style, &r->err);
    for (size_t i = 0; i < cor_diagnostics_count(r->with.diagnostics); i++) {
        const cor_remark *remark = cor_diagnostics_get(r->with.diagnostics, i);
        g_string_append_printf(r->said, "%d:%d: %s: %s\n", remark->line, remark->column,
                               remark->is_error ? "error" : "warning", remark->message);
    }
}

static void check_said(const reading *r, const char *expected)
{
    assert_string_equal(r->said->str, expected);
}

static void check_has(const reading *r, const char *part)
{
    if (!strstr(r->said->str, part)) fail_msg("'%s' is not in:\n%s", part, r->said->str);
}

#define SOURCES                                                                                                        \
    "version: 8\nsources:\n  a: {type: vector, url: a.shp}\n  dem: {type: raster-dem, url: d.tif}\nlayers:\n"

static void a_sound_style_is_read_without_a_word(void **state)
{
    reading *r = *state;
    read_text(
        r,
        "version: 8\nname: Sound\nsprite: icons\nglyphs: \"x/{fontstack}/{range}\"\n"
        "metadata: {\"corridor:disclaimer\": {un: U}, \"mapbox:x\": 3}\n"
        "state: {worldview: {default: un}}\n"
        "sources:\n  a: {type: vector, url: ../a.shp}\n  g: {type: geojson, data: {type: Point, coordinates: [1, 2]}}\n"
        "layers:\n"
        "  - {id: ground, type: background, paint: {background-color: white}}\n"
        "  - {id: roads, type: line, source: a, source-layer: a, minzoom: 3, maxzoom: 9,\n"
        "     filter: [==, [get, kind], road], layout: {line-cap: round},\n"
        "     paint: {line-width: 2, line-color: [match, [get, class], x, red, blue], line-width-transition: "
        "{duration: 1}}}\n"
        "  - {id: dots, type: circle, source: g, layout: {visibility: none}}\n");
    check_said(r, "");
    assert_int_equal(r->status, COR_OK);
    assert_string_equal(cor_style_name(r->style), "Sound");
    size_t n_sprites;
    assert_string_equal(cor_style_sprites(r->style, &n_sprites)[0].url, "icons");
    assert_int_equal(n_sprites, 1);
    assert_non_null(cor_style_metadata(r->style, "corridor:disclaimer"));
    assert_int_equal(cor_style_source_count(r->style), 2);
    assert_string_equal(cor_style_source_at(r->style, 0)->url, "../a.shp");
    assert_non_null(strstr(cor_style_source_at(r->style, 1)->inline_json, "\"Point\""));
    assert_int_equal(cor_style_layer_count(r->style), 3);
}

/* With the style's own global state. */
static bool visible(const reading *r, const cor_layer *layer, double zoom)
{
    cor_eval eval = {.zoom = zoom};
    eval.state = cor_style_state(r->style, &eval.n_state);
    return cor_layer_visible_in(layer, &eval);
}

static void a_layer_gives_its_properties_fields_and_zooms(void **state)
{
    reading *r = *state;
    read_text(r, SOURCES "  - {id: l, type: line, source: a, minzoom: 3, maxzoom: 9, filter: [has, kind],\n"
                         "     paint: {line-color: [match, [get, class], x, red, blue], line-width: [get, class]}}\n");
    assert_int_equal(r->status, COR_OK);
    const cor_layer *layer = cor_style_layer_at(r->style, 0);
    assert_int_equal(cor_layer_type_of(layer), COR_LAYER_LINE);
    assert_non_null(cor_layer_property(layer, "line-color"));
    assert_null(cor_layer_property(layer, "line-cap"));
    assert_string_equal(cor_layer_row(layer, "line-cap")->name, "line-cap");
    assert_false(visible(r, layer, 2.9));
    assert_true(visible(r, layer, 3));
    assert_false(visible(r, layer, 9));
    cor_program_fields fields = cor_layer_fields(layer, r->with.arena);
    assert_int_equal(fields.n, 2);
    assert_false(fields.all);
}

static void visibility_follows_the_global_state(void **state)
{
    reading *r = *state;
    read_text(r,
              "version: 8\nsources: {}\nstate: {relief: {default: false}}\nlayers:\n"
              "  - {id: b, type: background, layout: {visibility: [case, [global-state, relief], visible, none]}}\n");
    check_said(r, "");
    const cor_layer *layer = cor_style_layer_at(r->style, 0);
    size_t n;
    assert_string_equal(cor_style_state(r->style, &n)->name, "relief");
    assert_int_equal(n, 1);
    cor_parameter on = {cor_intern(r->with.interns, "relief"), cor_bool(true)};
    cor_eval eval = {.zoom = 5, .state = &on, .n_state = 1, .arena = r->with.arena, .interns = r->with.interns};
    assert_false(visible(r, layer, 5));
    assert_true(cor_layer_visible_in(layer, &eval));
}

static void all_errors_are_said_each_in_its_place(void **state)
{
    reading *r = *state;
    read_text(r, "version: 8\nnmae: x\nsources:\n  a: {type: vectr}\n  g: {type: geojson}\nlayers:\n"
                 "  - {id: x, type: fil, source: a}\n"
                 "  - {id: x, type: fill, source: gg}\n"
                 "  - {type: line, source: g, minzoom: 30}\n");
    assert_int_equal(r->status, COR_BAD_DOCUMENT);
    check_said(r, "2:1: warning: the style: key 'nmae' means nothing; did you mean 'name'?\n"
                  "4:13: error: source 'a': type is 'vectr'; did you mean 'vector'?\n"
                  "5:6: error: source 'g' has no 'data'\n"
                  "7:19: error: layer 'x': type is 'fil'; did you mean 'fill'?\n"
                  "8:10: error: layer 'x' is there twice, first in line 7; ids must differ\n"
                  "8:33: error: layer 'x': there is no source 'gg'; did you mean 'g'?\n"
                  "9:38: error: layer '#3': minzoom is 30; it should be between 0 and 24\n"
                  "9:5: error: layer '#3' has no 'id'\n");
    assert_int_equal(r->err.line, 4);
}

static void a_misspelt_property_gets_the_nearest_name(void **state)
{
    reading *r = *state;
    read_text(r, SOURCES
              "  - id: l\n    type: line\n    source: a\n    paint:\n      line-widht: 2\n      fill-color: red\n"
              "      line-cap: round\n      sparkle: 1\n      line-cap-transition: {}\n");
    check_said(r, "10:7: error: layer 'l': unknown paint property 'line-widht'; did you mean 'line-width'?\n"
                  "11:7: error: layer 'l': 'fill-color' belongs to fill layers; this is a line layer\n"
                  "12:7: error: layer 'l': 'line-cap' stands under paint; it should stand under layout\n"
                  "13:7: error: layer 'l': unknown paint property 'sparkle'; line layers have none of that name\n"
                  "14:7: error: layer 'l': unknown paint property 'line-cap-transition'; line layers have "
                  "none of that name\n");
}

static void a_default_written_out_and_what_paper_lacks_need_no_word(void **state)
{
    reading *r = *state;
    read_text(r, SOURCES
              "  - {id: l, type: line, source: a, paint: {line-layer-blend: normal, line-translate-anchor: viewport}}\n"
              "  - {id: s, type: symbol, source: a, layout: {symbol-avoid-edges: true, text-pitch-alignment: map}}\n");
    check_said(r, "");
}

static void a_layer_must_draw_from_a_fitting_source(void **state)
{
    reading *r = *state;
    read_text(r, SOURCES "  - {id: f, type: fill, source: dem}\n  - {id: h, type: hillshade, source: a}\n"
                         "  - {id: b, type: background, source: a}\n  - {id: n, type: fill}\n");
    check_has(r, "6:33: error: layer 'f': source 'dem' is raster-dem; a fill layer draws from vector or geojson\n");
    check_has(r, "7:38: error: layer 'h': source 'a' is vector; a hillshade layer draws from raster-dem\n");
    check_has(r, "warning: layer 'b': a background has no source\n");
    check_has(r, "error: layer 'n' has no 'source'; it should name a vector or geojson source\n");
}

static void a_wrong_value_is_refused_where_it_stands(void **state)
{
    reading *r = *state;
    read_text(r, SOURCES "  - id: l\n    type: line\n    source: a\n    layout: {line-cap: rond}\n"
                         "    paint: {line-color: '#12', line-width: [get], line-opacity: 2}\n");
    assert_int_equal(r->status, COR_BAD_DOCUMENT);
    check_has(r, "9:24: error: layer 'l': line-cap");
    check_has(r, "10:25: error: layer 'l': line-color");
    check_has(r, "error: layer 'l': line-width");
    check_has(r, "error: layer 'l': line-opacity");
}

static void a_hillshade_may_have_several_lights(void **state)
{
    reading *r = *state;
    read_text(r, SOURCES
              "  - {id: h, type: hillshade, source: dem, paint: {hillshade-illumination-direction: 300,\n"
              "     hillshade-shadow-color: '#445'}}\n"
              "  - {id: i, type: hillshade, source: dem, paint: {hillshade-illumination-direction: [270, 315],\n"
              "     hillshade-shadow-color: ['#445', '#667']}}\n"
              "  - {id: j, type: hillshade, source: dem, paint: {\n"
              "     hillshade-shadow-color: [interpolate, [linear], [zoom], 3, red, 9, blue]}}\n");
    check_said(r, "");
    static const size_t lights[] = {1, 2};
    cor_eval eval = {.zoom = 5, .arena = r->with.arena, .interns = r->with.interns};
    for (size_t i = 0; i < 2; i++) {
        const cor_layer *layer = cor_style_layer_at(r->style, i);
        cor_value angles = cor_evaluate(cor_layer_property(layer, "hillshade-illumination-direction"), &eval);
        cor_value shadows = cor_evaluate(cor_layer_property(layer, "hillshade-shadow-color"), &eval);
        assert_int_equal(cor_value_array(angles)->n, lights[i]);
        assert_int_equal(cor_value_array(shadows)->n, lights[i]);
    }
}

static void check_keys(const reading *r, const char *expected)
{
    GString *keys = g_string_new(NULL);
    for (size_t i = 0; i < cor_diagnostics_count(r->with.diagnostics); i++) {
        const cor_remark *remark = cor_diagnostics_get(r->with.diagnostics, i);
        if (remark->is_error) g_string_append_printf(keys, "%s\n", remark->key);
    }
    if (strcmp(keys->str, expected) != 0)
        fail_msg("expected:\n%scame:\n%ssaid:\n%s", expected, keys->str, r->said->str);
    g_string_free(keys, TRUE);
}

static void an_error_has_the_path_of_what_it_blames(void **state)
{
    reading *r = *state;
    read_text(r, "version: 8\ncenter: [1, x]\nsources:\n  a: {type: vector, url: a.shp, bounds: [1]}\n"
                 "  dem: {type: raster-dem, url: d.tif, tileSize: big}\nlight: {color: blu}\nlayers:\n"
                 "  - {id: a, type: line, source: a, paint: {line-width: [+, 1, [get, 5]], line-dasharray: [1, x]}}\n"
                 "  - {id: b, type: line}\n");
    check_keys(r, "center[1]\ncolor\nsources.a.bounds\ntileSize\nlayers[0].paint.line-width[2][1]\n"
                  "layers[0].paint.line-dasharray[1]\nlayers[1]\n");
}

static void functions_of_old_have_their_form(void **state)
{
    reading *r = *state;
    read_text(r, SOURCES
              "  - {id: a, type: circle, source: a, paint: {circle-radius: {stops: [[3, 1], [9, 4]]}, circle-color: "
              "{property: k, type: categorical, stops: [[x, red]], default: grey}}}\n"
              "  - {id: b, type: circle, source: a, paint: {circle-radius: {stops: [[9, 1], [3, x]]}, circle-color: "
              "{property: k, stops: [[x, red]]}, circle-blur: {type: identity}, circle-opacity: {stops: []}}}\n");
    check_keys(r, "layers[1].paint.circle-radius.stops[1][0]\nlayers[1].paint.circle-radius.stops[1][1]\n"
                  "layers[1].paint.circle-color.stops[0][0]\nlayers[1].paint.circle-blur\n"
                  "layers[1].paint.circle-opacity.stops\n");
}

static void filters_of_old_have_their_form(void **state)
{
    reading *r = *state;
    read_text(r, SOURCES
              "  - {id: a, type: line, source: a, filter: [all, [==, $type, LineString], [in, k, 1, x]]}\n"
              "  - {id: b, type: line, source: a, filter: [any, [==, $type, Line], ['!has'], [<, $type, Point], x]}\n"
              "  - {id: c, type: line, source: a, filter: [==, [get], 1]}\n");
    check_keys(r, "layers[1].filter[1][2]\nlayers[1].filter[2]\nlayers[1].filter[3]\nlayers[1].filter[4]\n"
                  "layers[2].filter[1]\n");
}

static void a_layer_may_refer_to_another(void **state)
{
    reading *r = *state;
    read_text(r, SOURCES
              "  - {id: casing, ref: road, paint: {line-width: 5}}\n"
              "  - {id: road, type: line, source: a, minzoom: 4, filter: [has, k], layout: {line-cap: round}}\n");
    check_said(r, "");
    const cor_layer *layer = cor_style_layer_at(r->style, 0);
    assert_int_equal(cor_layer_type_of(layer), COR_LAYER_LINE);
    assert_string_equal(cor_layer_source(layer), "a");
    assert_non_null(cor_layer_filter(layer));
    assert_non_null(cor_layer_property(layer, "line-cap"));
    assert_non_null(cor_layer_property(layer, "line-width"));
    assert_false(visible(r, layer, 3));
}

static void the_outcomes_of_a_value_are_those_written_out(void **state)
{
    reading *r = *state;
    size_t n;
    read_text(r, SOURCES
              "  - {id: s, type: symbol, source: a, layout: {text-font: [Noto Sans],\n"
              "     icon-image: [case, [has, k], [image, a], [step, [get, z], [image, b], 5, [image, [get, k]]]]}}\n");
    assert_int_equal(r->status, COR_OK);
    const cor_layer *layer = cor_style_layer_at(r->style, 0);
    const cor_node *const *nodes = cor_layer_outcomes(layer, "icon-image", r->with.arena, &n);
    assert_int_equal(n, 2);
    assert_string_equal(nodes[0]->text, "a");
    assert_string_equal(nodes[1]->text, "b");
    nodes = cor_layer_outcomes(layer, "text-font", r->with.arena, &n);
    assert_int_equal(n, 1);
    assert_int_equal(nodes[0]->kind, COR_NODE_SEQ);
    cor_layer_outcomes(layer, "icon-size", r->with.arena, &n);
    assert_int_equal(n, 0);
}

static void a_map_document_is_told_from_a_style(void **state)
{
    reading *r = *state;
    read_text(r, "version: 1\ntitle: x\nstyle: s.yaml\n");
    check_said(r, "1:10: error: this is a map document (version 1); a style has 'version: 8' and 'layers'\n");
}

static void a_list_is_no_style(void **state)
{
    reading *r = *state;
    read_text(r, "[1, 2]\n");
    assert_int_equal(r->status, COR_BAD_DOCUMENT);
    check_has(r, "1:1: error: the style is a list; it should be a map");
}

static void another_version_is_refused(void **state)
{
    reading *r = *state;
    read_text(r, "version: 7\nsources: {}\nlayers: []\n");
    check_said(r, "1:10: error: the style: version is 7; it should be 8\n");
}

static void legend_metadata_must_have_its_shape(void **state)
{
    reading *r = *state;
    read_text(r, "version: 8\nsources: {}\nlayers:\n"
                 "  - {id: a, type: background, metadata: {\"corridor:legend\": false, \"mapbox:group\": 1}}\n"
                 "  - {id: b, type: background, metadata: {\"corridor:legend\": {title: T, labels: {x: Y, 2: Z, \"*\": "
                 "false}, with: [a], sizes: S}}}\n"
                 "  - {id: c, type: background, metadata: {\"corridor:legend\": {titel: T, with: [nobody]}}}\n"
                 "  - {id: d, type: background, metadata: {\"corridor:legend\": 3}}\n"
                 "  - {id: e, type: background, metadata: {\"corridor:legnd\": false}}\n"
                 "metadata: {\"corridor:disclaimer\": 3}\n");
    check_has(r, "error: the style: corridor:disclaimer is a number; it should be a map from value to text\n");
    check_has(r, "6:62: error: layer 'c': corridor:legend: ");
    check_has(r, "did you mean");
    check_has(r, "error: layer 'c': the legend's with names 'nobody'; there is no such layer\n");
    check_has(r, "error: layer 'd': corridor:legend is a number; it should be false or {title: …, labels: …}\n");
    check_has(r, "8:42: error: layer 'e': unknown metadata key 'corridor:legnd'; did you mean 'corridor:legend'?\n");
    assert_null(strstr(r->said->str, "'a'"));
    assert_null(strstr(r->said->str, "'b'"));
}

static void worldviews_are_codes(void **state)
{
    reading *r = *state;
    read_text(r, "version: 8\nsources: {}\nlayers: []\n"
                 "metadata: {\"corridor:disclaimer\": {un: U, a-B_1: false, all: A, ../x: B}}\n");
    check_has(r,
              "4:57: error: the style: 'all' of corridor:disclaimer is no code of a worldview; use letters, digits, ");
    check_has(r, "4:65: error: the style: '../x' of corridor:disclaimer is no code of a worldview; ");
    assert_null(strstr(r->said->str, "'un'"));
    assert_null(strstr(r->said->str, "'a-B_1'"));
}

static void sentences_of_a_disclaimer_name_layers(void **state)
{
    reading *r = *state;
    read_text(r, "version: 8\nsources: {}\nlayers: [{id: a, type: background}]\n"
                 "metadata:\n"
                 "  corridor:disclaimer:\n"
                 "    un: [T, {text: U, drawn: a}, {text: V, drawn: [a]}]\n"
                 "    pk: [{text: U, drawn: b}, {drawn: a}, {text: U, drown: a}]\n"
                 "    cn: {text: U}\n");
    check_has(r, "7:27: error: the style: drawn of corridor:disclaimer names 'b'; there is no such layer\n");
    check_has(
        r, "7:31: error: the style: a sentence of corridor:disclaimer should be a text or {text: …, drawn: LAYER}\n");
    check_has(r, "did you mean \"drawn\"?");
    check_has(r, "8:9: error: the style: corridor:disclaimer of 'cn' is a map; it should be a text or a list\n");
    assert_null(strstr(r->said->str, "6:"));
}

static void flags_of_metadata_are_true_or_false(void **state)
{
    reading *r = *state;
    read_text(r, "version: 8\nsources: {}\nlayers:\n"
                 "  - {id: a, type: background, metadata: {\"corridor:obstacle\": true, \"corridor:require\": false}}\n"
                 "  - {id: b, type: background, metadata: {\"corridor:obstacle\": 3}}\n");
    check_said(r, "5:63: error: layer 'b': corridor:obstacle is a number; it should be true or false\n");
}

static void a_layer_means_water_a_border_or_nothing(void **state)
{
    reading *r = *state;
    read_text(r, "version: 8\nsources: {}\nlayers:\n"
                 "  - {id: a, type: background, metadata: {\"corridor:means\": water}}\n"
                 "  - {id: b, type: background, metadata: {\"corridor:means\": false}}\n"
                 "  - {id: c, type: background, metadata: {\"corridor:means\": sea}}\n");
    check_said(r, "6:60: error: layer 'c': corridor:means is sea; it should be water, border or false\n");
}

static void anchors_are_chosen_or_named(void **state)
{
    reading *r = *state;
    read_text(r, "version: 8\nsources: {}\nlayers:\n"
                 "  - {id: a, type: background, metadata: {\"corridor:anchors\": auto}}\n"
                 "  - {id: b, type: background, metadata: {\"corridor:anchors\": left}}\n");
    check_said(r, "5:62: error: layer 'b': corridor:anchors should be auto\n");
}

static void a_leader_is_wished_for_or_measured_in_px(void **state)
{
    reading *r = *state;
    read_text(r, "version: 8\nsources: {}\nlayers:\n"
                 "  - {id: a, type: background, metadata: {\"corridor:leader\": true}}\n"
                 "  - {id: b, type: background, metadata: {\"corridor:leader\": {max: 40}}}\n"
                 "  - {id: c, type: background, metadata: {\"corridor:leader\": far}}\n"
                 "  - {id: d, type: background, metadata: {\"corridor:leader\": {max: -1}}}\n"
                 "  - {id: e, type: background, metadata: {\"corridor:leader\": {maximum: 1}}}\n");
    check_has(r, "6:61: error: layer 'c': corridor:leader is text; it should be true or {max: PX}\n");
    check_has(r, "layer 'd': max of corridor:leader should be a number of px, above 0 and at most 1000\n");
    check_has(r, "layer 'e': corridor:leader: unknown key \"maximum\"");
    assert_null(strstr(r->said->str, "'a'"));
    assert_null(strstr(r->said->str, "'b'"));
}

static void companions_name_a_symbol_layer_of_the_same_rows(void **state)
{
    reading *r = *state;
    read_text(r, "version: 8\nsources: {g: {type: geojson, data: a}, h: {type: geojson, data: b}}\nlayers:\n"
                 "  - {id: badges, type: symbol, source: g}\n"
                 "  - {id: dots, type: circle, source: g}\n"
                 "  - {id: a, type: symbol, source: g, metadata: {\"corridor:stack\": {with: badges}}}\n"
                 "  - {id: b, type: symbol, source: g, metadata: {\"corridor:stack\": {with: bagdes}}}\n"
                 "  - {id: c, type: symbol, source: g, metadata: {\"corridor:stack\": {with: dots}}}\n"
                 "  - {id: d, type: symbol, source: h, metadata: {\"corridor:stack\": {with: badges}}}\n"
                 "  - {id: e, type: symbol, source: g, metadata: {\"corridor:stack\": {with: e}}}\n"
                 "  - {id: f, type: circle, source: g, metadata: {\"corridor:stack\": {with: badges}}}\n"
                 "  - {id: g, type: symbol, source: g, metadata: {\"corridor:stack\": {with: badges, icon: x}}}\n");
    check_has(r, "7:74: error: layer 'b': with of corridor:stack names 'bagdes'; there is no such layer; did you mean "
                 "'badges'?\n");
    check_has(r, "layer 'c': with of corridor:stack names 'dots'; it should be another symbol layer\n");
    check_has(r, "layer 'd': with of corridor:stack names 'badges', which draws from another source\n");
    check_has(r, "layer 'e': with of corridor:stack names 'e'; it should be another symbol layer\n");
    check_has(r, "layer 'f': with of corridor:stack is for symbol layers\n");
    check_has(r, "layer 'g': corridor:stack should have either with, or marks and icon\n");
    assert_null(strstr(r->said->str, "'a'"));
}

static void the_camera_of_a_web_map_is_not_drawn_and_said(void **state)
{
    reading *r = *state;
    read_text(r, "version: 8\nsources: {}\nlayers: []\nbearing: 20\npitch: 0\nprojection: {type: globe}\n");
    assert_int_equal(r->status, COR_OK);
    check_has(r, "4:1: warning: bearing is not drawn");
    check_has(r, "warning: projection is not read from styles");
    assert_null(strstr(r->said->str, "pitch"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_sound_style_is_read_without_a_word),
        TEST(a_layer_gives_its_properties_fields_and_zooms),
        TEST(visibility_follows_the_global_state),
        TEST(all_errors_are_said_each_in_its_place),
        TEST(a_misspelt_property_gets_the_nearest_name),
        TEST(a_default_written_out_and_what_paper_lacks_need_no_word),
        TEST(a_layer_must_draw_from_a_fitting_source),
        TEST(a_wrong_value_is_refused_where_it_stands),
        TEST(a_hillshade_may_have_several_lights),
        TEST(an_error_has_the_path_of_what_it_blames),
        TEST(functions_of_old_have_their_form),
        TEST(filters_of_old_have_their_form),
        TEST(a_layer_may_refer_to_another),
        TEST(the_outcomes_of_a_value_are_those_written_out),
        TEST(a_map_document_is_told_from_a_style),
        TEST(a_list_is_no_style),
        TEST(another_version_is_refused),
        TEST(legend_metadata_must_have_its_shape),
        TEST(worldviews_are_codes),
        TEST(sentences_of_a_disclaimer_name_layers),
        TEST(flags_of_metadata_are_true_or_false),
        TEST(a_layer_means_water_a_border_or_nothing),
        TEST(anchors_are_chosen_or_named),
        TEST(a_leader_is_wished_for_or_measured_in_px),
        TEST(companions_name_a_symbol_layer_of_the_same_rows),
        TEST(the_camera_of_a_web_map_is_not_drawn_and_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
