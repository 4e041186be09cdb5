/* Rasters that would have others opened: by name, by what lies beside them, by what they are not. */
#include <glib.h>
#include <hdf5.h>
#include <math.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "fixture.h"
#include "unit/source/with_gdal.h"

enum { SIZE = 10 };

/* What may be different from a picture of ten by ten degrees of one grey, its corner at 60 E, 40 N. */
typedef struct {
    const char *driver;
    int grey, width, height;
    const char *const *options;
} picture;

static GDALDatasetH create(fixture *f, const char *name, picture p)
{
    double transform[6] = {60, 1, 0, 40, 0, -1};
    int width = p.width ? p.width : SIZE, height = p.height ? p.height : SIZE;
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName(p.driver ? p.driver : "GTiff"), fixture_path(f, name), width,
                                      height, 1, GDT_Byte, (char **) p.options);
    assert_non_null(dataset);
    transform[1] = (double) SIZE / width;
    transform[5] = -(double) SIZE / height;
    GDALSetGeoTransform(dataset, transform);
    OGRSpatialReferenceH srs = OSRNewSpatialReference(NULL);
    OSRImportFromEPSG(srs, 4326);
    GDALSetSpatialRef(dataset, srs);
    OSRRelease(srs);
    if (!p.width) assert_int_equal(GDALFillRaster(GDALGetRasterBand(dataset, 1), p.grey, 0), CE_None);
    return dataset;
}

static void write_picture(fixture *f, const char *name, int grey)
{
    GDALClose(create(f, name, (picture){.grey = grey}));
}

static cor_raster_request request_for(fixture *f, const char *name)
{
    return (cor_raster_request){.name = "test",
                                .url = fixture_path(f, name),
                                .target_wkt = "EPSG:4326",
                                .extent = {60, 30, 70, 40},
                                .width = 2, /* fewer than there are: overviews would be asked for */
                                .height = 2};
}

static const char *refusal(fixture *f, cor_raster_request request)
{
    const cor_raster *raster = NULL;
    cor_status st = cor_raster_read(f->sources, &request, f->arena, &raster, &f->error);
    if (st != COR_BAD_DATA) fail_msg("status %d for %s", (int) st, request.url);
    assert_null(raster);
    return f->error.message;
}

static const uint8_t *pixels(fixture *f, cor_raster_request request)
{
    const cor_raster *raster = NULL;
    if (cor_raster_read(f->sources, &request, f->arena, &raster, &f->error)) fail_msg("%s", f->error.message);
    return raster->rgba;
}

static void assert_says(const char *message, const char *words)
{
    if (!strstr(message, words)) fail_msg("\"%s\" does not say \"%s\"", message, words);
}

static void a_file_named_in_metadata_is_not_opened(void **state)
{
    fixture *f = *state;
    static const char *const links[][2] = {
        {"OVERVIEW_FILE", "OVERVIEWS"}, {"X_DATASET", "GEOLOCATION"}, {"Y_DATASET", "GEOLOCATION"}};
    write_picture(f, "other.tif", 200);
    for (size_t i = 0; i < G_N_ELEMENTS(links); i++) {
        GDALDatasetH dataset = create(f, "t.tif", (picture){.grey = 100});
        GDALSetMetadataItem(dataset, links[i][0], fixture_path(f, "other.tif"), links[i][1]);
        GDALClose(dataset);
        cor_raster_request request = request_for(f, "t.tif");
        request.trusted = i > 0;
        assert_says(refusal(f, request), links[i][0]);
    }
}

static void what_lies_beside_a_picture_is_not_looked_at(void **state)
{
    fixture *f = *state;
    static const char *const names[] = {"t.tif.ovr", "t.tif.msk"};
    write_picture(f, "t.tif", 100);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        GDALClose(create(f, names[i], (picture){.grey = i ? 0 : 200, .width = 5, .height = 5}));
    fixture_write_text(f, "t.tif.aux.xml",
                       "<PAMDataset><GeoTransform>0,1,0,0,0,-1</GeoTransform><Metadata domain=\"OVERVIEWS\">"
                       "<MDI key=\"OVERVIEW_FILE\">t.tif.ovr</MDI></Metadata></PAMDataset>");
    const char *before = fixture_listing(f);
    const uint8_t *p = pixels(f, request_for(f, "t.tif"));
    assert_int_equal(p[0], 100);
    assert_int_equal(p[3], 255);
    assert_string_equal(fixture_listing(f), before);
}

