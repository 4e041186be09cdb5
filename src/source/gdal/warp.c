#include "source/gdal/warp.h"

#include <math.h>
#include <string.h>

#include <cpl_string.h>
#include <gdal_alg.h>
#include <gdal_utils.h>
#include <glib.h>

#include "base/number.h"
#include "source/file.h"
#include "source/gdal/open.h"

/* Formats that hold their own pixels. Virtual ones read other files, so they need the user's own word. */
static const char *const plain_drivers[] = {"GTiff",  "PNG",     "JPEG",    "WEBP", "JP2OpenJPEG",
                                            "netCDF", "AAIGrid", "SRTMHGT", "DTED", "EHdr",
                                            "ENVI",   "HFA",     "USGSDEM", "GPKG", NULL};
static const char *const trusted_drivers[] = {"GTiff",   "PNG",     "JPEG", "WEBP", "JP2OpenJPEG", "netCDF",
                                              "AAIGrid", "SRTMHGT", "DTED", "EHdr", "ENVI",        "HFA",
                                              "USGSDEM", "GPKG",    "VRT",  NULL};

static cor_status check_request(const cor_raster_request *request, const cor_source_location *location, cor_error *err)
{
    cor_rect e = request->extent;
    bool sane = isfinite(e.x0 + e.y0 + e.x1 + e.y1) && e.x0 < e.x1 && e.y0 < e.y1 && request->target_wkt;
    if (!sane || request->width < 1 || request->height < 1)
        return cor_source_fail(location, err, "is wanted for an empty part of the map");
    if (request->width > COR_LARGEST_RASTER || request->height > COR_LARGEST_RASTER)
        return cor_source_fail(location, err, "is wanted with %d x %d pixels; at most %d each way can be made",
                               request->width, request->height, COR_LARGEST_RASTER);
    return COR_OK;
}

GDALDatasetH cor_gdal_open_pixels(const char *url, bool trusted)
{
    bool is_file = cor_file_look(url) == COR_FILE_READ;
    char *path = is_file ? cor_gdal_plain_path(url) : g_strdup(url);
    GDALDatasetH dataset = GDALOpenEx(path, GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                      trusted ? trusted_drivers : plain_drivers, NULL, NULL);
    g_free(path);
    return dataset;
}

cor_status cor_gdal_open_raster(const cor_gdal_call *call, const cor_raster_request *request, GDALDatasetH *ret_dataset,
                                cor_error *err)
{
    cor_source_location location = cor_location_of_raster(request);
    cor_status st = check_request(request, &location, err);
    if (st) return st;
    GDALDatasetH dataset = cor_gdal_open_pixels(request->url, request->trusted);
    if (!dataset)
        return cor_gdal_fail(call, &location, err,
                             "can't be read as a raster; GeoTIFF, PNG, JPEG, netCDF, HGT and others can");
    if (GDALGetRasterCount(dataset) == 0)
        st = cor_source_fail(&location, err,
                             "holds several rasters; name one of them, as gdalinfo lists them under SUBDATASETS");
    else if (!request->crs && !GDALGetSpatialRef(dataset))
        st = cor_source_fail(&location, err,
                             "does not say its CRS; state it under the source in the map document, for example "
                             "\"crs: EPSG:4326\"");
    if (st)
        GDALClose(dataset);
    else
        *ret_dataset = dataset;
    return st;
}

/* Units of the target that a pixel of SOURCE measures there; 0 when that can't be told. */
static double source_resolution(const cor_raster_request *request, GDALDatasetH source)
{
    double transform[6];
    int width, height;
    void *to = GDALCreateGenImgProjTransformer(source, request->crs, NULL, request->target_wkt, FALSE, 0, 1);
    bool known =
        to && GDALSuggestedWarpOutput(source, GDALGenImgProjTransform, to, transform, &width, &height) == CE_None;
    if (to) GDALDestroyGenImgProjTransformer(to);
    return known ? fabs(transform[1]) : 0;
}

/* How SOURCE is brought to the page. */
typedef struct {
    int width, height; /* pixels to warp to */
    const char *resampling;
} plan;

