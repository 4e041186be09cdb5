/* The columns of a CSV: which are read, what their cells hold. */
#include <string.h>

#include <glib.h>

#include "source/gdal/csv_reading.h"
#include "source/wanted.h"

static bool have_column(const cor_csv_reading *r, const char *name)
{
    for (size_t i = 0; i < r->n_columns; i++)
        if (r->columns[i].name == name) return true; /* both interned */
    return false;
}

static bool is_place(const cor_csv_reading *r, size_t at)
{
    return (int) at == r->place.x || (int) at == r->place.y || (int) at == r->place.wkt;
}

/* Of two columns of one name the first counts. */
void cor_csv_choose_columns(cor_csv_reading *r)
{
    r->columns = g_new0(cor_csv_column, r->csv.n_columns + 1);
    for (size_t i = 0; i < r->csv.n_columns; i++) {
        const char *name = cor_intern(r->base.interns, r->csv.names[i]);
        bool known = have_column(r, name), wanted = !known && cor_request_wants(r->base.request, name);
        bool named = !known && r->base.where && cor_where_names(r->base.where, name);
        if (wanted || named || is_place(r, i))
            r->columns[r->n_columns++] = (cor_csv_column){.name = name, .at = i, .wanted = wanted};
    }
}

static void note_long_row(cor_csv_reading *r, const cor_csv_scan *scan)
{
    bool is_long = false;
    for (size_t i = r->csv.n_columns; i < scan->n; i++)
        is_long |= scan->cells[i].length > 0;
    if (is_long && !r->n_long++) r->long_row = scan->row;
}

static void take_rows(cor_csv_reading *r)
{
    cor_csv_scan *scan = &r->csv.body;
    while (cor_csv_next_row(scan)) {
        if (cor_csv_row_is_blank(scan)) continue;
        size_t row = r->n_all++;
        cor_growing_reserve(&r->row_numbers, row + 1, sizeof(size_t));
        ((size_t *) r->row_numbers.data)[row] = scan->row;
        note_long_row(r, scan);
        for (size_t i = 0; i < r->n_columns; i++) {
            cor_growing_reserve(&r->columns[i].text, row + 1, sizeof(const char *));
            ((const char **) r->columns[i].text.data)[row] = cor_csv_text(scan, r->columns[i].at, r->scratch);
        }
    }
}

/* "26/08/2024" as "2024-08-26"; what is no day is empty. */
static void write_days(cor_csv_reading *r, cor_csv_column *column)
{
    char day[COR_DAY_SPACE];
    const char **cells = column->text.data;
    for (size_t i = 0; i < r->n_all; i++)
        if (!cor_text_is_blank(cells[i]))
            cells[i] = cor_text_column_day(&column->look, cells[i], day) ? cor_arena_copy(r->scratch, day) : NULL;
}

static double row_of(const void *reading, size_t row)
{
    return (double) cor_csv_row_number(reading, row);
}

static cor_status judge(cor_csv_reading *r, cor_csv_column *column, cor_error *err)
{
    const char *const *cells = column->text.data;
    const cor_text_cells from = {.request = r->base.request,
                                 .name = column->name,
                                 .row_word = "row",
                                 .row_of = row_of,
                                 .rows = r,
                                 .cells = cells};
    column->look =
        cor_text_column_of(cells, r->n_all, cor_fields_type(&r->base.fields, column->name), r->csv.body.separator);
    bool used = column->wanted || (r->base.where && cor_where_names(r->base.where, column->name));
    cor_status st = used ? cor_text_column_say(&column->look, &from, r->base.diagnostics, err) : COR_OK;
    if (!st && column->look.kind == COR_COLUMN_OF_DAYS && !is_place(r, column->at)) write_days(r, column);
    return st;
}

cor_status cor_csv_take_columns(cor_csv_reading *r, cor_error *err)
{
    cor_status st = COR_OK;
    take_rows(r);
    for (size_t i = 0; i < r->n_columns && !st; i++)
        st = judge(r, &r->columns[i], err);
    return st;
}

cor_value cor_csv_value(const cor_csv_column *column, size_t row)
{
    const char *text = cor_csv_cell_text(column, row);
    if (cor_text_is_blank(text)) return cor_null();
    if (column->look.kind != COR_COLUMN_OF_NUMBERS) return cor_string(text);
    double x = cor_text_column_number(&column->look, text);
    return isnan(x) ? cor_null() : cor_number(x);
}

static void finish_column(cor_csv_reading *r, const cor_csv_column *text, cor_cells *cells)
{
    size_t n = r->base.n_rows;
    bool numbers = text->look.kind == COR_COLUMN_OF_NUMBERS;
    cor_cells_start(cells, text->name, (int) text->at, numbers ? COR_COLUMN_NUMBERS : COR_COLUMN_STRINGS, n,
                    r->base.arena, r->base.interns);
    for (size_t i = 0; i < n; i++) {
        const char *cell = cor_csv_cell_text(text, r->kept[i]);
        if (cor_text_is_blank(cell))
            cor_cells_put_null(cells, i);
        else if (!numbers)
            cor_cells_put_text(cells, i, cell, strlen(cell));
        else
            cor_cells_put_number(cells, i, cor_text_column_number(&text->look, cell));
    }
}

void cor_csv_finish_columns(cor_csv_reading *r)
{
    r->base.cells = g_new0(cor_cells, r->n_columns + 1);
    for (size_t i = 0; i < r->n_columns; i++)
        if (r->columns[i].wanted) finish_column(r, &r->columns[i], &r->base.cells[r->base.n_cells++]);
}
