/* The layers that `show` comes to. */
#include <math.h>
#include <string.h>

#include "show/shown_layers.h"
#include "support/cmocka_all.h"
#include "support/compiling.h"

static cor_compiler with;

static int set_up(void **state)
{
    (void) state;
    with = new_compiler();
    return 0;
}

static int tear_down(void **state)
{
    (void) state;
    free_compiler(&with);
    return 0;
}

enum { ROWS = 6 };

static const cor_node *tree_of(const char *text)
{
    const cor_node *root = NULL;
    cor_error err = {0};
    if (cor_doc_parse(with.arena, text, strlen(text), "s.yaml", &root, &err)) fail_msg("%s: %s", err.message, text);
    return root;
}

#define STYLE                                                                                                          \
    "{version: 8, metadata: {corridor:page: {paper: '#fff', ink: '#222'}}, sources: {mine: {type: vector, url: "       \
    "a.shp}}, "                                                                                                        \
    "layers: [{id: land, type: fill, source: land, paint: {fill-color: '#f0e8d0'}}, {id: roads, type: line, source: "  \
    "r}, "                                                                                                             \
    "{id: own, type: circle, source: mine, source-layer: a}, {id: names, type: symbol, source: p}]}"

/* Six points, of which each has a kind and a number, but for the last. */
static const cor_table *table_of_points(void)
{
    static const char *kinds[] = {"port", "mine", "port", "road", "camp", NULL};
    static double numbers[] = {1, 10, 20, 200, 300, NAN};
    static const char *texts[] = {NULL, "1", "", "10+", "n/a", "2"};
    static const cor_column columns[] = {{.name = "kind", .kind = COR_COLUMN_STRINGS, .strings = kinds},
                                         {.name = "n", .kind = COR_COLUMN_NUMBERS, .numbers = numbers},
                                         {.name = "t", .kind = COR_COLUMN_STRINGS, .strings = texts}};
    static const cor_point points[ROWS];
    static const cor_table table = {
        .n_rows = ROWS,
        .columns = columns,
        .n_columns = 3,
        .geometry = {.n_features = ROWS, .n_parts = ROWS, .n_points = ROWS, .points = points, .kind = COR_SHAPE_POINT}};
    return &table;
}

/* The same with a line in the fourth row and an area in the last. */
static const cor_table *table_of_kinds(void)
{
    static const uint8_t kinds[] = {COR_SHAPE_POINT, COR_SHAPE_POINT, COR_SHAPE_NONE,
                                    COR_SHAPE_LINE,  COR_SHAPE_POINT, COR_SHAPE_POLYGON};
    static cor_table table;
    table = *table_of_points();
    table.geometry.kinds = kinds;
    return &table;
}

static bool mixed;

static const char *const *languages = (const char *const[]){"en", NULL};

static cor_status make(cor_map_show show, const char *node, const cor_node **ret_layers, cor_error *err)
{
    show.node = tree_of(node);
    show.color.node = cor_node_get(show.node, "color");
    show.size.node = cor_node_get(show.node, "size");
    show.icon.node = cor_node_get(show.node, "icon");
    const cor_map_source source = {.name = "mine", .show = cor_arena_memdup(with.arena, &show, sizeof show)};
    return cor_show_layers(with.arena, with.diagnostics, &source, mixed ? table_of_kinds() : table_of_points(),
                           tree_of(STYLE), languages, ret_layers, err);
}

static const cor_node *layers_of(cor_map_show show)
{
    const cor_node *layers = NULL;
    cor_error err = {0};
    if (make(show, "{}", &layers, &err)) fail_msg("%s", err.message);
    return layers;
}

/* The property NAME of the layer ID as JSON, or the group NAME where that is one of the layer's keys; NULL. */
static const char *said(const cor_node *layers, const char *id, const char *name)
{
    for (size_t i = 0; i < layers->n; i++) {
        const cor_node *layer = layers->items[i], *own = cor_node_get(layer, name);
        if (strcmp(cor_node_get(layer, "id")->text, id) != 0) continue;
        if (!own) own = cor_node_get(cor_node_get(layer, "paint"), name);
        if (!own) own = cor_node_get(cor_node_get(layer, "layout"), name);
        return own ? cor_node_json(with.arena, own) : NULL;
    }
    return NULL;
}

