/* Whose borders a map draws is chosen, and where nobody chose it is said. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define MAP "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\nview: {fit: data}\n"

static void mark_points_as_disputed(workshop *w)
{
    put_file(w, "style.yaml",
             "version: 8\nmetadata: {\"corridor:disclaimer\": {un: false, pk: false, cn: false, in: false}}\n"
             "sources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: points, type: circle, source: data, metadata: {\"corridor:disputed\": true}}\n");
}

static bool says_who_chose(const workshop *w)
{
    char *diagnostics = remarks_of(w);
    bool said = strstr(diagnostics, "no worldview is stated: they are drawn as 'un' has them") != NULL;
    g_free(diagnostics);
    return said;
}

static void borders_in_dispute_without_a_worldview_are_said_to_be_those_of_un(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    mark_points_as_disputed(w);
    outcome o = drawn(w, MAP, NULL);
    assert_true(says_who_chose(w));
    assert_true(json_is_false(json_at(o.report, "worldview_stated")));
    assert_string_equal(text_at(&o, "worldview"), "un");
    free_outcome(&o);
    free_workshop(w);
}

static void a_stated_worldview_needs_no_word(void **state)
{
    (void) state;
    const cor_options asked = {.worldview = "in"};
    workshop *w = new_workshop();
    mark_points_as_disputed(w);
    outcome by_document = drawn(w, MAP "worldview: un\n", NULL), by_option = drawn(w, MAP, &asked);
    assert_false(says_who_chose(w));
    assert_true(json_is_true(json_at(by_document.report, "worldview_stated")));
    assert_string_equal(text_at(&by_option, "worldview"), "in");
    free_outcome(&by_document);
    free_outcome(&by_option);
    free_workshop(w);
}

static void a_map_without_borders_in_dispute_needs_no_worldview(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    outcome o = drawn(w, MAP, NULL);
    assert_false(says_who_chose(w));
    free_outcome(&o);
    free_workshop(w);
}

static void all_stands_for_each_worldview_that_there_is(void **state)
{
    (void) state;
    static const char *const codes[] = {"un", "pk", "cn", "in"};
    cor_map *map = NULL;
    cor_error error;
    workshop *w = new_workshop();
    put_file(w, "map.yaml", MAP "worldview: all\n");
    char *path = path_in(w, "map.yaml");
    assert_int_equal(cor_map_open(w->session, path, NULL, &map, &error), COR_OK);
    assert_int_equal(cor_map_worldview_count(map), 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(cor_map_worldview(map, i), codes[i]);
    cor_map_free(map);
    const cor_options asked = {.worldview = "cn"};
    assert_int_equal(cor_map_open(w->session, path, &asked, &map, &error), COR_OK);
    assert_int_equal(cor_map_worldview_count(map), 1);
    assert_string_equal(cor_map_worldview(map, 0), "cn");
    cor_map_free(map);
    g_free(path);
    free_workshop(w);
}

#define STYLE(root)                                                                                                    \
    "version: 8\n" root "sources: {data: {type: geojson, data: data.geojson}}\n"                                       \
    "layers: [{id: points, type: circle, source: data}]\n"

/* The worldviews of a map that says MORE under a style that says ROOT: "a b" for each, or what is wrong. */
static const char *opened(workshop *w, const char *style, const char *more, const cor_options *options)
{
    static char words[600];
    cor_map *map = NULL;
    cor_error error = {0};
    char *document = g_strconcat(MAP, more, NULL), *path = path_in(w, "map.yaml");
    put_file(w, "style.yaml", style);
    put_file(w, "map.yaml", document);
    *words = 0;
    if (cor_map_open(w->session, path, options, &map, &error))
        g_snprintf(words, sizeof words, "%d: %d:%d: %s", (int) error.status, error.line, error.column, error.message);
    for (size_t i = 0; map && i < cor_map_worldview_count(map); i++) {
        const char *one = cor_map_worldview(map, i);
        g_strlcat(words, i ? " " : "", sizeof words);
        g_strlcat(words, one ? one : "none", sizeof words);
    }
    cor_map_free(map);
    g_free(document);
    g_free(path);
    return words;
}

static void the_style_says_which_worldviews_there_are(void **state)
{
    (void) state;
    static const char own[] = STYLE("metadata: {\"corridor:disclaimer\": {north: N, south: false}}\n");
    static const char usual[] =
        STYLE("metadata: {\"corridor:disclaimer\": {north: N, south: S}}\nstate: {worldview: {default: south}}\n");
    static const char stray[] =
        STYLE("metadata: {\"corridor:disclaimer\": {north: N, south: S}}\nstate: {worldview: {default: un}}\n");
    static const char bare[] = STYLE(""), defaulted[] = STYLE("state: {worldview: {default: east}}\n");
    const struct {
        const char *style, *more, *expected;
    } cases[] = {
        {own, "", "north"},
        {usual, "", "south"},
        {stray, "", "north"},
        {own, "worldview: south\n", "south"},
        {own, "worldview: all\n", "north south"},
        {own, "worldview: un\n", "2: 5:12: \"un\" is not known here; it is one of north, south or all"},
        {bare, "", "none"},
        {bare, "worldview: east\n", "east"},
        {bare, "worldview: all\n", "2: 5:12: the style names no worldviews, so \"all\" stands for none"},
        {defaulted, "", "east"},
        {defaulted, "worldview: west\n", "west"},
    };
    workshop *w = new_workshop();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_string_equal(opened(w, cases[i].style, cases[i].more, NULL), cases[i].expected);
    free_workshop(w);
}

