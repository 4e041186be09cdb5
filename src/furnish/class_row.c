#include "furnish/class_row.h"

static cor_geometry feature_of(cor_arena *arena, const cor_geometry *g, size_t row)
{
    size_t first = cor_geometry_first_part(g, row), end = cor_geometry_first_part(g, row + 1);
    cor_geometry_builder *builder = cor_geometry_builder_new();
    cor_builder_feature(builder, cor_geometry_kind(g, row));
    for (size_t part = first; part < end; part++) {
        size_t p = cor_geometry_first_point(g, part);
        cor_builder_part(builder);
        cor_builder_points(builder, g->points + p, cor_geometry_first_point(g, part + 1) - p);
        cor_builder_end_part(builder, 1);
    }
    cor_builder_end_feature(builder);
    cor_geometry feature = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return feature;
}

cor_class cor_class_of_row(cor_arena *arena, const cor_drawable *drawable, uint32_t row)
{
    const cor_table *table = drawable->table;
    cor_class class = {.table = table, .columns = COR_NEW_ARRAY(arena, cor_column, table->n_columns + 1)};
    for (size_t i = 0; i < table->n_columns; i++) {
        cor_value *cell = COR_NEW(arena, cor_value);
        *cell = cor_column_value(&table->columns[i], row);
        class.columns[i] = (cor_column){.name = table->columns[i].name, .kind = COR_COLUMN_VALUES, .values = cell};
    }
    cor_geometry *lonlat = COR_NEW(arena, cor_geometry);
    *lonlat = feature_of(arena, drawable->lonlat ? drawable->lonlat : &table->geometry, row);
    class.lonlat = lonlat;
    if (table->ids) class.id = &table->ids[row];
    return class;
}
