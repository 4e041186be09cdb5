/* Everything that is read through GDAL's module: formats, layers, filters, CRSs. */
#include <gdal.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <unistd.h>

#include "shapefiles.h"
#include "unit/source/with_gdal.h"

#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define FEATURE(geometry, properties) "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":" geometry "}"
#define POINT(xy) "{\"type\":\"Point\",\"coordinates\":[" xy "]}"

static OGRSpatialReferenceH new_srs(int epsg)
{
    OGRSpatialReferenceH srs = OSRNewSpatialReference(NULL);
    OSRImportFromEPSG(srs, epsg);
    OSRSetAxisMappingStrategy(srs, OAMS_TRADITIONAL_GIS_ORDER);
    return srs;
}

static void add_row(OGRLayerH layer, const char *name, int toll, const char *wkt)
{
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    OGRGeometryH geometry = NULL;
    char *at = (char *) wkt;
    if (name) OGR_F_SetFieldString(feature, 0, name);
    OGR_F_SetFieldInteger(feature, 1, toll);
    OGR_F_SetFieldDateTime(feature, 2, 2024, 11, 30, 0, 0, 0, 0);
    if (wkt && OGR_G_CreateFromWkt(&at, NULL, &geometry) == OGRERR_NONE) OGR_F_SetGeometryDirectly(feature, geometry);
    assert_int_equal(OGR_L_CreateFeature(layer, feature), OGRERR_NONE);
    OGR_F_Destroy(feature);
}

static OGRLayerH add_layer(GDALDatasetH dataset, const char *name, int epsg, OGRwkbGeometryType type)
{
    OGRSpatialReferenceH srs = epsg ? new_srs(epsg) : NULL;
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, name, srs, type, NULL);
    static const struct {
        const char *name;
        OGRFieldType type;
    } fields[] = {{"name", OFTString}, {"toll", OFTInteger}, {"day", OFTDate}};
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        OGRFieldDefnH field = OGR_Fld_Create(fields[i].name, fields[i].type);
        OGR_L_CreateField(layer, field, TRUE);
        OGR_Fld_Destroy(field);
    }
    if (srs) OSRRelease(srs);
    return layer;
}

static GDALDatasetH create(fixture *f, const char *driver, const char *name)
{
    return GDALCreate(GDALGetDriverByName(driver), fixture_path(f, name), 0, 0, 0, GDT_Unknown, NULL);
}

/* Three towns in a layer of DRIVER's format. */
static void write_towns(fixture *f, const char *driver, const char *name, int epsg)
{
    GDALDatasetH dataset = create(f, driver, name);
    OGRLayerH layer = add_layer(dataset, "towns", epsg, wkbPoint);
    add_row(layer, "Gwadar", 5, "POINT (62.3 25.1)");
    add_row(layer, "Quetta", 0, "POINT (67 30.2)");
    add_row(layer, "S\xc3\xb6st", 12, "POINT (74.8 36.7)");
    GDALClose(dataset);
}

static size_t row_named(const cor_table *table, const char *name)
{
    for (size_t row = 0; row < table->n_rows; row++)
        if (!strcmp(text_at(table, "name", row), name)) return row;
    fail_msg("there is no row named %s", name);
    return 0;
}

static void geopackages_and_flatgeobufs_come_in_bulk(void **state)
{
    fixture *f = *state;
    write_towns(f, "GPKG", "t.gpkg", 4326);
    write_towns(f, "FlatGeobuf", "t.fgb", 4326);
    for (int i = 0; i < 2; i++) {
        const cor_table *table = fixture_read(f, i ? "t.fgb" : "t.gpkg", (cor_request){0});
        size_t row = row_named(table, "S\xc3\xb6st");
        assert_int_equal(table->n_rows, 3);
        assert_null(table->crs);
        assert_null(table->geometry.parts);
        assert_true(number_at(table, "toll", row) == 12);
        assert_non_null(strstr(text_at(table, "day", row), "2024-11-30")); /* FlatGeobuf knows no days, only times */
        assert_string_equal(shape_at(f, table, row), "POINT 74.8 36.7");
    }
}

static void nothing_is_left_beside_what_is_read(void **state)
{
    fixture *f = *state;
    write_towns(f, "GPKG", "t.gpkg", 4326);
    g_chmod(fixture_path(f, "t.gpkg"), 0444);
    fixture_read(f, "t.gpkg", (cor_request){.where = "toll > 3"});
    assert_string_equal(fixture_listing(f), "t.gpkg");
}

