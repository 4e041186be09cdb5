#include "doc/doc.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "base/words.h"

const cor_node *cor_node_get(const cor_node *node, const char *key)
{
    if (!node || node->kind != COR_NODE_MAP) return NULL;
    for (size_t i = 0; i < node->n; i++)
        if (!strcmp(node->items[i]->key, key)) return node->items[i];
    return NULL;
}

const cor_node *cor_node_item(const cor_node *node, size_t i)
{
    return node->kind == COR_NODE_SEQ ? node->items[i] : node;
}

const char *cor_node_kind_name(cor_node_kind kind)
{
    static const char *const names[] = {
        [COR_NODE_NULL] = "nothing", [COR_NODE_BOOL] = "true or false", [COR_NODE_NUMBER] = "a number",
        [COR_NODE_STRING] = "text",  [COR_NODE_SEQ] = "a list",         [COR_NODE_MAP] = "a map",
    };
    return names[kind];
}

cor_location cor_node_location(const cor_node *node)
{
    return node ? (cor_location){node->file, node->line, node->column} : COR_NOWHERE;
}

cor_location cor_key_location(const cor_node *node)
{
    return node && node->key ? (cor_location){node->file, node->key_line, node->key_column} : cor_node_location(node);
}

static cor_status fail_in_document(cor_error *err, cor_location location, const char *format, va_list args)
{
    char message[sizeof err->message];
    vsnprintf(message, sizeof message, format, args);
    return cor_fail_at(err, COR_BAD_DOCUMENT, location, "%s", message);
}

cor_status cor_node_fail(const cor_node *node, cor_error *err, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    cor_status status = fail_in_document(err, cor_node_location(node), format, args);
    va_end(args);
    return status;
}

cor_status cor_key_fail(const cor_node *node, cor_error *err, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    cor_status status = fail_in_document(err, cor_key_location(node), format, args);
    va_end(args);
    return status;
}

static cor_status fail_unknown(const cor_node *item, const char *const *keys, size_t n_keys, cor_error *err)
{
    const char *near = cor_nearest_word(item->key, keys, n_keys);
    if (near) return cor_key_fail(item, err, "unknown key \"%.80s\"; did you mean \"%s\"?", item->key, near);
    GString *known = g_string_new(NULL);
    for (size_t i = 0; i < n_keys; i++)
        g_string_append_printf(known, "%s%s", i ? ", " : "", keys[i]);
    cor_status status = cor_key_fail(item, err, "unknown key \"%.80s\"; known here: %s", item->key, known->str);
    g_string_free(known, TRUE);
    return status;
}

cor_status cor_key_known(const cor_node *item, const char *const *keys, size_t n_keys, cor_error *err)
{
    for (size_t k = 0; k < n_keys; k++)
        if (!strcmp(item->key, keys[k])) return COR_OK;
    return fail_unknown(item, keys, n_keys, err);
}

cor_status cor_node_only(const cor_node *node, const char *const *keys, size_t n_keys, cor_error *err)
{
    cor_status status = COR_OK;
    if (!node || node->kind != COR_NODE_MAP) return COR_OK;
    for (size_t i = 0; i < node->n && !status; i++)
        status = cor_key_known(node->items[i], keys, n_keys, err);
    return status;
}
