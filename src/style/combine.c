/* A style out of several: documents over documents, layers over layers. All that is combined keeps its places. */
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "style/internal.h"

/* Layers over the layers of a style. */
typedef struct {
    cor_reader *reader;
    GPtrArray *layers; /* const cor_node *, in the order in which they are drawn */
    bool of_map;       /* LATER is a map document's: its layers may say `before` and `visible` */
} combining;

static cor_arena *arena_of(const combining *c)
{
    return c->reader->compiler->arena;
}

static guint find(const combining *c, const char *id)
{
    guint i = 0;
    while (i < c->layers->len && g_strcmp0(cor_style_text(c->layers->pdata[i], "id"), id) != 0)
        i++;
    return i;
}

static const char *nearest(const combining *c, const char *id)
{
    size_t n = 0;
    const char **ids = COR_NEW_ARRAY(arena_of(c), const char *, c->layers->len);
    for (guint i = 0; i < c->layers->len; i++) {
        const char *other = cor_style_text(c->layers->pdata[i], "id");
        if (other) ids[n++] = other;
    }
    return cor_nearest_word(id, ids, n);
}

/* Whether PATCH says another KEY than LAYER does. */
static bool changes(const cor_node *layer, const cor_node *patch, const char *key)
{
    const char *now = cor_style_text(patch, key);
    return now && g_strcmp0(cor_style_text(layer, key), now) != 0;
}

/* Properties are of a type, rows of a source: of others they mean nothing. */
static const cor_node *without_the_other_s(cor_arena *arena, const cor_node *layer, const cor_node *patch)
{
    if (changes(layer, patch, "type"))
        layer = cor_node_without(arena, cor_node_without(arena, layer, "layout"), "paint");
    if (changes(layer, patch, "source"))
        layer = cor_node_without(arena, cor_node_without(arena, layer, "source-layer"), "filter");
    return layer;
}

/* What ENTRY of a layer leaves of OWN, which stood under its key: properties one by one, metadata down to the last. */
static const cor_node *merged_entry(cor_arena *arena, const cor_node *own, const cor_node *entry)
{
    bool properties = !strcmp(entry->key, "paint") || !strcmp(entry->key, "layout");
    if (entry->kind != COR_NODE_MAP) return entry;
    if (!strcmp(entry->key, "metadata")) return cor_node_patched(arena, own, entry);
    if (!properties) return entry;
    bool both = own && own->kind == COR_NODE_MAP;
    return cor_node_overlaid(arena, both ? own : cor_node_of(arena, entry, COR_NODE_MAP, NULL, 0), entry);
}

static const cor_node *merged_layer(cor_arena *arena, const cor_node *layer, const cor_node *patch)
{
    layer = without_the_other_s(arena, layer, patch);
    for (size_t i = 0; i < patch->n; i++) {
        const cor_node *entry = patch->items[i];
        layer = entry->kind == COR_NODE_NULL
                    ? cor_node_without(arena, layer, entry->key)
                    : cor_node_with(arena, layer, merged_entry(arena, cor_node_get(layer, entry->key), entry));
    }
    return layer;
}

/* What a map document says with words of its own: PATCH without them. */
static const cor_node *without_own_words(cor_arena *arena, const cor_node *patch)
{
    return cor_node_without(arena, cor_node_without(arena, patch, "before"), "visible");
}

/* `visible: true` of a layer that the style hides. */
static const cor_node *shown(cor_arena *arena, const cor_node *layer)
{
    const cor_node *layout = cor_node_get(layer, "layout");
    if (!layout || layout->kind != COR_NODE_MAP) return layer;
    return cor_node_with(arena, layer, cor_node_without(arena, layout, "visibility"));
}

static bool says_visible(const cor_node *patch, bool what)
{
    const cor_node *node = cor_node_get(patch, "visible");
    return node && node->kind == COR_NODE_BOOL && node->boolean == what;
}

