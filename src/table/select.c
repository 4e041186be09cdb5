#include "table/select.h"

#include <math.h>
#include <string.h>

typedef struct {
    const cor_table *table;
    const uint32_t *rows;
    size_t n;
    const uint8_t *parts;
    cor_arena *arena;
} selection;

static void *select_cells(const selection *p, const void *cells, size_t size)
{
    char *out = cor_alloc_array(p->arena, p->n, size);
    for (size_t i = 0; i < p->n; i++)
        memcpy(out + i * size, (const char *) cells + p->rows[i] * size, size);
    return out;
}

cor_column cor_column_select(const cor_column *column, const uint32_t *rows, size_t n, cor_arena *arena)
{
    cor_column out = {.name = column->name, .kind = column->kind};
    static const size_t sizes[] = {[COR_COLUMN_NUMBERS] = sizeof(double),
                                   [COR_COLUMN_STRINGS] = sizeof(const char *),
                                   [COR_COLUMN_BOOLS] = sizeof(uint8_t),
                                   [COR_COLUMN_VALUES] = sizeof(cor_value)};
    out.numbers = cor_alloc_array(arena, n, sizes[column->kind]);
    for (size_t i = 0; i < n; i++) {
        bool there = rows[i] != UINT32_MAX;
        switch (column->kind) {
        case COR_COLUMN_NUMBERS:
            out.numbers[i] = there ? column->numbers[rows[i]] : NAN;
            break;
        case COR_COLUMN_STRINGS:
            out.strings[i] = there ? column->strings[rows[i]] : NULL;
            break;
        case COR_COLUMN_BOOLS:
            out.bools[i] = there ? column->bools[rows[i]] : 2;
            break;
        case COR_COLUMN_VALUES:
            out.values[i] = there ? column->values[rows[i]] : cor_null();
        }
    }
    return out;
}

static const cor_value *select_ids(const selection *p)
{
    const cor_table *table = p->table;
    if (table->ids) return select_cells(p, table->ids, sizeof *table->ids);
    cor_value *ids = COR_NEW_ARRAY(p->arena, cor_value, p->n);
    for (size_t i = 0; i < p->n; i++)
        ids[i] = cor_number(table->first_id + p->rows[i]);
    return ids;
}

static bool comes_along(const selection *p, size_t part)
{
    return !p->parts || p->parts[part];
}

static void measure(const selection *p, size_t *ret_parts, size_t *ret_points)
{
    const cor_geometry *g = &p->table->geometry;
    *ret_parts = *ret_points = 0;
    for (size_t i = 0; i < p->n; i++)
        for (size_t part = g->features[p->rows[i]]; part < g->features[p->rows[i] + 1]; part++) {
            if (!comes_along(p, part)) continue;
            *ret_parts += 1;
            *ret_points += g->parts[part + 1] - g->parts[part];
        }
}

static void copy_parts(const selection *p, cor_point *points, uint32_t *parts, uint32_t *features)
{
    const cor_geometry *g = &p->table->geometry;
    uint32_t n_parts = 0, n_points = 0;
    for (size_t i = 0; i < p->n; i++) {
        features[i] = n_parts;
        for (size_t part = g->features[p->rows[i]]; part < g->features[p->rows[i] + 1]; part++) {
            if (!comes_along(p, part)) continue;
            uint32_t length = g->parts[part + 1] - g->parts[part];
            memcpy(points + n_points, g->points + g->parts[part], length * sizeof *points);
            parts[n_parts++] = n_points;
            n_points += length;
        }
    }
    features[p->n] = n_parts;
    parts[n_parts] = n_points;
}

static cor_geometry select_geometry(const selection *p)
{
    cor_geometry g = p->table->geometry;
    bool point_table = !g.parts;
    if (g.kinds) g.kinds = select_cells(p, g.kinds, sizeof *g.kinds);
    if (point_table) {
        g.points = select_cells(p, g.points, sizeof *g.points);
        g.n_features = g.n_parts = g.n_points = p->n;
        return g;
    }
    measure(p, &g.n_parts, &g.n_points);
    cor_point *points = COR_NEW_ARRAY(p->arena, cor_point, g.n_points);
    uint32_t *parts = COR_NEW_ARRAY(p->arena, uint32_t, g.n_parts + 1);
    uint32_t *features = COR_NEW_ARRAY(p->arena, uint32_t, p->n + 1);
    copy_parts(p, points, parts, features);
    g.points = points;
    g.parts = parts;
    g.features = features;
    g.n_features = p->n;
    return g;
}

cor_table *cor_table_select(const cor_table *table, const uint32_t *rows, size_t n, const uint8_t *parts,
                            cor_arena *arena)
{
    const selection p = {table, rows, n, parts, arena};
    cor_table *out = cor_arena_memdup(arena, table, sizeof *table);
    cor_column *columns = COR_NEW_ARRAY(arena, cor_column, table->n_columns);
    for (size_t i = 0; i < table->n_columns; i++)
        columns[i] = cor_column_select(&table->columns[i], rows, n, arena);
    out->columns = columns;
    out->n_rows = n;
    out->ids = select_ids(&p);
    if (table->features) out->features = select_cells(&p, table->features, sizeof *table->features);
    out->geometry = select_geometry(&p);
    return out;
}
