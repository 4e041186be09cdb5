/* The words of a style in other languages: those of its legend and of what must stand below. */
#ifndef COR_FURNISH_STYLE_WORDS_H
#define COR_FURNISH_STYLE_WORDS_H

#include "style/style.h"

/* What STYLE's `corridor:words` has for TEXT in the first of LANGUAGES that has it: the style's. NULL: nothing. */
const char *cor_word_of_style(const cor_style *style, const char *const *languages, const char *text);

#endif
