/* Stores: places beyond this machine that GDAL reaches by names like "/vsis3/bucket/key". What lies there is an object:
 * it is put whole, at once takes the place of an older one, and is never seen half-written. There are no folders and no
 * locks. Keys, endpoints and proxies are GDAL's own configuration. Only names that the user wrote may come here. */
#ifndef COR_SOURCE_OBJECT_STORE_H
#define COR_SOURCE_OBJECT_STORE_H

#include "source/source.h"

/* Whether PATH is a name that GDAL would take for more than a path: "/vsi…". It need not be a store. */
bool cor_object_store_is(const char *path);

/* COR_BAD_DOCUMENT when outputs can't go below PATH, which cor_object_store_is: it is no store, or it names no bucket.
 */
cor_status cor_object_store_check(const char *path, cor_error *err);
/* The same of one object: it needs a name behind the bucket. */
cor_status cor_object_store_check_object(const char *path, cor_error *err);

/* Puts all that the open file FD holds. TYPE: what browsers are told ("image/png"); NULL: nothing.
 * COR_BAD_OUTPUT, also below. */
cor_status cor_object_store_put(cor_sources *sources, const char *path, int fd, const char *type, cor_error *err);

/* All of the object as text, with a NUL behind it; *ret_text is NULL when there is none. Caller frees it with g_free.
 */
cor_status cor_object_store_get(cor_sources *sources, const char *path, char **ret_text, cor_error *err);

/* One object: its name behind the prefix, and its bytes. */
typedef void (*cor_object_visit)(void *context, const char *name, uint64_t bytes);

/* Tells of each object below the prefix PATH; none is no error. */
cor_status cor_object_store_list(cor_sources *sources, const char *path, cor_object_visit visit, void *context,
                                 cor_error *err);

cor_status cor_object_store_remove(cor_sources *sources, const char *path, cor_error *err);

#endif
