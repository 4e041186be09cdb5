#include "prepare/row_areas.h"

#include <math.h>
#include <string.h>

#include "map/show_options.h"
#include "proj/geodesic.h"

static const double SQUARE_METRES = 1e6; /* in a square kilometre */

static double area_of_row(const cor_geometry *lonlat, size_t row)
{
    if (cor_geometry_kind(lonlat, row) != COR_SHAPE_POLYGON) return NAN;
    cor_path rings = cor_geometry_path(lonlat, row);
    return cor_geodesic_area(&rings) / SQUARE_METRES;
}

const cor_table *cor_with_row_areas(const cor_table *table, const cor_geometry *lonlat, cor_interns *interns,
                                    cor_arena *arena)
{
    cor_table *copy = cor_arena_memdup(arena, table, sizeof *table);
    cor_column *columns = COR_NEW_ARRAY(arena, cor_column, table->n_columns + 1);
    double *areas = COR_NEW_ARRAY(arena, double, table->n_rows);
    for (size_t i = 0; i < table->n_rows; i++)
        areas[i] = area_of_row(lonlat, i);
    if (table->n_columns) memcpy(columns, table->columns, table->n_columns * sizeof *columns);
    columns[table->n_columns] =
        (cor_column){.name = cor_intern(interns, COR_AREA_FIELD), .kind = COR_COLUMN_NUMBERS, .numbers = areas};
    copy->columns = columns;
    copy->n_columns = table->n_columns + 1;
    return copy;
}
