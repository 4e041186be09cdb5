#include "prepare/resolved_map.h"

size_t cor_map_output_count(const cor_map *map)
{
    size_t n = 0;
    while (map->document->outputs[n])
        n++;
    return n;
}

const char *cor_map_output(const cor_map *map, size_t index)
{
    return map->document->outputs[index];
}
const char *cor_map_name(const cor_map *map)
{
    return map->document->name;
}

size_t cor_map_worldview_count(const cor_map *map)
{
    return map->draws_each ? map->n_worldviews : 1;
}

const char *cor_map_worldview(const cor_map *map, size_t index)
{
    return map->draws_each ? map->worldviews[index] : map->worldview;
}

const char *cor_map_report(const cor_map *map)
{
    return map->report;
}
