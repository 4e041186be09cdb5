/* The tree under construction: open collections on a stack, finished nodes in the arena. */
#include "doc/internal.h"

#include <string.h>

#include <glib.h>

/* A node with what only the reader needs to know of it. */
typedef struct {
    cor_node node; /* first: the tree hands out its address */
    size_t weight; /* nodes below and itself, aliases counted as often as they are used */
    int height;    /* of the tree below; 0 for a scalar */
} grown;

typedef struct {
    grown *node;
    const char *anchor;
    size_t first;        /* of its items among the pending ones */
    const cor_node *key; /* read, its value not yet */
    GHashTable *keys;    /* of a map: those it has */
    bool merges;         /* has a merge key */
} frame;

struct cor_tree {
    cor_arena *arena;
    const char *name;
    frame frames[COR_DOC_DEPTH + 1];
    int n_frames;
    GPtrArray *pending;  /* items of all open collections */
    GHashTable *anchors; /* name → grown */
    size_t n_nodes;
    const cor_node *root;
};

cor_tree *cor_tree_new(cor_arena *arena, const char *name)
{
    cor_tree *tree = g_new0(cor_tree, 1);
    tree->arena = arena;
    tree->name = cor_arena_copy(arena, name ? name : "");
    tree->pending = g_ptr_array_new();
    tree->anchors = g_hash_table_new(g_str_hash, g_str_equal);
    return tree;
}

void cor_tree_free(cor_tree *tree)
{
    if (!tree) return;
    for (int i = 0; i < tree->n_frames; i++)
        if (tree->frames[i].keys) g_hash_table_destroy(tree->frames[i].keys);
    g_ptr_array_free(tree->pending, TRUE);
    g_hash_table_destroy(tree->anchors);
    g_free(tree);
}

cor_node *cor_tree_node(cor_tree *tree, cor_node_kind kind, int line, int column)
{
    grown *node = COR_NEW(tree->arena, grown);
    node->node.kind = kind;
    node->node.line = line;
    node->node.column = column;
    node->node.file = tree->name;
    node->weight = 1;
    return &node->node;
}

static frame *innermost(const cor_tree *tree)
{
    return tree->n_frames ? (frame *) &tree->frames[tree->n_frames - 1] : NULL;
}

bool cor_tree_innermost(const cor_tree *tree, const cor_node **ret_node)
{
    frame *open = innermost(tree);
    if (open) *ret_node = &open->node->node;
    return open;
}

bool cor_tree_wants_key(const cor_tree *tree)
{
    frame *open = innermost(tree);
    return open && open->node->node.kind == COR_NODE_MAP && !open->key;
}

const cor_node *cor_tree_key(const cor_tree *tree)
{
    frame *open = innermost(tree);
    return open ? open->key : NULL;
}

const cor_node *cor_tree_root(const cor_tree *tree)
{
    return tree->root;
}

static cor_status count_node(cor_tree *tree, const cor_node *node, cor_error *err)
{
    if (++tree->n_nodes <= COR_DOC_NODES) return COR_OK;
    return cor_node_fail(node, err, "the document has more than %d values", COR_DOC_NODES);
}

/* The key of a merge is told from a quoted "<<" by its address. */
static const char merge_key[] = "<<";

static cor_status take_key(frame *open, cor_node *key, cor_error *err)
{
    if (!key->quoted && !*key->text)
        return cor_node_fail(key, err, "a key is missing before \":\"; write \"key: value\"");
    if (!key->quoted && !strcmp(key->text, merge_key)) {
        key->text = merge_key;
        open->key = key;
        open->merges = true;
        return COR_OK;
    }
    const cor_node *before = g_hash_table_lookup(open->keys, key->text);
    if (before)
        return cor_node_fail(key, err, "the key \"%.80s\" is here twice; it is already on line %d", key->text,
                             before->line);
    g_hash_table_insert(open->keys, (char *) key->text, key);
    open->key = key;
    return COR_OK;
}

/* Puts NODE under the key that waits for it, or at the end of the open list. */
static void take_item(cor_tree *tree, cor_node *node)
{
    frame *open = innermost(tree);
    if (!open) {
        tree->root = node;
        return;
    }
    if (open->key) {
        node->key = open->key->text;
        node->key_line = open->key->line;
        node->key_column = open->key->column;
        open->key = NULL;
    }
    g_ptr_array_add(tree->pending, node);
}

static void remember(cor_tree *tree, const char *anchor, cor_node *node)
{
    if (anchor) g_hash_table_insert(tree->anchors, (char *) anchor, node);
}

cor_status cor_tree_scalar(cor_tree *tree, cor_node *node, const char *anchor, cor_error *err)
{
    remember(tree, anchor, node);
    if (cor_tree_wants_key(tree)) return take_key(innermost(tree), node, err);
    cor_status status = count_node(tree, node, err);
    if (!status) take_item(tree, node);
    return status;
}

