/* A source's file as bytes. */
#ifndef COR_SOURCE_GDAL_BYTES_H
#define COR_SOURCE_GDAL_BYTES_H

#include "source/file.h"
#include "source/source.h"

/* The file that REQUEST names, also one that only GDAL can reach ("/vsizip/…") where the user's own document names it.
 * Caller frees *ret_bytes, which have a NUL behind them. */
cor_file_result cor_gdal_read_file(const cor_request *request, cor_bytes *ret_bytes);

/* Whether PATH is a regular file that starts with UTF-8's byte order mark. */
bool cor_file_is_marked(const char *path);

#endif
