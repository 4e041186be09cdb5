/* The values of a map document, read by type. What is of a wrong type is a fault at the value's place that says what
 * was found and what would be right; then nothing is read, and false comes back. For the files of map/ alone. */
#ifndef COR_MAP_FIELD_H
#define COR_MAP_FIELD_H

#include "map/faults.h"
#include "map/furniture.h"

enum { COR_PROSE_BYTES = 2000 };

/* The words that a key may say: one of them, in the order of the enum that they stand for. */
typedef struct {
    const char *const *list;
    size_t n;
} cor_map_words;

#define COR_MAP_WORDS(array) ((cor_map_words){array, sizeof(array) / sizeof *(array)})

/* One line of text: a path, a name, SQL. Numbers count as the text they are written as. */
bool cor_read_text(cor_map_reader *reader, const cor_node *node, const char **ret_text);
/* Text for people: made valid, at most COR_PROSE_BYTES. */
bool cor_read_plain_prose(cor_map_reader *reader, const cor_node *node, const char **ret_text);
/* The same for the reader of the map: it may hold {…}, and is remembered among the document's prose. */
bool cor_read_prose(cor_map_reader *reader, const cor_node *node, const char **ret_text);
bool cor_read_number(cor_map_reader *reader, const cor_node *node, double least, double most, double *ret_number);
bool cor_read_bool(cor_map_reader *reader, const cor_node *node, bool *ret_bool);
/* One of WORDS; gives its index. */
bool cor_read_word(cor_map_reader *reader, const cor_node *node, cor_map_words words, size_t *ret_index);
/* Whether NODE is a map, or a list; anything else is a fault, but one whose entries were all taken out, or turned into
 * comments, is as if it were not there. */
bool cor_read_map(cor_map_reader *reader, const cor_node *node);
bool cor_read_list(cor_map_reader *reader, const cor_node *node);
/* A list of text, or a single one; NULL-terminated. An emptied one is as if it were not there. */
bool cor_read_texts(cor_map_reader *reader, const cor_node *node, const char *const **ret_texts);

/* A length with its unit, from LEAST to MAX millimetres, as points. */
bool cor_read_length(cor_map_reader *reader, const cor_node *node, double least, double most, double *ret_points);
/* A field's name to order rows by; "-population" is from the highest down. */
bool cor_read_order(cor_map_reader *reader, const cor_node *node, const char **ret_field, bool *ret_descending);
bool cor_read_color(cor_map_reader *reader, const cor_node *node, cor_optional_color *ret_color);

/* Whether NODE is the text WORD. */
bool cor_field_says(const cor_node *node, const char *word);

/* Which of WORDS is TEXT, N when none. */
size_t cor_word_index(const char *text, const char *const *words, size_t n);

#endif
