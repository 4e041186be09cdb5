/* A source's file as bytes. */
#ifndef COR_SOURCE_GDAL_BYTES_H
#define COR_SOURCE_GDAL_BYTES_H

#include "source/file.h"
#include "source/source.h"

/* The file that REQUEST names, also one that only GDAL can reach ("/vsizip/…") where the user's own document names it.
 * Caller frees *ret_bytes, which have a NUL behind them. */
cor_file_result cor_gdal_read_file(const cor_request *request, cor_bytes *ret_bytes);

/* Replaces BYTES, but for the first SKIP, by what they say in the encoding NAME (encoding.h), as UTF-8. */
void cor_bytes_recode(cor_bytes *bytes, size_t skip, const char *name);

/* Takes a byte order mark away and makes UTF-8 of what stands behind it. False: there is none. */
bool cor_bytes_obey_mark(cor_bytes *bytes);

/* Whether PATH is a regular file that starts with UTF-8's byte order mark. */
bool cor_file_is_marked(const char *path);

#endif
