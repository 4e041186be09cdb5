/* Rasters warped into the page: colours, no data, elevations. */
#include <cpl_conv.h>
#include <gdal.h>
#include <glib.h>
#include <math.h>
#include <ogr_srs_api.h>

#include "fixture.h"
#include "unit/source/with_gdal.h"

#define LONLAT "EPSG:4326"

/* A raster of WIDTH x HEIGHT degrees with its corner at 60 E, 40 N, one degree a pixel. */
static GDALDatasetH create(fixture *f, const char *name, int width, int height, int bands, GDALDataType type, int epsg)
{
    double transform[6] = {60, 1, 0, 40, 0, -1};
    GDALDatasetH dataset =
        GDALCreate(GDALGetDriverByName("GTiff"), fixture_path(f, name), width, height, bands, type, NULL);
    GDALSetGeoTransform(dataset, transform);
    if (epsg) {
        char *wkt = NULL;
        OGRSpatialReferenceH srs = OSRNewSpatialReference(NULL);
        OSRImportFromEPSG(srs, epsg);
        OSRExportToWkt(srs, &wkt);
        GDALSetProjection(dataset, wkt);
        CPLFree(wkt);
        OSRRelease(srs);
    }
    return dataset;
}

static void fill(GDALDatasetH dataset, int band, int x, int y, int width, int height, double value)
{
    double *values = g_new(double, width *height);
    for (int i = 0; i < width * height; i++)
        values[i] = value;
    assert_int_equal(GDALRasterIO(GDALGetRasterBand(dataset, band), GF_Write, x, y, width, height, values, width,
                                  height, GDT_Float64, 0, 0),
                     CE_None);
    g_free(values);
}

static cor_raster_request request_for(fixture *f, const char *name)
{
    return (cor_raster_request){.name = "test",
                                .url = fixture_path(f, name),
                                .target_wkt = LONLAT,
                                .extent = {60, 30, 70, 40},
                                .width = 10,
                                .height = 10,
                                .nearest = true};
}

static const cor_raster *read_raster(fixture *f, cor_raster_request request)
{
    const cor_raster *raster = NULL;
    cor_status st = cor_raster_read(f->sources, &request, f->arena, &raster, &f->error);
    if (st) fail_msg("%s", f->error.message);
    return raster;
}

static const cor_elevation *read_elevation(fixture *f, cor_raster_request request)
{
    const cor_elevation *elevation = NULL;
    cor_status st = cor_elevation_read(f->sources, &request, f->arena, &elevation, &f->error);
    if (st) fail_msg("%s", f->error.message);
    return elevation;
}

static void assert_pixel(const cor_raster *raster, int x, int y, int r, int g, int b, int a)
{
    const uint8_t *p = raster->rgba + 4 * (y * raster->width + x);
    if (p[0] != r || p[1] != g || p[2] != b || p[3] != a)
        fail_msg("pixel %d, %d is %d %d %d %d instead of %d %d %d %d", x, y, p[0], p[1], p[2], p[3], r, g, b, a);
}

static void the_first_row_is_the_top_of_the_page(void **state)
{
    fixture *f = *state;
    GDALDatasetH dataset = create(f, "t.tif", 10, 10, 3, GDT_Byte, 4326);
    fill(dataset, 1, 0, 0, 10, 1, 200);
    fill(dataset, 3, 9, 0, 1, 10, 99);
    GDALClose(dataset);
    const cor_raster *raster = read_raster(f, request_for(f, "t.tif"));
    assert_pixel(raster, 0, 0, 200, 0, 0, 255);
    assert_pixel(raster, 9, 0, 200, 0, 99, 255);
    assert_pixel(raster, 0, 9, 0, 0, 0, 255);
    assert_string_equal(fixture_listing(f), "t.tif");
}

