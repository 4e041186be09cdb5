/* Rows as a table of text, for spreadsheets. */
#include <string.h>

#include "api/rows_text.h"
#include "expr/convert.h"

static const cor_rows_notation wkt = {.open = "(", .close = ")", .begin = "", .between = " ", .end = ""};

/* A cell is in quotes where it would not be read back whole without. */
void cor_rows_csv_cell(GString *text, const char *cell)
{
    size_t n = strlen(cell);
    bool plain = n && !strpbrk(cell, "\",\r\n") && cell[0] != ' ' && cell[n - 1] != ' ';
    if (plain) {
        g_string_append(text, cell);
        return;
    }
    g_string_append_c(text, '"');
    for (; *cell; cell++) {
        if (*cell == '"') g_string_append_c(text, '"');
        g_string_append_c(text, *cell);
    }
    g_string_append_c(text, '"');
}

/* Nothing is nothing; a text without a letter is "". */
static void put_cell(cor_rows_text *rows, cor_value value)
{
    if (value.kind == COR_NUMBER)
        cor_rows_number(rows->text, value.number);
    else if (value.kind != COR_NULL)
        cor_rows_csv_cell(rows->text, cor_text_of(rows->scratch, value));
}

static void put_wkt(cor_rows_text *rows, size_t row)
{
    static const char *const kinds[][2] = {[COR_SHAPE_POINT] = {"POINT", "MULTIPOINT"},
                                           [COR_SHAPE_LINE] = {"LINESTRING", "MULTILINESTRING"},
                                           [COR_SHAPE_POLYGON] = {"POLYGON", "MULTIPOLYGON"}};
    cor_shape_kind kind = cor_geometry_kind(&rows->lonlat, row);
    bool several = cor_rows_are_several(rows, row), bare = kind == COR_SHAPE_POINT && !several;
    g_string_append_printf(rows->text, "\"%s %s", kinds[kind][several], bare ? "(" : "");
    cor_rows_coordinates(rows, row, &wkt, several);
    g_string_append(rows->text, bare ? ")\"" : "\"");
}

static void put_place(cor_rows_text *rows, size_t row)
{
    bool placed = cor_rows_have_place(rows, row);
    if (rows->points) {
        cor_point p =
            placed ? rows->lonlat
                         .points[cor_geometry_first_point(&rows->lonlat, cor_geometry_first_part(&rows->lonlat, row))]
                   : (cor_point){0};
        if (placed) cor_rows_number(rows->text, p.x);
        g_string_append_c(rows->text, ',');
        if (placed) cor_rows_number(rows->text, p.y);
    } else if (placed) {
        put_wkt(rows, row);
    }
}

/* The place has columns of its own, whatever the source has written there. */
static bool is_own(const cor_rows_text *rows, const char *column)
{
    return rows->points ? !g_ascii_strcasecmp(column, "lon") || !g_ascii_strcasecmp(column, "lat")
                        : !g_ascii_strcasecmp(column, "wkt");
}

static bool is_numbered(const cor_table *table)
{
    return !cor_table_column(table, "fid");
}

static void put_header(cor_rows_text *rows)
{
    const cor_table *table = rows->table;
    if (is_numbered(table)) g_string_append(rows->text, "fid,");
    for (size_t k = 0; k < table->n_columns; k++) {
        if (is_own(rows, table->columns[k].name)) continue;
        cor_rows_csv_cell(rows->text, table->columns[k].name);
        g_string_append_c(rows->text, ',');
    }
    g_string_append(rows->text, rows->points ? "lon,lat\r\n" : "wkt\r\n");
}

void cor_rows_csv(cor_rows_text *rows)
{
    const cor_table *table = rows->table;
    bool numbered = is_numbered(table);
    put_header(rows);
    for (size_t i = 0; i < table->n_rows && cor_rows_flush(rows, false); i++) {
        if (numbered) {
            cor_rows_number(rows->text, cor_table_id(table, i));
            g_string_append_c(rows->text, ',');
        }
        for (size_t k = 0; k < table->n_columns; k++) {
            if (is_own(rows, table->columns[k].name)) continue;
            put_cell(rows, cor_column_value(&table->columns[k], i));
            g_string_append_c(rows->text, ',');
        }
        put_place(rows, i);
        g_string_append(rows->text, "\r\n");
    }
}
