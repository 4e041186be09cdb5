#include "map/field.h"

#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"
#include "expr/expr.h"

static const double points_per_mm = 72 / 25.4;

static bool wrong(cor_map_reader *reader, const cor_node *node, const char *wanted)
{
    if (node->kind == COR_NODE_NULL)
        return cor_map_fault(reader, node, "\"%.80s\" has no value; it needs %s", node->key ? node->key : "this",
                             wanted);
    if (!node->key)
        return cor_map_fault(reader, node, "this is %s; here goes %s", cor_node_kind_name(node->kind), wanted);
    return cor_map_fault(reader, node, "\"%.80s\" is %s; it needs %s", node->key, cor_node_kind_name(node->kind),
                         wanted);
}

bool cor_read_text(cor_map_reader *reader, const cor_node *node, const char **ret_text)
{
    if (node->kind != COR_NODE_STRING && node->kind != COR_NODE_NUMBER) return wrong(reader, node, "text");
    if (!*node->text)
        return cor_map_fault(reader, node, "\"%.80s\" is empty; leave it out or fill it",
                             node->key ? node->key : "this");
    *ret_text = node->text;
    return true;
}

bool cor_read_plain_prose(cor_map_reader *reader, const cor_node *node, const char **ret_text)
{
    const char *text = NULL;
    if (!cor_read_text(reader, node, &text)) return false;
    if (strlen(text) > COR_PROSE_BYTES)
        return cor_map_fault(reader, node, "\"%s\" is %zu bytes long; the limit is %d", node->key ? node->key : "this",
                             strlen(text), COR_PROSE_BYTES);
    *ret_text = cor_valid_text(reader->arena, text, strlen(text));
    return true;
}

static void remember(cor_map_reader *reader, const cor_node *node, const char *text)
{
    cor_map_document *map = reader->map;
    if (map->n_prose == reader->prose_space) {
        reader->prose_space = MAX(16, 2 * reader->prose_space);
        cor_map_prose *more = COR_NEW_ARRAY(reader->arena, cor_map_prose, reader->prose_space);
        if (map->n_prose) memcpy(more, map->prose, map->n_prose * sizeof *more);
        map->prose = more;
    }
    map->prose[map->n_prose++] = (cor_map_prose){.text = text, .node = node};
}

bool cor_read_prose(cor_map_reader *reader, const cor_node *node, const char **ret_text)
{
    if (!cor_read_plain_prose(reader, node, ret_text)) return false;
    remember(reader, node, *ret_text);
    return true;
}

bool cor_read_number(cor_map_reader *reader, const cor_node *node, double least, double most, double *ret_number)
{
    char low[COR_NUMBER_SPACE], high[COR_NUMBER_SPACE];
    if (node->kind != COR_NODE_NUMBER) return wrong(reader, node, "a number");
    if (node->number < least || node->number > most) {
        cor_format_shortest(low, least);
        cor_format_shortest(high, most);
        return cor_map_fault(reader, node, "\"%s\" is %.40s; it goes from %s to %s", node->key, node->text, low, high);
    }
    *ret_number = node->number;
    return true;
}

bool cor_read_bool(cor_map_reader *reader, const cor_node *node, bool *ret_bool)
{
    if (node->kind != COR_NODE_BOOL) return wrong(reader, node, "true or false");
    *ret_bool = node->boolean;
    return true;
}

size_t cor_word_index(const char *text, const char *const *words, size_t n)
{
    size_t i = 0;
    while (i < n && strcmp(text, words[i]) != 0)
        i++;
    return i;
}

bool cor_read_word(cor_map_reader *reader, const cor_node *node, cor_map_words words, size_t *ret_index)
{
    const char *text = NULL;
    if (!cor_read_text(reader, node, &text)) return false;
    size_t index = cor_word_index(text, words.list, words.n);
    if (index == words.n)
        return cor_map_fault(reader, node, "%s", cor_no_such_word(reader->arena, text, words.list, words.n));
    *ret_index = index;
    return true;
}

bool cor_read_map(cor_map_reader *reader, const cor_node *node)
{
    if (node->kind == COR_NODE_NULL) return false;
    return node->kind == COR_NODE_MAP || wrong(reader, node, "a map of keys and values");
}

bool cor_read_list(cor_map_reader *reader, const cor_node *node)
{
    if (node->kind == COR_NODE_NULL) return false;
    return node->kind == COR_NODE_SEQ || wrong(reader, node, "a list");
}

bool cor_field_says(const cor_node *node, const char *word)
{
    return node->kind == COR_NODE_STRING && !strcmp(node->text, word);
}

bool cor_read_order(cor_map_reader *reader, const cor_node *node, const char **ret_field, bool *ret_descending)
{
    const char *text = NULL;
    if (!cor_read_text(reader, node, &text)) return false;
    *ret_descending = *text == '-' && text[1];
    *ret_field = text + *ret_descending;
    return true;
}

bool cor_read_length(cor_map_reader *reader, const cor_node *node, double least, double most, double *ret_points)
{
    char low[COR_NUMBER_SPACE], high[COR_NUMBER_SPACE];
    cor_error wrong_length;
    double points;
    if (node->kind == COR_NODE_NUMBER)
        return cor_map_fault(reader, node, "\"%s\" is a number without a unit; write one like \"30 mm\"", node->key);
    if (node->kind != COR_NODE_STRING) return wrong(reader, node, "a length like \"30 mm\"");
    if (cor_length_parse(node->text, &points, &wrong_length))
        return cor_map_fault(reader, node, "%s", wrong_length.message);
    if (points < least * points_per_mm || points > most * points_per_mm) {
        cor_format_decimals(low, least, 1);
        cor_format_decimals(high, most, 1);
        return cor_map_fault(reader, node, "\"%s\" is %.40s; it goes from %s mm to %s mm", node->key, node->text, low,
                             high);
    }
    *ret_points = points;
    return true;
}

bool cor_read_color(cor_map_reader *reader, const cor_node *node, cor_optional_color *ret_color)
{
    if (node->kind != COR_NODE_STRING) return wrong(reader, node, "a colour like \"#c8102e\"");
    if (!cor_parse_color(node->text, &ret_color->color))
        return cor_map_fault(reader, node, "\"%.40s\" is no colour; write one like \"#c8102e\" or teal", node->text);
    ret_color->said = true;
    return true;
}

static bool read_items(cor_map_reader *reader, const cor_node *list, const char **texts)
{
    bool good = true;
    for (size_t i = 0; i < list->n; i++)
        good &= cor_read_text(reader, list->items[i], &texts[i]);
    return good;
}

bool cor_read_texts(cor_map_reader *reader, const cor_node *node, const char *const **ret_texts)
{
    bool is_list = node->kind == COR_NODE_SEQ;
    if (node->kind == COR_NODE_NULL || (is_list && !node->n)) return false;
    if (node->kind == COR_NODE_MAP || node->kind == COR_NODE_BOOL) return wrong(reader, node, "a list of words");
    const char **texts = COR_NEW_ARRAY(reader->arena, const char *, (is_list ? node->n : 1) + 1);
    if (!(is_list ? read_items(reader, node, texts) : cor_read_text(reader, node, texts))) return false;
    *ret_texts = texts;
    return true;
}
