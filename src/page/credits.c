/* The words below the frame: whose data, which projection, which day, and what must be said of borders. */
#include "page/credits.h"
#include <string.h>

#include <glib.h>

#include "furnish/style_words.h"
#include "page/shown.h"
#include "page/words.h"
#include "prepare/layer_needs.h"
#include "words/words.h"

/* On the map or in an inset: of a table a row must be drawn; a picture has to show something. */
static bool draws(const cor_drawing_page *page, const char *source)
{
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        if (!g_strcmp0(cor_layer_source(drawn->layer), source) && drawn->counts.drawn) return true;
    }
    return cor_insets_show(page, source);
}

static bool is_mask(const cor_map_document *document, const char *source)
{
    return document->mask.on && !strcmp(document->mask.source, source);
}

static bool joins(const cor_map_source *source, const char *other)
{
    return source->join.to && !strcmp(source->join.to, other);
}

/* Whether something of SOURCE is to be seen: drawn, joined to what is drawn, or the area outside of which the map
 * steps back. */
static bool is_seen(const cor_drawing_page *page, const char *source)
{
    const cor_map_document *document = page->context->map->document;
    if (draws(page, source) || is_mask(document, source)) return true;
    for (size_t i = 0; i < document->n_sources; i++)
        if (joins(&document->sources[i], source) && draws(page, document->sources[i].name)) return true;
    return false;
}

/* As long as it is not known what is drawn. */
static bool may_be_seen(const cor_render_context *context, const char *source)
{
    const cor_map_document *document = context->map->document;
    if (cor_source_may_be_drawn(context, source) || is_mask(document, source)) return true;
    for (size_t i = 0; i < document->n_sources; i++)
        if (joins(&document->sources[i], source)) return true;
    return false;
}

/* TEXT and one sentence more. */
static const char *sentence(const cor_drawing_page *page, const char *text, cor_word word, const char *what)
{
    const char *more = cor_word_with(page->arena, page->context->map->document->languages, word, what, NULL);
    return cor_arena_format(page->arena, "%s%s%s", text, *text ? " " : "", more);
}

static const cor_map_source *said_of(const cor_render_context *context, const char *name)
{
    const cor_map_document *document = context->map->document;
    for (size_t i = 0; i < document->n_sources; i++)
        if (!strcmp(document->sources[i].name, name)) return &document->sources[i];
    return NULL;
}

static const char *style_credit(const cor_render_context *context, const char *name)
{
    const cor_style_source *source = cor_style_source_of(context->map->style, name);
    const cor_node *attribution = source ? cor_node_get(source->node, "attribution") : NULL;
    return attribution && attribution->kind == COR_NODE_STRING ? attribution->text : NULL;
}

/* Whom to credit for the source NAME: the document's word, else the style's, where the data are the style's; NULL. */
static const char *credit_of(const cor_render_context *context, const char *name)
{
    const cor_map_source *said = said_of(context, name);
    if (said && said->attribution) return said->attribution;
    return said && said->url ? NULL : style_credit(context, name);
}

static const char *credit_at(const cor_render_context *context, size_t i, const char **ret_name)
{
    size_t in_style = cor_style_source_count(context->map->style);
    const cor_map_document *document = context->map->document;
    *ret_name = i < in_style ? cor_style_source_at(context->map->style, i)->id : document->sources[i - in_style].name;
    if (i >= in_style && cor_style_source_of(context->map->style, *ret_name)) return NULL;
    return credit_of(context, *ret_name);
}

/* Those of the style and those that only the document has. */
static size_t count_sources(const cor_render_context *context)
{
    return cor_style_source_count(context->map->style) + context->map->document->n_sources;
}

/* Whether C parts a credit from the next one; a dash does not. */
static bool parts(gunichar c)
{
    return g_unichar_ispunct(c) && g_unichar_type(c) != G_UNICODE_DASH_PUNCTUATION;
}

