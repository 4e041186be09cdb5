/* Fields by the names of the map, in every reader; known exports; types that a document states. */
#include <gdal_utils.h>
#include <glib.h>

#include "fixture.h"
#include "source/known_exports.h"
#include "with_gdal.h"

static const char points[] =
    "{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"best\":5,\"town\":\"Hub\",\"day\":\"03/04/2024\"},"
    "\"geometry\":{\"type\":\"Point\",\"coordinates\":[66.9,25.1]}},"
    "{\"type\":\"Feature\",\"properties\":{\"best\":12,\"town\":\"Gwadar\",\"day\":\"\"},"
    "\"geometry\":{\"type\":\"Point\",\"coordinates\":[62.3,25.1]}}]}";

/* The points as NAME, by GDAL's driver FORMAT. */
static void write_as(fixture *f, const char *name, const char *format)
{
    char flag[] = "-f", *arguments[] = {flag, (char *) format, NULL};
    const char *from = fixture_write_text(f, "from.geojson", points);
    GDALDatasetH dataset = GDALOpenEx(from, GDAL_OF_VECTOR, NULL, NULL, NULL);
    GDALVectorTranslateOptions *options = GDALVectorTranslateOptionsNew(arguments, NULL);
    GDALDatasetH made = GDALVectorTranslate(fixture_path(f, name), NULL, 1, &dataset, options, NULL);
    assert_non_null(made);
    GDALClose(made);
    GDALVectorTranslateOptionsFree(options);
    GDALClose(dataset);
}

static void check_names(fixture *f, const char *name)
{
    const cor_field_name names[] = {{.ours = "killed", .theirs = "best"}, {.ours = "Place Name", .theirs = "TOWN"}};
    cor_request request = {.names = names, .n_names = 2};
    const cor_table *table = fixture_read(f, name, request);
    assert_true(number_at(table, "killed", 1) == 12);
    assert_true(number_at(table, "best", 1) == 12);
    assert_string_equal(text_at(table, "Place Name", 0), "Hub");
    request.where = "KILLED > 5 AND \"Place Name\" LIKE 'G%' AND best = 12";
    table = fixture_read(f, name, request);
    assert_int_equal(table->n_rows, 1);
    assert_int_equal(table->counts.filtered_out, 1);
    assert_true(number_at(table, "killed", 0) == 12);
}

static void fields_have_the_names_of_the_map_in_every_format(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.csv", "lon,lat,best,town\n66.9,25.1,5,Hub\n62.3,25.1,12,Gwadar\n");
    write_as(f, "t.gpkg", "GPKG");
    write_as(f, "t.shp", "ESRI Shapefile");
    write_as(f, "t.fgb", "FlatGeobuf");
    fixture_write_text(f, "t.geojson", points);
    static const char *const names[] = {"t.csv", "t.gpkg", "t.shp", "t.fgb", "t.geojson"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        check_names(f, names[i]);
}

static void only_what_the_map_wants_is_read(void **state)
{
    fixture *f = *state;
    static const char *const formats[][2] = {{"t.gpkg", "GPKG"}, {"t.shp", "ESRI Shapefile"}};
    static const char *const wanted[] = {"killed"};
    const cor_field_name names[] = {{.ours = "killed", .theirs = "best"}};
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        const cor_table *table;
        write_as(f, formats[i][0], formats[i][1]);
        const cor_request request = {.name = "t",
                                     .url = fixture_path(f, formats[i][0]),
                                     .fields = wanted,
                                     .n_fields = 1,
                                     .names = names,
                                     .n_names = 1};
        assert_int_equal(cor_source_read(f->sources, &request, f->arena, f->interns, f->diagnostics, &table, &f->error),
                         COR_OK);
        assert_non_null(cor_table_column(table, "killed"));
        assert_null(cor_table_column(table, "town"));
    }
}

