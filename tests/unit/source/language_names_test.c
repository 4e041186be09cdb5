/* Names in languages, by the spellings that tables have. */
#include <glib.h>

#include "fixture.h"

static const char *name_at(fixture *f, const char *header, const char *row, const char *const *languages,
                           const char *field)
{
    char *text = g_strdup_printf("lon,lat,%s\n1,2,%s\n", header, row);
    fixture_write_text(f, "t.csv", text);
    g_free(text);
    const cor_table *table = fixture_read(f, "t.csv", (cor_request){.languages = languages});
    return cor_table_column(table, field) ? text_at(table, field, 0) : NULL;
}

static void each_spelling_is_found(void **state)
{
    static const char *const headers[] = {"name_ur", "name:ur", "NAME_UR", "Name_Ur"};
    static const char *const urdu[] = {"ur", NULL}, *const pakistans[] = {"ur-PK", NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(headers); i++) {
        assert_string_equal(name_at(*state, headers[i], "HUB", urdu, "name_ur"), "HUB");
        assert_string_equal(name_at(*state, headers[i], "HUB", pakistans, "name_ur-PK"), "HUB");
    }
    static const char *const traditional[] = {"zh-Hant", NULL};
    assert_string_equal(name_at(*state, "NAME_ZH,NAME_ZH_HANT", "a,b", traditional, "name_zh-Hant"), "b");
    assert_string_equal(name_at(*state, "NAME_ZH,NAME_ZHT", "a,b", traditional, "name_zh-Hant"), "a");
    assert_string_equal(name_at(*state, "NAME", "Hub", urdu, "name"), "Hub");
    assert_null(name_at(*state, "nameless,rename_ur", "a,b", urdu, "name_ur"));
}

static void an_empty_name_is_the_next_languages(void **state)
{
    static const char *const order[] = {"ur", "en", "zh", NULL}, *const english[] = {"en", "ur", NULL};
    assert_string_equal(name_at(*state, "name:ur,NAME_EN", ",Hub", order, "name_ur"), "Hub");
    assert_string_equal(name_at(*state, "name:ur,NAME_EN", "HUB,Hub", order, "name_ur"), "HUB");
    assert_string_equal(name_at(*state, "name_ur,name_en", ",Hub", order, "name_ur"), "Hub");
    assert_string_equal(name_at(*state, "name_en", "Hub", order, "name_ur"), "Hub");
    /* Where no column is English's, "name" is, before Chinese. */
    assert_null(name_at(*state, "name,name_zh", "Hub,H", order, "name_ur"));
    assert_null(name_at(*state, "name,name_ur", "Hub,HUB", english, "name_en"));
}

static void what_the_document_says_wins(void **state)
{
    static const char *const urdu[] = {"ur", NULL};
    const cor_field_name names[] = {{.ours = "name_ur", .theirs = "local"}};
    fixture *f = *state;
    fixture_write_text(f, "t.csv", "lon,lat,local,name:ur\n1,2,own,other\n");
    cor_request request = {.languages = urdu, .names = names, .n_names = 1};
    assert_string_equal(text_at(fixture_read(f, "t.csv", request), "name_ur", 0), "own");
    request = (cor_request){.languages = urdu, .keeps_names = true};
    assert_null(cor_table_column(fixture_read(f, "t.csv", request), "name_ur"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_spelling_is_found, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(an_empty_name_is_the_next_languages, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(what_the_document_says_wins, fixture_set_up, fixture_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
