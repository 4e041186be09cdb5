/* `per`: what numbers are divided by, so that large areas and small ones can be compared, and how that is said. Private
 * to show. */
#ifndef COR_SHOW_SHOWN_RATIO_H
#define COR_SHOW_SHOWN_RATIO_H

#include "show/shown_parts.h"

typedef struct {
    const cor_column *per; /* NULL: nothing */
    double times;
    const char *words; /* "per 100 000 people"; NULL: there is nothing to say */
} cor_shown_ratio;

/* What COLUMN's numbers are divided by. The factor is the document's, else a power of ten that makes most of them 1 or
 * more; where the document says numbers of its own, as breaks, it is 1. Rows that have nothing to be divided by are
 * said, and so are counts that are divided by nothing and fill areas. */
cor_status cor_shown_ratio_of(const cor_shown *s, const cor_column *column, cor_shown_ratio *ret_ratio);

/* COLUMN's number at ROW as it is classed; NaN: there is none. */
double cor_shown_ratio_at(const cor_shown_ratio *ratio, const cor_column *column, size_t row);

/* The same as JSON of an expression. */
const char *cor_shown_ratio_input(const cor_shown *s, const cor_shown_ratio *ratio);

#endif
