/* Input files as bytes: regular files only, opened for reading alone, read whole.
 * Not mapped: a file that shrinks while it is read must not end the process. */
#ifndef COR_SOURCE_FILE_H
#define COR_SOURCE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

typedef struct {
    unsigned char *data; /* NULL when there is no such file */
    size_t size;
} cor_bytes;

void cor_bytes_free(cor_bytes *bytes); /* and empties BYTES */

typedef enum {
    COR_FILE_READ,
    COR_FILE_MISSING,
    COR_FILE_NOT_REGULAR, /* a folder, a device, a pipe */
    COR_FILE_UNREADABLE   /* errno says why */
} cor_file_result;

/* All of PATH. Caller frees *ret_bytes, which is touched only on COR_FILE_READ. */
cor_file_result cor_file_read(const char *path, cor_bytes *ret_bytes);

/* Whether PATH could be read, without reading it. */
cor_file_result cor_file_look(const char *path);

/* What RESULT means, for a person: "no such file; …". Borrowed: static, or strerror's. */
const char *cor_file_words(cor_file_result result);

/* The file beside PATH whose name has EXTENSION ("dbf") in place of PATH's own, whatever the case of
 * either; NULL when there is none. Caller frees with g_free. */
char *cor_file_companion(const char *path, const char *extension);

/* Whether PATH ends in "." and EXTENSION, whatever the case. */
bool cor_file_has_extension(const char *path, const char *extension);

#endif
