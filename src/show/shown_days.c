#include "show/shown_days.h"

#include <stdlib.h>
#include <string.h>

#include "show/class_breaks.h"

/* What a period begins and ends with. */
typedef enum { UNIT_YEAR, UNIT_MONTH, UNIT_DAY } unit;

static const size_t written[] = {[UNIT_YEAR] = 4, [UNIT_MONTH] = 7, [UNIT_DAY] = 10}; /* letters of "2024-01-31" */

/* The day that TEXT is, counted as GDate does; 0: none. */
static guint32 day_of(const char *text)
{
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; form[i]; i++)
        if (form[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != form[i]) return 0;
    if (text[10] && text[10] != ' ' && text[10] != 'T') return 0;
    int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
    if (!g_date_valid_dmy((GDateDay) day, (GDateMonth) month, (GDateYear) year)) return 0;
    GDate date;
    g_date_set_dmy(&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    return g_date_get_julian(&date);
}

/* "2024" or "2024-01" */
static bool is_part_of_day(const char *text)
{
    size_t n = strlen(text);
    return (n == 4 && strspn(text, "0123456789") == 4) ||
           (n == 7 && strspn(text, "0123456789") == 4 && text[4] == '-' && strspn(text + 5, "0123456789") == 2);
}

bool cor_shown_is_of_days(const cor_column *column, size_t n)
{
    size_t days = 0, parts = 0;
    if (column->kind != COR_COLUMN_STRINGS) return false;
    for (size_t i = 0; i < n; i++) {
        const char *text = column->strings[i];
        if (!text || !*text) continue;
        if (day_of(text))
            days++;
        else if (is_part_of_day(text))
            parts++;
        else
            return false;
    }
    return days > parts;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return x < y ? -1 : x > y;
}

static double *sorted_days(const cor_shown *s, const cor_column *column, size_t *ret_n, size_t *ret_missing)
{
    double *days = COR_NEW_ARRAY(s->arena, double, s->table->n_rows);
    *ret_n = *ret_missing = 0;
    for (size_t i = 0; i < s->table->n_rows; i++) {
        const char *text = column->strings[i];
        guint32 day = text ? day_of(text) : 0;
        *ret_missing += !text || !*text;
        if (day) days[(*ret_n)++] = day;
    }
    qsort(days, *ret_n, sizeof *days, by_size);
    return days;
}

static GDate date_of(double day)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32) day);
    return date;
}

static int months_of(double day)
{
    GDate date = date_of(day);
    return g_date_get_year(&date) * 12 + (int) g_date_get_month(&date) - 1;
}

/* The coarsest unit of which there are enough for twice as many periods. */
static unit unit_of(double first, double last, size_t classes)
{
    int months = months_of(last) - months_of(first) + 1;
    if (months / 12 >= 2 * (int) classes) return UNIT_YEAR;
    return months >= 2 * (int) classes ? UNIT_MONTH : UNIT_DAY;
}

/* The beginning of the unit that is nearest to DAY. */
static double nearest_start(double day, unit u)
{
    if (u == UNIT_DAY) return day;
    GDate before = date_of(day);
    if (u == UNIT_YEAR) g_date_set_month(&before, G_DATE_JANUARY);
    g_date_set_day(&before, 1);
    GDate after = before;
    if (u == UNIT_YEAR)
        g_date_add_years(&after, 1);
    else
        g_date_add_months(&after, 1);
    double a = g_date_get_julian(&before), b = g_date_get_julian(&after);
    return day - a <= b - day ? a : b;
}

static size_t limits_of(cor_show_method method, const double *days, size_t n, size_t classes, double *ret)
{
    switch (method) {
    case COR_METHOD_JENKS:
        return cor_limits_natural(days, n, classes, ret);
    case COR_METHOD_EQUAL:
    case COR_METHOD_PRETTY:
        return cor_limits_equal(days[0], days[n - 1], classes, ret);
    case COR_METHOD_STDDEV:
        return cor_limits_deviation(days, n, classes, ret);
    default:
        return cor_limits_quantile(days, n, classes, ret);
    }
}

/* Where periods begin, but the first, ascending. */
static size_t starts_of(const cor_shown *s, const double *days, size_t n, size_t classes, unit u, double *ret)
{
    double limits[COR_MOST_BREAKS];
    size_t n_limits = limits_of(s->show->color.method, days, n, classes, limits), n_starts = 0;
    double last = days[0];
    for (size_t i = 0; i < n_limits; i++) {
        double start = nearest_start(limits[i] + 1, u);
        if (start <= last || start > days[n - 1]) continue;
        ret[n_starts++] = last = start;
    }
    return n_starts;
}

/* "2015" of a day in 2015 */
static const char *words_of(const cor_shown *s, double day, unit u)
{
    char text[16];
    GDate date = date_of(day);
    g_snprintf(text, sizeof text, "%04d-%02d-%02d", g_date_get_year(&date), (int) g_date_get_month(&date),
               g_date_get_day(&date));
    return cor_arena_copy_n(s->arena, text, written[u]);
}

/* From the one that holds FIRST to the one that holds LAST. */
static const char *name_of(const cor_shown *s, double first, double last, unit u)
{
    const char *from = words_of(s, first, u), *to = words_of(s, last, u);
    if (!strcmp(from, to)) return from;
    return cor_arena_format(s->arena, u == UNIT_YEAR ? "%s–%s" : "%s – %s", from, to);
}

cor_shown_periods cor_shown_periods_of(const cor_shown *s, const cor_column *column, size_t classes)
{
    size_t n, missing;
    double starts[COR_MOST_BREAKS];
    const double *days = sorted_days(s, column, &n, &missing);
    unit u = unit_of(days[0], days[n - 1], classes);
    size_t n_starts = starts_of(s, days, n, classes, u, starts);
    const char **names = COR_NEW_ARRAY(s->arena, const char *, n_starts + 1);
    const char *get =
        cor_arena_format(s->arena, "[\"coalesce\", [\"get\", %s], \"\"]", cor_quoted(s, s->show->color.field));
    GString *which = g_string_new(NULL);
    g_string_printf(which, "[\"case\", [\"==\", %s, \"\"], \"\"", get);
    for (size_t i = 0; i <= n_starts; i++) {
        names[i] = name_of(s, i ? starts[i - 1] : days[0], i < n_starts ? starts[i] - 1 : days[n - 1], u);
        if (i < n_starts)
            g_string_append_printf(which, ", [\"<\", %s, \"%s\"], %s", get, words_of(s, starts[i], u),
                                   cor_quoted(s, names[i]));
    }
    g_string_append_printf(which, ", %s]", cor_quoted(s, names[n_starts]));
    const cor_shown_periods periods = {
        .names = names, .n = n_starts + 1, .n_missing = missing, .which = cor_arena_copy(s->arena, which->str)};
    g_string_free(which, TRUE);
    return periods;
}
