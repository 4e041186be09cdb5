/* The metadata keys that are ours, in their right shape. Of the style:
 *
 *     corridor:disclaimer: SAID | {WORLDVIEW: SAID}   what must be said of the borders; its keys are the worldviews
 *                                                     that a map can choose, false where nothing must be said
 *         SAID is a TEXT, or a list of TEXT and {text: TEXT, drawn: ID or [ID]}: said where a layer ID draws something
 *     corridor:words: {LANGUAGE: {TEXT: TEXT}}        the legend's and other words of the style in other languages
 *     corridor:page: {paper: C, ink: C, muted: C, band: C}  colours of page, furniture and mask
 *     corridor:detail: {bbox: [W, S, E, N], beyond: TEXT}    where its data have detail, and what to say of the rest
 *
 * Of a layer:
 *
 *     corridor:anchors: auto                          names stand at one of the classical places round their point
 *     corridor:before: ID                             where it stands among the layers of an earlier style of the map
 *     corridor:disputed: true                         what it draws is in dispute: whose view it is must be stated
 *     corridor:leader: true | {max: PX}               names without a place beside their point stand farther away, with
 *                                                     a line to them
 *     corridor:flat: true                             its circles over one another are as opaque as one of them
 *     corridor:inset: false | locator | detail        not drawn in insets, or in one kind of them alone
 *     corridor:legend: false                          no entry
 *     corridor:legend: {title: T, label: T, of-others: T, labels: {V: W}, with: [ID], sizes: S, order: N, group: G,
 *                       hide: true, colors: {W: C}}
 *         T is the entry's words, or heads its classes; W stands for the value V ("*": any other), false leaves it out;
 *         the layers named ID are drawn below the sample; S heads the sizes; entries of lower N come first; those of
 *         one G stand together under it; of a picture the colours C, with their words
 *     corridor:either-side: true                      a text beside its line may stand on the calmer side of it
 *     corridor:means: water | border | false          what it draws, to names beside it: they keep to their side of it
 *     corridor:obstacle: true | false                 whether names keep off the layer's circles and lines
 *     corridor:once: true                             a name goes where another label says the same at its place
 *     corridor:optional: [FIELD]                      fields that data may lack without a word
 *     corridor:part: true                             it draws rows that no other such layer of its source draws
 *     corridor:require: true                          a label that finds no place is an error
 *     corridor:spread: true                           the letters of areas' names are spaced out over the area
 *     corridor:stack: WORD | false | {marks: WORD, icon: I}   what becomes of marks at one place, and the icon of one
 * that stands for several kinds; of a circle layer: sum
 *     corridor:stack: {with: ID}                      its marks go along with those of the layer ID */
#include <string.h>

#include "base/words.h"
#include "style/internal.h"

static const char prefix[] = "corridor:";

/* One key of ours: how what stands under it is checked. WHAT is "layer 'x'" or "the style". */
typedef struct {
    const char *key;
    void (*check)(cor_reader *reader, const char *what, const cor_node *node);
} our_key;

enum { MAX_OUR_KEYS = 16 };

static bool is_scalar(const cor_node *node)
{
    return node->kind != COR_NODE_MAP && node->kind != COR_NODE_SEQ;
}

/* NODE, called NAME, should be a map from words to texts (or to false: nothing is said). */
static void check_texts(cor_reader *reader, const char *what, const char *name, const cor_node *node)
{
    if (node->kind != COR_NODE_MAP) {
        cor_style_error(reader, node, "%s: %s is %s; it should be a map from value to text", what, name,
                        cor_node_kind_name(node->kind));
        return;
    }
    for (size_t i = 0; i < node->n; i++) {
        const cor_node *item = node->items[i];
        if (is_scalar(item)) continue;
        cor_style_error(reader, item, "%s: %s of '%s' is %s; it should be a text", what, name, item->key,
                        cor_node_kind_name(item->kind));
    }
}

static void check_words(cor_reader *reader, const char *what, const cor_node *node)
{
    if (!node || is_scalar(node)) return;
    cor_style_error(reader, node, "%s: the legend's %s is %s; it should be a text", what, node->key,
                    cor_node_kind_name(node->kind));
}

static void check_kind(cor_reader *reader, const char *what, const cor_node *node, cor_node_kind kind,
                       const char *wanted)
{
    if (!node || node->kind == kind) return;
    cor_style_error(reader, node, "%s: the legend's %s is %s; it should be %s", what, node->key,
                    cor_node_kind_name(node->kind), wanted);
}

