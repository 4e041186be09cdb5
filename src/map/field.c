#include "map/field.h"

#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"
#include "expr/expr.h"
#include "map/map.h"

static const double points_per_mm = 72 / 25.4;

static cor_status wrong(const cor_node *node, const char *wanted, cor_error *err)
{
    if (node->kind == COR_NODE_NULL)
        return cor_node_fail(node, err, "\"%.80s\" has no value; it needs %s", node->key ? node->key : "this", wanted);
    if (!node->key) return cor_node_fail(node, err, "this is %s; here goes %s", cor_node_kind_name(node->kind), wanted);
    return cor_node_fail(node, err, "\"%.80s\" is %s; it needs %s", node->key, cor_node_kind_name(node->kind), wanted);
}

static cor_status read_text(const cor_node *node, const char **ret_text, cor_error *err)
{
    if (node->kind != COR_NODE_STRING && node->kind != COR_NODE_NUMBER) return wrong(node, "text", err);
    if (!*node->text)
        return cor_node_fail(node, err, "\"%.80s\" is empty; leave it out or fill it", node->key ? node->key : "this");
    *ret_text = node->text;
    return COR_OK;
}

cor_status cor_field_text(const cor_node *parent, const char *key, const char **ret_text, cor_error *err)
{
    const cor_node *node = cor_node_get(parent, key);
    if (!node) return COR_OK;
    return read_text(node, ret_text, err);
}

cor_status cor_field_prose(cor_arena *arena, const cor_node *parent, const char *key, const char **ret_text,
                           cor_error *err)
{
    const cor_node *node = cor_node_get(parent, key);
    const char *text = NULL;
    cor_status status = cor_field_text(parent, key, &text, err);
    if (status || !text) return status;
    if (strlen(text) > COR_PROSE_BYTES)
        return cor_node_fail(node, err, "\"%s\" is %zu bytes long; the limit is %d", key, strlen(text),
                             COR_PROSE_BYTES);
    *ret_text = cor_valid_text(arena, text, strlen(text));
    return COR_OK;
}

cor_status cor_field_number(const cor_node *parent, const char *key, double minimum, double maximum, double *ret_number,
                            cor_error *err)
{
    const cor_node *node = cor_node_get(parent, key);
    char low[COR_NUMBER_SPACE], high[COR_NUMBER_SPACE];
    if (!node) return COR_OK;
    if (node->kind != COR_NODE_NUMBER) return wrong(node, "a number", err);
    if (node->number < minimum || node->number > maximum) {
        cor_format_shortest(low, minimum);
        cor_format_shortest(high, maximum);
        return cor_node_fail(node, err, "\"%s\" is %.40s; it goes from %s to %s", key, node->text, low, high);
    }
    *ret_number = node->number;
    return COR_OK;
}

cor_status cor_field_bool(const cor_node *parent, const char *key, bool *ret_bool, cor_error *err)
{
    const cor_node *node = cor_node_get(parent, key);
    if (!node) return COR_OK;
    if (node->kind != COR_NODE_BOOL) return wrong(node, "true or false", err);
    *ret_bool = node->boolean;
    return COR_OK;
}

size_t cor_word_index(const char *text, const char *const *words, size_t n)
{
    size_t i = 0;
    while (i < n && strcmp(text, words[i]) != 0)
        i++;
    return i;
}

const char *cor_words_listed(cor_arena *arena, const char *const *words, size_t n)
{
    const char *list = "";
    for (size_t i = 0; i < n; i++)
        list = cor_arena_format(arena, "%s%s%s", list, !i ? "" : i + 1 < n ? ", " : " or ", words[i]);
    return list;
}

/* A short list is said whole: of "un" and "in" neither is nearer to "um". */
static cor_status not_a_word(const cor_node *node, const char *const *words, size_t n, cor_error *err)
{
    const char *near = n > 4 ? cor_nearest_word(node->text, words, n) : NULL;
    if (near) return cor_node_fail(node, err, "\"%.80s\" is not known here; did you mean \"%s\"?", node->text, near);
    cor_arena *arena = cor_arena_new();
    cor_status status = cor_node_fail(node, err, "\"%.80s\" is not known here; it is one of %s", node->text,
                                      cor_words_listed(arena, words, n));
    cor_arena_free(arena);
    return status;
}