static void the_most_frequent_values_have_colours_of_their_own(void **state)
{
    (void) state;
    const cor_node *layers = layers_of((cor_map_show){.color = {.field = "kind", .classes = 2}});
    assert_string_equal(said(layers, "show-mine", "circle-color"),
                        "[\"match\",[\"coalesce\",[\"get\",\"kind\"],\"\"],\"port\",\"#0072b2\",\"camp\",\"#d55e00\","
                        "\"\",\"#cfcfcf\",\"#6e6e6e\"]");
    assert_string_equal(said(layers, "show-mine", "metadata"),
                        "{\"corridor:legend\":{\"title\":\"Kind\",\"labels\":{\"\":\"No data\",\"*\":\"Other\"}},"
                        "\"corridor:obstacle\":true}");
    assert_string_equal(said(layers, "show-mine", "source-layer"), "\"a\"");
}

static void names_colours_and_the_rest_are_the_documents(void **state)
{
    (void) state;
    const cor_node *layers = layers_of((cor_map_show){.color = {.field = "kind",
                                                                .classes = 1,
                                                                .without_others = true,
                                                                .palette = "Set2",
                                                                .title = "What",
                                                                .names = tree_of("{port: Harbour}"),
                                                                .colors = tree_of("{port: teal}")}});
    assert_string_equal(said(layers, "show-mine", "circle-color"),
                        "[\"match\",[\"get\",\"kind\"],\"port\",\"teal\",\"#6e6e6e\"]");
    assert_string_equal(said(layers, "show-mine", "filter"), "[\"in\",[\"get\",\"kind\"],[\"literal\",[\"port\"]]]");
    assert_string_equal(said(layers, "show-mine", "metadata"),
                        "{\"corridor:legend\":{\"title\":\"What\",\"labels\":{\"port\":\"Harbour\",\"*\":\"Other\"}},"
                        "\"corridor:obstacle\":true}");
    layers_of((cor_map_show){.color = {.field = "kind", .names = tree_of("{prot: Harbour}")}});
    assert_int_equal(cor_diagnostics_count(with.diagnostics), 1);
    assert_string_equal(cor_diagnostics_get(with.diagnostics, 0)->message,
                        "no row of source 'mine' has the value 'prot' in 'kind'; did you mean 'port'?");
}

static void numbers_are_classed_and_those_that_lack_told_apart(void **state)
{
    (void) state;
    const cor_node *layers =
        layers_of((cor_map_show){.color = {.field = "n", .classes = 2, .colors = tree_of("[red, blue]")}});
    assert_string_equal(
        said(layers, "show-mine", "circle-color"),
        "[\"case\",[\"==\",[\"typeof\",[\"get\",\"n\"]],\"number\"],[\"step\",[\"get\",\"n\"],\"red\",200,"
        "\"blue\"],\"#cfcfcf\"]");
    assert_string_equal(
        said(layers, "show-mine", "metadata"),
        "{\"corridor:legend\":{\"title\":\"N\",\"labels\":{\"*\":\"No data\"}},\"corridor:obstacle\":true}");
    static const double breaks[] = {5, 50};
    layers = layers_of(
        (cor_map_show){.color = {.field = "n", .breaks = breaks, .n_breaks = 2, .colors = tree_of("[a, b, c]")}});
    assert_non_null(strstr(said(layers, "show-mine", "circle-color"), "\"a\",5,\"b\",50,\"c\"]"));
}

static void codes_are_categories_where_they_are_named(void **state)
{
    (void) state;
    const cor_node *layers =
        layers_of((cor_map_show){.color = {.field = "n", .classes = 1, .names = tree_of("{10: Ten}")}});
    assert_non_null(strstr(said(layers, "show-mine", "circle-color"), "[\"to-string\",[\"get\",\"n\"]]"));
}

