/* What is made of a table when all of it is read: fields by the names of the map, what codes and parts of days stand
 * for, cells of a stated type, and a filter on any of these. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"
#include "source/field_names.h"
#include "source/location.h"
#include "source/text_column.h"
#include "source/where.h"
#include "table/select.h"

typedef struct {
    const cor_fields *fields;
    cor_table *table;
    cor_arena *arena;
    cor_interns *interns;
    cor_diagnostics *diagnostics;
} making;

static cor_column new_column(const making *m, const char *ours, cor_column_kind kind)
{
    cor_column column = {.name = cor_intern(m->interns, ours), .kind = kind};
    if (kind == COR_COLUMN_NUMBERS)
        column.numbers = COR_NEW_ARRAY(m->arena, double, m->table->n_rows);
    else
        column.strings = COR_NEW_ARRAY(m->arena, const char *, m->table->n_rows);
    return column;
}

/* "2024-01-31 00:00:00.000" is a day: where no row says another time, none says a time at all. */
static bool is_midnight(const char *text)
{
    size_t day = strlen("2024-01-31");
    if (strlen(text) <= day) return true;
    return strspn(text + day, "T 0:.") == strlen(text + day) || !strcmp(text + day, "T00:00:00Z");
}

static cor_column make_days(const making *m, const cor_made_field *made, const cor_column *of)
{
    cor_column column = *of;
    column.name = cor_intern(m->interns, made->ours);
    if (of->kind != COR_COLUMN_STRINGS) return column;
    for (size_t i = 0; i < m->table->n_rows; i++)
        if (of->strings[i] && !is_midnight(of->strings[i])) return column;
    column = new_column(m, made->ours, COR_COLUMN_STRINGS);
    for (size_t i = 0; i < m->table->n_rows; i++) {
        const char *text = of->strings[i];
        column.strings[i] = text ? cor_intern_n(m->interns, text, MIN(strlen(text), strlen("2024-01-31"))) : NULL;
    }
    return column;
}

static double number_at(const cor_column *column, size_t row)
{
    double x;
    cor_value value = cor_column_value(column, row);
    if (value.kind == COR_NUMBER) return value.number;
    return value.kind == COR_STRING && cor_parse_number(value.string, &x) ? x : NAN;
}

static cor_column make_ymd(const making *m, const cor_made_field *made, const cor_column *const of[3])
{
    cor_column column = new_column(m, made->ours, COR_COLUMN_STRINGS);
    for (size_t i = 0; i < m->table->n_rows; i++) {
        char text[32];
        double year = number_at(of[0], i), month = number_at(of[1], i), day = number_at(of[2], i);
        if (!(year >= 1 && year <= 9999)) continue;
        int n = g_snprintf(text, sizeof text, "%04d", (int) year);
        bool has_month = month >= 1 && month <= 12, has_day = has_month && day >= 1 && day <= 31;
        if (has_month) n += g_snprintf(text + n, sizeof text - (gulong) n, "-%02d", (int) month);
        if (has_day) g_snprintf(text + n, sizeof text - (gulong) n, "-%02d", (int) day);
        column.strings[i] = cor_intern(m->interns, text);
    }
    return column;
}

static const cor_export_code *code_of(const cor_made_field *made, double x)
{
    for (size_t i = 0; i < made->n_codes; i++)
        if (made->codes[i].code == x) return &made->codes[i];
    return NULL;
}

static cor_column make_by_codes(const making *m, const cor_made_field *made, const cor_column *of)
{
    bool words = made->codes[0].text != NULL;
    size_t without = 0;
    cor_column column = new_column(m, made->ours, words ? COR_COLUMN_STRINGS : COR_COLUMN_NUMBERS);
    for (size_t i = 0; i < m->table->n_rows; i++) {
        double x = number_at(of, i);
        const cor_export_code *code = code_of(made, x);
        without += !code && isfinite(x);
        if (words)
            column.strings[i] = code ? cor_intern(m->interns, code->text) : NULL;
        else
            column.numbers[i] = code ? code->number : NAN;
    }
    if (without)
        cor_note(m->diagnostics, cor_file_location(m->table->file),
                 "in %zu of its %zu rows \"%s\" has a code that its codebook gives no %s for: their %s is empty",
                 without, m->table->n_rows, of->name, words ? "word" : "number", made->ours);
    return column;
}

/* An empty name is none. */
static cor_column make_names(const making *m, const cor_made_field *made, const cor_column *const of[3])
{
    cor_column column = new_column(m, made->ours, COR_COLUMN_STRINGS);
    for (size_t i = 0; i < m->table->n_rows; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(made->theirs) && made->theirs[k]; k++) {
            const char *name = of[k]->kind == COR_COLUMN_STRINGS ? of[k]->strings[i] : NULL;
            if (!column.strings[i] && name && *name) column.strings[i] = name;
        }
    return column;
}

