/* CSV: which columns say where, what cells mean, which rows have no usable position. */
#include <glib.h>

#include "fixture.h"

static const cor_table *read_text(fixture *f, const char *text, cor_request request)
{
    fixture_write_text(f, "t.csv", text);
    return fixture_read(f, "t.csv", request);
}

static void columns_of_usual_names_are_found(void **state)
{
    fixture *f = *state;
    static const char *const headers[] = {"lon,lat",
                                          "LON,LAT",
                                          "Long,Latitude",
                                          "lng,lat",
                                          "x,y",
                                          "X,Y",
                                          " Longitude , Latitude ",
                                          "point_x,point_y",
                                          "GPS_Longitude,GPS_Latitude",
                                          "decimalLongitude,decimalLatitude",
                                          "Longitude (°),Latitude [deg]",
                                          "Lon °,Lat °"};
    for (size_t i = 0; i < G_N_ELEMENTS(headers); i++) {
        const char *text = cor_arena_format(f->arena, "%s,n\n67,30.2,1\n", headers[i]);
        assert_string_equal(shape_at(f, read_text(f, text, (cor_request){0}), 0), "POINT 67 30.2");
    }
    assert_string_equal(shape_at(f, read_text(f, "latitude,longitude\n30.2,67\n", (cor_request){0}), 0),
                        "POINT 67 30.2");
}

static void stated_columns_win(void **state)
{
    fixture *f = *state;
    cor_request request = {.column_x = "ost", .column_y = "Nord"};
    const char *text = "lon,lat,ost,nord\n1,2,67,30.2\n";
    assert_string_equal(shape_at(f, read_text(f, text, request), 0), "POINT 67 30.2");
    request.column_x = "oost";
    assert_non_null(strstr(fixture_fail(f, "t.csv", request), "did you mean \"ost\"?"));
}

static void without_a_position_the_error_lists_the_columns(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.csv", "town,toll\nHub,1\n");
    const char *message = fixture_fail(f, "t.csv", (cor_request){0});
    assert_non_null(strstr(message, "columns: {x: lon, y: lat}"));
    assert_non_null(strstr(message, "\"town\", \"toll\""));
}

static void numbers_words_and_codes_are_told_apart(void **state)
{
    fixture *f = *state;
    const cor_table *table = read_text(f,
                                       "lon,lat,toll,code,name,date,mixed,none\n"
                                       "1,2,5,007,Hub,2018-01-01,12,\n"
                                       "1,2,,008,\"a, \"\"b\"\"\",2018-02-01,n/a,\n",
                                       (cor_request){0});
    assert_true(number_at(table, "toll", 0) == 5);
    assert_true(null_at(table, "toll", 1));
    assert_string_equal(text_at(table, "code", 0), "007");
    assert_string_equal(text_at(table, "name", 1), "a, \"b\"");
    assert_string_equal(text_at(table, "date", 1), "2018-02-01");
    assert_true(number_at(table, "mixed", 0) == 12);
    assert_true(null_at(table, "mixed", 1));
    assert_true(fixture_remarked(f, "its column \"mixed\" is one of numbers: row 3 (\"n/a\") is taken as empty"));
    assert_true(null_at(table, "none", 0));
}

static void of_two_columns_of_one_name_the_first_counts(void **state)
{
    fixture *f = *state;
    const cor_table *table = read_text(f, "lon,lat,a,a\n1,2,3,4\n", (cor_request){0});
    assert_int_equal(table->n_columns, 3);
    assert_true(number_at(table, "a", 0) == 3);
}

