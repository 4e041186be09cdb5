/* Days as a language's readers write them, as Unicode's CLDR has it, by ICU: in the calendar of the data, which is the
 * Gregorian one, and with the digits 0 to 9, which a page may change into others. Nothing of the process's locale or
 * time zone is asked. */
#ifndef COR_TEXT_DAYS_H
#define COR_TEXT_DAYS_H

#include "base/arena.h"

typedef enum {
    COR_DAY_SHORT,       /* "30 Nov 2024" */
    COR_DAY_LONG,        /* "30 November 2024" */
    COR_DAY_FULL,        /* "Saturday, 30 November 2024" */
    COR_DAY_MONTH,       /* "November 2024" */
    COR_DAY_YEAR,        /* "2024" */
    COR_DAY_MONTH_ALONE, /* "Nov", by itself */
    COR_DAY_QUARTER,     /* "Q4", the same */
} cor_day_form;

/* DATE, which begins with a valid day "2024-11-30", in LANGUAGE (BCP 47; NULL: English), in ARENA. English without a
 * country is the world's, day before month; "en-US" is America's. A language that ICU does not know gets English. */
const char *cor_day_text(cor_arena *arena, const char *language, const char *date, cor_day_form form);

#endif
