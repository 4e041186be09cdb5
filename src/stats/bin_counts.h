/* Counts by bins of a number and class: rows, or sums of what they hold. */
#ifndef COR_STATS_BIN_COUNTS_H
#define COR_STATS_BIN_COUNTS_H

#include <stdbool.h>

#include "base/arena.h"

/* A row that is counted. */
typedef struct {
    double at; /* NAN: it has no place */
    size_t class;
    double weight; /* 1 of a row that stands for itself */
} cor_placed_row;

/* Bins of WIDTH begin at multiples of it and hold what lies from there on, up to the next; the last one holds the
 * range's end, too. The first and the last are cut by the range. */
typedef struct {
    double from, to, width;
    double first; /* where the first bin begins, whole, in widths from 0 */
    size_t n, n_classes;
    double *counts;  /* n × n_classes: empty bins are there, with 0 */
    double *totals;  /* of each bin */
    double total;    /* of all bins */
    double beyond;   /* of rows before the range or after it */
    double unplaced; /* of rows without a place */
} cor_bin_counts;

/* More bins than these are none that anybody tells apart. */
enum { COR_MAX_BINS = 2400 };

/* The bins of FROM … TO, which is more, of WIDTH > 0. False where they are more than COR_MAX_BINS; counts are in ARENA.
 */
bool cor_count_bins(cor_arena *arena, const cor_placed_row *rows, size_t n_rows, size_t n_classes, double from,
                    double to, double width, cor_bin_counts *ret_counts);

/* Where bin INDEX begins and ends within the range. */
void cor_bin_ends(const cor_bin_counts *counts, size_t index, double *ret_from, double *ret_to);

#endif
