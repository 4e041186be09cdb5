#include <string.h>

#include <cpl_conv.h>
#include <glib.h>

#include "source/gdal/read.h"
#include "source/wkb.h"

/* Arcs become lines, of 4 degrees a step as is OGR's habit; then once more. */
static cor_wkb_result add_linear(cor_gdal_reading *reading, const uint8_t *wkb, size_t size)
{
    OGRGeometryH curved = NULL;
    GByte *bytes = NULL;
    cor_wkb_result result = COR_WKB_BROKEN;
    if (OGR_G_CreateFromWkb(wkb, NULL, &curved, (int) MIN(size, G_MAXINT)) == OGRERR_NONE && curved) {
        OGRGeometryH linear = OGR_G_GetLinearGeometry(curved, 0, NULL);
        size_t n = linear ? OGR_G_WkbSizeEx(linear) : 0;
        bytes = n ? g_malloc(n) : NULL;
        if (bytes && OGR_G_ExportToIsoWkb(linear, wkbNDR, bytes) == OGRERR_NONE)
            result = cor_wkb_add(&reading->shapes, bytes, n);
        if (linear) OGR_G_DestroyGeometry(linear);
    }
    if (curved) OGR_G_DestroyGeometry(curved);
    g_free(bytes);
    return result;
}

static void add_bad(cor_shapes *shapes)
{
    cor_shapes_feature(shapes, COR_SHAPE_NONE);
    cor_shapes_fail(shapes);
    cor_shapes_end_feature(shapes);
}

void cor_gdal_add_row(cor_gdal_reading *reading, int64_t fid, const uint8_t *wkb, size_t size)
{
    cor_growing_reserve(&reading->fids, reading->n_rows + 1, sizeof(int64_t));
    ((int64_t *) reading->fids.data)[reading->n_rows++] = fid;
    if (!wkb) {
        cor_shapes_null(&reading->shapes);
        return;
    }
    cor_wkb_result result = cor_wkb_add(&reading->shapes, wkb, size);
    if (result == COR_WKB_CURVED) {
        result = add_linear(reading, wkb, size);
        if (reading->shapes.n_features < reading->n_rows) add_bad(&reading->shapes);
    }
    reading->mixed += result == COR_WKB_MIXED;
}

static void add_feature(cor_gdal_reading *reading, OGRFeatureH feature, GByteArray *wkb)
{
    size_t row = reading->n_rows;
    OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
    size_t size = geometry ? OGR_G_WkbSizeEx(geometry) : 0;
    if (size > G_MAXINT) size = 0;
    g_byte_array_set_size(wkb, (guint) size);
    bool exported = size && OGR_G_ExportToIsoWkb(geometry, wkbNDR, wkb->data) == OGRERR_NONE;
    cor_gdal_add_row(reading, OGR_F_GetFID(feature), exported ? wkb->data : NULL, size);
    for (size_t i = 0; i < reading->n_cells; i++)
        cor_cells_put_field(&reading->cells[i], row, feature);
}

cor_status cor_gdal_read_features(cor_gdal_reading *reading, cor_error *err)
{
    cor_source_location location = cor_location_of_request(reading->request);
    GByteArray *wkb = g_byte_array_new();
    OGRFeatureH feature;
    OGR_L_ResetReading(reading->layer);
    CPLErrorReset();
    while ((feature = OGR_L_GetNextFeature(reading->layer))) {
        add_feature(reading, feature, wkb);
        OGR_F_Destroy(feature);
    }
    g_byte_array_free(wkb, TRUE);
    if (CPLGetLastErrorType() < CE_Failure) return COR_OK;
    return cor_gdal_fail(reading->call, &location, err, "can't be read to its end");
}
