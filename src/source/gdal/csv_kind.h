/* What a column of a CSV holds, judged by all of its cells. */
#ifndef COR_SOURCE_GDAL_CSV_KIND_H
#define COR_SOURCE_GDAL_CSV_KIND_H

#include "base/arena.h"

typedef enum {
    COR_CSV_TEXT,
    COR_CSV_NUMBERS,
    COR_CSV_COMMAS,    /* numbers with decimal commas */
    COR_CSV_DAY_FIRST, /* 26/08/2024: some day is no month, and no month is beyond 12 */
    COR_CSV_MONTH_FIRST,
} cor_csv_kind;

bool cor_csv_is_blank(const char *text); /* NULL is */

/* CELLS: N of them, NULL for empty. Codes as 007 and +92 make text. *ret_sample: a cell that tells days from months. */
cor_csv_kind cor_csv_kind_of(const char *const *cells, size_t n, const char **ret_sample);

/* TEXT, not blank, in a column of numbers of KIND. */
double cor_csv_number(const char *text, cor_csv_kind kind);

/* What `info` calls such a column. */
const char *cor_csv_kind_name(cor_csv_kind kind, const char *const *cells, size_t n);

#endif
