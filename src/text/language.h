/* What a language asks of type on a page: its direction, its digits, its size. Languages are BCP 47 codes ("ur",
 * "ur-PK"; NULL: none). Direction and digits are CLDR's, by ICU; nothing of the process's locale is asked. */
#ifndef COR_TEXT_LANGUAGE_H
#define COR_TEXT_LANGUAGE_H

#include <stdbool.h>

#include "base/arena.h"

/* Whether LANGUAGE is CODE, or CODE with more behind it: "ur_PK" is "ur", whatever the case of its letters. */
bool cor_language_is(const char *language, const char *code);

/* Whether ICU knows how LANGUAGE writes numbers and days: where it does not, it would take the process's locale. */
bool cor_language_is_known(const char *language);

/* Whether pages in LANGUAGE are read from right to left. */
bool cor_language_is_rtl(const char *language);

/* The script that LANGUAGE is most likely written in, by its code of ISO 15924 ("Arab"); NULL: not known. Static. */
const char *cor_language_script(const char *language);

/* Whether LANGUAGE is read in Nastaliq, where other languages of the Arabic script have Naskh: Urdu and Kashmiri. */
bool cor_language_is_nastaliq(const char *language);

/* How much larger than Latin letters the letters of LANGUAGE are set to be read as well: 1 for most. Nastaliq hangs
 * from its line and is small for its size. */
double cor_language_size(const char *language);

/* TEXT with the digits of LANGUAGE's script, in ARENA: TEXT itself where they are 0 to 9. A word with Latin letters in
 * it ("N-35", "SRTM30") keeps its own, and so does a number behind one ("CC BY 4.0"). Between digits, point and comma
 * follow. */
const char *cor_language_digits(cor_arena *arena, const char *language, const char *text);

#endif
