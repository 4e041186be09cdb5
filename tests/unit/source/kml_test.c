/* KML: what a placemark holds, tracks, folders, and what is no KML. */
#include <glib.h>

#include "fixture.h"

#define HEAD                                                                                                           \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\" "                       \
    "xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><Document><name>My map</name>\n"
#define TAIL "</Document></kml>"

static const char my_map[] = HEAD
    "<Schema name='inc' id='inc'><SimpleField name='sector' type='string'/><SimpleField name='year' type='string'/>"
    "<SimpleField name='toll' type='int'/></Schema>"
    "<Folder><name>Incidents &amp; more</name>\n"
    "<Placemark><name>Turbat</name><description><![CDATA[killed: <b>3</b>]]></description>"
    "<ExtendedData><Data name='killed'><displayName>Dead</displayName><value>3</value></Data>"
    "<Data name='code'><value>007</value></Data><SchemaData schemaUrl='#inc'><SimpleData "
    "name='sector'>South</SimpleData>"
    "<SimpleData name='toll'>5</SimpleData><SimpleData name='year'>2024</SimpleData></SchemaData></ExtendedData>"
    "<TimeStamp><when>2024-03-01</when></TimeStamp>"
    "<Point><coordinates>63.5,26.25,0</coordinates></Point></Placemark>\n"
    "<Folder><name>Inner</name><Placemark><name>Deep</name>"
    "<ExtendedData xmlns:camp='http://camp.example'><camp:number>14</camp:number></ExtendedData>"
    "<Point><coordinates> 64, 27 </coordinates></Point></Placemark></Folder>"
    "<Placemark><name>No place</name></Placemark></Folder>\n"
    "<Folder><name>Tracks</name>"
    "<Placemark><name>One</name><ExtendedData><Data name='killed'><value>10</value></Data></ExtendedData><gx:Track>"
    "<when>2024-01-01T00:00:00Z</when><when>2024-01-02T01:00:00Z</when><gx:coord>66 30 0</gx:coord>"
    "<gx:coord>67 31 0</gx:coord></gx:Track></Placemark>"
    "<Placemark><name>Two</name><gx:MultiTrack><gx:Track><gx:coord>66 30 0</gx:coord><gx:coord>67 32 0</gx:coord>"
    "</gx:Track><gx:Track><gx:coord>68 30 0</gx:coord><gx:coord>69 32 "
    "0</gx:coord></gx:Track></gx:MultiTrack></Placemark>"
    "<Placemark><name>Area</name><MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0"
    "</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>4,1 5,1 5,2 "
    "4,1</coordinates>"
    "</LinearRing></innerBoundaryIs></Polygon></MultiGeometry></Placemark></Folder>" TAIL;

static void all_that_a_placemark_holds_is_read(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "m.kml", my_map);
    const cor_table *table = fixture_read(f, "m.kml", (cor_request){0});
    assert_int_equal(table->n_rows, 6);
    assert_null(table->crs);
    assert_string_equal(text_at(table, "Name", 0), "Turbat");
    assert_string_equal(text_at(table, "Description", 0), "killed: <b>3</b>");
    assert_true(number_at(table, "killed", 0) == 3);
    assert_string_equal(text_at(table, "code", 0), "007");
    assert_string_equal(text_at(table, "sector", 0), "South");
    assert_string_equal(text_at(table, "year", 0), "2024"); /* its Schema says that it is text */
    assert_true(number_at(table, "toll", 0) == 5);
    assert_true(number_at(table, "number", 1) == 14);
    assert_string_equal(text_at(table, "timestamp", 0), "2024-03-01");
    assert_true(null_at(table, "killed", 1));
    assert_string_equal(shape_at(f, table, 0), "POINT 63.5 26.25");
    assert_string_equal(shape_at(f, table, 1), "POINT 64 27");
    assert_string_equal(shape_at(f, table, 2), "NONE");
    assert_int_equal(table->counts.null_shapes, 1);
}

