#include "reading.h"

#include <stdlib.h>
#include <unistd.h>

static const char *json(const char *text)
{
    return cor_node_json(arena, read_text(text));
}

static void check_place(const cor_node *node, int line, int column)
{
    if (node->line != line || node->column != column) fail_msg("is at %d:%d", node->line, node->column);
}

static void yaml_and_json_give_the_same_tree(void **state)
{
    (void) state;
    assert_string_equal(json("a: 1\nb:\n  - x\n  - {c: null, d: true}\n"),
                        "{\"a\":1,\"b\":[\"x\",{\"c\":null,\"d\":true}]}");
    assert_string_equal(json("{\"a\":1,\"b\":[\"x\",{\"c\":null,\"d\":true}]}"),
                        "{\"a\":1,\"b\":[\"x\",{\"c\":null,\"d\":true}]}");
}

static void json_may_be_indented_with_tabs(void **state)
{
    (void) state;
    assert_string_equal(json("{\n\t\"a\":\t[\n\t\t1,\n\t\t2\n\t]\n}\n"), "{\"a\":[1,2]}");
    assert_string_equal(json("\t{\"a\": 1}"), "{\"a\":1}");
}

static void every_value_and_key_has_its_place(void **state)
{
    (void) state;
    const cor_node *root = read_text("a: 1\nlist:\n  - x\n  - \"quoted\"\nmap: {k: 'v', w: [2]}\nempty:\n");
    const cor_node *list = cor_node_get(root, "list"), *map = cor_node_get(root, "map");
    check_place(root, 1, 1);
    check_place(cor_node_get(root, "a"), 1, 4);
    check_place(list->items[0], 3, 5);
    check_place(list->items[1], 4, 5);
    check_place(map, 5, 6);
    check_place(cor_node_get(map, "k"), 5, 10);
    check_place(cor_node_get(map, "w")->items[0], 5, 19);
    assert_int_equal(cor_node_get(map, "w")->key_line, 5);
    assert_int_equal(cor_node_get(map, "w")->key_column, 15);
    check_place(cor_node_get(root, "empty"), 6, 1);
    assert_string_equal(cor_node_get(root, "empty")->key, "empty");
    assert_string_equal(list->items[1]->file, "test.yaml");
    assert_null(list->items[1]->key);
}

static void columns_count_characters_not_bytes(void **state)
{
    (void) state;
    check_place(cor_node_get(read_text("{\"\u06af\u0648\": x, b: y}"), "b"), 1, 14);
}

static void a_byte_order_mark_and_any_line_ends_are_fine(void **state)
{
    (void) state;
    const cor_node *root = read_text("\xef\xbb\xbf"
                                     "a: 1\r\nb: |\r\n  two\r\n  lines\r\nc: 3\r\n");
    check_place(cor_node_get(root, "a"), 1, 4);
    check_place(cor_node_get(root, "c"), 5, 4);
    assert_string_equal(cor_node_get(root, "b")->text, "two\nlines\n");
}

static void an_alias_is_its_anchor_under_another_key(void **state)
{
    (void) state;
    const cor_node *root = read_text("a: &x {q: 1}\nb: *x\nc: [*x, *x]\n");
    assert_string_equal(cor_node_json(arena, root), "{\"a\":{\"q\":1},\"b\":{\"q\":1},\"c\":[{\"q\":1},{\"q\":1}]}");
    assert_string_equal(root->items[0]->key, "a");
    assert_string_equal(root->items[1]->key, "b");
    assert_int_equal(root->items[1]->key_line, 2);
    assert_null(root->items[2]->items[0]->key);
}

static void the_maps_own_keys_win_over_merged_ones(void **state)
{
    (void) state;
    assert_string_equal(json("- &a {x: 1, y: 2}\n- &b {y: 3, z: 4}\n- {<<: [*a, *b], x: 0}\n- {w: 9, <<: *b}\n"),
                        "[{\"x\":1,\"y\":2},{\"y\":3,\"z\":4},{\"x\":0,\"y\":2,\"z\":4},{\"w\":9,\"y\":3,\"z\":4}]");
    assert_string_equal(json("{\"<<\": 1}"), "{\"<<\":1}");
}

static void keys_are_text_whatever_they_look_like(void **state)
{
    (void) state;
    assert_string_equal(json("{1: a, true: b, ~: c, 1e999: d}"),
                        "{\"1\":\"a\",\"true\":\"b\",\"~\":\"c\",\"1e999\":\"d\"}");
}

static void a_value_copies_the_tree(void **state)
{
    (void) state;
    cor_value value = cor_node_value(arena, read_text("{a: [1, x], b: false, c: ~}"));
    assert_int_equal(value.kind, COR_OBJECT);
    assert_int_equal(value.object->n, 3);
    assert_string_equal(value.object->keys[1], "b");
    assert_int_equal(value.object->values[0].array->n, 2);
    assert_true(value.object->values[0].array->items[0].number == 1);
    assert_string_equal(value.object->values[0].array->items[1].string, "x");
    assert_int_equal(value.object->values[2].kind, COR_NULL);
}

static void json_escapes_what_must_be(void **state)
{
    (void) state;
    assert_string_equal(json("\"a\\\"b\\\\c\\nd\\x01\""), "\"a\\\"b\\\\c\\u000ad\\u0001\"");
}

static void asking_a_list_for_a_key_gives_nothing(void **state)
{
    (void) state;
    assert_null(cor_node_get(read_text("[a]"), "a"));
    assert_null(cor_node_get(NULL, "a"));
}

static void a_file_is_read_as_its_text(void **state)
{
    (void) state;
    char path[] = "doc_trees_XXXXXX";
    const cor_node *root;
    cor_error err;
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, "a: [1]\n", 7) == 7);
    close(fd);
    assert_int_equal(cor_doc_read(arena, path, &root, &err), COR_OK);
    assert_string_equal(cor_node_json(arena, root), "{\"a\":[1]}");
    assert_string_equal(root->file, path);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yaml_and_json_give_the_same_tree),
        cmocka_unit_test(json_may_be_indented_with_tabs),
        cmocka_unit_test(every_value_and_key_has_its_place),
        cmocka_unit_test(columns_count_characters_not_bytes),
        cmocka_unit_test(a_byte_order_mark_and_any_line_ends_are_fine),
        cmocka_unit_test(an_alias_is_its_anchor_under_another_key),
        cmocka_unit_test(the_maps_own_keys_win_over_merged_ones),
        cmocka_unit_test(keys_are_text_whatever_they_look_like),
        cmocka_unit_test(a_value_copies_the_tree),
        cmocka_unit_test(json_escapes_what_must_be),
        cmocka_unit_test(asking_a_list_for_a_key_gives_nothing),
        cmocka_unit_test(a_file_is_read_as_its_text),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
