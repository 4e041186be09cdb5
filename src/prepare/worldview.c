#include "prepare/worldview.h"

#include <string.h>

#include "base/words.h"

/* What a document says for each of them. */
static const char each[] = "all";

/* A style knows the worldviews that it has a disclaimer for, be it an empty one. */
static void take_known(cor_resolved_map *map)
{
    const cor_node *node = cor_style_metadata(map->style, "corridor:disclaimer");
    size_t n = node && node->kind == COR_NODE_MAP ? node->n : 0;
    const char **codes = COR_NEW_ARRAY(map->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        codes[i] = node->items[i]->key;
    map->worldviews = codes;
    map->n_worldviews = n;
}

static bool is_known(const cor_resolved_map *map, const char *code)
{
    return !map->n_worldviews || g_strv_contains(map->worldviews, code);
}

static const char *usual(const cor_resolved_map *map)
{
    size_t n;
    const cor_parameter *defaults = cor_style_state(map->style, &n);
    for (size_t i = 0; i < n; i++)
        if (!strcmp(defaults[i].name, "worldview") && defaults[i].value.kind == COR_STRING &&
            is_known(map, defaults[i].value.string))
            return defaults[i].value.string;
    return map->worldviews[0];
}

static const char **words_of(const cor_resolved_map *map, cor_arena *arena)
{
    const char **words = COR_NEW_ARRAY(arena, const char *, map->n_worldviews + 1);
    for (size_t i = 0; i < map->n_worldviews; i++)
        words[i] = map->worldviews[i];
    words[map->n_worldviews] = each;
    return words;
}

static cor_status not_known(const cor_resolved_map *map, const char *asked, cor_error *err)
{
    const cor_node *node = map->document->worldview_node;
    size_t n = map->n_worldviews + 1;
    const char **words = words_of(map, map->arena);
    if (!map->n_worldviews)
        return node ? cor_node_fail(node, err, "the style names no worldviews, so \"%s\" stands for none", asked)
                    : cor_fail(err, COR_BAD_DOCUMENT, "worldview: the style names none, so \"%s\" stands for none",
                               asked);
    if (node) return cor_node_fail(node, err, "%s", cor_no_such_word(map->arena, asked, words, n));
    return cor_fail(err, COR_BAD_DOCUMENT, "worldview: \"%.40s\" is not known; it is one of %s", asked,
                    cor_words_listed(map->arena, words, n, "or"));
}

cor_status cor_worldview_choose(cor_resolved_map *map, cor_error *err)
{
    const char *asked = map->document->worldview;
    take_known(map);
    map->worldview_is_set = asked != NULL;
    map->worldview = usual(map);
    if (!asked) return COR_OK;
    bool all = !strcmp(asked, each);
    if (all ? !map->n_worldviews : !is_known(map, asked)) return not_known(map, asked, err);
    map->draws_each = all;
    map->worldview = all ? map->worldviews[0] : asked;
    return COR_OK;
}

const char *cor_worldviews_listed(const cor_resolved_map *map, cor_arena *arena)
{
    return map->n_worldviews ? cor_words_listed(arena, map->worldviews, map->n_worldviews, "or") : NULL;
}
