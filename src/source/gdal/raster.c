#include "source/gdal/raster.h"

#include <math.h>
#include <string.h>

#include <cpl_string.h>
#include <gdal_utils.h>
#include <glib.h>

#include "base/number.h"
#include "source/gdal/warp.h"

/* How band values become 0…255: byte = (value - from) · scale. */
typedef struct {
    double from, scale;
} stretch;

/* The band in WIDTH x HEIGHT pixels; fewer that it has are smoothed. */
static bool reads_band(GDALDatasetH dataset, int band, float *values, int width, int height)
{
    GDALRasterIOExtraArg smooth;
    INIT_RASTERIO_EXTRA_ARG(smooth);
    smooth.eResampleAlg = GRIORA_CubicSpline;
    return GDALRasterIOEx(GDALGetRasterBand(dataset, band), GF_Read, 0, 0, GDALGetRasterXSize(dataset),
                          GDALGetRasterYSize(dataset), values, width, height, GDT_Float32, 0, 0, &smooth) == CE_None;
}

/* The values of all pixels that are not transparent. */
static void find_range(const float *values, const float *alpha, size_t n, double *least, double *greatest)
{
    for (size_t i = 0; i < n; i++) {
        if (alpha[i] <= 0 || !isfinite(values[i])) continue;
        *least = fmin(*least, values[i]);
        *greatest = fmax(*greatest, values[i]);
    }
}

/* Bytes are colours as they stand. Wider integers are pictures of 10, 12 or 16 bits where there are three
 * bands. Anything else is a measurement, drawn from black at its least to white at its greatest. */
static stretch find_stretch(GDALDataType type, int colours, double least, double greatest)
{
    if (type == GDT_Byte || !(greatest > least)) return (stretch){0, 1};
    if (colours == 1) return (stretch){least, 255 / (greatest - least)};
    double full = greatest <= 255 ? 255 : greatest <= 1023 ? 1023 : greatest <= 4095 ? 4095 : 65535;
    if (type == GDT_Float32 || type == GDT_Float64) full = greatest <= 1 ? 1 : full;
    return (stretch){0, 255 / full};
}

static uint8_t to_byte(double x)
{
    return x >= 255 ? 255 : x > 0 ? (uint8_t) lrint(x) : 0;
}

static void put_channel(uint8_t *rgba, int channel, const float *values, size_t n, stretch s)
{
    for (size_t i = 0; i < n; i++)
        rgba[4 * i + (size_t) channel] = isfinite(values[i]) ? to_byte((values[i] - s.from) * s.scale) : 0;
}

/* The alpha band comes last; with fewer than three others the first is grey. */
static bool fill_colours(GDALDatasetH warped, int width, int height, uint8_t *rgba)
{
    size_t n = (size_t) width * (size_t) height;
    int bands = GDALGetRasterCount(warped), colours = bands >= 4 ? 3 : 1;
    float *planes = g_try_malloc_n(n, sizeof(float) * (size_t) (colours + 1));
    float *alpha = planes ? planes + n * (size_t) colours : NULL;
    double least = INFINITY, greatest = -INFINITY;
    bool read = planes && bands >= 2 && reads_band(warped, bands, alpha, width, height);
    for (int band = 0; read && band < colours; band++) {
        read = reads_band(warped, band + 1, planes + n * (size_t) band, width, height);
        if (read) find_range(planes + n * (size_t) band, alpha, n, &least, &greatest);
    }
    if (read) {
        stretch s = find_stretch(GDALGetRasterDataType(GDALGetRasterBand(warped, 1)), colours, least, greatest);
        for (int channel = 0; channel < 3; channel++)
            put_channel(rgba, channel, planes + n * (size_t) (colours == 3 ? channel : 0), n, s);
        put_channel(rgba, 3, alpha, n, (stretch){0, 1});
    }
    g_free(planes);
    return read;
}

static cor_status read_colours(const cor_gdal_call *call, const cor_raster_request *request, GDALDatasetH source,
                               cor_arena *arena, const cor_raster **ret_raster, cor_error *err)
{
    GDALDatasetH warped = NULL;
    cor_source_location location = cor_location_of_raster(request);
    cor_status st = cor_gdal_warp(call, request, source, COR_WARP_COLOURS, &warped, err);
    if (st) return st;
    cor_raster *raster = COR_NEW(arena, cor_raster);
    uint8_t *rgba = COR_NEW_ARRAY(arena, uint8_t, 4 * (size_t) request->width * (size_t) request->height);
    *raster = (cor_raster){.width = request->width, .height = request->height, .rgba = rgba};
    if (!fill_colours(warped, request->width, request->height, rgba))
        st = cor_gdal_fail(call, &location, err, "its pixels can't be read");
    GDALClose(warped);
    if (!st) *ret_raster = raster;
    return st;
}

cor_status cor_gdal_read_raster(const cor_raster_request *request, cor_arena *arena, const cor_raster **ret_raster,
                                cor_error *err)
{
    cor_gdal_call call;
    GDALDatasetH source = NULL;
    cor_gdal_begin(&call, NULL);
    cor_status st = cor_gdal_open_raster(&call, request, &source, err);
    if (!st) st = read_colours(&call, request, source, arena, ret_raster, err);
    if (source) GDALClose(source);
    cor_gdal_end(&call);
    return st;
}

/* No place on earth lies outside: such values are a file's undeclared word for "no data". */
static const double deepest = -12000, highest = 9500;

static void clean_metres(GDALDatasetH source, float *metres, size_t n)
{
    GDALRasterBandH band = GDALGetRasterBand(source, 1);
    int has_scale = FALSE, has_offset = FALSE;
    double scale = GDALGetRasterScale(band, &has_scale), offset = GDALGetRasterOffset(band, &has_offset);
    if (!has_scale || !isfinite(scale) || scale == 0) scale = 1;
    if (!has_offset || !isfinite(offset)) offset = 0;
    for (size_t i = 0; i < n; i++) {
        double x = metres[i] * scale + offset;
        metres[i] = x >= deepest && x <= highest ? (float) x : NAN;
    }
}

static cor_status read_metres(const cor_gdal_call *call, const cor_raster_request *request, GDALDatasetH source,
                              cor_arena *arena, const cor_elevation **ret_elevation, cor_error *err)
{
    GDALDatasetH warped = NULL;
    cor_source_location location = cor_location_of_raster(request);
    cor_status st = cor_gdal_warp(call, request, source, COR_WARP_METRES, &warped, err);
    if (st) return st;
    size_t n = (size_t) request->width * (size_t) request->height;
    cor_elevation *elevation = COR_NEW(arena, cor_elevation);
    float *metres = COR_NEW_ARRAY(arena, float, n);
    *elevation = (cor_elevation){.width = request->width, .height = request->height, .metres = metres};
    if (reads_band(warped, 1, metres, request->width, request->height))
        clean_metres(source, metres, n);
    else
        st = cor_gdal_fail(call, &location, err, "its heights can't be read");
    GDALClose(warped);
    if (!st) *ret_elevation = elevation;
    return st;
}

cor_status cor_gdal_read_elevation(const cor_raster_request *request, cor_arena *arena,
                                   const cor_elevation **ret_elevation, cor_error *err)
{
    cor_gdal_call call;
    GDALDatasetH source = NULL;
    cor_gdal_begin(&call, NULL);
    cor_status st = cor_gdal_open_raster(&call, request, &source, err);
    if (!st) st = read_metres(&call, request, source, arena, ret_elevation, err);
    if (source) GDALClose(source);
    cor_gdal_end(&call);
    return st;
}
