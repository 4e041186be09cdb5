/* Numbers as text, whatever the locale. */
#ifndef COR_BASE_NUMBER_H
#define COR_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

enum { COR_NUMBER_SPACE = 48 }; /* bytes that any formatted number needs */

/* All of TEXT (leading and trailing blanks allowed) as a finite number. */
bool cor_parse_number(const char *text, double *ret_number);

/* At most DECIMALS decimals, trailing zeros and "-0" removed: 1.50 → "1.5".
 * BUFFER holds COR_NUMBER_SPACE bytes; returns the length. For |x| beyond 1e15
 * the shortest exponent form is used. */
size_t cor_format_decimals(char *buffer, double x, int decimals);

/* The shortest text that reads back as X, as JavaScript writes it: 0.1, 1e+21, NaN. */
size_t cor_format_shortest(char *buffer, double x);

/* For people: thin spaces (U+202F) between thousands from 10 000 on, a real minus. */
size_t cor_format_people(char *buffer, double x, int decimals);

#endif
