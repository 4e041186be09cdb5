/* From an OGR layer to a table. */
#ifndef COR_SOURCE_GDAL_READ_H
#define COR_SOURCE_GDAL_READ_H

#include "source/gdal/cells.h"
#include "source/gdal/open.h"
#include "source/shapes.h"

/* What the steps of reading one layer share. */
typedef struct {
    const cor_gdal_call *call;
    const cor_request *request;
    cor_arena *arena;
    cor_interns *interns;
    cor_diagnostics *diagnostics;
    const char *driver; /* GDAL's short name */
    OGRLayerH layer;
    cor_table *table;
    cor_shapes shapes;
    cor_cells *cells;
    size_t n_cells;
    cor_growing fids; /* int64_t a row */
    size_t n_rows;
    bool bad_are_said; /* the reader itself says what is wrong with rows that have no usable position */
    size_t mixed;      /* features of several kinds of geometry */
} cor_gdal_reading;

/* Adds one row's FID and geometry; WKB NULL is no geometry. Cells of the row are the caller's. */
void cor_gdal_add_row(cor_gdal_reading *reading, int64_t fid, const uint8_t *wkb, size_t size);

/* Rows in bulk. False, with nothing read, when the layer has fields that only the other way can read. */
bool cor_gdal_read_arrow(cor_gdal_reading *reading, cor_status *ret_status, cor_error *err);

/* Rows feature by feature. */
cor_status cor_gdal_read_features(cor_gdal_reading *reading, cor_error *err);

/* Counts, ids, columns and geometry into the table, with diagnostics on what was left out. */
cor_status cor_gdal_finish_table(cor_gdal_reading *reading, cor_error *err);
void cor_gdal_discard_reading(cor_gdal_reading *reading); /* what was not finished */

/* The vtable's `read`. */
cor_status cor_gdal_read(cor_gdal_connections **connections, const cor_request *request, const cor_shapefile *shapefile,
                         const char *encoding, cor_arena *arena, cor_interns *interns, cor_diagnostics *diagnostics,
                         const cor_table **ret_table, cor_error *err);

#endif