static const char *past_blanks(const char *at)
{
    while (g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

/* Whether CREDIT stands in LINE as a whole: "own" does not in "lists of towns". */
static bool has_credit(const char *line, const char *credit)
{
    bool opens = true;
    for (const char *at = line; *at; at = g_utf8_next_char(at)) {
        if (opens && g_str_has_prefix(at, credit)) {
            const char *rest = past_blanks(at + strlen(credit));
            if (!*rest || parts(g_utf8_get_char(rest))) return true;
        }
        gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isspace(c)) opens = parts(c);
    }
    return false;
}

static void append_credit(GString *line, const char *const *languages, const char *credit)
{
    if (!has_credit(line->str, credit))
        g_string_append_printf(line, "%s%s", line->len ? cor_word_in(languages, COR_WORD_NEXT) : "", credit);
}

/* TEXT of the document with what stands in braces filled in; NULL: none. What can't be filled in was said before. */
static const char *filled(cor_drawing_page *page, const char *text)
{
    const char *words = NULL;
    return text && !cor_page_fill(page, text, &words, NULL) ? words : NULL;
}

/* The attributions of the sources that were drawn and what the document adds, each once. "" of none. */
static const char *data_of(cor_drawing_page *page)
{
    const cor_render_context *context = page->context;
    const char *const *languages = context->map->document->languages;
    const char *name, *added = filled(page, context->map->document->furniture.credits.add);
    GString *line = g_string_new(NULL);
    for (size_t i = 0; i < count_sources(context); i++) {
        const char *credit = credit_at(context, i, &name);
        if (credit && is_seen(page, name)) append_credit(line, languages, credit);
    }
    if (added) append_credit(line, languages, added);
    const char *text = line->len ? sentence(page, "", COR_WORD_DATA, line->str) : "";
    g_string_free(line, TRUE);
    return text;
}

/* TEXT and the day. */
static const char *dated(const cor_drawing_page *page, const char *text)
{
    const cor_map_document *document = page->context->map->document;
    if (!document->as_of) return text;
    return sentence(page, text, COR_WORD_AS_OF, cor_word_date(page->arena, document->languages, document->as_of));
}

static const char *credits_of(cor_drawing_page *page)
{
    return dated(page, sentence(page, data_of(page), COR_WORD_PROJECTION, cor_crs_name(page->view.crs)));
}

void cor_page_warn_credits(const cor_drawing_page *page)
{
    const cor_render_context *context = page->context;
    const cor_furniture *f = &context->map->document->furniture.credits;
    if (!f->on || f->text || f->add) return;
    for (size_t i = 0; i < cor_style_source_count(context->map->style); i++) {
        const char *name = cor_style_source_at(context->map->style, i)->id, *fallen = style_credit(context, name);
        if (!fallen || credit_of(context, name) || !is_seen(page, name)) continue;
        cor_warn(
            context->diagnostics, cor_node_location(said_of(context, name)->node),
            "source '%s' has data of its own, so the style's credit \"%.80s\" is left out; state whom to credit, as "
            "\"attribution: …\" under the source",
            name, fallen);
    }
}

const char *cor_page_credits(cor_drawing_page *page)
{
    const cor_furniture *f = &page->context->map->document->furniture.credits;
    if (!f->on) return NULL;
    if (!f->text) return credits_of(page);
    return f->add ? cor_arena_format(page->arena, "%s %s", filled(page, f->text), filled(page, f->add)) : f->text;
}

const char *cor_page_sources(cor_drawing_page *page)
{
    const cor_furniture *f = &page->context->map->document->furniture.credits;
    return f->on && f->text ? cor_page_credits(page) : dated(page, data_of(page));
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
    for (size_t i = 0; i < count_sources(context) && f->on; i++) {
        const char *name, *credit = credit_at(context, i, &name);
        if (credit && may_be_seen(context, name) && g_hash_table_add(seen, (gpointer) credit))
            size.credits += (size_t) g_utf8_strlen(credit, -1) + 2;
    }
    g_hash_table_unref(seen);
    if (f->on && f->text) size.credits = (size_t) g_utf8_strlen(f->text, -1);
    if (f->on && f->add) size.credits += (size_t) g_utf8_strlen(f->add, -1) + 2;
    return size;
}
