/* Whose borders a map draws is chosen, and where nobody chose it is said. */
#include <string.h>

#include "support/cmocka_all.h"
#include "workshop.h"

#define MAP "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\nview: {fit: data}\n"

static void mark_points_as_disputed(workshop *w)
{
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(borders_in_dispute_without_a_worldview_are_said_to_be_those_of_un),
        cmocka_unit_test(a_stated_worldview_needs_no_word),
        cmocka_unit_test(a_map_without_borders_in_dispute_needs_no_worldview),
        cmocka_unit_test(all_stands_for_each_worldview_that_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
