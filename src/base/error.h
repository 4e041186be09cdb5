/* Errors are the caller's value: no allocation, no thread-local, no printing. */
#ifndef COR_BASE_ERROR_H
#define COR_BASE_ERROR_H

#include <corridor/corridor.h>

#define COR_PRINTF(text, first) __attribute__((format(printf, text, first)))

/* Where something stands: FILE may be NULL (borrowed), LINE and COLUMN 0 when they are not known, else from 1. */
typedef struct {
    const char *file;
    int line, column;
} cor_location;

#define COR_NOWHERE ((cor_location){0})

/* Somewhere in FILE. */
static inline cor_location cor_file_location(const char *file)
{
    return (cor_location){.file = file};
}

/* Fills ERR (NULL allowed) without a place and returns STATUS. */
cor_status cor_fail(cor_error *err, cor_status status, const char *format, ...) COR_PRINTF(3, 4);

/* The same with the place to blame. */
cor_status cor_fail_at(cor_error *err, cor_status status, cor_location location, const char *format, ...)
    COR_PRINTF(4, 5);

/* Gives ERR (NULL allowed) the line and column of LOCATION, and its file where it has none yet; returns its status. */
cor_status cor_fail_there(cor_error *err, cor_location location);

/* Fills the file of ERR when it has none yet, and returns its status. */
cor_status cor_fail_in(cor_error *err, const char *file);

#endif