static void rows_without_a_usable_position_are_counted(void **state)
{
    fixture *f = *state;
    const cor_table *table = read_text(f,
                                       "lon,lat,n\n"
                                       "67,30.2,a\n"
                                       "_71.456944,34,b\n" /* a number would read as 0 */
                                       ",,c\n"
                                       "67,,d\n"
                                       "67,91,e\n"
                                       "nan,5,f\n"
                                       "1e400,5,g\n",
                                       (cor_request){0});
    assert_int_equal(table->n_rows, 7);
    assert_int_equal(table->counts.null_shapes, 1);
    assert_int_equal(table->counts.bad_shapes, 5);
    assert_true(
        fixture_remarked(f, "the first is row 3: \"_71.456944\" in its column \"lon\" is no number of degrees"));
    for (size_t row = 1; row < 7; row++)
        assert_string_equal(shape_at(f, table, row), "NONE");
}

static void degrees_minutes_and_seconds_are_read(void **state)
{
    fixture *f = *state;
    static const char *const good[] = {"67.5°;30.25°",
                                       "67°30'E;30°15'N",
                                       "67°30'00\"\"E;30°15'0.0\"\"N",
                                       "67° 30′ 0″ E;30° 15′ 0″ N",
                                       "67 30 0 E;30 15 0 N",
                                       "E67.5;N30.25",
                                       "67,5 E;30,25 N",
                                       "67°30;30°15",
                                       "67º30'0''E;30º15'0''N",
                                       "67:30:00E;30:15:00N",
                                       "67\u00a030 E; 30\u00a015 N"};
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        char **cells = g_strsplit(good[i], ";", 2);
        const char *text = cor_arena_format(f->arena, "lon;lat\n\"%s\";\"%s\"\n", cells[0], cells[1]);
        assert_string_equal(shape_at(f, read_text(f, text, (cor_request){0}), 0), "POINT 67.5 30.25");
        g_strfreev(cells);
    }
    assert_string_equal(shape_at(f, read_text(f, "lon,lat\n67°30'W,30°15'S\n", (cor_request){0}), 0),
                        "POINT -67.5 -30.25");
    assert_string_equal(shape_at(f, read_text(f, "lon,lat\n−67.5,-30°15'\n", (cor_request){0}), 0),
                        "POINT -67.5 -30.25");
}

static void what_only_looks_like_degrees_is_no_position(void **state)
{
    fixture *f = *state;
    static const char *const bad[] = {"67 30",   "67°60'",   "67°30'61\"\"", "67.5°30'",
                                      "67°30'N", "-67°30'W", "67°30'E E",    "67°30'5\"\"6",
                                      "E",       "°",        "67°-30'"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        const cor_table *table =
            read_text(f, cor_arena_format(f->arena, "lon;lat\n\"%s\";30\n", bad[i]), (cor_request){0});
        assert_int_equal(table->counts.bad_shapes, 1);
    }
}

static void a_bad_position_is_quoted_and_a_remedy_named(void **state)
{
    fixture *f = *state;
    read_text(f, "lon,lat\n30,-101\n", (cor_request){0});
    assert_true(fixture_remarked(f, "state columns: {x: \"lat\", y: \"lon\"}"));
    read_text(f, "x,y\n500000,1760000\n", (cor_request){0});
    assert_true(fixture_remarked(f, "\"x\" 500000, \"y\" 1760000 are no degrees; state their CRS"));
    read_text(f, "lon,lat\n3,4\n3,\n", (cor_request){0});
    assert_true(fixture_remarked(f, "row 3: its column \"lat\" is empty"));
    read_text(f, "lon,lat\n3,4\n0,0.0\n", (cor_request){0});
    assert_true(fixture_remarked(f, "1 row lies at longitude 0, latitude 0"));
    fixture_write_text(f, "t.csv", "easting,northing\n307000,3342000\n");
    assert_non_null(strstr(fixture_fail(f, "t.csv", (cor_request){0}), "eastings and northings"));
}

static void words_are_not_compared_with_days(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.csv", "lon,lat,event date,place\n1,1,late August 2024,Gao\n2,2,2019-05-05,Hub\n");
    const char *message =
        fixture_fail(f, "t.csv", (cor_request){.where = "\"event date\" >= '2019-01-01' AND place = 'Gao'"});
    assert_non_null(strstr(message, "the \"event date\" of row 2 is \"late August 2024\", which is no day"));
}