static void change(combining *c, guint at, const cor_node *patch)
{
    const cor_node *layer = c->layers->pdata[at];
    if (c->of_map && says_visible(patch, true)) layer = shown(arena_of(c), layer);
    c->layers->pdata[at] =
        (gpointer) merged_layer(arena_of(c), layer, c->of_map ? without_own_words(arena_of(c), patch) : patch);
}

/* Whether LAYER draws things that a legend explains: of symbols those with icons. */
static bool has_samples(const cor_node *layer)
{
    static const char *const types[] = {"fill", "line", "circle", "heatmap"};
    const char *type = cor_style_text(layer, "type");
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        if (!g_strcmp0(type, types[i])) return true;
    return cor_node_get(cor_node_get(layer, "layout"), "icon-image") != NULL;
}

/* "field-hospitals" → "Field hospitals" */
static const char *words_of_id(cor_arena *arena, const char *id)
{
    char *words = cor_arena_copy(arena, id);
    g_strdelimit(words, "-_", ' ');
    *words = g_ascii_toupper(*words);
    return words;
}

/* The LAYER of a map document, with an entry of the legend: where others have some, it would be left out without. */
static const cor_node *explained(cor_arena *arena, const cor_node *layer)
{
    const cor_node *id = cor_node_get(layer, "id"), *metadata = cor_node_get(layer, "metadata");
    if (cor_node_get(metadata, "corridor:legend") || !has_samples(layer)) return layer;
    const cor_node *label = cor_node_string(arena, id, "label", words_of_id(arena, id->text));
    const cor_node *legend = cor_node_of(arena, id, COR_NODE_MAP, &label, 1);
    const cor_node *entry = cor_node_keyed(arena, legend, "corridor:legend");
    if (metadata) return cor_node_with(arena, layer, cor_node_with(arena, metadata, entry));
    metadata = cor_node_of(arena, id, COR_NODE_MAP, &entry, 1);
    return cor_node_with(arena, layer, cor_node_keyed(arena, metadata, "metadata"));
}

static void add(combining *c, const cor_node *layer)
{
    const cor_node *id = cor_node_get(layer, "id"), *empty = cor_node_of(arena_of(c), layer, COR_NODE_MAP, NULL, 0);
    if (!cor_node_get(layer, "type") && !cor_node_get(layer, "ref")) {
        cor_style_error(c->reader, id, "there is no layer '%s' to be changed%s", id->text,
                        cor_hint_of(nearest(c, id->text), '\'', "; one that is new has a 'type'").text);
        return;
    }
    g_ptr_array_add(c->layers, (gpointer) empty);
    change(c, c->layers->len - 1, c->of_map ? explained(arena_of(c), layer) : layer);
}

/* The reader says what is wrong with a layer that is none, and with one that is there twice. */
static void take(combining *c, const cor_node *layer, GHashTable *taken)
{
    const char *id = cor_style_text(layer, "id");
    if (!id || !g_hash_table_add(taken, (gpointer) id))
        g_ptr_array_add(c->layers, (gpointer) layer);
    else if (find(c, id) < c->layers->len)
        change(c, find(c, id), layer);
    else
        add(c, layer);
}

static const cor_node *before_of(const combining *c, const cor_node *layer)
{
    return c->of_map ? cor_node_get(layer, "before") : cor_node_get(cor_node_get(layer, "metadata"), "corridor:before");
}

/* Puts what LAYER became before the layer that it names. */
static void put(combining *c, const cor_node *layer)
{
    const cor_node *before = before_of(c, layer);
    const char *id = cor_style_text(layer, "id");
    if (!before || before->kind != COR_NODE_STRING || !id || find(c, id) == c->layers->len) return;
    if (!strcmp(before->text, id)) {
        cor_style_error(c->reader, before, "the layer '%s' can't stand before itself", id);
    } else if (find(c, before->text) == c->layers->len) {
        cor_style_error(c->reader, before, "there is no layer '%s' to stand before%s", before->text,
                        cor_hint_of(nearest(c, before->text), '\'', "").text);
    } else {
        gpointer moved = g_ptr_array_steal_index(c->layers, find(c, id));
        g_ptr_array_insert(c->layers, (gint) find(c, before->text), moved);
    }
}