static void only_wanted_fields_are_columns(void **state)
{
    fixture *f = *state;
    const char *wanted[] = {"toll", "nothing"};
    write_towns(f, "GPKG", "t.gpkg", 4326);
    const cor_table *table = fixture_read(f, "t.gpkg", (cor_request){.fields = wanted, .n_fields = 2});
    assert_int_equal(table->n_columns, 1);
    assert_true(number_at(table, "toll", 0) == 5);
}

static void a_filter_keeps_rows_back_and_counts_them(void **state)
{
    fixture *f = *state;
    const char *wanted[] = {"name"};
    write_towns(f, "GPKG", "t.gpkg", 4326);
    write_towns(f, "GeoJSON", "t.geojson", 4326);
    for (int i = 0; i < 2; i++) {
        cor_request request = {.where = "toll > 3 AND name <> 'Gwadar'", .fields = wanted, .n_fields = 1};
        const cor_table *table = fixture_read(f, i ? "t.geojson" : "t.gpkg", request);
        assert_int_equal(table->n_rows, 1);
        assert_int_equal(table->counts.filtered_out, 2);
        assert_string_equal(text_at(table, "name", 0), "S\xc3\xb6st");
    }
    assert_non_null(strstr(fixture_fail(f, "t.gpkg", (cor_request){.where = "tall > 3"}), "tall > 3"));
    assert_non_null(strstr(fixture_fail(f, "t.geojson", (cor_request){.where = "tall >"}), "SQL"));
}

static void a_shapefile_with_a_filter_goes_through_ogr_without_touching_its_folder(void **state)
{
    fixture *f = *state;
    static const char *const cells[] = {"B\xe6rum", "Hub", "Sost"};
    write_points(f, "p", SHPT_POINT, (cor_point[]){{1, 2}, {3, 4}, {5, 6}}, 3);
    write_field(f, "p", "name", 'C', 8, 0, NULL, cells, 3);
    g_remove(fixture_path(f, "p.shx"));
    const cor_table *table =
        fixture_read(f, "p.shp", (cor_request){.where = "name = 'B\xc3\xa6rum'", .encoding = "CP1252"});
    assert_int_equal(table->n_rows, 1);
    assert_string_equal(text_at(table, "name", 0), "B\xc3\xa6rum");
    assert_string_equal(shape_at(f, table, 0), "POINT 1 2");
    assert_string_equal(fixture_listing(f), "p.dbf p.prj p.shp");
}

static void the_extent_is_pushed_down_where_the_format_has_an_index(void **state)
{
    fixture *f = *state;
    cor_request request = {.has_extent = true, .extent = {66, 29, 68, 31}};
    write_towns(f, "GPKG", "t.gpkg", 4326);
    const cor_table *table = fixture_read(f, "t.gpkg", request);
    assert_int_equal(table->n_rows, 1);
    assert_int_equal(table->counts.outside, 2);
    assert_string_equal(text_at(table, "name", 0), "Quetta");
}

static void the_extent_reaches_projected_layers(void **state)
{
    fixture *f = *state;
    GDALDatasetH dataset = create(f, "GPKG", "u.gpkg");
    OGRLayerH layer = add_layer(dataset, "u", 32642, wkbPoint);
    add_row(layer, "Quetta", 1, "POINT (307000 3342000)");
    add_row(layer, "far", 1, "POINT (700000 1000000)");
    GDALClose(dataset);
    cor_proj *proj = cor_proj_new();
    cor_request request = {.has_extent = true, .extent = {66, 29, 68, 31}, .proj = proj};
    const cor_table *table = fixture_read(f, "u.gpkg", request);
    cor_proj_free(proj);
    assert_string_equal(table->crs, "EPSG:32642");
    assert_int_equal(table->n_rows, 1);
    assert_string_equal(text_at(table, "name", 0), "Quetta");
}

static void a_layer_without_crs_is_an_error_that_tells_how_to_state_it(void **state)
{
    fixture *f = *state;
    write_towns(f, "GPKG", "t.gpkg", 0);
    assert_non_null(strstr(fixture_fail(f, "t.gpkg", (cor_request){0}), "crs: EPSG:4326"));
    assert_int_equal(fixture_read(f, "t.gpkg", (cor_request){.crs = "EPSG:4326"})->n_rows, 3);
}

