#include "reading.h"

static const cor_node *scalar(const char *text)
{
    return read_text(text);
}

static void check_text(const char *text, const char *expected)
{
    const cor_node *node = scalar(text);
    assert_int_equal(node->kind, COR_NODE_STRING);
    assert_string_equal(node->text, expected);
}

static void check_number(const char *text, double expected)
{
    const cor_node *node = scalar(text);
    if (node->kind != COR_NODE_NUMBER) fail_msg("%s is %s", text, cor_node_kind_name(node->kind));
    if (node->number != expected) fail_msg("%s reads as %.17g", text, node->number);
    assert_string_equal(node->text, text);
}

static void the_words_of_yaml_1_1_stay_text(void **state)
{
    (void) state;
    const char *words[] = {"yes", "no", "on", "off", "y", "n", "NO", "nULL", "tRUE", "1:30", "12_000", "0b11"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check_text(words[i], words[i]);
}

static void true_false_and_null_have_three_spellings_each(void **state)
{
    (void) state;
    const char *yes[] = {"true", "True", "TRUE"}, *no[] = {"false", "False", "FALSE"},
               *nothing[] = {"null", "Null", "NULL", "~"};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(scalar(yes[i])->kind, COR_NODE_BOOL);
        assert_true(scalar(yes[i])->boolean);
        assert_int_equal(scalar(no[i])->kind, COR_NODE_BOOL);
        assert_false(scalar(no[i])->boolean);
    }
    for (int i = 0; i < 4; i++)
        assert_int_equal(scalar(nothing[i])->kind, COR_NODE_NULL);
}

static void numbers_are_those_of_json_and_the_core_schema(void **state)
{
    (void) state;
    check_number("0", 0);
    check_number("-12", -12);
    check_number("+12", 12);
    check_number("1.5e3", 1500);
    check_number("1E-2", 0.01);
    check_number(".5", 0.5);
    check_number("-.5", -0.5);
    check_number("5.", 5);
    check_number("0x1F", 31);
    check_number("0o17", 15);
    check_number("1e-999", 0);
    check_number("12345678901234567890", 12345678901234567890.0);
}

static void a_leading_zero_is_not_octal(void **state)
{
    (void) state;
    check_number("010", 10);
    check_number("08", 8);
}

static void dates_versions_and_lone_signs_stay_text(void **state)
{
    (void) state;
    const char *words[] = {"2024-11-30", "1.2.3", "-",   "+",  ".",    "e5", "1e",
                           "0x",         "0xG",   "1 2", "-.", "+.e1", "8%", "50 km"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char text[32];
        snprintf(text, sizeof text, "[%s]", words[i]);
        if (!strcmp(words[i], "-")) strcpy(text, "['-']");
        const cor_node *node = read_text(text)->items[0];
        assert_int_equal(node->kind, COR_NODE_STRING);
        assert_string_equal(node->text, words[i]);
    }
}

static void quotes_make_text_of_anything(void **state)
{
    (void) state;
    check_text("'12'", "12");
    check_text("\"true\"", "true");
    check_text("\"\"", "");
    check_text("!!str 12", "12");
    assert_true(scalar("'12'")->quoted);
    assert_false(scalar("twelve")->quoted);
    assert_true(read_text("a: |\n  12\n")->items[0]->quoted);
}

static void infinity_and_what_is_too_large_are_refused(void **state)
{
    (void) state;
    assert_string_equal(refusal("a: .inf"), "1:4: .inf is not a finite number");
    assert_string_equal(refusal("a: -.INF"), "1:4: -.INF is not a finite number");
    assert_string_equal(refusal("a: .nan"), "1:4: .nan is not a finite number");
    assert_string_equal(refusal("a: 1e309"), "1:4: the number 1e309 is too large; put it in quotes if it is a name");
}

static void escapes_of_json_make_characters(void **state)
{
    (void) state;
    check_text("\"a\\u00e9\\n\\t\\/\\\"\"", "a\u00e9\n\t/\"");
    check_text("\"\\ud83d\\ude00\"", "\U0001F600");
    assert_string_equal(refusal("\"\\ud83d\""), "1:2: half a surrogate pair (\\u\u2026); write the character itself");
    assert_string_equal(refusal("\"a\\0b\""), "1:2: the text holds a NUL character; remove \"\\0\"");
}

static void tags_are_believed_only_when_the_text_agrees(void **state)
{
    (void) state;
    assert_int_equal(scalar("!!int 12")->kind, COR_NODE_NUMBER);
    assert_int_equal(scalar("!!float '1.5'")->kind, COR_NODE_NUMBER);
    assert_string_equal(refusal("!!int x"), "1:7: the tag says a number, but \"x\" is text");
    assert_string_equal(refusal("!icon x"), "1:7: the tag !icon is not known here; leave it out");
    assert_string_equal(refusal("!set {a: 1}"), "1:6: the tag !set is not known here; leave it out");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_of_yaml_1_1_stay_text),
        cmocka_unit_test(true_false_and_null_have_three_spellings_each),
        cmocka_unit_test(numbers_are_those_of_json_and_the_core_schema),
        cmocka_unit_test(a_leading_zero_is_not_octal),
        cmocka_unit_test(dates_versions_and_lone_signs_stay_text),
        cmocka_unit_test(quotes_make_text_of_anything),
        cmocka_unit_test(infinity_and_what_is_too_large_are_refused),
        cmocka_unit_test(escapes_of_json_make_characters),
        cmocka_unit_test(tags_are_believed_only_when_the_text_agrees),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