static void areas_of_circles_follow_a_number(void **state)
{
    (void) state;
    const cor_node *layers = layers_of((cor_map_show){.size = {.field = "n", .least = 2, .most = 20}});
    assert_string_equal(said(layers, "show-mine", "circle-radius"),
                        "[\"max\",2,[\"*\",1.15,[\"sqrt\",[\"max\",0,[\"to-number\",[\"get\",\"n\"],0]]]]]");
    assert_string_equal(said(layers, "show-mine", "circle-sort-key"), "[\"-\",0,[\"to-number\",[\"get\",\"n\"],0]]");
}

static void a_ring_tells_what_has_no_number_from_what_is_small(void **state)
{
    (void) state;
    const cor_node *layers = layers_of(
        (cor_map_show){.color = {.field = "kind", .classes = 1, .without_others = true}, .size = {.field = "n"}});
    assert_string_equal(said(layers, "show-mine-unsized", "filter"),
                        "[\"all\",[\"in\",[\"get\",\"kind\"],[\"literal\",[\"port\"]]],[\"!\",[\"has\",\"n\"]]]");
    assert_string_equal(said(layers, "show-mine-unsized", "metadata"),
                        "{\"corridor:legend\":{\"title\":\"N: No data\"}}");
    assert_string_equal(said(layers, "show-mine-unsized", "circle-radius"), "3");
    assert_int_equal(cor_diagnostics_count(with.diagnostics), 1);
    assert_string_equal(cor_diagnostics_get(with.diagnostics, 0)->message,
                        "1 of 6 rows of source 'mine' have no 'n'; they are drawn in the smallest size, with a ring");
    assert_null(said(layers_of((cor_map_show){.color = {.field = "n"}}), "show-mine-unsized", "filter"));
}

#define OF(kind, multi) "[\"in\",[\"geometry-type\"],[\"literal\",[\"" kind "\",\"" multi "\"]]]"

/* Circles would stand on the corners of lines. */
static void each_kind_of_shape_has_its_own_form(void **state)
{
    (void) state;
    mixed = true;
    const cor_node *layers = layers_of((cor_map_show){.label = "kind"});
    assert_string_equal(said(layers, "show-mine", "type"), "\"circle\"");
    assert_string_equal(said(layers, "show-mine", "filter"), OF("Point", "MultiPoint"));
    assert_string_equal(said(layers, "show-mine-lines", "filter"), OF("LineString", "MultiLineString"));
    assert_string_equal(said(layers, "show-mine-areas-outline", "filter"), OF("Polygon", "MultiPolygon"));
    assert_string_equal(said(layers, "show-mine-lines-label", "symbol-placement"), "\"line\"");
    assert_non_null(strstr(said(layers, "show-mine-areas", "metadata"), "\"corridor:part\":true"));
    assert_null(strstr(said(layers, "show-mine-areas-outline", "metadata"), "corridor:part"));
    layers = layers_of((cor_map_show){.size = {.field = "n"}});
    assert_null(said(layers, "show-mine-unsized", "filter")); /* of the area, which is as large as it is */
    const cor_node *lines = NULL;
    cor_error err = {0};
    assert_int_equal(make((cor_map_show){.form = COR_SHOW_LINE}, "{shape: line}", &lines, &err), COR_OK);
    assert_string_equal(said(lines, "show-mine", "filter"),
                        "[\"in\",[\"geometry-type\"],[\"literal\",[\"LineString\",\"MultiLineString\",\"Polygon\","
                        "\"MultiPolygon\"]]]");
    mixed = false;
    assert_null(said(layers_of((cor_map_show){.label = "kind"}), "show-mine", "filter"));
}

