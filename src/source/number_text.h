/* Numbers as people write them in tables: "12,5", "1,200", "n/a", "10+". Knows no column: what "1,200" is, its column
 * tells. */
#ifndef COR_SOURCE_NUMBER_TEXT_H
#define COR_SOURCE_NUMBER_TEXT_H

#include <stdbool.h>

bool cor_text_is_blank(const char *text); /* NULL is */

typedef enum {
    COR_LOOKS_PLAIN,   /* 12.5 */
    COR_LOOKS_COMMA,   /* 12,5: a decimal comma, and nothing else */
    COR_LOOKS_EITHER,  /* 1,200: a decimal comma, or one between thousands */
    COR_LOOKS_GROUPED, /* 1,200,000; 1,200.5; 1 200; 1'200 */
    COR_LOOKS_MISSING, /* n/a, –, none: there is no number */
    COR_LOOKS_INEXACT, /* 10+, >5, ~20, 5-10: a number that is not known exactly */
    COR_LOOKS_OTHER,   /* codes as 007 and +92 too, and more digits than a number keeps */
} cor_number_look;

/* TEXT is not blank. */
cor_number_look cor_number_look_of(const char *text);

/* TEXT with a decimal comma, or with signs between its thousands, as a number; NaN when it is none. */
double cor_number_with_comma(const char *text);
double cor_number_grouped(const char *text);

#endif
