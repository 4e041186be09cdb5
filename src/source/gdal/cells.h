/* Columns of a table as OGR's fields fill them, row by row. */
#ifndef COR_SOURCE_GDAL_CELLS_H
#define COR_SOURCE_GDAL_CELLS_H

#include <ogr_api.h>

#include "source/growing.h"
#include "source/source.h"

typedef struct {
    const char *name; /* interned */
    int field;        /* index in the layer */
    cor_column_kind kind;
    cor_growing rows;
    cor_arena *arena;
    cor_interns *interns;
    bool is_hidden; /* read for the filter alone */
} cor_cells;

/* What OGR's FIELD becomes; false for what no map can use (binary). */
bool cor_cells_kind(OGRFieldDefnH field, cor_column_kind *ret_kind);

/* EXPECTED rows, 0 when not known. */
void cor_cells_start(cor_cells *cells, const char *name, int field, cor_column_kind kind, size_t expected,
                     cor_arena *arena, cor_interns *interns);

/* Row ROW, which must be the one after the last. Text need not be valid UTF-8. */
void cor_cells_put_null(cor_cells *cells, size_t row);
void cor_cells_put_number(cor_cells *cells, size_t row, double x); /* not finite: null */
void cor_cells_put_bool(cor_cells *cells, size_t row, bool b);
void cor_cells_put_text(cor_cells *cells, size_t row, const char *text, size_t n);
void cor_cells_put_value(cor_cells *cells, size_t row, cor_value value); /* in a column of values */
void cor_cells_put_field(cor_cells *cells, size_t row, OGRFeatureH feature);

/* The cell of ROW, which was put. */
cor_value cor_cells_value(const cor_cells *cells, size_t row);

cor_column cor_cells_finish(cor_cells *cells, size_t n_rows);
void cor_cells_discard(cor_cells *cells);

#endif
