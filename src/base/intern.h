/* One copy of each distinct string, so that equal strings are equal pointers.
 * Style constants and the table cells of a page share one pool, or pools one over the other. */
#ifndef COR_BASE_INTERN_H
#define COR_BASE_INTERN_H

#include <stddef.h>

typedef struct cor_interns cor_interns;

cor_interns *cor_interns_new(void);

/* New strings go to the pool that is made; those that BELOW has are BELOW's, which is only read and must live longer.
 * So several threads may each have a pool over one that nobody adds to any more. */
cor_interns *cor_interns_over(const cor_interns *below);

void cor_interns_free(cor_interns *interns);

/* Borrowed: lives as long as INTERNS. NULL gives NULL. */
const char *cor_intern(cor_interns *interns, const char *text);
const char *cor_intern_n(cor_interns *interns, const char *text, size_t length);

#endif
