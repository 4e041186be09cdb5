/* Input files as bytes: regular files only, opened for reading alone, read whole or through a window
 * that moves. Not mapped: a file that shrinks while it is read must not end the process. */
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

/* A file read piece by piece: large ones pass through a window that stays in the processor's cache. */
typedef struct {
    bool there; /* false: no such file */
    size_t size;
    unsigned char *data; /* all of it in memory; NULL: through the window */
    int fd;
    unsigned char *window;
    size_t start, filled, capacity; /* of the window */
} cor_input;

/* As cor_file_read. Caller closes *ret_input. */
cor_file_result cor_input_open(const char *path, cor_input *ret_input);

/* BYTES as an input, which owns them from here on. Without data: an input that is not there. */
cor_input cor_input_of_bytes(cor_bytes bytes);
void cor_input_close(cor_input *input); /* and empties INPUT */

/* Reads what is left into memory. False when it can't be read any more. */
bool cor_input_load(cor_input *input);

/* Moves the window to OFFSET; see cor_input_at. */
const unsigned char *cor_input_move(cor_input *input, size_t offset, size_t n);

/* Copies up to N bytes at OFFSET; returns how many there were. */
size_t cor_input_copy(cor_input *input, size_t offset, void *into, size_t n);

/* Whether PATH could be read, without reading it. */
cor_file_result cor_file_look(const char *path);

/* What RESULT means, for a person: "no such file; …". Borrowed: static, or strerror's. */
const char *cor_file_words(cor_file_result result);

/* The file beside PATH whose name has EXTENSION ("dbf") in place of PATH's own, whatever the case of
 * either; NULL when there is none. Caller frees with g_free. */
char *cor_file_companion(const char *path, const char *extension);

/* Whether PATH ends in "." and EXTENSION, whatever the case. */
bool cor_file_has_extension(const char *path, const char *extension);

/* N bytes at OFFSET, to be used before the next call with INPUT; NULL when not all of them are there. */
static inline const unsigned char *cor_input_at(cor_input *input, size_t offset, size_t n)
{
    if (offset > input->size || n > input->size - offset) return NULL;
    if (input->data) return input->data + offset;
    if (offset >= input->start && offset + n <= input->start + input->filled)
        return input->window + (offset - input->start);
    return cor_input_move(input, offset, n);
}

#endif
