/* What one test of a style's expression is called. Private to furnish. */
#ifndef COR_FURNISH_CLASS_TEST_WORDS_H
#define COR_FURNISH_CLASS_TEST_WORDS_H

#include "furnish/class_words.h"
#include "words/words.h"

/* One thing that a name says. */
typedef struct {
    const char *text;
    const char *field; /* what it is about; NULL */
    bool capital;      /* begins with a capital where it begins the name */
    bool otherwise;    /* "other", which says nothing beside other parts */
    bool has;          /* says no more than that there is the field */
} cor_name_part;

/* The name of one look while it is made. Texts go into its arena. */
typedef struct {
    cor_namer *namer;
    cor_arena *arena;
    GArray *parts; /* cor_name_part */
    bool unknown;  /* a test can't be put into words */
    bool hidden;   /* the style wants it left out */
} cor_naming;

const char *cor_naming_word(const cor_naming *n, cor_word word, const char *first, const char *second);

/* TEXTS with commas; those beyond the first are counted. */
const char *cor_naming_list(const cor_naming *n, const char *comma, char **texts, size_t count);

/* VALUE of FIELD, as the style calls it. */
cor_name_part cor_naming_value(cor_naming *n, const char *value, const char *field);

/* What no test takes. */
cor_name_part cor_naming_other(cor_naming *n, const char *field);

/* False when TEST can't be put into words. Without a text: it has nothing to say. */
bool cor_naming_test(cor_naming *n, const cor_test *test, cor_name_part *out);

#endif
