/* Counts of a source's rows, and how they are written. */
#ifndef COR_API_STATS_TABLE_H
#define COR_API_STATS_TABLE_H

#include <corridor/corridor.h>

#include "api/stats_axis.h"
#include "stats/tally.h"

/* How often something happens on a piece of a route: per 100 km and year. */
typedef struct {
    double km, years;       /* 0 km: it is no piece */
    double rate, low, high; /* low and high: an exact interval of 95 % */
    bool few;               /* too few rows to make much of */
} cor_stats_rate;

typedef struct {
    const char *by; /* as it was asked for; NULL: all rows are one group */
    cor_stats_axis axes[2];
    size_t n_axes;
    size_t n;              /* groups */
    const size_t *keys[2]; /* of each group, its place on either axis */
    const cor_tally *tallies;
    const size_t *surely;        /* of each group, features that surely lie in it; NULL: not known */
    const cor_stats_rate *rates; /* NULL: there are none */
} cor_stats_table;

typedef struct {
    const cor_stats_subject *subject;
    const cor_stats_wish *wish;
    bool has_certain;
    const cor_tally *all;
    const cor_stats_table *tables;
    size_t n_tables;
} cor_stats;

/* The rates of TABLE where it is one of pieces, in the subject's arena. COR_BAD_DOCUMENT where the days between which
 * rows are known are none, or not to be found out. */
cor_status cor_stats_rates(const cor_stats *stats, cor_stats_table *table, cor_error *err);

/* A table as it is written: cells of N_ROWS × N_COLUMNS. */
typedef struct {
    const char *const *names;
    const bool *figures; /* of each column, whether it holds numbers that are counted */
    const cor_value *cells;
    size_t n_columns, n_rows;
} cor_stats_cells;

/* TABLE as it stands alone; IN_WORDS: with words where a label is null. */
cor_stats_cells cor_stats_cells_of(const cor_stats *stats, const cor_stats_table *table, bool in_words);
/* All tables in one, with columns for what they are by, in words. */
cor_stats_cells cor_stats_cells_of_all(const cor_stats *stats);
/* All rows as one, without a label. */
cor_stats_cells cor_stats_cells_of_total(const cor_stats *stats);

/* STATS as text in the wished format; g_free. */
char *cor_stats_text(const cor_stats *stats);

/* Holds STATS against REPORT of the map, as cor_map_report has it. Notes say what equals what. COR_BAD_DATA
 * where something does not, and where the map shows no layer of the source. */
cor_status cor_stats_check(const cor_stats *stats, const char *report, cor_error *err);

#endif
