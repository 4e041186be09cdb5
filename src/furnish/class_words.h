/* What a class of a legend is called: its property's own tests, put into words. Private to furnish. */
#ifndef COR_FURNISH_CLASS_WORDS_H
#define COR_FURNISH_CLASS_WORDS_H

#include "furnish/traits.h"

typedef struct {
    cor_traits *traits;
    const cor_node *labels; /* metadata: value → words; NULL */
    GHashTable *whole;      /* inputs of ranges (cor_node) whose drawn numbers are known to be whole or not */
} cor_namer;

/* One way of looking that leads to a class: the code that it has in each trait. */
typedef struct {
    const uint32_t *codes;
    const bool *tells; /* for each trait, whether it tells rows apart at all */
} cor_look;

typedef enum {
    COR_NAME_NONE, /* there is nothing to say: no test tells these rows from others */
    COR_NAME_WORDS,
    COR_NAME_HIDDEN, /* the style wants it left out */
    COR_NAME_UNKNOWN /* a test can't be put into words */
} cor_name_kind;

void cor_namer_open(cor_namer *namer, cor_traits *traits);
void cor_namer_close(cor_namer *namer);

/* The name of the class that the N LOOKS share, in the traits' arena, and of how many names it is made. */
cor_name_kind cor_class_words(cor_namer *namer, const cor_look *looks, size_t n, const char **ret_words,
                              size_t *ret_n_names);

#endif
