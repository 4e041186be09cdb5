#include "page/placeholders.h"

#include <string.h>

#include "base/words.h"
#include "prepare/near.h"

typedef struct {
    cor_arena *arena;
    GPtrArray *names;
    const char *unknown; /* the last name that was asked for in vain */
} placeholders;

static void add_counts(placeholders *b, const cor_map *map, const char *source)
{
    static const char *const counts[] = {"drawn", "total", "within"};
    size_t n = cor_near_options(map, source) ? 3 : 2;
    for (size_t i = 0; i < n; i++)
        g_ptr_array_add(b->names, (gpointer) cor_arena_format(b->arena, "%s.%s", source, counts[i]));
}

static void list_names(placeholders *b, const cor_map *map)
{
    for (size_t i = 0; i < map->n_state; i++)
        g_ptr_array_add(b->names, (gpointer) map->state[i].name);
    for (size_t i = 0; i < cor_style_source_count(map->style); i++)
        add_counts(b, map, cor_style_source_at(map->style, i)->id);
    for (size_t i = 0; i < map->document->n_sources; i++)
        add_counts(b, map, map->document->sources[i].name);
}

static const char *look_up(void *context, const char *name)
{
    placeholders *b = context;
    for (guint i = 0; i < b->names->len; i++)
        if (!strcmp(b->names->pdata[i], name)) return "";
    if (!strcmp(name, "radius")) return ""; /* of circles */
    b->unknown = cor_arena_copy(b->arena, name);
    return NULL;
}

static cor_status check_words(placeholders *b, const cor_node *node, cor_error *err)
{
    cor_error why;
    const char *filled;
    if (!node || node->kind != COR_NODE_STRING) return COR_OK;
    b->unknown = NULL;
    if (!cor_text_fill(b->arena, node->text, look_up, b, &filled, &why)) return COR_OK;
    const char *near =
        b->unknown ? cor_nearest_word(b->unknown, (const char *const *) b->names->pdata, b->names->len) : NULL;
    if (!near) return cor_node_fail(node, err, "%s", why.message);
    return cor_node_fail(node, err, "{%.60s} is not known; did you mean {%.60s}?", b->unknown, near);
}

static cor_status check_keys(placeholders *b, const cor_node *node, const char *const *keys, cor_error *err)
{
    cor_status st = COR_OK;
    for (; node && node->kind == COR_NODE_MAP && *keys && !st; keys++)
        st = check_words(b, cor_node_get(node, *keys), err);
    return st;
}

/* A list of maps, or one of them. */
static cor_status check_items(placeholders *b, const cor_node *node, const char *const *keys, cor_error *err)
{
    cor_status st = COR_OK;
    if (!node || node->kind != COR_NODE_SEQ) return check_keys(b, node, keys, err);
    for (size_t i = 0; i < node->n && !st; i++)
        st = check_keys(b, node->items[i], keys, err);
    return st;
}

static cor_status check_furniture(placeholders *b, const cor_node *all, cor_error *err)
{
    static const char *const pieces[] = {"legend", "credits", "disclaimer", "banner", "table", "notes", "inset"};
    static const char *const keys[] = {"title", "text", NULL};
    cor_status st = COR_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(pieces) && !st; i++) {
        const cor_node *piece = cor_node_get(all, pieces[i]);
        st = check_words(b, piece, err); /* credits: "…" */
        if (!st) st = check_items(b, piece, keys, err);
    }
    return st;
}

cor_status cor_placeholders_check(const cor_map *map, cor_error *err)
{
    static const char *const titles[] = {"title", "subtitle", NULL};
    static const char *const notes[] = {"callout", "text", "arrow", "bracket", "label", NULL};
    const cor_node *root = map->document->root;
    placeholders b = {.arena = cor_arena_new(), .names = g_ptr_array_new()};
    list_names(&b, map);
    cor_status st = check_keys(&b, root, titles, err);
    if (!st) st = check_furniture(&b, cor_node_get(root, "furniture"), err);
    if (!st) st = check_items(&b, cor_node_get(root, "annotations"), notes, err);
    g_ptr_array_unref(b.names);
    cor_arena_free(b.arena);
    return st;
}
