/* What a column of text holds, judged by all of its cells: numbers, days or words. One cell that fits nothing makes it
 * words, unless a document says what it is. What is not read as it stands is named, with its row. */
#ifndef COR_SOURCE_TEXT_COLUMN_H
#define COR_SOURCE_TEXT_COLUMN_H

#include "source/day_text.h"
#include "source/number_text.h"
#include "source/source.h"

typedef enum { COR_COLUMN_OF_TEXT, COR_COLUMN_OF_NUMBERS, COR_COLUMN_OF_DAYS } cor_text_column_kind;

/* Some of the cells: how many, and the first. */
typedef struct {
    size_t n, first;
} cor_some_cells;

typedef struct {
    cor_text_column_kind kind;
    bool decimal_comma;
    bool month_first;
    const char *format;                                         /* of days; NULL: as they are usual */
    bool stated;                                                /* the document says what it is */
    bool looks_numeric;                                         /* not stated, and most of its cells are numbers */
    cor_some_cells grouped, either, missing, inexact, other;    /* looked at as numbers */
    cor_some_cells untold, day_first, month_first_cells, named; /* looked at as days */
} cor_text_column;

/* CELLS: N of them, NULL for empty. TYPE: what the document says; NULL. SEPARATOR of the cells: between semicolons and
 * tabs a comma may be a decimal one. */
cor_text_column cor_text_column_of(const char *const *cells, size_t n, const cor_field_type *type, char separator);

/* TEXT, not blank, of such a column; NaN: none. */
double cor_text_column_number(const cor_text_column *column, const char *text);

/* TEXT, not blank, of a column of days, as 2024-08-26; false: none. */
bool cor_text_column_day(const cor_text_column *column, const char *text, char into[COR_DAY_SPACE]);

/* What `info` calls such a column. */
const char *cor_text_column_name(const cor_text_column *column, const char *const *cells, size_t n);

/* Where cells come from, for messages. */
typedef struct {
    const cor_request *request;
    const char *name;                                /* of the column */
    const char *row_word;                            /* "row" */
    double (*row_of)(const void *rows, size_t cell); /* what a row is called */
    const void *rows;
    const char *const *cells;
} cor_text_cells;

/* Says what was done with cells that are not read as they stand. COR_BAD_DATA, with rows, where days that the document
 * states could be of two orders. */
cor_status cor_text_column_say(const cor_text_column *column, const cor_text_cells *from, cor_diagnostics *diagnostics,
                               cor_error *err);

#endif
