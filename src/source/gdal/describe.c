#include "source/gdal/describe.h"

#include <string.h>

#include <cpl_conv.h>
#include <ogr_srs_api.h>

#include "base/words.h"
#include "source/gdal/csv.h"
#include "source/gdal/kml.h"
#include "source/gdal/open.h"
#include "source/gdal/paths.h"
#include "source/gdal/raster_driver.h"
#include "source/gdal/raster_pixels.h"
#include "source/gdal/spatial.h"
#include "source/gdal/workbook.h"
#include "source/gpkg/gpkg.h"

/* A name from the data as valid text, in ARENA. */
static const char *clean_name(cor_arena *arena, const char *name)
{
    return cor_valid_text(arena, cor_arena_copy(arena, name), strlen(name));
}

static const char *geometry_name(OGRLayerH layer)
{
    switch (wkbFlatten(OGR_L_GetGeomType(layer))) {
    case wkbNone:
        return "none";
    case wkbPoint:
        return "Point";
    case wkbMultiPoint:
        return "MultiPoint";
    case wkbLineString:
    case wkbMultiLineString:
    case wkbCircularString:
    case wkbCompoundCurve:
    case wkbMultiCurve:
        return "LineString";
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface:
    case wkbPolyhedralSurface:
    case wkbTIN:
    case wkbTriangle:
        return "Polygon";
    default:
        return "mixed";
    }
}

static const char *field_kind(OGRFieldDefnH field)
{
    switch (OGR_Fld_GetType(field)) {
    case OFTInteger:
        return OGR_Fld_GetSubType(field) == OFSTBoolean ? "Boolean" : "Number";
    case OFTInteger64:
    case OFTReal:
        return "Number";
    case OFTString:
        return OGR_Fld_GetSubType(field) == OFSTJSON ? "JSON" : "String";
    case OFTDate:
        return "Date";
    case OFTTime:
        return "Time";
    case OFTDateTime:
        return "DateTime";
    case OFTBinary:
        return "Binary";
    default:
        return "List";
    }
}

static void describe_fields(OGRLayerH from, cor_arena *arena, cor_layer_info *layer)
{
    OGRFeatureDefnH defn = OGR_L_GetLayerDefn(from);
    int n = OGR_FD_GetFieldCount(defn);
    cor_field_info *fields = COR_NEW_ARRAY(arena, cor_field_info, (size_t) n);
    for (int i = 0; i < n; i++) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(defn, i);
        fields[i] = (cor_field_info){.name = clean_name(arena, OGR_Fld_GetNameRef(field)), .kind = field_kind(field)};
    }
    layer->fields = fields;
    layer->n_fields = (size_t) n;
}

static void describe_layer(OGRLayerH from, cor_arena *arena, cor_layer_info *layer)
{
    OGREnvelope box;
    OGRSpatialReferenceH srs = OGR_L_GetSpatialRef(from);
    *layer = (cor_layer_info){.name = clean_name(arena, OGR_L_GetName(from)),
                              .geometry = geometry_name(from),
                              .crs = srs && OSRGetName(srs) ? clean_name(arena, OSRGetName(srs)) : NULL,
                              .n_features = (double) OGR_L_GetFeatureCount(from, TRUE),
                              .extent = COR_RECT_EMPTY};
    if (layer->n_features > 0 && OGR_L_GetExtent(from, &box, TRUE) == OGRERR_NONE)
        layer->extent = (cor_rect){box.MinX, box.MinY, box.MaxX, box.MaxY};
    describe_fields(from, arena, layer);
}

/* FORMAT NULL: its driver's. */
static const cor_source_info *new_info(GDALDatasetH dataset, const char *format, const cor_layer_info *layers, size_t n,
                                       cor_arena *arena)
{
    cor_source_info *info = COR_NEW(arena, cor_source_info);
    *info = (cor_source_info){
        .driver = cor_arena_copy(arena, format ? format : GDALGetDriverLongName(GDALGetDatasetDriver(dataset))),
        .layers = layers,
        .n_layers = n};
    return info;
}

static const cor_source_info *describe_dataset(GDALDatasetH dataset, const cor_request *request, const char *format,
                                               cor_arena *arena)
{
    size_t n = (size_t) GDALDatasetGetLayerCount(dataset);
    OGRLayerH plain = cor_gdal_plain_table(dataset, request);
    if (plain) {
        cor_layer_info *only = COR_NEW(arena, cor_layer_info);
        describe_layer(plain, arena, only);
        return new_info(dataset, format, only, 1, arena);
    }
    cor_layer_info *layers = COR_NEW_ARRAY(arena, cor_layer_info, n);
    for (size_t i = 0; i < n; i++)
        describe_layer(GDALDatasetGetLayer(dataset, (int) i), arena, &layers[i]);
    return new_info(dataset, format, layers, n, arena);
}

