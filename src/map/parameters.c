/* Parameters: named values that titles, `where` and the style's global-state read, and what --set changes. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"

/* As :name in SQL allows it. */
static bool is_name(const char *text)
{
    if (!g_ascii_isalpha(*text) && *text != '_') return false;
    for (; *text; text++)
        if (!g_ascii_isalnum(*text) && *text != '_') return false;
    return true;
}

static bool check_name(cor_map_reader *reader, const cor_node *node)
{
    static const char *const taken[] = {"as_of", "worldview", "language"};
    if (!is_name(node->key))
        return cor_map_key_fault(reader, node, "\"%.80s\" is no parameter name; use letters, digits and _", node->key);
    if (cor_word_index(node->key, taken, G_N_ELEMENTS(taken)) < G_N_ELEMENTS(taken))
        return cor_map_key_fault(reader, node, "the name \"%s\" is taken by Corridor; choose another", node->key);
    return true;
}

static void read_value(cor_map_reader *reader, const cor_node *node, cor_value *ret_value)
{
    switch (node->kind) {
    case COR_NODE_NUMBER:
        *ret_value = cor_number(node->number);
        break;
    case COR_NODE_BOOL:
        *ret_value = cor_bool(node->boolean);
        break;
    case COR_NODE_STRING:
        *ret_value = cor_interned(cor_intern(reader->interns, node->text));
        break;
    default:
        cor_map_fault(reader, node, "the parameter \"%.80s\" is %s; it needs a number, text, true or false", node->key,
                      cor_node_kind_name(node->kind));
    }
}

void cor_map_read_parameters(cor_map_reader *reader, const cor_node *node, void *target)
{
    (void) target;
    if (!cor_read_map(reader, node)) return;
    cor_parameter *parameters = COR_NEW_ARRAY(reader->arena, cor_parameter, node->n);
    for (size_t i = 0; i < node->n; i++) {
        parameters[i].name = cor_intern(reader->interns, node->items[i]->key);
        if (check_name(reader, node->items[i])) read_value(reader, node->items[i], &parameters[i].value);
    }
    reader->map->parameters = parameters;
    reader->map->n_parameters = node->n;
}

static bool no_parameter(cor_map_reader *reader, const char *name)
{
    const cor_map_document *map = reader->map;
    const char **names = COR_NEW_ARRAY(reader->arena, const char *, map->n_parameters);
    for (size_t i = 0; i < map->n_parameters; i++)
        names[i] = map->parameters[i].name;
    const char *near = cor_nearest_word(name, names, map->n_parameters);
    const char *all = map->n_parameters
                          ? cor_arena_format(reader->arena, "; it has %s",
                                             cor_words_listed(reader->arena, names, map->n_parameters, "or"))
                          : "; declare it under \"parameters\" of the document";
    return cor_map_option_fault(reader, "set: the map has no parameter \"%.60s\"%s", name,
                                cor_hint_of(near, '"', all).text);
}

/* TEXT as the kind that the document gave the parameter. */
static bool convert(cor_map_reader *reader, const char *name, const char *text, cor_value *value)
{
    double number;
    if (value->kind == COR_STRING) {
        *value = cor_interned(cor_intern(reader->interns, text));
        return true;
    }
    if (value->kind == COR_NUMBER) {
        if (!cor_parse_number(text, &number))
            return cor_map_option_fault(reader, "set: %s is a number in the map document; \"%.60s\" is none", name,
                                        text);
        *value = cor_number(number);
        return true;
    }
    if (strcmp(text, "true") && strcmp(text, "false"))
        return cor_map_option_fault(reader, "set: %s is true or false in the map document, not \"%.60s\"", name, text);
    *value = cor_bool(*text == 't');
    return true;
}

void cor_map_set_parameter(cor_map_reader *reader, const char *name, const char *value)
{
    cor_parameter *parameters = (cor_parameter *) reader->map->parameters; /* not frozen yet */
    for (size_t i = 0; i < reader->map->n_parameters; i++)
        if (!strcmp(parameters[i].name, name)) {
            convert(reader, name, value, &parameters[i].value);
            return;
        }
    no_parameter(reader, name);
}

/* "name=value" or "sources.NAME.KEY=value". Names of sources may hold pixels; keys don't. */
static void apply_one(cor_map_reader *reader, const char *text)
{
    static const char prefix[] = "sources.";
    const char *equals = strchr(text, '=');
    const char *value = cor_arena_copy(reader->arena, equals + 1);
    char *name = cor_arena_copy_n(reader->arena, text, (size_t) (equals - text));
    char *dot = strrchr(name, '.');
    if (!g_str_has_prefix(name, prefix) || !dot || dot < name + strlen(prefix)) {
        cor_map_set_parameter(reader, name, value);
        return;
    }
    *dot = 0;
    cor_map_set_source(reader, name + strlen(prefix), dot + 1, value);
}

static bool is_setting(cor_map_reader *reader, const char *text)
{
    const char *equals = strchr(text, '=');
    if (!g_utf8_validate(text, -1, NULL)) return cor_map_option_fault(reader, "set: the value is not UTF-8");
    if (!equals || equals == text)
        return cor_map_option_fault(reader, "set: \"%.60s\" names no value; write name=value", text);
    return true;
}

/* Of a document with mistakes it isn't known what it declares. */
void cor_map_apply_set(cor_map_reader *reader)
{
    if (cor_map_is_faulty(reader)) return;
    for (size_t i = 0; i < reader->options->n_set; i++)
        if (is_setting(reader, reader->options->set[i])) apply_one(reader, reader->options->set[i]);
}
