/* The rows of a table as text, piece by piece. */
#ifndef COR_API_ROWS_TEXT_H
#define COR_API_ROWS_TEXT_H

#include <corridor/corridor.h>
#include <glib.h>

#include "table/table.h"

typedef struct {
    const cor_table *table;
    cor_geometry lonlat; /* its geometry, degrees; a vertex without a place is NaN */
    bool points;         /* each row is one point, or has no place */
    cor_arena *scratch;  /* emptied now and then */
    GString *text;       /* what has not been handed over yet */
    cor_write write;
    void *context;
    bool refused; /* WRITE takes no more */
} cor_rows_text;

void cor_rows_csv(cor_rows_text *rows);     /* RFC 4180, with a header */
void cor_rows_geojson(cor_rows_text *rows); /* RFC 7946, a line for each feature */

/* Hands over what has been gathered once it is much, or to the END. False: it is not taken. */
bool cor_rows_flush(cor_rows_text *rows, bool end);

/* X as the shortest text that reads back as X. */
void cor_rows_number(GString *text, double x);

/* CELL as RFC 4180 has it. */
void cor_rows_csv_cell(GString *text, const char *cell);

/* Whether ROW has a place, and all of it can be told in degrees. */
bool cor_rows_have_place(const cor_rows_text *rows, size_t row);

/* The ways of writing a geometry that differ between texts: "(" and ")", or "[" and "]"; "1 2" or "[1,2]". */
typedef struct {
    const char *open, *close, *begin, *between, *end;
    bool winds; /* shells run anticlockwise, holes clockwise */
} cor_rows_notation;

/* The coordinates of ROW, which has a place, as NOTATION has them: of a point, a line and an area, or of SEVERAL of
 * these. */
void cor_rows_coordinates(cor_rows_text *rows, size_t row, const cor_rows_notation *notation, bool several);

/* Whether ROW is several points, lines or areas. */
bool cor_rows_are_several(cor_rows_text *rows, size_t row);

#endif
