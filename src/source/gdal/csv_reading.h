/* One CSV while it is read: its columns as text, then as what they hold, and where its rows are. */
#ifndef COR_SOURCE_GDAL_CSV_READING_H
#define COR_SOURCE_GDAL_CSV_READING_H

#include "source/gdal/csv.h"
#include "source/gdal/reading.h"
#include "source/text_column.h"

/* A column while it is read: text first, since one word at the end makes a column of numbers one of words. */
typedef struct {
    const char *name; /* interned */
    size_t at;        /* among the file's columns */
    cor_growing text; /* const char * a row, NULL for empty; in the scratch */
    cor_text_column look;
    bool wanted; /* else it is read for the filter or the place alone */
} cor_csv_column;

typedef struct {
    cor_gdal_reading base;
    cor_csv csv;
    cor_csv_place place; /* in the file's columns */
    cor_arena *scratch;  /* the cells' text */
    cor_csv_column *columns;
    size_t n_columns;
    bool degrees;            /* x and y are longitude and latitude */
    cor_growing row_numbers; /* size_t a row, as a spreadsheet counts */
    size_t n_all;
    uint32_t *kept;             /* rows that the filter keeps; in the scratch */
    size_t n_faults, n_zeros;   /* rows with a bad position, and with 0, 0 */
    size_t fault_row, zero_row; /* the first of each */
    char *fault;                /* what is wrong with it; owned */
    size_t n_long, long_row;    /* rows with more cells than there are names; the first */
} cor_csv_reading;

static inline const char *cor_csv_cell_text(const cor_csv_column *column, size_t row)
{
    return ((const char *const *) column->text.data)[row];
}

static inline size_t cor_csv_row_number(const cor_csv_reading *r, size_t row)
{
    return ((const size_t *) r->row_numbers.data)[row];
}

/* The columns that the request wants, that its filter names, and those of the place. */
void cor_csv_choose_columns(cor_csv_reading *r);

/* All rows that are not blank, as text; then what each column holds, and days as 2024-08-26. */
cor_status cor_csv_take_columns(cor_csv_reading *r, cor_error *err);

/* A cell as the filter sees it. */
cor_value cor_csv_value(const cor_csv_column *column, size_t row);

/* The kept rows of all wanted columns into the table. */
void cor_csv_finish_columns(cor_csv_reading *r);

/* Where ROW is, into the table's shapes. */
void cor_csv_add_place(cor_csv_reading *r, size_t row);
void cor_csv_warn_places(const cor_csv_reading *r);

#endif