static void days_are_reordered_where_a_column_leaves_no_doubt(void **state)
{
    fixture *f = *state;
    const char *text = "lon,lat,uk,us,both\n1,1,01/02/2024,02/01/2024,01/02/2024\n2,2,26.8.2024, 8/26/2024,3/4/2024\n"
                       "3,3,,,\n";
    const cor_table *table = read_text(f, text, (cor_request){.where = "uk >= '2024-02-01' AND us < '2024-02-02'"});
    assert_int_equal(table->n_rows, 1);
    assert_string_equal(text_at(table, "uk", 0), "2024-02-01");
    assert_string_equal(text_at(table, "us", 0), "2024-02-01");
    assert_string_equal(text_at(table, "both", 0), "01/02/2024");
    assert_true(fixture_remarked(f, "\"uk\" is read as days with the day first, which \"26.8.2024\" tells"));
    assert_true(fixture_remarked(f, "\"us\" is read as days with the month first"));
    assert_true(
        fixture_remarked(f, "its column \"both\" stays text, for which comes first in its days can't be told: row 2 "
                            "(\"01/02/2024\") and 1 more can be either; state \"types: {both:"));
    for (size_t i = 0; i < 2; i++) {
        const char *where = i ? "both = '2024-02-01'" : "both > '2024-01-01'";
        assert_non_null(strstr(fixture_fail(f, "t.csv", (cor_request){.where = where}),
                               "the \"both\" of row 2 is \"01/02/2024\", which is no day"));
    }
    table = read_text(f, "lon,lat,day\n1,1,13/02/2024\n2,2,02/13/2024\n", (cor_request){0});
    assert_string_equal(text_at(table, "day", 0), "13/02/2024");
    table = read_text(f, "lon,lat,day\n1,1,31/01/2024 14:30\n2,2,01/02/2024 08:00:05 \n", (cor_request){0});
    assert_string_equal(text_at(table, "day", 0), "2024-01-31 14:30");
    assert_string_equal(text_at(table, "day", 1), "2024-02-01 08:00:05");
    table = read_text(f, "lon,lat,day\n1,1,31/02/2024\n2,2,13/12/2024\n", (cor_request){0});
    assert_string_equal(text_at(table, "day", 1), "13/12/2024");
}

static void a_quote_within_a_cell_is_a_character(void **state)
{
    fixture *f = *state;
    const cor_table *table = read_text(f,
                                       "name,lat,lon,size\n"
                                       "Hub,33°42'15\"N,73°03'18\"E,5\"\n"
                                       "\"Gao, \"\"the\"\" town\",30°00'00\"N,66°30'00\"E,12\" pipe\n"
                                       "\"Zero Point,30,67,a\n"
                                       "\"Old\" Road,31,67,\"b\n"
                                       "two\" lines,32,67,c\n"
                                       " \"x, y\" ,32,67,\"two\nlines\"\n",
                                       (cor_request){0});
    static const char *const expected[][3] = {
        {"Hub", "5\"", "POINT 73.055 33.7041667"}, {"Gao, \"the\" town", "12\" pipe", "POINT 66.5 30"},
        {"\"Zero Point", "a", "POINT 67 30"},      {"Old Road", "\"b", "POINT 67 31"},
        {"two\" lines", "c", "POINT 67 32"},       {"x, y", "two\nlines", "POINT 67 32"}};
    assert_int_equal(table->n_rows, G_N_ELEMENTS(expected));
    for (size_t row = 0; row < G_N_ELEMENTS(expected); row++) {
        assert_string_equal(text_at(table, "name", row), expected[row][0]);
        assert_string_equal(text_at(table, "size", row), expected[row][1]);
        if (row) assert_string_equal(shape_at(f, table, row), expected[row][2]);
    }
    assert_float_equal(table->geometry.points[0].y, 33.7041667, 1e-6);
}

