#include "stats/period.h"

#include <glib.h>

static int in_a_year(cor_period_unit unit)
{
    return unit == COR_BY_MONTH ? 12 : unit == COR_BY_QUARTER ? 4 : 1;
}

static int months_of(cor_period_unit unit)
{
    return 12 / in_a_year(unit);
}

/* The next N digits at *TEXT, which goes on behind them; -1 where there are fewer. */
static int digits(const char **text, int n)
{
    int value = 0;
    for (int i = 0; i < n; i++, (*text)++) {
        if (!g_ascii_isdigit(**text)) return -1;
        value = value * 10 + g_ascii_digit_value(**text);
    }
    return value;
}

static bool is_valid(cor_date date)
{
    if (date.year < 1 || (date.month && !g_date_valid_month((GDateMonth) date.month))) return false;
    return !date.day || g_date_valid_dmy((GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
}

/* Two digits of 1 or more behind SIGN; 0 where there is no sign. False where what follows it is none. */
static bool part(const char **text, char sign, int *ret_part)
{
    *ret_part = 0;
    if (**text != sign) return true;
    (*text)++;
    *ret_part = digits(text, 2);
    return *ret_part > 0;
}

bool cor_date_parse(const char *text, cor_date *ret_date)
{
    cor_date date = {.year = digits(&text, 4)};
    char sign = *text == '/' ? '/' : '-';
    if (date.year < 1 || !part(&text, sign, &date.month)) return false;
    if (date.month && !part(&text, sign, &date.day)) return false;
    bool time_follows = date.day && (*text == 'T' || *text == ' ');
    if ((*text && !time_follows) || !is_valid(date)) return false;
    *ret_date = date;
    return true;
}

cor_day cor_date_day(cor_date date)
{
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
    return (cor_day) g_date_get_julian(&day);
}

cor_date cor_day_date(cor_day number)
{
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_julian(&day, (guint32) number);
    return (cor_date){g_date_get_year(&day), (int) g_date_get_month(&day), g_date_get_day(&day)};
}

bool cor_date_period(cor_date date, cor_period_unit unit, cor_period *ret_period)
{
    if (unit != COR_BY_YEAR && !date.month) return false;
    int within = unit == COR_BY_YEAR ? 0 : (date.month - 1) / months_of(unit);
    *ret_period = (cor_period) date.year * in_a_year(unit) + within;
    return true;
}

int cor_period_year(cor_period period, cor_period_unit unit)
{
    return (int) (period / in_a_year(unit));
}

int cor_period_in_year(cor_period period, cor_period_unit unit)
{
    return (int) (period % in_a_year(unit)) + 1;
}

cor_day cor_period_start(cor_period period, cor_period_unit unit)
{
    int month = (cor_period_in_year(period, unit) - 1) * months_of(unit) + 1;
    return cor_date_day((cor_date){cor_period_year(period, unit), month, 1});
}
