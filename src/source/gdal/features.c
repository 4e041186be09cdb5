/* Rows of an OGR layer, feature by feature: for layers whose fields the bulk reading does not know. */
#include <string.h>

#include <cpl_conv.h>
#include <glib.h>

#include "source/gdal/json_exact.h"
#include "source/gdal/read.h"

static void add_feature(cor_gdal_reading *reading, OGRFeatureH feature, GByteArray *wkb)
{
    size_t row = reading->n_rows;
    for (size_t i = 0; i < reading->n_cells; i++)
        cor_cells_put_field(&reading->cells[i], row, feature);
    if (reading->exact) cor_json_put_exact(reading, row, feature);
    if (!cor_gdal_keeps_row(reading, OGR_F_GetFID(feature))) return;
    OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
    size_t size = geometry ? OGR_G_WkbSizeEx(geometry) : 0;
    if (size > G_MAXINT) size = 0;
    g_byte_array_set_size(wkb, (guint) size);
    bool exported = size && OGR_G_ExportToIsoWkb(geometry, wkbNDR, wkb->data) == OGRERR_NONE;
    cor_gdal_add_row(reading, OGR_F_GetFID(feature), exported ? wkb->data : NULL, size);
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
    return cor_gdal_fail(reading->call, &location, err, "can't be read to its end; it is damaged or was cut short");
}
