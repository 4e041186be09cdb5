#include "base/slug.h"

#include <string.h>

#include <glib.h>

static const char *kept(cor_arena *arena, GString *text)
{
    const char *copy = cor_arena_copy_n(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return copy;
}

/* As file names are: some file systems would make it so, and then not find what they were asked for. */
static const char *composed(cor_arena *arena, GString *text)
{
    char *whole = g_utf8_normalize(text->str, (gssize) text->len, G_NORMALIZE_NFC);
    const char *copy = cor_arena_copy(arena, whole ? whole : text->str);
    g_free(whole);
    g_string_free(text, TRUE);
    return copy;
}

/* The scripts in which a word is read without its marks. In others they are its vowels, or make another letter. */
static bool has_accents(gunichar letter)
{
    GUnicodeScript script = g_unichar_get_script(letter);
    return script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK || script == G_UNICODE_SCRIPT_CYRILLIC;
}

/* Joiners and soft hyphens say how letters of one word are drawn. */
static bool is_unseen(gunichar letter)
{
    return letter == 0xad || letter == 0x200c || letter == 0x200d;
}

const char *cor_slug(cor_arena *arena, const char *text)
{
    char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    GString *out = g_string_new(NULL);
    bool marked = false; /* whether marks on the letter before are kept */
    for (const char *c = apart ? apart : ""; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (g_unichar_isalnum(letter)) {
            g_string_append_unichar(out, g_unichar_tolower(letter));
            marked = !has_accents(letter);
        } else if (g_unichar_ismark(letter)) {
            if (marked) g_string_append_unichar(out, letter);
        } else if (!is_unseen(letter)) {
            if (out->len && out->str[out->len - 1] != '-') g_string_append_c(out, '-');
            marked = false;
        }
    }
    if (out->len && out->str[out->len - 1] == '-') g_string_truncate(out, out->len - 1);
    g_free(apart);
    return composed(arena, out);
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
