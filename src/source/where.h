/* `where`: which rows of a source are kept. One language for all files, read here, so that a filter means the same
 * whatever the format; a database reads its own. It is SQL as PostgreSQL understands it: text is compared letter by
 * letter, LIKE minds the case and ILIKE doesn't, "_" is one character, what is null is neither kept nor its contrary,
 * and a text is no number. What can't be compared is a fault that names the cell, not a row less. */
#ifndef COR_SOURCE_WHERE_H
#define COR_SOURCE_WHERE_H

#include "base/arena.h"
#include "base/value.h"

typedef struct cor_where cor_where;

/* COR_BAD_DATA with the character at which TEXT stops making sense; the message alone is set. *ret_where lives in
 * ARENA, but for what cor_where_close gives back. */
cor_status cor_where_open(const char *text, cor_arena *arena, cor_where **ret_where, cor_error *err);
void cor_where_close(cor_where *where); /* NULL is fine */

/* Whether FIELD is named, whatever the case of its ASCII letters. */
bool cor_where_names(const cor_where *where, const char *field);

/* What is called OURS, whatever the case of its ASCII letters, is the field THEIRS. One field is renamed once. */
void cor_where_rename(cor_where *where, const char *ours, const char *theirs);

/* Finds each named field among N names; of several, the one of the same case, else the first. ID: what the rows' number
 * is called, beside "fid"; NULL: nothing else. Returns the first name that is not there, else NULL. */
const char *cor_where_bind(cor_where *where, const char *const *names, size_t n, const char *id);

/* The cell of COLUMN, which is an index into the names that were bound, in the row at hand. */
typedef cor_value (*cor_where_cell)(const void *row, size_t column);

/* Whether a row is kept. ID is its number; SHOWN what messages call it. */
bool cor_where_keeps(cor_where *where, cor_where_cell cell, const void *row, double id, double shown);

/* What could not be compared in the rows so far, naming the first cell, with rows called ROW_WORD; NULL: nothing. In
 * the arena. */
const char *cor_where_fault(const cor_where *where, const char *row_word);

#endif
