/* Styles over styles and layers over layers: what results, and what is said of it where. */
#include <string.h>

#include <glib.h>

#include "style/style.h"
#include "support/cmocka_all.h"
#include "support/compiling.h"

static cor_compiler with;
static GString *said; /* "FILE:LINE:COLUMN: message\n" for each error */

static int set_up(void **state)
{
    (void) state;
    with = new_compiler();
    said = g_string_new(NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void) state;
    free_compiler(&with);
    g_string_free(said, TRUE);
    return 0;
}

static const cor_node *tree_of(const char *name, const char *text)
{
    const cor_node *root = NULL;
    cor_error err = {0};
    if (cor_doc_parse(with.arena, text, strlen(text), name, &root, &err)) fail_msg("%s: %s", err.message, text);
    return root;
}

static void collect_said(void)
{
    for (size_t i = 0; i < cor_diagnostics_count(with.diagnostics); i++) {
        const cor_remark *remark = cor_diagnostics_get(with.diagnostics, i);
        g_string_append_printf(said, "%s:%d:%d: %s\n", remark->file, remark->line, remark->column, remark->message);
    }
}

/* BASE with the list LAYERS; NULL when something was said. */
static const cor_node *added(const cor_node *base, const char *layers)
{
    const cor_node *root = NULL;
    cor_style_add_layers(&with, base, tree_of("map.yaml", layers), &root, NULL);
    collect_said();
    return root;
}

static const cor_node *combined(const char *base, const char *later)
{
    const cor_node *root = NULL;
    cor_style_combine(&with, tree_of("base.yaml", base), tree_of("later.yaml", later), &root, NULL);
    collect_said();
    return root;
}

static const char *json_of(const cor_node *root, const char *key)
{
    assert_string_equal(said->str, "");
    return cor_node_json(with.arena, cor_node_get(root, key));
}

/* "a b c" */
static const char *ids_of(const cor_node *root)
{
    GString *ids = g_string_new(NULL);
    const cor_node *layers = cor_node_get(root, "layers");
    for (size_t i = 0; layers && i < layers->n; i++)
        g_string_append_printf(ids, "%s%s", i ? " " : "", cor_node_get(layers->items[i], "id")->text);
    const char *copy = cor_arena_copy(with.arena, ids->str);
    g_string_free(ids, TRUE);
    return copy;
}

#define BASE                                                                                                           \
    "version: 8\nsources: {s: {type: vector, url: s.shp}}\nlayers:\n"                                                  \
    "  - {id: a, type: line, source: s, source-layer: l, filter: [has, x], layout: {line-cap: round}, paint: "         \
    "{line-width: 2, line-color: red}, metadata: {corridor:legend: {title: A, order: 3}}}\n"                           \
    "  - {id: b, type: circle, source: s, layout: {visibility: none}}\n"                                               \
    "  - {id: c, type: symbol, source: s, metadata: {corridor:legend: {with: [a, b]}}}\n"

static const char *layer_json(const char *layers, size_t index)
{
    const cor_node *root = added(tree_of("base.yaml", BASE), layers);
    assert_string_equal(said->str, "");
    return cor_node_json(with.arena, cor_node_get(root, "layers")->items[index]);
}

static void a_layer_of_the_style_is_merged_key_by_key(void **state)
{
    (void) state;
    assert_string_equal(
        layer_json("[{id: a, minzoom: 3, filter: null, layout: {line-cap: null}, paint: {line-color: blue},"
                   " metadata: {corridor:legend: {title: B}}}]",
                   0),
        "{\"id\":\"a\",\"type\":\"line\",\"source\":\"s\",\"source-layer\":\"l\",\"layout\":{},\"paint\":{"
        "\"line-width\":2,\"line-color\":\"blue\"},\"metadata\":{\"corridor:legend\":{\"title\":\"B\",\"order\":3}},"
        "\"minzoom\":3}");
}

static void properties_are_of_a_type_and_filters_of_a_source(void **state)
{
    (void) state;
    assert_string_equal(layer_json("[{id: a, type: fill, paint: {fill-color: red}, metadata: null}]", 0),
                        "{\"id\":\"a\",\"type\":\"fill\",\"source\":\"s\",\"source-layer\":\"l\",\"filter\":[\"has\","
                        "\"x\"],\"paint\":{\"fill-color\":\"red\"}}");
    assert_string_equal(layer_json("[{id: a, source: t, metadata: null}]", 0),
                        "{\"id\":\"a\",\"type\":\"line\",\"source\":\"t\",\"layout\":{\"line-cap\":\"round\"},"
                        "\"paint\":{\"line-width\":2,\"line-color\":\"red\"}}");
}

