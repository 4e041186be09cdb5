/* `where`: one meaning for all formats, and cells that can't be compared. */
#include <glib.h>

#include "fixture.h"
#include "source/where.h"

/* The same rows in five formats; a shapefile cuts names of fields, so they are short. */
static const char rows_csv[] = "lon,lat,name,toll,day\n"
                               "1,1,Gwādar,3,2024-03-01\n"
                               "2,2,GWADAR,10,2024-03-02\n"
                               "3,3,gwādar,,2024-03-03\n"
                               "4,4,O'Brien_1,7,\n"
                               "5,5,100%,0,2024-03-05\n";

static void write_formats(fixture *f)
{
    static const char *const made[][2] = {{"GeoJSON", "w.geojson"},
                                          {"GPKG", "w.gpkg"},
                                          {"FlatGeobuf", "w.fgb"},
                                          {"ESRI Shapefile", "w.shp"},
                                          {"GeoJSONSeq", "w.geojsonl"}};
    char *tool = g_find_program_in_path("ogr2ogr");
    if (!tool) skip();
    g_free(tool);
    fixture_write_text(f, "w.csv", rows_csv);
    for (size_t i = 0; i < G_N_ELEMENTS(made); i++) {
        const char *const argv[] = {"ogr2ogr",
                                    "-f",
                                    made[i][0],
                                    fixture_path(f, made[i][1]),
                                    fixture_path(f, "w.csv"),
                                    "-oo",
                                    "X_POSSIBLE_NAMES=lon",
                                    "-oo",
                                    "Y_POSSIBLE_NAMES=lat",
                                    "-oo",
                                    "KEEP_GEOM_COLUMNS=NO",
                                    "-oo",
                                    "AUTODETECT_TYPE=YES",
                                    "-oo",
                                    "EMPTY_STRING_AS_NULL=YES",
                                    "-a_srs",
                                    "EPSG:4326",
                                    "-lco",
                                    "ENCODING=UTF-8",
                                    "-q",
                                    NULL};
        int status = -1;
        g_spawn_sync(NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, NULL);
        assert_int_equal(status, 0);
    }
}

static const char *const files[] = {"w.csv", "w.geojson", "w.gpkg", "w.fgb", "w.shp", "w.geojsonl"};

/* The longitudes of the rows that are kept: "1 4 ". */
static const char *kept(fixture *f, const char *file, const char *where)
{
    static const char *const wanted[] = {"toll"};
    cor_request request = {.where = where, .fields = wanted, .n_fields = 1};
    const cor_table *table = fixture_read(f, file, request);
    GString *out = g_string_new(NULL);
    bool there[6] = {false};               /* a FlatGeobuf has an order of its own */
    assert_int_equal(table->n_columns, 1); /* what the filter alone asked for is not handed on */
    assert_int_equal(table->counts.filtered_out, 5 - table->n_rows);
    for (size_t row = 0; row < table->n_rows; row++)
        there[(int) table->geometry.points[row].x] = true;
    for (int i = 1; i < 6; i++)
        if (there[i]) g_string_append_printf(out, "%d ", i);
    const char *text = cor_arena_copy(f->arena, out->str);
    g_string_free(out, TRUE);
    return text;
}

static void a_filter_means_the_same_in_every_format(void **state)
{
    fixture *f = *state;
    static const char *const expected[][2] = {
        {"name = 'gwādar'", "3 "},
        {"name <> 'gwādar'", "1 2 4 5 "},
        {"NAME = 'Gwādar'", "1 "},
        {"\"name\" LIKE 'Gw_dar'", "1 "},
        {"name LIKE 'gw%'", "3 "},
        {"name ILIKE 'gw_dar'", "1 2 3 "},
        {"name ILIKE 'GWĀDAR'", "1 3 "},
        {"name NOT ILIKE '%dar'", "4 5 "},
        {"name LIKE '%\\%'", "5 "},
        {"name LIKE '%!_1' ESCAPE '!'", "4 "},
        {"name LIKE '%\\__'", "4 "},
        {"name = 'O''Brien_1'", "4 "},
        {"toll > 3", "2 4 "},
        {"toll >= '3'", "1 2 4 "},
        {"toll BETWEEN 3 AND 7", "1 4 "},
        {"toll NOT BETWEEN 3 AND 7", "2 5 "},
        {"toll IN (0, 10)", "2 5 "},
        {"toll NOT IN (0, 10)", "1 4 "},
        {"toll IS NULL", "3 "},
        {"toll IS NOT NULL AND NOT toll = 10", "1 4 5 "},
        {"NOT (toll = 10)", "1 4 5 "},
        {"toll = 10 OR name = 'gwādar'", "2 3 "},
        {"toll * 2 + 1 = 7 OR -toll = -7", "1 4 "},
        {"7 / 2 < toll AND 10 % 4 = 2", "2 4 "},
        {"day >= '2024-03-02'", "2 3 5 "},
        {"day < DATE '2024-03-02'", "1 "},
        {"day >= '2024-03-02T00:00:01'", "3 5 "},
        {"day = '2024-03-02'", "2 "},
        {"day > '2024-04'", ""},
        {"lower(name) = 'gwādar'", "1 3 "},
        {"length(name) = 6 AND substr(upper(name), 2, 2) = 'WĀ'", "1 3 "},
        {"coalesce(toll, 99) = 99", "3 "},
        {"toll::text = '10' OR CAST('7' AS integer) = toll", "2 4 "},
        {"name || '!' = 'gwādar!'", "3 "},
        {"1 = 1", "1 2 3 4 5 "},
        {"toll = NULL", ""},
    };
    write_formats(f);
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(files); k++) {
            const char *found = kept(f, files[k], expected[i][0]);
            if (strcmp(found, expected[i][1]) != 0)
                fail_msg("%s of %s: \"%s\", not \"%s\"", expected[i][0], files[k], found, expected[i][1]);
        }
}

