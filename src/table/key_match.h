/* Rows of two tables that have the same key: areas, and the rows of a table that are about them. */
#ifndef COR_TABLE_KEY_MATCH_H
#define COR_TABLE_KEY_MATCH_H

#include "base/arena.h"
#include "base/column.h"

/* The keys of a column as text: what is a number as it is written for people, without blanks around it; NULL where
 * there is none. */
typedef struct {
    const char *const *list;
    size_t n;
} cor_keys;

/* What has no partner. */
typedef struct {
    const uint32_t *rows;
    size_t n;
    size_t n_keyless; /* of them, without a key */
} cor_unmatched;

typedef struct {
    const uint32_t *rows;  /* for each of the keys asked for, the row that has it; UINT32_MAX: none */
    const bool *is_repeat; /* for each of the keys asked for: an earlier one is the same */
    size_t n_repeats;
    cor_unmatched asking, asked;
    const uint32_t *doubles; /* of the rows that are asked, those whose key an earlier one has, too */
    size_t n_doubles;
} cor_key_match;

/* VALUE as a key, in ARENA; NULL: it is none. */
const char *cor_cell_key(cor_value value, cor_arena *arena);

/* The N cells of COLUMN, in ARENA. */
cor_keys cor_keys_of(const cor_column *column, size_t n, cor_arena *arena);

/* Which of ASKED has each key of ASKING, the first of several, in ARENA. Keys are the same when their letters are. */
cor_key_match cor_match_keys(cor_keys asking, cor_keys asked, cor_arena *arena);

#endif