static void tracks_are_lines_with_their_times(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "m.kml", my_map);
    const cor_table *table = fixture_read(f, "m.kml", (cor_request){.layer = "Tracks"});
    assert_int_equal(table->n_rows, 3);
    assert_string_equal(shape_at(f, table, 0), "LINE 66 30, 67 31");
    assert_string_equal(text_at(table, "begin", 0), "2024-01-01T00:00:00Z");
    assert_string_equal(text_at(table, "end", 0), "2024-01-02T01:00:00Z");
    assert_string_equal(shape_at(f, table, 1), "LINE 66 30, 67 32; 68 30, 69 32");
    assert_string_equal(shape_at(f, table, 2), "POLYGON 0 0, 9 0, 9 9, 0 0; 4 1, 5 1, 5 2, 4 1");
}

static void a_folder_is_a_layer_and_all_of_them_are_the_file(void **state)
{
    fixture *f = *state;
    const cor_source_info *info = NULL;
    fixture_write_text(f, "m.kml", my_map);
    const cor_table *table = fixture_read(f, "m.kml", (cor_request){.layer = "Inner"});
    assert_int_equal(table->n_rows, 1);
    assert_string_equal(text_at(table, "folder", 0), "Inner");
    assert_int_equal(fixture_read(f, "m.kml", (cor_request){.layer_hint = "Incidents & more"})->n_rows, 2);
    assert_int_equal(fixture_read(f, "m.kml", (cor_request){.layer_hint = "elsewhere"})->n_rows, 6);
    assert_int_equal(fixture_read(f, "m.kml", (cor_request){.layer = "m"})->n_rows, 6);
    assert_int_equal(fixture_read(f, "m.kml", (cor_request){.where = "folder = 'Tracks' AND killed > 3"})->n_rows, 1);
    assert_non_null(strstr(fixture_fail(f, "m.kml", (cor_request){.layer = "Trucks"}), "did you mean \"Tracks\"?"));
    cor_request request = {.name = "test", .url = fixture_path(f, "m.kml")};
    assert_int_equal(cor_source_describe(f->sources, &request, f->arena, &info, &f->error), COR_OK);
    assert_int_equal(info->n_layers, 3);
    assert_string_equal(info->layers[1].name, "Inner");
    assert_non_null(strstr(info->driver, "KML"));
}

#define MARK(name, data)                                                                                               \
    "<Placemark><name>" name "</name><ExtendedData>" data "</ExtendedData><Point><coordinates>63,26</coordinates>"     \
    "</Point></Placemark>"
#define DATUM(name, value) "<Data name='" name "'><value>" value "</value></Data>"

static const char survey[] =
    HEAD "<Folder><name>Survey</name>" MARK("Hub", DATUM("Date", "03/04/2024") DATUM("Killed", "3"))
        MARK("Gwadar", DATUM("Date", "26/08/2023") DATUM("Killed", "n/a"))
            MARK("Turbat", DATUM("Date", "n/a") DATUM("Killed", "1,200")) "</Folder>" TAIL;

static void what_people_write_in_fields_is_read_as_in_a_table(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "s.kml", survey);
    const cor_table *table = fixture_read(f, "s.kml", (cor_request){0});
    assert_string_equal(text_at(table, "Date", 0), "2024-04-03");
    assert_string_equal(text_at(table, "Date", 1), "2023-08-26");
    assert_true(null_at(table, "Date", 2));
    assert_true(fixture_remarked(f, "its column \"Date\" is one of days: placemark 3 (\"n/a\") is taken as empty"));
    assert_true(fixture_remarked(f, "its column \"Date\" is read as days with the day first, which \"26/08/2023\""));
    assert_int_equal(fixture_read(f, "s.kml", (cor_request){.where = "Date >= '2024-01-01'"})->n_rows, 1);
    static const cor_field_type type = {.field = "Date", .kind = COR_FIELD_DATE, .format = "%m/%d/%Y"};
    table = fixture_read(f, "s.kml", (cor_request){.types = &type, .n_types = 1});
    assert_string_equal(text_at(table, "Date", 0), "2024-03-04");
    static const cor_field_name ours = {.ours = "day", .theirs = "Date"};
    static const cor_field_type text = {.field = "day", .kind = COR_FIELD_TEXT};
    table = fixture_read(
        f, "s.kml", (cor_request){.names = &ours, .n_names = 1, .types = &text, .n_types = 1, .where = "Killed = 3"});
    assert_string_equal(text_at(table, "day", 0), "03/04/2024");
}

