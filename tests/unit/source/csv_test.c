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
    assert_string_equal(text_at(table, "mixed", 0), "12");
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
        fixture_remarked(f, "the first is row 2: \"_71.456944\" in its column \"lon\" is no number of degrees"));
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
    assert_true(fixture_remarked(f, "row 2: its column \"lat\" is empty"));
    read_text(f, "lon,lat\n3,4\n0,0.0\n", (cor_request){0});
    assert_true(fixture_remarked(f, "1 row lies at longitude 0, latitude 0"));
    fixture_write_text(f, "t.csv", "easting,northing\n307000,3342000\n");
    assert_non_null(strstr(fixture_fail(f, "t.csv", (cor_request){0}), "eastings and northings"));
}

static void words_that_a_filter_takes_for_days_are_said(void **state)
{
    fixture *f = *state;
    const char *text = "lon,lat,event date,place\n1,1,26 August 2024,Gao\n2,2,2019-05-05,Hub\n";
    read_text(f, text, (cor_request){.where = "\"event date\" >= '2019-01-01' AND place = 'Gao'"});
    assert_true(
        fixture_remarked(f, "the \"event date\" of row 1 is \"26 August 2024\", which the filter compares letter"));
    assert_false(fixture_remarked(f, "\"place\""));
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
        TEST(words_that_a_filter_takes_for_days_are_said),
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