/* The one of LATER that LAYER is to stand before, LATER's number where there is none. */
static size_t target(const combining *c, const cor_node *later, const cor_node *layer)
{
    const cor_node *before = before_of(c, layer);
    size_t i = 0;
    while (i < later->n && !(before && !g_strcmp0(cor_style_text(later->items[i], "id"), before->text)))
        i++;
    return i;
}

/* Puts all layers of LATER in their places: each after the one that it is to stand before. */
static void put_all(combining *c, const cor_node *later)
{
    bool *done = COR_NEW_ARRAY(arena_of(c), bool, later->n + 1);
    size_t *chain = COR_NEW_ARRAY(arena_of(c), size_t, later->n), n = 0;
    done[later->n] = true;
    for (size_t i = 0; i < later->n; i++) {
        for (size_t k = i; !done[k]; k = target(c, later, later->items[k])) {
            done[k] = true;
            chain[n++] = k;
        }
        while (n)
            put(c, later->items[chain[--n]]);
    }
}

/* LAYER with a legend that asks for no sample of the layer called ID. */
static const cor_node *unaccompanied(cor_arena *arena, const cor_node *layer, const char *id)
{
    const cor_node *metadata = cor_node_get(layer, "metadata"), *legend = cor_node_get(metadata, "corridor:legend"),
                   *with = cor_node_get(legend, "with");
    size_t n = 0;
    if (!with || with->kind != COR_NODE_SEQ) return layer;
    const cor_node **kept = COR_NEW_ARRAY(arena, const cor_node *, with->n);
    for (size_t i = 0; i < with->n; i++)
        if (g_strcmp0(with->items[i]->text, id) != 0) kept[n++] = with->items[i];
    if (n == with->n) return layer;
    legend = cor_node_with(arena, legend, cor_node_of(arena, with, COR_NODE_SEQ, kept, n));
    return cor_node_with(arena, layer, cor_node_with(arena, metadata, legend));
}

/* LAYER with marks of their own, where they go along with those of the layer called ID. */
static const cor_node *alone(cor_arena *arena, const cor_node *layer, const char *id)
{
    const cor_node *metadata = cor_node_get(layer, "metadata"),
                   *with = cor_node_get(cor_node_get(metadata, "corridor:stack"), "with");
    if (!with || g_strcmp0(with->text, id) != 0) return layer;
    return cor_node_with(arena, layer, cor_node_without(arena, metadata, "corridor:stack"));
}

static void leave_out(combining *c, const char *id)
{
    if (find(c, id) == c->layers->len) return;
    g_ptr_array_remove_index(c->layers, find(c, id));
    for (guint i = 0; i < c->layers->len; i++)
        c->layers->pdata[i] = (gpointer) alone(arena_of(c), unaccompanied(arena_of(c), c->layers->pdata[i], id), id);
}

/* BASE with the layers of LATER; both are lists. */
static const cor_node *combined(cor_reader *reader, const cor_node *base, const cor_node *later, bool of_map)
{
    combining c = {reader, g_ptr_array_new(), of_map};
    GHashTable *taken = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < base->n; i++)
        g_ptr_array_add(c.layers, (gpointer) base->items[i]);
    for (size_t i = 0; i < later->n; i++)
        take(&c, later->items[i], taken);
    put_all(&c, later);
    for (size_t i = 0; of_map && i < later->n; i++)
        if (says_visible(later->items[i], false)) leave_out(&c, cor_style_text(later->items[i], "id"));
    const cor_node *list = cor_node_of(reader->compiler->arena, base, COR_NODE_SEQ,
                                       (const cor_node *const *) c.layers->pdata, c.layers->len);
    g_ptr_array_unref(c.layers);
    g_hash_table_unref(taken);
    return list;
}

