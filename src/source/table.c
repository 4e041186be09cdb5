#include "source/table.h"

#include <math.h>
#include <string.h>

const cor_column *cor_table_column(const cor_table *table, const char *name)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (!strcmp(table->columns[i].name, name)) return &table->columns[i];
    return NULL;
}

double cor_table_id(const cor_table *table, size_t row)
{
    if (table->ids && table->ids[row].kind == COR_NUMBER) return table->ids[row].number;
    return table->first_id + (double) row;
}

const cor_value *cor_table_ids(const cor_table *table, cor_arena *arena)
{
    if (table->ids) return table->ids;
    cor_value *ids = COR_NEW_ARRAY(arena, cor_value, table->n_rows);
    for (size_t i = 0; i < table->n_rows; i++)
        ids[i] = cor_number(table->first_id + (double) i);
    return ids;
}

cor_column cor_column_rows(const cor_column *column, const uint32_t *rows, size_t n, cor_arena *arena)
{
    cor_column picked = {.name = column->name, .kind = column->kind};
    static const size_t sizes[] = {[COR_COLUMN_NUMBERS] = sizeof(double),
                                   [COR_COLUMN_STRINGS] = sizeof(const char *),
                                   [COR_COLUMN_BOOLS] = sizeof(uint8_t),
                                   [COR_COLUMN_VALUES] = sizeof(cor_value)};
    picked.numbers = cor_alloc(arena, n * sizes[column->kind]);
    for (size_t i = 0; i < n; i++) {
        bool there = rows[i] != UINT32_MAX;
        switch (column->kind) {
        case COR_COLUMN_NUMBERS:
            picked.numbers[i] = there ? column->numbers[rows[i]] : NAN;
            break;
        case COR_COLUMN_STRINGS:
            picked.strings[i] = there ? column->strings[rows[i]] : NULL;
            break;
        case COR_COLUMN_BOOLS:
            picked.bools[i] = there ? column->bools[rows[i]] : 2;
            break;
        case COR_COLUMN_VALUES:
            picked.values[i] = there ? column->values[rows[i]] : cor_null();
        }
    }
    return picked;
}

static cor_geometry geometry_rows(const cor_geometry *g, const uint32_t *rows, size_t n, cor_arena *arena)
{
    cor_geometry_builder *builder = cor_geometry_builder_new();
    for (size_t i = 0; i < n; i++) {
        size_t end = cor_geometry_first_part(g, rows[i] + (size_t) 1);
        cor_builder_feature(builder, cor_geometry_kind(g, rows[i]));
        for (size_t part = cor_geometry_first_part(g, rows[i]); part < end; part++) {
            size_t first = cor_geometry_first_point(g, part);
            cor_builder_part(builder);
            cor_builder_points(builder, g->points + first, cor_geometry_first_point(g, part + 1) - first);
            cor_builder_end_part(builder, 1);
        }
        cor_builder_end_feature(builder);
    }
    cor_geometry picked = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return picked;
}

const cor_table *cor_table_rows(const cor_table *table, const uint32_t *rows, size_t n, cor_arena *arena)
{
    cor_table *picked = cor_arena_memdup(arena, table, sizeof *table);
    cor_column *columns = COR_NEW_ARRAY(arena, cor_column, table->n_columns);
    cor_value *ids = COR_NEW_ARRAY(arena, cor_value, n);
    const cor_value *all_ids = cor_table_ids(table, arena);
    for (size_t i = 0; i < table->n_columns; i++)
        columns[i] = cor_column_rows(&table->columns[i], rows, n, arena);
    for (size_t i = 0; i < n; i++)
        ids[i] = all_ids[rows[i]];
    picked->n_rows = n;
    picked->columns = columns;
    picked->ids = ids;
    picked->geometry = geometry_rows(&table->geometry, rows, n, arena);
    return picked;
}
