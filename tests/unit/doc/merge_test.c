/* Trees made of other trees: what they say, and where it stands. */
#include "reading.h"

static void check_patched(const char *map, const char *patch, const char *expected)
{
    assert_string_equal(cor_node_json(arena, cor_node_patched(arena, read_text(map), read_text(patch))), expected);
}

/* The examples of RFC 7396, appendix A, for documents that are maps. */
static void a_patch_does_what_the_merge_patches_of_json_do(void **state)
{
    (void) state;
    check_patched("{a: b}", "{a: c}", "{\"a\":\"c\"}");
    check_patched("{a: b}", "{b: c}", "{\"a\":\"b\",\"b\":\"c\"}");
    check_patched("{a: b}", "{a: null}", "{}");
    check_patched("{a: b, b: c}", "{a: null}", "{\"b\":\"c\"}");
    check_patched("{a: [b]}", "{a: c}", "{\"a\":\"c\"}");
    check_patched("{a: c}", "{a: [b]}", "{\"a\":[\"b\"]}");
    check_patched("{a: {b: c}}", "{a: {b: d, c: null}}", "{\"a\":{\"b\":\"d\"}}");
    check_patched("{a: [{b: c}]}", "{a: [1]}", "{\"a\":[1]}");
    check_patched("{e: null}", "{a: 1}", "{\"e\":null,\"a\":1}");
    check_patched("[1, 2]", "{a: b, c: null}", "{\"a\":\"b\"}");
    check_patched("{}", "{a: {bb: {ccc: null}}}", "{\"a\":{\"bb\":{}}}");
    check_patched("{a: 1}", "[c]", "[\"c\"]");
}

static void an_overlay_replaces_each_entry_whole(void **state)
{
    (void) state;
    const cor_node *node =
        cor_node_overlaid(arena, read_text("{a: {b: 1}, c: 2, d: 3}"), read_text("{a: {e: 4}, d: null}"));
    assert_string_equal(cor_node_json(arena, node), "{\"a\":{\"e\":4},\"c\":2}");
}

static void what_is_merged_keeps_its_places_and_leaves_its_origin_alone(void **state)
{
    (void) state;
    const cor_node *base = read_text("one: {kept: 1,\n  changed: 2}\ntwo: 3\n");
    const cor_node *patch = read_text("# a line\n# another\none:\n  changed: 4\n  new: 5\n");
    const cor_node *one = cor_node_get(cor_node_patched(arena, base, patch), "one");
    assert_int_equal(one->line, 1);
    assert_int_equal(cor_node_get(one, "kept")->line, 1);
    assert_int_equal(cor_node_get(one, "changed")->line, 4);
    assert_int_equal(cor_node_get(one, "new")->key_line, 5);
    assert_string_equal(cor_node_json(arena, base), "{\"one\":{\"kept\":1,\"changed\":2},\"two\":3}");
    assert_string_equal(cor_node_json(arena, patch), "{\"one\":{\"changed\":4,\"new\":5}}");
}

static void nodes_are_made_in_the_place_of_others(void **state)
{
    (void) state;
    const cor_node *like = cor_node_get(read_text("a: 1\nb: [2]\n"), "b");
    const cor_node *text = cor_node_string(arena, like, "url", "x.shp");
    assert_string_equal(text->key, "url");
    assert_int_equal(cor_key_location(text).line, 2);
    const cor_node *map = cor_node_of(arena, like, COR_NODE_MAP, &text, 1);
    assert_string_equal(cor_node_json(arena, map), "{\"url\":\"x.shp\"}");
    assert_string_equal(map->key, "b");
    assert_string_equal(map->file, "test.yaml");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_patch_does_what_the_merge_patches_of_json_do, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(an_overlay_replaces_each_entry_whole, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_is_merged_keeps_its_places_and_leaves_its_origin_alone, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(nodes_are_made_in_the_place_of_others, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