static void ours_win_over_columns_of_the_same_name(void **state)
{
    fixture *f = *state;
    const cor_field_name swapped[] = {{.ours = "a", .theirs = "b"}, {.ours = "b", .theirs = "a"}};
    fixture_write_text(f, "t.csv", "lon,lat,a,b\n1,2,3,4\n");
    const cor_table *table = fixture_read(f, "t.csv", (cor_request){.names = swapped, .n_names = 2});
    assert_true(number_at(table, "a", 0) == 4);
    assert_true(number_at(table, "b", 0) == 3);
    assert_int_equal(table->n_columns, 4);
}

static void a_column_that_is_not_there_is_an_error_at_its_place(void **state)
{
    fixture *f = *state;
    const cor_field_name names[] = {{.ours = "killed", .theirs = "bset", .location = {"map.yaml", 7, 13}}};
    const cor_field_type types[] = {{.field = "tonw", .kind = COR_FIELD_TEXT, .location = {"map.yaml", 9, 5}}};
    static const char *const files[] = {"t.csv", "t.gpkg", "t.shp", "t.geojson"};
    fixture_write_text(f, "t.csv", "lon,lat,best,town\n1,2,3,Hub\n");
    write_as(f, "t.gpkg", "GPKG");
    write_as(f, "t.shp", "ESRI Shapefile");
    fixture_write_text(f, "t.geojson", points);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        const char *message = fixture_fail(f, files[i], (cor_request){.names = names, .n_names = 1});
        assert_non_null(strstr(message, "names a column \"bset\", which it lacks; did you mean \"best\"?"));
        assert_int_equal(f->error.line, 7);
        message = fixture_fail(f, files[i], (cor_request){.types = types, .n_types = 1});
        assert_non_null(strstr(message, "\"types\" names a column \"tonw\", which it lacks; did you mean \"town\"?"));
        assert_int_equal(f->error.line, 9);
    }
}

/* Columns by the codebooks of UCDP GED, as far as they are looked at. */
static const char ged[] =
    "id,type_of_violence,dyad_name,where_prec,where_coordinates,adm_1,latitude,longitude,date_start,best\n"
    "1,1,A - B,1,Hub town,Balochistan,25.1,66.9,2014-03-01 00:00:00.000,4\n"
    "2,3,A - C,2,Quetta city,Balochistan,30.2,67,2019-05-02 00:00:00.000,9\n"
    "3,2,D - E,4,Sindh province,Sindh,26,68.8,2020-01-02 00:00:00.000,1\n";

static void ucdp_is_recognised_and_said(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.csv", ged);
    const cor_table *table = fixture_read(f, "t.csv", (cor_request){0});
    assert_true(number_at(table, "killed", 1) == 9);
    assert_string_equal(text_at(table, "date", 0), "2014-03-01");
    assert_string_equal(text_at(table, "place", 0), "Hub town");
    assert_string_equal(text_at(table, "event_type", 1), "one-sided violence");
    assert_true(number_at(table, "precision_km", 0) == 0);
    assert_true(number_at(table, "precision_km", 1) == 25);
    assert_true(null_at(table, "precision_km", 2));
    assert_string_equal(text_at(table, "sure", 0), "exact");
    assert_string_equal(text_at(table, "sure", 1), "near");
    assert_string_equal(text_at(table, "sure", 2), "province");
    assert_true(fixture_remarked(f, "its columns are those of UCDP GED: date is date_start, killed is best"));
    assert_true(fixture_remarked(f, "in 1 of its 3 rows \"where_prec\" has a code that its codebook gives no number"));
    assert_int_equal(cor_diagnostics_warnings(f->diagnostics), 0);
}

static void a_filter_may_ask_for_what_is_made_of_columns(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.csv", ged);
    const cor_table *table =
        fixture_read(f, "t.csv", (cor_request){.where = "date >= '2019-01-01' AND precision_km <= 25 AND best > 2"});
    assert_int_equal(table->n_rows, 1);
    assert_int_equal(table->counts.filtered_out, 2);
    assert_int_equal(table->counts.read, 1);
    assert_true(number_at(table, "id", 0) == 2);
    assert_string_equal(shape_at(f, table, 0), "POINT 67 30.2");
    assert_non_null(strstr(fixture_fail(f, "t.csv", (cor_request){.where = "date > '2019' AND bets > 2"}), "\"bets\""));
}

