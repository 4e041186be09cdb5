/* What cells of text are as numbers and days, and what is said of those that are not read as they stand. */
#include <glib.h>

#include "fixture.h"
#include "source/text_column.h"

static const cor_table *read_text(fixture *f, const char *text, cor_request request)
{
    fixture_write_text(f, "t.csv", text);
    return fixture_read(f, "t.csv", request);
}

static void cells_look_like_numbers_or_not(void **state)
{
    (void) state;
    static const struct {
        const char *text;
        cor_number_look look;
    } cases[] = {
        {"12.5", COR_LOOKS_PLAIN},         {" -3 ", COR_LOOKS_PLAIN},      {"12,5", COR_LOOKS_COMMA},
        {"0,123", COR_LOOKS_COMMA},        {"1,200", COR_LOOKS_EITHER},    {"1,200,000", COR_LOOKS_GROUPED},
        {"1,200.5", COR_LOOKS_GROUPED},    {"1 200", COR_LOOKS_GROUPED},   {"-1'200", COR_LOOKS_GROUPED},
        {"1\u202f200", COR_LOOKS_GROUPED}, {"1,20,000", COR_LOOKS_OTHER},  {"n/a", COR_LOOKS_MISSING},
        {"–", COR_LOOKS_MISSING},          {"Unknown", COR_LOOKS_MISSING}, {"10+", COR_LOOKS_INEXACT},
        {"> 5", COR_LOOKS_INEXACT},        {"5–10", COR_LOOKS_INEXACT},    {"at least 20", COR_LOOKS_INEXACT},
        {"about", COR_LOOKS_OTHER},        {"007", COR_LOOKS_OTHER},       {"+92", COR_LOOKS_OTHER},
        {"4b", COR_LOOKS_OTHER},           {"Hub", COR_LOOKS_OTHER},       {"12345678901234567", COR_LOOKS_OTHER}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        if (cor_number_look_of(cases[i].text) != cases[i].look)
            fail_msg("\"%s\" looks like %d", cases[i].text, (int) cor_number_look_of(cases[i].text));
    assert_true(cor_number_grouped("-1,234,567.5") == -1234567.5);
    assert_true(cor_number_grouped("1\u00a0200") == 1200);
    assert_true(cor_number_with_comma("12,5") == 12.5);
}

static void days_are_read_by_formats(void **state)
{
    (void) state;
    static const char *const good[][3] = {{"26/08/2024", "%d/%m/%Y", "2024-08-26"},
                                          {"8-6-24", "%m-%d-%y", "2024-08-06"},
                                          {"6 Aug 1999", "%e %b %Y", "1999-08-06"},
                                          {"August 6, 2024", "%B %d, %Y", "2024-08-06"},
                                          {"20240806", "%Y%m%d", "2024-08-06"},
                                          {"06.08.2024 14:30", "%d.%m.%Y %H:%M", "2024-08-06 14:30:00"},
                                          {"8/6/2024 12:05 AM", "%m/%d/%Y %I:%M %p", "2024-08-06 00:05:00"},
                                          {"8/6/2024 2:05:09 pm", "%m/%d/%Y %I:%M:%S %p", "2024-08-06 14:05:09"}};
    static const char *const bad[][2] = {{"31/02/2024", "%d/%m/%Y"},
                                         {"26/08/2024x", "%d/%m/%Y"},
                                         {"08/26/2024", "%d/%m/%Y"},
                                         {"", "%d/%m/%Y"},
                                         {"26", "%d/%m/%Y"}};
    char into[COR_DAY_SPACE];
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        if (!cor_day_by_format(good[i][0], good[i][1], into)) fail_msg("%s is not read", good[i][0]);
        assert_string_equal(into, good[i][2]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        assert_false(cor_day_by_format(bad[i][0], bad[i][1], into));
    assert_null(cor_day_format_fault("%d/%m/%Y"));
    assert_non_null(cor_day_format_fault("%d/%m"));
    assert_non_null(cor_day_format_fault("%d/%m/%Q"));
    assert_non_null(cor_day_format_fault("%d/%m/%Y%"));
}

static void a_number_that_is_written_for_people_is_read_and_named(void **state)
{
    fixture *f = *state;
    const cor_table *table =
        read_text(f, "A title\nlon,lat,killed\n1,1,5\n2,2,\"1,200\"\n\n3,3,–\n4,4,n/a\n", (cor_request){0});
    assert_true(number_at(table, "killed", 1) == 1200);
    assert_true(null_at(table, "killed", 2));
    assert_true(
        fixture_remarked(f, "its column \"killed\" is one of numbers: row 4 (\"1,200\") is read as a number with a "
                            "comma between its thousands; row 6 (\"–\") and 1 more are taken as empty"));
    table = fixture_read(f, "t.csv", (cor_request){.where = "killed > 100"});
    assert_int_equal(table->n_rows, 1);
}

static void a_comma_that_could_be_either_leaves_text(void **state)
{
    fixture *f = *state;
    const cor_field_type types[] = {{.field = "killed", .kind = COR_FIELD_NUMBER}};
    const char *text = "lon;lat;killed\n1;1;5\n2;2;1,200\n";
    assert_string_equal(text_at(read_text(f, text, (cor_request){0}), "killed", 1), "1,200");
    assert_true(
        fixture_remarked(f, "its column \"killed\" stays text, though most of it is numbers: row 3 (\"1,200\")"));
    assert_true(number_at(read_text(f, text, (cor_request){.types = types, .n_types = 1}), "killed", 1) == 1200);
}

static void an_inexact_number_is_never_made_up(void **state)
{
    fixture *f = *state;
    const cor_field_type types[] = {{.field = "killed", .kind = COR_FIELD_NUMBER}};
    const char *text = "lon,lat,killed\n1,1,5\n2,2,10+\n3,3,7\n4,4,four\n";
    const cor_table *table = read_text(f, "lon,lat,killed\n1,1,5\n2,2,10+\n3,3,7\n", (cor_request){0});
    assert_string_equal(text_at(table, "killed", 1), "10+");
    assert_true(
        fixture_remarked(f, "its column \"killed\" stays text, though most of it is numbers: row 3 (\"10+\") can't "
                            "be told exactly; state \"types: {killed: number}\""));
    table = read_text(f, text, (cor_request){.types = types, .n_types = 1});
    assert_true(number_at(table, "killed", 2) == 7);
    assert_true(null_at(table, "killed", 1));
    assert_true(null_at(table, "killed", 3));
    assert_true(
        fixture_remarked(f, "row 3 (\"10+\") is no exact number and taken as empty; row 5 (\"four\") is no number"));
}

static void codes_stay_text_unless_they_are_said_to_be_numbers(void **state)
{
    fixture *f = *state;
    const cor_field_type number[] = {{.field = "code", .kind = COR_FIELD_NUMBER}},
                         text[] = {{.field = "n", .kind = COR_FIELD_TEXT}};
    const char *rows = "lon,lat,code,n\n1,1,007,7\n2,2,008,8\n";
    assert_string_equal(text_at(read_text(f, rows, (cor_request){0}), "code", 0), "007");
    assert_true(number_at(read_text(f, rows, (cor_request){.types = number, .n_types = 1}), "code", 0) == 7);
    const cor_table *table = read_text(f, rows, (cor_request){.types = text, .n_types = 1, .where = "n = '7'"});
    assert_string_equal(text_at(table, "n", 0), "7");
}

static void days_in_words_leave_no_doubt(void **state)
{
    fixture *f = *state;
    const cor_table *table =
        read_text(f, "lon,lat,day\n1,1,26 August 2024\n1,1,6-Sep-2024\n1,1,\"Oct 1, 2024\"\n1,1,2024-11-02\n1,1,n/a\n",
                  (cor_request){0});
    static const char *const days[] = {"2024-08-26", "2024-09-06", "2024-10-01", "2024-11-02"};
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++)
        assert_string_equal(text_at(table, "day", i), days[i]);
    assert_true(null_at(table, "day", 4));
}

static void days_that_can_not_be_told_are_an_error_with_rows_where_the_document_wants_days(void **state)
{
    fixture *f = *state;
    const cor_field_type date[] = {{.field = "day", .kind = COR_FIELD_DATE, .location = {"m.yaml", 3, 4}}};
    const cor_request request = {.types = date, .n_types = 1};
    fixture_write_text(f, "t.csv", "lon,lat,day\n1,1,01/02/2024\n2,2,03/04/2024\n");
    assert_non_null(strstr(fixture_fail(f, "t.csv", request),
                           "can't be told: row 2 (\"01/02/2024\") and 1 more can be "
                           "either; state \"types: {day: {format: \"%d/%m/%Y\"}}\""));
    fixture_write_text(f, "t.csv", "lon,lat,day\n1,1,13/02/2024\n2,2,03/04/2024\n3,3,02/13/2024\n");
    assert_non_null(
        strstr(fixture_fail(f, "t.csv", request),
               "row 2 (\"13/02/2024\") with the day first, row 4 (\"02/13/2024\") with the month first; row 3 "
               "(\"03/04/2024\") can be either"));
    const cor_table *table = read_text(f, "lon,lat,day\n1,1,13/02/2024\n2,2,03/04/2024\n3,3,soon\n", request);
    assert_string_equal(text_at(table, "day", 1), "2024-04-03");
    assert_true(null_at(table, "day", 2));
    assert_true(
        fixture_remarked(f, "its column \"day\" is one of days: row 4 (\"soon\") is no day and taken as empty"));
}

static void rows_above_the_names_are_skipped_as_stated(void **state)
{
    fixture *f = *state;
    const char *text = "Attacks, by day, 2024\nlat,lon,2024\nnames of columns follow\nlon,lat,n\n1,2,3\n";
    const cor_table *table = read_text(f, text, (cor_request){.skip = 3});
    assert_true(number_at(table, "n", 0) == 3);
    assert_int_equal(table->n_rows, 1);
    assert_int_equal(cor_diagnostics_count(f->diagnostics), 0);
    fixture_write_text(f, "t.csv", text);
    assert_non_null(strstr(fixture_fail(f, "t.csv", (cor_request){.skip = 12}), "\"skip\" leaves out"));
}

static void an_unquoted_title_with_separators_is_found(void **state)
{
    fixture *f = *state;
    const cor_table *table =
        read_text(f, "Attacks, by day, in all, of 2024, our count\nlon,lat,n\n1,2,3\n", (cor_request){0});
    assert_true(number_at(table, "n", 0) == 3);
    assert_int_equal(table->n_rows, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(cells_look_like_numbers_or_not),
        TEST(days_are_read_by_formats),
        TEST(a_number_that_is_written_for_people_is_read_and_named),
        TEST(a_comma_that_could_be_either_leaves_text),
        TEST(an_inexact_number_is_never_made_up),
        TEST(codes_stay_text_unless_they_are_said_to_be_numbers),
        TEST(days_in_words_leave_no_doubt),
        TEST(days_that_can_not_be_told_are_an_error_with_rows_where_the_document_wants_days),
        TEST(rows_above_the_names_are_skipped_as_stated),
        TEST(an_unquoted_title_with_separators_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
