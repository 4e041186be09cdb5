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

static cor_status check_name(const cor_node *node, cor_error *err)
{
    static const char *const taken[] = {"as_of", "worldview", "language"};
    if (!is_name(node->key))
        return cor_key_fail(node, err, "\"%.80s\" is no parameter name; use letters, digits and _", node->key);
    if (cor_word_index(node->key, taken, G_N_ELEMENTS(taken)) < G_N_ELEMENTS(taken))
        return cor_key_fail(node, err, "the name \"%s\" is taken by Corridor; choose another", node->key);
    return COR_OK;
}

static cor_status read_value(cor_map_reader *reader, const cor_node *node, cor_value *ret_value, cor_error *err)
{
    switch (node->kind) {
    case COR_NODE_NUMBER:
        *ret_value = cor_number(node->number);
        return COR_OK;
    case COR_NODE_BOOL:
        *ret_value = cor_bool(node->boolean);
        return COR_OK;
    case COR_NODE_STRING:
        *ret_value = cor_interned(cor_intern(reader->interns, node->text));
        return COR_OK;
    default:
        return cor_node_fail(node, err, "the parameter \"%.80s\" is %s; it needs a number, text, true or false",
                             node->key, cor_node_kind_name(node->kind));
    }
}

cor_status cor_map_read_parameters(cor_map_reader *reader, cor_error *err)
{
    const cor_node *all = NULL;
    cor_status status = cor_field_map(reader->map->root, "parameters", &all, err);
    if (status || !all) return status;
    cor_parameter *parameters = COR_NEW_ARRAY(reader->arena, cor_parameter, all->n);
    for (size_t i = 0; i < all->n && !status; i++) {
        parameters[i].name = cor_intern(reader->interns, all->items[i]->key);
        status = check_name(all->items[i], err);
        if (!status) status = read_value(reader, all->items[i], &parameters[i].value, err);
    }
    reader->map->parameters = parameters;
    reader->map->n_parameters = all->n;
    return status;
}

static cor_status no_parameter(cor_map_reader *reader, const char *name, cor_error *err)
{
    const cor_map_document *map = reader->map;
    const char **names = COR_NEW_ARRAY(reader->arena, const char *, map->n_parameters);
    for (size_t i = 0; i < map->n_parameters; i++)
        names[i] = map->parameters[i].name;
    const char *near = cor_nearest_word(name, names, map->n_parameters);
    if (near)
        return cor_fail(err, COR_BAD_DOCUMENT, "set: the map has no parameter \"%.60s\"; did you mean \"%s\"?", name,
                        near);
    if (!map->n_parameters)
        return cor_fail(err, COR_BAD_DOCUMENT,
                        "set: the map has no parameter \"%.60s\"; declare it under \"parameters\" of the document",
                        name);
    return cor_fail(err, COR_BAD_DOCUMENT, "set: the map has no parameter \"%.60s\"; it has %s", name,
                    cor_words_listed(reader->arena, names, map->n_parameters));
}

/* TEXT as the kind that the document gave the parameter. */
static cor_status convert(cor_map_reader *reader, const char *name, const char *text, cor_value *value, cor_error *err)
{
    double number;
    if (value->kind == COR_STRING) {
        *value = cor_interned(cor_intern(reader->interns, text));
        return COR_OK;
    }
    if (value->kind == COR_NUMBER) {
        if (!cor_parse_number(text, &number))
            return cor_fail(err, COR_BAD_DOCUMENT, "set: %s is a number in the map document; \"%.60s\" is none", name,
                            text);
        *value = cor_number(number);
        return COR_OK;
    }
    if (strcmp(text, "true") && strcmp(text, "false"))
        return cor_fail(err, COR_BAD_DOCUMENT, "set: %s is true or false in the map document, not \"%.60s\"", name,
                        text);
    *value = cor_bool(*text == 't');
    return COR_OK;
}

cor_status cor_map_set_parameter(cor_map_reader *reader, const char *name, const char *value, cor_error *err)
{
    cor_parameter *parameters = (cor_parameter *) reader->map->parameters; /* not frozen yet */
    for (size_t i = 0; i < reader->map->n_parameters; i++)
        if (!strcmp(parameters[i].name, name)) return convert(reader, name, value, &parameters[i].value, err);
    return no_parameter(reader, name, err);
}

/* "name=value" or "sources.NAME.KEY=value". Names of sources may hold pixels; keys don't. */
static cor_status apply_one(cor_map_reader *reader, const char *text, cor_error *err)
{
    static const char prefix[] = "sources.";
    const char *equals = strchr(text, '=');
    if (!g_utf8_validate(text, -1, NULL)) return cor_fail(err, COR_BAD_DOCUMENT, "set: the value is not UTF-8");
    if (!equals || equals == text)
        return cor_fail(err, COR_BAD_DOCUMENT, "set: \"%.60s\" names no value; write name=value", text);
    const char *value = cor_arena_copy(reader->arena, equals + 1);
    char *name = cor_arena_copy_n(reader->arena, text, (size_t) (equals - text));
    char *dot = strrchr(name, '.');
    if (!g_str_has_prefix(name, prefix) || !dot || dot < name + strlen(prefix))
        return cor_map_set_parameter(reader, name, value, err);
    *dot = 0;
    return cor_map_set_source(reader, name + strlen(prefix), dot + 1, value, err);
}

cor_status cor_map_apply_set(cor_map_reader *reader, cor_error *err)
{
    cor_status status = COR_OK;
    for (size_t i = 0; i < reader->options->n_set && !status; i++)
        status = apply_one(reader, reader->options->set[i], err);
    return status;
}
