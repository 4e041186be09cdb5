/* Tables of incidents: CSV with columns of longitude and latitude, or of well-known text. OGR splits the
 * lines; what a cell means is decided here, because a longitude of "_71.4" must not be read as 0. */
#ifndef COR_SOURCE_GDAL_CSV_H
#define COR_SOURCE_GDAL_CSV_H

#include "source/gdal/open.h"

bool cor_csv_is(const char *url);

/* Reads the file as UTF-8 text into OPEN and opens it: TYPED with the columns' kinds guessed, else all
 * text. A row of HXL tags is left out, with a warning. Caller closes OPEN, also after a failure. */
cor_status cor_csv_open(const cor_request *request, cor_diagnostics *diagnostics, cor_gdal_open *open, cor_error *err);

/* A second look at the same text, with the columns' kinds guessed, for SQL and `info`. Caller closes it with
 * GDALClose before OPEN. */
GDALDatasetH cor_csv_open_typed(cor_gdal_open *open);

/* Which columns say where a row is; -1: none. Either x and y are set or wkt or nothing. */
typedef struct {
    int x, y, wkt;
} cor_csv_place;

/* The columns that REQUEST states, else those of usual names. COR_BAD_DATA when a stated one is missing,
 * or when none is found. */
cor_status cor_csv_find_place(OGRLayerH layer, const cor_request *request, cor_csv_place *ret_place, cor_error *err);

cor_status cor_csv_read(const cor_gdal_call *call, const cor_request *request, cor_arena *arena, cor_interns *interns,
                        cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err);

#endif