static void a_layer_that_a_style_names_in_vain_is_said_and_has_no_rows(void **state)
{
    fixture *f = *state;
    GDALDatasetH dataset = create(f, "GPKG", "t.gpkg");
    add_row(add_layer(dataset, "towns", 4326, wkbPoint), "Hub", 1, "POINT (1 1)");
    add_row(add_layer(dataset, "roads", 4326, wkbLineString), "N-25", 1, "LINESTRING (1 1, 2 2)");
    GDALClose(dataset);
    const cor_table *table = fixture_read(f, "t.gpkg", (cor_request){.layer_hint = "landcover"});
    assert_true(table->is_absent);
    assert_int_equal(table->n_rows, 0);
    assert_true(fixture_remarked(f, "has no layer 'landcover'"));
}

static void of_several_layers_one_must_be_named(void **state)
{
    fixture *f = *state;
    GDALDatasetH dataset = create(f, "GPKG", "t.gpkg");
    add_row(add_layer(dataset, "towns", 4326, wkbPoint), "Hub", 1, "POINT (1 1)");
    add_row(add_layer(dataset, "roads", 4326, wkbLineString), "N-25", 1, "LINESTRING (1 1, 2 2)");
    GDALClose(dataset);
    const char *message = fixture_fail(f, "t.gpkg", (cor_request){0});
    assert_non_null(strstr(message, "\"towns\", \"roads\""));
    message = fixture_fail(f, "t.gpkg", (cor_request){.layer = "tonws"});
    assert_non_null(strstr(message, "did you mean \"towns\"?"));
    assert_string_equal(text_at(fixture_read(f, "t.gpkg", (cor_request){.layer = "roads"}), "name", 0), "N-25");
    assert_string_equal(text_at(fixture_read(f, "t.gpkg", (cor_request){.layer_hint = "towns"}), "name", 0), "Hub");
    message = fixture_fail(f, "t.gpkg", (cor_request){.layer_hint = "tonws"});
    assert_non_null(strstr(message, "has no layer \"tonws\", which the style names; did you mean \"towns\"?"));
    g_rename(fixture_path(f, "t.gpkg"), fixture_path(f, "roads.gpkg"));
    assert_string_equal(text_at(fixture_read(f, "roads.gpkg", (cor_request){0}), "name", 0), "N-25");
}

static void inline_geojson_is_read_from_memory(void **state)
{
    fixture *f = *state;
    const char *json = COLLECTION(FEATURE(POINT("67,30.2"), "\"name\":\"Quetta\",\"open\":true,\"n\":null") "," FEATURE(
        POINT("66,30"), "\"name\":\"Chaman\",\"open\":false,\"n\":2.5"));
    const cor_table *table = fixture_read(f, "inline", (cor_request){.json = json});
    assert_null(table->crs);
    assert_string_equal(text_at(table, "name", 0), "Quetta");
    assert_true(value_at(table, "open", 0).boolean);
    assert_true(null_at(table, "n", 0));
    assert_true(number_at(table, "n", 1) == 2.5);
    assert_string_equal(shape_at(f, table, 1), "POINT 66 30");
}

static void nested_json_stays_nested(void **state)
{
    fixture *f = *state;
    const char *json = COLLECTION(FEATURE(POINT("1,2"), "\"tags\":[\"a\",\"b\"],\"deep\":{\"k\":[1,{\"x\":true}]}"));
    const cor_table *table = fixture_read(f, "inline", (cor_request){.json = json});
    cor_value tags = value_at(table, "tags", 0), deep = value_at(table, "deep", 0);
    assert_int_equal(tags.kind, COR_ARRAY);
    assert_string_equal(tags.array->items[1].string, "b");
    assert_int_equal(deep.kind, COR_OBJECT);
    assert_string_equal(deep.object->keys[0], "k");
    assert_int_equal(deep.object->values[0].array->items[1].kind, COR_OBJECT);
}

static void mixed_layers_keep_each_kind_and_mixed_features_the_highest(void **state)
{
    fixture *f = *state;
    const char *json = COLLECTION(FEATURE(POINT("1,2"), "") "," FEATURE(
        "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}",
        "") "," FEATURE("{\"type\":\"GeometryCollection\",\"geometries\":[" POINT("5,5") ",{\"type\":\"Polygon\","
                                                                                         "\"coordinates\":[[[0,0],[1,0]"
                                                                                         ",[1,1],[0,0]]]}]}",
                        "") "," FEATURE("null", "") "," FEATURE("{\"type\":\"LineString\",\"coordinates\":[]}", ""));
    const cor_table *table = fixture_read(f, "inline", (cor_request){.json = json});
    assert_string_equal(shape_at(f, table, 0), "POINT 1 2");
    assert_string_equal(shape_at(f, table, 1), "LINE 0 0, 1 1");
    assert_string_equal(shape_at(f, table, 2), "POLYGON 0 0, 1 0, 1 1, 0 0");
    assert_string_equal(shape_at(f, table, 3), "NONE");
    assert_string_equal(shape_at(f, table, 4), "NONE");
    assert_int_equal(table->counts.null_shapes, 2);
    assert_true(fixture_remarked(f, "1 feature is of several kinds"));
}

