/* Numbers as a language's readers write them, as Unicode's CLDR has it, by ICU, with the digits 0 to 9, which a page
 * may change into others. Nothing of the process's locale is asked. */
#ifndef COR_TEXT_FIGURES_H
#define COR_TEXT_FIGURES_H

#include "base/arena.h"

/* X with at most DECIMALS decimals in LANGUAGE (BCP 47; NULL: English), in ARENA: "12 463.5", "12.463,5", "1,23,456".
 * English without a country, and what ICU does not know, is written as by cor_format_people, which is read alike
 * everywhere; "en-US" and "en-GB" are their countries'. */
const char *cor_figures(cor_arena *arena, const char *language, double x, int decimals);

#endif
