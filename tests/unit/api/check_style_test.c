/* What a style needs besides itself is looked for when it is checked: fields, fonts, icons, files. */
#include "support/cmocka_all.h"
#include "support/workshop.h"

/* Checks TEXT as a style; gives all diagnostics. Caller frees. */
static char *checked(workshop *w, const char *text, cor_status expected)
{
    cor_error err = {0};
    put_file(w, "checked.yaml", text);
    char *path = path_in(w, "checked.yaml");
    assert_int_equal(cor_check(w->session, path, NULL, &err), expected);
    g_free(path);
    return remarks_of(w);
}

static void check_has(const char *diagnostics, const char *words)
{
    if (!strstr(diagnostics, words)) fail_msg("'%s' is not in:\n%s", words, diagnostics);
}

#define HEAD                                                                                                           \
    "version: 8\nsprite: " COR_SOURCE_DIR "/styles/icons\n"                                                            \
    "sources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"

static void what_a_style_needs_and_has_needs_no_word(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, "{\"type\": \"Feature\", \"properties\": {\"name\": \"x\"}, \"geometry\": null}");
    char *diagnostics =
        checked(w,
                HEAD "  - {id: n, type: symbol, source: data, layout: {text-field: [get, name],\n"
                     "     text-font: [Noto Sans Bold], icon-image: [match, [get, name], x, port, airport]}}\n",
                COR_OK);
    assert_string_equal(diagnostics, "");
    g_free(diagnostics);
    free_workshop(w);
}

static void fields_fonts_and_icons_that_are_not_there_are_named_with_the_nearest(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, "{\"type\": \"Feature\", \"properties\": {\"name\": \"x\"}, \"geometry\": null}");
    char *diagnostics =
        checked(w,
                HEAD "  - {id: n, type: symbol, source: data, layout: {text-field: [get, nmae],\n"
                     "     text-font: [step, [zoom], [literal, [Noto Sanz]], 5, [literal, [Noto Sans]]],\n"
                     "     icon-image: [match, [get, name], x, prot, airport]}}\n",
                COR_OK);
    check_has(diagnostics, "layer 'n' reads the field 'nmae', which source 'data' lacks; did you mean 'name'?");
    check_has(diagnostics, "layer 'n': the font 'Noto Sanz' is not installed; did you mean 'Noto Sans'?");
    check_has(diagnostics, "there is no icon 'prot'");
    check_has(diagnostics, "did you mean 'port'?");
    assert_null(strstr(diagnostics, "airport"));
    g_free(diagnostics);
    free_workshop(w);
}

static void fields_that_are_optional_may_be_missing(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, "{\"type\": \"Feature\", \"properties\": {\"name\": \"x\"}, \"geometry\": null}");
    char *diagnostics =
        checked(w,
                HEAD "  - {id: n, type: circle, source: data, metadata: {corridor:optional: [lost]},\n"
                     "     filter: [\"==\", [get, other], 1], paint: {circle-radius: [to-number, [get, lost], 3]}}\n",
                COR_OK);
    check_has(diagnostics, "layer 'n' reads the field 'other', which source 'data' lacks");
    assert_null(strstr(diagnostics, "lost"));
    g_free(diagnostics);
    diagnostics = checked(w,
                          HEAD "  - {id: n, type: symbol, source: data, filter: [has, seldom],\n"
                               "     layout: {text-field: [coalesce, [get, name], [get, Name], ''],\n"
                               "              text-size: [coalesce, [get, gone]], text-font: [Noto Sans Bold]}}\n",
                          COR_OK);
    check_has(diagnostics, "layer 'n' reads the field 'gone', which source 'data' lacks");
    assert_null(strstr(diagnostics, "Name"));
    assert_null(strstr(diagnostics, "seldom"));
    g_free(diagnostics);
    diagnostics = checked(w, HEAD "  - {id: n, type: circle, source: data, metadata: {corridor:optional: lost}}\n",
                          COR_BAD_DOCUMENT);
    check_has(diagnostics, "layer 'n': corridor:optional should be a list of fields");
    g_free(diagnostics);
    diagnostics = checked(w,
                          "metadata: {corridor:detail: {bbox: [1, 2, 3], beyond: less}}\n" HEAD
                          "  - {id: n, type: circle, source: data}\n",
                          COR_BAD_DOCUMENT);
    check_has(diagnostics, "the style: corridor:detail should be {bbox: [west, south, east, north], beyond: WORDS}");
    g_free(diagnostics);
    free_workshop(w);
}