static void a_picture_is_what_its_name_says(void **state)
{
    fixture *f = *state;
    static const char vrt[] = "<VRTDataset rasterXSize=\"10\" rasterYSize=\"10\"><SRS>EPSG:4326</SRS>"
                              "<GeoTransform>60, 1, 0, 40, 0, -1</GeoTransform><VRTRasterBand dataType=\"Byte\" "
                              "band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"1\">t.tif</SourceFilename>"
                              "</SimpleSource></VRTRasterBand></VRTDataset>";
    static const char *const names[] = {"v.tif", "v.png", "v.jp2", "v.nc",  "v.asc",
                                        "v.img", "v.bil", "v.hgt", "v.xyz", "v"};
    write_picture(f, "t.tif", 100);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        fixture_write_text(f, names[i], vrt);
        cor_raster_request request = request_for(f, names[i]);
        refusal(f, request);
        request.trusted = true;
        refusal(f, request);
    }
    fixture_write_text(f, "v.vrt", vrt);
    cor_raster_request request = request_for(f, "v.vrt");
    assert_says(refusal(f, request), "virtual raster");
    request.trusted = true;
    assert_int_equal(pixels(f, request)[0], 100);
    assert_null(GDALGetDriverByName("VRT")); /* only while it is wanted */
}

static void a_mosaic_reads_regular_files_and_nothing_beside_them(void **state)
{
    fixture *f = *state;
    static const char *const bands[] = {
        "<VRTRasterBand dataType=\"Byte\" band=\"1\" subClass=\"VRTRawRasterBand\"><SourceFilename relativeToVRT=\"1\">"
        "t.tif</SourceFilename></VRTRasterBand>",
        "<VRTRasterBand dataType=\"Byte\" band=\"1\" subClass=\"VRTDerivedRasterBand\"><PixelFunctionType>sum"
        "</PixelFunctionType></VRTRasterBand>",
        "<VRTRasterBand dataType=\"Byte\" band=\"1\"><SimpleSource><SourceFilename>/vsicurl/http://127.0.0.1:9/t.tif"
        "</SourceFilename></SimpleSource></VRTRasterBand>",
        "<VRTRasterBand dataType=\"Byte\" band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"1\">inner.vrt"
        "</SourceFilename></SimpleSource></VRTRasterBand>",
        "<VRTRasterBand dataType=\"Byte\" band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"1\">linked.tif"
        "</SourceFilename></SimpleSource></VRTRasterBand>",
        "<VRTRasterBand dataType=\"Byte\" band=\"1\"><SimpleSource><SourceFilename>&lt;VRTDataset/&gt;"
        "</SourceFilename></SimpleSource></VRTRasterBand>"};
    write_picture(f, "t.tif", 100);
    GDALDatasetH linked = create(f, "linked.tif", (picture){.grey = 100});
    GDALSetMetadataItem(linked, "OVERVIEW_FILE", fixture_path(f, "t.tif"), "OVERVIEWS");
    GDALClose(linked);
    for (size_t i = 0; i < G_N_ELEMENTS(bands); i++) {
        const char *xml = cor_arena_format(f->arena,
                                           "<VRTDataset rasterXSize=\"10\" rasterYSize=\"10\"><SRS>EPSG:4326</SRS>"
                                           "<GeoTransform>60, 1, 0, 40, 0, -1</GeoTransform>%s</VRTDataset>",
                                           bands[i]);
        fixture_write_text(f, "m.vrt", xml);
        fixture_write_text(f, "inner.vrt", xml);
        cor_raster_request request = request_for(f, "m.vrt");
        request.trusted = true;
        refusal(f, request);
    }
}