static void heights_are_dropped_with_the_crs_that_has_them(void **state)
{
    fixture *f = *state;
    const char *json = COLLECTION(FEATURE(POINT("1,2,3"), ""));
    const cor_table *table = fixture_read(f, "inline", (cor_request){.json = json});
    assert_null(table->crs);
    assert_string_equal(shape_at(f, table, 0), "POINT 1 2");
}

static void arcs_become_lines(void **state)
{
    fixture *f = *state;
    GDALDatasetH dataset = create(f, "GPKG", "c.gpkg");
    add_row(add_layer(dataset, "c", 4326, wkbUnknown), "arc", 1, "CIRCULARSTRING (0 0, 1 1, 2 0)");
    GDALClose(dataset);
    const cor_table *table = fixture_read(f, "c.gpkg", (cor_request){0});
    assert_int_equal(cor_geometry_kind(&table->geometry, 0), COR_SHAPE_LINE);
    assert_true(table->geometry.n_points > 10);
}

static void kml_and_gpx_and_topojson_are_read(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "a.kml",
                       "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>Hub</name>"
                       "<Point><coordinates>66.9,25.0,4</coordinates></Point></Placemark></Document></kml>");
    fixture_write_text(f, "a.gpx",
                       "<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
                       "<wpt lat=\"25\" lon=\"66.9\"><name>Hub</name></wpt></gpx>");
    fixture_write_text(f, "a.json",
                       "{\"type\":\"Topology\",\"objects\":{\"a\":{\"type\":\"GeometryCollection\",\"geometries\":["
                       "{\"type\":\"LineString\",\"arcs\":[0],\"properties\":{\"name\":\"Hub\"}}]}},"
                       "\"arcs\":[[[66.9,25],[67,26]]]}");
    assert_string_equal(shape_at(f, fixture_read(f, "a.kml", (cor_request){0}), 0), "POINT 66.9 25");
    assert_string_equal(shape_at(f, fixture_read(f, "a.gpx", (cor_request){.layer = "waypoints"}), 0), "POINT 66.9 25");
    const cor_table *topo = fixture_read(f, "a.json", (cor_request){0});
    assert_string_equal(shape_at(f, topo, 0), "LINE 66.9 25, 67 26");
    assert_string_equal(text_at(topo, "name", 0), "Hub");
}

static void an_empty_source_is_a_table_of_no_rows(void **state)
{
    fixture *f = *state;
    assert_int_equal(fixture_read(f, "inline", (cor_request){.json = COLLECTION("")})->n_rows, 0);
    write_towns(f, "GPKG", "t.gpkg", 4326);
    const cor_table *table = fixture_read(f, "t.gpkg", (cor_request){.where = "toll > 99"});
    assert_int_equal(table->n_rows, 0);
    assert_int_equal(table->counts.filtered_out, 3);
}

static void broken_files_are_errors_in_gdals_and_our_words(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "b.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{]}");
    const char *message = fixture_fail(f, "b.geojson", (cor_request){0});
    assert_non_null(strstr(message, "can't be read as geodata"));
    assert_null(strstr(message, "not recognized"));
    fixture_write_text(f, "b.zip", "PK");
    assert_non_null(strstr(fixture_fail(f, "b.zip", (cor_request){0}), "/vsizip/"));
    fixture_write_text(f, "b.xlsx", "PK");
    assert_non_null(strstr(fixture_fail(f, "b.xlsx", (cor_request){0}), "save its table as CSV"));
    fixture_write_text(f, "b.gpkg", "SQLite format 3");
    fixture_fail(f, "b.gpkg", (cor_request){0});
    fixture_write_text(f, "b.fgb", "fgb\x03");
    fixture_fail(f, "b.fgb", (cor_request){0});
}

