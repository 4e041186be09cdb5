/* The words below the frame: whose data, which projection, which day, and what must be said of borders. */
#include "page/credits.h"
#include <string.h>

#include <glib.h>

#include "furnish/words.h"
#include "page/shown.h"
#include "prepare/data_source.h"
#include "prepare/layer_needs.h"

/* On the map or in an inset: of a table a row must be drawn; a picture has to show something. */
static bool is_drawn(const cor_drawing_page *page, const char *source)
{
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        if (!g_strcmp0(cor_layer_source(drawn->layer), source) && drawn->counts.drawn) return true;
    }
    return cor_insets_show(page, source);
}

/* TEXT and one sentence more. */
static const char *sentence(const cor_drawing_page *page, const char *text, cor_word word, const char *what)
{
    const char *more = cor_word_with(page->arena, page->context->map->document->languages, word, what, NULL);
    return cor_arena_format(page->arena, "%s%s%s", text, *text ? " " : "", more);
}

/* The attributions of the sources that were drawn, each once, then projection and date. */
static const char *credits_of(const cor_drawing_page *page)
{
    const cor_render_context *context = page->context;
    const char *const *languages = context->map->document->languages;
    GString *line = g_string_new(NULL);
    for (size_t i = 0; i < cor_style_source_count(context->map->style); i++) {
        const cor_style_source *source = cor_style_source_at(context->map->style, i);
        const cor_node *attribution = cor_node_get(source->node, "attribution");
        cor_data_source data_source;
        if (!attribution || attribution->kind != COR_NODE_STRING || strstr(line->str, attribution->text)) continue;
        if (!is_drawn(page, source->id) || cor_data_source_of(context, source->id, &data_source, NULL) ||
            data_source.replaced)
            continue;
        g_string_append_printf(line, "%s%s", line->len ? cor_word_in(languages, COR_WORD_NEXT) : "", attribution->text);
    }
    const char *text = line->len ? sentence(page, "", COR_WORD_DATA, line->str) : "";
    g_string_free(line, TRUE);
    text = sentence(page, text, COR_WORD_PROJECTION, cor_crs_name(page->view.crs));
    const char *day = context->map->document->as_of;
    return day ? sentence(page, text, COR_WORD_AS_OF, cor_word_date(page->arena, languages, day)) : text;
}

const char *cor_page_credits(const cor_drawing_page *page)
{
    const cor_furniture *f = &page->context->map->document->furniture.credits;
    if (!f->on) return NULL;
    return f->text ? f->text : credits_of(page);
}

/* Whether what SENTENCE says has its object on the page: {text: …, drawn: LAYER or [LAYER, …]}. */
static bool has_object(const cor_drawing_page *page, const cor_node *sentence)
{
    const cor_node *drawn = cor_node_get(sentence, "drawn");
    size_t n = !drawn ? 0 : drawn->kind == COR_NODE_SEQ ? drawn->n : 1;
    const char **ids = COR_NEW_ARRAY(page->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        ids[i] = drawn->kind == COR_NODE_SEQ ? drawn->items[i]->text : drawn->text;
    bool has = !drawn || cor_layers_draw(page->layers, page->n_layers, ids);
    for (size_t i = 0; i < page->n_insets && !has; i++)
        has = cor_layers_draw(page->insets[i].layers, page->insets[i].n_layers, ids);
    return has;
}

/* The style knows what its worldviews ask to be said: corridor:disclaimer has for each a sentence or several. ALL:
 * those of what is not drawn, too. */
static const char *disclaimer_of(const cor_drawing_page *page, bool all)
{
    const cor_map_document *document = page->context->map->document;
    const cor_furniture *f = &document->furniture.disclaimer;
    const cor_style *style = page->context->map->style;
    const cor_node *words = cor_style_metadata(style, "corridor:disclaimer");
    const char *said = NULL;
    if (!f->on) return NULL;
    if (f->text) return f->text;
    if (words && words->kind == COR_NODE_MAP) words = cor_node_get(words, page->context->map->worldview);
    for (size_t i = 0; words && i < (words->kind == COR_NODE_SEQ ? words->n : 1); i++) {
        const cor_node *sentence = words->kind == COR_NODE_SEQ ? words->items[i] : words;
        const cor_node *text = sentence->kind == COR_NODE_MAP ? cor_node_get(sentence, "text") : sentence;
        if (text->kind != COR_NODE_STRING || !(all || has_object(page, sentence))) continue;
        const char *own = cor_word_of_style(style, document->languages, text->text);
        const char *next = own ? own : text->text;
        said = said ? cor_arena_format(page->arena, "%s %s", said, next) : next;
    }
    return said;
}

const char *cor_page_disclaimer(const cor_drawing_page *page)
{
    return disclaimer_of(page, false);
}

/* As if every layer and source that may be drawn were: the frame is fitted before that is known. */
cor_credits_size cor_page_credits_size(const cor_drawing_page *page)
{
    enum { PROJECTION_AND_DATE = 70 };
    const cor_render_context *context = page->context;
    const cor_furniture *f = &context->map->document->furniture.credits;
    const char *disclaimer = disclaimer_of(page, true);
    cor_credits_size size = {.credits = f->on ? PROJECTION_AND_DATE : 0,
                             .disclaimer = disclaimer ? (size_t) g_utf8_strlen(disclaimer, -1) : 0};
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < cor_style_source_count(context->map->style); i++) {
        const cor_style_source *source = cor_style_source_at(context->map->style, i);
        const cor_node *said = cor_node_get(source->node, "attribution");
        if (f->on && cor_source_may_be_drawn(context, source->id) && said && said->kind == COR_NODE_STRING &&
            g_hash_table_add(seen, (gpointer) said->text))
            size.credits += (size_t) g_utf8_strlen(said->text, -1) + 2;
    }
    g_hash_table_unref(seen);
    if (f->on && f->text) size.credits = (size_t) g_utf8_strlen(f->text, -1);
    return size;
}