static void what_lies_outside_is_transparent(void **state)
{
    fixture *f = *state;
    GDALDatasetH dataset = create(f, "t.tif", 5, 10, 3, GDT_Byte, 4326);
    fill(dataset, 1, 0, 0, 5, 10, 7);
    GDALClose(dataset);
    const cor_raster *raster = read_raster(f, request_for(f, "t.tif"));
    assert_pixel(raster, 2, 5, 7, 0, 0, 255);
    assert_pixel(raster, 7, 5, 0, 0, 0, 0);
}

static void palettes_become_colours(void **state)
{
    fixture *f = *state;
    static const GDALColorEntry red = {255, 0, 0, 255}, blue = {0, 0, 255, 255};
    GDALDatasetH dataset = create(f, "t.tif", 10, 10, 1, GDT_Byte, 4326);
    GDALColorTableH table = GDALCreateColorTable(GPI_RGB);
    GDALSetColorEntry(table, 0, &red);
    GDALSetColorEntry(table, 1, &blue);
    GDALSetRasterColorTable(GDALGetRasterBand(dataset, 1), table);
    fill(dataset, 1, 5, 0, 5, 10, 1);
    GDALDestroyColorTable(table);
    GDALClose(dataset);
    const cor_raster *raster = read_raster(f, request_for(f, "t.tif"));
    assert_pixel(raster, 0, 0, 255, 0, 0, 255);
    assert_pixel(raster, 9, 0, 0, 0, 255, 255);
}

static void sixteen_bits_become_eight(void **state)
{
    fixture *f = *state;
    GDALDatasetH dataset = create(f, "t.tif", 10, 10, 3, GDT_UInt16, 4326);
    fill(dataset, 1, 0, 0, 5, 10, 65535);
    fill(dataset, 2, 0, 0, 5, 10, 32896);
    GDALClose(dataset);
    assert_pixel(read_raster(f, request_for(f, "t.tif")), 0, 0, 255, 128, 0, 255);
}

static void one_band_of_measurements_is_grey_from_least_to_greatest(void **state)
{
    fixture *f = *state;
    GDALDatasetH dataset = create(f, "t.tif", 10, 10, 1, GDT_Float32, 4326);
    GDALSetRasterNoDataValue(GDALGetRasterBand(dataset, 1), -9999);
    fill(dataset, 1, 0, 0, 10, 10, 100);
    fill(dataset, 1, 0, 0, 10, 1, -50);
    fill(dataset, 1, 3, 3, 1, 1, -9999);
    GDALClose(dataset);
    const cor_raster *raster = read_raster(f, request_for(f, "t.tif"));
    assert_pixel(raster, 0, 0, 0, 0, 0, 255);
    assert_pixel(raster, 9, 9, 255, 255, 255, 255);
    assert_int_equal(raster->rgba[4 * 33 + 3], 0);
}

static void elevations_keep_metres_and_gaps(void **state)
{
    fixture *f = *state;
    GDALDatasetH dataset = create(f, "t.tif", 8, 10, 1, GDT_Int16, 4326);
    fill(dataset, 1, 0, 0, 8, 10, 8611);
    fill(dataset, 1, 0, 0, 1, 10, -32768); /* undeclared, as many a DEM has it */
    GDALClose(dataset);
    const cor_elevation *elevation = read_elevation(f, request_for(f, "t.tif"));
    assert_true(isnan(elevation->metres[0]));
    assert_true(elevation->metres[5] == 8611);
    assert_true(isnan(elevation->metres[9]));
}

static void coarse_elevations_are_smooth_between_their_posts(void **state)
{
    fixture *f = *state;
    GDALDatasetH dataset = create(f, "t.tif", 10, 10, 1, GDT_Float32, 4326);
    for (int x = 0; x < 10; x++)
        fill(dataset, 1, x, 0, 1, 10, x % 2 ? 1000 : 0);
    GDALClose(dataset);
    cor_raster_request request = request_for(f, "t.tif");
    request.nearest = false;
    request.width = request.height = 400;
    const cor_elevation *elevation = read_elevation(f, request);
    double steepest = 0, bend = 0;
    for (int x = 81; x < 320; x++) {
        const float *m = elevation->metres + 200 * 400 + x;
        steepest = fmax(steepest, fabs(m[1] - m[0]));
        bend = fmax(bend, fabs(m[1] - 2 * m[0] + m[-1]));
    }
    assert_true(steepest > 5);
    assert_true(bend < steepest / 8); /* planes between posts would bend by twice the slope at each */
}

