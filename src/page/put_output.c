#include "page/put_output.h"

#include <unistd.h>

#include <glib.h>

#include "base/atomic_file.h"
#include "source/object_store.h"

/* As browsers want to be told. */
static const char *type_of(const char *path)
{
    static const char *const types[][2] = {{".png", "image/png"},
                                           {".svg", "image/svg+xml"},
                                           {".pdf", "application/pdf"},
                                           {".html", "text/html; charset=utf-8"},
                                           {".json", "application/json"}};
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        if (g_str_has_suffix(path, types[i][0])) return types[i][1];
    return NULL;
}

static cor_status put_object(cor_sources *sources, const char *path, cor_paint_to paint, void *context, cor_error *err)
{
    int fd;
    cor_status st = cor_object_store_check_object(path, err);
    if (!st) st = cor_write_unnamed(path, paint, context, &fd, err);
    if (st) return st;
    st = cor_object_store_put(sources, path, fd, type_of(path), err);
    close(fd);
    return st;
}

cor_status cor_put_output(cor_sources *sources, const char *path, bool lasting, cor_paint_to paint, void *context,
                          cor_error *err)
{
    if (cor_object_store_is(path)) return put_object(sources, path, paint, context, err);
    return lasting ? cor_write_lasting(path, paint, context, err) : cor_write_whole(path, paint, context, err);
}
