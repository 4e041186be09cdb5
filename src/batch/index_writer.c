#include "batch/index_writer.h"

#include <string.h>

#include "text/language.h"

const char *cor_index_text(const json_t *json, const char *key)
{
    const char *text = json_string_value(json_object_get(json, key));
    return text ? text : "";
}

void cor_index_add(const cor_index_writer *w, const char *markup)
{
    g_string_append(w->html, markup);
}

void cor_index_add_words(const cor_index_writer *w, const char *text)
{
    char *safe = g_markup_escape_text(text, -1);
    cor_index_add(w, safe);
    g_free(safe);
}

void cor_index_add_link(const cor_index_writer *w, const char *file)
{
    char *safe = g_uri_escape_string(file, "/", TRUE);
    cor_index_add(w, "./");
    cor_index_add_words(w, safe);
    g_free(safe);
}

void cor_index_add_word(const cor_index_writer *w, cor_word word, const char *value)
{
    const char *const languages[] = {w->language, NULL};
    const char *text = cor_word_in(languages, word), *place = strstr(text, "{}");
    g_string_append_len(w->html, text, place ? place - text : (gssize) strlen(text));
    if (!place) return;
    cor_index_add_words(w, value);
    cor_index_add(w, place + 2);
}

const char *cor_index_number(const cor_index_writer *w, size_t n)
{
    return cor_language_digits(w->arena, w->language, cor_arena_format(w->arena, "%zu", n));
}

bool cor_index_is_missing(const json_t *page)
{
    return json_is_true(json_object_get(page, "missing"));
}

const json_t *cor_index_failure(const json_t *page)
{
    return json_object_get(page, "failure");
}

const char *cor_index_title(const json_t *page)
{
    return *cor_index_text(page, "title") ? cor_index_text(page, "title") : cor_index_text(page, "id");
}

const char *cor_index_anchor(const cor_index_writer *w, const json_t *page)
{
    char *anchor = cor_arena_copy(w->arena, cor_index_text(page, "name"));
    for (char *c = anchor; *c; c++)
        if (g_ascii_isspace(*c)) *c = '_';
    return anchor;
}

void cor_index_begin_warnings(const cor_index_writer *w, size_t n)
{
    cor_index_add(w, "<details class=\"warn\"><summary>⚠ ");
    cor_index_add_word(w, COR_WORD_WARNINGS, cor_index_number(w, n));
    cor_index_add(w, "</summary>\n<ul lang=\"en\" dir=\"auto\">\n");
}
