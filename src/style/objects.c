/* Maps with known keys: root, sources, layers, light, … against the tables of keys.c. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/words.h"
#include "style/internal.h"

enum { MAX_KEYS = 32 }; /* of one object; tests hold the tables to it */

/* "paint.night" counts as "paint": what older styles wrote for classes. */
static const cor_key_row *find(const cor_key_table *table, const char *name)
{
    size_t length = strcspn(name, ".");
    for (size_t i = 0; i < table->n; i++) {
        const char *own = table->rows[i].name;
        if (strncmp(own, name, length) == 0 && own[length] == '\0') return &table->rows[i];
    }
    return NULL;
}

/* The row of NAME when KEY is "NAME-transition". */
static bool is_transition(const cor_key_table *table, const char *key)
{
    static const char suffix[] = "-transition";
    size_t length = strlen(key);
    for (size_t i = 0; i < table->n && length >= strlen(suffix); i++) {
        const cor_key_row *row = &table->rows[i];
        size_t own = strlen(row->name);
        if (row->transition && strncmp(row->name, key, own) == 0 && strcmp(key + own, suffix) == 0) return true;
    }
    return false;
}

static const char *nearest(const cor_key_table *table, const char *name)
{
    const char *words[MAX_KEYS];
    size_t n = 0;
    for (; n < table->n && n < MAX_KEYS; n++)
        words[n] = table->rows[n].name;
    return cor_nearest_word(name, words, n);
}

static void unknown_key(cor_reader *reader, const cor_node *map, const cor_node *node, const cor_key_table *table,
                        const char *what)
{
    const char *like = nearest(table, node->key);
    if (table->open && like) {
        cor_style_warn(reader, node, "%s: key '%s' means nothing; did you mean '%s'?", what, node->key, like);
    } else if (table->open) {
        cor_style_warn(reader, node, "%s: key '%s' means nothing to Corridor", what, node->key);
    } else if (like) {
        cor_style_key_error_of(reader, map, node, "%s: unknown key '%s'; did you mean '%s'?", what, node->key, like);
    } else {
        cor_style_key_error_of(reader, map, node, "%s: unknown key '%s'; the style specification has none of that name",
                               what, node->key);
    }
}

static bool wrong_kind(cor_reader *reader, const cor_node *node, const char *what, const char *wanted)
{
    cor_style_error(reader, node, "%s is %s; it should be %s", what, cor_node_kind_name(node->kind), wanted);
    return false;
}

bool cor_style_check_word(cor_reader *reader, const cor_node *node, const char *const *enums, const char *what)
{
    size_t n = 0;
    bool text = node->kind == COR_NODE_STRING;
    for (; enums[n]; n++) {
        if (text && strcmp(enums[n], node->text) == 0) return true;
    }
    if (!text) return wrong_kind(reader, node, what, cor_arena_format(reader->compiler->arena, "like '%s'", enums[0]));
    const char *like = cor_nearest_word(node->text, enums, n);
    cor_style_error(reader, node, like ? "%s is '%s'; did you mean '%s'?" : "%s is '%s'; it should be one like '%s'",
                    what, node->text, like ? like : enums[0]);
    return false;
}

static bool out_of_range(cor_reader *reader, const cor_node *node, double minimum, double maximum, const char *what)
{
    char low[COR_NUMBER_SPACE], high[COR_NUMBER_SPACE];
    cor_format_shortest(low, minimum);
    cor_format_shortest(high, maximum);
    if (isnan(maximum)) {
        cor_style_error(reader, node, "%s is %s; it should be at least %s", what, node->text, low);
    } else if (isnan(minimum)) {
        cor_style_error(reader, node, "%s is %s; it should be at most %s", what, node->text, high);
    } else if (minimum == maximum) {
        cor_style_error(reader, node, "%s is %s; it should be %s", what, node->text, low);
    } else {
        cor_style_error(reader, node, "%s is %s; it should be between %s and %s", what, node->text, low, high);
    }
    return false;
}

bool cor_style_check_number(cor_reader *reader, const cor_node *node, double minimum, double maximum, const char *what)
{
    if (node->kind != COR_NODE_NUMBER) return wrong_kind(reader, node, what, "a number");
    if (!isfinite(node->number)) return wrong_kind(reader, node, what, "a finite one");
    if (node->number < minimum || node->number > maximum) return out_of_range(reader, node, minimum, maximum, what);
    return true;
}

static bool check_list(cor_reader *reader, const cor_node *node, size_t length, const char *what, const char *wanted)
{
    if (node->kind != COR_NODE_SEQ) return wrong_kind(reader, node, what, wanted);
    if (!length || node->n == length) return true;
    cor_style_error(reader, node, "%s has %zu items; it should have %zu", what, node->n, length);
    return false;
}

