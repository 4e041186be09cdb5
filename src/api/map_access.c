/* What a map says of itself: outputs, name, worldviews, inputs, report. */
#include <stdlib.h>

#include "api/map_handle.h"
#include "prepare/inputs.h"

cor_status cor_map_open(cor_session *session, const char *path, const cor_options *options, cor_map **ret_map,
                        cor_error *error)
{
    const cor_resolved_map *resolved;
    *ret_map = NULL;
    cor_status st = cor_resolved_map_open(session, path, options, &resolved, error);
    if (st) return st;
    cor_map *map = g_new0(cor_map, 1);
    *map = (cor_map){.session = session, .resolved = resolved};
    *ret_map = map;
    return COR_OK;
}

void cor_map_free(cor_map *map)
{
    if (!map) return;
    cor_resolved_map_free(map->resolved);
    if (map->inputs) g_ptr_array_unref(map->inputs);
    g_free(map->report);
    free(map->style);
    g_free(map);
}

size_t cor_map_output_count(const cor_map *map)
{
    size_t n = 0;
    while (map->resolved->document->outputs[n])
        n++;
    return n;
}

const char *cor_map_output(const cor_map *map, size_t index)
{
    return map->resolved->document->outputs[index];
}
const char *cor_map_name(const cor_map *map)
{
    return map->resolved->document->name;
}

size_t cor_map_worldview_count(const cor_map *map)
{
    return map->resolved->draws_each ? map->resolved->n_worldviews : 1;
}

const char *cor_map_worldview(const cor_map *map, size_t index)
{
    return map->resolved->draws_each ? map->resolved->worldviews[index] : map->resolved->worldview;
}

const char *cor_map_report(const cor_map *map)
{
    return map->report;
}

size_t cor_map_input_count(cor_map *map)
{
    cor_arena *arena = cor_arena_new();
    cor_render_context *context = cor_render_context_open(map->session, map->resolved, &(cor_page_own){0}, arena);
    if (map->inputs) g_ptr_array_unref(map->inputs);
    map->inputs = g_ptr_array_new_with_free_func(g_free);
    cor_inputs_list(context, COR_INPUTS_ALL, map->inputs);
    cor_render_context_close(context);
    cor_arena_free(arena);
    return map->inputs->len;
}

const char *cor_map_input(const cor_map *map, size_t index)
{
    return map->inputs->pdata[index];
}