static void what_nobody_reads_is_not_spoken_of(void **state)
{
    fixture *f = *state;
    static const char *const fields[] = {"Name"};
    const cor_table *table = NULL;
    fixture_write_text(f, "s.kml", survey);
    cor_request request = {.name = "test", .url = fixture_path(f, "s.kml"), .fields = fields, .n_fields = 1};
    assert_int_equal(cor_source_read(f->sources, &request, f->arena, f->interns, f->diagnostics, &table, &f->error),
                     COR_OK);
    assert_false(fixture_remarked(f, "Date"));
    request.where = "killed > 2";
    assert_int_equal(cor_source_read(f->sources, &request, f->arena, f->interns, f->diagnostics, &table, &f->error),
                     COR_OK);
    assert_true(fixture_remarked(f, "its column \"Killed\" is one of numbers"));
}

static void other_encodings_are_understood(void **state)
{
    fixture *f = *state;
    static const char cyrillic[] = "<?xml version='1.0' encoding='windows-1251'?><kml><Placemark><name>\xcc\xee</name>"
                                   "<Point><coordinates>1,2</coordinates></Point></Placemark></kml>";
    fixture_write_text(f, "c.kml", cyrillic);
    const cor_table *table = fixture_read(f, "c.kml", (cor_request){0});
    assert_string_equal(text_at(table, "Name", 0), "Мо");
    fixture_write_text(f, "b.kml", cor_arena_format(f->arena, "\xef\xbb\xbf%s", my_map));
    assert_int_equal(fixture_read(f, "b.kml", (cor_request){0})->n_rows, 6);
}

static void what_can_not_be_read_is_said(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "m.kml", HEAD "<Placemark>\n<name>a</nome></Placemark>" TAIL);
    assert_non_null(
        strstr(fixture_fail(f, "m.kml", (cor_request){0}), "no well-formed XML: it stops making sense in line 4"));
    fixture_write_text(f, "m.kml",
                       HEAD "<NetworkLink><Link><href>http://h.example/a.kml</href></Link></NetworkLink>" TAIL);
    assert_non_null(strstr(fixture_fail(f, "m.kml", (cor_request){0}), "a link to its data, which is not followed"));
    fixture_write_text(f, "m.kml", HEAD TAIL);
    assert_non_null(strstr(fixture_fail(f, "m.kml", (cor_request){0}), "holds no placemark"));
    fixture_write_text(f, "m.kml",
                       "<!DOCTYPE kml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" HEAD
                       "<Placemark><name>&e;</name></Placemark>" TAIL);
    assert_non_null(strstr(fixture_fail(f, "m.kml", (cor_request){0}), "no well-formed XML"));
    fixture_write_text(f, "m.kml",
                       HEAD "<Placemark><Point><coordinates>x,2</coordinates></Point></Placemark>"
                            "<Placemark><LineString><coordinates>1,2</coordinates></LineString></Placemark>"
                            "<Placemark><LineString><coordinates/></LineString></Placemark>" TAIL);
    const cor_table *table = fixture_read(f, "m.kml", (cor_request){0});
    assert_int_equal(table->counts.bad_shapes, 1);
    assert_int_equal(table->counts.null_shapes, 1);
    GString *wide = g_string_new(HEAD "<Placemark><ExtendedData>");
    for (int i = 0; i < 1200; i++)
        g_string_append_printf(wide, "<Data name='f%d'><value>1</value></Data>", i);
    g_string_append(wide, "</ExtendedData></Placemark>" TAIL);
    fixture_write_text(f, "m.kml", wide->str);
    assert_non_null(strstr(fixture_fail(f, "m.kml", (cor_request){0}), "more than 1000 fields"));
    g_string_free(wide, TRUE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_that_a_placemark_holds_is_read),
        TEST(tracks_are_lines_with_their_times),
        TEST(a_folder_is_a_layer_and_all_of_them_are_the_file),
        TEST(what_people_write_in_fields_is_read_as_in_a_table),
        TEST(what_nobody_reads_is_not_spoken_of),
        TEST(other_encodings_are_understood),
        TEST(what_can_not_be_read_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