static void check_colors(cor_reader *reader, const char *what, const cor_node *colors)
{
    cor_color color;
    for (size_t i = 0; colors && colors->kind == COR_NODE_MAP && i < colors->n; i++) {
        const cor_node *node = colors->items[i];
        if (node->kind == COR_NODE_STRING && cor_parse_color(node->text, &color)) continue;
        cor_style_error(reader, node, "%s: '%s' of the legend's colors is no colour; it should be one like '#f7f4ec'",
                        what, node->key);
    }
}

static bool is_layer(const cor_reader *reader, const char *id)
{
    const cor_node *layers = cor_node_get(reader->style->root, "layers");
    for (size_t i = 0; i < layers->n; i++) {
        const char *other = cor_style_text(layers->items[i], "id");
        if (other && strcmp(other, id) == 0) return true;
    }
    return false;
}

static void check_with(cor_reader *reader, const char *what, const cor_node *with)
{
    if (with->kind != COR_NODE_SEQ) {
        cor_style_error(reader, with, "%s: the legend's with is %s; it should be a list of layer ids", what,
                        cor_node_kind_name(with->kind));
        return;
    }
    for (size_t i = 0; i < with->n; i++) {
        const cor_node *id = with->items[i];
        if (id->kind == COR_NODE_STRING && is_layer(reader, id->text)) continue;
        cor_style_error(reader, id, "%s: the legend's with names '%s'; there is no such layer", what,
                        id->text ? id->text : "");
    }
}

static void check_legend(cor_reader *reader, const char *what, const cor_node *legend)
{
    static const char *const keys[] = {"title", "label", "of-others", "labels", "with",
                                       "sizes", "order", "group",     "hide",   "colors"};
    cor_error err = {0};
    if (legend->kind == COR_NODE_BOOL && !legend->boolean) return;
    if (legend->kind != COR_NODE_MAP) {
        cor_style_error(reader, legend, "%s: corridor:legend is %s; it should be false or {title: …, labels: …}", what,
                        cor_node_kind_name(legend->kind));
        return;
    }
    if (cor_node_only(legend, keys, sizeof(keys) / sizeof(keys[0]), &err) != COR_OK) {
        cor_style_pass_on_at(reader, legend, "", cor_arena_format(reader->compiler->arena, "%s: corridor:legend", what),
                             &err);
    }
    check_words(reader, what, cor_node_get(legend, "title"));
    check_words(reader, what, cor_node_get(legend, "of-others"));
    check_words(reader, what, cor_node_get(legend, "label"));
    check_words(reader, what, cor_node_get(legend, "sizes"));
    check_words(reader, what, cor_node_get(legend, "group"));
    check_kind(reader, what, cor_node_get(legend, "order"), COR_NODE_NUMBER, "a number: lower comes first");
    check_kind(reader, what, cor_node_get(legend, "hide"), COR_NODE_BOOL, "true or false");
    check_kind(reader, what, cor_node_get(legend, "colors"), COR_NODE_MAP, "a map from words to colours");
    check_colors(reader, what, cor_node_get(legend, "colors"));
    if (cor_node_get(legend, "labels")) check_texts(reader, what, "labels", cor_node_get(legend, "labels"));
    if (cor_node_get(legend, "with")) check_with(reader, what, cor_node_get(legend, "with"));
}

static void check_flag(cor_reader *reader, const char *what, const cor_node *node)
{
    if (node->kind == COR_NODE_BOOL) return;
    cor_style_error(reader, node, "%s: %s is %s; it should be true or false", what, node->key,
                    cor_node_kind_name(node->kind));
}

static void check_leader(cor_reader *reader, const char *what, const cor_node *node)
{
    static const char *const keys[] = {"max"};
    cor_error err = {0};
    const cor_node *most = cor_node_get(node, "max");
    if (node->kind == COR_NODE_BOOL) return;
    if (node->kind != COR_NODE_MAP) {
        cor_style_error(reader, node, "%s: corridor:leader is %s; it should be true or {max: PX}", what,
                        cor_node_kind_name(node->kind));
        return;
    }
    if (cor_node_only(node, keys, 1, &err) != COR_OK)
        cor_style_pass_on_at(reader, node, "", cor_arena_format(reader->compiler->arena, "%s: corridor:leader", what),
                             &err);
    if (most && !(most->kind == COR_NODE_NUMBER && most->number > 0 && most->number <= 1000))
        cor_style_error(reader, most, "%s: max of corridor:leader should be a number of px, above 0 and at most 1000",
                        what);
}

