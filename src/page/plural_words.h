/* {NAME|one attack|{NAME} attacks}: words by number, in the forms that the map's language has. */
#ifndef COR_PAGE_PLURAL_WORDS_H
#define COR_PAGE_PLURAL_WORDS_H

#include "base/arena.h"
#include "base/error.h"
#include "text/plural.h"

enum { COR_PLURAL_CHOICES = 16 };

typedef struct {
    const char *name;                      /* of the number */
    const char *texts[COR_PLURAL_CHOICES]; /* as written, with {…} */
    double exact[COR_PLURAL_CHOICES];      /* the only number that it is for; NaN: any of its form */
    size_t n;                              /* of texts */
    const char *by_form[COR_PLURAL_FORMS]; /* what each form says; NULL: not said */
    const char *last;                      /* what forms say that are not said */
} cor_plural;

/* Whether ASKED, what stands between braces, speaks of a number's forms. */
bool cor_plural_is(const char *asked);

/* ASKED in LANGUAGE, in ARENA. COR_BAD_DOCUMENT without a place when it names a form that there is not, or lacks one
 * that whole numbers take. */
cor_status cor_plural_parse(cor_arena *arena, const char *asked, const char *language, cor_plural *ret_plural,
                            cor_error *err);

/* What PLURAL says of N things. */
const char *cor_plural_choose(const cor_plural *plural, const char *language, double n);

#endif