static void titles_above_the_names_are_left_out(void **state)
{
    fixture *f = *state;
    const cor_table *table = read_text(f,
                                       "Incidents; as of;2024;\n\n;;;\n"
                                       "id;lon;lat;toll\na;67,5;30,2;1\n;;;\nb;x;30;2\n",
                                       (cor_request){0});
    assert_int_equal(table->n_rows, 2);
    assert_string_equal(shape_at(f, table, 0), "POINT 67.5 30.2");
    assert_string_equal(text_at(table, "id", 1), "b");
    assert_true(fixture_remarked(f, "row 4 names its columns; what stands above is a title"));
    assert_true(fixture_remarked(f, "the first is row 7: \"x\""));
    cor_request stated = {.column_x = "ost", .column_y = "nord"};
    table = read_text(f, "A list, of sites\nname,ost,nord\na,67,30\n", stated);
    assert_string_equal(shape_at(f, table, 0), "POINT 67 30");
}

static void rows_of_empty_positions_are_quoted(void **state)
{
    fixture *f = *state;
    const cor_table *table = read_text(f, "lon,lat,n\n67,30,a\n,,b\n,,c\n", (cor_request){0});
    assert_int_equal(table->counts.null_shapes, 2);
    assert_true(fixture_remarked(f, "2 rows without a usable position are left out; the first is row 3: its columns "
                                    "\"lon\" and \"lat\" are empty"));
    read_text(f, "wkt,n\nPOINT (1 2),a\nPOINT (1,b\n", (cor_request){0});
    assert_true(fixture_remarked(f, "the first is row 3: \"POINT (1\" in its column \"wkt\" is no well-known text"));
    read_text(f, "lon,lat,n\n1,2,a\n67,5,30,2\n", (cor_request){0});
    assert_true(fixture_remarked(f, "1 row has more cells than there are columns"));
}

static void what_filters_out_a_row_keeps_its_position_from_being_blamed(void **state)
{
    fixture *f = *state;
    read_text(f, "lon,lat,n\n67,30,a\n,,b\nx,1,c\n", (cor_request){.where = "n = 'a'"});
    assert_int_equal(cor_diagnostics_count(f->diagnostics), 0);
}

static const char *described(fixture *f, const char *field)
{
    const cor_source_info *info = NULL;
    cor_request request = {.name = "test", .url = fixture_path(f, "t.csv")};
    assert_int_equal(cor_source_describe(f->sources, &request, f->arena, &info, &f->error), COR_OK);
    for (size_t i = 0; i < info->layers[0].n_fields; i++)
        if (!strcmp(info->layers[0].fields[i].name, field)) return info->layers[0].fields[i].kind;
    fail_msg("there is no field %s", field);
    return NULL;
}

static void a_column_is_described_as_it_is_read(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *cells[3], *kind;
        bool number;
    } columns[] = {
        {{"5", "", "-2.5"}, "Number", true},
        {{"2,5", "3", "1,234"}, "Number", true},
        {{"0,125", "3", "7"}, "Number", true},
        {{"1,234", "5", "12,000"}, "String", false}, /* of thousands, perhaps */
        {{"2,5", "3.5", ""}, "String", false},
        {{"1,2,3", "4", ""}, "String", false},
        {{"007", "012", ""}, "String", false},
        {{"+92", "5", ""}, "String", false},
        {{"10+", "5", ""}, "String", false},
        {{"12E3", "7", ""}, "String", false}, /* a square of a grid */
        {{"1.2E+04", "1e-05", ""}, "Number", true},
        {{"9007199254740993", "5", ""}, "String", false}, /* would end in 2 */
        {{"123456789012345", "-5", ""}, "Number", true},
        {{"0.12345678901234567890", "5", ""}, "Number", true},
        {{"0", "0.5", "-0.5"}, "Number", true},
        {{"2024-01-31", "", "2024-02-01"}, "Date", false},
        {{"2024-01-31", "2024-02-01 08:00", ""}, "DateTime", false},
        {{"2024-02-31", "", ""}, "String", false},
        {{"13/02/2024", "", "01/02/2024"}, "Date", false},
        {{"13/02/2024 14:30", "", "01/02/2024 9"}, "String", false},
        {{"true", "false", ""}, "String", false},
        {{"", "", ""}, "String", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        GString *text = g_string_new("lon;lat;a\n");
        for (size_t row = 0; row < 3; row++)
            g_string_append_printf(text, "1;2;%s\n", columns[i].cells[row]);
        const cor_table *table = read_text(f, text->str, (cor_request){0});
        const cor_column *column = cor_table_column(table, "a");
        assert_string_equal(described(f, "a"), columns[i].kind);
        assert_int_equal(column->kind, columns[i].number ? COR_COLUMN_NUMBERS : COR_COLUMN_STRINGS);
        g_string_free(text, TRUE);
    }
    read_text(f, "lon;lat;a\n1;2;-2,5\n", (cor_request){0});
    assert_true(number_at(fixture_read(f, "t.csv", (cor_request){.where = "a < -2"}), "a", 0) == -2.5);
}