static void check_inset(cor_reader *reader, const char *what, const cor_node *node)
{
    bool word = node->kind == COR_NODE_STRING && (!strcmp(node->text, "locator") || !strcmp(node->text, "detail"));
    if (word || node->kind == COR_NODE_BOOL) return;
    cor_style_error(reader, node, "%s: %s is %s; it should be true, false, locator or detail", what, node->key,
                    node->kind == COR_NODE_STRING ? node->text : cor_node_kind_name(node->kind));
}

static void check_anchors(cor_reader *reader, const char *what, const cor_node *node)
{
    if (node->kind == COR_NODE_STRING && !strcmp(node->text, "auto")) return;
    cor_style_error(reader, node, "%s: corridor:anchors should be auto", what);
}

static void check_optional(cor_reader *reader, const char *what, const cor_node *node)
{
    bool names = node->kind == COR_NODE_SEQ;
    for (size_t i = 0; names && i < node->n; i++)
        names = node->items[i]->kind == COR_NODE_STRING;
    if (!names) cor_style_error(reader, node, "%s: corridor:optional should be a list of fields", what);
}

static void check_means(cor_reader *reader, const char *what, const cor_node *node)
{
    bool word = node->kind == COR_NODE_STRING && (!strcmp(node->text, "water") || !strcmp(node->text, "border"));
    if (word || (node->kind == COR_NODE_BOOL && !node->boolean)) return;
    cor_style_error(reader, node, "%s: %s is %s; it should be water, border or false", what, node->key,
                    node->kind == COR_NODE_STRING ? node->text : cor_node_kind_name(node->kind));
}

static void check_before(cor_reader *reader, const char *what, const cor_node *node)
{
    if (node->kind == COR_NODE_STRING && node->text[0]) return;
    cor_style_error(reader, node, "%s: corridor:before is %s; it should be the id of a layer", what,
                    cor_node_kind_name(node->kind));
}

