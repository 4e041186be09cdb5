/* Which fields a request wants. */
#ifndef COR_SOURCE_WANTED_H
#define COR_SOURCE_WANTED_H

#include "source/source.h"

bool cor_request_wants(const cor_request *request, const char *field);

/* A remark when rows of TABLE have unusable geometry, naming the first. */
void cor_remark_bad_shapes(cor_remarks *remarks, const cor_table *table, size_t first_bad);

#endif
