/* All mistakes of a map document at once: each that is found is taken out of the tree, and the rest is read again. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

enum { MAX_FAULTS = 100 };

typedef struct {
    int line, column;
    cor_node *node, *parent; /* what stands there; the deepest, NULL when nothing does */
} place;

static void find(place *p, const cor_node *node, const cor_node *parent)
{
    for (size_t i = 0; i < node->n && !p->node; i++)
        find(p, node->items[i], node);
    bool here = node->line == p->line && node->column == p->column;
    bool key = node->key && node->key_line == p->line && node->key_column == p->column;
    if (p->node || (!here && !key)) return;
    p->node = (cor_node *) node; /* the tree is ours */
    p->parent = (cor_node *) parent;
}

static void take_out(cor_arena *arena, const place *p)
{
    const cor_node **items = COR_NEW_ARRAY(arena, const cor_node *, p->parent->n);
    size_t n = 0;
    for (size_t i = 0; i < p->parent->n; i++)
        if (p->parent->items[i] != p->node) items[n++] = p->parent->items[i];
    p->parent->items = items;
    p->parent->n = n;
}

/* Whether the mistake ERR was found and taken out. What misses something that was taken out of it is no news. */
static bool put_right(cor_arena *arena, const cor_node *root, GHashTable *lame, const cor_error *err,
                      cor_diagnostics *diagnostics)
{
    place p = {err->line, err->column, NULL, NULL};
    if (!err->line || strcmp(err->file, root->file) != 0) return false;
    find(&p, root, NULL);
    if (!p.node || !g_hash_table_contains(lame, p.node)) cor_diagnostics_add_error(diagnostics, err);
    if (!p.node || !p.parent) return false;
    take_out(arena, &p);
    g_hash_table_add(lame, p.parent);
    return true;
}

void cor_map_document_faults(const char *path, const cor_options *options, cor_diagnostics *diagnostics)
{
    cor_error err = {0};
    const cor_node *root;
    const cor_map_document *map;
    cor_arena *arena = cor_arena_new();
    cor_interns *interns = cor_interns_new();
    GHashTable *lame = g_hash_table_new(NULL, NULL);
    cor_status status = cor_doc_read(arena, path, &root, &err);
    for (int i = 0; !status && i < MAX_FAULTS; i++) {
        if (!cor_map_read_root(arena, interns, NULL, path, root, options, &map, &err)) break;
        if (!put_right(arena, root, lame, &err, diagnostics)) break;
    }
    g_hash_table_unref(lame);
    cor_interns_free(interns);
    cor_arena_free(arena);
}
