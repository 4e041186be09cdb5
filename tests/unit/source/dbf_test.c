/* Attributes of shapefiles: kinds of fields, odd cells, encodings. */
#include <glib.h>
#include <math.h>

#include "shapefiles.h"

static const cor_table *read_cells(fixture *f, char type, int width, int decimals, const char *code_page,
                                   const char *const *cells, size_t n, cor_request request)
{
    write_field(f, "t", "v", type, width, decimals, code_page, cells, n);
    return fixture_read(f, "t.dbf", request);
}

static void numbers_are_read_exactly(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"0.1", "  12.50", "-7",   "1e3",   "123456789012.345678", "00.007", "+5", ".5",
                                        "5.",  "-0",      "1E-2", "  3  ", "0.30000000000000004"};
    static const double expected[] = {0.1, 12.5, -7,   1000, 123456789012.345678, 0.007, 5, 0.5,
                                      5,   0,    0.01, 3,    0.30000000000000004};
    const cor_table *table = read_cells(f, 'N', 20, 10, NULL, cells, G_N_ELEMENTS(cells), (cor_request){0});
    for (size_t i = 0; i < G_N_ELEMENTS(cells); i++)
        if (number_at(table, "v", i) != expected[i])
            fail_msg("\"%s\" became %.17g instead of %.17g", cells[i], number_at(table, "v", i), expected[i]);
}

static void blanks_stars_and_words_are_no_numbers(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"", "**********", "n/a", "-", ".", "nan", "inf", "0x10", "1 2", "1e999"};
    const cor_table *table = read_cells(f, 'N', 10, 0, NULL, cells, G_N_ELEMENTS(cells), (cor_request){0});
    for (size_t i = 0; i < G_N_ELEMENTS(cells); i++)
        if (!null_at(table, "v", i)) fail_msg("\"%s\" is not null", cells[i]);
    assert_true(fixture_remarked(f, "8 cells hold no number"));
}

static void a_comma_is_decimal_or_parts_thousands(void **state)
{
    fixture *f = *state;
    static const char *const decimal[] = {"68,500", "66,3"}, *const thousands[] = {"68,500", "1,234,567"};
    const cor_table *table = read_cells(f, 'N', 9, 3, NULL, decimal, 2, (cor_request){0});
    assert_true(number_at(table, "v", 0) == 68.5);
    assert_true(number_at(table, "v", 1) == 66.3);
    table = read_cells(f, 'N', 9, 0, NULL, thousands, 2, (cor_request){0});
    assert_true(number_at(table, "v", 0) == 68500);
    assert_true(number_at(table, "v", 1) == 1234567);
}

static void dates_become_text_that_sorts(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"20241130", "", "00000000", "20241301", "2024    "};
    const cor_table *table = read_cells(f, 'D', 8, 0, NULL, cells, 5, (cor_request){0});
    assert_string_equal(text_at(table, "v", 0), "2024-11-30");
    for (size_t i = 1; i < 5; i++)
        assert_true(null_at(table, "v", i));
}

static void logicals_become_booleans(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"T", "y", "F", "n", "?", ""};
    const cor_table *table = read_cells(f, 'L', 1, 0, NULL, cells, 6, (cor_request){0});
    assert_true(value_at(table, "v", 0).boolean && value_at(table, "v", 1).boolean);
    assert_int_equal(value_at(table, "v", 2).kind, COR_BOOL);
    assert_false(value_at(table, "v", 2).boolean || value_at(table, "v", 3).boolean);
    assert_true(null_at(table, "v", 4) && null_at(table, "v", 5));
}

static void empty_text_is_null_and_blanks_at_the_end_go(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"Hub  ", "", " Hub"};
    const cor_table *table = read_cells(f, 'C', 8, 0, NULL, cells, 3, (cor_request){0});
    assert_string_equal(text_at(table, "v", 0), "Hub");
    assert_true(null_at(table, "v", 1));
    assert_string_equal(text_at(table, "v", 2), " Hub");
}

static void equal_cells_are_one_interned_string(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"Hub", "Hub"};
    const cor_table *table = read_cells(f, 'C', 8, 0, NULL, cells, 2, (cor_request){0});
    assert_ptr_equal(text_at(table, "v", 0), text_at(table, "v", 1));
    assert_true(value_at(table, "v", 0).interned);
}

