/* Months, quarters and years: which of them a day lies in, and where each begins. Of the Gregorian calendar, years 1 to
 * 9999. */
#ifndef COR_STATS_PERIOD_H
#define COR_STATS_PERIOD_H

#include <stdbool.h>

typedef enum { COR_BY_MONTH, COR_BY_QUARTER, COR_BY_YEAR } cor_period_unit;

/* Days are counted from the first of January of year 1, which is 1; periods of a unit from the first of year 0, which
 * is 0. */
typedef long cor_day;
typedef long cor_period;

/* What a date tells: "2024" a year alone, "2024-08" a month, "2024-08-26" a day, whatever time of it follows. */
typedef struct {
    int year, month, day; /* month and day 0 where they are not told */
} cor_date;

/* TEXT as ISO 8601 has it, or with slashes as some exports do. False where it is no day of the calendar. */
bool cor_date_parse(const char *text, cor_date *ret_date);

/* The day of DATE, which must tell one. */
cor_day cor_date_day(cor_date date);
cor_date cor_day_date(cor_day day);

/* The period that DATE lies in; false where it tells too little: a year alone lies in no month. */
bool cor_date_period(cor_date date, cor_period_unit unit, cor_period *ret_period);

/* Its first day; that of PERIOD + 1 is the day after its last. */
cor_day cor_period_start(cor_period period, cor_period_unit unit);

/* Its year, and its place in the year: month or quarter 1 and on, of a year 1. */
int cor_period_year(cor_period period, cor_period_unit unit);
int cor_period_in_year(cor_period period, cor_period_unit unit);

#endif
