/* What all kinds of coverage share: errors at a key of the atlas. */
#include "batch/coverage.h"

#include <stdarg.h>

cor_status cor_atlas_fail(const cor_render_context *context, const char *key, cor_error *err, cor_status status,
                          const char *format, ...)
{
    const cor_node *atlas = context->map->document->atlas.node, *node = key ? cor_node_get(atlas, key) : NULL;
    if (!node) node = atlas;
    va_list args;
    va_start(args, format);
    char *message = g_strdup_vprintf(format, args);
    va_end(args);
    cor_fail_at(err, status, node ? cor_node_location(node) : cor_file_location(context->map->document->file), "%s",
                message);
    g_free(message);
    return status;
}
