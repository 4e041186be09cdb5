#include "base/slug.h"

#include <glib.h>

static const char *kept(cor_arena *arena, GString *text)
{
    const char *copy = cor_arena_copy_n(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return copy;
}

const char *cor_slug(cor_arena *arena, const char *text)
{
    char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    GString *out = g_string_new(NULL);
    for (const char *c = apart ? apart : ""; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (g_unichar_isalnum(letter))
            g_string_append_unichar(out, g_unichar_tolower(letter));
        else if (!g_unichar_ismark(letter) && out->len && out->str[out->len - 1] != '-')
            g_string_append_c(out, '-');
    }
    if (out->len && out->str[out->len - 1] == '-') g_string_truncate(out, out->len - 1);
    g_free(apart);
    return kept(arena, out);
}

const char *cor_file_name_part(cor_arena *arena, const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        bool first_dot = c == text && letter == '.';
        bool bad = letter == '/' || letter == '\\' || g_unichar_iscntrl(letter) || first_dot;
        g_string_append_unichar(out, bad ? '-' : letter);
    }
    return kept(arena, out);
}

const char *cor_file_name_key(cor_arena *arena, const char *name)
{
    char *folded = g_utf8_casefold(name, -1), *composed = g_utf8_normalize(folded, -1, G_NORMALIZE_NFC);
    const char *key = cor_arena_copy(arena, composed ? composed : folded);
    g_free(folded);
    g_free(composed);
    return key;
}