/* One entry of a list of sprites; a sprite alone is the one that is called default. */
static const cor_node *sprite_entry(cor_arena *arena, const cor_node *sprite)
{
    if (sprite->kind == COR_NODE_MAP) return sprite;
    const cor_node *const words[] = {cor_node_string(arena, sprite, "id", "default"),
                                     cor_node_keyed(arena, sprite, "url")};
    return cor_node_of(arena, sprite, COR_NODE_MAP, words, G_N_ELEMENTS(words));
}

static bool is_same_sprite(const cor_node *a, const cor_node *b)
{
    return !g_strcmp0(cor_style_text(a, "id"), cor_style_text(b, "id"));
}

/* A sprite of LATER takes the place of one of the same id. */
static const cor_node *combined_sprites(cor_arena *arena, const cor_node *base, const cor_node *later)
{
    size_t n = 0, n_base = base->kind == COR_NODE_SEQ ? base->n : 1,
           n_later = later->kind == COR_NODE_SEQ ? later->n : 1;
    const cor_node **entries = COR_NEW_ARRAY(arena, const cor_node *, n_base + n_later);
    for (size_t i = 0; i < n_base; i++)
        entries[n++] = sprite_entry(arena, cor_node_item(base, i));
    for (size_t i = 0; i < n_later; i++) {
        const cor_node *entry = sprite_entry(arena, cor_node_item(later, i));
        size_t at = 0;
        while (at < n && !is_same_sprite(entries[at], entry))
            at++;
        entries[at] = entry;
        n = MAX(n, at + 1);
    }
    return cor_node_of(arena, later, COR_NODE_SEQ, entries, n);
}

/* What ENTRY of a later style leaves of OWN, which stands under its key in the earlier. */
static const cor_node *combined_entry(cor_reader *reader, const cor_node *own, const cor_node *entry)
{
    cor_arena *arena = reader->compiler->arena;
    if (!own) return entry;
    if (!strcmp(entry->key, "sprite")) return combined_sprites(arena, own, entry);
    if (own->kind != entry->kind) return entry;
    if (!strcmp(entry->key, "layers") && own->kind == COR_NODE_SEQ) return combined(reader, own, entry, false);
    if (!strcmp(entry->key, "metadata")) return cor_node_patched(arena, own, entry);
    bool by_name = !strcmp(entry->key, "sources") || !strcmp(entry->key, "state");
    return by_name && own->kind == COR_NODE_MAP ? cor_node_overlaid(arena, own, entry) : entry;
}

static cor_status outcome(const cor_reader *reader, const cor_node *root, const cor_node **ret_root, cor_error *err)
{
    if (reader->first.status == COR_OK) *ret_root = root;
    if (reader->first.status != COR_OK && err) *err = reader->first;
    return reader->first.status;
}

cor_status cor_style_combine(const cor_compiler *compiler, const cor_node *base, const cor_node *later,
                             const cor_node **ret_root, cor_error *err)
{
    cor_style none = {.root = later};
    cor_reader reader = {.compiler = compiler, .style = &none, .place = {later, ""}};
    const cor_node *root = base;
    if (cor_style_is_one(&reader, base) && cor_style_is_one(&reader, later))
        for (size_t i = 0; i < later->n; i++) {
            const cor_node *entry = later->items[i];
            root = entry->kind == COR_NODE_NULL
                       ? cor_node_without(compiler->arena, root, entry->key)
                       : cor_node_with(compiler->arena, root,
                                       combined_entry(&reader, cor_node_get(root, entry->key), entry));
        }
    return outcome(&reader, root, ret_root, err);
}

cor_status cor_style_add_layers(const cor_compiler *compiler, const cor_node *base, const cor_node *layers,
                                const cor_node **ret_root, cor_error *err)
{
    cor_style none = {.root = base};
    cor_reader reader = {.compiler = compiler, .style = &none, .place = {layers, "layers"}};
    const cor_node *own = cor_node_get(base, "layers"), *root = base;
    if (own && own->kind == COR_NODE_SEQ)
        root = cor_node_with(compiler->arena, base, combined(&reader, own, layers, true));
    return outcome(&reader, root, ret_root, err);
}
