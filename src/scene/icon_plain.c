/* Whether an SVG is of the simplest kind: shapes in groups, as most icons are. librsvg draws such without a fault;
 * those that ended a process had text, filters, references or a thousand groups in one another. */
#include <string.h>

#include "scene/internal.h"

enum { MAX_DEPTH = 16, MAX_BYTES = 64 << 10 };

static bool is_among(const char *word, const char *const *words)
{
    while (*words && strcmp(*words, word) != 0)
        words++;
    return *words != NULL;
}

static gboolean refuse(GError **error)
{
    g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "not plain");
    return FALSE;
}

static bool has_exponent(const char *value)
{
    for (const char *at = value; *at; at++)
        if ((at[0] == 'e' || at[0] == 'E') && at > value && (g_ascii_isdigit(at[-1]) || at[-1] == '.')) return true;
    return false;
}

/* Numbers of at most so many letters: no font or transform of a size that nothing holds. */
static bool is_plain_value(const char *name, const char *value)
{
    static const char *const shapes[] = {"d", "points", "viewBox", "transform", NULL};
    bool long_one = is_among(name, shapes), number = strspn(value, "0123456789.-+eE") == strlen(value);
    if ((long_one || number) && has_exponent(value)) return false;
    return !strstr(value, "url(") && !(number && !long_one && strlen(value) > 16 && strcmp(name, "id") != 0);
}

static void look_at_start(GMarkupParseContext *context, const char *name, const char **names, const char **values,
                          gpointer user, GError **error)
{
    static const char *const plain[] = {"svg",     "g",        "path",  "circle", "rect",     "ellipse", "line",
                                        "polygon", "polyline", "title", "desc",   "metadata", NULL};
    static const char *const odd[] = {"style", "class", "filter", "mask", "clip-path", "systemLanguage", NULL};
    const GSList *stack = g_markup_parse_context_get_element_stack(context);
    bool good = is_among(name, plain) && g_slist_length((GSList *) stack) <= MAX_DEPTH;
    (void) user;
    for (size_t i = 0; names[i] && good; i++)
        good = !is_among(names[i], odd) && is_plain_value(names[i], values[i]);
    if (!good) refuse(error);
}

/* Comments, and the line that says which XML it is; no types of documents. */
static void look_at_rest(GMarkupParseContext *context, const char *text, gsize length, gpointer user, GError **error)
{
    (void) context, (void) user;
    if (!g_strstr_len(text, (gssize) MIN(length, 4), "<!--") && !g_strstr_len(text, (gssize) MIN(length, 5), "<?xml"))
        refuse(error);
}

bool cor_svg_is_plain(const char *svg, size_t length)
{
    static const GMarkupParser parser = {.start_element = look_at_start, .passthrough = look_at_rest};
    if (length > MAX_BYTES) return false;
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, (GMarkupParseFlags) 0, NULL, NULL);
    bool plain = g_markup_parse_context_parse(context, svg, (gssize) length, NULL) &&
                 g_markup_parse_context_end_parse(context, NULL);
    g_markup_parse_context_free(context);
    return plain;
}
