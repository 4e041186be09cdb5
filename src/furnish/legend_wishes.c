/* What the map document wants of the legend: entries left out, put first, called otherwise. It names layers by their
 * ids, entries and headings by their words: the style's, the page's language's, or those that the document itself
 * gives. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "furnish/legend.h"

static const cor_legend_furniture *wishes_of(const cor_pen *pen)
{
    return &pen->what->map->furniture.legend;
}

static bool is_called(const cor_pen *pen, const char *name, const char *asked)
{
    return !strcmp(name, asked) || !strcmp(cor_pen_words(pen, name), asked);
}

const char *cor_legend_said(const cor_pen *pen, const char *id, bool is_title, const char *name)
{
    const cor_legend_furniture *wishes = wishes_of(pen);
    for (size_t i = 0; i < wishes->n_rename; i++)
        if (is_called(pen, name, wishes->rename[i].from)) return wishes->rename[i].to;
    for (size_t i = 0; i < wishes->n_rename && is_title && id; i++)
        if (!strcmp(id, wishes->rename[i].from)) return wishes->rename[i].to;
    return name;
}

/* Whether the words of ENTRY are those ASKED for. */
static bool says(const cor_pen *pen, const cor_entry *entry, const char *asked)
{
    if (!entry->name || !entry->block) return false;
    return is_called(pen, entry->name, asked) || (entry->said && !strcmp(entry->said, asked));
}

static bool is_of(const cor_entry *entry, const char *id)
{
    return entry->of && !strcmp(cor_layer_id(entry->of->layer), id);
}

/* ---- names that there are ------------------------------------------------------------------------------------ */

static void know_text(GPtrArray *known, const cor_node *node)
{
    if (node && node->kind == COR_NODE_STRING) g_ptr_array_add(known, (gpointer) node->text);
}

/* What the layer may be listed as, on this page or another one. */
static void know_layer(GPtrArray *known, const cor_layer *layer)
{
    static const char *const keys[] = {"title", "label", "of-others", "sizes", "group"};
    const cor_node *options = cor_layer_metadata(layer, "corridor:legend"), *labels = cor_node_get(options, "labels"),
                   *colors = cor_node_get(options, "colors");
    g_ptr_array_add(known, (gpointer) cor_layer_id(layer));
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        know_text(known, cor_node_get(options, keys[i]));
    for (size_t i = 0; labels && labels->kind == COR_NODE_MAP && i < labels->n; i++)
        know_text(known, labels->items[i]);
    for (size_t i = 0; colors && colors->kind == COR_NODE_MAP && i < colors->n; i++)
        g_ptr_array_add(known, (gpointer) colors->items[i]->key);
}

/* In the style's words, and after them in the page's. */
static GPtrArray *known_names(const cor_pen *pen, const cor_entry *entries, size_t n)
{
    GPtrArray *known = g_ptr_array_new();
    const cor_style *style = pen->what->style;
    for (size_t i = 0; i < n; i++)
        if (entries[i].name && entries[i].block) g_ptr_array_add(known, (gpointer) entries[i].name);
    for (size_t i = 0; i < cor_style_layer_count(style); i++)
        know_layer(known, cor_style_layer_at(style, i));
    for (guint i = 0, own = known->len; i < own; i++)
        g_ptr_array_add(known, (gpointer) cor_pen_words(pen, known->pdata[i]));
    for (size_t i = 0; i < wishes_of(pen)->n_rename; i++)
        g_ptr_array_add(known, (gpointer) wishes_of(pen)->rename[i].to);
    return known;
}

static cor_status check(const GPtrArray *known, const char *name, const cor_node *node, cor_error *err)
{
    const char *const *words = (const char *const *) known->pdata;
    for (guint i = 0; i < known->len; i++)
        if (!strcmp(words[i], name)) return COR_OK;
    const char *near = cor_nearest_word(name, words, known->len);
    return cor_node_fail(node, err, "no layer and nothing in the legend is called \"%.80s\"%s", name,
                         cor_hint_of(near, '"', "").text);
}

