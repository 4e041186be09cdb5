#include "table/table.h"

#include <string.h>

const cor_column *cor_table_column(const cor_table *table, const char *name)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (!strcmp(table->columns[i].name, name)) return &table->columns[i];
    return NULL;
}

void cor_table_add_column(cor_table *table, cor_column column, cor_arena *arena)
{
    cor_column *columns = COR_NEW_ARRAY(arena, cor_column, table->n_columns + 1);
    size_t n = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        if (strcmp(table->columns[i].name, column.name) != 0) columns[n++] = table->columns[i];
    columns[n++] = column;
    table->columns = columns;
    table->n_columns = n;
}

double cor_table_id(const cor_table *table, size_t row)
{
    if (table->ids && table->ids[row].kind == COR_NUMBER) return table->ids[row].number;
    return table->first_id + (double) row;
}

size_t cor_table_feature_count(const cor_table *table, const uint32_t *rows, size_t n)
{
    size_t features = 0;
    if (!table->features) return n;
    for (size_t i = 0; i < n; i++)
        features += table->features[rows ? rows[i] : i];
    return features;
}

const cor_value *cor_table_ids(const cor_table *table, cor_arena *arena)
{
    if (table->ids) return table->ids;
    cor_value *ids = COR_NEW_ARRAY(arena, cor_value, table->n_rows);
    for (size_t i = 0; i < table->n_rows; i++)
        ids[i] = cor_number(table->first_id + (double) i);
    return ids;
}