static void the_number_of_a_row_can_be_asked_for(void **state)
{
    fixture *f = *state;
    write_formats(f);
    assert_string_equal(kept(f, "w.gpkg", "fid = 2"), "2 ");
    assert_string_equal(kept(f, "w.csv", "fid > 3"), "4 5 ");
}

static void what_makes_no_sense_is_told_with_its_place(void **state)
{
    fixture *f = *state;
    static const char *const wrong[][2] = {
        {"toll >", "it ends where a field or a value should follow"},
        {"toll > 3 toll", "at character 10, \"toll\", AND, OR or the end should stand"},
        {"name = 'x", "the quote at character 8 is not closed"},
        {"(toll = 1", "it ends where \")\" should follow"},
        {"toll ~ 3", "at character 6"},
        {"name NOT 3", "IN, LIKE, ILIKE or BETWEEN"},
        {"soundex(name) = 1", "there is no function \"soundex\""},
        {"lower(name, 2) = 'a'", "another number of arguments"},
        {"tol > 3", "names a field \"tol\", which it lacks; did you mean \"toll\"?"},
        {"in = 3", "written in double quotes"},
    };
    write_formats(f);
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(files); k++) {
            const char *message = fixture_fail(f, files[k], (cor_request){.where = wrong[i][0]});
            if (!strstr(message, wrong[i][1])) fail_msg("%s of %s: %s", wrong[i][0], files[k], message);
        }
    GString *deep = g_string_new(NULL);
    for (int i = 0; i < 100000; i++)
        g_string_append_c(deep, '(');
    assert_non_null(strstr(fixture_fail(f, "w.csv", (cor_request){.where = deep->str}), "less deeply nested"));
    g_string_free(deep, TRUE);
}

static void a_cell_that_can_not_be_compared_is_named(void **state)
{
    fixture *f = *state;
    const char *text = "A report;;;;\n;;;;\nlon;lat;killed;code;day\n"
                       "1;1;3;007;2024-01-01\n"
                       "2;2;\"10\n+\";012;2024-01-02\n"
                       "\n"
                       "3;3;10+;013;in May 2024\n";
    static const char *const wrong[][2] = {
        {"killed > 0", "the \"killed\" of row 5 is \"10\n+\", which is no number"},
        {"lat > 2 AND killed > 0", "the \"killed\" of row 5"},
        {"killed IN ('3', 4)", "the \"killed\" of row 5"},
        {"code = 7", "the \"code\" of row 4 is \"007\", which is text, as all of its column, and is compared with the "
                     "number 7; write '7'"},
        {"day >= '2024-01-01'", "the \"day\" of row 7 is \"in May 2024\", which is no day"},
        {"lat = 'north'", "the \"lat\" of row 4 is \"1\", which is no text"},
        {"lat LIKE '1%'", "the \"lat\" of row 4 is \"1\", which is no text"},
    };
    fixture_write_text(f, "t.csv", text);
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        const char *message = fixture_fail(f, "t.csv", (cor_request){.where = wrong[i][0]});
        if (!strstr(message, wrong[i][1])) fail_msg("%s: %s", wrong[i][0], message);
    }
    fixture_write_text(f, "t.geojson",
                       "{\"type\":\"FeatureCollection\",\"features\":["
                       "{\"type\":\"Feature\",\"properties\":{\"n\":5},\"geometry\":null},"
                       "{\"type\":\"Feature\",\"properties\":{\"n\":\"10+\"},\"geometry\":null}]}");
    assert_non_null(
        strstr(fixture_fail(f, "t.geojson", (cor_request){.where = "n > 0"}), "of feature 1 is \"10+\", which is no"));
    assert_int_equal(fixture_read(f, "t.csv", (cor_request){.where = "killed <> '10+' AND code <> '007'"})->n_rows, 1);
    assert_int_equal(fixture_read(f, "t.csv", (cor_request){.where = "code = '007'"})->n_rows, 1);
}

