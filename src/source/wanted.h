/* What readers share: which fields a request wants, and how rows and their cells come into a table. */
#ifndef COR_SOURCE_WANTED_H
#define COR_SOURCE_WANTED_H

#include "source/source.h"

bool cor_request_wants(const cor_request *request, const char *field);

/* A warning when rows of TABLE have unusable geometry, naming the first. */
void cor_warn_bad_shapes(cor_diagnostics *diagnostics, const cor_table *table, size_t first_bad);

/* A warning when N rows have geometry of several kinds. */
void cor_warn_mixed_shapes(cor_diagnostics *diagnostics, const cor_table *table, size_t n);

/* N bytes of the data as valid text. */
const char *cor_intern_valid(cor_interns *interns, const char *text, size_t n);

/* Gives the rows of TABLE their IDS, one for each. */
void cor_number_rows(cor_table *table, const int64_t *ids, cor_arena *arena);

#endif
