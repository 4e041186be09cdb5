/* Counts of rows by the groups that they are in: how many, how many of them for certain, and sums of what they hold. No
 * row is lost: the tallies of all groups add up to that of all rows. */
#ifndef COR_STATS_TALLY_H
#define COR_STATS_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Rows that are counted, as arrays of N_ROWS. */
typedef struct {
    size_t n_rows;
    const uint32_t *features;      /* that each row stands for; NULL: one; a row of none adds to nothing */
    const uint8_t *certain;        /* whether it counts for certain; NULL: each does */
    const uint32_t *drawn;         /* features of it that are drawn; NULL: it is not known */
    const double *const *measures; /* N_MEASURES; NaN where a row has no number */
    size_t n_measures;
} cor_tallied_rows;

typedef struct {
    size_t count, certain, drawn; /* features */
    double *sums;                 /* of each measure, over the rows that have a number */
    size_t *unknown;              /* features of the rows that have none */
} cor_tally;

/* A tally of each of N_GROUPS, in ARENA: row i is in group OF[i]. OF of NULL: all are in the first. */
cor_tally *cor_tally_rows(cor_arena *arena, const cor_tallied_rows *rows, const size_t *of, size_t n_groups);

/* Two ways of grouping the same rows, and the pairs of groups that have rows. */
typedef struct {
    size_t n;             /* pairs, by their first group and then by their second */
    size_t *left, *right; /* the groups of each */
    size_t *of;           /* the pair of each row */
} cor_crossing;

/* The pairs of LEFT[i] and RIGHT[i], which is below N_RIGHT, in ARENA. */
cor_crossing cor_cross_groups(cor_arena *arena, const size_t *left, const size_t *right, size_t n_rows, size_t n_right);

#endif
