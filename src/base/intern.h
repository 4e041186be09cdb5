/* One copy of each distinct string, so that equal strings are equal pointers.
 * Style constants and table cells of a session share one pool. */
#ifndef COR_BASE_INTERN_H
#define COR_BASE_INTERN_H

#include <stddef.h>

typedef struct cor_interns cor_interns;

cor_interns *cor_interns_new(void);
void cor_interns_free(cor_interns *interns);

/* Borrowed: lives as long as INTERNS. NULL gives NULL. */
const char *cor_intern(cor_interns *interns, const char *text);
const char *cor_intern_n(cor_interns *interns, const char *text, size_t length);

#endif
