#include "source/gdal/warp.h"

#include <math.h>
#include <string.h>

#include <cpl_string.h>
#include <gdal_alg.h>
#include <gdal_utils.h>
#include <glib.h>

#include "base/number.h"
#include "source/gdal/virtual.h"

/* The CRS that is stated instead of the file's own; NULL for none. */
static const char *stated_crs(const cor_raster_request *request, const cor_gdal_pixels *pixels)
{
    return request->crs ? request->crs : pixels->crs;
}

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

cor_status cor_gdal_open_raster(const cor_gdal_call *call, const cor_raster_request *request, cor_gdal_pixels *pixels,
                                cor_error *err)
{
    cor_source_location location = cor_location_of_raster(request);
    cor_status st = check_request(request, &location, err);
    if (!st) st = cor_gdal_pixels_open(call, request, pixels, err);
    if (st) return st;
    if (GDALGetRasterCount(pixels->dataset) == 0)
        return cor_source_fail(&location, err,
                               "holds several rasters; name one of them, as gdalinfo lists them under SUBDATASETS");
    if (!pixels->method)
        return cor_source_fail(
            &location, err,
            "does not say where on earth its pixels lie; a world file beside it would (photo.jgw for "
            "photo.jpg), or make it a GeoTIFF");
    if (!stated_crs(request, pixels) && !GDALGetSpatialRef(pixels->dataset))
        return cor_source_fail(&location, err,
                               "does not say its CRS; state it under the source in the map document, for example "
                               "\"crs: EPSG:4326\"");
    return COR_OK;
}

/* From pixels of the file to the map's CRS. NULL when there is no way. Caller destroys. */
static void *to_map(const cor_raster_request *request, const cor_gdal_pixels *pixels)
{
    char **options = CSLSetNameValue(NULL, "METHOD", pixels->method);
    options = CSLSetNameValue(options, "DST_SRS", request->target_wkt);
    const char *crs = stated_crs(request, pixels);
    if (crs) options = CSLSetNameValue(options, "SRC_SRS", crs);
    void *to = GDALCreateGenImgProjTransformer2(pixels->dataset, NULL, options);
    CSLDestroy(options);
    return to;
}

/* Units of the target that a pixel of the file measures there; 0 when that can't be told. */
static double source_resolution(const cor_raster_request *request, const cor_gdal_pixels *pixels)
{
    double transform[6];
    int width, height;
    void *to = to_map(request, pixels);
    bool known = to && GDALSuggestedWarpOutput(pixels->dataset, GDALGenImgProjTransform, to, transform, &width,
                                               &height) == CE_None;
    if (to) GDALDestroyGenImgProjTransformer(to);
    return known ? fabs(transform[1]) : 0;
}

/* How pixels are brought to the page. */
typedef struct {
    int width, height; /* pixels to warp to */
    const char *resampling;
} plan;

/* Elevations coarser than the page are warped to pixels near their own size; whoever reads them smooths between these
 * (planes between the posts would show as facets in a hillshade), which costs far less than to do both at once. */