bool cor_style_check_numbers(cor_reader *reader, const cor_node *node, size_t length, const char *what)
{
    bool fine = check_list(reader, node, length, what, "a list of numbers");
    if (!fine) return false;
    for (size_t i = 0; i < node->n; i++)
        fine &= cor_style_check_number(reader, node->items[i], NAN, NAN, what);
    return fine;
}

static void check_text(cor_reader *reader, const cor_node *node, const char *what)
{
    if (node->kind != COR_NODE_STRING) wrong_kind(reader, node, what, "a text");
}

static void check_strings(cor_reader *reader, const cor_node *node, size_t length, const char *what)
{
    if (!check_list(reader, node, length, what, "a list of texts")) return;
    for (size_t i = 0; i < node->n; i++)
        check_text(reader, node->items[i], what);
}

static void check_corners(cor_reader *reader, const cor_node *node, size_t length, const char *what)
{
    if (!check_list(reader, node, length, what, "a list of corners, [longitude, latitude]")) return;
    for (size_t i = 0; i < node->n; i++)
        cor_style_check_numbers(reader, node->items[i], 2, what);
}

static void check_text_or_texts(cor_reader *reader, const cor_node *node, const char *what)
{
    bool map = node->kind == COR_NODE_MAP || node->kind == COR_NODE_SEQ;
    if (!map && node->kind != COR_NODE_STRING)
        cor_style_warn(reader, node, "%s is %s; it should be a text, or a map of texts", what,
                       cor_node_kind_name(node->kind));
    for (size_t i = 0; map && i < node->n; i++)
        check_text(reader, node->items[i], what);
}

static void check_word_or_text(cor_reader *reader, const cor_node *node, const cor_key_row *row, const char *what)
{
    if (row->enums) {
        cor_style_check_word(reader, node, row->enums, what);
    } else {
        check_text(reader, node, what);
    }
}

static void check_value(cor_reader *reader, const cor_node *node, const cor_key_row *row, const char *what)
{
    switch (row->kind) {
    case COR_KEY_ANY:
        break;
    case COR_KEY_NUMBER:
        cor_style_check_number(reader, node, row->minimum, row->maximum, what);
        break;
    case COR_KEY_STRING:
    case COR_KEY_ENUM:
        check_word_or_text(reader, node, row, what);
        break;
    case COR_KEY_BOOLEAN:
        if (node->kind != COR_NODE_BOOL) wrong_kind(reader, node, what, "true or false");
        break;
    case COR_KEY_NUMBERS:
        cor_style_check_numbers(reader, node, row->length, what);
        break;
    case COR_KEY_STRINGS:
        check_strings(reader, node, row->length, what);
        break;
    case COR_KEY_LIST:
        check_list(reader, node, row->length, what, "a list");
        break;
    case COR_KEY_MAP:
        if (node->kind != COR_NODE_MAP) wrong_kind(reader, node, what, "a map");
        break;
    case COR_KEY_CORNERS:
        check_corners(reader, node, row->length, what);
        break;
    case COR_KEY_TEXTS:
        check_text_or_texts(reader, node, what);
        break;
    case COR_KEY_TRANSITION:
        cor_style_check_keys(reader, node, &cor_keys_transition, what);
        break;
    case COR_KEY_VALUE:
        cor_style_read_value(reader, node, row->spec, what);
        break;
    }
}

static void check_key(cor_reader *reader, const cor_node *map, const cor_node *node, const cor_key_table *table,
                      const char *what)
{
    const cor_key_row *row = find(table, node->key);
    const char *named = cor_arena_format(reader->compiler->arena, "%s: %s", what, node->key);
    if (row) {
        check_value(reader, node, row, named);
    } else if (is_transition(table, node->key)) {
        cor_style_check_keys(reader, node, &cor_keys_transition, named);
    } else {
        unknown_key(reader, map, node, table, what);
    }
}

bool cor_style_check_keys(cor_reader *reader, const cor_node *node, const cor_key_table *table, const char *what)
{
    if (node->kind != COR_NODE_MAP) {
        cor_style_error(reader, node, "%s is %s; it should be a map", what, cor_node_kind_name(node->kind));
        return false;
    }
    for (size_t i = 0; i < node->n; i++) {
        check_key(reader, node, node->items[i], table, what);
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

bool cor_style_is_true(const cor_node *node)
{
    if (!node || node->kind == COR_NODE_NULL) return false;
    if (node->kind == COR_NODE_BOOL) return node->boolean;
    if (node->kind == COR_NODE_NUMBER) return node->number != 0;
    return node->kind != COR_NODE_STRING || node->text[0];
}
