/* Reading by tables of keys. */
#include "map/keys.h"

void cor_map_refuse_unknown(cor_map_reader *reader, const cor_node *node, const char *const *known, size_t n)
{
    for (size_t i = 0; i < node->n; i++) {
        cor_error err;
        if (cor_key_known(node->items[i], known, n, &err)) cor_map_fault_of(reader, node->items[i], &err);
    }
}

static void refuse_unknown(cor_map_reader *reader, const cor_node *node, const cor_map_keys *keys)
{
    const char **known = COR_NEW_ARRAY(reader->arena, const char *, keys->n);
    for (size_t i = 0; i < keys->n; i++)
        known[i] = keys->list[i].key;
    cor_map_refuse_unknown(reader, node, known, keys->n);
}

static void read_word(cor_map_reader *reader, const cor_node *node, const cor_map_key *key, unsigned *ret_word)
{
    size_t index;
    if (cor_read_word(reader, node, key->words, &index)) *ret_word = (unsigned) index;
}

static void read_own(cor_map_reader *reader, const cor_node *node, const cor_map_key *key, void *target)
{
    if (key->read)
        key->read(reader, node, target);
    else if (cor_read_map(reader, node))
        cor_map_read_keys(reader, node, key->below, target);
}

static void read_key(cor_map_reader *reader, const cor_node *node, const cor_map_key *key, void *target)
{
    switch (key->kind) {
    case COR_KEY_OWN:
        read_own(reader, node, key, target);
        break;
    case COR_KEY_TEXT:
        cor_read_text(reader, node, target);
        break;
    case COR_KEY_PLAIN:
        cor_read_plain_prose(reader, node, target);
        break;
    case COR_KEY_PROSE:
        cor_read_prose(reader, node, target);
        break;
    case COR_KEY_TEXTS:
        cor_read_texts(reader, node, target);
        break;
    case COR_KEY_NUMBER:
        cor_read_number(reader, node, key->least, key->most, target);
        break;
    case COR_KEY_LENGTH:
        cor_read_length(reader, node, key->least, key->most, target);
        break;
    case COR_KEY_BOOL:
        cor_read_bool(reader, node, target);
        break;
    case COR_KEY_COLOR:
        cor_read_color(reader, node, target);
        break;
    case COR_KEY_WORD:
        read_word(reader, node, key, target);
        break;
    }
}

void cor_map_read_keys(cor_map_reader *reader, const cor_node *node, const cor_map_keys *keys, void *target)
{
    refuse_unknown(reader, node, keys);
    if (keys->begin) keys->begin(reader, node);
    for (size_t i = 0; i < keys->n; i++) {
        const cor_node *value = cor_node_get(node, keys->list[i].key);
        if (value) read_key(reader, value, &keys->list[i], (char *) target + keys->list[i].at);
    }
}

bool cor_map_demand(cor_map_reader *reader, const cor_node *node, const char *key, const char *what)
{
    const cor_node *value = cor_node_get(node, key);
    bool emptied = value && (value->kind == COR_NODE_SEQ || value->kind == COR_NODE_MAP) && !value->n;
    return (value && !emptied) || cor_map_fault(reader, node, "%s", what);
}
