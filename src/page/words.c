#include "page/words.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "page/counts.h"
#include "page/hidden.h"
#include "page/news_counts.h"
#include "page/plural_words.h"
#include "page/subject.h"
#include "page/word_formats.h"
#include "prepare/kept_rows.h"
#include "prepare/layer_needs.h"
#include "prepare/rows_inside.h"
#include "words/words.h"

/* What `near`, `along` and `inside` leave of the source of DRAWN: for certain, or as far as it may be. */
static bool count_kept(const cor_drawing_page *page, const cor_drawn_layer *drawn, const char *what, size_t *ret_n)
{
    const cor_table *table = drawn->drawable->table;
    const char *source = cor_layer_source(drawn->layer);
    const struct {
        const char *what;
        size_t n;
        bool asked;
    } kept[] = {{"within", table->counts.within, cor_counts_within(page->context, source)},
                {"within_possible", table->counts.within_possible, cor_counts_within(page->context, source)},
                {"inside", table->counts.inside, cor_inside_options(page->context, source)},
                {"inside_possible", table->counts.inside_possible, cor_inside_options(page->context, source)}};
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++) {
        if (strcmp(what, kept[i].what) != 0) continue;
        *ret_n = kept[i].n;
        return kept[i].asked;
    }
    return false;
}

/* Of one layer: {source.drawn}, {source.page}, {source.total}, and those above. */
static bool count_one(cor_drawing_page *page, const cor_drawn_layer *drawn, const char *what, size_t *ret_n)
{
    bool own = !strcmp(what, "page");
    if (own && cor_page_count_in_subject(page, drawn, ret_n)) return true;
    *ret_n = drawn->counts.drawn;
    if (own || !strcmp(what, "drawn")) {
        *ret_n -= page->expected ? MIN(*ret_n, page->expected[drawn - page->layers].features) : 0;
        return true;
    }
    *ret_n = drawn->counts.read;
    return !strcmp(what, "total") || count_kept(page, drawn, what, ret_n) ||
           cor_page_count_news(page, drawn, what, ret_n);
}

/* Of the layers on a source, the one that counts most speaks for it, or all that draw a part of its rows together. */
static bool count_of(cor_drawing_page *page, const char *source, size_t length, const char *what, double *ret_count)
{
    bool known = false, adds = !strcmp(what, "drawn") || !strcmp(what, "page");
    size_t in_parts = 0;
    *ret_count = 0;
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        const char *name = cor_layer_source(drawn->layer);
        if (!drawn->drawable || strlen(name) != length || strncmp(name, source, length) != 0) continue;
        size_t n;
        if (!count_one(page, drawn, what, &n)) return false;
        if (adds && cor_layer_is_part(drawn->layer)) n = in_parts += n;
        known = true;
        *ret_count = fmax(*ret_count, (double) n);
    }
    return known;
}

static bool find_count(cor_drawing_page *page, const char *name, double *ret_count)
{
    const char *dot = strrchr(name, '.');
    return dot && count_of(page, name, (size_t) (dot - name), dot + 1, ret_count);
}

static bool named_count(cor_drawing_page *page, const char *name, double *ret_count)
{
    if (!find_count(page, name, ret_count)) return false;
    cor_told *told = COR_NEW(page->arena, cor_told);
    *told = (cor_told){cor_arena_copy(page->arena, name), *ret_count, page->told};
    page->told = told;
    return true;
}

/* Whether the legend has counted the marks that are in the picture. */
static bool legend_holds(const cor_drawing_page *page)
{
    const cor_legend_furniture *legend = &page->context->map->document->furniture.legend;
    for (size_t i = 0; i < page->n_layers && legend->counts; i++) {
        const cor_ids *now = &page->layers[i].absent, *then = page->expected ? &page->expected[i].ids : NULL;
        size_t n = then ? then->n : 0;
        if (!cor_legend_counts_marks(page->layers[i].layer)) continue;
        if (now->n != n || (n && memcmp(now->ids, then->ids, n * sizeof *now->ids) != 0)) return false;
    }
    return true;
}

bool cor_page_words_hold(cor_drawing_page *page)
{
    double count;
    if (!legend_holds(page)) return false;
    page->expected = NULL; /* it is known now */
    for (const cor_told *told = page->told; told; told = told->next)
        if (!find_count(page, told->name, &count) || count != told->count) return false;
    return true;
}

/* The number called NAME: a parameter or a count. */
static bool named_number(cor_drawing_page *page, const char *name, double *ret_number)
{
    const cor_value *value = cor_state_value(page->context, name);
    if (!value) return named_count(page, name, ret_number);
    *ret_number = value->number;
    return value->kind == COR_NUMBER;
}

static const char *plural_word(cor_drawing_page *page, const char *asked)
{
    const char *language = page->context->map->document->languages[0], *text;
    cor_plural plural;
    cor_error wrong;
    double n;
    if (cor_plural_parse(page->arena, asked, language, &plural, &wrong) || !named_number(page, plural.name, &n))
        return NULL;
    const char *chosen = cor_plural_choose(&plural, language, n);
    return cor_text_fill(page->arena, chosen, cor_page_word, page, &text, &wrong) ? NULL : text;
}

/* What does not fit its format stands as it is: a field of an atlas's page may be empty. */
static const char *formatted_word(cor_drawing_page *page, const char *asked)
{
    cor_word_format format;
    cor_error wrong;
    double count;
    if (cor_word_format_parse(page->arena, asked, &format, &wrong)) return NULL;
    const char *const *languages = page->context->map->document->languages;
    const char *value = cor_state_text(page->context, format.name, page->arena);
    if (!value)
        return named_count(page, format.name, &count) ? cor_word_number(page->arena, languages, count, 0) : NULL;
    if (!cor_word_format_fits(page->arena, &format, value)) return value;
    return cor_word_formatted(page->arena, &format, languages, value);
}

const char *cor_page_word(void *context, const char *name)
{
    cor_drawing_page *page = context;
    double count;
    if (cor_word_format_is(name)) return formatted_word(page, name);
    if (cor_plural_is(name)) return plural_word(page, name);
    const char *parameter = cor_state_text(page->context, name, page->arena);
    if (parameter) return parameter;
    if (!named_count(page, name, &count)) return NULL;
    return cor_word_number(page->arena, page->context->map->document->languages, count, 0);
}

/* Where the document says TEXT; NULL: it is no words of the document's. */
static const cor_node *node_of(const cor_map_document *document, const char *text)
{
    for (size_t i = 0; i < document->n_prose; i++)
        if (document->prose[i].text == text) return document->prose[i].node;
    return NULL;
}

cor_status cor_page_fill(cor_drawing_page *page, const char *text, const char **ret_text, cor_error *err)
{
    const cor_node *node = text ? node_of(page->context->map->document, text) : NULL;
    cor_error wrong;
    *ret_text = text;
    if (!node || !cor_text_fill(page->arena, text, cor_page_word, page, ret_text, &wrong)) return COR_OK;
    *ret_text = NULL;
    return cor_node_fail(node, err, "%s", wrong.message);
}