static void a_world_file_places_a_picture(void **state)
{
    fixture *f = *state;
    write_picture(f, "t.tif", 100);
    GDALDatasetH from = GDALOpen(fixture_path(f, "t.tif"), GA_ReadOnly);
    GDALClose(GDALCreateCopy(GDALGetDriverByName("PNG"), fixture_path(f, "p.png"), from, FALSE, NULL, NULL, NULL));
    GDALClose(from);
    remove(fixture_path(f, "p.png.aux.xml"));
    cor_raster_request request = request_for(f, "p.png");
    request.crs = "EPSG:4326";
    assert_says(refusal(f, request), "world file");
    fixture_write_text(f, "p.pgw", "1\n0\n0\n-1\n60.5\n39.5\n");
    assert_int_equal(pixels(f, request)[0], 100);
    fixture_write_text(f, "p.pgw", "1\n0\n0\n-1\n65.5\n39.5\n");
    assert_int_equal(pixels(f, request)[3], 0); /* five degrees further east */
}

#define HEAD "ncols 10\nnrows 10\nxllcorner 60\nyllcorner 30\ncellsize 1\n"

static void a_grid_in_text_that_is_cut_short_is_an_error(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "g.asc", HEAD "1 2 3\n");
    cor_raster_request request = request_for(f, "g.asc");
    request.crs = "EPSG:4326";
    assert_says(refusal(f, request), "10 x 10 cells");
}

static void a_grid_in_text_has_its_crs_beside_it_unless_that_reads_files(void **state)
{
    fixture *f = *state;
    GString *text = g_string_new(HEAD);
    for (int i = 0; i < SIZE * SIZE; i++)
        g_string_append(text, i % SIZE == SIZE - 1 ? "9\n" : "9 ");
    fixture_write_text(f, "g.asc", text->str);
    g_string_free(text, TRUE);
    assert_says(refusal(f, request_for(f, "g.asc")), "does not say its CRS");
    fixture_write_text(f, "g.prj",
                       "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                       "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]");
    pixels(f, request_for(f, "g.asc"));
    fixture_write_text(f, "g.prj", "+proj=longlat +nadgrids=/etc/hostname +no_defs");
    assert_says(refusal(f, request_for(f, "g.asc")), ".prj");
    fixture_write_text(f, "g.prj", "http://127.0.0.1:9/epsg");
    assert_says(refusal(f, request_for(f, "g.asc")), ".prj");
}

static void cells_in_huge_blocks_or_numbers_are_refused(void **state)
{
    fixture *f = *state;
    const char *const tile[] = {"SPARSE_OK=YES", "TILED=YES", "BLOCKXSIZE=20480", "BLOCKYSIZE=20480", NULL},
                      *const tiles[] = {"SPARSE_OK=YES", "TILED=YES", NULL};
    GDALClose(create(f, "s.tif", (picture){.width = 20000, .height = 20000, .options = tile}));
    assert_says(refusal(f, request_for(f, "s.tif")), "at most 256 MiB");
    GDALClose(create(f, "t.tif", (picture){.width = 100000, .height = 100000, .options = tiles}));
    assert_says(refusal(f, request_for(f, "t.tif")), "at most 4 are read");
    cor_raster_request request = request_for(f, "t.tif");
    request.extent = (cor_rect){60, 39.9, 60.1, 40}; /* a part is fine */
    pixels(f, request);
}

static void a_header_beside_a_grid_is_read(void **state)
{
    fixture *f = *state;
    static const char *const drivers[][2] = {{"ENVI", "e.bil"}, {"EHdr", "h.bil"}, {"HFA", "i.img"}};
    for (size_t i = 0; i < G_N_ELEMENTS(drivers); i++) {
        GDALClose(create(f, drivers[i][1], (picture){.driver = drivers[i][0], .grey = 100}));
        cor_raster_request request = request_for(f, drivers[i][1]);
        request.crs = "EPSG:4326";
        assert_int_equal(pixels(f, request)[3], 255);
    }
}