static void what_is_not_to_be_recognised_is_not(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.csv", ged);
    const cor_table *table = fixture_read(f, "t.csv", (cor_request){.keeps_names = true});
    assert_null(cor_table_column(table, "killed"));
    assert_false(fixture_remarked(f, "UCDP"));
}

static void what_the_document_says_wins_over_what_is_recognised(void **state)
{
    fixture *f = *state;
    const cor_field_name names[] = {{.ours = "killed", .theirs = "id"}};
    fixture_write_text(f, "t.csv", ged);
    const cor_table *table = fixture_read(f, "t.csv", (cor_request){.names = names, .n_names = 1});
    assert_true(number_at(table, "killed", 1) == 2);
}

/* Codes of the map's own, and other words for those of an export. */
static void how_sure_places_are_may_be_stated(void **state)
{
    fixture *f = *state;
    static const cor_precision_code codes[] = {{.code = 2, .km = 5}, {.code = 4, .sure = "country"}};
    const cor_precision of_export = {.codes = codes, .n_codes = 2, .location = {"map.yaml", 3, 7}};
    cor_precision of_field = of_export;
    of_field.field = "best";
    fixture_write_text(f, "t.csv", ged);
    const cor_table *table = fixture_read(f, "t.csv", (cor_request){.precision = of_export});
    assert_true(number_at(table, "precision_km", 0) == 0);
    assert_true(number_at(table, "precision_km", 1) == 5);
    assert_string_equal(text_at(table, "sure", 2), "country");
    table = fixture_read(f, "t.csv", (cor_request){.precision = of_field});
    assert_string_equal(text_at(table, "sure", 0), "country");
    assert_true(null_at(table, "precision_km", 0));
    assert_true(null_at(table, "sure", 1));
    table = fixture_read(f, "t.csv", (cor_request){.precision = {.field = "best"}});
    assert_true(number_at(table, "precision_km", 1) == 9);
    assert_string_equal(text_at(table, "sure", 1), "near");
    of_field.field = "bset";
    const char *message = fixture_fail(f, "t.csv", (cor_request){.precision = of_field});
    assert_non_null(strstr(message, "\"precision\" names a column \"bset\", which it lacks; did you mean \"best\"?"));
    assert_int_equal(f->error.line, 3);
    message = fixture_fail(f, "t.csv", (cor_request){.precision = of_export, .keeps_names = true});
    assert_non_null(strstr(message, "of no export that has any"));
}

static void kilometres_say_how_sure_a_place_is(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.csv", "lon,lat,precision_km\n1,2,0\n1,2,0.5\n1,2,\n");
    const cor_table *table = fixture_read(f, "t.csv", (cor_request){0});
    assert_string_equal(text_at(table, "sure", 0), "exact");
    assert_string_equal(text_at(table, "sure", 1), "near");
    assert_true(null_at(table, "sure", 2));
}

static void acled_is_recognised(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.csv",
                       "event_id_cnty,event_date,event_type,sub_event_type,actor1,admin1,location,latitude,longitude,"
                       "geo_precision,fatalities\n"
                       "PAK1,26 August 2024,Battles,Armed clash,Military,Balochistan,Musakhail,30.9,69.8,2,23\n"
                       "PAK2,1 September 2024,Riots,Mob violence,Rioters,Sindh,Umerkot,25.4,69.7,1,0\n");
    const cor_table *table = fixture_read(f, "t.csv", (cor_request){.where = "date > '2024-08-30' AND killed = 0"});
    assert_int_equal(table->n_rows, 1);
    assert_string_equal(text_at(table, "date", 0), "2024-09-01");
    assert_string_equal(text_at(table, "id", 0), "PAK2");
    assert_string_equal(text_at(table, "event_type", 0), "Riots");
    assert_true(number_at(table, "precision_km", 0) == 0);
    assert_string_equal(text_at(table, "sure", 0), "exact");
    assert_true(fixture_remarked(f, "of ACLED"));
    table = fixture_read(f, "t.csv", (cor_request){.where = "sure = 'district'"});
    assert_int_equal(table->n_rows, 1);
    assert_string_equal(text_at(table, "id", 0), "PAK1");
    assert_true(null_at(table, "precision_km", 0));
}