static cor_status check_list(const GPtrArray *known, const cor_map_names *names, cor_error *err)
{
    cor_status st = COR_OK;
    for (size_t i = 0; names->list && names->list[i] && !st; i++)
        st = check(known, names->list[i], cor_node_item(names->node, i), err);
    return st;
}

/* A page of an atlas shows a part: there it can't be told what is nowhere. */
static cor_status check_names(const cor_pen *pen, const cor_entry *entries, size_t n, cor_error *err)
{
    const cor_legend_furniture *wishes = wishes_of(pen);
    if (pen->what->map->atlas.kind != COR_ATLAS_NONE) return COR_OK;
    GPtrArray *known = known_names(pen, entries, n);
    cor_status st = check_list(known, &wishes->omit, err);
    if (!st) st = check_list(known, &wishes->order, err);
    for (size_t i = 0; i < wishes->n_rename && !st; i++)
        st = check(known, wishes->rename[i].from, wishes->rename[i].node, err);
    g_ptr_array_unref(known);
    return st;
}

/* ---- what is left out ---------------------------------------------------------------------------------------- */

/* Whether HEADING is over ENTRY, or is it: a layer's own, or a group's, which is in no layer. */
static bool heads(const cor_entry *heading, const cor_entry *entry)
{
    if (heading->kind != COR_ENTRY_HEADING || heading->block != entry->block) return false;
    return heading->section == entry->section || !heading->of;
}

static bool is_omitted(const cor_pen *pen, const cor_entry *entries, size_t n, const cor_entry *entry)
{
    const char *const *omit = wishes_of(pen)->omit.list;
    for (; omit && *omit; omit++) {
        if (is_of(entry, *omit) || says(pen, entry, *omit)) return true;
        for (size_t i = 0; i < n; i++)
            if (heads(&entries[i], entry) && says(pen, &entries[i], *omit)) return true;
    }
    return false;
}

/* Whether HEADING has something to head that is not OMITTED. */
static bool has_entries(const cor_entry *entries, const bool *omitted, size_t n, const cor_entry *heading)
{
    for (size_t i = 0; i < n; i++)
        if (!omitted[i] && entries[i].kind != COR_ENTRY_HEADING && heads(heading, &entries[i])) return true;
    return !heading->block;
}

static size_t leave_out(const cor_pen *pen, cor_entry *entries, size_t n)
{
    size_t kept = 0;
    bool *omitted = COR_NEW_ARRAY(pen->arena, bool, n);
    for (size_t i = 0; i < n; i++)
        omitted[i] = is_omitted(pen, entries, n, &entries[i]);
    for (size_t i = 0; i < n; i++)
        if (entries[i].kind == COR_ENTRY_HEADING && !has_entries(entries, omitted, n, &entries[i])) omitted[i] = true;
    for (size_t i = 0; i < n; i++)
        if (!omitted[i]) entries[kept++] = entries[i];
    return kept;
}

/* ---- the order ----------------------------------------------------------------------------------------------- */

/* Where an entry goes, from the whole to the part: by name before it goes by number. */
enum { BLOCK, PART, SECTION, ENTRY, LEVELS };

typedef struct {
    size_t rank, number; /* in the document's order, and in the style's */
} turn;

typedef struct {
    turn turns[LEVELS];
    cor_entry entry;
} turned;

/* How early the document names what ENTRY says; FIRST: before anything. */
static size_t rank_of_words(const cor_pen *pen, const cor_entry *entry)
{
    const char *const *order = wishes_of(pen)->order.list;
    size_t rank = 0;
    while (order[rank] && !says(pen, entry, order[rank]))
        rank++;
    return order[rank] ? rank + 1 : SIZE_MAX;
}

static size_t rank_of_layer(const cor_pen *pen, const cor_entry *entry)
{
    const char *const *order = wishes_of(pen)->order.list;
    size_t rank = 0;
    while (order[rank] && !is_of(entry, order[rank]))
        rank++;
    return order[rank] ? rank + 1 : SIZE_MAX;
}

