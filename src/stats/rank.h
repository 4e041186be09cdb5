/* Counts, or sums, by name, the largest first. */
#ifndef COR_STATS_RANK_H
#define COR_STATS_RANK_H

#include "base/arena.h"

/* A row that is counted. */
typedef struct {
    const char *name; /* NULL: it has none */
    double weight;    /* 1 of a row that stands for itself */
} cor_named_row;

typedef struct {
    const char *name;
    double count;
} cor_ranked;

typedef struct {
    const cor_ranked *list; /* equal counts by their names */
    size_t n;
    double others; /* of all names beyond the list */
    size_t n_others;
    double unnamed; /* of rows without a name */
    double total;   /* of all these */
} cor_ranking;

/* At most TOP names; a last one is listed rather than being the only one of the others. In ARENA; names are the rows'.
 */
cor_ranking cor_rank(cor_arena *arena, const cor_named_row *rows, size_t n, size_t top);

#endif
