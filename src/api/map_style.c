/* Style: what a map's documents come to, as one style for any tool. */
#include <jansson.h>
#include <stdlib.h>

#include "api/map_handle.h"
#include "prepare/portable_style.h"

enum { SPACES = 2, DIGITS = 15 };

/* What the map says of SOURCE and a style has no word for. */
static void warn_of_rows(cor_diagnostics *diagnostics, const cor_map_source *source)
{
    static const char *const keys[] = {"where", "near", "along", "inside"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (cor_node_get(source->node, keys[i]))
            cor_warn(diagnostics, cor_key_location(cor_node_get(source->node, keys[i])),
                     "a style can't say \"%s\": with this one alone, all rows of \"%s\" are drawn", keys[i],
                     source->name);
}

cor_status cor_map_style(cor_map *map, const char *folder, const char **ret_json, cor_error *error)
{
    const cor_map_document *document = map->resolved->document;
    cor_arena *arena = cor_arena_new();
    json_error_t why;
    *ret_json = NULL;
    const cor_node *root = cor_portable_style(arena, map->resolved, folder ? folder : ".");
    json_t *json = json_loads(cor_node_json(arena, root), 0, &why);
    cor_arena_free(arena);
    if (!json) return cor_fail(error, COR_INTERNAL, "the style is no JSON: %s", why.text);
    for (size_t i = 0; i < document->n_sources; i++)
        warn_of_rows(map->session->diagnostics, &document->sources[i]);
    free(map->style);
    *ret_json = map->style = json_dumps(json, JSON_INDENT(SPACES) | JSON_REAL_PRECISION(DIGITS));
    json_decref(json);
    return COR_OK;
}
