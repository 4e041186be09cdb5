/* Some rows of a table as a table of its own. */
#ifndef COR_TABLE_SELECT_H
#define COR_TABLE_SELECT_H

#include "table/table.h"

/* ROWS[0…n) of TABLE in ARENA; what they point to stays TABLE's. PARTS (a byte for each part of TABLE's geometry; NULL:
 * all) says which of their parts come along. Counts are TABLE's: the caller knows why rows were left behind. */
cor_table *cor_table_select(const cor_table *table, const uint32_t *rows, size_t n, const uint8_t *parts,
                            cor_arena *arena);

/* COLUMN at ROWS[0…n); a row of UINT32_MAX is null. */
cor_column cor_column_select(const cor_column *column, const uint32_t *rows, size_t n, cor_arena *arena);

#endif