static void gtd_is_recognised_and_an_unknown_day_stays_unknown(void **state)
{
    fixture *f = *state;
    fixture_write_text(
        f, "t.csv",
        "eventid,iyear,imonth,iday,provstate,city,latitude,longitude,attacktype1_txt,target1,nkill,nkillter\n"
        "201408260001,2014,8,26,Balochistan,Hub,25,66.9,Armed Assault,Police,3,1\n"
        "201408000002,2014,8,0,Sindh,Karachi,24.9,67,Bombing/Explosion,Bus,,\n"
        "201400000003,2014,0,0,Sindh,Karachi,24.9,67,Bombing/Explosion,Bus,1,0\n");
    const cor_table *table = fixture_read(f, "t.csv", (cor_request){0});
    assert_string_equal(text_at(table, "date", 0), "2014-08-26");
    assert_string_equal(text_at(table, "date", 1), "2014-08");
    assert_string_equal(text_at(table, "date", 2), "2014");
    assert_string_equal(text_at(table, "event_type", 0), "Armed Assault");
    assert_true(number_at(table, "attackers_killed", 0) == 1);
    assert_true(null_at(table, "killed", 1));
}

static void hxl_tags_say_what_columns_are(void **state)
{
    fixture *f = *state;
    fixture_write_text(
        f, "t.csv",
        "Vorfälle 2024\nTag,Ort,Breite,Länge,Tote\n#date+occurred,#loc +name,#geo+lat,#geo+lon,#affected+killed\n"
        "2024-08-26,Hub,25,66.9,3\n");
    const cor_table *table = fixture_read(f, "t.csv", (cor_request){0});
    assert_string_equal(text_at(table, "date", 0), "2024-08-26");
    assert_string_equal(text_at(table, "place", 0), "Hub");
    assert_true(number_at(table, "killed", 0) == 3);
    assert_string_equal(shape_at(f, table, 0), "POINT 66.9 25");
    assert_true(fixture_remarked(f, "of HXL tags: "));
    assert_true(fixture_remarked(f, "is a row of HXL tags, which was left out"));
}

static void units_of_administration_are_recognised_by_their_lowest_level(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.geojson",
                       "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null,"
                       "\"properties\":{\"ADM2_EN\":\"Gwadar\",\"ADM2_PCODE\":\"PK202\",\"ADM1_EN\":\"Balochistan\","
                       "\"ADM1_PCODE\":\"PK2\",\"ADM0_EN\":\"Pakistan\",\"ADM0_PCODE\":\"PK\"}}]}");
    const cor_table *table = fixture_read(f, "t.geojson", (cor_request){0});
    assert_string_equal(text_at(table, "name", 0), "Gwadar");
    assert_string_equal(text_at(table, "pcode", 0), "PK202");
    assert_string_equal(text_at(table, "province", 0), "Balochistan");
    assert_string_equal(text_at(table, "country", 0), "PK");
}

static void gpx_kml_and_openstreetmap_are_recognised(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.gpx",
                       "<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><wpt lat=\"25\" "
                       "lon=\"66\"><time>2024-08-26T08:00:00Z</time><name>Hub</name><desc>post</desc></wpt></gpx>");
    const cor_table *table = fixture_read(f, "t.gpx", (cor_request){.layer = "waypoints"});
    assert_string_equal(text_at(table, "description", 0), "post");
    assert_non_null(strstr(text_at(table, "date", 0), "2024"));
    fixture_write_text(
        f, "t.kml",
        "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder><name>Posts</name><Placemark><name>"
        "Hub</name><description>post</description><Point><coordinates>66.9,25</coordinates></Point>"
        "</Placemark></Folder></Document></kml>");
    table = fixture_read(f, "t.kml", (cor_request){0});
    assert_string_equal(text_at(table, "name", 0), "Hub");
    assert_string_equal(text_at(table, "place", 0), "Hub");
    assert_string_equal(text_at(table, "description", 0), "post");
    fixture_write_text(f, "t.geojson",
                       "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null,"
                       "\"properties\":{\"@id\":\"node/1\",\"amenity\":\"hospital\"}}]}");
    assert_string_equal(text_at(fixture_read(f, "t.geojson", (cor_request){0}), "id", 0), "node/1");
    static const char *const quickosm[] = {"full_id", "osm_id", "osm_type", "amenity", "name"};
    const cor_known_export *known = cor_known_export_of(quickosm, NULL, G_N_ELEMENTS(quickosm));
    assert_string_equal(known->name, "OpenStreetMap");
    assert_string_equal(known->fields[0].theirs[0], "full_id");
}

