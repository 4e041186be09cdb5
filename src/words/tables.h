/* The tables of words, a file for each language, by cor_word. NULL: English stands in. Private to words. */
#ifndef COR_WORDS_TABLES_H
#define COR_WORDS_TABLES_H

#include "words/words.h"

extern const char *const cor_words_arabic[COR_WORD_COUNT];
extern const char *const cor_words_burmese[COR_WORD_COUNT];
extern const char *const cor_words_chinese[COR_WORD_COUNT];
extern const char *const cor_words_english[COR_WORD_COUNT];
extern const char *const cor_words_french[COR_WORD_COUNT];
extern const char *const cor_words_hindi[COR_WORD_COUNT];
extern const char *const cor_words_persian[COR_WORD_COUNT];
extern const char *const cor_words_portuguese[COR_WORD_COUNT];
extern const char *const cor_words_russian[COR_WORD_COUNT];
extern const char *const cor_words_spanish[COR_WORD_COUNT];
extern const char *const cor_words_urdu[COR_WORD_COUNT];

#endif
