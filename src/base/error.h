/* Errors are the caller's value: no allocation, no thread-local, no printing. */
#ifndef COR_BASE_ERROR_H
#define COR_BASE_ERROR_H

#include <corridor/corridor.h>

#define COR_PRINTF(text, first) __attribute__((format(printf, text, first)))

/* Fills ERR (NULL allowed) without a place and returns STATUS. */
cor_status cor_fail(cor_error *err, cor_status status, const char *format, ...) COR_PRINTF(3, 4);

/* The same with the place to blame. FILE may be NULL, LINE and COLUMN 0. */
cor_status cor_fail_at(cor_error *err, cor_status status, const char *file, int line, int column, const char *format,
                       ...) COR_PRINTF(6, 7);

/* Fills the file of ERR when it has none yet, and returns its status. */
cor_status cor_fail_in(cor_error *err, const char *file);

#endif
