/* Maps with known keys: root, sources, layers, light, … against the tables of keys.c. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/words.h"
#include "style/reader.h"

enum { MOST_KEYS = 32 }; /* of one object; tests hold the tables to it */

static const cor_key_row *find(const cor_key_table *table, const char *name)
{
    for (size_t i = 0; i < table->n; i++) {
        if (strcmp(table->rows[i].name, name) == 0) return &table->rows[i];
    }
    return NULL;
}

static const char *nearest(const cor_key_table *table, const char *name)
{
    const char *words[MOST_KEYS];
    size_t n = 0;
    for (; n < table->n && n < MOST_KEYS; n++)
        words[n] = table->rows[n].name;
    return cor_nearest_word(name, words, n);
}

/* An open object may hold anything: there only what looks like a slip is worth a word. */
static void unknown_key(cor_reader *reader, const cor_node *node, const cor_key_table *table, const char *what)
{
    const char *like = nearest(table, node->key);
    if (table->open) {
        if (like) cor_style_warn(reader, node, "%s: key '%s' means nothing; did you mean '%s'?", what, node->key, like);
    } else if (like) {
        cor_style_key_error(reader, node, "%s: unknown key '%s'; did you mean '%s'?", what, node->key, like);
    } else {
        cor_style_key_error(reader, node, "%s: unknown key '%s'; the style specification has none of that name", what,
                            node->key);
    }
}

static const char *kind_words(cor_key_kind kind)
{
    switch (kind) {
    case COR_KEY_NUMBER:
        return "a number";
    case COR_KEY_BOOLEAN:
        return "true or false";
    case COR_KEY_NUMBERS:
        return "a list of numbers";
    case COR_KEY_STRINGS:
        return "a list of texts";
    case COR_KEY_LIST:
        return "a list";
    case COR_KEY_MAP:
        return "a map";
    default:
        return "a text";
    }
}

static bool all_of(const cor_node *node, cor_node_kind kind)
{
    if (node->kind != COR_NODE_SEQ) return false;
    for (size_t i = 0; i < node->n; i++) {
        if (node->items[i]->kind != kind) return false;
    }
    return true;
}

static bool kind_fits(const cor_node *node, cor_key_kind kind)
{
    switch (kind) {
    case COR_KEY_ANY:
        return true;
    case COR_KEY_NUMBER:
        return node->kind == COR_NODE_NUMBER && isfinite(node->number);
    case COR_KEY_STRING:
    case COR_KEY_ENUM:
        return node->kind == COR_NODE_STRING;
    case COR_KEY_BOOLEAN:
        return node->kind == COR_NODE_BOOL;
    case COR_KEY_NUMBERS:
        return all_of(node, COR_NODE_NUMBER);
    case COR_KEY_STRINGS:
        return all_of(node, COR_NODE_STRING);
    case COR_KEY_LIST:
        return node->kind == COR_NODE_SEQ;
    case COR_KEY_MAP:
        return node->kind == COR_NODE_MAP;
    }
    return false;
}

static void check_word(cor_reader *reader, const cor_node *node, const char *const *enums, const char *what)
{
    size_t n = 0;
    for (; enums[n]; n++) {
        if (strcmp(enums[n], node->text) == 0) return;
    }
    const char *like = cor_nearest_word(node->text, enums, n);
    cor_style_error(reader, node,
                    like ? "%s: %s is '%s'; did you mean '%s'?" : "%s: %s is '%s'; it should be one like '%s'", what,
                    node->key, node->text, like ? like : enums[0]);
}

static void check_range(cor_reader *reader, const cor_node *node, const cor_key_row *row, const char *what)
{
    char low[COR_NUMBER_SPACE], high[COR_NUMBER_SPACE];
    if (!(node->number < row->minimum) && !(node->number > row->maximum)) return;
    cor_format_shortest(low, row->minimum);
    cor_format_shortest(high, row->maximum);
    if (isnan(row->maximum)) {
        cor_style_error(reader, node, "%s: %s is %s; it should be at least %s", what, node->key, node->text, low);
    } else if (row->minimum == row->maximum) {
        cor_style_error(reader, node, "%s: %s is %s; it should be %s", what, node->key, node->text, low);
    } else {
        cor_style_error(reader, node, "%s: %s is %s; it should be between %s and %s", what, node->key, node->text, low,
                        high);
    }
}

static void check_value(cor_reader *reader, const cor_node *node, const cor_key_row *row, const char *what)
{
    if (!kind_fits(node, row->kind)) {
        cor_style_error(reader, node, "%s: %s is %s; it should be %s", what, node->key, cor_node_kind_name(node->kind),
                        kind_words(row->kind));
    } else if (row->kind == COR_KEY_ENUM && row->enums) {
        check_word(reader, node, row->enums, what);
    } else if (row->kind == COR_KEY_NUMBER) {
        check_range(reader, node, row, what);
    } else if (row->length && node->kind == COR_NODE_SEQ && node->n != row->length) {
        cor_style_error(reader, node, "%s: %s has %zu items; it should have %zu", what, node->key, node->n,
                        row->length);
    }
}

bool cor_style_check_keys(cor_reader *reader, const cor_node *node, const cor_key_table *table, const char *what)
{
    if (node->kind != COR_NODE_MAP) {
        cor_style_error(reader, node, "%s is %s; it should be a map", what, cor_node_kind_name(node->kind));
        return false;
    }
    for (size_t i = 0; i < node->n; i++) {
        const cor_key_row *row = find(table, node->items[i]->key);
        if (row) {
            check_value(reader, node->items[i], row, what);
        } else {
            unknown_key(reader, node->items[i], table, what);
        }
    }
    for (size_t i = 0; i < table->n; i++) {
        const cor_key_row *row = &table->rows[i];
        if (row->required && !cor_node_get(node, row->name)) {
            cor_style_error(reader, node, "%s has no '%s'", what, row->name);
        }
    }
    return true;
}

const char *cor_style_text(const cor_node *map, const char *key)
{
    const cor_node *node = cor_node_get(map, key);
    return node && node->kind == COR_NODE_STRING ? node->text : NULL;
}

double cor_style_number(const cor_node *map, const char *key, double fallback)
{
    const cor_node *node = cor_node_get(map, key);
    return node && node->kind == COR_NODE_NUMBER && isfinite(node->number) ? node->number : fallback;
}