static void the_cpg_says_the_encoding(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *cpg, *bytes, *text;
    } cases[] = {
        {"UTF-8", "\xc3\x91", "Ñ"},  {"utf8\r\n", "\xc3\x91", "Ñ"},  {"1251", "\xcc\xee", "Мо"},
        {"CP1252", "\x80", "€"},     {"ISO 8859-1", "\xd1", "Ñ"},    {"88591", "\xd1", "Ñ"},
        {"Big-5", "\xc5\xe9", "體"}, {"shiftjis", "\x83\x4a", "カ"}, {"koi8r", "\xd2", "р"},
        {"ANSI 1252", "\xd1", "Ñ"},  {"LDID/87", "\xd1", "Ñ"},       {"latin2", "\xe8", "č"},
        {"874", "\xa1", "ก"},        {"EUC-KR", "\xc7\xd1", "한"},   {"OEM 850", "\xa4", "ñ"},
        {"GBK", "\xbc\xf2", "简"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *cells[] = {cases[i].bytes};
        fixture_write_text(f, "t.cpg", cases[i].cpg);
        write_field(f, "t", "v", 'C', 10, 0, NULL, cells, 1);
        fixture_write_text(f, "t.cpg", cases[i].cpg);
        assert_string_equal(text_at(fixture_read(f, "t.dbf", (cor_request){0}), "v", 0), cases[i].text);
    }
}

static void the_language_byte_says_it_where_there_is_no_cpg(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"\xbc\xf2\xcc\xe5"};
    assert_string_equal(text_at(read_cells(f, 'C', 10, 0, "LDID/77", cells, 1, (cor_request){0}), "v", 0), "简体");
    assert_string_equal(fixture_listing(f), "t.dbf");
}

static void a_stated_encoding_wins(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"\xcc\xee"};
    write_field(f, "t", "v", 'C', 10, 0, "LDID/87", cells, 1);
    fixture_write_text(f, "t.cpg", "UTF-8");
    assert_string_equal(text_at(fixture_read(f, "t.dbf", (cor_request){.encoding = "CP1251"}), "v", 0), "Мо");
    assert_non_null(strstr(fixture_fail(f, "t.dbf", (cor_request){.encoding = "CP1251//TRANSLIT"}), "no encoding"));
    assert_non_null(strstr(fixture_fail(f, "t.dbf", (cor_request){.encoding = "klingon"}), "\"klingon\""));
}

static void without_a_word_utf8_is_believed_and_else_cp1252(void **state)
{
    fixture *f = *state;
    static const char *const utf8[] = {"Ba\xc3\xb1o"}, *const latin[] = {"B\xe6rum", "Ba\xc3\xb1o"};
    assert_string_equal(text_at(read_cells(f, 'C', 10, 0, NULL, utf8, 1, (cor_request){0}), "v", 0), "Baño");
    assert_int_equal(cor_diagnostics_count(f->diagnostics), 0);
    assert_string_equal(text_at(read_cells(f, 'C', 10, 0, "LDID/87", utf8, 1, (cor_request){0}), "v", 0), "Baño");
    const cor_table *table = read_cells(f, 'C', 10, 0, NULL, latin, 2, (cor_request){0});
    assert_string_equal(text_at(table, "v", 0), "Bærum");
    assert_true(fixture_remarked(f, "encoding: CP1251"));
}

static void a_character_cut_off_by_the_cell_goes(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"Gwadar\xe2\x82"};
    fixture_write_text(f, "t.cpg", "UTF-8");
    write_field(f, "t", "v", 'C', 8, 0, "UTF-8", cells, 1);
    assert_string_equal(text_at(fixture_read(f, "t.dbf", (cor_request){0}), "v", 0), "Gwadar");
}

static void broken_bytes_and_controls_never_reach_the_table(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"a\xff\x07z", "\x81"};
    const cor_table *table = read_cells(f, 'C', 8, 0, NULL, cells, 2, (cor_request){.encoding = "UTF-8"});
    assert_string_equal(text_at(table, "v", 0), "a\xef\xbf\xbdz");
    table = read_cells(f, 'C', 8, 0, NULL, cells, 2, (cor_request){.encoding = "CP1252"});
    assert_string_equal(text_at(table, "v", 1), "\xef\xbf\xbd");
}

