/* Counts as text. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "api/rows_text.h"
#include "api/stats_table.h"

static const cor_value *row_at(const cor_stats_cells *cells, size_t row)
{
    return cells->cells + row * cells->n_columns;
}

/* ---- CSV -------------------------------------------------------------------------------------------------- */

static void put_csv_cell(GString *text, cor_value value)
{
    if (value.kind == COR_NUMBER)
        cor_rows_number(text, value.number);
    else if (value.kind == COR_BOOL)
        g_string_append(text, value.boolean ? "yes" : "no");
    else if (value.kind == COR_STRING)
        cor_rows_csv_cell(text, value.string);
}

static void put_csv(GString *text, const cor_stats_cells *cells)
{
    for (size_t k = 0; k < cells->n_columns; k++) {
        cor_rows_csv_cell(text, cells->names[k]);
        g_string_append(text, k + 1 < cells->n_columns ? "," : "\r\n");
    }
    for (size_t i = 0; i < cells->n_rows; i++)
        for (size_t k = 0; k < cells->n_columns; k++) {
            put_csv_cell(text, row_at(cells, i)[k]);
            g_string_append(text, k + 1 < cells->n_columns ? "," : "\r\n");
        }
}

static void put_all_csv(GString *text, const cor_stats *stats)
{
    const cor_stats_cells cells =
        stats->n_tables > 1 ? cor_stats_cells_of_all(stats) : cor_stats_cells_of(stats, &stats->tables[0], true);
    put_csv(text, &cells);
}

/* ---- Markdown --------------------------------------------------------------------------------------------- */

/* A table's cell is one line, and bars end it. */
static void put_plain(GString *text, const char *words)
{
    for (; *words; words++) {
        if (strchr("|\\`*_<>[]&", *words)) g_string_append_c(text, '\\');
        g_string_append_c(text, *words == '\n' || *words == '\r' ? ' ' : *words);
    }
}

static void put_markdown_cell(GString *text, cor_value value)
{
    if (value.kind == COR_NUMBER)
        cor_rows_number(text, value.number);
    else if (value.kind == COR_BOOL)
        g_string_append(text, value.boolean ? "yes" : "no");
    else if (value.kind == COR_STRING)
        put_plain(text, value.string);
}

static void put_head(GString *text, const cor_stats_cells *cells)
{
    for (size_t k = 0; k < cells->n_columns; k++) {
        g_string_append(text, k ? " | " : "| ");
        put_plain(text, cells->names[k]);
    }
    g_string_append(text, " |\n");
    for (size_t k = 0; k < cells->n_columns; k++)
        g_string_append(text, cells->figures[k] ? "| ---: " : "| --- ");
    g_string_append(text, "|\n");
}

/* What has the column CALLED of a total; nothing: null. */
static cor_value total_called(const cor_stats_cells *total, const char *called)
{
    for (size_t k = 0; k < total->n_columns; k++)
        if (!strcmp(total->names[k], called)) return total->cells[k];
    return cor_null();
}

static void put_total(GString *text, const cor_stats *stats, const cor_stats_cells *cells)
{
    const cor_stats_cells total = cor_stats_cells_of_total(stats);
    for (size_t k = 0; k < cells->n_columns; k++) {
        g_string_append(text, k ? " | " : "| ");
        put_markdown_cell(text, k ? total_called(&total, cells->names[k]) : cor_string("All"));
    }
    g_string_append(text, " |\n");
}

static void put_markdown(GString *text, const cor_stats *stats, const cor_stats_table *table)
{
    const cor_stats_cells cells = cor_stats_cells_of(stats, table, true);
    if (text->len) g_string_append_c(text, '\n');
    g_string_append(text, "### ");
    put_plain(text, stats->subject->source);
    for (size_t k = 0; k < table->n_axes; k++) {
        g_string_append(text, k ? " and " : " by ");
        put_plain(text, table->axes[k].name);
    }
    g_string_append(text, "\n\n");
    put_head(text, &cells);
    for (size_t i = 0; i < cells.n_rows; i++) {
        for (size_t k = 0; k < cells.n_columns; k++) {
            g_string_append(text, k ? " | " : "| ");
            put_markdown_cell(text, row_at(&cells, i)[k]);
        }
        g_string_append(text, " |\n");
    }
    if (table->n_axes) put_total(text, stats, &cells);
}

/* ---- JSON ------------------------------------------------------------------------------------------------- */

static json_t *value_json(cor_value value)
{
    bool whole = value.kind == COR_NUMBER && fabs(value.number) < 1e15 && value.number == trunc(value.number);
    if (whole) return json_integer((json_int_t) value.number);
    if (value.kind == COR_NUMBER) return json_real(value.number);
    if (value.kind == COR_BOOL) return json_boolean(value.boolean);
    return value.kind == COR_STRING ? json_string(value.string) : json_null();
}

static json_t *row_json(const cor_stats_cells *cells, size_t row)
{
    json_t *json = json_object();
    for (size_t k = 0; k < cells->n_columns; k++)
        json_object_set_new(json, cells->names[k], value_json(row_at(cells, row)[k]));
    return json;
}

static json_t *table_json(const cor_stats *stats, const cor_stats_table *table)
{
    const cor_stats_cells cells = cor_stats_cells_of(stats, table, false);
    json_t *by = json_array(), *rows = json_array();
    for (size_t k = 0; k < table->n_axes; k++)
        json_array_append_new(by, json_string(table->axes[k].name));
    for (size_t i = 0; i < cells.n_rows; i++)
        json_array_append_new(rows, row_json(&cells, i));
    return json_pack("{s:o, s:o}", "by", by, "rows", rows);
}

static void put_json(GString *text, const cor_stats *stats)
{
    const cor_stats_cells total = cor_stats_cells_of_total(stats);
    json_t *tables = json_array();
    for (size_t i = 0; i < stats->n_tables; i++)
        json_array_append_new(tables, table_json(stats, &stats->tables[i]));
    json_t *json =
        json_pack("{s:s, s:s?, s:o, s:o}", "source", stats->subject->source, "as_of",
                  stats->subject->context->map->document->as_of, "all", row_json(&total, 0), "tables", tables);
    char *dumped = json_dumps(json, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
    g_string_append(text, dumped);
    g_string_append_c(text, '\n');
    free(dumped);
    json_decref(json);
}

char *cor_stats_text(const cor_stats *stats)
{
    GString *text = g_string_new(NULL);
    if (stats->wish->format == COR_STATS_JSON)
        put_json(text, stats);
    else if (stats->wish->format == COR_STATS_CSV)
        put_all_csv(text, stats);
    else
        for (size_t i = 0; i < stats->n_tables; i++)
            put_markdown(text, stats, &stats->tables[i]);
    return g_string_free(text, FALSE);
}
