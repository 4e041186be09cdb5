#include "source/object_store.h"

#include <string.h>

#include <glib.h>

#include "source/module.h"

/* What GDAL can write to as a whole, and what is there when the writer is gone. */
static const char *const stores[] = {"/vsis3/", "/vsigs/", "/vsiaz/", "/vsiadls/", "/vsioss/", "/vsiswift/"};

bool cor_object_store_is(const char *path)
{
    return g_str_has_prefix(path, "/vsi");
}

cor_status cor_object_store_check(const char *path, cor_error *err)
{
    for (size_t i = 0; i < G_N_ELEMENTS(stores); i++) {
        if (!g_str_has_prefix(path, stores[i])) continue;
        const char *bucket = path + strlen(stores[i]);
        if (*bucket && *bucket != '/') return COR_OK;
        return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(path), "no bucket is named; write %sBUCKET/NAME",
                           stores[i]);
    }
    return cor_fail_at(
        err, COR_BAD_DOCUMENT, cor_file_location(path),
        "nothing can be written there; write to a file, or to an object store: /vsis3/, /vsigs/, /vsiaz/, "
        "/vsiadls/, /vsioss/ or /vsiswift/");
}

cor_status cor_object_store_check_object(const char *path, cor_error *err)
{
    cor_status st = cor_object_store_check(path, err);
    const char *key = st ? NULL : strchr(strchr(path + 1, '/') + 1, '/');
    if (st || (key && key[1] && !g_str_has_suffix(path, "/"))) return st;
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(path),
                       "this names no file; end it in one, like \"map.png\"");
}

cor_status cor_object_store_put(cor_sources *sources, const char *path, int fd, const char *type, cor_error *err)
{
    const cor_gdal *gdal;
    cor_status st = cor_sources_gdal(sources, &gdal, err);
    return st ? st : gdal->put(path, fd, type, err);
}

cor_status cor_object_store_get(cor_sources *sources, const char *path, char **ret_text, cor_error *err)
{
    const cor_gdal *gdal;
    cor_status st = cor_sources_gdal(sources, &gdal, err);
    return st ? st : gdal->get(path, ret_text, err);
}

cor_status cor_object_store_list(cor_sources *sources, const char *path, cor_object_visit visit, void *context,
                                 cor_error *err)
{
    const cor_gdal *gdal;
    cor_status st = cor_sources_gdal(sources, &gdal, err);
    return st ? st : gdal->list(path, visit, context, err);
}

cor_status cor_object_store_remove(cor_sources *sources, const char *path, cor_error *err)
{
    const cor_gdal *gdal;
    cor_status st = cor_sources_gdal(sources, &gdal, err);
    return st ? st : gdal->remove(path, err);
}