static cor_rect raster_extent(GDALDatasetH dataset)
{
    double t[6];
    cor_rect extent = COR_RECT_EMPTY;
    int width = GDALGetRasterXSize(dataset), height = GDALGetRasterYSize(dataset);
    if (GDALGetGeoTransform(dataset, t) != CE_None) return extent;
    for (int corner = 0; corner < 4; corner++) {
        int x = corner & 1 ? width : 0, y = corner & 2 ? height : 0;
        extent = cor_rect_with(extent, t[0] + x * t[1] + y * t[2], t[3] + x * t[4] + y * t[5]);
    }
    return extent;
}

static cor_status describe_raster(const cor_gdal_call *call, const cor_request *from, cor_arena *arena,
                                  const cor_source_info **ret_info, cor_error *err)
{
    cor_gdal_pixels pixels = {0};
    const cor_raster_request request = {
        .name = from->name, .url = from->url, .trusted = from->trusted, .location = from->location};
    cor_status st = cor_gdal_pixels_open(call, &request, &pixels, err);
    if (!st) {
        OGRSpatialReferenceH srs = GDALGetSpatialRef(pixels.dataset);
        cor_layer_info *layer = COR_NEW(arena, cor_layer_info);
        *layer = (cor_layer_info){.name = cor_gdal_stem(from->url, arena),
                                  .geometry = "raster",
                                  .crs = srs && OSRGetName(srs) ? clean_name(arena, OSRGetName(srs)) : NULL,
                                  .n_features = -1,
                                  .extent = raster_extent(pixels.dataset)};
        *ret_info = new_info(pixels.dataset, NULL, layer, 1, arena);
    }
    cor_gdal_pixels_close(&pixels);
    return st;
}

/* Where the rows of a CSV are, as they will be read. */
static cor_rect csv_extent(const cor_gdal_call *call, const cor_request *request, cor_arena *arena)
{
    const cor_table *table;
    cor_rect extent = COR_RECT_EMPTY;
    cor_interns *interns = cor_interns_new();
    cor_request positions = *request;
    positions.all_fields = false;
    positions.n_fields = 0;
    if (!cor_csv_read(call, &positions, arena, interns, NULL, &table, NULL))
        extent = cor_geometry_bounds(&table->geometry);
    cor_interns_free(interns);
    return extent;
}

/* A CSV is told as it will be read: points, when its columns say where. */
static cor_status describe_csv(const cor_gdal_call *call, const cor_request *request, cor_arena *arena,
                               const cor_source_info **ret_info, cor_error *err)
{
    cor_layer_info *layer = COR_NEW(arena, cor_layer_info);
    *layer = (cor_layer_info){.name = cor_gdal_stem(request->url, arena), .extent = COR_RECT_EMPTY};
    cor_status st = cor_csv_describe(request, arena, layer, err);
    if (st) return st;
    if (strcmp(layer->geometry, "none") != 0) {
        layer->extent = csv_extent(call, request, arena);
        layer->crs = request->crs ? cor_arena_copy(arena, request->crs) : "WGS 84";
    }
    cor_source_info *info = COR_NEW(arena, cor_source_info);
    *info = (cor_source_info){.driver = cor_workbook_is(request->url) ? "Spreadsheet" : "Comma Separated Value (.csv)",
                              .layers = layer,
                              .n_layers = 1};
    *ret_info = info;
    return COR_OK;
}

cor_status cor_gdal_describe(const cor_request *request, cor_arena *arena, const cor_source_info **ret_info,
                             cor_error *err)
{
    cor_gdal_call call;
    cor_gdal_open open = {0};
    cor_status st;
    cor_gdal_begin(&call, NULL);
    if (request->url && cor_csv_is(request->url)) {
        st = describe_csv(&call, request, arena, ret_info, err);
    } else if (request->url && cor_gdal_is_raster(request->url)) {
        st = describe_raster(&call, request, arena, ret_info, err);
    } else {
        bool kml = request->url && cor_kml_is(request->url);
        st = kml ? cor_kml_open(request, true, &open, err)
                 : cor_gdal_open_vector(&call, request, NULL, NULL, &open, err);
        if (!st) *ret_info = describe_dataset(open.dataset, request, open.format, arena);
        /* A GeoPackage may hold pictures alone. */
        if (st && request->url && cor_is_gpkg(request->url) && !describe_raster(&call, request, arena, ret_info, NULL))
            st = COR_OK;
    }
    cor_gdal_close(&open);
    cor_gdal_end(&call);
    return st;
}