/* The style's own layers of the source would draw it once more. */
static void layers_stand_where_they_belong(void **state)
{
    (void) state;
    const cor_node *layers = layers_of((cor_map_show){.label = "kind", .order = "n"});
    assert_string_equal(said(layers, "own", "visible"), "false");
    assert_null(said(layers, "names", "visible"));
    assert_null(said(layers, "show-mine", "before"));
    assert_non_null(strstr(said(layers, "show-mine", "metadata"), "\"corridor:obstacle\":true"));
    assert_null(said(layers, "show-mine-label", "before"));
    assert_string_equal(said(layers, "show-mine-label", "text-field"), "[\"to-string\",[\"get\",\"kind\"]]");
    assert_string_equal(said(layers, "show-mine", "circle-sort-key"), "[\"to-number\",[\"get\",\"n\"],0]");
    layers = layers_of((cor_map_show){.form = COR_SHOW_AREAS});
    assert_string_equal(said(layers, "show-mine", "before"), "\"roads\"");
    assert_string_equal(said(layers, "show-mine-outline", "type"), "\"line\"");
    layers = layers_of((cor_map_show){.form = COR_SHOW_HEAT, .size = {.field = "n"}});
    assert_string_equal(said(layers, "show-mine", "heatmap-weight"), "[\"/\",[\"to-number\",[\"get\",\"n\"],0],300]");
    layers = layers_of((cor_map_show){.icon = {.field = "kind", .icons = tree_of("{port: anchor, '*': dot}")}});
    assert_string_equal(said(layers, "show-mine", "icon-image"),
                        "[\"match\",[\"get\",\"kind\"],\"port\",\"anchor\",\"dot\"]");
}

static const char *refusal(cor_map_show show, const char *node)
{
    const cor_node *layers;
    cor_error err = {0};
    assert_int_equal(make(show, node, &layers, &err), COR_BAD_DOCUMENT);
    return cor_arena_format(with.arena, "%d:%d: %s", err.line, err.column, err.message);
}

static void what_can_t_be_shown_is_said_where_it_stands(void **state)
{
    (void) state;
    assert_string_equal(refusal((cor_map_show){.color = {.field = "knd"}}, "{color: {field: knd}}"),
                        "1:17: the source 'mine' has no field 'knd'; did you mean 'kind'?");
    assert_string_equal(
        refusal((cor_map_show){.color = {.field = "n", .palette = "YlGnBo"}}, "{color: {palette: YlGnBo}}"),
        "1:19: there is no palette \"YlGnBo\"; did you mean \"YlGnBu\"?");
    assert_string_equal(refusal((cor_map_show){.color = {.field = "kind", .has_center = true}}, "{color: {center: 1}}"),
                        "1:10: the field 'kind' holds text; \"center\" is for numbers");
    assert_string_equal(
        refusal((cor_map_show){.color = {.field = "kind", .method = COR_METHOD_JENKS}}, "{color: {method: jenks}}"),
        "1:18: the field 'kind' holds text; this method is for numbers");
    assert_string_equal(refusal((cor_map_show){.size = {.field = "kind"}}, "{size: {field: kind}}"),
                        "1:16: the field 'kind' holds no numbers; a size follows some");
    assert_string_equal(
        refusal((cor_map_show){.size = {.field = "t"}}, "{size: {field: t}}"),
        "1:16: the field 't' is text, as \"10+\" in it is no number; state \"types: {t: number}\" under "
        "the source, and such cells are empty");
    assert_string_equal(refusal((cor_map_show){.form = COR_SHOW_AREAS}, "{shape: areas}"),
                        "1:9: the source 'mine' has points; \"areas\" is for areas");
    assert_string_equal(refusal((cor_map_show){.form = COR_SHOW_LINE}, "{shape: line}"),
                        "1:9: the source 'mine' has points; \"line\" is for lines and areas");
    assert_string_equal(
        refusal((cor_map_show){.color = {.field = "kind", .classes = 4, .palette = "tol-high-contrast"}},
                "{color: {classes: 4}}"),
        "1:19: the palette tol-high-contrast has 3 colours; ask for as many classes, or take another palette");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_most_frequent_values_have_colours_of_their_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_colours_and_the_rest_are_the_documents, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_are_classed_and_those_that_lack_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(codes_are_categories_where_they_are_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(areas_of_circles_follow_a_number, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_ring_tells_what_has_no_number_from_what_is_small, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_kind_of_shape_has_its_own_form, set_up, tear_down),
        cmocka_unit_test_setup_teardown(layers_stand_where_they_belong, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_can_t_be_shown_is_said_where_it_stands, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
