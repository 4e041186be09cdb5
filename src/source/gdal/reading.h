/* One layer while it is read, row by row, into a table. */
#ifndef COR_SOURCE_GDAL_READING_H
#define COR_SOURCE_GDAL_READING_H

#include "source/field_names.h"
#include "source/gdal/call.h"
#include "source/gdal/cells.h"
#include "source/gdal/filter.h"
#include "source/shapes.h"

/* What the steps of reading one layer share. */
typedef struct {
    const cor_gdal_call *call;
    const cor_request *request;
    cor_fields fields;
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
    bool bad_are_said;   /* the reader itself says what is wrong with rows that have no usable position */
    size_t mixed;        /* features of several kinds of geometry */
    cor_where *where;    /* the filter that is ours to apply; NULL: there is none, or a database applies it */
    size_t n_dropped;    /* rows that it did not keep */
    bool without_shapes; /* its rows are only counted */
    bool exact;          /* features bear their own text, see json_exact.h */
} cor_gdal_reading;

/* Adds one row's FID and geometry; WKB NULL is no geometry. Cells of the row are the caller's. */
void cor_gdal_add_row(cor_gdal_reading *reading, int64_t fid, const uint8_t *wkb, size_t size);

/* Whether WHERE keeps the row FID, whose cells were put behind the last row that was added. */
bool cor_gdal_keeps_row(cor_gdal_reading *reading, int64_t fid);

/* Counts, ids, columns and geometry into the table, with diagnostics on what was left out. */
cor_status cor_gdal_finish_table(cor_gdal_reading *reading, cor_error *err);
void cor_gdal_discard_reading(cor_gdal_reading *reading); /* what was not finished */

#endif
