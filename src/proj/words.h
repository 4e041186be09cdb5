/* A PROJ string, "+proj=lcc +lat_0=31 …", taken apart. */
#ifndef COR_PROJ_WORDS_H
#define COR_PROJ_WORDS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    char **words; /* "proj=lcc", without the plus */
    size_t n;
} cor_proj_words;

cor_proj_words cor_proj_words_new(const char *text);
void cor_proj_words_free(cor_proj_words *words);

/* The text behind "KEY=", "" behind a lone KEY, NULL without one. The last one counts. */
const char *cor_proj_word(const cor_proj_words *words, const char *key);

/* The number behind "KEY="; OTHERWISE when there is none or it is no number. */
double cor_proj_number(const cor_proj_words *words, const char *key, double otherwise);

#endif
