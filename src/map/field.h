/* The fields of a map document, read by type. An absent key leaves the result as it is; a wrong type
 * is an error at the value's place that says what was found and what would be right.
 * For the files of map/ alone. */
#ifndef COR_MAP_FIELD_H
#define COR_MAP_FIELD_H

#include "doc/doc.h"
#include "map/furniture.h"

enum { COR_PROSE_BYTES = 2000 };

/* One line of text: a path, a name, SQL. Numbers count as the text they are written as. */
cor_status cor_field_text(const cor_node *parent, const char *key, const char **ret_text, cor_error *err);
/* Text for the reader of the map: made valid, at most COR_PROSE_BYTES. */
cor_status cor_field_prose(cor_arena *arena, const cor_node *parent, const char *key, const char **ret_text,
                           cor_error *err);
cor_status cor_field_number(const cor_node *parent, const char *key, double minimum, double maximum, double *ret_number,
                            cor_error *err);
cor_status cor_field_bool(const cor_node *parent, const char *key, bool *ret_bool, cor_error *err);
/* One of N WORDS; gives its index. */
cor_status cor_field_word(const cor_node *parent, const char *key, const char *const *words, size_t n,
                          size_t *ret_index, cor_error *err);
cor_status cor_field_map(const cor_node *parent, const char *key, const cor_node **ret_node, cor_error *err);
cor_status cor_field_seq(const cor_node *parent, const char *key, const cor_node **ret_node, cor_error *err);
/* A list of text, or a single one; NULL-terminated. */
cor_status cor_field_texts(cor_arena *arena, const cor_node *parent, const char *key, const char *const **ret_texts,
                           cor_error *err);

/* A length with its unit, from LEAST to MAX millimetres, as points. */
cor_status cor_field_length(const cor_node *parent, const char *key, double least, double most, double *ret_points,
                            cor_error *err);
/* A field's name to order rows by; "-population" is from the highest down. */
cor_status cor_field_order(const cor_node *parent, const char *key, const char **ret_field, bool *ret_descending,
                           cor_error *err);
cor_status cor_field_color(const cor_node *parent, const char *key, cor_optional_color *ret_color, cor_error *err);

/* Whether NODE is the text WORD. */
bool cor_field_says(const cor_node *node, const char *word);

/* Which of WORDS is TEXT, N when none. */
size_t cor_word_index(const char *text, const char *const *words, size_t n);
/* "un, pk, cn or in" */
const char *cor_words_listed(cor_arena *arena, const char *const *words, size_t n);

#endif