static void fields_of_clusters_are_there_and_those_that_make_them_must_be(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, "{\"type\": \"Feature\", \"properties\": {\"deaths\": 3}, \"geometry\": null}");
    char *diagnostics =
        checked(w,
                "version: 8\nsources: {data: {type: geojson, data: data.geojson, cluster: true,\n"
                "  clusterProperties: {dead: ['+', [get, death]], most: [max, [get, deaths]]}}}\nlayers:\n"
                "  - {id: n, type: circle, source: data, paint: {circle-radius: [get, point_count],\n"
                "     circle-opacity: [get, dead], circle-blur: [get, mots]}}\n",
                COR_OK);
    check_has(diagnostics,
              "the source itself reads the field 'death', which source 'data' lacks; did you mean 'deaths'?");
    check_has(diagnostics, "layer 'n' reads the field 'mots', which source 'data' lacks; did you mean 'most'?");
    assert_null(strstr(diagnostics, "point_count"));
    g_free(diagnostics);
    free_workshop(w);
}

static void a_font_that_another_stands_in_for_is_not_missed(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    char *diagnostics = checked(w,
                                HEAD "  - {id: n, type: symbol, source: data, layout: {text-field: x,\n"
                                     "     text-font: [Noto Sans, Arial Unicode MS Regular]}}\n",
                                COR_OK);
    assert_string_equal(diagnostics, "");
    g_free(diagnostics);
    free_workshop(w);
}

static void icons_without_a_sprite_and_sources_that_are_not_read_are_said(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    char *diagnostics = checked(w,
                                "version: 8\nsources:\n  t: {type: vector, tiles: ['https://x/{z}/{x}/{y}']}\n"
                                "  m: {type: geojson, data: nothere.geojson}\nlayers:\n"
                                "  - {id: f, type: fill, source: m, paint: {fill-pattern: hatch}}\n",
                                COR_OK);
    check_has(diagnostics, "source 't': tiles are not read; give a url or data");
    check_has(diagnostics, "nothere.geojson");
    check_has(diagnostics, "layer 'f': there is no icon 'hatch'; the style names no 'sprite' that can be read");
    g_free(diagnostics);
    free_workshop(w);
}

static void sprites_that_are_not_there_are_said_once(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    char *diagnostics =
        checked(w,
                "version: 8\nsprite: [{id: far, url: 'https://x/sprite'}, {id: near, url: nosuch/sprite}]\n"
                "sources:\n  m: {type: geojson, data: {type: FeatureCollection, features: []}}\nlayers:\n"
                "  - {id: n, type: symbol, source: m}\n",
                COR_OK);
    check_has(diagnostics, "sprite 'https://x/sprite' is not read");
    check_has(diagnostics, "there is neither a folder of icons");
    check_has(diagnostics, "nosuch/sprite.json");
    g_free(diagnostics);
    free_workshop(w);
}

static void a_style_without_layers_is_a_style(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    char *diagnostics = checked(w, "version: 8\nsources: {}\n", COR_BAD_DOCUMENT);
    check_has(diagnostics, "the style has no 'layers'");
    g_free(diagnostics);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_style_needs_and_has_needs_no_word),
        cmocka_unit_test(fields_fonts_and_icons_that_are_not_there_are_named_with_the_nearest),
        cmocka_unit_test(fields_that_are_optional_may_be_missing),
        cmocka_unit_test(fields_of_clusters_are_there_and_those_that_make_them_must_be),
        cmocka_unit_test(a_font_that_another_stands_in_for_is_not_missed),
        cmocka_unit_test(icons_without_a_sprite_and_sources_that_are_not_read_are_said),
        cmocka_unit_test(sprites_that_are_not_there_are_said_once),
        cmocka_unit_test(a_style_without_layers_is_a_style),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