static void a_gpkg_cut_short_is_an_error_or_a_part(void **state)
{
    fixture *f = *state;
    GStatBuf info;
    for (int share = 1; share < 8; share++) {
        const cor_table *table = NULL;
        write_towns(f, "GPKG", "t.gpkg", 4326);
        g_stat(fixture_path(f, "t.gpkg"), &info);
        cut_off(f, "t.gpkg", (size_t) info.st_size * (size_t) share / 8);
        cor_request request = {.name = "t", .url = fixture_path(f, "t.gpkg"), .all_fields = true};
        cor_source_read(f->sources, &request, f->arena, f->interns, f->diagnostics, &table, &f->error);
        g_remove(fixture_path(f, "t.gpkg"));
    }
}

/* What one thread of the test below does: everything with a session's readers of its own. */
static gpointer read_often(gpointer folder)
{
    static const char *const names[] = {"t.gpkg", "t.geojson", "t.fgb", "t.csv", "p.shp"};
    size_t rows = 0;
    cor_sources *sources = cor_sources_new();
    for (int i = 0; i < 40; i++) {
        cor_arena *arena = cor_arena_new();
        cor_interns *interns = cor_interns_new();
        const cor_table *table = NULL;
        cor_request request = {.name = "t",
                               .url = cor_arena_format(arena, "%s/%s", (const char *) folder, names[i % 5]),
                               .where = i % 2 ? "1 = 1" : NULL,
                               .all_fields = true};
        if (!cor_source_read(sources, &request, arena, interns, NULL, &table, NULL)) rows += table->n_rows;
        cor_interns_free(interns);
        cor_arena_free(arena);
    }
    cor_sources_free(sources);
    return GSIZE_TO_POINTER(rows);
}

static void threads_read_at_the_same_time(void **state)
{
    fixture *f = *state;
    GThread *threads[4];
    write_towns(f, "GPKG", "t.gpkg", 4326);
    write_towns(f, "GeoJSON", "t.geojson", 4326);
    write_towns(f, "FlatGeobuf", "t.fgb", 4326);
    fixture_write_text(f, "t.csv", "lon,lat\n1,2\n3,4\n5,6\n");
    write_points(f, "p", SHPT_POINT, (cor_point[]){{1, 2}, {3, 4}, {5, 6}}, 3);
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
        threads[i] = g_thread_new("reader", read_often, f->folder);
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
        assert_int_equal(GPOINTER_TO_SIZE(g_thread_join(threads[i])), 120);
}

static void info_tells_layers_fields_and_extents(void **state)
{
    fixture *f = *state;
    const cor_source_info *info = NULL;
    write_towns(f, "GPKG", "t.gpkg", 4326);
    cor_request request = {.name = "t", .url = fixture_path(f, "t.gpkg")};
    assert_int_equal(cor_source_describe(f->sources, &request, f->arena, &info, &f->error), COR_OK);
    assert_int_equal(info->n_layers, 1);
    assert_string_equal(info->layers[0].name, "towns");
    assert_string_equal(info->layers[0].geometry, "Point");
    assert_string_equal(info->layers[0].crs, "WGS 84");
    assert_true(info->layers[0].n_features == 3);
    assert_true(info->layers[0].extent.x1 == 74.8);
    assert_int_equal(info->layers[0].n_fields, 3);
    assert_string_equal(info->layers[0].fields[2].kind, "Date");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(geopackages_and_flatgeobufs_come_in_bulk),
        TEST(nothing_is_left_beside_what_is_read),
        TEST(only_wanted_fields_are_columns),
        TEST(a_filter_keeps_rows_back_and_counts_them),
        TEST(a_shapefile_with_a_filter_goes_through_ogr_without_touching_its_folder),
        TEST(the_extent_is_pushed_down_where_the_format_has_an_index),
        TEST(the_extent_reaches_projected_layers),
        TEST(a_layer_without_crs_is_an_error_that_tells_how_to_state_it),
        TEST(a_layer_that_a_style_names_in_vain_is_said_and_has_no_rows),
        TEST(of_several_layers_one_must_be_named),
        TEST(inline_geojson_is_read_from_memory),
        TEST(nested_json_stays_nested),
        TEST(mixed_layers_keep_each_kind_and_mixed_features_the_highest),
        TEST(heights_are_dropped_with_the_crs_that_has_them),
        TEST(arcs_become_lines),
        TEST(kml_and_gpx_and_topojson_are_read),
        TEST(an_empty_source_is_a_table_of_no_rows),
        TEST(broken_files_are_errors_in_gdals_and_our_words),
        TEST(a_gpkg_cut_short_is_an_error_or_a_part),
        TEST(threads_read_at_the_same_time),
        TEST(info_tells_layers_fields_and_extents),
    };
    return cmocka_run_group_tests(tests, start_gdal, NULL);
}
