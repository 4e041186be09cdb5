#include "expr/rewrite.h"

#include <string.h>

#include <glib.h>

cor_node *cor_rewrite_node(cor_arena *arena, const cor_node *origin, cor_node_kind kind)
{
    cor_node *node = COR_NEW(arena, cor_node);
    node->kind = kind;
    node->line = origin->line;
    node->column = origin->column;
    node->file = origin->file;
    return node;
}

const cor_node *cor_rewrite_string(cor_arena *arena, const cor_node *origin, const char *text)
{
    cor_node *node = cor_rewrite_node(arena, origin, COR_NODE_STRING);
    node->text = text;
    return node;
}

const cor_node *cor_rewrite_number(cor_arena *arena, const cor_node *origin, double number)
{
    cor_node *node = cor_rewrite_node(arena, origin, COR_NODE_NUMBER);
    node->number = number;
    return node;
}

const cor_node *cor_rewrite_bool(cor_arena *arena, const cor_node *origin, bool boolean)
{
    cor_node *node = cor_rewrite_node(arena, origin, COR_NODE_BOOL);
    node->boolean = boolean;
    return node;
}

const cor_node *cor_rewrite_list(cor_arena *arena, const cor_node *origin, const cor_node *const *items, size_t n)
{
    cor_node *node = cor_rewrite_node(arena, origin, COR_NODE_SEQ);
    node->n = n;
    node->items = n ? cor_arena_memdup(arena, items, n * sizeof *items) : NULL;
    return node;
}

const cor_node *cor_rewrite_call(cor_arena *arena, const cor_node *origin, const char *name, const cor_node *a,
                                 const cor_node *b)
{
    const cor_node *items[] = {cor_rewrite_string(arena, origin, name), a, b};
    return cor_rewrite_list(arena, origin, items, b ? 3 : a ? 2 : 1);
}

const cor_node *cor_rewrite_literal(cor_arena *arena, const cor_node *node)
{
    bool nested = node->kind == COR_NODE_SEQ || node->kind == COR_NODE_MAP;
    return nested ? cor_rewrite_call(arena, node, "literal", node, NULL) : node;
}

static void add_literal(cor_arena *arena, GPtrArray *items, const cor_node *node, const char *from, size_t length)
{
    if (length) g_ptr_array_add(items, (void *) cor_rewrite_string(arena, node, cor_arena_copy_n(arena, from, length)));
}

static void add_get(cor_arena *arena, GPtrArray *items, const cor_node *node, const char *from, size_t length)
{
    const cor_node *name = cor_rewrite_string(arena, node, cor_arena_copy_n(arena, from, length));
    g_ptr_array_add(items, (void *) cor_rewrite_call(arena, node, "get", name, NULL));
}

/* A token is what stands between braces that hold no brace. */
static const char *find_token(const char *text, size_t *ret_length)
{
    for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
        size_t length = strcspn(open + 1, "{}");
        *ret_length = length;
        if (length && open[1 + length] == '}') return open;
    }
    return NULL;
}

bool cor_takes_tokens(const cor_property_spec *spec)
{
    return spec->tokens || spec->kind == COR_EXPECT_FORMATTED || spec->kind == COR_EXPECT_IMAGE;
}

const cor_node *cor_rewrite_tokens(cor_arena *arena, const cor_node *node)
{
    size_t length;
    const char *text = node->text, *token = find_token(text, &length);
    if (!token) return node;
    GPtrArray *items = g_ptr_array_new();
    g_ptr_array_add(items, (void *) cor_rewrite_string(arena, node, "concat"));
    for (; token; token = find_token(text, &length)) {
        add_literal(arena, items, node, text, (size_t) (token - text));
        add_get(arena, items, node, token + 1, length);
        text = token + length + 2;
    }
    add_literal(arena, items, node, text, strlen(text));
    const cor_node *list = cor_rewrite_list(arena, node, (const cor_node *const *) items->pdata, items->len);
    g_ptr_array_free(items, TRUE);
    if (list->n == 2) return cor_rewrite_call(arena, node, "to-string", list->items[1], NULL);
    return list;
}
