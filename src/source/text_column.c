#include "source/text_column.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

static void add(cor_some_cells *some, size_t cell)
{
    if (!some->n++) some->first = cell;
}

/* Columns as numbers: how many of each look. */
typedef struct {
    size_t plain, commas, sure_commas;
    bool points;
} number_counts;

/* False, without ALL, as soon as it is no column of numbers. */
static bool count_numbers(const char *const *cells, size_t n, bool all, cor_text_column *c, number_counts *count)
{
    enum { ENOUGH = 100 };
    for (size_t i = 0; i < n; i++) {
        if (cor_text_is_blank(cells[i])) continue;
        size_t odd = c->missing.n + c->inexact.n;
        if (!all && odd > ENOUGH && odd > count->plain + count->commas + c->grouped.n) return false;
        switch (cor_number_look_of(cells[i])) {
        case COR_LOOKS_PLAIN:
            count->plain++;
            count->points |= strchr(cells[i], '.') != NULL;
            break;
        case COR_LOOKS_COMMA:
            count->commas++;
            count->sure_commas++;
            break;
        case COR_LOOKS_EITHER:
            count->commas++;
            add(&c->either, i);
            break;
        case COR_LOOKS_GROUPED:
            add(&c->grouped, i);
            break;
        case COR_LOOKS_MISSING:
            add(&c->missing, i);
            break;
        case COR_LOOKS_INEXACT:
            add(&c->inexact, i);
            break;
        case COR_LOOKS_OTHER:
            add(&c->other, i);
            if (!all) return false;
        }
    }
    return true;
}

/* A column has one decimal sign. */
static bool has_decimal_commas(const cor_text_column *c, const number_counts *count)
{
    return count->sure_commas && !count->points && !c->grouped.n;
}

/* "1,200" beside numbers without a comma is a thousand and more, where commas part the cells too: nobody who writes
 * decimal commas does that. */
static bool has_commas_between_thousands(const number_counts *count, char separator)
{
    return separator == ',' && count->plain && !count->sure_commas;
}

static void judge_numbers(const char *const *cells, size_t n, char separator, cor_text_column *c)
{
    number_counts count = {0};
    if (!count_numbers(cells, n, false, c, &count)) return;
    size_t numbers = count.plain + count.commas + c->grouped.n;
    c->looks_numeric = numbers > 0 && numbers >= c->missing.n + c->inexact.n;
    if (!c->looks_numeric || c->inexact.n) return;
    c->decimal_comma = has_decimal_commas(c, &count);
    if (count.commas && !c->decimal_comma && !has_commas_between_thousands(&count, separator)) return;
    c->kind = COR_COLUMN_OF_NUMBERS;
}

static void count_days(const char *const *cells, size_t n, cor_text_column *c, size_t *ret_days, size_t *ret_others)
{
    *ret_days = *ret_others = 0;
    for (size_t i = 0; i < n; i++) {
        if (cor_text_is_blank(cells[i])) continue;
        ++*ret_days;
        switch (cor_day_look_of(cells[i])) {
        case COR_DAY_UNTOLD:
            add(&c->untold, i);
            break;
        case COR_DAY_DAY_1ST:
            add(&c->day_first, i);
            break;
        case COR_DAY_MONTH_1ST:
            add(&c->month_first_cells, i);
            break;
        case COR_DAY_NAMED:
            add(&c->named, i);
            break;
        case COR_DAY_ISO:
            break;
        case COR_DAY_NONE:
            --*ret_days;
            if (cor_number_look_of(cells[i]) == COR_LOOKS_MISSING)
                add(&c->missing, i);
            else
                add(&c->other, i), ++*ret_others;
        }
        if (*ret_others && !c->stated) return;
    }
}

/* "2024-01-31…", whether there is such a day or not. */
static bool is_written_so(const char *text)
{
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; i + 1 < sizeof form; i++)
        if (form[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != form[i]) return false;
    return true;
}

/* Days that are all written as 2024-01-31 need nothing done. */
static bool are_written_so(const char *const *cells, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!cor_text_is_blank(cells[i]) && !is_written_so(cells[i])) return false;
    return true;
}

static void judge_days(const char *const *cells, size_t n, cor_text_column *c)
{
    size_t days, others;
    cor_text_column as_days = {.stated = c->stated};
    if (are_written_so(cells, n)) return;
    count_days(cells, n, &as_days, &days, &others);
    if (!days || others || as_days.missing.n > days) return;
    as_days.month_first = as_days.month_first_cells.n > 0;
    bool told = as_days.day_first.n || as_days.month_first_cells.n;
    bool both = as_days.day_first.n && as_days.month_first_cells.n;
    *c = as_days;
    if (!both && (told || (as_days.named.n && !as_days.untold.n))) c->kind = COR_COLUMN_OF_DAYS;
}

static void judge_stated_numbers(const char *const *cells, size_t n, cor_text_column *c)
{
    number_counts count = {0};
    count_numbers(cells, n, true, c, &count);
    c->kind = COR_COLUMN_OF_NUMBERS;
    c->decimal_comma = has_decimal_commas(c, &count);
}

static void judge_stated_days(const char *const *cells, size_t n, cor_text_column *c)
{
    size_t days, others;
    char unused[COR_DAY_SPACE];
    c->kind = COR_COLUMN_OF_DAYS;
    if (!c->format) {
        count_days(cells, n, c, &days, &others);
        c->month_first = c->month_first_cells.n > 0;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (cor_text_is_blank(cells[i]) || cor_day_by_format(cells[i], c->format, unused)) continue;
        add(cor_number_look_of(cells[i]) == COR_LOOKS_MISSING ? &c->missing : &c->other, i);
    }
}

cor_text_column cor_text_column_of(const char *const *cells, size_t n, const cor_field_type *type, char separator)
{
    cor_text_column c = {.stated = type != NULL, .format = type ? type->format : NULL};
    if (type && type->kind == COR_FIELD_NUMBER) judge_stated_numbers(cells, n, &c);
    if (type && type->kind == COR_FIELD_DATE) judge_stated_days(cells, n, &c);
    if (type) return c;
    judge_numbers(cells, n, separator, &c);
    if (c.kind == COR_COLUMN_OF_TEXT && !c.looks_numeric) judge_days(cells, n, &c);
    return c;
}

double cor_text_column_number(const cor_text_column *column, const char *text)
{
    double x;
    if (column->decimal_comma) {
        x = cor_number_with_comma(text);
        if (isfinite(x)) return x;
    }
    return cor_parse_number(text, &x) ? x : cor_number_grouped(text);
}

bool cor_text_column_day(const cor_text_column *column, const char *text, char into[COR_DAY_SPACE])
{
    return column->format ? cor_day_by_format(text, column->format, into)
                          : cor_day_write(text, column->month_first, into);
}

const char *cor_text_column_name(const cor_text_column *column, const char *const *cells, size_t n)
{
    bool days = false, times = false;
    double seconds;
    if (column->kind == COR_COLUMN_OF_NUMBERS) return "Number";
    if (column->kind == COR_COLUMN_OF_DAYS) return "Date";
    for (size_t i = 0; i < n; i++) {
        if (cor_text_is_blank(cells[i])) continue;
        if (!cor_day_parse(cells[i], &seconds)) return "String";
        days = true;
        times |= strlen(cells[i]) > strlen("2024-01-31");
    }
    return times ? "DateTime" : days ? "Date" : "String";
}
