#include "proj/words.h"

#include <glib.h>
#include <string.h>

#include "base/number.h"

cor_proj_words cor_proj_words_new(const char *text)
{
    cor_proj_words w = {0};
    w.words = g_strsplit_set(text, " \t\r\n", -1);
    for (char **from = w.words; *from; from++) {
        char *word = *from;
        if (*word == '+') memmove(word, word + 1, strlen(word));
        if (*word)
            w.words[w.n++] = word;
        else
            g_free(word);
    }
    w.words[w.n] = NULL;
    return w;
}

void cor_proj_words_free(cor_proj_words *words)
{
    g_strfreev(words->words);
}

const char *cor_proj_word(const cor_proj_words *words, const char *key)
{
    size_t length = strlen(key);
    for (size_t i = words->n; i-- > 0;) {
        const char *word = words->words[i];
        if (strncmp(word, key, length) != 0) continue;
        if (word[length] == '=') return word + length + 1;
        if (!word[length]) return word + length;
    }
    return NULL;
}

double cor_proj_number(const cor_proj_words *words, const char *key, double otherwise)
{
    const char *text = cor_proj_word(words, key);
    double number;
    return text && cor_parse_number(text, &number) ? number : otherwise;
}
