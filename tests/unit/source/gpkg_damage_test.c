/* GeoPackages that are damaged, or that ask for more than they may. */
#include <glib.h>
#include <glib/gstdio.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <sqlite3.h>
#include <string.h>

#include "fixture.h"
#include "unit/source/with_gdal.h"

enum { ROWS = 1500, PAGE = 4096 };

/* Points with a number and a name, some of which need pages of their own; in longitudes and latitudes, or projected. */
static void make(fixture *f, const char *name, int epsg)
{
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("GPKG"), fixture_path(f, name), 0, 0, 0, GDT_Unknown, NULL);
    OGRSpatialReferenceH srs = OSRNewSpatialReference(NULL);
    OSRImportFromEPSG(srs, epsg);
    OSRSetAxisMappingStrategy(srs, OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "places", srs, wkbPoint, NULL);
    OGRFieldDefnH number = OGR_Fld_Create("v", OFTInteger), word = OGR_Fld_Create("name", OFTString);
    OGR_L_CreateField(layer, number, TRUE);
    OGR_L_CreateField(layer, word, TRUE);
    char *large = g_strnfill(2 * PAGE, 'x');
    assert_int_equal(OGR_L_StartTransaction(layer), OGRERR_NONE);
    for (int i = 0; i < ROWS; i++) {
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
        double times = epsg == 4326 ? 1 : 10000;
        OGR_G_SetPoint_2D(point, 0, (i % 40 + i / 3000.0) * times, (i / 40.0) * times);
        OGR_F_SetGeometryDirectly(feature, point);
        OGR_F_SetFieldInteger(feature, 0, i);
        OGR_F_SetFieldString(feature, 1, i % 200 ? "Gwadar" : large);
        assert_int_equal(OGR_L_CreateFeature(layer, feature), OGRERR_NONE);
        OGR_F_Destroy(feature);
    }
    assert_int_equal(OGR_L_CommitTransaction(layer), OGRERR_NONE);
    g_free(large);
    OGR_Fld_Destroy(number);
    OGR_Fld_Destroy(word);
    OSRRelease(srs);
    GDALClose(dataset);
}

/* What the rows of TABLE come to, whatever their order: a wrong one is seen. A long name may have lost its end:
 * SQLite's pages have no checksums. */
static double sum(const cor_table *table)
{
    double all = 1e6 * (double) table->n_rows;
    for (size_t row = 0; row < table->n_rows; row++)
        all += number_at(table, "v", row) + (*text_at(table, "name", row) == 'G' ? 0.25 : 0);
    return all;
}

/* -1: refused as data. */
static double read_sum(fixture *f, const char *name, cor_request request)
{
    const cor_table *table = NULL;
    request.name = "test";
    request.url = fixture_path(f, name);
    request.all_fields = true;
    cor_status st = cor_source_read(f->sources, &request, f->arena, f->interns, f->diagnostics, &table, &f->error);
    if (st == COR_OK) return sum(table);
    assert_int_equal(st, COR_BAD_DATA);
    if (!strstr(f->error.file, name) && !strstr(f->error.message, name))
        fail_msg("\"%s\" does not name the file", f->error.message);
    return -1;
}

/* Each page in turn is one of nothing but zeros: what is read is all there is, or it is an error. */
static void try_all_pages(fixture *f, int epsg, cor_request request)
{
    gchar *bytes;
    gsize size;
    int refused = 0;
    bool part = request.has_extent;
    make(f, "whole.gpkg", epsg);
    double whole = read_sum(f, "whole.gpkg", request);
    request.has_extent = false; /* without an index everything comes */
    double all = read_sum(f, "whole.gpkg", request);
    request.has_extent = part;
    assert_true(whole > 0 && all >= whole);
    assert_true(g_file_get_contents(fixture_path(f, "whole.gpkg"), &bytes, &size, NULL));
    for (gsize at = 0; at + PAGE <= size; at += PAGE) {
        char kept[PAGE];
        memcpy(kept, bytes + at, PAGE);
        memset(bytes + at, 0, PAGE);
        fixture_write(f, "zeroed.gpkg", bytes, size);
        double got = read_sum(f, "zeroed.gpkg", request);
        if (got >= 0 && got != whole && got != all)
            fail_msg("page %d: %f was read of %f", (int) (at / PAGE), got, whole);
        refused += got < 0;
        memcpy(bytes + at, kept, PAGE);
    }
    assert_true(refused > 20);
    g_free(bytes);
}

static void a_zeroed_page_is_an_error_or_no_matter(void **state)
{
    try_all_pages(*state, 4326, (cor_request){0});
}

