#include "source/day.h"

#include <string.h>

#include <glib.h>

enum { JULIAN_1970 = 719163 };

/* N digits at *AT, which is moved past them. */
static bool take_digits(const char **at, int n, int *ret_number)
{
    *ret_number = 0;
    for (int i = 0; i < n; i++, (*at)++) {
        if (!g_ascii_isdigit(**at)) return false;
        *ret_number = *ret_number * 10 + (**at - '0');
    }
    return true;
}

static bool take(const char **at, const char *one_of)
{
    if (!**at || !strchr(one_of, **at)) return false;
    (*at)++;
    return true;
}

static bool take_day(const char **at, double *ret_seconds)
{
    int year, month, day;
    if (!take_digits(at, 4, &year) || !take(at, "-/") || !take_digits(at, 2, &month)) return false;
    if (!take(at, "-/") || !take_digits(at, 2, &day)) return false;
    if (!g_date_valid_dmy((GDateDay) day, (GDateMonth) month, (GDateYear) year)) return false;
    GDate date;
    g_date_set_dmy(&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    *ret_seconds = 86400.0 * ((double) g_date_get_julian(&date) - JULIAN_1970);
    return true;
}

/* "08:15", "08:15:30", "08:15:30.25" */
static bool take_time(const char **at, double *seconds)
{
    int hour, minute, second = 0;
    if (!take_digits(at, 2, &hour) || !take(at, ":") || !take_digits(at, 2, &minute)) return false;
    if (take(at, ":") && !take_digits(at, 2, &second)) return false;
    if (hour > 24 || minute > 59 || second > 60) return false;
    *seconds += hour * 3600.0 + minute * 60.0 + second;
    if (!take(at, ".")) return true;
    if (!g_ascii_isdigit(**at)) return false;
    for (double unit = 0.1; g_ascii_isdigit(**at); unit /= 10, (*at)++)
        *seconds += (**at - '0') * unit;
    return true;
}

/* Nothing, "Z", "+05", "+0530", "+05:30" */
static bool take_zone(const char **at, double *seconds)
{
    int hours, minutes = 0;
    if (!**at || take(at, "Zz")) return true;
    int sign = **at == '-' ? -1 : 1;
    if (!take(at, "+-") || !take_digits(at, 2, &hours)) return false;
    take(at, ":");
    if (**at && !take_digits(at, 2, &minutes)) return false;
    *seconds -= sign * (hours * 3600.0 + minutes * 60.0);
    return true;
}

bool cor_day_parse(const char *text, double *ret_seconds)
{
    double seconds;
    const char *at = text;
    if (!take_day(&at, &seconds)) return false;
    if (take(&at, "T ") && (!take_time(&at, &seconds) || !take_zone(&at, &seconds))) return false;
    *ret_seconds = seconds;
    return !*at;
}

bool cor_day_is_period(const char *text)
{
    int year, month;
    if (!take_digits(&text, 4, &year)) return false;
    return !*text || (take(&text, "-") && take_digits(&text, 2, &month) && !*text && month >= 1 && month <= 12);
}

/* The three numbers of "26/08/2024", "26.8.2024" or "26-08-2024", and the time that may follow. */
static bool split(const char *text, int numbers[3], const char **ret_time)
{
    text += strspn(text, " ");
    for (int i = 0; i < 2; i++)
        if (!take_digits(&text, g_ascii_isdigit(*text) && g_ascii_isdigit(text[1]) ? 2 : 1, &numbers[i]) ||
            !take(&text, "/.-"))
            return false;
    if (!take_digits(&text, 4, &numbers[2])) return false;
    *ret_time = text;
    const char *at = text + strspn(text, " ");
    double seconds = 0;
    return !*at || (at > text && take_time(&at, &seconds) && !at[strspn(at, " ")]);
}

cor_day_order cor_day_order_of(const char *text)
{
    char unused[COR_DAY_SPACE];
    bool day_first = cor_day_reorder(text, false, unused), month_first = cor_day_reorder(text, true, unused);
    if (day_first && month_first) return COR_DAY_EITHER;
    return day_first ? COR_DAY_FIRST : month_first ? COR_MONTH_FIRST : COR_DAY_OTHER;
}

bool cor_day_reorder(const char *text, bool month_first, char into[COR_DAY_SPACE])
{
    int n[3];
    const char *time;
    if (!split(text, n, &time)) return false;
    int day = n[month_first], month = n[!month_first];
    if (!g_date_valid_dmy((GDateDay) day, (GDateMonth) month, (GDateYear) n[2])) return false;
    g_snprintf(into, COR_DAY_SPACE, "%04d-%02d-%02d%s", n[2], month, day, time);
    g_strchomp(into);
    return true;
}
