/* Values and names in SQL: quoted by type, never pasted. */
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"
#include "source/source.h"

static const char *quote_text(cor_arena *arena, const char *text)
{
    GString *out = g_string_new("'");
    for (; *text; text++) {
        if (*text == '\'') g_string_append_c(out, '\'');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '\'');
    const char *quoted = cor_arena_copy(arena, out->str);
    g_string_free(out, TRUE);
    return quoted;
}

static const char *quote_number(cor_arena *arena, double x)
{
    char text[COR_NUMBER_SPACE];
    if (!isfinite(x)) return "NULL";
    cor_format_shortest(text, x);
    return cor_arena_copy(arena, text);
}

const char *cor_sql_quote(cor_arena *arena, cor_value value)
{
    switch (value.kind) {
    case COR_BOOL:
        return value.boolean ? "1" : "0";
    case COR_NUMBER:
        return quote_number(arena, value.number);
    case COR_STRING:
        return quote_text(arena, value.string);
    default:
        return "NULL";
    }
}

static bool starts_name(char c)
{
    return g_ascii_isalpha(c) || c == '_';
}
static bool continues_name(char c)
{
    return g_ascii_isalnum(c) || c == '_' || c == '-';
}

static cor_status unknown_name(const char *name, const char *const *names, size_t n, cor_error *err)
{
    cor_hint hint = cor_hint_of(cor_nearest_word(name, names, n), '"', "; add it under parameters");
    return cor_fail(err, COR_BAD_DOCUMENT, "there is no parameter \"%s\"%s", name, hint.text);
}

/* Appends the value of the name that starts at *AT (behind its colon) and moves *AT past it. */
static cor_status append_value(cor_arena *arena, GString *out, const char **at, const char *const *names,
                               const cor_value *values, size_t n, cor_error *err)
{
    size_t length = 0;
    while (continues_name((*at)[length]))
        length++;
    /* "a:b-1" with a parameter "b" is a difference; the longest known name wins. */
    for (size_t cut = length; cut; cut--)
        for (size_t i = 0; i < n; i++)
            if (strlen(names[i]) == cut && !strncmp(names[i], *at, cut) && (cut == length || (*at)[cut] == '-')) {
                g_string_append(out, cor_sql_quote(arena, values[i]));
                *at += cut;
                return COR_OK;
            }
    return unknown_name(cor_arena_copy_n(arena, *at, length), names, n, err);
}

/* Appends the quoted stretch at *AT, quotes included, and moves *AT past it. */
static void append_quoted(GString *out, const char **at)
{
    char quote = **at;
    const char *end = strchr(*at + 1, quote);
    size_t length = end ? (size_t) (end - *at) + 1 : strlen(*at);
    g_string_append_len(out, *at, (gssize) length);
    *at += length;
}

cor_status cor_sql_bind(cor_arena *arena, const char *where, const char *const *names, const cor_value *values,
                        size_t n, const char **ret_where, cor_error *err)
{
    cor_status st = COR_OK;
    GString *out = g_string_new(NULL);
    for (const char *at = where; *at && !st;) {
        if (*at == '\'' || *at == '"') {
            append_quoted(out, &at);
        } else if (*at == ':' && at[1] == ':') { /* PostgreSQL's cast */
            g_string_append(out, "::");
            at += 2;
        } else if (*at == ':' && starts_name(at[1])) {
            at++;
            st = append_value(arena, out, &at, names, values, n, err);
        } else {
            g_string_append_c(out, *at++);
        }
    }
    if (!st) *ret_where = cor_arena_copy(arena, out->str);
    g_string_free(out, TRUE);
    return st;
}

static const cor_field_name *name_called(const char *word, size_t length, bool any_case, const cor_field_name *names,
                                         size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strlen(names[i].ours) == length &&
            !(any_case ? g_ascii_strncasecmp(names[i].ours, word, length) : strncmp(names[i].ours, word, length)))
            return &names[i];
    return NULL;
}

static void append_name(GString *out, const char *name)
{
    g_string_append_c(out, '"');
    for (; *name; name++)
        if (*name == '"')
            g_string_append(out, "\"\"");
        else
            g_string_append_c(out, *name);
    g_string_append_c(out, '"');
}

/* Appends the word or what is between quotes at *AT, by another name where it has one. */
static void append_renamed(GString *out, const char **at, const cor_field_name *names, size_t n)
{
    bool quoted = **at == '"';
    const char *start = *at, *word = start + quoted;
    size_t length = 0, behind;
    if (quoted)
        length = strcspn(word, "\"");
    else
        while (g_ascii_isalnum(word[length]) || word[length] == '_')
            length++;
    behind = length + (quoted && word[length] == '"');
    const cor_field_name *name = name_called(word, length, !quoted, names, n);
    if (name)
        append_name(out, name->theirs);
    else
        g_string_append_len(out, start, (gssize) (word + behind - start));
    *at = word + behind;
}

const char *cor_sql_rename(cor_arena *arena, const char *where, const cor_field_name *names, size_t n)
{
    GString *out = g_string_new(NULL);
    for (const char *at = where; *at;) {
        if (*at == '\'')
            append_quoted(out, &at);
        else if (*at == '"' || starts_name(*at))
            append_renamed(out, &at, names, n);
        else
            g_string_append_c(out, *at++);
    }
    const char *renamed = cor_arena_copy(arena, out->str);
    g_string_free(out, TRUE);
    return renamed;
}
