/* Where data are: paths, seen from the document's folder, and connection strings. */
#include <string.h>

#include <glib.h>

#include "map/internal.h"

bool cor_url_is_connection(const char *url)
{
    size_t n = 0;
    while (g_ascii_isalnum(url[n]) || url[n] == '_' || url[n] == '+' || url[n] == '-')
        n++;
    return n > 1 && url[n] == ':';
}

const char *cor_map_resolve(cor_map_reader *reader, const char *path)
{
    if (!path || g_path_is_absolute(path) || !strcmp(reader->map->folder, ".")) return path;
    char *joined = g_build_filename(reader->map->folder, path, NULL);
    const char *copy = cor_arena_copy(reader->arena, joined);
    g_free(joined);
    return copy;
}

void cor_map_read_url(cor_map_reader *reader, const cor_node *node, void *target)
{
    const char **ret_url = target, *url = NULL;
    if (cor_read_text(reader, node, &url)) *ret_url = cor_url_is_connection(url) ? url : cor_map_resolve(reader, url);
}