static void what_fits_two_exports_is_none(void **state)
{
    (void) state;
    static const char *const names[] = {"type_of_violence", "where_prec", "date_start", "best",  "dyad_name",
                                        "event_id_cnty",    "event_date", "actor1",     "iyear", "fatalities",
                                        "sub_event_type"};
    const cor_known_export *five = cor_known_export_of(names, NULL, 5);
    assert_non_null(five);
    assert_string_equal(five->name, "UCDP GED");
    assert_null(cor_known_export_of(names, NULL, 4));
    assert_null(cor_known_export_of(names, NULL, G_N_ELEMENTS(names)));
}

static void stated_types_hold_in_every_format(void **state)
{
    fixture *f = *state;
    const cor_field_type types[] = {{.field = "best", .kind = COR_FIELD_TEXT},
                                    {.field = "day", .kind = COR_FIELD_DATE, .format = "%m/%d/%Y"}};
    static const char *const files[] = {"t.csv", "t.gpkg", "t.shp", "t.geojson"};
    fixture_write_text(f, "t.csv", "lon,lat,best,town,day\n1,2,5,Hub,03/04/2024\n1,2,12,Gwadar,\n");
    write_as(f, "t.gpkg", "GPKG");
    write_as(f, "t.shp", "ESRI Shapefile");
    fixture_write_text(f, "t.geojson", points);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        cor_request request = {.types = types, .n_types = 2};
        const cor_table *table = fixture_read(f, files[i], request);
        assert_string_equal(text_at(table, "best", 1), "12");
        assert_string_equal(text_at(table, "day", 0), "2024-03-04");
        assert_true(null_at(table, "day", 1));
        request.where = "best = '5' AND day < '2024-03-05'";
        assert_int_equal(fixture_read(f, files[i], request)->n_rows, 1);
    }
}

static void a_database_gets_its_own_names(void **state)
{
    fixture *f = *state;
    const cor_field_name names[] = {{.ours = "killed", .theirs = "best \"x\""}};
    assert_string_equal(
        cor_sql_rename(f->arena, "Killed > 3 AND \"killed\" < 5 AND a = 'killed' AND killed_by = \"Killed\"", names, 1),
        "\"best \"\"x\"\"\" > 3 AND \"best \"\"x\"\"\" < 5 AND a = 'killed' AND killed_by = \"Killed\"");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(fields_have_the_names_of_the_map_in_every_format),
        TEST(only_what_the_map_wants_is_read),
        TEST(ours_win_over_columns_of_the_same_name),
        TEST(a_column_that_is_not_there_is_an_error_at_its_place),
        TEST(ucdp_is_recognised_and_said),
        TEST(a_filter_may_ask_for_what_is_made_of_columns),
        TEST(what_is_not_to_be_recognised_is_not),
        TEST(what_the_document_says_wins_over_what_is_recognised),
        TEST(how_sure_places_are_may_be_stated),
        TEST(kilometres_say_how_sure_a_place_is),
        TEST(acled_is_recognised),
        TEST(gtd_is_recognised_and_an_unknown_day_stays_unknown),
        TEST(hxl_tags_say_what_columns_are),
        TEST(units_of_administration_are_recognised_by_their_lowest_level),
        TEST(gpx_kml_and_openstreetmap_are_recognised),
        TEST(what_fits_two_exports_is_none),
        TEST(stated_types_hold_in_every_format),
        TEST(a_database_gets_its_own_names),
    };
    return cmocka_run_group_tests(tests, start_gdal, NULL);
}
