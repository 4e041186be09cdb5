/* Which forms of a word a language tells apart by number, as Unicode's CLDR has it, by ICU: English one and other,
 * Polish one, few and many, Chinese only other. Nothing of the process's locale is asked. */
#ifndef COR_TEXT_PLURAL_H
#define COR_TEXT_PLURAL_H

#include <stdbool.h>
#include <stddef.h>

enum { COR_PLURAL_FORMS = 6 };

/* CLDR's names of forms, in its order: zero, one, two, few, many, other. */
extern const char *const cor_plural_names[COR_PLURAL_FORMS];

/* The index of the form of N things in LANGUAGE (BCP 47); "other" where ICU does not know the language. */
size_t cor_plural_of(const char *language, double n);

/* Which of the forms LANGUAGE has, and which of them whole numbers below 200 take: fractions and millions may take
 * others. */
void cor_plural_forms(const char *language, bool ret_has[COR_PLURAL_FORMS], bool ret_needed[COR_PLURAL_FORMS]);

#endif
