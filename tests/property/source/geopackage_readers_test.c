/* The two readers of GeoPackages agree wherever ours reads at all: on files made from a seed, which a failure prints,
 * and what is not plain is left to OGR. */
#include <gdal.h>
#include <glib.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <sqlite3.h>

#include "same_tables.h"
#include "source/gpkg/gpkg.h"
#include "source/module.h"
#include "support/cmocka_all.h"
#include "support/folder.h"

enum { MADE = 20, ROWS = 40 };

typedef struct {
    char *folder, *path;
    cor_arena *arena;
    cor_interns *interns;
} kit;

static guint32 seed;

static guint32 below(guint32 n)
{
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % n;
}

static double place(void)
{
    return below(40000) / 1000.0;
}

static char *some_wkt(void)
{
    double x = place(), y = place();
    switch (below(8)) {
    case 0:
        return g_strdup_printf("POINT (%f %f)", x, y);
    case 1:
        return g_strdup_printf("LINESTRING Z (%f %f 1, %f %f 2, 3 4 5)", x, y, y, x);
    case 2:
        return g_strdup_printf("POLYGON ((%f %f, 50 0, 50 50, %f %f), (10 10, 11 10, 11 11, 10 10))", x, y, x, y);
    case 3:
        return g_strdup_printf("MULTIPOINT (%f %f, %f %f)", x, y, y, x);
    case 4:
        return g_strdup_printf("MULTILINESTRING ((0 0, %f %f), (1 1, 2 2, %f 3))", x, y, x);
    case 5:
        return g_strdup_printf("GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, %f %f))", x, y);
    case 6:
        return g_strdup("POLYGON EMPTY");
    default:
        return NULL;
    }
}

static void fill_row(OGRFeatureH feature)
{
    static const char *const words[] = {"", "Gwadar", "S\xc3\xb6st", "a \"word\"", "two\nlines", "\xd9\xba\xd9\x86"};
    if (below(6)) OGR_F_SetFieldString(feature, 0, words[below(G_N_ELEMENTS(words))]);
    if (below(6)) OGR_F_SetFieldInteger(feature, 1, (int) below(100000) - 50000);
    if (below(6)) OGR_F_SetFieldInteger64(feature, 2, (GIntBig) below(1 << 20) * 1000003);
    if (below(6)) OGR_F_SetFieldDouble(feature, 3, place() / 3);
    if (below(6)) OGR_F_SetFieldInteger(feature, 4, (int) below(2));
    if (below(6))
        OGR_F_SetFieldDateTime(feature, 5, 1990 + (int) below(40), 1 + (int) below(12), 1 + (int) below(28), 0, 0, 0,
                               0);
    if (below(6)) OGR_F_SetFieldInteger(feature, 6, (int) below(60000) - 30000);
}

static void add_fields(OGRLayerH layer)
{
    static const struct {
        const char *name;
        OGRFieldType type;
        OGRFieldSubType subtype;
    } fields[] = {{"name", OFTString, OFSTNone},   {"toll", OFTInteger, OFSTNone},    {"far", OFTInteger64, OFSTNone},
                  {"share", OFTReal, OFSTNone},    {"open", OFTInteger, OFSTBoolean}, {"day", OFTDate, OFSTNone},
                  {"small", OFTInteger, OFSTInt16}};
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        OGRFieldDefnH field = OGR_Fld_Create(fields[i].name, fields[i].type);
        OGR_Fld_SetSubType(field, fields[i].subtype);
        OGR_L_CreateField(layer, field, TRUE);
        OGR_Fld_Destroy(field);
    }
}

static void add_features(OGRLayerH layer)
{
    for (int i = 0; i < ROWS; i++) {
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        char *wkt = some_wkt(), *at = wkt;
        OGRGeometryH geometry = NULL;
        if (wkt && OGR_G_CreateFromWkt(&at, NULL, &geometry) == OGRERR_NONE)
            OGR_F_SetGeometryDirectly(feature, geometry);
        fill_row(feature);
        if (below(3) == 0) OGR_F_SetFID(feature, 1000 + 7 * i);
        assert_int_equal(OGR_L_CreateFeature(layer, feature), OGRERR_NONE);
        OGR_F_Destroy(feature);
        g_free(wkt);
    }
}

