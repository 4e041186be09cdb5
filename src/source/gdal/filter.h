/* A request's `where` while a file is read: errors in the source's name. */
#ifndef COR_SOURCE_GDAL_FILTER_H
#define COR_SOURCE_GDAL_FILTER_H

#include "source/source.h"
#include "source/where.h"

/* In it are the file's names for those of REQUEST. *ret_where is NULL where there is no filter; caller closes it with
 * cor_where_close. */
cor_status cor_filter_open(const cor_request *request, cor_arena *arena, cor_where **ret_where, cor_error *err);

/* As cor_where_bind; a field that is missing is an error, with the nearest of the N_ALL names of all that there are. */
cor_status cor_filter_bind(const cor_request *request, cor_where *where, const char *const *names, size_t n,
                           const char *id, const char *const *all, size_t n_all, cor_error *err);

/* Whether all cells could be compared; they are in rows called ROW_WORD. */
cor_status cor_filter_check(const cor_request *request, const cor_where *where, const char *row_word, cor_error *err);

#endif
