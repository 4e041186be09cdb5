#include "source/gdal/raster_pixels.h"

#include <math.h>
#include <string.h>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <glib.h>

#include "proj/crs.h"
#include "source/file.h"
#include "source/gdal/netcdf.h"
#include "source/gdal/paths.h"
#include "source/gdal/placed.h"
#include "source/gdal/raster_driver.h"
#include "source/gdal/spatial.h"
#include "source/gdal/virtual.h"

/* GDAL keeps a block of cells in memory as a whole. */
enum { MAX_BLOCK = 256 << 20, MAX_PRJ = 8192 };

/* NAME by DRIVER. What is not behind the fence gets a list of its neighbours with itself alone. */
static GDALDatasetH open_by(const char *name, const char *driver, bool fenced)
{
    const char *const drivers[] = {driver, NULL}, *const siblings[] = {CPLGetFilename(name), NULL};
    return GDALOpenEx(name, GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers, NULL,
                      fenced ? NULL : siblings);
}

/* A part of a file, by GDAL's name for it: KIND:FILE:PART. Only formats that keep their parts in one file have such
 * names here. */
static cor_status open_part(const cor_raster_request *request, const cor_source_location *location,
                            cor_gdal_pixels *pixels, cor_error *err)
{
    const char *url = request->url;
    if (g_str_has_prefix(url, "NETCDF:")) {
        cor_status st = cor_gdal_netcdf_check_part(location, url, err);
        if (!st) pixels->dataset = open_by(url, "netCDF", false);
        return st;
    }
    if (g_str_has_prefix(url, "GTIFF_DIR:")) pixels->dataset = open_by(url, "GTiff", false);
    if (g_str_has_prefix(url, "GPKG:")) pixels->dataset = open_by(url, "GPKG", false);
    return COR_OK;
}

static cor_status look_at(const cor_gdal_call *call, const cor_raster_request *request, cor_error *err)
{
    cor_gdal_pixels pixels;
    cor_status st = cor_gdal_pixels_open(call, request, &pixels, err);
    cor_gdal_pixels_close(&pixels);
    return st;
}

static cor_status open_virtual(const cor_gdal_call *call, const cor_raster_request *request,
                               const cor_source_location *location, cor_gdal_pixels *pixels, cor_error *err)
{
    if (!request->trusted)
        return cor_source_fail(
            location, err,
            "is a virtual raster, which reads other files; it is opened only where a map document or "
            "the command line names it");
    return cor_gdal_virtual_open(call, request, &pixels->fence, look_at, &pixels->dataset, err);
}

/* netCDF's library opens files by their own names only. */
static cor_status open_file(const cor_gdal_call *call, const cor_raster_request *request,
                            const cor_source_location *location, cor_gdal_pixels *pixels, const char **ret_driver,
                            cor_error *err)
{
    cor_status st = COR_OK;
    char *name = cor_gdal_let_in_raster(&pixels->fence, request->url, "", ret_driver);
    const char *driver = *ret_driver;
    if (driver && !strcmp(driver, "VRT")) {
        st = open_virtual(call, request, location, pixels, err);
    } else if (driver && !strcmp(driver, "netCDF")) {
        char *path = cor_gdal_plain_path(request->url);
        st = cor_gdal_netcdf_check(location, path, err);
        if (!st) pixels->dataset = open_by(path, driver, false);
        g_free(path);
    } else if (driver && !strcmp(driver, "GPKG") && g_str_has_prefix(request->url, "/vsi")) {
        st = cor_source_fail(location, err, "is a GeoPackage in an archive or a store; take it out and name the file");
    } else if (driver) {
        pixels->dataset = open_by(name, driver, true);
    }
    g_free(name);
    return st;
}

/* GDAL would open by itself what these name, with whatever driver knows it. */
static cor_status refuse_links(GDALDatasetH dataset, const cor_source_location *location, cor_error *err)
{
    static const struct {
        const char *domain, *item;
    } links[] = {{"OVERVIEWS", "OVERVIEW_FILE"}, {"GEOLOCATION", "X_DATASET"}, {"GEOLOCATION", "Y_DATASET"}};
    bool own = !strcmp(GDALGetDriverShortName(GDALGetDatasetDriver(dataset)), "netCDF"); /* its own arrays */
    for (size_t i = 0; i < G_N_ELEMENTS(links); i++)
        if (!own && GDALGetMetadataItem(dataset, links[i].item, links[i].domain))
            return cor_source_fail(location, err,
                                   "names another file in its metadata (%s), which is not opened; gdal_translate with "
                                   "-nomd writes it without",
                                   links[i].item);
    return COR_OK;
}

/* A grid in text has a digit and a blank for each cell. */
static cor_status check_text_size(GDALDatasetH dataset, const char *url, const cor_source_location *location,
                                  cor_error *err)
{
    VSIStatBufL facts;
    int width = GDALGetRasterXSize(dataset), height = GDALGetRasterYSize(dataset);
    double least = 2.0 * width * height - 1;
    if (VSIStatL(url, &facts) || (double) facts.st_size >= least) return COR_OK;
    return cor_source_fail(location, err,
                           "is cut short: its header promises %d x %d cells, and its %.0f bytes can't hold them", width,
                           height, (double) facts.st_size);
}

