#include "page/plural_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "base/words.h"

enum { ONE = 1, OTHER = COR_PLURAL_FORMS - 1 };

/* The next bar of TEXT that stands in no braces of its own; NULL when there is none. */
static const char *next_bar(const char *text)
{
    int depth = 0;
    for (; *text; text++) {
        depth += *text == '{' ? 1 : *text == '}' ? -1 : 0;
        if (*text == '|' && !depth) return text;
    }
    return NULL;
}

/* The length of what a choice begins with, up to its colon: "one: …", "=0: …"; 0 when it begins with words. */
static size_t label_length(const char *text)
{
    size_t n = strspn(text, " "), word = n + (text[n] == '=');
    while (g_ascii_isalnum(text[word]))
        word++;
    return text[word] == ':' && word > n ? word : 0;
}

bool cor_plural_is(const char *asked)
{
    const char *bar = next_bar(asked);
    return bar && (next_bar(bar + 1) || label_length(bar + 1));
}

static const char *listed(cor_arena *arena, const bool forms[COR_PLURAL_FORMS])
{
    const char *names[COR_PLURAL_FORMS];
    size_t n = 0;
    for (size_t i = 0; i < COR_PLURAL_FORMS; i++)
        if (forms[i]) names[n++] = cor_plural_names[i];
    return cor_words_listed(arena, names, n, "and");
}

/* How the forms that LANGUAGE needs are written. */
static const char *pattern(cor_arena *arena, const char *name, const bool needed[COR_PLURAL_FORMS])
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "{%s", name);
    for (size_t i = 0; i < COR_PLURAL_FORMS; i++)
        if (needed[i]) g_string_append_printf(out, "|%s: …", cor_plural_names[i]);
    g_string_append_c(out, '}');
    const char *copy = cor_arena_copy(arena, out->str);
    g_string_free(out, TRUE);
    return copy;
}

/* A choice whose LABEL says what it is for. */
static cor_status take_labelled(cor_arena *arena, cor_plural *plural, const char *label, const char *text,
                                cor_error *err)
{
    char *end;
    double exact = label[0] == '=' ? g_ascii_strtod(label + 1, &end) : NAN;
    plural->exact[plural->n] = exact;
    plural->texts[plural->n++] = text;
    if (label[0] == '=' && label[1] && !*end) return COR_OK;
    for (size_t i = 0; i < COR_PLURAL_FORMS; i++)
        if (!strcmp(label, cor_plural_names[i])) {
            plural->by_form[i] = plural->last = text;
            return COR_OK;
        }
    const char *nearest = cor_nearest_word(label, cor_plural_names, COR_PLURAL_FORMS);
    return cor_fail(err, COR_BAD_DOCUMENT,
                    "{%.40s|…}: \"%.40s\" is no form%s; forms are %s, or =0 for just that number", plural->name, label,
                    cor_hint_of(nearest, '"', "").text,
                    cor_words_listed(arena, cor_plural_names, COR_PLURAL_FORMS, "and"));
}

/* Choices without a label are for one and for more, in this order. */
static cor_status take_plain(cor_plural *plural, size_t *n_plain, const char *text, cor_error *err)
{
    if (*n_plain == 2)
        return cor_fail(err, COR_BAD_DOCUMENT,
                        "{%.40s|…}: three forms need their names; write {%.40s|one: …|few: …|other: …}", plural->name,
                        plural->name);
    plural->exact[plural->n] = NAN;
    plural->texts[plural->n++] = text;
    plural->by_form[(*n_plain)++ ? OTHER : ONE] = plural->last = text;
    return COR_OK;
}

static cor_status take(cor_arena *arena, cor_plural *plural, size_t *n_plain, const char *text, size_t length,
                       cor_error *err)
{
    const char *choice = cor_arena_copy_n(arena, text, length);
    size_t label = label_length(choice);
    if (plural->n == COR_PLURAL_CHOICES)
        return cor_fail(err, COR_BAD_DOCUMENT, "{%.40s|…}: there are more than %d forms", plural->name,
                        COR_PLURAL_CHOICES);
    if (!label) return take_plain(plural, n_plain, choice, err);
    const char *words = choice + label + 1;
    char *name = g_strstrip(g_strndup(choice, label));
    cor_status st = take_labelled(arena, plural, name, words + strspn(words, " "), err);
    g_free(name);
    return st;
}

/* Every form that the language has for whole numbers is said, and none that it has not. */
static cor_status check_forms(cor_arena *arena, const cor_plural *plural, const char *language, cor_error *err)
{
    bool has[COR_PLURAL_FORMS], needed[COR_PLURAL_FORMS], right = true;
    cor_plural_forms(language, has, needed);
    for (size_t i = 0; i < COR_PLURAL_FORMS; i++)
        right = right && (plural->by_form[i] ? has[i] : !needed[i]);
    if (!right)
        return cor_fail(err, COR_BAD_DOCUMENT,
                        "{%.40s|…}: numbers have these forms in the map's language, %s: %s; write %s", plural->name,
                        language, listed(arena, needed), pattern(arena, plural->name, needed));
    return COR_OK;
}

cor_status cor_plural_parse(cor_arena *arena, const char *asked, const char *language, cor_plural *ret_plural,
                            cor_error *err)
{
    const char *bar = next_bar(asked);
    char *name = g_strstrip(g_strndup(asked, (size_t) (bar - asked)));
    cor_plural plural = {.name = cor_arena_copy(arena, name)};
    cor_status st = COR_OK;
    size_t n_plain = 0;
    g_free(name);
    while (bar && !st) {
        const char *text = bar + 1;
        bar = next_bar(text);
        st = take(arena, &plural, &n_plain, text, bar ? (size_t) (bar - text) : strlen(text), err);
    }
    if (!st) st = check_forms(arena, &plural, language, err);
    if (!st) *ret_plural = plural;
    return st;
}

const char *cor_plural_choose(const cor_plural *plural, const char *language, double n)
{
    for (size_t i = 0; i < plural->n; i++)
        if (plural->exact[i] == n) return plural->texts[i];
    const char *text = plural->by_form[cor_plural_of(language, n)];
    return text ? text : plural->last;
}