static plan make_plan(const cor_raster_request *request, const cor_gdal_pixels *pixels, cor_warp_kind kind)
{
    static const double worth_it = 1.2, most = 16;
    plan p = {request->width, request->height, request->nearest ? "near" : "bilinear"};
    if (request->nearest || kind == COR_WARP_COLOURS) return p;
    double times = source_resolution(request, pixels) / (cor_rect_width(request->extent) / request->width);
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

/* GDAL reads with the calling thread alone (no -multi): its words and settings are that thread's. */
static char **warp_arguments(const cor_raster_request *request, const cor_gdal_pixels *pixels, plan p,
                             cor_warp_kind kind)
{
    char method[64];
    cor_rect e = request->extent;
    char **list = add(NULL, "-of", "MEM");
    const char *crs = stated_crs(request, pixels);
    if (crs) list = add(list, "-s_srs", crs);
    g_snprintf(method, sizeof method, "METHOD=%s", pixels->method);
    list = add(list, "-to", method);
    list = add(list, "-t_srs", request->target_wkt);
    list = add(list, "-te", NULL);
    list = add_number(add_number(add_number(add_number(list, e.x0), e.y0), e.x1), e.y1);
    list = add_number(add_number(add(list, "-ts", NULL), p.width), p.height);
    list = add(list, "-r", p.resampling);
    list = add(list, "-wo", "NUM_THREADS=ALL_CPUS");
    if (kind == COR_WARP_METRES) return add(add(list, "-ot", "Float32"), "-dstnodata", "nan");
    return add(add(list, "-dstalpha", NULL), "-wo", "DST_ALPHA_MAX=255");
}

/* A view of SOURCE without its palette, or with only its first bands; NULL when it needs none. */
static GDALDatasetH view_of(GDALDatasetH source, cor_warp_kind kind)
{
    static const char *const no_palette[] = {"-expand", "rgba", NULL}, *const three[] = {"-b", "1", "-b", "2",
                                                                                         "-b", "3", NULL};
    static const char *const one[] = {"-b", "1", NULL};
    bool palette = GDALGetRasterColorTable(GDALGetRasterBand(source, 1)) != NULL;
    int n = GDALGetRasterCount(source);
    if (kind == COR_WARP_METRES) return n > 1 ? cor_gdal_virtual_view(source, one) : NULL;
    if (palette) return cor_gdal_virtual_view(source, no_palette);
    return n > 4 ? cor_gdal_virtual_view(source, three) : NULL;
}

/* The share of SOURCE's cells that its smallest overview has which is still as fine as the page: the warp takes it. */
static double overview_fraction(GDALDatasetH source, double cells_a_dot)
{
    GDALRasterBandH band = GDALGetRasterBand(source, 1);
    double share = 1, all = (double) GDALGetRasterBandXSize(band) * GDALGetRasterBandYSize(band);
    for (int i = 0; i < GDALGetOverviewCount(band); i++) {
        GDALRasterBandH overview = GDALGetOverview(band, i);
        double part = (double) GDALGetRasterBandXSize(overview) * GDALGetRasterBandYSize(overview) / all;
        if (part * cells_a_dot >= 1) share = fmin(share, part);
    }
    return share;
}

/* How many cells of the file lie under the map, as a net of points of the page tells. */
static double cells_under(const cor_raster_request *request, const cor_gdal_pixels *pixels)
{
    enum { NET = 21 };
    double x[NET * NET], y[NET * NET], z[NET * NET] = {0};
    int good[NET * NET];
    cor_rect e = request->extent, box = COR_RECT_EMPTY;
    void *to = to_map(request, pixels);
    if (!to) return 0;
    for (int i = 0; i < NET * NET; i++) {
        int column = i % NET, row = i / NET;
        x[i] = e.x0 + cor_rect_width(e) * column / (NET - 1);
        y[i] = e.y0 + cor_rect_height(e) * row / (NET - 1);
    }
    GDALGenImgProjTransform(to, TRUE, NET * NET, x, y, z, good);
    GDALDestroyGenImgProjTransformer(to);
    for (int i = 0; i < NET * NET; i++)
        if (good[i] && isfinite(x[i] + y[i])) box = cor_rect_with(box, x[i], y[i]);
    double width = fmin(box.x1, GDALGetRasterXSize(pixels->dataset)) - fmax(box.x0, 0);
    double height = fmin(box.y1, GDALGetRasterYSize(pixels->dataset)) - fmax(box.y0, 0);
    return width > 0 && height > 0 ? width * height : 0;
}

/* GDAL reads every cell under the map, however many share a dot. */
static cor_status check_work(const cor_raster_request *request, const cor_gdal_pixels *pixels, cor_error *err)
{
    static const double max_cells = 4e9;
    cor_source_location location = cor_location_of_raster(request);
    double cells = cells_under(request, pixels), wanted = (double) request->width * request->height;
    if (cells <= max_cells || cells * overview_fraction(pixels->dataset, cells / wanted) <= max_cells) return COR_OK;
    return cor_source_fail(
        &location, err,
        "has %.1f thousand million cells under the map; at most 4 are read. gdaladdo makes overviews, "
        "gdal_translate -outsize a smaller one",
        cells / 1e9);
}

cor_status cor_gdal_warp(const cor_gdal_call *call, const cor_raster_request *request, const cor_gdal_pixels *pixels,
                         cor_warp_kind kind, GDALDatasetH *ret_dataset, cor_error *err)
{
    cor_source_location location = cor_location_of_raster(request);
    cor_status st = check_work(request, pixels, err);
    if (st) return st;
    GDALDatasetH view = view_of(pixels->dataset, kind), from = view ? view : pixels->dataset;
    char **list = warp_arguments(request, pixels, make_plan(request, pixels, kind), kind);
    GDALWarpAppOptions *options = GDALWarpAppOptionsNew(list, NULL);
    GDALDatasetH warped = options ? GDALWarp("", NULL, 1, &from, options, NULL) : NULL;
    GDALWarpAppOptionsFree(options);
    CSLDestroy(list);
    if (view) GDALClose(view);
    if (warped && call->failed) {
        GDALClose(warped);
        return cor_gdal_fail(call, &location, err, "can't be read to its end");
    }
    if (!warped) return cor_gdal_fail(call, &location, err, "can't be brought into the map's projection");
    *ret_dataset = warped;
    return COR_OK;
}