/* A layer of all kinds of fields and shapes. */
static void make(const kit *k, int epsg)
{
    OGRSpatialReferenceH srs = OSRNewSpatialReference(NULL);
    OSRImportFromEPSG(srs, epsg);
    OSRSetAxisMappingStrategy(srs, OAMS_TRADITIONAL_GIS_ORDER);
    GDALAllRegister();
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("GPKG"), k->path, 0, 0, 0, GDT_Unknown, NULL);
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "odd \"layer\"", srs, wkbUnknown, NULL);
    add_fields(layer);
    add_features(layer);
    GDALClose(dataset);
    OSRRelease(srs);
}

static void change(const kit *k, const char *sql)
{
    sqlite3 *db = NULL;
    char *message = NULL;
    assert_int_equal(sqlite3_open(k->path, &db), SQLITE_OK);
    /* The index is kept by triggers with functions that only GDAL has. */
    sqlite3_exec(db, "PRAGMA writable_schema = 1; DELETE FROM sqlite_master WHERE type = 'trigger'", NULL, NULL, NULL);
    sqlite3_close(db);
    assert_int_equal(sqlite3_open(k->path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) fail_msg("%s: %s", sql, message);
    sqlite3_close(db);
}

static void start(kit *k)
{
    k->folder = g_dir_make_tmp("corridor-readers-XXXXXX", NULL);
    k->path = g_build_filename(k->folder, "made #1?.gpkg", NULL);
    k->arena = cor_arena_new();
    k->interns = cor_interns_new();
}

static void finish(kit *k)
{
    remove_folder(k->folder);
    g_free(k->folder);
    g_free(k->path);
    cor_arena_free(k->arena);
    cor_interns_free(k->interns);
}

static const cor_table *read_ours(kit *k, cor_request request)
{
    request.name = "test";
    request.url = k->path;
    const cor_table *table = NULL;
    assert_int_equal(cor_gpkg_table(&request, k->arena, k->interns, NULL, &table, NULL), COR_OK);
    return table;
}

static const cor_table *read_ogr(kit *k, cor_request request)
{
    cor_error err = {0};
    const cor_gdal *gdal = NULL;
    cor_gdal_connections *kept = NULL;
    const cor_table *table = NULL;
    request.name = "test";
    request.url = k->path;
    cor_status st = cor_gdal_load(&gdal, &err);
    if (!st) st = gdal->read(&kept, &request, NULL, NULL, k->arena, k->interns, NULL, &table, &err);
    if (st) fail_msg("%s", err.message);
    return table;
}

static void both_readers_agree_on_made_geopackages(void **state)
{
    (void) state;
    for (guint32 round = 1; round <= MADE; round++) {
        kit k;
        start(&k);
        seed = round * 7919;
        make(&k, 4326);
        const cor_table *ours = read_ours(&k, (cor_request){.all_fields = true});
        if (!ours) fail_msg("seed %u: ours does not read it", round);
        const char *difference = difference_of_tables(ours, read_ogr(&k, (cor_request){.all_fields = true}), k.arena);
        if (*difference) fail_msg("seed %u: %s", round, difference);
        finish(&k);
    }
}

static bool has_id(const cor_table *table, double id)
{
    for (size_t row = 0; row < table->n_rows; row++)
        if (cor_table_id(table, row) == id) return true;
    return false;
}

/* OGR may look at shapes, where ours looks at their boxes. */
static void ours_keeps_back_no_row_that_ogr_gives_by_extent(void **state)
{
    (void) state;
    const cor_request near = {.has_extent = true, .extent = {5, 5, 12, 20}, .all_fields = true};
    for (guint32 round = 1; round <= MADE; round++) {
        kit k;
        start(&k);
        seed = round * 104729;
        make(&k, 4326);
        const cor_table *ours = read_ours(&k, near), *ogr = read_ogr(&k, near);
        assert_non_null(ours);
        assert_true(ours->n_rows < ROWS);
        assert_int_equal(ours->n_rows + ours->counts.outside, ROWS);
        for (size_t row = 1; row < ours->n_rows; row++)
            assert_true(cor_table_id(ours, row) > cor_table_id(ours, row - 1));
        for (size_t row = 0; row < ogr->n_rows; row++)
            assert_true(has_id(ours, cor_table_id(ogr, row)));
        finish(&k);
    }
}

/* An index gives rows in its own order. Where ours can't read a file at the moment, OGR does, and nothing may be drawn
 * in another order for that. */
static void rows_found_by_an_index_stand_in_the_order_of_their_ids(void **state)
{
    (void) state;
    const cor_request near = {.has_extent = true, .extent = {5, 5, 12, 20}, .all_fields = true};
    kit k;
    start(&k);
    seed = 104729;
    make(&k, 4326);
    /* The last entries of the index become its first ones. */
    change(&k, "CREATE TEMP TABLE boxes AS SELECT * FROM \"rtree_odd \"\"layer\"\"_geom\"; "
               "DELETE FROM \"rtree_odd \"\"layer\"\"_geom\"; "
               "INSERT INTO \"rtree_odd \"\"layer\"\"_geom\" SELECT * FROM boxes ORDER BY id DESC");
    const cor_table *ours = read_ours(&k, near), *ogr = read_ogr(&k, near);
    assert_non_null(ours);
    assert_true(ogr->n_rows > 2);
    for (size_t row = 1; row < ogr->n_rows; row++)
        assert_true(cor_table_id(ogr, row) > cor_table_id(ogr, row - 1));
    finish(&k);
}

/* What SQL makes of a plain file is no longer ours. */
static void check_left_to_ogr(const char *sql, cor_request request)
{
    kit k;
    start(&k);
    seed = 5;
    make(&k, 4326);
    assert_non_null(read_ours(&k, (cor_request){.all_fields = true}));
    change(&k, sql);
    if (read_ours(&k, request)) fail_msg("%s: ours reads it", sql);
    finish(&k);
}

static void what_is_not_plain_is_left_to_ogr(void **state)
{
    (void) state;
    const cor_request all = {.all_fields = true};
    const char *const name[] = {"name"};
    check_left_to_ogr("SELECT 1", (cor_request){.where = "toll > 1"});
    check_left_to_ogr("SELECT 1", (cor_request){.layer = "another"});
    check_left_to_ogr("UPDATE \"odd \"\"layer\"\"\" SET toll = 'many' WHERE fid = 1", all);
    check_left_to_ogr("UPDATE \"odd \"\"layer\"\"\" SET toll = 1e30 WHERE fid = 1", all);
    check_left_to_ogr("UPDATE \"odd \"\"layer\"\"\" SET day = '2024-02-30' WHERE fid = 1", all);
    check_left_to_ogr("UPDATE \"odd \"\"layer\"\"\" SET name = CAST(x'ff41' AS TEXT) WHERE fid = 1",
                      (cor_request){.fields = name, .n_fields = 1});
    check_left_to_ogr("ALTER TABLE \"odd \"\"layer\"\"\" ADD COLUMN bytes BLOB", all);
    check_left_to_ogr("ALTER TABLE \"odd \"\"layer\"\"\" ADD COLUMN twice INTEGER AS (toll * 2)", all);
    check_left_to_ogr("UPDATE gpkg_geometry_columns SET srs_id = 0", all);
    check_left_to_ogr("PRAGMA writable_schema = 1; DELETE FROM sqlite_master WHERE name = 'gpkg_contents'", all);
}

static void a_broken_geometry_is_left_to_ogr(void **state)
{
    (void) state;
    kit k;
    start(&k);
    seed = 5;
    make(&k, 4326);
    change(&k, "UPDATE \"odd \"\"layer\"\"\" SET geom = x'47500003' WHERE fid = 1");
    assert_null(read_ours(&k, (cor_request){.all_fields = true}));
    finish(&k);
}

static void a_plane_is_ours_only_where_the_request_states_it(void **state)
{
    (void) state;
    kit k;
    start(&k);
    seed = 3;
    make(&k, 32642);
    assert_null(read_ours(&k, (cor_request){.all_fields = true}));
    const cor_request stated = {.all_fields = true, .crs = "EPSG:32642"};
    const cor_table *ours = read_ours(&k, stated);
    assert_non_null(ours);
    assert_string_equal(difference_of_tables(ours, read_ogr(&k, stated), k.arena), "");
    finish(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_readers_agree_on_made_geopackages),
        cmocka_unit_test(ours_keeps_back_no_row_that_ogr_gives_by_extent),
        cmocka_unit_test(rows_found_by_an_index_stand_in_the_order_of_their_ids),
        cmocka_unit_test(what_is_not_plain_is_left_to_ogr),
        cmocka_unit_test(a_broken_geometry_is_left_to_ogr),
        cmocka_unit_test(a_plane_is_ours_only_where_the_request_states_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
