#include "page/alt_text.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "page/counts.h"
#include "page/credits.h"
#include "page/extents.h"
#include "page/most_places.h"
#include "page/plural_words.h"
#include "page/shown.h"
#include "page/words.h"
#include "words/words.h"

static const char *const *languages_of(const cor_drawing_page *page)
{
    return page->context->map->document->languages;
}

static const char *word_with(const cor_drawing_page *page, cor_word word, const char *first, const char *second)
{
    return cor_word_with(page->arena, languages_of(page), word, first, second);
}

/* TEXT and SENTENCE, if it is one and both are no longer than MOST characters; then true. */
static bool append(cor_drawing_page *page, const char **text, const char *sentence, size_t most)
{
    if (!sentence) return false;
    const char *both = **text ? cor_arena_format(page->arena, "%s %s", *text, sentence) : sentence;
    if (g_utf8_strlen(both, -1) > (glong) most) return false;
    *text = both;
    return true;
}

/* TEXT with what ends a sentence behind it, where nothing does yet. */
static const char *ended(const cor_drawing_page *page, const char *text)
{
    static const char *const ends[] = {".", "!", "?", "…", "。", "！", "？", "۔", "؟", "।", "။"};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(text, ends[i])) return text;
    return word_with(page, COR_WORD_SENTENCE, text, NULL);
}

/* ---- extent -------------------------------------------------------------------------------------------------- */

/* "62° E", rounded as far as it can be seen on a map that is SPAN degrees wide or high. */
static const char *degrees(const cor_drawing_page *page, double x, double span, cor_word above, cor_word below)
{
    int decimals = span >= 8 ? 0 : span >= 0.8 ? 1 : span >= 0.08 ? 2 : 3;
    double unit = pow(10, decimals), rounded = round(fabs(x) * unit) / unit;
    const char *number =
        cor_arena_format(page->arena, "%s\u00b0", cor_word_number(page->arena, languages_of(page), rounded, decimals));
    return rounded > 0 ? word_with(page, x > 0 ? above : below, number, NULL) : number;
}

/* NULL where a pole or the seam of longitudes is in view. */
static const char *extent_sentence(cor_drawing_page *page)
{
    cor_ground_ring ring = cor_page_ground_ring(page->arena, &page->view);
    cor_rect box = COR_RECT_EMPTY;
    if (!page->view.has_reach) return NULL;
    for (size_t i = 0; i < ring.n; i++) {
        if (!isfinite(ring.points[i].x) || !isfinite(ring.points[i].y)) return NULL;
        box = cor_rect_with(box, ring.points[i].x, ring.points[i].y);
    }
    double span = fmax(cor_rect_width(box), cor_rect_height(box));
    const char *x = word_with(page, COR_WORD_BETWEEN, degrees(page, box.x0, span, COR_WORD_EAST, COR_WORD_WEST),
                              degrees(page, box.x1, span, COR_WORD_EAST, COR_WORD_WEST));
    const char *y = word_with(page, COR_WORD_BETWEEN, degrees(page, box.y0, span, COR_WORD_NORTH, COR_WORD_SOUTH),
                              degrees(page, box.y1, span, COR_WORD_NORTH, COR_WORD_SOUTH));
    const char *both = cor_arena_format(page->arena, "%s%s%s", x, cor_word_in(languages_of(page), COR_WORD_COMMA), y);
    return word_with(page, COR_WORD_ALT_EXTENT, both, NULL);
}

/* ---- counts -------------------------------------------------------------------------------------------------- */

typedef struct {
    cor_drawing_page *page;
    const char *source;
    size_t drawn, total;
    const char *language; /* of the template */
} shown;

/* Of {NAME} in a template. A cor_text_look_up. */
static const char *look_up(void *context, const char *name)
{
    const shown *s = context;
    cor_arena *arena = s->page->arena;
    cor_plural plural;
    const char *text;
    if (!strcmp(name, "source")) return s->source;
    if (!strcmp(name, "drawn")) return cor_word_number(arena, languages_of(s->page), (double) s->drawn, 0);
    if (!strcmp(name, "total")) return cor_word_number(arena, languages_of(s->page), (double) s->total, 0);
    if (!cor_plural_is(name) || cor_plural_parse(arena, name, s->language, &plural, NULL)) return NULL;
    const char *chosen = cor_plural_choose(&plural, s->language, (double) s->drawn);
    return cor_text_fill(arena, chosen, look_up, context, &text, NULL) ? NULL : text;
}

/* "border-posts" → "Border posts" */
static const char *source_words(cor_arena *arena, const char *name)
{
    char *words = cor_arena_copy(arena, name);
    g_strdelimit(words, "-_", ' ');
    words[0] = g_ascii_toupper(words[0]);
    return words;
}

/* "Incidents: 42 of 50 are shown." Of a batch's page it is not said how many there are elsewhere: it would be out of
 * date with every row that is added far away. */
static const char *count_sentence(cor_drawing_page *page, const cor_drawn_layer *drawn)
{
    const char *source = cor_layer_source(drawn->layer), *text;
    shown s = {.page = page, .source = source_words(page->arena, source), .drawn = drawn->counts.drawn};
    bool of = !page->fingerprint && cor_page_total(page, source, &s.total);
    cor_word word = of ? COR_WORD_ALT_SHOWN_OF : COR_WORD_ALT_SHOWN;
    s.language = cor_word_language(languages_of(page), word);
    return cor_text_fill(page->arena, cor_word_in(languages_of(page), word), look_up, &s, &text, NULL) ? NULL : text;
}

