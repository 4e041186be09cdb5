#include "source/gdal/csv_kind.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "source/day.h"

enum { MAX_NUMBER = 64 }; /* bytes */

bool cor_csv_is_blank(const char *text)
{
    return !text || !text[strspn(text, " \t\r\n")];
}

/* More digits than a number keeps (2^53 has 16), or "12E3", which programs write 1.2E+04. */
static bool is_identifier(const char *digits)
{
    enum { KEPT = 15 };
    size_t n = strspn(digits, "0123456789");
    bool whole = !digits[n] || digits[n] == ' ';
    return (whole && n > KEPT) || ((digits[n] == 'e' || digits[n] == 'E') && g_ascii_isdigit(digits[n + 1]));
}

/* "007" and "+92" are codes and telephone numbers, which lose their meaning as numbers. */
static bool is_code(const char *text)
{
    text += strspn(text, " ");
    text += *text == '-';
    return *text == '+' || (text[0] == '0' && g_ascii_isdigit(text[1])) || is_identifier(text);
}

static bool is_number(const char *text)
{
    double x;
    return !is_code(text) && cor_parse_number(text, &x);
}

/* "12,5" with a point for its one comma. */
static bool with_point(const char *text, char into[MAX_NUMBER])
{
    const char *comma = strchr(text, ',');
    if (!comma || strchr(text, '.') || strchr(comma + 1, ',') || strlen(text) >= MAX_NUMBER) return false;
    strcpy(into, text);
    into[comma - text] = '.';
    return g_ascii_isdigit(comma[1]);
}

static bool is_comma_number(const char *text)
{
    char point[MAX_NUMBER];
    return with_point(text, point) && is_number(point);
}

/* "1,234" may be a thousand and more: only another number of digits, or a zero before it, makes a decimal comma. */
static bool is_surely_decimal(const char *text)
{
    const char *digits = text + strspn(text, " -"), *comma = strchr(text, ',');
    size_t behind = strspn(comma + 1, "0123456789");
    return behind != 3 || *digits == '0' || comma - digits > 3;
}

static cor_csv_kind number_kind(const char *const *cells, size_t n)
{
    size_t numbers = 0, commas = 0;
    bool decimal = false, points = false;
    for (size_t i = 0; i < n; i++) {
        if (cor_csv_is_blank(cells[i])) continue;
        bool comma = is_comma_number(cells[i]);
        if (!comma && !is_number(cells[i])) return COR_CSV_TEXT;
        numbers++;
        points |= strchr(cells[i], '.') != NULL;
        commas += comma;
        decimal |= comma && is_surely_decimal(cells[i]);
    }
    if (!numbers) return COR_CSV_TEXT;
    if (!commas) return COR_CSV_NUMBERS;
    return decimal && !points ? COR_CSV_COMMAS : COR_CSV_TEXT; /* a column has one decimal sign */
}

static cor_csv_kind day_kind(const char *const *cells, size_t n, const char **ret_sample)
{
    cor_csv_kind kind = COR_CSV_TEXT;
    for (size_t i = 0; i < n; i++) {
        if (cor_csv_is_blank(cells[i])) continue;
        cor_day_order order = cor_day_order_of(cells[i]);
        if (order == COR_DAY_EITHER) continue;
        cor_csv_kind one = order == COR_DAY_FIRST ? COR_CSV_DAY_FIRST : COR_CSV_MONTH_FIRST;
        if (order == COR_DAY_OTHER || (kind != COR_CSV_TEXT && one != kind)) return COR_CSV_TEXT;
        if (kind == COR_CSV_TEXT) *ret_sample = cells[i];
        kind = one;
    }
    return kind;
}

cor_csv_kind cor_csv_kind_of(const char *const *cells, size_t n, const char **ret_sample)
{
    cor_csv_kind kind = number_kind(cells, n);
    return kind == COR_CSV_TEXT ? day_kind(cells, n, ret_sample) : kind;
}

double cor_csv_number(const char *text, cor_csv_kind kind)
{
    double x;
    char point[MAX_NUMBER];
    if (kind == COR_CSV_COMMAS && with_point(text, point)) text = point;
    return cor_parse_number(text, &x) ? x : NAN;
}

const char *cor_csv_kind_name(cor_csv_kind kind, const char *const *cells, size_t n)
{
    bool days = false, times = false;
    double seconds;
    if (kind == COR_CSV_NUMBERS || kind == COR_CSV_COMMAS) return "Number";
    if (kind != COR_CSV_TEXT) return "Date";
    for (size_t i = 0; i < n; i++) {
        if (cor_csv_is_blank(cells[i])) continue;
        if (!cor_day_parse(cells[i], &seconds)) return "String";
        days = true;
        times |= strlen(cells[i]) > strlen("2024-01-31");
    }
    return times ? "DateTime" : days ? "Date" : "String";
}