static void a_worldview_that_the_style_lacks_is_refused_with_the_nearest(void **state)
{
    (void) state;
    static const char style[] =
        STYLE("metadata: {\"corridor:disclaimer\": {un: false, pk: false, cn: false, in: false}}\n");
    const cor_options asked = {.worldview = "us"};
    workshop *w = new_workshop();
    assert_string_equal(opened(w, style, "worldview: um\n", NULL),
                        "2: 5:12: \"um\" is not known here; did you mean \"un\"?");
    assert_string_equal(opened(w, style, "", &asked),
                        "2: 0:0: worldview: \"us\" is not known; it is one of un, pk, cn, in or all");
    assert_string_equal(opened(w, STYLE(""), "", &(cor_options){.worldview = "all"}),
                        "2: 0:0: worldview: the style names none, so \"all\" stands for none");
    free_workshop(w);
}

static void borders_in_dispute_without_any_worldview_are_said_to_be_nobodys(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: points, type: circle, source: data, metadata: {\"corridor:disputed\": true}}\n");
    outcome o = drawn(w, MAP, NULL);
    char *remarks = remarks_of(w);
    assert_non_null(strstr(remarks, "neither map nor style says whose view of them is drawn"));
    assert_true(json_is_null(json_at(o.report, "worldview")));
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

#define SENTENCES                                                                                                      \
    "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\n"                                               \
    "metadata:\n"                                                                                                      \
    "  corridor:disclaimer: {un: [Always, {text: Here, drawn: here}, {text: Nowhere, drawn: [away, nowhere]}],\n"      \
    "                        in: [{text: Nowhere, drawn: away}]}\n"                                                    \
    "  corridor:words: {ur: {Here: Yahan}}\n"                                                                          \
    "layers:\n"                                                                                                        \
    "  - {id: here, type: circle, source: data}\n"                                                                     \
    "  - {id: away, type: circle, source: data, filter: [has, nothing]}\n"                                             \
    "  - {id: nowhere, type: circle, source: data, layout: {visibility: none}}\n"

static void a_disclaimer_speaks_of_what_is_drawn(void **state)
{
    (void) state;
    const struct {
        const char *more, *said, *not_said;
    } cases[] = {{"worldview: un\n", "Always Here", "Nowhere"},
                 {"worldview: un\nlanguages: [ur]\n", "Yahan", "Nowhere"},
                 {"worldview: in\n", "Projection", "Nowhere"}};
    workshop *w = new_workshop();
    put_file(w, "style.yaml", SENTENCES);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *map = g_strconcat(MAP, cases[i].more, NULL), *svg = svg_of(w, map, NULL);
        if (i < 2) assert_non_null(strstr(svg, cases[i].said));
        assert_null(strstr(svg, cases[i].not_said));
        g_free(svg);
        g_free(map);
    }
    free_workshop(w);
}

static void an_annotation_may_stand_for_a_layer_that_is_drawn(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml", SENTENCES);
    char *svg = svg_of(w,
                       MAP "annotations: [{text: Seen, at: [70, 30], drawn: [away, here]}, "
                           "{text: Unseen, at: [70, 30], drawn: away}]\n",
                       NULL);
    assert_non_null(strstr(svg, ">Seen<"));
    assert_null(strstr(svg, "Unseen"));
    g_free(svg);
    outcome o = draw_map(w, MAP "annotations: [{text: Unseen, at: [70, 30], drawn: hire}]\n", NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, "the style has no layer 'hire'; did you mean 'here'?");
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(borders_in_dispute_without_a_worldview_are_said_to_be_those_of_un),
        cmocka_unit_test(a_stated_worldview_needs_no_word),
        cmocka_unit_test(a_map_without_borders_in_dispute_needs_no_worldview),
        cmocka_unit_test(all_stands_for_each_worldview_that_there_is),
        cmocka_unit_test(the_style_says_which_worldviews_there_are),
        cmocka_unit_test(a_worldview_that_the_style_lacks_is_refused_with_the_nearest),
        cmocka_unit_test(borders_in_dispute_without_any_worldview_are_said_to_be_nobodys),
        cmocka_unit_test(a_disclaimer_speaks_of_what_is_drawn),
        cmocka_unit_test(an_annotation_may_stand_for_a_layer_that_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
