/* The values of a column, the most frequent first. */
#ifndef COR_SHOW_CATEGORIES_H
#define COR_SHOW_CATEGORIES_H

#include "base/arena.h"
#include "base/column.h"

typedef struct {
    const char *text; /* as `to-string` has it */
    size_t count;
} cor_category;

typedef struct {
    const cor_category *list;
    size_t n;
    size_t n_missing; /* rows without a value, or with an empty one */
} cor_categories;

/* All values of COLUMN's N rows that are no lists or maps, in ARENA; of those that are as frequent the one that comes
 * first in the order of strcmp. */
cor_categories cor_categories_of(const cor_column *column, size_t n, cor_arena *arena);

#endif
