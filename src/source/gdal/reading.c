#include "source/gdal/reading.h"

#include <cpl_conv.h>
#include <glib.h>

#include "source/wanted.h"
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

typedef struct {
    const cor_gdal_reading *reading;
    size_t row;
} cell_place;

static cor_value cell_of(const void *at, size_t column)
{
    const cell_place *place = at;
    return cor_cells_value(&place->reading->cells[column], place->row);
}

bool cor_gdal_keeps_row(cor_gdal_reading *reading, int64_t fid)
{
    const cell_place place = {reading, reading->n_rows};
    bool keeps = !reading->where || cor_where_keeps(reading->where, cell_of, &place, (double) fid, (double) fid);
    reading->n_dropped += !keeps;
    return keeps;
}

static void finish_columns(cor_gdal_reading *reading)
{
    size_t n = 0;
    cor_column *columns = COR_NEW_ARRAY(reading->arena, cor_column, reading->n_cells);
    for (size_t i = 0; i < reading->n_cells; i++)
        if (!reading->cells[i].is_hidden) columns[n++] = cor_cells_finish(&reading->cells[i], reading->n_rows);
    reading->table->columns = columns;
    reading->table->n_columns = n;
}

cor_status cor_gdal_finish_table(cor_gdal_reading *reading, cor_error *err)
{
    cor_table *table = reading->table;
    cor_source_location location = cor_location_of_request(reading->request);
    table->n_rows = table->counts.read = reading->n_rows;
    cor_number_rows(table, reading->fids.data, reading->arena);
    finish_columns(reading);
    table->geometry = cor_shapes_finish(&reading->shapes);
    table->counts.null_shapes = reading->shapes.null_shapes;
    table->counts.bad_shapes = reading->shapes.bad_shapes;
    if (!reading->bad_are_said) cor_warn_bad_shapes(reading->diagnostics, table, reading->shapes.first_bad);
    cor_warn_mixed_shapes(reading->diagnostics, table, reading->mixed);
    if (reading->shapes.too_many)
        return cor_source_fail(&location, err, "has more than 4,294,967,295 vertices; split it");
    return COR_OK;
}

void cor_gdal_discard_reading(cor_gdal_reading *reading)
{
    cor_shapes_discard(&reading->shapes);
    for (size_t i = 0; i < reading->n_cells; i++)
        cor_cells_discard(&reading->cells[i]);
    cor_growing_discard(&reading->fids);
    g_free(reading->cells);
    cor_where_close(reading->where);
}
