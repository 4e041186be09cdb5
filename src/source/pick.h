/* Some rows of a table as a table of its own. */
#ifndef COR_SOURCE_PICK_H
#define COR_SOURCE_PICK_H

#include "source/table.h"

/* The N ROWS (ascending) of TABLE in ARENA; what they point to stays TABLE's. PARTS (a byte for each part of TABLE's
 * geometry; NULL: all) says which of their parts come along. The rows left behind count as outside. */
const cor_table *cor_table_pick(const cor_table *table, const uint32_t *rows, size_t n, const uint8_t *parts,
                                cor_arena *arena);

#endif