static void new_layers_stand_on_top_or_before_another(void **state)
{
    (void) state;
    const cor_node *base = tree_of("base.yaml", BASE);
    assert_string_equal(ids_of(added(base, "[{id: d, type: circle}, {id: e, type: line}]")), "a b c d e");
    assert_string_equal(ids_of(added(base, "[{id: d, type: circle, before: b}, {id: e, type: line, before: b}]")),
                        "a d e b c");
    assert_string_equal(ids_of(added(base, "[{id: d, type: circle, before: e}, {id: e, type: line, before: a}]")),
                        "d e a b c");
    assert_string_equal(ids_of(added(base, "[{id: c, before: a}]")), "c a b");
    assert_string_equal(said->str, "");
}

static void what_is_not_visible_is_left_out_wherever_it_is_named(void **state)
{
    (void) state;
    const cor_node *root =
        added(tree_of("base.yaml", BASE), "[{id: b, visible: false}, {id: d, type: line, before: b}]");
    assert_string_equal(ids_of(root), "a d c");
    assert_string_equal(cor_node_json(with.arena, cor_node_get(cor_node_get(root, "layers")->items[2], "metadata")),
                        "{\"corridor:legend\":{\"with\":[\"a\"]}}");
    assert_string_equal(layer_json("[{id: b, visible: true}]", 1),
                        "{\"id\":\"b\",\"type\":\"circle\",\"source\":\"s\",\"layout\":{}}");
}

static void a_companion_of_what_is_left_out_stands_by_itself(void **state)
{
    (void) state;
    const char *base = "version: 8\nsources: {}\nlayers:\n  - {id: a, type: symbol}\n"
                       "  - {id: b, type: symbol, metadata: {x: 1, corridor:stack: {with: a}}}\n";
    const cor_node *root = added(tree_of("base.yaml", base), "[{id: a, visible: false}]");
    assert_string_equal(cor_node_json(with.arena, cor_node_get(cor_node_get(root, "layers")->items[0], "metadata")),
                        "{\"x\":1}");
}

static void a_new_layer_has_its_name_in_the_legend(void **state)
{
    (void) state;
    assert_string_equal(layer_json("[{id: field-hospitals, type: circle}]", 3),
                        "{\"id\":\"field-hospitals\",\"type\":\"circle\",\"metadata\":{\"corridor:legend\":{\"label\":"
                        "\"Field hospitals\"}}}");
    assert_string_equal(layer_json("[{id: d, type: circle, metadata: {corridor:legend: false}}]", 3),
                        "{\"id\":\"d\",\"type\":\"circle\",\"metadata\":{\"corridor:legend\":false}}");
    assert_string_equal(layer_json("[{id: d, type: symbol, layout: {text-field: x}}]", 3),
                        "{\"id\":\"d\",\"type\":\"symbol\",\"layout\":{\"text-field\":\"x\"}}");
}

static void what_names_no_layer_is_said_where_it_stands(void **state)
{
    (void) state;
    assert_null(added(tree_of("base.yaml", "layers: [{id: roads}, {id: towns}]"),
                      "- {id: raods, paint: {}}\n- {id: x, visible: false}\n- {id: y, type: line, before: town}\n"
                      "- {id: z, type: line, before: z}\n"));
    assert_string_equal(said->str, "map.yaml:1:8: there is no layer 'raods' to be changed; did you mean 'roads'?\n"
                                   "map.yaml:2:8: there is no layer 'x' to be changed; one that is new has a 'type'\n"
                                   "map.yaml:3:31: there is no layer 'town' to stand before; did you mean 'towns'?\n"
                                   "map.yaml:4:31: the layer 'z' can't stand before itself\n");
}

/* The reader says what is wrong with a style, of whichever document it comes. */
static void properties_are_said_in_the_document_in_which_they_stand(void **state)
{
    (void) state;
    const cor_style *style;
    const cor_node *root = added(tree_of("base.yaml", BASE), "- id: a\n  paint:\n    line-colour: red\n");
    assert_int_equal(cor_style_read(&with, root, &style, NULL), COR_BAD_DOCUMENT);
    collect_said();
    assert_string_equal(said->str,
                        "map.yaml:3:5: layer 'a': unknown paint property 'line-colour'; did you mean 'line-color'?\n");
}

