/* Text of other encodings → interned UTF-8. Knows the names that .cpg files, dBASE headers and people use. */
#ifndef COR_SOURCE_ENCODING_H
#define COR_SOURCE_ENCODING_H

#include "base/arena.h"
#include "base/intern.h"

/* What iconv calls the encoding that TEXT names ("1252", "ANSI 1252", "utf8", "Big-5", "LDID/87"), or NULL when
 * it names none or one that iconv does not know. In ARENA. */
const char *cor_encoding_name(cor_arena *arena, const char *text);

/* What the language byte of a dBASE header stands for; NULL: nothing. */
const char *cor_encoding_of_ldid(int ldid);

typedef struct cor_decoder cor_decoder;

/* NAME as cor_encoding_name gives it. Caller owns. */
cor_decoder *cor_decoder_new(const char *name, cor_interns *interns);
void cor_decoder_free(cor_decoder *decoder);

/* N bytes as interned UTF-8, blanks trimmed on the right, control characters removed, what is not valid as
 * U+FFFD. NULL when nothing is left: an empty cell is null. */
const char *cor_decode(cor_decoder *decoder, const char *bytes, size_t n);

/* N bytes of the encoding NAME as UTF-8, what is not valid as U+FFFD. Caller frees with g_free; *ret_size without the
 * NUL at the end. */
char *cor_convert_all(const char *name, const char *bytes, size_t n, size_t *ret_size);

/* How bytes of an unstated encoding look. */
typedef enum { COR_BYTES_ASCII, COR_BYTES_UTF8, COR_BYTES_OTHER } cor_bytes_look;

/* Looks at one more cell of N bytes; a character cut off by the cell's end still counts as UTF-8. */
cor_bytes_look cor_bytes_look_at(cor_bytes_look so_far, const char *bytes, size_t n);

#endif
