/* Classes of days: periods of whole years, months or days. Private to show. */
#ifndef COR_SHOW_SHOWN_DAYS_H
#define COR_SHOW_SHOWN_DAYS_H

#include "show/shown_parts.h"

/* Whether each of COLUMN's N cells that is filled is a day as "2024-01-31", with a time or not; years and months may
 * stand among them. */
bool cor_shown_is_of_days(const cor_column *column, size_t n);

typedef struct {
    const char *const *names; /* "2015–2019", in their order; borrowed from the map's arena */
    size_t n;
    size_t n_missing;  /* rows without a day */
    const char *which; /* JSON of an expression: the name of a row's period; "" without a day */
} cor_shown_periods;

/* The periods of COLUMN, of which cor_shown_is_of_days, by the classes and the method that SHOW asks for. */
cor_shown_periods cor_shown_periods_of(const cor_shown *s, const cor_column *column, size_t classes);

#endif
