#include "page/placeholders.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "page/news_counts.h"
#include "page/plural_words.h"
#include "page/word_formats.h"
#include "prepare/kept_rows.h"
#include "prepare/layer_needs.h"
#include "prepare/rows_inside.h"

typedef struct {
    const cor_render_context *context;
    cor_arena *arena;
    GPtrArray *names;
    bool of_circle;      /* whether the words in hand are a circle's, which has a {radius} */
    const char *unknown; /* the last name that was asked for and is not there */
    const char *wrong;   /* what else is wrong with the words in hand; NULL */
} placeholders;

static void add_news(placeholders *b, const cor_render_context *context, const char *source)
{
    for (cor_news_kind kind = COR_NEWS_NEW; kind < COR_NEWS_KINDS; kind++)
        if (cor_page_knows_news(context, source, kind))
            g_ptr_array_add(b->names, (gpointer) cor_arena_format(b->arena, "%s.%s", source, cor_news_words[kind]));
}

static void add_counts(placeholders *b, const cor_render_context *context, const char *source)
{
    bool near = cor_counts_within(context, source), inside = cor_inside_options(context, source);
    const char *const counts[] = {"drawn",
                                  "page",
                                  "total",
                                  near ? "within" : NULL,
                                  near ? "within_possible" : NULL,
                                  inside ? "inside" : NULL,
                                  inside ? "inside_possible" : NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
        if (counts[i]) g_ptr_array_add(b->names, (gpointer) cor_arena_format(b->arena, "%s.%s", source, counts[i]));
    add_news(b, context, source);
}

/* {radius} is the first: that of a circle alone. */
static void list_names(placeholders *b, const cor_render_context *context)
{
    g_ptr_array_add(b->names, (gpointer) "radius");
    for (size_t i = 0; i < context->n_state; i++)
        g_ptr_array_add(b->names, (gpointer) context->state[i].name);
    for (size_t i = 0; i < cor_style_source_count(context->map->style); i++)
        add_counts(b, context, cor_style_source_at(context->map->style, i)->id);
    for (size_t i = 0; i < context->map->document->n_sources; i++)
        add_counts(b, context, context->map->document->sources[i].name);
}

static const char *look_up(void *context, const char *name);

/* Whether TEXT, which is part of the words in hand, can be filled; if not, what is wrong with the words is known. */
static bool fills(placeholders *b, const char *text)
{
    const char *filled;
    cor_error why = {0};
    if (!cor_text_fill(b->arena, text, look_up, b, &filled, &why)) return true;
    size_t first = b->of_circle ? 0 : 1;
    const char *const *names = (const char *const *) b->names->pdata + first;
    if (!b->wrong) b->wrong = cor_text_unfilled(b->arena, &why, b->unknown, names, b->names->len - first);
    return false;
}

/* All forms are looked at, whichever the number will choose. */
static const char *look_up_plural(placeholders *b, const char *asked)
{
    cor_plural plural;
    cor_error wrong = {0};
    if (cor_plural_parse(b->arena, asked, b->context->map->document->languages[0], &plural, &wrong)) {
        b->wrong = cor_arena_copy(b->arena, wrong.message);
        return NULL;
    }
    if (!fills(b, cor_arena_format(b->arena, "{%s}", plural.name))) return NULL;
    const cor_value *value = cor_state_value(b->context, plural.name);
    if (value ? value->kind != COR_NUMBER : !strchr(plural.name, '.')) {
        b->wrong = cor_arena_format(b->arena, "{%.60s|…}: forms are chosen by a number, and {%.60s} is none",
                                    plural.name, plural.name);
        return NULL;
    }
    for (size_t i = 0; i < plural.n; i++)
        if (!fills(b, plural.texts[i])) return NULL;
    return "";
}

/* A count is a number; of a parameter its value is looked at, which an atlas may give each page. */
static const char *look_up_format(placeholders *b, const char *asked)
{
    cor_word_format format;
    cor_error wrong = {0};
    if (cor_word_format_parse(b->arena, asked, &format, &wrong)) {
        b->wrong = cor_arena_copy(b->arena, wrong.message);
        return NULL;
    }
    if (!fills(b, cor_arena_format(b->arena, "{%s}", format.name))) return NULL;
    bool is_count = !cor_state_value(b->context, format.name);
    const char *value = is_count ? NULL : cor_state_text(b->context, format.name, b->arena);
    if (is_count ? format.is_number : !value || !*value || cor_word_format_fits(b->arena, &format, value)) return "";
    b->wrong = cor_arena_format(b->arena, "{%.60s}: %.60s is %s%.60s%s, which is no %s", asked, format.name,
                                value ? "\"" : "", value ? value : "a count", value ? "\"" : "",
                                format.is_number ? "number" : "day; days are written as 2024-11-30");
    return NULL;
}

static const char *look_up(void *context, const char *name)
{
    placeholders *b = context;
    if (cor_word_format_is(name)) return look_up_format(b, name);
    if (cor_plural_is(name)) return look_up_plural(b, name);
    for (guint i = b->of_circle ? 0 : 1; i < b->names->len; i++)
        if (!strcmp(b->names->pdata[i], name)) return "";
    b->unknown = cor_arena_copy(b->arena, name);
    return NULL;
}

static cor_status check_words(placeholders *b, const cor_map_prose *words, cor_error *err)
{
    b->unknown = b->wrong = NULL;
    b->of_circle = words->of_circle;
    return fills(b, words->text) ? COR_OK : cor_node_fail(words->node, err, "%s", b->wrong);
}

/* In the order of the text. */
static int by_place(const void *a, const void *b)
{
    const cor_node *p = ((const cor_map_prose *) a)->node, *q = ((const cor_map_prose *) b)->node;
    return p->line != q->line ? (p->line > q->line) - (p->line < q->line)
                              : (p->column > q->column) - (p->column < q->column);
}

cor_status cor_placeholders_check(const cor_render_context *context, cor_diagnostics *diagnostics, cor_error *err)
{
    const cor_map_document *document = context->map->document;
    placeholders b = {.context = context, .arena = cor_arena_new(), .names = g_ptr_array_new()};
    cor_map_prose *prose = COR_NEW_ARRAY(b.arena, cor_map_prose, document->n_prose);
    cor_status st = COR_OK;
    if (document->n_prose) memcpy(prose, document->prose, document->n_prose * sizeof *prose);
    qsort(prose, document->n_prose, sizeof *prose, by_place);
    list_names(&b, context);
    for (size_t i = 0; i < document->n_prose && (!st || diagnostics); i++) {
        cor_error one;
        cor_status bad = check_words(&b, &prose[i], &one);
        if (bad) cor_diagnostics_add_error(diagnostics, &one);
        if (bad && !st && err) *err = one;
        if (bad) st = bad;
    }
    g_ptr_array_unref(b.names);
    cor_arena_free(b.arena);
    return st;
}
