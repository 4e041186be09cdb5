/* LIKE and ILIKE, by characters. */
#include <glib.h>

#include "source/where_internal.h"

/* One step of a pattern. */
typedef struct {
    enum { CHARACTER, ANY_ONE, ANY_MANY, END } kind;
    gunichar character;
    const char *next;
} step;

static step step_at(const char *pattern, gunichar escape)
{
    if (!*pattern) return (step){END, 0, pattern};
    gunichar c = g_utf8_get_char(pattern);
    const char *next = g_utf8_next_char(pattern);
    if (escape && c == escape && *next) return (step){CHARACTER, g_utf8_get_char(next), g_utf8_next_char(next)};
    return (step){c == '%' ? ANY_MANY : c == '_' ? ANY_ONE : CHARACTER, c, next};
}

static bool same(gunichar a, gunichar b, bool any_case)
{
    return a == b || (any_case && g_unichar_tolower(g_unichar_toupper(a)) == g_unichar_tolower(g_unichar_toupper(b)));
}

/* A mismatch goes back to the last "%" alone, which then takes one character more. */
bool cor_where_like(const char *text, const char *pattern, const char *escape, bool any_case)
{
    const char *retry_text = NULL, *retry_pattern = NULL;
    gunichar escaping = *escape ? g_utf8_get_char(escape) : 0;
    for (;;) {
        step s = step_at(pattern, escaping);
        if (s.kind == ANY_MANY) {
            retry_text = text;
            retry_pattern = pattern = s.next;
        } else if (s.kind == END && !*text) {
            return true;
        } else if (*text &&
                   (s.kind == ANY_ONE || (s.kind == CHARACTER && same(g_utf8_get_char(text), s.character, any_case)))) {
            text = g_utf8_next_char(text);
            pattern = s.next;
        } else if (retry_text && *retry_text) {
            text = retry_text = g_utf8_next_char(retry_text);
            pattern = retry_pattern;
        } else {
            return false;
        }
    }
}
