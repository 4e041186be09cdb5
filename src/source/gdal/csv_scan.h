/* The text of a CSV as rows of cells. A quote means something only where a cell begins, and only when it is closed
 * where that cell ends: 33°42'15"N is a cell like any other, and what follows it too. */
#ifndef COR_SOURCE_GDAL_CSV_SCAN_H
#define COR_SOURCE_GDAL_CSV_SCAN_H

#include "base/arena.h"

/* A cell as it is written. Borrowed from the text. */
typedef struct {
    const char *start;
    size_t length;
    bool quoted;
} cor_csv_cell;

/* A row of cells and what comes after it. */
typedef struct {
    const char *at, *end;
    char separator;
    size_t row; /* of the cells, as a spreadsheet counts: from 1, empty rows count */
    cor_csv_cell *cells;
    size_t n, capacity;
} cor_csv_scan;

cor_csv_scan cor_csv_scan_of(const char *text, size_t size, char separator);
void cor_csv_scan_end(cor_csv_scan *scan);

/* Moves to the next row; false at the end. A row without a line break behind it is one too. */
bool cor_csv_next_row(cor_csv_scan *scan);

/* Whether no cell of the row holds anything but blanks. */
bool cor_csv_row_is_blank(const cor_csv_scan *scan);

/* What cell I says; NULL when it is empty, or the row has no so many. In ARENA. */
const char *cor_csv_text(const cor_csv_scan *scan, size_t i, cor_arena *arena);

#endif