static cor_status check_size(GDALDatasetH dataset, const char *url, const cor_source_location *location, cor_error *err)
{
    for (int i = 1; i <= GDALGetRasterCount(dataset); i++) {
        int width, height;
        GDALRasterBandH band = GDALGetRasterBand(dataset, i);
        GDALGetBlockSize(band, &width, &height);
        double bytes = (double) width * height * GDALGetDataTypeSizeBytes(GDALGetRasterDataType(band));
        if (bytes > MAX_BLOCK)
            return cor_source_fail(location, err,
                                   "keeps its cells in blocks of %d x %d, %.0f MiB each; at most %d MiB are read "
                                   "(gdal_translate -co TILED=YES writes smaller ones)",
                                   width, height, bytes / (1 << 20), MAX_BLOCK >> 20);
    }
    bool is_text = !strcmp(GDALGetDriverShortName(GDALGetDatasetDriver(dataset)), "AAIGrid");
    return is_text ? check_text_size(dataset, url, location, err) : COR_OK;
}

/* The .prj of a grid in text, which GDAL, behind the fence, has not seen. */
static void read_prj(const char *url, cor_gdal_pixels *pixels)
{
    cor_bytes bytes = {0};
    const char *driver = GDALGetDriverShortName(GDALGetDatasetDriver(pixels->dataset));
    bool has_one = !strcmp(driver, "AAIGrid") || !strcmp(driver, "EHdr");
    char *path = has_one && !GDALGetSpatialRef(pixels->dataset) ? cor_file_companion(url, "prj") : NULL;
    if (path && cor_file_read(path, &bytes) == COR_FILE_READ && bytes.size <= MAX_PRJ)
        pixels->crs = g_strstrip(g_strdup((const char *) bytes.data));
    cor_bytes_free(&bytes);
    g_free(path);
}

/* What a file says of its CRS makes PROJ open no grid. */
static cor_status check_crs(const cor_gdal_pixels *pixels, const cor_raster_request *request,
                            const cor_source_location *location, cor_error *err)
{
    cor_error why = {0};
    OGRSpatialReferenceH srs = GDALGetSpatialRef(pixels->dataset);
    if (request->crs || (!srs && !pixels->crs)) return COR_OK;
    cor_arena *arena = cor_arena_new();
    const char *text = pixels->crs ? pixels->crs : cor_gdal_crs_text(srs, arena);
    bool allowed = !text || !cor_crs_allow(text, &why);
    cor_arena_free(arena);
    if (allowed) return COR_OK;
    return cor_source_fail(location, err, "%s can't be used: %s; or state the CRS under the source in the map document",
                           pixels->crs ? "the .prj beside it" : "its CRS", why.message);
}

static cor_status fail_to_open(const cor_gdal_call *call, const cor_source_location *location, const char *driver,
                               cor_error *err)
{
    static const char words[] = "can't be read as a raster; by the ending of the name GeoTIFF (.tif), PNG, JPEG, WebP, "
                                "JPEG 2000 (.jp2), netCDF "
                                "(.nc, .grd), ASCII grid (.asc), HGT, DTED, USGS DEM (.dem), GeoPackage, Erdas Imagine "
                                "(.img), and grids with a "
                                ".hdr (.bil, .flt, …) can, and gdal_translate makes them of others";
    if (!driver) return cor_source_fail(location, err, "%s", words);
    GDALDriverH named = GDALGetDriverByName(driver);
    char *what = g_strdup_printf("can't be read as %s, which its name says it is",
                                 named ? GDALGetDriverLongName(named) : "a virtual raster");
    cor_status st = cor_gdal_fail(call, location, err, what);
    g_free(what);
    return st;
}

cor_status cor_gdal_pixels_open(const cor_gdal_call *call, const cor_raster_request *request, cor_gdal_pixels *pixels,
                                cor_error *err)
{
    *pixels = (cor_gdal_pixels){0};
    cor_source_location location = cor_location_of_raster(request);
    const char *driver = NULL;
    bool is_part = cor_file_look(request->url) != COR_FILE_READ && !g_str_has_prefix(request->url, "/vsi");
    cor_status st = is_part ? open_part(request, &location, pixels, err)
                            : open_file(call, request, &location, pixels, &driver, err);
    if (!st && !pixels->dataset) st = fail_to_open(call, &location, driver, err);
    if (!st) st = refuse_links(pixels->dataset, &location, err);
    if (!st) st = check_size(pixels->dataset, request->url, &location, err);
    if (st) return st;
    read_prj(request->url, pixels);
    st = check_crs(pixels, request, &location, err);
    if (!st) pixels->method = cor_gdal_place(&pixels->dataset, request->url);
    return st;
}

void cor_gdal_pixels_close(cor_gdal_pixels *pixels)
{
    if (pixels->dataset) GDALClose(pixels->dataset);
    cor_gdal_fence_close(&pixels->fence);
    g_free(pixels->crs);
    *pixels = (cor_gdal_pixels){0};
}
