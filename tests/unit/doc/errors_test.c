#include "reading.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void mistakes_of_syntax_say_what_would_be_right(void **state)
{
    (void) state;
    static const struct {
        const char *text, *refusal;
    } cases[] = {
        {"a:\n\tb: 1\n", "2:1: a tab in the indentation; indent with spaces"},
        {"a: [1,\nb", "1:4: a \"[\" that is not closed; add \"]\""},
        {"{\"a\": {\"b\": 1\n}\n\n", "1:1: a \"{\" that is not closed; add \"}\""},
        {"a: [1, 2}\n", "1:9: \"]\" and \"}\" are mixed up; close first what was opened last"},
        {"a: [1]]\n", "1:7: a closing bracket too many; remove it"},
        {"title: {since} x\n",
         "1:16: a line without \":\", or words behind a bracket; write \"key: value\", and text that "
         "begins with \"{\" in quotes"},
        {"a: {b: #fff}\n", "2:1: a value is missing; from \"#\" on a line is a remark, so put a colour in quotes"},
        {"version: 1\nstyle x\n", "2:1: a line without \":\", or words behind a bracket; write \"key: value\", and "
                                  "text that begins with \"{\" in quotes"},
        {"a: b: c\n", "1:5: a second \":\" on the same line; put text that holds \": \" in quotes"},
        {"a\nb: 1\n", "1:1: a line without \":\"; write \"key: value\""},
        {"a: 1\nb: 2\na: 3\n", "3:1: the key \"a\" is here twice; it is already on line 1"},
        {"? [1]\n: 3\n", "1:3: a list stands where a key is expected; keys are plain text"},
        {": 3\n", "1:1: a key is missing before \":\"; write \"key: value\""},
        {"", "1:1: the document is empty"},
        {"# nothing\n", "1:1: the document is empty"},
        {"a: 1\n---\nb: 2\n", "2:1: a second document begins here; a file holds one"},
        {"a: \"open\nb: 1", "1:5: a quote that is not closed; add it at the end of the text"},
        {"a: 'x' y\n", "1:8: something follows the closing quote; put all of the text in quotes"},
        {"a: @x\n", "1:4: plain scalar cannot start with '@'; put the text in quotes"},
        {"a:\n  b: 1\n c: 2\n", "3:2: this line's indentation fits no line above; indent the entries of one map alike"},
        {"<<: 3\n", "1:5: \"<<\" merges maps, but this is a number"},
        {"*x", "1:1: *x is not known; &x must come before it"},
        {"&x [1, *x]", "1:8: *x stands inside of &x itself; it should stand outside of what it repeats"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(refusal(cases[i].text), cases[i].refusal);
}

static void text_that_is_not_utf_8_is_refused_at_its_byte(void **state)
{
    (void) state;
    assert_string_equal(refusal("a: 1\nb: \u00e9\xff"), "2:5: byte 0xFF is not UTF-8; save the document as UTF-8");
    assert_string_equal(refusal("\xff\xfe"
                                "a"),
                        "1:1: the document is UTF-16; save it as UTF-8");
    assert_string_equal(refusal_n("a: \0", 4), "1:4: a NUL byte; documents are plain text");
    assert_string_equal(refusal("a: \x1b[31m"),
                        "1:4: control character 0x1B; write it as \"\\x1B\" in quotes, or remove it");
}

/* libfyaml 0.7 crashes on these; without a tab, or without such a key, it does not. */
static void a_complex_key_beside_a_tab_is_refused(void **state)
{
    (void) state;
    const char *right =
        "a line that begins with \"?\" in a document with tabs; write \"key: value\", or spaces for tabs";
    const char *cases[] = {"? X:\t:", "? X:\ty: b", "? X\n:\t:", "a: 1\n- ? b:\t:", "--- ?\ta:\t:"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(strchr(refusal(cases[i]), ' ') + 1, right);
    assert_memory_equal(refusal("b: 1\n- ? X:\t:"), "2:3: ", 5);
    read_text("? a\n: b");
    read_text("a: \"What\t?\"");
    read_text("a: |\n  Where\n  ? Here");
}

static void nesting_has_a_limit(void **state)
{
    (void) state;
    char text[201] = {0};
    memset(text, '[', 64);
    memset(text + 64, ']', 64);
    read_text(text);
    memset(text, '[', 200);
    assert_string_equal(refusal(text), "1:65: lists and maps are nested deeper than 64");
}

static void aliases_can_not_nest_beyond_the_limit(void **state)
{
    (void) state;
    char text[4096], *end = text;
    end += sprintf(end, "a0: &a0 [1]\n");
    for (int i = 1; i < 80; i++)
        end += sprintf(end, "a%d: &a%d [*a%d]\n", i, i, i - 1);
    assert_string_equal(refusal(text), "64:12: *a62 nests lists and maps deeper than 64");
}

static void aliases_that_expand_without_end_are_refused(void **state)
{
    (void) state;
    char text[4096], *end = text;
    end += sprintf(end, "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int i = 1; i < 20; i++) {
        end += sprintf(end, "a%d: &a%d [", i, i);
        for (int k = 0; k < 10; k++)
            end += sprintf(end, "*a%d,", i - 1);
        end += sprintf(end, "]\n");
    }
    assert_string_equal(refusal(text), "6:9: the aliases below expand to more than 1000000 values");
}

static void a_million_values_are_the_limit(void **state)
{
    (void) state;
    size_t length = 2 * 1000001 + 2;
    char *text = malloc(length + 1);
    text[0] = '[';
    for (size_t i = 1; i < length - 1; i += 2)
        memcpy(text + i, "1,", 2);
    strcpy(text + length - 1, "]");
    assert_string_equal(refusal(text), "1:2000000: the document has more than 1000000 values");
    free(text);
}

static void sixteen_mebibytes_are_the_limit(void **state)
{
    (void) state;
    size_t length = 16 * 1024 * 1024 + 1;
    char *text = malloc(length + 1);
    memset(text, ' ', length);
    text[length] = 0;
    assert_string_equal(refusal(text), "0:0: the document is larger than 16 MiB");
    free(text);
}

static void five_hundred_blank_lines_are_the_limit(void **state)
{
    (void) state;
    char text[600] = "a: |\n";
    memset(text + 5, '\n', 500);
    strcpy(text + 505, " x");
    read_text(text);
    text[505] = '\n';
    assert_string_equal(refusal(text), "502:1: more than 500 blank lines in a row; remove some");
}

static void an_unknown_key_gets_the_nearest_right_one(void **state)
{
    (void) state;
    const char *keys[] = {"title", "sources", "view"};
    cor_error err = {0};
    const cor_node *root = read_text("title: x\n\nsorces: {}\n");
    assert_int_equal(cor_node_only(root, keys, 3, &err), COR_BAD_DOCUMENT);
    assert_string_equal(err.message, "unknown key \"sorces\"; did you mean \"sources\"?");
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 1);
    cor_node_only(read_text("quux: 1"), keys, 3, &err);
    assert_string_equal(err.message, "unknown key \"quux\"; known here: title, sources, view");
    assert_int_equal(cor_node_only(read_text("view: 1"), keys, 3, &err), COR_OK);
}

static const char *unreadable(const char *path)
{
    const cor_node *root;
    cor_error err = {0};
    assert_int_equal(cor_doc_read(arena, path, &root, &err), COR_BAD_DOCUMENT);
    assert_string_equal(err.file, path);
    return cor_arena_copy(arena, err.message);
}

static void what_is_not_a_regular_file_is_refused(void **state)
{
    (void) state;
    assert_string_equal(unreadable("no/such/file"), "the document can't be opened: there is no such file");
    assert_string_equal(unreadable("."), "this is a folder; a document is a file");
    assert_string_equal(unreadable("/dev/zero"), "this is not a regular file; a document must be one");
    assert_int_equal(mkfifo("doc_errors_pipe", 0600), 0);
    assert_string_equal(unreadable("doc_errors_pipe"), "this is not a regular file; a document must be one");
    unlink("doc_errors_pipe");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_of_syntax_say_what_would_be_right),
        cmocka_unit_test(text_that_is_not_utf_8_is_refused_at_its_byte),
        cmocka_unit_test(a_complex_key_beside_a_tab_is_refused),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(aliases_can_not_nest_beyond_the_limit),
        cmocka_unit_test(aliases_that_expand_without_end_are_refused),
        cmocka_unit_test(a_million_values_are_the_limit),
        cmocka_unit_test(sixteen_mebibytes_are_the_limit),
        cmocka_unit_test(five_hundred_blank_lines_are_the_limit),
        cmocka_unit_test(an_unknown_key_gets_the_nearest_right_one),
        cmocka_unit_test(what_is_not_a_regular_file_is_refused),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
