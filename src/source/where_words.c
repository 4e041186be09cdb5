#include "source/where_words.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

static bool starts_name(char c)
{
    return g_ascii_isalpha(c) || c == '_' || c & 0x80;
}

static bool continues_name(char c)
{
    return starts_name(c) || g_ascii_isdigit(c) || c == '$';
}

static cor_where_word span_word(cor_where_word_kind kind, const char *start, const char *end, cor_arena *arena)
{
    return (cor_where_word){kind, cor_arena_copy_n(arena, start, (size_t) (end - start)), start, end};
}

/* Two quotes stand for one. */
static cor_where_word quoted_word(const char *start, cor_arena *arena)
{
    char quote = *start;
    GString *text = g_string_new(NULL);
    const char *at = start + 1;
    for (; *at && (*at != quote || at[1] == quote); at++) {
        at += *at == quote;
        g_string_append_c(text, *at);
    }
    cor_where_word word = {quote == '"' ? COR_WHERE_WORD_QUOTED : COR_WHERE_WORD_TEXT, cor_arena_copy(arena, text->str),
                           start, at + 1};
    if (!*at) word = (cor_where_word){COR_WHERE_WORD_BROKEN, "", start, at};
    g_string_free(text, TRUE);
    return word;
}

static cor_where_word number_word(const char *start, cor_arena *arena)
{
    const char *at = start + strspn(start, "0123456789");
    if (*at == '.') at += 1 + strspn(at + 1, "0123456789");
    if (*at == 'e' || *at == 'E') {
        const char *exponent = at + 1 + (at[1] == '+' || at[1] == '-');
        if (g_ascii_isdigit(*exponent)) at = exponent + strspn(exponent, "0123456789");
    }
    return span_word(continues_name(*at) ? COR_WHERE_WORD_BROKEN : COR_WHERE_WORD_NUMBER, start, at, arena);
}

static cor_where_word sign_word(const char *start)
{
    static const char *const signs[][2] = {
        {"<>", "<>"}, {"!=", "<>"}, {"<=", "<="}, {">=", ">="}, {"==", "="}, {"||", "||"},
        {"::", "::"}, {"<", "<"},   {">", ">"},   {"=", "="},   {"(", "("},  {")", ")"},
        {",", ","},   {"+", "+"},   {"-", "-"},   {"*", "*"},   {"/", "/"},  {"%", "%"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (g_str_has_prefix(start, signs[i][0]))
            return (cor_where_word){COR_WHERE_WORD_SIGN, signs[i][1], start, start + strlen(signs[i][0])};
    return (cor_where_word){COR_WHERE_WORD_BROKEN, "", start, start + 1};
}

cor_where_word cor_where_word_at(const char *at, cor_arena *arena)
{
    while (g_ascii_isspace(*at))
        at++;
    if (!*at) return (cor_where_word){COR_WHERE_WORD_END, "", at, at};
    if (*at == '\'' || *at == '"') return quoted_word(at, arena);
    if (g_ascii_isdigit(*at) || (*at == '.' && g_ascii_isdigit(at[1]))) return number_word(at, arena);
    if (!starts_name(*at)) return sign_word(at);
    const char *end = at;
    while (continues_name(*end))
        end++;
    return span_word(COR_WHERE_WORD_NAME, at, end, arena);
}