static void a_later_style_wins_key_by_key(void **state)
{
    (void) state;
    const cor_node *root = combined("version: 8\nname: Base\nglyphs: g\nzoom: 3\nsprite: icons\n"
                                    "metadata: {corridor:words: {ur: {A: 1}}, own: 1}\n"
                                    "state: {x: {default: 1}, y: {default: 2}}\n"
                                    "sources: {s: {type: vector, url: s.shp}, t: {type: vector, url: t.shp}}\n"
                                    "layers: [{id: a, type: line, paint: {line-width: 1}}, {id: b, type: fill}]\n",
                                    "version: 8\nname: Later\nzoom: null\nsprite: [{id: mine, url: m}]\n"
                                    "metadata: {corridor:words: {ur: {B: 2}}}\n"
                                    "state: {y: {default: 3}}\n"
                                    "sources: {s: {type: geojson, data: s.csv}, t: null}\n"
                                    "layers:\n"
                                    "  - {id: a, paint: {line-color: red}}\n"
                                    "  - {id: c, type: circle, metadata: {corridor:before: b}}\n"
                                    "  - {id: d, type: circle}\n");
    assert_string_equal(ids_of(root), "a c b d");
    assert_string_equal(json_of(root, "name"), "\"Later\"");
    assert_string_equal(json_of(root, "glyphs"), "\"g\"");
    assert_null(cor_node_get(root, "zoom"));
    assert_string_equal(json_of(root, "sprite"),
                        "[{\"id\":\"default\",\"url\":\"icons\"},{\"id\":\"mine\",\"url\":\"m\"}]");
    assert_string_equal(json_of(root, "metadata"), "{\"corridor:words\":{\"ur\":{\"A\":1,\"B\":2}},\"own\":1}");
    assert_string_equal(json_of(root, "state"), "{\"x\":{\"default\":1},\"y\":{\"default\":3}}");
    assert_string_equal(json_of(root, "sources"), "{\"s\":{\"type\":\"geojson\",\"data\":\"s.csv\"}}");
    const cor_node *sprites = cor_node_get(root, "sprite");
    assert_string_equal(cor_node_get(sprites->items[0], "url")->file, "base.yaml");
    assert_string_equal(cor_node_get(sprites->items[1], "url")->file, "later.yaml");
}

static void a_sprite_takes_the_place_of_its_namesake(void **state)
{
    (void) state;
    assert_string_equal(json_of(combined("sprite: icons\nlayers: []", "sprite: mine\nlayers: []"), "sprite"),
                        "[{\"id\":\"default\",\"url\":\"mine\"}]");
    assert_string_equal(
        json_of(combined("sprite: [{id: a, url: 1}, {id: b, url: 2}]", "sprite: [{id: a, url: 3}]"), "sprite"),
        "[{\"id\":\"a\",\"url\":3},{\"id\":\"b\",\"url\":2}]");
}

static void what_is_no_style_is_said_of_its_own_document(void **state)
{
    (void) state;
    assert_null(combined("version: 8\nlayers: []", "[1]"));
    assert_string_equal(said->str, "later.yaml:1:1: the style is a list; it should be a map with 'version: 8', "
                                   "'sources' and 'layers'\n");
}

/* A layer twice in one style is the reader's to refuse: it is not taken for a change of the first. */
static void a_style_does_not_change_its_own_layers(void **state)
{
    (void) state;
    const cor_node *root = combined("layers: [{id: a, type: line}]",
                                    "layers: [{id: b, type: line}, {id: b, type: fill}, {id: a, minzoom: 1}]");
    assert_string_equal(ids_of(root), "a b b");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_layer_of_the_style_is_merged_key_by_key),
        TEST(properties_are_of_a_type_and_filters_of_a_source),
        TEST(new_layers_stand_on_top_or_before_another),
        TEST(what_is_not_visible_is_left_out_wherever_it_is_named),
        TEST(a_companion_of_what_is_left_out_stands_by_itself),
        TEST(a_new_layer_has_its_name_in_the_legend),
        TEST(what_names_no_layer_is_said_where_it_stands),
        TEST(properties_are_said_in_the_document_in_which_they_stand),
        TEST(a_later_style_wins_key_by_key),
        TEST(a_sprite_takes_the_place_of_its_namesake),
        TEST(what_is_no_style_is_said_of_its_own_document),
        TEST(a_style_does_not_change_its_own_layers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