cor_status cor_tree_open(cor_tree *tree, cor_node *node, const char *anchor, cor_error *err)
{
    if (cor_tree_wants_key(tree))
        return cor_node_fail(node, err, "%s stands where a key is expected; keys are plain text",
                             cor_node_kind_name(node->kind));
    if (tree->n_frames >= COR_DOC_DEPTH)
        return cor_node_fail(node, err, "lists and maps are nested deeper than %d", COR_DOC_DEPTH);
    cor_status status = count_node(tree, node, err);
    if (status) return status;
    frame *open = &tree->frames[tree->n_frames++];
    *open = (frame){.node = (grown *) node, .anchor = anchor, .first = tree->pending->len};
    if (node->kind == COR_NODE_MAP) open->keys = g_hash_table_new(g_str_hash, g_str_equal);
    return COR_OK;
}

/* A shallow copy: the same value under another key. */
static grown *copy_node(cor_tree *tree, const cor_node *node)
{
    grown *copy = cor_arena_memdup(tree->arena, node, sizeof(grown));
    copy->node.key = NULL;
    copy->node.key_line = copy->node.key_column = 0;
    return copy;
}

static cor_status merge_map(cor_tree *tree, frame *open, const cor_node *from, cor_error *err)
{
    if (from->kind != COR_NODE_MAP)
        return cor_node_fail(from, err, "\"<<\" merges maps, but this is %s", cor_node_kind_name(from->kind));
    for (size_t i = 0; i < from->n; i++) {
        const cor_node *item = from->items[i];
        if (g_hash_table_contains(open->keys, item->key)) continue;
        cor_status status = count_node(tree, item, err);
        if (status) return status;
        g_hash_table_insert(open->keys, (char *) item->key, (cor_node *) item);
        g_ptr_array_add(tree->pending, cor_arena_memdup(tree->arena, item, sizeof(grown)));
    }
    return COR_OK;
}

static cor_status merge_value(cor_tree *tree, frame *open, const cor_node *value, cor_error *err)
{
    if (value->kind != COR_NODE_SEQ) return merge_map(tree, open, value, err);
    cor_status status = COR_OK;
    for (size_t i = 0; i < value->n && !status; i++)
        status = merge_map(tree, open, value->items[i], err);
    return status;
}

/* Replaces merge keys by what they bring in. The map's own keys win, wherever they stand;
 * of several merged maps the first wins. */
static cor_status merge(cor_tree *tree, frame *open, cor_error *err)
{
    GPtrArray *merges = g_ptr_array_new();
    guint kept = (guint) open->first;
    for (guint i = kept; i < tree->pending->len; i++) {
        const cor_node *item = tree->pending->pdata[i];
        if (item->key == merge_key)
            g_ptr_array_add(merges, (cor_node *) item);
        else
            tree->pending->pdata[kept++] = (cor_node *) item;
    }
    g_ptr_array_set_size(tree->pending, (gint) kept);
    cor_status status = COR_OK;
    for (guint i = 0; i < merges->len && !status; i++)
        status = merge_value(tree, open, merges->pdata[i], err);
    g_ptr_array_free(merges, TRUE);
    return status;
}

static cor_status measure(cor_tree *tree, frame *open, cor_error *err)
{
    for (size_t i = open->first; i < tree->pending->len; i++) {
        const grown *item = tree->pending->pdata[i];
        open->node->weight += item->weight;
        open->node->height = MAX(open->node->height, item->height + 1);
    }
    if (open->node->weight > COR_DOC_NODES)
        return cor_node_fail(&open->node->node, err, "the aliases below expand to more than %d values", COR_DOC_NODES);
    return COR_OK;
}

cor_status cor_tree_close(cor_tree *tree, cor_error *err)
{
    frame *open = innermost(tree);
    cor_status status = open->merges ? merge(tree, open, err) : COR_OK;
    if (!status) status = measure(tree, open, err);
    if (status) return status;

    cor_node *node = &open->node->node;
    node->n = tree->pending->len - open->first;
    if (node->n)
        node->items = cor_arena_memdup(tree->arena, tree->pending->pdata + open->first, node->n * sizeof *node->items);
    g_ptr_array_set_size(tree->pending, (gint) open->first);
    if (open->keys) g_hash_table_destroy(open->keys);
    remember(tree, open->anchor, node);
    tree->n_frames--;
    take_item(tree, node);
    return COR_OK;
}

static bool is_open_anchor(const cor_tree *tree, const char *anchor)
{
    for (int i = 0; i < tree->n_frames; i++)
        if (tree->frames[i].anchor && !strcmp(tree->frames[i].anchor, anchor)) return true;
    return false;
}

cor_status cor_tree_alias(cor_tree *tree, const char *anchor, int line, int column, cor_error *err)
{
    const grown *meant = g_hash_table_lookup(tree->anchors, anchor);
    if (is_open_anchor(tree, anchor))
        return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){tree->name, line, column},
                           "*%.80s stands inside of &%.80s itself; it should stand outside of what it repeats", anchor,
                           anchor);
    if (!meant)
        return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){tree->name, line, column},
                           "*%.80s is not known; &%.80s must come before it", anchor, anchor);
    if (cor_tree_wants_key(tree))
        return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){tree->name, line, column},
                           "*%.80s stands where a key is expected; keys are plain text", anchor);
    if (tree->n_frames + meant->height > COR_DOC_DEPTH)
        return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){tree->name, line, column},
                           "*%.80s nests lists and maps deeper than %d", anchor, COR_DOC_DEPTH);
    cor_status status = count_node(tree, &meant->node, err);
    if (status) return status;
    take_item(tree, &copy_node(tree, &meant->node)->node);
    return COR_OK;
}