cor_status cor_field_word(const cor_node *parent, const char *key, const char *const *words, size_t n,
                          size_t *ret_index, cor_error *err)
{
    const cor_node *node = cor_node_get(parent, key);
    const char *text = NULL;
    cor_status status = cor_field_text(parent, key, &text, err);
    if (status || !text) return status;
    size_t index = cor_word_index(text, words, n);
    if (index == n) return not_a_word(node, words, n, err);
    *ret_index = index;
    return COR_OK;
}

cor_status cor_field_map(const cor_node *parent, const char *key, const cor_node **ret_node, cor_error *err)
{
    const cor_node *node = cor_node_get(parent, key);
    if (!node) return COR_OK;
    if (node->kind != COR_NODE_MAP) return wrong(node, "a map of keys and values", err);
    *ret_node = node;
    return COR_OK;
}

cor_status cor_field_seq(const cor_node *parent, const char *key, const cor_node **ret_node, cor_error *err)
{
    const cor_node *node = cor_node_get(parent, key);
    if (!node) return COR_OK;
    if (node->kind != COR_NODE_SEQ) return wrong(node, "a list", err);
    *ret_node = node;
    return COR_OK;
}

bool cor_field_says(const cor_node *node, const char *word)
{
    return node->kind == COR_NODE_STRING && !strcmp(node->text, word);
}

cor_status cor_field_order(const cor_node *parent, const char *key, const char **ret_field, bool *ret_descending,
                           cor_error *err)
{
    const char *text = NULL;
    cor_status status = cor_field_text(parent, key, &text, err);
    if (status || !text) return status;
    *ret_descending = *text == '-' && text[1];
    *ret_field = text + *ret_descending;
    return COR_OK;
}

cor_status cor_field_length(const cor_node *parent, const char *key, double least, double most, double *ret_points,
                            cor_error *err)
{
    const cor_node *node = cor_node_get(parent, key);
    char low[COR_NUMBER_SPACE], high[COR_NUMBER_SPACE];
    cor_error wrong_length;
    double points;
    if (!node) return COR_OK;
    if (node->kind == COR_NODE_NUMBER)
        return cor_node_fail(node, err, "\"%s\" is a number without a unit; write one like \"30 mm\"", key);
    if (node->kind != COR_NODE_STRING) return wrong(node, "a length like \"30 mm\"", err);
    if (cor_length_parse(node->text, &points, &wrong_length))
        return cor_node_fail(node, err, "%s", wrong_length.message);
    if (points < least * points_per_mm || points > most * points_per_mm) {
        cor_format_decimals(low, least, 1);
        cor_format_decimals(high, most, 1);
        return cor_node_fail(node, err, "\"%s\" is %.40s; it goes from %s mm to %s mm", key, node->text, low, high);
    }
    *ret_points = points;
    return COR_OK;
}

cor_status cor_field_color(const cor_node *parent, const char *key, cor_optional_color *ret_color, cor_error *err)
{
    const cor_node *node = cor_node_get(parent, key);
    if (!node) return COR_OK;
    if (node->kind != COR_NODE_STRING) return wrong(node, "a colour like \"#c8102e\"", err);
    if (!cor_parse_color(node->text, &ret_color->color))
        return cor_node_fail(node, err, "\"%.40s\" is no colour; write one like \"#c8102e\" or teal", node->text);
    ret_color->said = true;
    return COR_OK;
}

static cor_status read_texts(const cor_node *node, const char **texts, cor_error *err)
{
    if (node->kind != COR_NODE_SEQ) return read_text(node, texts, err);
    if (!node->n) return cor_node_fail(node, err, "\"%s\" is an empty list; leave it out or fill it", node->key);
    cor_status status = COR_OK;
    for (size_t i = 0; i < node->n && !status; i++)
        status = read_text(node->items[i], &texts[i], err);
    return status;
}

cor_status cor_field_texts(cor_arena *arena, const cor_node *parent, const char *key, const char *const **ret_texts,
                           cor_error *err)
{
    const cor_node *node = cor_node_get(parent, key);
    if (!node) return COR_OK;
    if (node->kind == COR_NODE_NULL || node->kind == COR_NODE_MAP || node->kind == COR_NODE_BOOL)
        return wrong(node, "a list of words", err);
    const char **texts = COR_NEW_ARRAY(arena, const char *, (node->kind == COR_NODE_SEQ ? node->n : 1) + 1);
    cor_status status = read_texts(node, texts, err);
    if (!status) *ret_texts = texts;
    return status;
}
