/* Tables of incidents: CSV with columns of longitude and latitude, or of well-known text. Its lines are split and its
 * cells judged here, because a longitude of "_71.4" must not be read as 0, nor a code of 007 as 7. */
#ifndef COR_SOURCE_GDAL_CSV_H
#define COR_SOURCE_GDAL_CSV_H

#include "source/gdal/csv_scan.h"
#include "source/gdal/open.h"

/* Sheets of spreadsheets are read as CSV. */
bool cor_csv_is(const char *url);

/* A file's text and the names of its columns. */
typedef struct {
    cor_bytes text; /* UTF-8 */
    cor_arena *arena;
    const char **names; /* of the columns; in the arena */
    size_t n_columns;
    const char **tags; /* of HXL, one for each column or NULL; NULL: none */
    cor_csv_scan body; /* stands before the first row of data */
} cor_csv;

/* Rows above the names of the columns and a row of HXL tags below them are left out, with a warning. Caller closes
 * *ret_csv, also after a failure. */
cor_status cor_csv_open(const cor_request *request, cor_diagnostics *diagnostics, cor_csv *ret_csv, cor_error *err);
void cor_csv_close(cor_csv *csv);

/* Which columns say where a row is; -1: none. Either x and y are set or wkt or nothing. */
typedef struct {
    int x, y, wkt;
} cor_csv_place;

/* The columns that REQUEST states, else those of usual names. COR_BAD_DATA when a stated one is missing,
 * or when none is found. */
cor_status cor_csv_find_place(const char *const *names, size_t n, const cor_request *request, cor_csv_place *ret_place,
                              cor_error *err);

/* The same; where neither stated nor usual names are found, by the tags. */
cor_status cor_csv_place_of(const cor_csv *csv, const cor_request *request, cor_csv_place *ret_place, cor_error *err);

cor_status cor_csv_read(const cor_gdal_call *call, const cor_request *request, cor_arena *arena, cor_interns *interns,
                        cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err);

/* What columns there are and of which kinds, as they are read; the layer has no name and no extent yet. */
cor_status cor_csv_describe(const cor_request *request, cor_arena *arena, cor_layer_info *layer, cor_error *err);

#endif