static cor_column make_of_km(const making *m, const cor_made_field *made, const cor_column *of)
{
    cor_column column = new_column(m, made->ours, COR_COLUMN_STRINGS);
    const char *exact = cor_intern(m->interns, "exact"), *near = cor_intern(m->interns, "near");
    for (size_t i = 0; i < m->table->n_rows; i++) {
        double km = number_at(of, i);
        column.strings[i] = km == 0 ? exact : km > 0 ? near : NULL;
    }
    return column;
}

/* False where the columns that it is made of were not read: nobody wants it. */
static bool make(const making *m, const cor_made_field *made, const cor_column *columns, size_t n,
                 cor_column *ret_column)
{
    const cor_column *of[3] = {NULL};
    const cor_table read = {.columns = columns, .n_columns = n};
    for (size_t i = 0; i < G_N_ELEMENTS(of) && made->theirs[i]; i++) {
        of[i] = cor_table_column(&read, made->theirs[i]);
        if (!of[i]) return false;
    }
    switch (made->made) {
    case COR_MADE_ALIKE:
        *ret_column = *of[0];
        ret_column->name = cor_intern(m->interns, made->ours);
        break;
    case COR_MADE_OF_DAY:
        *ret_column = make_days(m, made, of[0]);
        break;
    case COR_MADE_OF_YMD:
        *ret_column = make_ymd(m, made, of);
        break;
    case COR_MADE_BY_CODES:
        *ret_column = make_by_codes(m, made, of[0]);
        break;
    case COR_MADE_OF_NAMES:
        *ret_column = make_names(m, made, of);
        break;
    case COR_MADE_OF_KM:
        *ret_column = make_of_km(m, made, of[0]);
    }
    return true;
}

/* Ours win over columns of the same name. */
static void make_columns(const making *m)
{
    cor_table *table = m->table;
    size_t n = 0, n_read = table->n_columns;
    const cor_column *read = table->columns;
    cor_column *columns = COR_NEW_ARRAY(m->arena, cor_column, n_read + m->fields->n_made);
    for (size_t i = 0; i < m->fields->n_made; i++)
        if (m->fields->made[i].wanted) n += make(m, &m->fields->made[i], read, n_read, &columns[n]);
    size_t n_ours = n;
    for (size_t i = 0; i < n_read; i++) {
        bool taken = false;
        for (size_t k = 0; k < n_ours; k++)
            taken |= !strcmp(columns[k].name, read[i].name);
        if (!taken) columns[n++] = read[i];
    }
    table->columns = columns;
    table->n_columns = n;
}

static double row_of(const void *table, size_t row)
{
    return cor_table_id(table, row);
}

static const char *text_of(cor_value value, cor_arena *scratch)
{
    char number[COR_NUMBER_SPACE];
    if (value.kind == COR_STRING) return value.string;
    if (value.kind == COR_BOOL) return value.boolean ? "true" : "false";
    if (value.kind != COR_NUMBER) return NULL;
    cor_format_shortest(number, value.number);
    return cor_arena_copy(scratch, number);
}

/* COLUMN's cells as text; NULL for none. */
static const char **cells_of(const making *m, const cor_column *column, cor_arena *scratch)
{
    const char **cells = COR_NEW_ARRAY(scratch, const char *, m->table->n_rows);
    for (size_t i = 0; i < m->table->n_rows; i++)
        cells[i] = text_of(cor_column_value(column, i), scratch);
    return cells;
}

static void fill(const making *m, const cor_text_column *look, const char *const *cells, cor_column *column)
{
    char day[COR_DAY_SPACE];
    for (size_t i = 0; i < m->table->n_rows; i++) {
        bool some = !cor_text_is_blank(cells[i]);
        if (look->kind == COR_COLUMN_OF_NUMBERS)
            column->numbers[i] = some ? cor_text_column_number(look, cells[i]) : NAN;
        else if (look->kind == COR_COLUMN_OF_TEXT)
            column->strings[i] = some ? cor_intern(m->interns, cells[i]) : NULL;
        else
            column->strings[i] = some && cor_text_column_day(look, cells[i], day) ? cor_intern(m->interns, day) : NULL;
    }
}

static cor_status retype(const making *m, cor_column *column, const cor_field_type *type, cor_error *err)
{
    cor_arena *scratch = cor_arena_new();
    const char **cells = cells_of(m, column, scratch);
    const cor_text_column look = cor_text_column_of(cells, m->table->n_rows, type, ',');
    const cor_text_cells from = {.request = m->fields->asked,
                                 .name = column->name,
                                 .row_word = "feature",
                                 .row_of = row_of,
                                 .rows = m->table,
                                 .cells = cells};
    cor_status st = cor_text_column_say(&look, &from, m->diagnostics, err);
    cor_column typed =
        new_column(m, column->name, look.kind == COR_COLUMN_OF_NUMBERS ? COR_COLUMN_NUMBERS : COR_COLUMN_STRINGS);
    if (!st) fill(m, &look, cells, &typed);
    if (!st) *column = typed;
    cor_arena_free(scratch);
    return st;
}

