/* Counts by period and class: rows, or sums of what they hold. */
#ifndef COR_STATS_PERIOD_COUNTS_H
#define COR_STATS_PERIOD_COUNTS_H

#include "base/arena.h"
#include "stats/period.h"

/* A row that is counted. */
typedef struct {
    cor_date date; /* year 0: it has none */
    size_t class;
    double weight; /* 1 of a row that stands for itself */
} cor_dated_row;

/* From which day to which, both within it, rows are known; 0: it is not said. */
typedef struct {
    cor_day from, to;
} cor_day_window;

typedef struct {
    cor_period_unit unit;
    cor_period first;
    size_t n, n_classes;
    double *counts; /* n × n_classes: empty periods are there, with 0 */
    double *totals; /* of each period */
    double total;   /* of all periods */
    double undated; /* of rows without a date, or whose date tells too little for the unit */
    cor_day_window window;
} cor_period_counts;

/* More periods than these are none that anybody tells apart. */
enum { COR_MAX_PERIODS = 2400 };

/* The periods of WINDOW and of all rows, without a gap. False where they are more than COR_MAX_PERIODS; counts are in
 * ARENA. */
bool cor_count_periods(cor_arena *arena, const cor_dated_row *rows, size_t n_rows, size_t n_classes,
                       cor_period_unit unit, cor_day_window window, cor_period_counts *ret_counts);

/* Which share of its days the window covers, 0…1, of period INDEX; *RET_FROM is the share that goes before. */
double cor_period_covered(const cor_period_counts *counts, size_t index, double *ret_from);

#endif
