#include "source/day_text.h"

#include <string.h>

#include <glib.h>

typedef struct {
    int year, month, day, hour, minute, second;
    bool has_time, is_afternoon, is_of_twelve;
} moment;

/* A number of at most N digits. */
static bool take_number(const char **at, int n, int *ret_number)
{
    int digits = 0;
    for (*ret_number = 0; digits < n && g_ascii_isdigit(**at); digits++, (*at)++)
        *ret_number = *ret_number * 10 + (**at - '0');
    return digits > 0;
}

/* "August", "Aug", "Sept": at least three letters of an English month, and no others. */
static bool take_month(const char **at, int *ret_month)
{
    static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                         "july",    "august",   "september", "october", "november", "december"};
    size_t n = 0;
    while (g_ascii_isalpha((*at)[n]))
        n++;
    for (int i = 0; n >= 3 && i < 12; i++) {
        if (n > strlen(months[i]) || g_ascii_strncasecmp(*at, months[i], n) != 0) continue;
        *ret_month = i + 1;
        *at += n;
        return true;
    }
    return false;
}

static bool write_moment(const moment *m, char into[COR_DAY_SPACE])
{
    if (m->year < 1 || m->year > 9999 ||
        !g_date_valid_dmy((GDateDay) m->day, (GDateMonth) m->month, (GDateYear) m->year))
        return false;
    int hour = m->is_of_twelve ? m->hour % 12 + 12 * m->is_afternoon : m->hour;
    if (hour > 24 || m->minute > 59 || m->second > 60) return false;
    int n = g_snprintf(into, COR_DAY_SPACE, "%04d-%02d-%02d", m->year, m->month, m->day);
    if (m->has_time) g_snprintf(into + n, (gulong) (COR_DAY_SPACE - n), " %02d:%02d:%02d", hour, m->minute, m->second);
    return true;
}

static void skip(const char **at, const char *any_of)
{
    *at += strspn(*at, any_of);
}

/* "26 August 2024", "26-Aug-2024", "August 26, 2024"; the year has four digits, and nothing stands behind it. */
static bool write_named(const char *text, char into[COR_DAY_SPACE])
{
    moment m = {0};
    const char *at = text;
    skip(&at, " ");
    bool day_first = take_number(&at, 2, &m.day);
    skip(&at, " -/.,");
    if (!take_month(&at, &m.month)) return false;
    skip(&at, " -/.,");
    if (!day_first && !take_number(&at, 2, &m.day)) return false;
    skip(&at, " -/.,");
    const char *year = at;
    if (!take_number(&at, 4, &m.year) || at - year != 4) return false;
    skip(&at, " ");
    return !*at && write_moment(&m, into);
}

cor_day_look cor_day_look_of(const char *text)
{
    double seconds;
    char unused[COR_DAY_SPACE];
    if (cor_day_parse(text, &seconds) || cor_day_is_period(text)) return COR_DAY_ISO;
    switch (cor_day_order_of(text)) {
    case COR_DAY_EITHER:
        return COR_DAY_UNTOLD;
    case COR_DAY_FIRST:
        return COR_DAY_DAY_1ST;
    case COR_MONTH_FIRST:
        return COR_DAY_MONTH_1ST;
    case COR_DAY_OTHER:
        break;
    }
    return write_named(text, unused) ? COR_DAY_NAMED : COR_DAY_NONE;
}

bool cor_day_write(const char *text, bool month_first, char into[COR_DAY_SPACE])
{
    double seconds;
    if (cor_day_parse(text, &seconds) || cor_day_is_period(text))
        return g_strlcpy(into, text, COR_DAY_SPACE) < COR_DAY_SPACE;
    return cor_day_reorder(text, month_first, into) || write_named(text, into);
}

static bool take_half(const char **at, moment *m)
{
    m->is_afternoon = **at == 'p' || **at == 'P';
    m->is_of_twelve = true;
    bool good = !g_ascii_strncasecmp(*at, "am", 2) || !g_ascii_strncasecmp(*at, "pm", 2);
    *at += good ? 2 : 0;
    return good;
}

/* POSIX: 69 to 99 are of the last century. */
static bool take_short_year(const char **at, int *ret_year)
{
    const char *start = *at;
    bool good = take_number(at, 2, ret_year) && *at - start == 2;
    *ret_year += *ret_year < 69 ? 2000 : 1900;
    return good;
}

static bool take_field(const char **at, char field, moment *m)
{
    skip(at, " ");
    m->has_time |= strchr("HIMS", field) != NULL;
    switch (field) {
    case 'd':
    case 'e':
        return take_number(at, 2, &m->day);
    case 'm':
        return take_number(at, 2, &m->month);
    case 'b':
    case 'B':
        return take_month(at, &m->month);
    case 'y':
        return take_short_year(at, &m->year);
    case 'Y':
        return take_number(at, 4, &m->year);
    case 'H':
    case 'I':
        return take_number(at, 2, &m->hour);
    case 'M':
        return take_number(at, 2, &m->minute);
    case 'S':
        return take_number(at, 2, &m->second);
    default:
        return take_half(at, m);
    }
}

bool cor_day_by_format(const char *text, const char *format, char into[COR_DAY_SPACE])
{
    moment m = {0};
    const char *at = text;
    skip(&at, " ");
    for (; *format; format++) {
        if (*format == ' ') {
            skip(&at, " ");
        } else if (*format != '%' || format[1] == '%') {
            format += *format == '%';
            if (*at++ != *format) return false;
        } else if (!take_field(&at, *++format, &m)) {
            return false;
        }
    }
    skip(&at, " ");
    return !*at && write_moment(&m, into);
}

const char *cor_day_format_fault(const char *format)
{
    bool year = false, month = false, day = false;
    for (const char *at = strchr(format, '%'); at; at = strchr(at + 2, '%')) {
        if (!at[1] || !strchr("demBbyYHIMSp%", at[1]))
            return "%d, %m, %b, %y, %Y, %H, %I, %M, %S and %p stand for what a day has";
        year |= at[1] == 'y' || at[1] == 'Y';
        month |= at[1] == 'm' || at[1] == 'b' || at[1] == 'B';
        day |= at[1] == 'd' || at[1] == 'e';
    }
    return year && month && day ? NULL : "it should have a year (%Y), a month (%m) and a day (%d)";
}