static void only_wanted_fields_become_columns(void **state)
{
    fixture *f = *state;
    const char *wanted[] = {"b", "zz"};
    DBFHandle dbf = DBFCreate(fixture_path(f, "t"));
    DBFAddField(dbf, "a", FTInteger, 5, 0);
    DBFAddField(dbf, "b", FTInteger, 5, 0);
    DBFWriteIntegerAttribute(dbf, 0, 0, 1);
    DBFWriteIntegerAttribute(dbf, 0, 1, 2);
    DBFClose(dbf);
    const cor_table *table = fixture_read(f, "t.dbf", (cor_request){.fields = wanted, .n_fields = 2});
    assert_int_equal(table->n_columns, 1);
    assert_true(number_at(table, "b", 0) == 2);
    assert_null(cor_table_column(table, "zz"));
}

static void of_two_fields_of_one_name_the_first_counts(void **state)
{
    fixture *f = *state;
    DBFHandle dbf = DBFCreate(fixture_path(f, "t"));
    DBFAddField(dbf, "a", FTInteger, 5, 0);
    DBFAddField(dbf, "b", FTInteger, 5, 0);
    DBFWriteIntegerAttribute(dbf, 0, 0, 1);
    DBFWriteIntegerAttribute(dbf, 0, 1, 2);
    DBFClose(dbf);
    patch(f, "t.dbf", 32 + 32, "a", 1);
    const cor_table *table = fixture_read(f, "t.dbf", (cor_request){0});
    assert_int_equal(table->n_columns, 1);
    assert_true(number_at(table, "a", 0) == 1);
}

static void rows_beyond_the_end_of_the_dbf_are_null(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"1", "2", "3"};
    write_points(f, "t", SHPT_POINT, (cor_point[]){{1, 1}, {2, 2}, {3, 3}}, 3);
    write_field(f, "t", "v", 'N', 5, 0, NULL, cells, 3);
    cut_off(f, "t.dbf", 65 + 2 * 6 + 3);
    const cor_table *table = fixture_read(f, "t.shp", (cor_request){0});
    assert_true(number_at(table, "v", 1) == 2);
    assert_true(null_at(table, "v", 2));
    assert_true(fixture_remarked(f, "its .shp has 3 records and its .dbf 2"));
}

static void text_that_can_not_be_read_is_said(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"Gwadar", "B\xe6rum",
                                        ("Gw\xe6"
                                         "dar"),
                                        "Turbat"};
    (void) read_cells(f, 'C', 10, 0, "UTF-8", cells, 4, (cor_request){0});
    assert_true(fixture_remarked(f, "2 cells hold bytes that are no text and are drawn as \ufffd; the first is "
                                    "\"B\ufffdrum\", 'v' of feature 1; state the encoding under the source"));
}

static void text_that_can_be_read_is_not_remarked(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"Gwadar", "B\xe6rum"};
    const cor_table *table = read_cells(f, 'C', 10, 0, "CP1252", cells, 2, (cor_request){0});
    assert_string_equal(text_at(table, "v", 1), "Bærum");
    assert_false(fixture_remarked(f, "no text"));
}

static void a_dbf_whose_header_lies_is_survived(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"1"};
    static const unsigned char big[] = {0xff, 0xff, 0xff, 0x7f};
    for (long offset = 4; offset < 65; offset++) {
        write_points(f, "t", SHPT_POINT, (cor_point[]){{1, 1}}, 1);
        write_field(f, "t", "v", 'N', 5, 0, NULL, cells, 1);
        patch(f, "t.dbf", offset, big, sizeof big);
        assert_int_equal(fixture_read(f, "t.shp", (cor_request){0})->n_rows, 1);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(numbers_are_read_exactly),
        TEST(blanks_stars_and_words_are_no_numbers),
        TEST(a_comma_is_decimal_or_parts_thousands),
        TEST(dates_become_text_that_sorts),
        TEST(logicals_become_booleans),
        TEST(empty_text_is_null_and_blanks_at_the_end_go),
        TEST(equal_cells_are_one_interned_string),
        TEST(text_that_can_not_be_read_is_said),
        TEST(text_that_can_be_read_is_not_remarked),
        TEST(the_cpg_says_the_encoding),
        TEST(the_language_byte_says_it_where_there_is_no_cpg),
        TEST(a_stated_encoding_wins),
        TEST(without_a_word_utf8_is_believed_and_else_cp1252),
        TEST(a_character_cut_off_by_the_cell_goes),
        TEST(broken_bytes_and_controls_never_reach_the_table),
        TEST(only_wanted_fields_become_columns),
        TEST(of_two_fields_of_one_name_the_first_counts),
        TEST(rows_beyond_the_end_of_the_dbf_are_null),
        TEST(a_dbf_whose_header_lies_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