static void a_raster_without_crs_is_an_error_that_tells_how_to_state_it(void **state)
{
    fixture *f = *state;
    const cor_raster *raster = NULL;
    GDALClose(create(f, "t.tif", 10, 10, 1, GDT_Byte, 0));
    cor_raster_request request = request_for(f, "t.tif");
    assert_int_equal(cor_raster_read(f->sources, &request, f->arena, &raster, &f->error), COR_BAD_DATA);
    assert_non_null(strstr(f->error.message, "crs: EPSG:4326"));
    request.crs = LONLAT;
    assert_non_null(read_raster(f, request));
}

static void a_virtual_raster_needs_the_users_own_word(void **state)
{
    fixture *f = *state;
    const cor_raster *raster = NULL;
    GDALClose(create(f, "t.tif", 10, 10, 1, GDT_Byte, 4326));
    fixture_write_text(f, "v.tif",
                       "<VRTDataset rasterXSize=\"10\" rasterYSize=\"10\"><SRS>EPSG:4326</SRS>"
                       "<GeoTransform>60, 1, 0, 40, 0, -1</GeoTransform><VRTRasterBand dataType=\"Byte\" band=\"1\">"
                       "<SimpleSource><SourceFilename relativeToVRT=\"1\">t.tif</SourceFilename></SimpleSource>"
                       "</VRTRasterBand></VRTDataset>");
    cor_raster_request request = request_for(f, "v.tif");
    assert_int_equal(cor_raster_read(f->sources, &request, f->arena, &raster, &f->error), COR_BAD_DATA);
    request.trusted = true;
    assert_non_null(read_raster(f, request));
}

static void info_tells_what_a_raster_is(void **state)
{
    fixture *f = *state;
    const cor_source_info *info = NULL;
    GDALClose(create(f, "t.tif", 10, 10, 1, GDT_Byte, 4326));
    cor_request request = {.name = "t", .url = fixture_path(f, "t.tif")};
    assert_int_equal(cor_source_describe(f->sources, &request, f->arena, &info, &f->error), COR_OK);
    assert_string_equal(info->layers[0].name, "t");
    assert_string_equal(info->layers[0].geometry, "raster");
    assert_string_equal(info->layers[0].crs, "WGS 84");
    assert_true(info->layers[0].extent.x0 == 60 && info->layers[0].extent.y0 == 30);
}

static void sizes_and_extents_are_checked(void **state)
{
    fixture *f = *state;
    const cor_raster *raster = NULL;
    GDALClose(create(f, "t.tif", 10, 10, 1, GDT_Byte, 4326));
    cor_raster_request request = request_for(f, "t.tif");
    request.width = 40000;
    assert_int_equal(cor_raster_read(f->sources, &request, f->arena, &raster, &f->error), COR_BAD_DATA);
    assert_non_null(strstr(f->error.message, "32767"));
    request.width = 10;
    request.extent.x1 = NAN;
    assert_int_equal(cor_raster_read(f->sources, &request, f->arena, &raster, &f->error), COR_BAD_DATA);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_first_row_is_the_top_of_the_page),
        TEST(what_lies_outside_is_transparent),
        TEST(palettes_become_colours),
        TEST(sixteen_bits_become_eight),
        TEST(one_band_of_measurements_is_grey_from_least_to_greatest),
        TEST(elevations_keep_metres_and_gaps),
        TEST(coarse_elevations_are_smooth_between_their_posts),
        TEST(a_raster_without_crs_is_an_error_that_tells_how_to_state_it),
        TEST(a_virtual_raster_needs_the_users_own_word),
        TEST(info_tells_what_a_raster_is),
        TEST(sizes_and_extents_are_checked),
    };
    return cmocka_run_group_tests(tests, start_gdal, NULL);
}