static void days_of_any_order_are_days_when_asked_for_as_such(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *where;
        size_t n;
        double first;
    } found[] = {
        {"CAST(at AS date) <= '2024-03-02'", 2, 1},
        {"at::date > '2024-03-02'", 1, 3},
        {"at <= '2024-03-02'", 1, 1},
        {"gap >= '2024-03-02'", 1, 3},
    };
    static const char *const wrong[][2] = {
        {"on >= '2024-01-01'",
         "the \"on\" of feature 1 is \"26/08/2024\", which is no day that can be compared with "
         "'2024-01-01'; write days as 2024-01-31, or state under the source \"types: {on: date}\""},
        {"on = '2024-08-26'", "the \"on\" of feature 1 is \"26/08/2024\", which is no day"},
        {"named = '2024-08-26'", "the \"named\" of feature 1 is \"26 Aug 2024\", which is no day"},
        {"on::date >= '2024-01-01'",
         "the \"on\" of feature 2 is \"03/04/2024\", which is no day; write days as "
         "2024-01-31, or state under the source \"types: {on: {format: \"%d/%m/%Y\"}}\", or "
         "with %m first"},
        {"at >= '01/01/2024'", "the \"at\" of feature 1 is \"2024-03-01\", which is a day, and is compared with "
                               "'01/01/2024'; write days as 2024-01-31"},
    };
    fixture_write_text(
        f, "t.geojson",
        "{\"type\":\"FeatureCollection\",\"features\":["
        "{\"type\":\"Feature\",\"properties\":{\"id\":1,\"on\":\"26/08/2024\",\"named\":\"26 Aug 2024\","
        "\"at\":\"2024-03-01\",\"gap\":\"2024-03-01\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,1]}},"
        "{\"type\":\"Feature\",\"properties\":{\"id\":2,\"on\":\"03/04/2024\",\"named\":\"\","
        "\"at\":\"2024-03-02 14:30\",\"gap\":\"\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[2,2]}},"
        "{\"type\":\"Feature\",\"properties\":{\"id\":3,\"on\":\"\",\"named\":\"May 3, 2024\","
        "\"at\":\"2024-03-03 "
        "00:30\",\"gap\":\"2024-03-03\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[3,3]}}]}");
    for (size_t i = 0; i < G_N_ELEMENTS(found); i++) {
        const cor_table *table = fixture_read(f, "t.geojson", (cor_request){.where = found[i].where});
        assert_int_equal(table->n_rows, found[i].n);
        assert_true(number_at(table, "id", 0) == found[i].first);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        const char *message = fixture_fail(f, "t.geojson", (cor_request){.where = wrong[i][0]});
        if (!strstr(message, wrong[i][1])) fail_msg("%s: %s", wrong[i][0], message);
    }
    static const cor_field_type type = {.field = "on", .kind = COR_FIELD_DATE, .format = "%d/%m/%Y"};
    const cor_request asked = {.where = "on >= '2024-05-01'", .types = &type, .n_types = 1};
    assert_int_equal(fixture_read(f, "t.geojson", asked)->n_rows, 1);
}

static void times_are_compared_whatever_their_zone(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.csv",
                       "lon,lat,at\n1,1,2024-03-01T23:30:00Z\n2,2,2024-03-02 03:00:00+05:00\n"
                       "3,3,2024-03-02T00:00:00.5\n");
    const cor_table *table = fixture_read(f, "t.csv", (cor_request){.where = "at >= '2024-03-02'"});
    assert_int_equal(table->n_rows, 1);
    assert_true(table->geometry.points[0].x == 3);
    table = fixture_read(f, "t.csv", (cor_request){.where = "at < '2024-03-02T04:00+05:00'"});
    assert_int_equal(table->n_rows, 1);
    assert_true(table->geometry.points[0].x == 2);
}

static void the_total_is_of_all_rows_where_the_format_leaves_out_what_is_outside(void **state)
{
    fixture *f = *state;
    write_formats(f);
    for (size_t k = 2; k < 4; k++) {
        cor_request request = {.where = "toll > 0", .has_extent = true, .extent = {1.6, 1.6, 2.4, 2.4}};
        const cor_table *table = fixture_read(f, files[k], request);
        assert_int_equal(table->n_rows, 1);
        assert_int_equal(table->counts.outside, 2);
        assert_int_equal(table->counts.filtered_out, 2);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_filter_means_the_same_in_every_format),
        TEST(the_number_of_a_row_can_be_asked_for),
        TEST(what_makes_no_sense_is_told_with_its_place),
        TEST(a_cell_that_can_not_be_compared_is_named),
        TEST(days_of_any_order_are_days_when_asked_for_as_such),
        TEST(times_are_compared_whatever_their_zone),
        TEST(the_total_is_of_all_rows_where_the_format_leaves_out_what_is_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