static void a_zeroed_page_is_an_error_through_gdal(void **state)
{
    try_all_pages(*state, 32642, (cor_request){0});
}

static void a_zeroed_page_is_an_error_with_a_filter(void **state)
{
    try_all_pages(*state, 4326, (cor_request){.where = "v >= 0"});
}

static void a_zeroed_page_is_an_error_of_a_part(void **state)
{
    try_all_pages(*state, 4326, (cor_request){.has_extent = true, .extent = {5, 5, 20, 20}});
}

static void a_zeroed_page_is_an_error_of_a_part_through_gdal(void **state)
{
    try_all_pages(*state, 4326, (cor_request){.where = "v >= 0", .has_extent = true, .extent = {5, 5, 20, 20}});
}

static void run_sql(fixture *f, const char *name, const char *sql)
{
    sqlite3 *db;
    char *why = NULL;
    assert_int_equal(sqlite3_open(fixture_path(f, name), &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &why)) fail_msg("%s", why);
    sqlite3_close(db);
}

/* A view as a layer beside "places". */
static void add_view(fixture *f, const char *select)
{
    remove(fixture_path(f, "v.gpkg"));
    make(f, "v.gpkg", 4326);
    run_sql(f, "v.gpkg", cor_arena_format(f->arena, "CREATE VIEW w AS %s", select));
    run_sql(f, "v.gpkg",
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('w', 'features', 'w', 4326);"
            "INSERT INTO gpkg_geometry_columns VALUES ('w', 'geom', 'POINT', 4326, 0, 0)");
}

static void a_view_is_read_within_limits(void **state)
{
    fixture *f = *state;
    static const char *const endless[] = {
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, (SELECT geom FROM places "
        "LIMIT "
        "1) AS geom, i AS v FROM n",
        "SELECT a.fid AS fid, a.geom AS geom, a.v FROM places a, places b, places c, places d",
        "SELECT fid, geom, hex(zeroblob(500000000)) AS v FROM places"};
    add_view(f, "SELECT fid, geom, v, name FROM places WHERE v < 10");
    assert_int_equal(fixture_read(f, "v.gpkg", (cor_request){.layer = "w"})->n_rows, 10);
    for (size_t i = 0; i < G_N_ELEMENTS(endless); i++) {
        add_view(f, endless[i]);
        const char *message = fixture_fail(f, "v.gpkg", (cor_request){.layer = "w"});
        if (!strstr(message, "view \"w\"")) fail_msg("%s", message);
    }
    const cor_source_info *info;
    cor_request request = {.name = "t", .url = fixture_path(f, "v.gpkg")}; /* of the last one */
    assert_int_equal(cor_source_describe(f->sources, &request, f->arena, &info, &f->error), COR_BAD_DATA);
}

static void a_view_runs_no_function_of_gdal(void **state)
{
    fixture *f = *state;
    static const char *const odd[] = {"SELECT fid, geom, GDAL_GetBandCount(x'00') AS v FROM places",
                                      "SELECT fid, geom, load_extension('x') AS v FROM places",
                                      "SELECT fid, geom, random() AS v FROM places"};
    for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
        add_view(f, odd[i]);
        assert_non_null(strstr(fixture_fail(f, "v.gpkg", (cor_request){.layer = "w"}), "SQLite alone"));
    }
}

static void tables_of_the_format_are_tables(void **state)
{
    fixture *f = *state;
    make(f, "t.gpkg", 32642);
    run_sql(
        f, "t.gpkg",
        "ALTER TABLE gpkg_contents RENAME TO c; CREATE VIEW gpkg_contents AS WITH RECURSIVE n(i) AS (SELECT 1 UNION "
        "ALL SELECT i + 1 FROM n) SELECT c.* FROM c, n");
    assert_non_null(strstr(fixture_fail(f, "t.gpkg", (cor_request){0}), "list of layers"));
    g_rename(fixture_path(f, "t.gpkg"), fixture_path(f, "t.dat")); /* whatever its name */
    assert_non_null(strstr(fixture_fail(f, "t.dat", (cor_request){0}), "list of layers"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_zeroed_page_is_an_error_or_no_matter),
        TEST(a_zeroed_page_is_an_error_through_gdal),
        TEST(a_zeroed_page_is_an_error_with_a_filter),
        TEST(a_zeroed_page_is_an_error_of_a_part),
        TEST(a_zeroed_page_is_an_error_of_a_part_through_gdal),
        TEST(a_view_is_read_within_limits),
        TEST(a_view_runs_no_function_of_gdal),
        TEST(tables_of_the_format_are_tables),
    };
    return cmocka_run_group_tests(tests, start_gdal, NULL);
}
