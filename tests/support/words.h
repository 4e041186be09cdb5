/* Words in a text. */
#ifndef COR_SUPPORT_WORDS_H
#define COR_SUPPORT_WORDS_H

#include <stddef.h>
#include <string.h>

/* How often WORD, which is not empty, comes in TEXT. */
static inline size_t times_in(const char *text, const char *word)
{
    size_t n = 0;
    while ((text = strstr(text, word))) {
        n++;
        text++;
    }
    return n;
}

#endif
