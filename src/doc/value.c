/* A document's tree as a value of expressions and as JSON text. */
#include "doc/doc.h"

#include <glib.h>

#include "base/number.h"

static cor_value seq_value(cor_arena *arena, const cor_node *node)
{
    cor_array *array = COR_NEW(arena, cor_array);
    cor_value *items = COR_NEW_ARRAY(arena, cor_value, node->n);
    for (size_t i = 0; i < node->n; i++)
        items[i] = cor_node_value(arena, node->items[i]);
    *array = (cor_array){.n = node->n, .items = items};
    return (cor_value){.kind = COR_ARRAY, .array = array};
}

static cor_value map_value(cor_arena *arena, const cor_node *node)
{
    cor_object *object = COR_NEW(arena, cor_object);
    const char **keys = COR_NEW_ARRAY(arena, const char *, node->n);
    cor_value *values = COR_NEW_ARRAY(arena, cor_value, node->n);
    for (size_t i = 0; i < node->n; i++) {
        keys[i] = cor_arena_copy(arena, node->items[i]->key);
        values[i] = cor_node_value(arena, node->items[i]);
    }
    *object = (cor_object){.n = node->n, .keys = keys, .values = values};
    return (cor_value){.kind = COR_OBJECT, .object = object};
}

cor_value cor_node_value(cor_arena *arena, const cor_node *node)
{
    if (!node) return cor_null();
    switch (node->kind) {
    case COR_NODE_NULL:
        return cor_null();
    case COR_NODE_BOOL:
        return cor_bool(node->boolean);
    case COR_NODE_NUMBER:
        return cor_number(node->number);
    case COR_NODE_STRING:
        return cor_string(cor_arena_copy(arena, node->text));
    case COR_NODE_SEQ:
        return seq_value(arena, node);
    case COR_NODE_MAP:
        return map_value(arena, node);
    }
    return cor_null();
}

static void write_string(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_printf(out, "\\%c", *c);
        else if ((unsigned char) *c < 0x20)
            g_string_append_printf(out, "\\u%04x", (unsigned) *c);
        else
            g_string_append_c(out, *c);
    }
    g_string_append_c(out, '"');
}

static void write_json(GString *out, const cor_node *node);

static void write_items(GString *out, const cor_node *node)
{
    g_string_append_c(out, node->kind == COR_NODE_MAP ? '{' : '[');
    for (size_t i = 0; i < node->n; i++) {
        if (i) g_string_append_c(out, ',');
        if (node->kind == COR_NODE_MAP) {
            write_string(out, node->items[i]->key);
            g_string_append_c(out, ':');
        }
        write_json(out, node->items[i]);
    }
    g_string_append_c(out, node->kind == COR_NODE_MAP ? '}' : ']');
}

static void write_json(GString *out, const cor_node *node)
{
    char number[COR_NUMBER_SPACE];
    switch (node->kind) {
    case COR_NODE_NULL:
        g_string_append(out, "null");
        break;
    case COR_NODE_BOOL:
        g_string_append(out, node->boolean ? "true" : "false");
        break;
    case COR_NODE_NUMBER:
        g_string_append_len(out, number, (gssize) cor_format_shortest(number, node->number));
        break;
    case COR_NODE_STRING:
        write_string(out, node->text);
        break;
    case COR_NODE_SEQ:
    case COR_NODE_MAP:
        write_items(out, node);
        break;
    }
}

const char *cor_node_json(cor_arena *arena, const cor_node *node)
{
    if (!node) return "null";
    GString *out = g_string_new(NULL);
    write_json(out, node);
    const char *json = cor_arena_copy_n(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return json;
}
