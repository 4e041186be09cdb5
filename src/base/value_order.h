/* In which order values stand, wherever a reader sees them in one: rows of a table, pages of an atlas. */
#ifndef COR_BASE_VALUE_ORDER_H
#define COR_BASE_VALUE_ORDER_H

#include "base/arena.h"
#include "base/value.h"

/* The indexes of the N VALUES in their order, in ARENA: numbers by size, then texts letter by letter, whatever their
 * case; DESCENDING turns either round. Values that are neither, as empty cells, come last both ways. Equal ones stay in
 * the order in which they came. */
const size_t *cor_order_values(cor_arena *arena, const cor_value *values, size_t n, bool descending);

#endif
