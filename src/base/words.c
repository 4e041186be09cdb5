#include "base/words.h"

#include <stdint.h>
#include <string.h>

#include <glib.h>

static bool is_control(gunichar c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff;
}

static bool is_clean(const char *text, size_t length)
{
    if (!g_utf8_validate_len(text, length, NULL)) return false;
    for (const char *c = text; c < text + length; c = g_utf8_next_char(c))
        if (is_control(g_utf8_get_char(c))) return false;
    return true;
}

const char *cor_valid_text(cor_arena *arena, const char *text, size_t length)
{
    if (!memchr(text, 0, length) && is_clean(text, length))
        return text[length] ? cor_arena_copy_n(arena, text, length) : text;
    GString *clean = g_string_sized_new(length);
    for (size_t i = 0; i < length;) {
        if (!text[i]) { /* which the call below would take for the end */
            i++;
            continue;
        }
        gunichar c = g_utf8_get_char_validated(text + i, (gssize) (length - i));
        if (c == (gunichar) -1 || c == (gunichar) -2) {
            g_string_append(clean, "\ufffd");
            i++;
            continue;
        }
        if (!is_control(c)) g_string_append_unichar(clean, c);
        i += (size_t) g_unichar_to_utf8(c, NULL);
    }
    char *copy = cor_arena_copy_n(arena, clean->str, clean->len);
    g_string_free(clean, TRUE);
    return copy;
}

enum { LONGEST_WORD = 64 };

/* Levenshtein's distance over bytes, with neighbours swapped counted as one slip, case ignored. */
static size_t distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    size_t rows[3][LONGEST_WORD + 1];
    if (n > LONGEST_WORD || m > LONGEST_WORD) return SIZE_MAX;
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            char p = g_ascii_tolower(a[i - 1]), q = g_ascii_tolower(b[j - 1]);
            now[j] = MIN(MIN(before[j], now[j - 1]) + 1, before[j - 1] + (p != q));
            if (i > 1 && j > 1 && p == g_ascii_tolower(b[j - 2]) && q == g_ascii_tolower(a[i - 2]))
                now[j] = MIN(now[j], earlier[j - 2] + 1);
        }
    }
    return rows[n % 3][m];
}

/* In one case and on one line; to be freed. */
static char *plain_words(const char *text)
{
    char *folded = g_utf8_casefold(text, -1), *plain = g_utf8_normalize(folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_free(folded);
    for (char *c = plain; c && *c; c++)
        if (*c == '\n' || *c == '\t') *c = ' ';
    return plain;
}

bool cor_same_words(const char *a, const char *b)
{
    if (!strcmp(a, b)) return true;
    char *x = plain_words(a), *y = plain_words(b);
    bool same = x && y && !strcmp(x, y);
    g_free(x);
    g_free(y);
    return same;
}

/* A word of which no letter would be left, such as "!" for "=", is no slip of the other. Of two equally near, the one
   with the same first letter is meant, for people seldom slip there, or one whose first letters alone are missing. */
const char *cor_nearest_word(const char *word, const char *const *words, size_t n)
{
    const char *nearest = NULL;
    size_t most = MAX(strlen(word) / 3, 1), best = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        size_t d = distance(word, words[i]);
        if (d > most || d >= MAX(strlen(word), strlen(words[i]))) continue;
        bool same_start = g_ascii_tolower(word[0]) == g_ascii_tolower(words[i][0]);
        size_t rank = 3 * d + !same_start + !g_str_has_suffix(words[i], word);
        if (rank < best) {
            best = rank;
            nearest = words[i];
        }
    }
    return nearest;
}

cor_hint cor_hint_of(const char *near, char quote, const char *otherwise)
{
    cor_hint hint;
    if (near)
        g_snprintf(hint.text, sizeof hint.text, "; did you mean %c%.200s%c?", quote, near, quote == '{' ? '}' : quote);
    else
        g_strlcpy(hint.text, otherwise, sizeof hint.text);
    return hint;
}

const char *cor_words_listed(cor_arena *arena, const char *const *words, size_t n, const char *last)
{
    const char *list = "";
    for (size_t i = 0; i < n; i++)
        list = !i          ? words[i]
               : i + 1 < n ? cor_arena_format(arena, "%s, %s", list, words[i])
                           : cor_arena_format(arena, "%s %s %s", list, last, words[i]);
    return list;
}

/* A short list is said whole: of "un" and "in" neither is nearer to "um". */
const char *cor_no_such_word(cor_arena *arena, const char *word, const char *const *words, size_t n)
{
    const char *near = n > 4 ? cor_nearest_word(word, words, n) : NULL;
    const char *list = cor_arena_format(arena, "; it is one of %s", cor_words_listed(arena, words, n, "or"));
    return cor_arena_format(arena, "\"%.80s\" is not known here%s", word,
                            near ? cor_hint_of(near, '"', "").text : list);
}