static void a_row_of_hxl_tags_is_left_out(void **state)
{
    fixture *f = *state;
    const cor_table *table = read_text(f,
                                       "name,lon,lat,toll\r\n"
                                       "#loc+name,#geo+lon,\"#geo+lat\",\r\n"
                                       "\"a\nb\",67,30,3\r\n",
                                       (cor_request){.where = "toll > 2"});
    assert_int_equal(table->n_rows, 1);
    assert_true(number_at(table, "toll", 0) == 3);
    assert_string_equal(text_at(table, "name", 0), "a\nb");
    assert_true(fixture_remarked(f, "HXL"));
}

static void separators_and_marks_of_other_programs_are_understood(void **state)
{
    fixture *f = *state;
    assert_string_equal(shape_at(f, read_text(f, "lon;lat;n\n67,5;30,2;a\n", (cor_request){0}), 0), "POINT 67.5 30.2");
    assert_string_equal(shape_at(f, read_text(f, "lon\tlat\n67.5\t30.2\n", (cor_request){0}), 0), "POINT 67.5 30.2");
    assert_string_equal(shape_at(f, read_text(f, "\xef\xbb\xbflon,lat\r\n67.5,30.2", (cor_request){0}), 0),
                        "POINT 67.5 30.2");
    assert_string_equal(shape_at(f, read_text(f, "sep=;\r\nlon;lat\r\n67,5;30,2\r\n", (cor_request){0}), 0),
                        "POINT 67.5 30.2");
    assert_string_equal(text_at(read_text(f, "lon|lat|n\n67.5|30.2|\"a|b\"\n", (cor_request){0}), "n", 0), "a|b");
    fixture_write(f, "t.csv", "\xff\xfel\0o\0n\0,\0l\0a\0t\0\n\0001\0,\0002\0\n\0", 26);
    assert_string_equal(shape_at(f, fixture_read(f, "t.csv", (cor_request){0}), 0), "POINT 1 2");
}

static void text_that_is_not_utf8_is_taken_as_cp1252_unless_stated(void **state)
{
    fixture *f = *state;
    const char *text = "lon,lat,name\n1,2,\xcc\xee\n";
    assert_string_equal(text_at(read_text(f, text, (cor_request){0}), "name", 0), "Ìî");
    assert_true(fixture_remarked(f, "taken as CP1252"));
    assert_string_equal(text_at(read_text(f, text, (cor_request){.encoding = "CP1251"}), "name", 0), "Мо");
}

