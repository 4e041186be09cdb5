/* Days and times in text: "2024-01-31", "2024-01-31 08:15", "2024-01-31T08:15:00.5+05:00". Knows no format and no
 * clock; a time without a zone counts as UTC. */
#ifndef COR_SOURCE_DAY_H
#define COR_SOURCE_DAY_H

#include <stdbool.h>

/* Seconds since 1970 of TEXT, which is a day, or a day and a time, and nothing else. False when it is none, or none
 * that there is: 2023-02-30. A day alone is its midnight. "/" may stand for "-". */
bool cor_day_parse(const char *text, double *ret_seconds);

/* Whether TEXT is a year or a month, "2024" or "2024-06", which sort among days as text. */
bool cor_day_is_period(const char *text);

/* Which of the first two numbers of a day as "26/08/2024", or "26/08/2024 14:30", is the month; blanks round it don't
 * count. */
typedef enum { COR_DAY_OTHER, COR_DAY_EITHER, COR_DAY_FIRST, COR_MONTH_FIRST } cor_day_order;
cor_day_order cor_day_order_of(const char *text);

enum { COR_DAY_SPACE = 48 };

/* TEXT, of which cor_day_order_of says a day, as "2024-08-26", with the MONTH_FIRST or not; a time behind it stays.
 * False when there is no such day. */
bool cor_day_reorder(const char *text, bool month_first, char into[COR_DAY_SPACE]);

#endif