/* A netCDF of the newer kind, as far as HDF5 goes: a file with one array. Caller closes. */
static hid_t create_hdf5(fixture *f, const char *name)
{
    hid_t file = H5Fcreate(fixture_path(f, name), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    assert_true(file >= 0);
    return file;
}

static void add_array(hid_t file, hsize_t n, hid_t list)
{
    hid_t space = H5Screate_simple(1, &n, NULL);
    hid_t array = H5Dcreate2(file, "height", H5T_NATIVE_FLOAT, space, H5P_DEFAULT, list, H5P_DEFAULT);
    assert_true(array >= 0);
    H5Dclose(array);
    H5Sclose(space);
    H5Fclose(file);
}

static void hdf5_in_netcdf_leads_to_no_other_file(void **state)
{
    fixture *f = *state;
    hsize_t n = 4, huge = 1 << 30;
    add_array(create_hdf5(f, "other.nc"), n, H5P_DEFAULT);

    hid_t file = create_hdf5(f, "link.nc");
    H5Lcreate_external(fixture_path(f, "other.nc"), "height", file, "theirs", H5P_DEFAULT, H5P_DEFAULT);
    add_array(file, n, H5P_DEFAULT);
    assert_says(refusal(f, request_for(f, "link.nc")), "external links");

    hid_t list = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_external(list, fixture_path(f, "other.nc"), 0, 16);
    add_array(create_hdf5(f, "raw.nc"), n, list);
    H5Pclose(list);
    assert_says(refusal(f, request_for(f, "raw.nc")), "external storage");

    list = H5Pcreate(H5P_DATASET_CREATE);
    hid_t space = H5Screate_simple(1, &n, NULL);
    H5Pset_virtual(list, space, fixture_path(f, "other.nc"), "height", space);
    H5Sclose(space);
    add_array(create_hdf5(f, "virtual.nc"), n, list);
    H5Pclose(list);
    assert_says(refusal(f, request_for(f, "virtual.nc")), "virtual dataset");
    cor_raster_request request = request_for(f, "other.nc");
    request.url = cor_arena_format(f->arena, "NETCDF:\"%s\":height", fixture_path(f, "virtual.nc"));
    request.trusted = true;
    assert_says(refusal(f, request), "virtual dataset");

    add_array(create_hdf5(f, "axis.nc"), huge, H5P_DEFAULT);
    assert_says(refusal(f, request_for(f, "axis.nc")), "axis");
}

static void older_netcdf_promises_no_more_than_it_holds(void **state)
{
    fixture *f = *state;
    gchar *bytes;
    gsize size;
    write_picture(f, "t.tif", 100);
    GDALDatasetH from = GDALOpen(fixture_path(f, "t.tif"), GA_ReadOnly);
    GDALClose(GDALCreateCopy(GDALGetDriverByName("netCDF"), fixture_path(f, "g.nc"), from, FALSE, NULL, NULL, NULL));
    GDALClose(from);
    pixels(f, request_for(f, "g.nc"));
    assert_true(g_file_get_contents(fixture_path(f, "g.nc"), &bytes, &size, NULL));
    fixture_write(f, "cut.nc", bytes, size - 50);
    assert_says(refusal(f, request_for(f, "cut.nc")), "promises more");
    char *wide = memmem(bytes, size, "lon\0", 4); /* the length of that dimension, big-endian, is behind its name */
    wide[5] = 0x7f;
    fixture_write(f, "wide.nc", bytes, size);
    assert_says(refusal(f, request_for(f, "wide.nc")), "promises more");
    g_free(bytes);
}

/* Else GDAL's driver for virtual rasters is the test's own, and stays. */
static int start_without_vrt(void **state)
{
    start_gdal(state);
    GDALDeregisterDriver(GDALGetDriverByName("VRT"));
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_named_in_metadata_is_not_opened),
        TEST(what_lies_beside_a_picture_is_not_looked_at),
        TEST(a_picture_is_what_its_name_says),
        TEST(a_mosaic_reads_regular_files_and_nothing_beside_them),
        TEST(a_world_file_places_a_picture),
        TEST(a_grid_in_text_that_is_cut_short_is_an_error),
        TEST(a_grid_in_text_has_its_crs_beside_it_unless_that_reads_files),
        TEST(cells_in_huge_blocks_or_numbers_are_refused),
        TEST(a_header_beside_a_grid_is_read),
        TEST(hdf5_in_netcdf_leads_to_no_other_file),
        TEST(older_netcdf_promises_no_more_than_it_holds),
    };
    return cmocka_run_group_tests(tests, start_without_vrt, NULL);
}
