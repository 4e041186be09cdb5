/* Rows as features of GeoJSON. */
#include "api/rows_text.h"
#include "expr/convert.h"

static const cor_rows_notation geojson = {
    .open = "[", .close = "]", .begin = "[", .between = ",", .end = "]", .winds = true};

static void put_value(cor_rows_text *rows, cor_value value)
{
    if (value.kind == COR_NUMBER)
        cor_rows_number(rows->text, value.number);
    else
        g_string_append(rows->text, cor_json_of(rows->scratch, value));
}

static void put_geometry(cor_rows_text *rows, size_t row)
{
    static const char *const kinds[][2] = {[COR_SHAPE_POINT] = {"Point", "MultiPoint"},
                                           [COR_SHAPE_LINE] = {"LineString", "MultiLineString"},
                                           [COR_SHAPE_POLYGON] = {"Polygon", "MultiPolygon"}};
    if (!cor_rows_have_place(rows, row)) {
        g_string_append(rows->text, "null");
        return;
    }
    bool several = cor_rows_are_several(rows, row);
    g_string_append_printf(rows->text,
                           "{\"type\":\"%s\",\"coordinates\":", kinds[cor_geometry_kind(&rows->lonlat, row)][several]);
    cor_rows_coordinates(rows, row, &geojson, several);
    g_string_append_c(rows->text, '}');
}

static void put_feature(cor_rows_text *rows, size_t row)
{
    const cor_table *table = rows->table;
    g_string_append(rows->text, "{\"type\":\"Feature\",\"id\":");
    put_value(rows, table->ids && table->ids[row].kind == COR_STRING ? table->ids[row]
                                                                     : cor_number(cor_table_id(table, row)));
    g_string_append(rows->text, ",\"properties\":{");
    for (size_t k = 0; k < table->n_columns; k++) {
        if (k) g_string_append_c(rows->text, ',');
        put_value(rows, cor_string(table->columns[k].name));
        g_string_append_c(rows->text, ':');
        put_value(rows, cor_column_value(&table->columns[k], row));
    }
    g_string_append(rows->text, "},\"geometry\":");
    put_geometry(rows, row);
    g_string_append_c(rows->text, '}');
}

void cor_rows_geojson(cor_rows_text *rows)
{
    g_string_append(rows->text, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (size_t i = 0; i < rows->table->n_rows && cor_rows_flush(rows, false); i++) {
        g_string_append(rows->text, i ? ",\n" : "\n");
        put_feature(rows, i);
    }
    g_string_append(rows->text, "\n]}\n");
}