/* It becomes a part of file names, and "all" is a map document's word for each of them. */
static bool is_worldview(const char *code)
{
    size_t n = strspn(code, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
    return n > 0 && n < 36 && !code[n] && strcmp(code, "all") != 0;
}

static void check_drawn(cor_reader *reader, const char *what, const cor_node *drawn)
{
    bool many = drawn->kind == COR_NODE_SEQ;
    for (size_t i = 0; i < (many ? drawn->n : 1); i++) {
        const cor_node *id = many ? drawn->items[i] : drawn;
        if (id->kind == COR_NODE_STRING && is_layer(reader, id->text)) continue;
        cor_style_error(reader, id, "%s: drawn of corridor:disclaimer names '%s'; there is no such layer", what,
                        id->text ? id->text : "");
    }
}

/* {text: …, drawn: …} */
static void check_sentence(cor_reader *reader, const char *what, const cor_node *node)
{
    static const char *const keys[] = {"text", "drawn"};
    const cor_node *text = cor_node_get(node, "text"), *drawn = cor_node_get(node, "drawn");
    cor_error err = {0};
    if (node->kind == COR_NODE_STRING) return;
    if (node->kind != COR_NODE_MAP || !text || text->kind != COR_NODE_STRING) {
        cor_style_error(reader, node,
                        "%s: a sentence of corridor:disclaimer should be a text or {text: …, drawn: LAYER}", what);
        return;
    }
    if (cor_node_only(node, keys, 2, &err) != COR_OK)
        cor_style_pass_on_at(reader, node, "",
                             cor_arena_format(reader->compiler->arena, "%s: corridor:disclaimer", what), &err);
    if (drawn) check_drawn(reader, what, drawn);
}

static void check_said(cor_reader *reader, const char *what, const cor_node *node)
{
    if (node->kind == COR_NODE_MAP)
        cor_style_error(reader, node, "%s: corridor:disclaimer of '%s' is a map; it should be a text or a list", what,
                        node->key);
    for (size_t i = 0; node->kind == COR_NODE_SEQ && i < node->n; i++)
        check_sentence(reader, what, node->items[i]);
}

static void check_disclaimer(cor_reader *reader, const char *what, const cor_node *node)
{
    if (node->kind == COR_NODE_STRING || node->kind == COR_NODE_SEQ) {
        check_said(reader, what, node);
        return;
    }
    if (node->kind != COR_NODE_MAP) check_texts(reader, what, "corridor:disclaimer", node);
    for (size_t i = 0; node->kind == COR_NODE_MAP && i < node->n; i++) {
        check_said(reader, what, node->items[i]);
        if (!is_worldview(node->items[i]->key))
            cor_style_key_error(reader, node->items[i],
                                "%s: '%.60s' of corridor:disclaimer is no code of a worldview; use letters, digits, - "
                                "and _, but not 'all'",
                                what, node->items[i]->key);
    }
}

static void check_word_tables(cor_reader *reader, const char *what, const cor_node *node)
{
    if (node->kind != COR_NODE_MAP) {
        cor_style_error(reader, node, "%s: corridor:words is %s; it should be {ur: {TEXT: TEXT}, …}", what,
                        cor_node_kind_name(node->kind));
        return;
    }
    for (size_t i = 0; i < node->n; i++)
        check_texts(reader, what, "corridor:words", node->items[i]);
}

static void check_page(cor_reader *reader, const char *what, const cor_node *node)
{
    static const char *const keys[] = {"paper", "ink", "muted", "band"};
    cor_error err = {0};
    cor_color color;
    if (node->kind != COR_NODE_MAP) {
        cor_style_error(reader, node, "%s: corridor:page is %s; it should be {paper: …, ink: …, muted: …}", what,
                        cor_node_kind_name(node->kind));
        return;
    }
    if (cor_node_only(node, keys, sizeof(keys) / sizeof(keys[0]), &err) != COR_OK)
        cor_style_pass_on_at(reader, node, "", cor_arena_format(reader->compiler->arena, "%s: corridor:page", what),
                             &err);
    for (size_t i = 0; i < node->n; i++)
        if (node->items[i]->kind != COR_NODE_STRING || !cor_parse_color(node->items[i]->text, &color))
            cor_style_error(reader, node->items[i],
                            "%s: '%s' of corridor:page is no colour; it should be one like '#f7f4ec'", what,
                            node->items[i]->key);
}

static void unknown_key(cor_reader *reader, const char *what, const cor_node *node, const our_key *keys, size_t n)
{
    const char *words[MAX_OUR_KEYS];
    for (size_t i = 0; i < n; i++)
        words[i] = keys[i].key;
    const char *like = cor_nearest_word(node->key, words, n);
    cor_style_key_error(reader, node, "%s: unknown metadata key '%s'%s", what, node->key,
                        cor_hint_of(like ? like : words[0], '\'', "").text);
}

static void check_keys(cor_reader *reader, const char *what, const cor_node *metadata, const our_key *keys, size_t n)
{
    if (!metadata || metadata->kind != COR_NODE_MAP) return;
    for (size_t i = 0; i < metadata->n; i++) {
        const cor_node *node = metadata->items[i];
        size_t k = 0;
        if (strncmp(node->key, prefix, strlen(prefix)) != 0) continue;
        while (k < n && strcmp(keys[k].key, node->key) != 0)
            k++;
        if (k < n) {
            keys[k].check(reader, what, node);
        } else {
            unknown_key(reader, what, node, keys, n);
        }
    }
}

static void check_detail(cor_reader *reader, const char *what, const cor_node *node)
{
    const cor_node *box = cor_node_get(node, "bbox"), *words = cor_node_get(node, "beyond");
    bool right = box && box->kind == COR_NODE_SEQ && box->n == 4 && words && words->kind == COR_NODE_STRING;
    for (size_t i = 0; right && i < box->n; i++)
        right = box->items[i]->kind == COR_NODE_NUMBER;
    if (!right)
        cor_style_error(reader, node, "%s: corridor:detail should be {bbox: [west, south, east, north], beyond: WORDS}",
                        what);
}

void cor_style_check_metadata(cor_reader *reader)
{
    static const our_key keys[] = {{"corridor:disclaimer", check_disclaimer},
                                   {"corridor:page", check_page},
                                   {"corridor:words", check_word_tables},
                                   {"corridor:detail", check_detail}};
    check_keys(reader, "the style", cor_node_get(reader->style->root, "metadata"), keys,
               sizeof(keys) / sizeof(keys[0]));
}

void cor_style_check_layer_metadata(cor_reader *reader, const cor_layer *layer)
{
    static const our_key keys[] = {{"corridor:disputed", check_flag},     {"corridor:leader", check_leader},
                                   {"corridor:inset", check_inset},       {"corridor:legend", check_legend},
                                   {"corridor:obstacle", check_flag},     {"corridor:require", check_flag},
                                   {"corridor:either-side", check_flag},  {"corridor:spread", check_flag},
                                   {"corridor:anchors", check_anchors},   {"corridor:means", check_means},
                                   {"corridor:before", check_before},     {"corridor:flat", check_flag},
                                   {"corridor:once", check_flag},         {"corridor:stack", cor_style_check_stack},
                                   {"corridor:optional", check_optional}, {"corridor:part", check_flag}};
    const char *what = cor_arena_format(reader->compiler->arena, "layer '%s'", layer->id);
    check_keys(reader, what, cor_node_get(layer->node, "metadata"), keys, sizeof(keys) / sizeof(keys[0]));
}
