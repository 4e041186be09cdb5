/* Text helpers: validity and likeness of words. */
#ifndef COR_BASE_WORDS_H
#define COR_BASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* TEXT with every invalid UTF-8 sequence as U+FFFD and every control character
 * but \n and \t removed; TEXT itself when nothing is wrong with it. */
const char *cor_valid_text(cor_arena *arena, const char *text, size_t length);

/* Whether all of TEXT is printable ASCII, which nearly all encodings share: nothing to make valid. Here for speed,
 * because each text of a table is asked. */
static inline bool cor_text_is_plain(const char *text, size_t length)
{
    unsigned char odd = 0;
    for (size_t i = 0; i < length; i++)
        odd |= (unsigned char) ((unsigned char) (text[i] - 0x20) >= 0x5f);
    return !odd;
}

/* Whether A and B are the same words to a reader: whatever their case, and where their lines break. */
bool cor_same_words(const char *a, const char *b);

/* The one of N WORDS that is most like WORD (edit distance at most a third of
 * its length, one letter at least left of it), or NULL. For cor_hint_of.
 * Borrowed from WORDS. */
const char *cor_nearest_word(const char *word, const char *const *words, size_t n);

/* The end of a message on a wrong word. A value, so that no one has to free it: `cor_hint_of(…).text` may stand among
 * the arguments of the call that makes the message. */
typedef struct {
    char text[256]; /* as much as a message holds */
} cor_hint;

/* "; did you mean 'NEAR'?" with NEAR between two QUOTEs ('{': within braces); OTHERWISE where NEAR is NULL. */
cor_hint cor_hint_of(const char *near, char quote, const char *otherwise);

/* "png, svg or pdf": N WORDS with LAST before the last one. */
const char *cor_words_listed(cor_arena *arena, const char *const *words, size_t n, const char *last);

/* What is wrong with WORD, which should be one of N WORDS: the one that is most like it, or, where they are few, all of
 * them. */
const char *cor_no_such_word(cor_arena *arena, const char *word, const char *const *words, size_t n);

#endif
