/* The words of the furniture in other languages than English, by cor_word. NULL: English stands in. Private to words.
 */
#ifndef COR_FURNISH_WORDS_TABLES_H
#define COR_FURNISH_WORDS_TABLES_H

#include "furnish/words.h"

extern const char *const cor_words_urdu[COR_WORD_COUNT];
extern const char *const cor_words_chinese[COR_WORD_COUNT];

#endif
