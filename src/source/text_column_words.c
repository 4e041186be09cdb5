/* What was done with cells that are not read as they stand, in words. */
#include "source/text_column.h"

#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "source/location.h"

static cor_location place_of(const cor_text_cells *from)
{
    return cor_file_location(from->request->url);
}

/* A cell for a message. Caller frees. */
static char *shown(const cor_text_cells *from, size_t cell)
{
    enum { SHOWN = 40 };
    char *valid = g_utf8_make_valid(from->cells[cell], -1);
    char *start = g_utf8_substring(valid, 0, MIN(SHOWN, g_utf8_strlen(valid, -1)));
    g_free(valid);
    return g_strstrip(start);
}

/* "row 5, "n/a", and 3 more" */
static void append_some(GString *out, const cor_text_cells *from, cor_some_cells some)
{
    char *cell = shown(from, some.first);
    g_string_append_printf(out, "%s %.15g (\"%s\")", from->row_word, from->row_of(from->rows, some.first), cell);
    if (some.n > 1) g_string_append_printf(out, " and %zu more", some.n - 1);
    g_free(cell);
}

static void append_part(GString *out, const cor_text_cells *from, cor_some_cells some, const char *done)
{
    if (!some.n) return;
    g_string_append(out, out->len ? "; " : "");
    append_some(out, from, some);
    g_string_append_printf(out, " %s %s", some.n == 1 ? "is" : "are", done);
}

static void say_numbers(const cor_text_column *c, const cor_text_cells *from, cor_diagnostics *diagnostics)
{
    GString *out = g_string_new(NULL);
    append_part(out, from, c->grouped, "read as a number with signs between its thousands");
    if (!c->decimal_comma) append_part(out, from, c->either, "read as a number with a comma between its thousands");
    append_part(out, from, c->missing, "taken as empty");
    append_part(out, from, c->inexact, "no exact number and taken as empty");
    append_part(out, from, c->other, "no number and taken as empty");
    if (out->len)
        cor_warn(diagnostics, place_of(from), "its column \"%s\" is one of numbers: %s", from->name, out->str);
    g_string_free(out, TRUE);
}

/* Numbers but for a few cells, that nobody said to be numbers. */
static void say_text(const cor_text_column *c, const cor_text_cells *from, cor_diagnostics *diagnostics)
{
    cor_some_cells why = c->inexact.n ? c->inexact : c->either;
    if (!c->looks_numeric || !why.n) return;
    GString *out = g_string_new(NULL);
    append_some(out, from, why);
    cor_warn(
        diagnostics, place_of(from),
        "its column \"%s\" stays text, though most of it is numbers: %s %s; state \"types: {%s: number}\" to have %s",
        from->name, out->str,
        c->inexact.n ? "can't be told exactly" : "may have a decimal comma or one between thousands", from->name,
        c->inexact.n ? "such cells taken as empty" : "it read with commas between thousands");
    g_string_free(out, TRUE);
}

static void say_days(const cor_text_column *c, const cor_text_cells *from, cor_diagnostics *diagnostics)
{
    GString *out = g_string_new(NULL);
    append_part(out, from, c->missing, "taken as empty");
    append_part(out, from, c->other,
                c->format ? "no day of that format and taken as empty" : "no day and taken as empty");
    if (out->len) cor_warn(diagnostics, place_of(from), "its column \"%s\" is one of days: %s", from->name, out->str);
    g_string_free(out, TRUE);
    cor_some_cells telling = c->month_first ? c->month_first_cells : c->day_first;
    if (c->stated || !telling.n) return;
    char *cell = shown(from, telling.first);
    cor_warn(diagnostics, place_of(from),
             "its column \"%s\" is read as days with the %s first, which \"%s\" tells; 2024-01-31 leaves no doubt",
             from->name, c->month_first ? "month" : "day", cell);
    g_free(cell);
}

static bool is_untold(const cor_text_column *c)
{
    bool both = c->day_first.n && c->month_first_cells.n;
    return !c->format && (both || (c->untold.n && !c->day_first.n && !c->month_first_cells.n));
}

/* Which rows can't be told. Caller frees. */
static char *untold_words(const cor_text_column *c, const cor_text_cells *from)
{
    GString *out = g_string_new(NULL);
    if (c->day_first.n && c->month_first_cells.n) {
        append_some(out, from, c->day_first);
        g_string_append(out, " with the day first, ");
        append_some(out, from, c->month_first_cells);
        g_string_append(out, " with the month first");
        if (c->untold.n) g_string_append(out, "; ");
    }
    if (c->untold.n) append_some(out, from, c->untold);
    if (c->untold.n) g_string_append(out, " can be either");
    return g_string_free(out, FALSE);
}

cor_status cor_text_column_say(const cor_text_column *column, const cor_text_cells *from, cor_diagnostics *diagnostics,
                               cor_error *err)
{
    if (column->kind == COR_COLUMN_OF_NUMBERS) say_numbers(column, from, diagnostics);
    if (is_untold(column)) {
        cor_source_location location = cor_location_of_request(from->request);
        char *words = untold_words(column, from);
        if (column->stated)
            cor_source_fail(&location, err,
                            "which comes first in the days of its column \"%s\" can't be told: %s; state \"types: {%s: "
                            "{format: \"%%d/%%m/%%Y\"}}\", or with %%m first",
                            from->name, words, from->name);
        else
            cor_warn(
                diagnostics, place_of(from),
                "its column \"%s\" stays text, for which comes first in its days can't be told: %s; state \"types: "
                "{%s: {format: \"%%d/%%m/%%Y\"}}\", or with %%m first",
                from->name, words, from->name);
        g_free(words);
        return column->stated ? COR_BAD_DATA : COR_OK;
    }
    if (column->kind == COR_COLUMN_OF_DAYS) say_days(column, from, diagnostics);
    if (column->kind == COR_COLUMN_OF_TEXT && !column->stated) say_text(column, from, diagnostics);
    return COR_OK;
}