/* "650–700 km" */
static const char *stretch_words(const cor_drawing_page *page, const cor_most_place *place)
{
    const char *from = cor_word_number(page->arena, languages_of(page), place->from_km, 0);
    const char *to = cor_word_number(page->arena, languages_of(page), place->from_km + COR_STRETCH_KM, 0);
    const char *range = word_with(page, COR_WORD_RANGE, from, to);
    return cor_arena_format(page->arena, "%s%s%s", place->name, cor_word_in(languages_of(page), COR_WORD_COMMA),
                            word_with(page, COR_WORD_KILOMETRES, range, NULL));
}

/* "Most at: Quetta (9), Gwadar (5)." NULL of none. */
static const char *places_sentence(const cor_drawing_page *page, cor_word word, const cor_most_place *places, size_t n)
{
    const char *list = NULL;
    for (size_t i = 0; i < n; i++) {
        const char *name = word == COR_WORD_ALT_STRETCHES ? stretch_words(page, &places[i]) : places[i].name;
        const char *number = cor_word_number(page->arena, languages_of(page), (double) places[i].features, 0);
        const char *one = cor_arena_format(page->arena, "%s (%s)", name, number);
        const char *next =
            cor_word_in(languages_of(page), n > 1 && word == COR_WORD_ALT_STRETCHES ? COR_WORD_NEXT : COR_WORD_COMMA);
        list = list ? cor_arena_format(page->arena, "%s%s%s", list, next, one) : one;
    }
    return list ? word_with(page, word, list, NULL) : NULL;
}

static bool is_line(const cor_drawn_layer *drawn)
{
    const cor_geometry *g = &drawn->drawable->table->geometry;
    return g->n_features && cor_geometry_kind(g, 0) == COR_SHAPE_LINE;
}

/* The layer that speaks for SOURCE, as for {SOURCE.drawn}: the one that draws most. NULL: none has rows; or they are
 * lines, which are as many as somebody cut them into; or insets alone show some, which nobody counts. */
static const cor_drawn_layer *speaker_of(const cor_drawing_page *page, const char *source)
{
    const cor_drawn_layer *speaker = NULL;
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        if (!drawn->drawable || strcmp(cor_layer_source(drawn->layer), source) != 0 || is_line(drawn)) continue;
        if (!speaker || drawn->counts.drawn > speaker->counts.drawn) speaker = drawn;
    }
    return speaker && !speaker->counts.drawn && cor_insets_show(page, source) ? NULL : speaker;
}

/* Of each source that the document names: how many are shown and, PLACES, where the most of them. */
static void append_counts(cor_drawing_page *page, const char **text, size_t most, bool places)
{
    const cor_map_document *document = page->context->map->document;
    for (size_t i = 0; i < document->n_sources; i++) {
        const cor_drawn_layer *drawn = speaker_of(page, document->sources[i].name);
        const cor_most_place *at, *along;
        if (!drawn || !append(page, text, count_sentence(page, drawn), most) || !places) continue;
        size_t n_at = cor_most_places(page, drawn, &at), n_along = cor_most_stretches(page, drawn, &along);
        append(page, text, places_sentence(page, COR_WORD_ALT_PLACES, at, n_at), most);
        append(page, text, places_sentence(page, COR_WORD_ALT_STRETCHES, along, n_along), most);
    }
}

/* ---- the two texts ------------------------------------------------------------------------------------------- */

static const char *alt_text(cor_drawing_page *page)
{
    const char *title = page->scene->title, *legend = page->legend_words, *text = "";
    bool titled = title && *title;
    if (!titled || !append(page, &text, ended(page, word_with(page, COR_WORD_ALT_MAP, title, NULL)), COR_ALT_LENGTH))
        append(page, &text, cor_word_in(languages_of(page), COR_WORD_ALT_UNTITLED), COR_ALT_LENGTH);
    append(page, &text, extent_sentence(page), COR_ALT_LENGTH);
    append_counts(page, &text, COR_ALT_LENGTH, true);
    append(page, &text, legend ? word_with(page, COR_WORD_ALT_LEGEND, legend, NULL) : NULL, COR_ALT_LENGTH);
    return text;
}

/* Title and subtitle, where there is none the counts; whose data, of which day. */
static const char *caption(cor_drawing_page *page)
{
    const char *title = page->scene->title, *text = "";
    if (title && *title) append(page, &text, ended(page, title), SIZE_MAX >> 1);
    if (page->subtitle && *page->subtitle)
        append(page, &text, ended(page, page->subtitle), SIZE_MAX >> 1);
    else
        append_counts(page, &text, SIZE_MAX >> 1, false);
    append(page, &text, cor_page_sources(page), SIZE_MAX >> 1);
    return text;
}

cor_status cor_page_describe(cor_drawing_page *page, cor_error *err)
{
    const cor_map_document *document = page->context->map->document;
    cor_scene *scene = page->scene;
    cor_status st = cor_page_fill(page, document->alt, &scene->description, err);
    if (!st) st = cor_page_fill(page, document->caption, &scene->caption, err);
    if (!st && !document->alt) scene->description = alt_text(page);
    if (!st && !document->caption) scene->caption = caption(page);
    return st;
}
