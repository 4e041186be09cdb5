/* Writing index.html: what its parts share. Private to index_*.c. Texts of data and documents are made harmless. */
#ifndef COR_BATCH_INDEX_WRITER_H
#define COR_BATCH_INDEX_WRITER_H

#include "base/arena.h"
#include "batch/index.h"
#include "words/words.h"

typedef struct {
    GString *html;
    const char *language; /* of the map; NULL */
    const json_t *contents, *pages;
    cor_arena *arena;
} cor_index_writer;

/* MARKUP as it is. */
void cor_index_add(const cor_index_writer *w, const char *markup);
void cor_index_add_words(const cor_index_writer *w, const char *text);
/* The address of a file of the folder: no name can become another scheme, a query or a fragment. */
void cor_index_add_link(const cor_index_writer *w, const char *file);
/* One of our own words with VALUE in its place. */
void cor_index_add_word(const cor_index_writer *w, cor_word word, const char *value);
/* The head of a list of N warnings, which are English whatever the map's language. */
void cor_index_begin_warnings(const cor_index_writer *w, size_t n);

/* N in the language's digits, in the arena. */
const char *cor_index_number(const cor_index_writer *w, size_t n);

/* Of a page of the index. "" where there is none. */
const char *cor_index_text(const json_t *page, const char *key);
const char *cor_index_title(const json_t *page);
bool cor_index_is_missing(const json_t *page);
const json_t *cor_index_failure(const json_t *page);
/* What a fragment calls the page: its name, which no other page has, without blanks. */
const char *cor_index_anchor(const cor_index_writer *w, const json_t *page);

/* All that index.html says of PAGE. */
void cor_index_add_card(const cor_index_writer *w, const json_t *page);

#endif