/* Elevations coarser than the page are warped to pixels near their own size; whoever reads them smooths between these
 * (planes between the posts would show as facets in a hillshade), which costs far less than to do both at once. */
static plan make_plan(const cor_raster_request *request, GDALDatasetH source, cor_warp_kind kind)
{
    static const double worth_it = 1.2, most = 16;
    plan p = {request->width, request->height, request->nearest ? "near" : "bilinear"};
    if (request->nearest || kind == COR_WARP_COLOURS) return p;
    double times = source_resolution(request, source) / (cor_rect_width(request->extent) / request->width);
    if (!(times > worth_it)) return p;
    p.width = (int) ceil(request->width / fmin(times, most));
    p.height = (int) ceil(request->height / fmin(times, most));
    p.resampling = "cubic";
    return p;
}

static char **add(char **list, const char *option, const char *value)
{
    list = CSLAddString(list, option);
    return value ? CSLAddString(list, value) : list;
}

static char **add_number(char **list, double x)
{
    char text[COR_NUMBER_SPACE];
    cor_format_shortest(text, x);
    return CSLAddString(list, text);
}

static char **warp_arguments(const cor_raster_request *request, plan p, cor_warp_kind kind)
{
    cor_rect e = request->extent;
    char **list = add(NULL, "-of", "MEM");
    if (request->crs) list = add(list, "-s_srs", request->crs);
    list = add(list, "-t_srs", request->target_wkt);
    list = add(list, "-te", NULL);
    list = add_number(add_number(add_number(add_number(list, e.x0), e.y0), e.x1), e.y1);
    list = add_number(add_number(add(list, "-ts", NULL), p.width), p.height);
    list = add(list, "-r", p.resampling);
    list = add(add(list, "-multi", NULL), "-wo", "NUM_THREADS=ALL_CPUS");
    if (kind == COR_WARP_METRES) return add(add(list, "-ot", "Float32"), "-dstnodata", "nan");
    return add(add(list, "-dstalpha", NULL), "-wo", "DST_ALPHA_MAX=255");
}

/* A view of SOURCE without its palette, or with only its first bands; NULL when it needs none. */
static GDALDatasetH view_of(GDALDatasetH source, cor_warp_kind kind)
{
    bool palette = GDALGetRasterColorTable(GDALGetRasterBand(source, 1)) != NULL;
    int most = kind == COR_WARP_METRES ? 1 : 4, n = GDALGetRasterCount(source);
    char **list = add(NULL, "-of", "VRT");
    if (kind == COR_WARP_COLOURS && palette)
        list = add(list, "-expand", "rgba");
    else if (n > most)
        for (int band = 1; band <= (most == 4 ? 3 : 1); band++)
            list = add_number(add(list, "-b", NULL), band);
    bool needed = CSLCount(list) > 2;
    GDALTranslateOptions *options = needed ? GDALTranslateOptionsNew(list, NULL) : NULL;
    GDALDatasetH view = options ? GDALTranslate("", source, options, NULL) : NULL;
    GDALTranslateOptionsFree(options);
    CSLDestroy(list);
    return view;
}

cor_status cor_gdal_warp(const cor_gdal_call *call, const cor_raster_request *request, GDALDatasetH source,
                         cor_warp_kind kind, GDALDatasetH *ret_dataset, cor_error *err)
{
    cor_source_location location = cor_location_of_raster(request);
    GDALDatasetH view = view_of(source, kind), from = view ? view : source;
    char **list = warp_arguments(request, make_plan(request, from, kind), kind);
    GDALWarpAppOptions *options = GDALWarpAppOptionsNew(list, NULL);
    GDALDatasetH warped = options ? GDALWarp("", NULL, 1, &from, options, NULL) : NULL;
    GDALWarpAppOptionsFree(options);
    CSLDestroy(list);
    if (view) GDALClose(view);
    if (!warped) return cor_gdal_fail(call, &location, err, "can't be brought into the map's projection");
    *ret_dataset = warped;
    return COR_OK;
}
