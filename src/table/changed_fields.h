/* Which fields of a row have changed from one table to another. */
#ifndef COR_TABLE_CHANGED_FIELDS_H
#define COR_TABLE_CHANGED_FIELDS_H

#include "table/table.h"

/* What a row's place is called among its fields. */
#define COR_GEOMETRY_WORD "geometry"

/* Two tables and the columns that both have, in the order of NOW; of one with two names, the first. */
typedef struct {
    const cor_table *now, *then;
    const cor_column **now_columns, **then_columns;
    size_t n;
    bool has_places; /* both are in one CRS, so that places can be held against each other */
} cor_comparison;

cor_comparison cor_compare_tables(const cor_table *now, const cor_table *then, cor_arena *arena);

/* The names of the fields in which row NOW is not as row THEN was, with a comma and a blank between, in ARENA; "" when
 * there is none; SCRATCH is emptied. Numbers are held against numbers, also where one of them is text; text without the
 * blanks around it; what is empty is like what is not there. Places differ by more than a ten-millionth of the CRS's
 * unit. */
const char *cor_changed_fields(const cor_comparison *comparison, size_t now, size_t then, cor_arena *scratch,
                               cor_arena *arena);

#endif
