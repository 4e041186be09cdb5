/* KMZ: the KML in it is read, and nothing else of it. */
#include <cpl_vsi.h>
#include <glib.h>
#include <string.h>

#include "fixture.h"
#include "with_gdal.h"

#define KML(name)                                                                                                      \
    "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder><name>Posts</name><Placemark><name>" name         \
    "</name><Point><coordinates>66.9,25</coordinates></Point></Placemark></Folder></Document></kml>"

/* A KMZ called t.kmz of the entries NAMES and TEXTS. */
static void write_archive(fixture *f, size_t n, const char *const *names, const char *const *texts)
{
    char *whole = g_strdup_printf("/vsizip/{%s}", fixture_path(f, "t.kmz"));
    VSILFILE *archive = VSIFOpenL(whole, "wb");
    assert_non_null(archive);
    for (size_t i = 0; i < n; i++) {
        char *path = g_strdup_printf("%s/%s", whole, names[i]);
        VSILFILE *file = VSIFOpenL(path, "wb");
        assert_non_null(file);
        assert_int_equal(VSIFWriteL(texts[i], 1, strlen(texts[i]), file), strlen(texts[i]));
        VSIFCloseL(file);
        g_free(path);
    }
    VSIFCloseL(archive);
    g_free(whole);
}

static void the_document_of_an_archive_is_read(void **state)
{
    fixture *f = *state;
    const cor_source_info *info = NULL;
    write_archive(f, 3, (const char *[]){"images/icon.png", "layers/other.kml", "doc.kml"},
                  (const char *[]){"no picture", KML("Elsewhere"), KML("Hub")});
    const cor_table *table = fixture_read(f, "t.kmz", (cor_request){0});
    assert_int_equal(table->n_rows, 1);
    assert_string_equal(text_at(table, "place", 0), "Hub");
    assert_string_equal(shape_at(f, table, 0), "POINT 66.9 25");
    assert_int_equal(fixture_read(f, "t.kmz", (cor_request){.layer = "Posts"})->n_rows, 1);
    cor_request request = {.name = "test", .url = fixture_path(f, "t.kmz")};
    assert_int_equal(cor_source_describe(f->sources, &request, f->arena, &info, &f->error), COR_OK);
    assert_string_equal(info->layers[0].name, "Posts");
    assert_string_equal(fixture_listing(f), "t.kmz");
}

static void what_holds_no_document_is_told(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "t.kmz", "PK but no archive");
    assert_non_null(strstr(fixture_fail(f, "t.kmz", (cor_request){0}), "is no archive that holds a KML"));
    write_archive(f, 1, (const char *[]){"layers/doc.kml"}, (const char *[]){KML("Hub")});
    assert_non_null(strstr(fixture_fail(f, "t.kmz", (cor_request){0}), "is no archive that holds a KML"));
    write_archive(f, 1, (const char *[]){"doc.kml"}, (const char *[]){"<kml><Placemark>"});
    assert_non_null(strstr(fixture_fail(f, "t.kmz", (cor_request){0}), "no well-formed XML"));
    assert_non_null(strstr(fixture_fail(f, "none.kmz", (cor_request){0}), "no such file"));
}

static void an_archive_unpacks_to_no_more_than_its_limit(void **state)
{
    fixture *f = *state;
    char *blanks = g_malloc(1 << 20), *whole = g_strdup_printf("/vsizip/{%s}", fixture_path(f, "t.kmz"));
    char *path = g_strconcat(whole, "/doc.kml", NULL);
    VSILFILE *archive = VSIFOpenL(whole, "wb"), *file = VSIFOpenL(path, "wb");
    memset(blanks, ' ', 1 << 20);
    for (int i = 0; i < 257; i++)
        assert_int_equal(VSIFWriteL(blanks, 1, 1 << 20, file), 1 << 20);
    VSIFCloseL(file);
    VSIFCloseL(archive);
    assert_non_null(strstr(fixture_fail(f, "t.kmz", (cor_request){0}), "unpacks to more than 256 MiB"));
    g_free(path);
    g_free(whole);
    g_free(blanks);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_document_of_an_archive_is_read),
        TEST(what_holds_no_document_is_told),
        TEST(an_archive_unpacks_to_no_more_than_its_limit),
    };
    return cmocka_run_group_tests(tests, start_gdal, NULL);
}
