/* A column of cells: one array, one kind. Filled by sources, read by
 * expressions, owned by the table's arena. */
#ifndef COR_BASE_COLUMN_H
#define COR_BASE_COLUMN_H

#include "base/value.h"

typedef enum {
    COR_COLUMN_NUMBERS, /* NaN is null */
    COR_COLUMN_STRINGS, /* interned; NULL is null */
    COR_COLUMN_BOOLS,   /* 0, 1; 2 is null */
    COR_COLUMN_VALUES   /* mixed or nested (JSON) */
} cor_column_kind;

typedef struct {
    const char *name; /* interned */
    cor_column_kind kind;
    union {
        double *numbers;
        const char **strings;
        uint8_t *bools;
        cor_value *values;
    };
} cor_column;

/* The cell at ROW. ROW must be below the table's row count. */
static inline cor_value cor_column_value(const cor_column *column, size_t row)
{
    switch (column->kind) {
    case COR_COLUMN_NUMBERS:
        return column->numbers[row] != column->numbers[row] ? cor_null() : cor_number(column->numbers[row]);
    case COR_COLUMN_STRINGS:
        return column->strings[row] ? cor_interned(column->strings[row]) : cor_null();
    case COR_COLUMN_BOOLS:
        return column->bools[row] > 1 ? cor_null() : cor_bool(column->bools[row]);
    case COR_COLUMN_VALUES:
        return column->values[row];
    }
    return cor_null();
}

#endif
