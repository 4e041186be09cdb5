/* {name} in titles. */
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "map/map.h"

/* NAME_LENGTH bytes behind a "{": looks the name up and adds what is found. */
static cor_status fill_one(GString *out, const char *name, size_t name_length, cor_text_look_up look_up, void *context,
                           cor_error *err)
{
    char *asked = g_strstrip(g_strndup(name, name_length));
    const char *found = *asked ? look_up(context, asked) : NULL;
    cor_status status = COR_OK;
    if (found)
        g_string_append(out, found);
    else
        status = cor_fail(err, COR_BAD_DOCUMENT,
                          "{%.60s} is not known; braces hold a parameter, as_of or a count like {incidents.drawn}; "
                          "\"{{\" stands for \"{\"",
                          asked);
    g_free(asked);
    return status;
}

/* The end of what begins with the brace at TEXT, over braces within it; NULL when there is none. */
static const char *closing_brace(const char *text)
{
    for (int depth = 0; *text; text++) {
        depth += *text == '{' ? 1 : *text == '}' ? -1 : 0;
        if (!depth) return text;
    }
    return NULL;
}

static cor_status fill_all(GString *out, const char *text, cor_text_look_up look_up, void *context, cor_error *err)
{
    for (const char *c = text; *c; c++) {
        if ((*c == '{' || *c == '}') && c[1] == *c) {
            g_string_append_c(out, *c++);
            continue;
        }
        if (*c != '{') {
            g_string_append_c(out, *c);
            continue;
        }
        const char *end = closing_brace(c);
        if (!end)
            return cor_fail(err, COR_BAD_DOCUMENT, "a \"{\" without its \"}\"; write \"{{\" for the brace itself");
        cor_status status = fill_one(out, c + 1, (size_t) (end - c - 1), look_up, context, err);
        if (status) return status;
        c = end;
    }
    return COR_OK;
}

cor_status cor_text_fill(cor_arena *arena, const char *text, cor_text_look_up look_up, void *context,
                         const char **ret_text, cor_error *err)
{
    GString *out = g_string_new(NULL);
    cor_status status = fill_all(out, text, look_up, context, err);
    if (!status) *ret_text = cor_arena_copy_n(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return status;
}

const char *cor_text_unfilled(cor_arena *arena, const cor_error *why, const char *unknown, const char *const *names,
                              size_t n)
{
    const char *near = unknown ? cor_nearest_word(unknown, names, n) : NULL;
    if (!near) return cor_arena_copy(arena, why->message);
    return cor_arena_format(arena, "{%.60s} is not known%s", unknown, cor_hint_of(near, '{', "").text);
}
