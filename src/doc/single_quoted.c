/* Text between single quotes (YAML 1.2, chapter 7.3.2), from the bytes of the document: libfyaml 0.7 makes three quotes
 * of four. */
#include "doc/internal.h"

#include <glib.h>

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return at;
}

static size_t line_break(const char *at, const char *end)
{
    if (at >= end || (*at != '\n' && *at != '\r')) return 0;
    return *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
}

/* Lines are folded: one break is a blank, each further one a line; blanks before and behind it don't count. Returns
 * what follows them. */
static const char *fold(GString *out, const char *at, const char *end)
{
    size_t n = 0;
    for (size_t length; (length = line_break(at, end)); n++)
        at = skip_blanks(at + length, end);
    if (n == 1) g_string_append_c(out, ' ');
    for (; n > 1; n--)
        g_string_append_c(out, '\n');
    return at;
}

static bool is_doubled(const char *at, const char *end)
{
    return at + 1 < end && at[1] == '\'';
}

const char *cor_single_quoted(cor_arena *arena, const char *raw, const char *end, size_t *ret_length)
{
    GString *out = g_string_new(NULL);
    for (const char *at = raw; at < end && (*at != '\'' || is_doubled(at, end));) {
        const char *behind = skip_blanks(at, end);
        if (line_break(behind, end)) {
            at = fold(out, behind, end);
        } else if (behind > at) {
            g_string_append_len(out, at, behind - at);
            at = behind;
        } else {
            g_string_append_c(out, *at);
            at += *at == '\'' ? 2 : 1;
        }
    }
    *ret_length = out->len;
    const char *text = cor_arena_copy_n(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}
