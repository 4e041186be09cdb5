/* Days as people write them in tables: 26/08/2024, 26 August 2024, Aug 26, 2024; and days by a stated format. */
#ifndef COR_SOURCE_DAY_TEXT_H
#define COR_SOURCE_DAY_TEXT_H

#include "source/day.h"

typedef enum {
    COR_DAY_NONE,
    COR_DAY_ISO,     /* 2024-08-26, with a time or not; or 2024, 2024-08 */
    COR_DAY_NAMED,   /* its month is a word, in English */
    COR_DAY_DAY_1ST, /* 26/08/2024 */
    COR_DAY_MONTH_1ST,
    COR_DAY_UNTOLD, /* 03/04/2024 */
} cor_day_look;

/* TEXT is not blank. */
cor_day_look cor_day_look_of(const char *text);

/* TEXT as "2024-08-26", where of two numbers the MONTH_FIRST or not; a time behind numbers stays. False when it is no
 * day. */
bool cor_day_write(const char *text, bool month_first, char into[COR_DAY_SPACE]);

/* TEXT by FORMAT, whose %d %e %m %b %B %y %Y %H %M %S %p %I are those of strptime, months being English words (three
 * letters of them are enough), as "2024-08-26" or, with a time, "2024-08-26 14:30:00"; what FORMAT has no year, month
 * or day for can't be written. */
bool cor_day_by_format(const char *text, const char *format, char into[COR_DAY_SPACE]);

/* What is wrong with FORMAT; NULL: nothing. */
const char *cor_day_format_fault(const char *format);

#endif
