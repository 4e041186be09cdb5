#include "base/slug.h"

#include <string.h>

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

/* What some file system keeps for itself, what is no letter, and what turns the direction of all that follows, so that
 * a name reads as another. */
static bool is_bad_in_name(gunichar letter)
{
    bool turns = (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
    return turns || g_unichar_iscntrl(letter) || (letter < 128 && strchr("/\\:*?\"<>|", (int) letter));
}

const char *cor_file_name_part(cor_arena *arena, const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        bool first_dot = c == text && letter == '.';
        g_string_append_unichar(out, first_dot || is_bad_in_name(letter) ? '-' : letter);
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
