/* Object stores by GDAL's virtual file systems: the vtable's functions about them. */
#ifndef COR_SOURCE_GDAL_OBJECT_STORE_H
#define COR_SOURCE_GDAL_OBJECT_STORE_H

#include "source/object_store.h"

cor_status cor_gdal_put(const char *path, int fd, const char *type, cor_error *err);
cor_status cor_gdal_get(const char *path, char **ret_text, cor_error *err);
cor_status cor_gdal_list(const char *path, cor_object_visit visit, void *context, cor_error *err);
cor_status cor_gdal_remove(const char *path, cor_error *err);
void cor_gdal_hang_up(void);

#endif