static bool is_headed(const cor_entry *entries, size_t n, const cor_entry *entry)
{
    for (size_t i = 0; i < n; i++)
        if (entries[i].kind == COR_ENTRY_HEADING && entries[i].of && entries[i].section == entry->section) return true;
    return false;
}

static bool is_in_group(const cor_entry *entries, size_t n, const cor_entry *entry)
{
    for (size_t i = 0; i < n; i++)
        if (entries[i].kind == COR_ENTRY_HEADING && !entries[i].of && entries[i].block == entry->block) return true;
    return false;
}

/* What OTHER's name says of the turn of its part: a heading's words speak for what is below it, those of an entry
 * without one for its layer. */
static size_t rank_of_part(const cor_pen *pen, const cor_entry *entries, size_t n, const cor_entry *other)
{
    size_t rank = rank_of_layer(pen, other);
    if (other->of && (other->kind == COR_ENTRY_HEADING || !is_headed(entries, n, other)))
        rank = MIN(rank, rank_of_words(pen, other));
    return rank;
}

/* A group comes by its own words, or by the ids of its layers. */
static size_t rank_of_block(const cor_pen *pen, const cor_entry *entries, size_t n, const cor_entry *other)
{
    if (!other->of) return rank_of_words(pen, other);
    return is_in_group(entries, n, other) ? rank_of_layer(pen, other) : rank_of_part(pen, entries, n, other);
}

static turned turned_of(const cor_pen *pen, const cor_entry *entries, size_t n, size_t index)
{
    const cor_entry *entry = &entries[index];
    turned t = {{{SIZE_MAX, entry->block}, {SIZE_MAX, entry->part}, {SIZE_MAX, entry->section}, {SIZE_MAX, index}},
                *entry};
    turn *turns = t.turns;
    for (size_t i = 0; i < n; i++) {
        const cor_entry *other = &entries[i];
        if (other->block != entry->block) continue;
        turns[BLOCK].rank = MIN(turns[BLOCK].rank, rank_of_block(pen, entries, n, other));
        if (other->part == entry->part) turns[PART].rank = MIN(turns[PART].rank, rank_of_part(pen, entries, n, other));
        if (other->section == entry->section && other->kind == COR_ENTRY_HEADING)
            turns[SECTION].rank = MIN(turns[SECTION].rank, rank_of_words(pen, other));
    }
    turns[ENTRY].rank = rank_of_words(pen, entry);
    if (!entry->block) turns[BLOCK].rank = 0;
    if (!entry->of) turns[PART].rank = 0;
    if (entry->kind == COR_ENTRY_HEADING || entry->kind == COR_ENTRY_RAMP) turns[ENTRY].rank = 0;
    return t;
}

static int by_turn(const void *a, const void *b)
{
    const turned *x = a, *y = b;
    for (int i = 0; i < LEVELS; i++) {
        const turn *p = &x->turns[i], *q = &y->turns[i];
        if (p->rank != q->rank) return p->rank < q->rank ? -1 : 1;
        if (p->number != q->number) return p->number < q->number ? -1 : 1;
    }
    return 0;
}

static void put_in_order(const cor_pen *pen, cor_entry *entries, size_t n)
{
    if (!wishes_of(pen)->order.list) return;
    turned *all = COR_NEW_ARRAY(pen->arena, turned, n);
    for (size_t i = 0; i < n; i++)
        all[i] = turned_of(pen, entries, n, i);
    qsort(all, n, sizeof *all, by_turn);
    for (size_t i = 0; i < n; i++)
        entries[i] = all[i].entry;
}

cor_status cor_legend_arrange(cor_pen *pen, cor_entry *entries, size_t *n, cor_error *err)
{
    cor_status st = check_names(pen, entries, *n, err);
    if (st) return st;
    *n = leave_out(pen, entries, *n);
    put_in_order(pen, entries, *n);
    return COR_OK;
}
