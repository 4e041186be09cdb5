/* Whether two readers made the same table of one file. */
#ifndef COR_TEST_SAME_TABLES_H
#define COR_TEST_SAME_TABLES_H

#include "table/table.h"

/* "" when they are the same, else how they differ. Strings of both come from one pool; rings of a feature may come in
 * another order. In ARENA. */
const char *difference_of_tables(const cor_table *one, const cor_table *other, cor_arena *arena);

#endif