static void a_filter_compares_numbers_as_numbers(void **state)
{
    fixture *f = *state;
    const char *text = "lon,lat,toll,day\n1,1,9,2018-01-01\n2,2,10,2019-05-05\n3,3,,2020-01-01\n";
    const cor_table *table = read_text(f, text, (cor_request){.where = "toll >= 10"});
    assert_int_equal(table->n_rows, 1);
    assert_int_equal(table->counts.filtered_out, 2);
    assert_true(number_at(table, "toll", 0) == 10);
    table = read_text(f, text, (cor_request){.where = "day >= '2019-01-01'"});
    assert_int_equal(table->n_rows, 2);
    assert_string_equal(text_at(table, "day", 0), "2019-05-05");
    assert_true(cor_table_id(table, 0) == 2);
    assert_non_null(strstr(fixture_fail(f, "t.csv", (cor_request){.where = "nope = 1"}), "nope"));
}

static void well_known_text_is_geometry_too(void **state)
{
    fixture *f = *state;
    const cor_table *table = read_text(f,
                                       "name,WKT\na,\"LINESTRING (0 0, 1 1)\"\nb,\nc,\"LINESTRING (0 0\"\n"
                                       "d,\"POLYGON ((0 0, 1 0, 1 1, 0 0))\"\n",
                                       (cor_request){0});
    assert_string_equal(shape_at(f, table, 0), "LINE 0 0, 1 1");
    assert_string_equal(shape_at(f, table, 3), "POLYGON 0 0, 1 0, 1 1, 0 0");
    assert_int_equal(table->counts.null_shapes, 1);
    assert_int_equal(table->counts.bad_shapes, 1);
}

static void metres_are_read_where_a_crs_is_stated(void **state)
{
    fixture *f = *state;
    const cor_table *table = read_text(f, "easting,northing\n307000,3342000\n", (cor_request){.crs = "EPSG:32642"});
    assert_string_equal(shape_at(f, table, 0), "POINT 307000 3342000");
    assert_string_equal(table->crs, "EPSG:32642");
}

static void a_csv_that_holds_a_virtual_format_is_only_text(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "secret.csv", "lon,lat\n1,2\n");
    fixture_write_text(f, "t.csv",
                       cor_arena_format(f->arena,
                                        "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>%s/secret.csv"
                                        "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>\n",
                                        f->folder));
    fixture_fail(f, "t.csv", (cor_request){.trusted = true});
}

static void what_is_no_table_is_refused(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.csv", "");
    assert_non_null(strstr(fixture_fail(f, "t.csv", (cor_request){0}), "is empty"));
    fixture_write(f, "t.csv", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    assert_non_null(strstr(fixture_fail(f, "t.csv", (cor_request){0}), "not a text file"));
    assert_int_equal(read_text(f, "lon,lat\n", (cor_request){0})->n_rows, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(columns_of_usual_names_are_found),
        TEST(stated_columns_win),
        TEST(without_a_position_the_error_lists_the_columns),
        TEST(numbers_words_and_codes_are_told_apart),
        TEST(of_two_columns_of_one_name_the_first_counts),
        TEST(rows_without_a_usable_position_are_counted),
        TEST(degrees_minutes_and_seconds_are_read),
        TEST(what_only_looks_like_degrees_is_no_position),
        TEST(a_bad_position_is_quoted_and_a_remedy_named),
        TEST(words_are_not_compared_with_days),
        TEST(days_are_reordered_where_a_column_leaves_no_doubt),
        TEST(a_quote_within_a_cell_is_a_character),
        TEST(titles_above_the_names_are_left_out),
        TEST(rows_of_empty_positions_are_quoted),
        TEST(what_filters_out_a_row_keeps_its_position_from_being_blamed),
        TEST(a_column_is_described_as_it_is_read),
        TEST(a_row_of_hxl_tags_is_left_out),
        TEST(separators_and_marks_of_other_programs_are_understood),
        TEST(text_that_is_not_utf8_is_taken_as_cp1252_unless_stated),
        TEST(a_filter_compares_numbers_as_numbers),
        TEST(well_known_text_is_geometry_too),
        TEST(metres_are_read_where_a_crs_is_stated),
        TEST(a_csv_that_holds_a_virtual_format_is_only_text),
        TEST(what_is_no_table_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
