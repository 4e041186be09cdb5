#include <string.h>

#include "base/words.h"
#include "support/cmocka_all.h"

static void check_valid(const char *text, size_t length, const char *expected)
{
    cor_arena *arena = cor_arena_new();
    assert_string_equal(cor_valid_text(arena, text, length), expected);
    cor_arena_free(arena);
}

static void broken_utf8_becomes_replacement_characters(void **state)
{
    (void) state;
    check_valid("B\xe6rum", 5, "B\ufffdrum");
    check_valid("\xe0\xa4", 2, "\ufffd\ufffd");
    check_valid("\xf4\x90\x80\x80", 4, "\ufffd\ufffd\ufffd\ufffd");
    check_valid("گوادر", strlen("گوادر"), "گوادر");
}

static void control_characters_go(void **state)
{
    (void) state;
    check_valid("a\x01"
                "b\x7f"
                "c\nd\te",
                9, "abc\nd\te");
    check_valid("a\0b", 3, "ab");
    check_valid("\xc2\x85x\ufffe", 6, "x");
}

static void a_part_of_a_text_is_copied(void **state)
{
    (void) state;
    check_valid("Gwadar Port", 6, "Gwadar");
}

static void the_nearest_word_is_near(void **state)
{
    static const char *const words[] = {"title", "subtitle", "sources", "style", "page", "worldview"};
    (void) state;
    assert_string_equal(cor_nearest_word("titel", words, 6), "title");
    assert_string_equal(cor_nearest_word("worldveiw", words, 6), "worldview");
    assert_string_equal(cor_nearest_word("Pages", words, 6), "page");
    assert_null(cor_nearest_word("banana", words, 6));
    assert_null(cor_nearest_word("", words, 0));
    const char *const signs[] = {"!", "!=", "==", "<="};
    assert_string_equal(cor_nearest_word("=", signs, 4), "==");
    assert_null(cor_nearest_word("~", signs, 4));
    const char *const fits[] = {"fit", "id"}, *const hits[] = {"id", "hit", "item"};
    assert_string_equal(cor_nearest_word("it", fits, 2), "fit");
    assert_string_equal(cor_nearest_word("hid", hits, 3), "hit");
}

static void a_hint_names_what_is_near_or_says_the_rest(void **state)
{
    (void) state;
    assert_string_equal(cor_hint_of("title", '"', "; known here: a").text, "; did you mean \"title\"?");
    assert_string_equal(cor_hint_of("title", '\'', "").text, "; did you mean 'title'?");
    assert_string_equal(cor_hint_of(NULL, '"', "; known here: a").text, "; known here: a");
}

static void words_are_the_same_whatever_their_case_and_lines(void **state)
{
    (void) state;
    assert_true(cor_same_words("Arabian Sea", "ARABIAN\nSEA"));
    assert_true(cor_same_words("Straße", "STRASSE"));
    assert_false(cor_same_words("Gwadar", "Gwadar Port"));
    assert_false(cor_same_words("Gwadar", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_utf8_becomes_replacement_characters),
        cmocka_unit_test(control_characters_go),
        cmocka_unit_test(a_part_of_a_text_is_copied),
        cmocka_unit_test(the_nearest_word_is_near),
        cmocka_unit_test(words_are_the_same_whatever_their_case_and_lines),
        cmocka_unit_test(a_hint_names_what_is_near_or_says_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