static cor_status retype_columns(const making *m, cor_error *err)
{
    cor_table *table = m->table;
    cor_status st = COR_OK;
    if (!m->fields->asked->n_types) return COR_OK;
    cor_column *columns = cor_arena_memdup(m->arena, table->columns, table->n_columns * sizeof *columns);
    for (size_t i = 0; i < table->n_columns && !st; i++) {
        const cor_field_type *type = cor_fields_type(m->fields, columns[i].name);
        if (type) st = retype(m, &columns[i], type, err);
    }
    table->columns = columns;
    return st;
}

typedef struct {
    const cor_table *table;
    size_t row;
} cell_place;

static cor_value cell_of(const void *at, size_t column)
{
    const cell_place *place = at;
    return cor_column_value(&place->table->columns[column], place->row);
}

static cor_status keep_rows(const making *m, cor_where *where, cor_error *err)
{
    cor_table *table = m->table;
    cor_source_location location = cor_location_of_request(m->fields->asked);
    const char **names = COR_NEW_ARRAY(m->arena, const char *, table->n_columns);
    for (size_t i = 0; i < table->n_columns; i++)
        names[i] = table->columns[i].name;
    const char *missing = cor_where_bind(where, names, table->n_columns, NULL);
    if (missing)
        return cor_source_fail(&location, err, "its filter names a field \"%s\", which it lacks%s", missing,
                               cor_hint_of(cor_nearest_word(missing, names, table->n_columns), '"', "").text);
    uint32_t *rows = COR_NEW_ARRAY(m->arena, uint32_t, table->n_rows);
    size_t n = 0;
    for (size_t i = 0; i < table->n_rows; i++) {
        const cell_place place = {table, i};
        double id = cor_table_id(table, i);
        if (cor_where_keeps(where, cell_of, &place, id, id)) rows[n++] = (uint32_t) i;
    }
    const char *fault = cor_where_fault(where, "feature");
    if (fault) return cor_source_fail(&location, err, "its filter can't be used: %s", fault);
    cor_table *kept = cor_table_select(table, rows, n, NULL, m->arena);
    if (kept->counts.filtered_out != SIZE_MAX) kept->counts.filtered_out += table->n_rows - n;
    kept->counts.read = n;
    *table = *kept;
    return COR_OK;
}

/* Null and bad shapes of rows that are not kept are not counted any more, as when a reader filters. */
static void count_shapes(cor_table *table)
{
    size_t none = 0;
    for (size_t i = 0; i < table->n_rows; i++)
        none += cor_geometry_kind(&table->geometry, i) == COR_SHAPE_NONE;
    if (table->counts.bad_shapes > none) table->counts.bad_shapes = none;
    table->counts.null_shapes = none - table->counts.bad_shapes;
}

static cor_status filter_late(const making *m, cor_error *err)
{
    cor_where *where;
    if (!m->fields->late_where) return COR_OK;
    cor_status st = cor_where_open(m->fields->late_where, m->arena, &where, err);
    if (st) return st;
    st = keep_rows(m, where, err);
    cor_where_close(where);
    if (!st) count_shapes(m->table);
    return st;
}

/* What a known export was taken for, of the fields that the map has a use for. */
static void say_known(const making *m)
{
    const cor_known_export *known = m->fields->known;
    GString *out = g_string_new(NULL);
    for (size_t i = m->fields->asked->n_names; known && i < m->fields->n_said; i++) {
        const cor_made_field *made = &m->fields->made[i];
        if (!made->wanted) continue;
        size_t n = 0;
        while (n < G_N_ELEMENTS(made->theirs) && made->theirs[n])
            n++;
        const char *columns = cor_words_listed(m->arena, made->theirs, n, "and");
        g_string_append_printf(out, "%s%s is %s", out->len ? ", " : "", made->ours, columns);
    }
    if (out->len)
        cor_note(m->diagnostics, cor_file_location(m->table->file),
                 "its columns are those of %s: %s%s%s; state \"recognise: false\" to have it otherwise", known->name,
                 out->str, known->remark ? "; " : "", known->remark ? known->remark : "");
    g_string_free(out, TRUE);
}

cor_status cor_fields_finish(const cor_fields *fields, cor_types_by types, cor_table *table, cor_arena *arena,
                             cor_interns *interns, cor_diagnostics *diagnostics, cor_error *err)
{
    const making m = {fields, table, arena, interns, diagnostics};
    if (!fields->n_made && !fields->asked->n_types) return COR_OK;
    say_known(&m);
    cor_status st = types == COR_TYPES_ARE_MADE ? retype_columns(&m, err) : COR_OK;
    if (st) return st;
    if (fields->n_made) make_columns(&m);
    return filter_late(&m, err);
}
