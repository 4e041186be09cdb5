#include <string.h>

#include "base/slug.h"
#include "support/cmocka_all.h"

static void check_slug(const char *text, const char *expected)
{
    cor_arena *arena = cor_arena_new();
    assert_string_equal(cor_slug(arena, text), expected);
    cor_arena_free(arena);
}

static void slugs_are_small_letters_and_single_dashes(void **state)
{
    (void) state;
    check_slug("Azad Jammu & Kashmīr", "azad-jammu-kashmir");
    check_slug("  ../../etc/passwd ", "etc-passwd");
    check_slug("Ünï cöde №5", "uni-code-no5");
    check_slug("گلگت بلتستان", "گلگت-بلتستان");
    check_slug("喀什", "喀什");
    check_slug("--!?--", "");
}

static void a_part_of_a_name_neither_leaves_its_folder_nor_hides(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    assert_string_equal(cor_file_name_part(arena, "../../x"), "-.-..-x");
    assert_string_equal(cor_file_name_part(arena, "a/b\\c\n"), "a-b-c-");
    assert_string_equal(cor_file_name_part(arena, "Dera Ghazi Khan"), "Dera Ghazi Khan");
    assert_string_equal(cor_file_name_part(arena, "a:b*c?\"d\"<e>|"), "a-b-c--d--e--");
    assert_string_equal(cor_file_name_part(arena, "\u202egnp.exe"), "-gnp.exe");
    assert_string_equal(cor_file_name_part(arena, "می\u200cرود"), "می\u200cرود");
    cor_arena_free(arena);
}

static void names_that_differ_in_case_or_composition_have_one_key(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    assert_string_equal(cor_file_name_key(arena, "PUNJAB"), cor_file_name_key(arena, "punjab"));
    assert_string_equal(cor_file_name_key(arena, "K\u0101bul"), cor_file_name_key(arena, "Ka\u0304bul"));
    assert_string_not_equal(cor_file_name_key(arena, "a"), cor_file_name_key(arena, "b"));
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slugs_are_small_letters_and_single_dashes),
        cmocka_unit_test(a_part_of_a_name_neither_leaves_its_folder_nor_hides),
        cmocka_unit_test(names_that_differ_in_case_or_composition_have_one_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
