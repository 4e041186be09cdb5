#include "source/module.h"

#include <dlfcn.h>
#include <string.h>

#include <glib.h>
#include <gmodule.h>

/* Where the library that holds this function is, or the program when it is linked in. A relative name is the
 * program's as it was called, and would mean another folder by now. Caller frees. */
static char *own_path(void)
{
    Dl_info here;
    if (!dladdr((const void *) (uintptr_t) cor_gdal_load, &here) || !here.dli_fname) return NULL;
    return *here.dli_fname == '/' ? g_strdup(here.dli_fname) : g_file_read_link("/proc/self/exe", NULL);
}

static char *module_path(void)
{
    char *own = own_path();
    if (!own) return NULL;
    char *folder = g_path_get_dirname(own);
    char *path = g_build_filename(folder, "corridor", "corridor-gdal.so", NULL);
    g_free(folder);
    g_free(own);
    return path;
}

static cor_status check(const cor_gdal *gdal, const char *path, cor_error *err)
{
    if (gdal && !strcmp(gdal->version, COR_VERSION) && gdal->request_size == sizeof(cor_request)) return COR_OK;
    return cor_fail_at(err, COR_INTERNAL, path, 0, 0,
                       "this module is of another build than the library (%s); install both together", COR_VERSION);
}

cor_status cor_gdal_load(const cor_gdal **ret_gdal, cor_error *err)
{
    gpointer entry = NULL;
    char *path = module_path();
    GModule *module = path ? g_module_open(path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL) : NULL;
    cor_status st = COR_OK;
    if (!module || !g_module_symbol(module, COR_GDAL_ENTRY, &entry)) {
        st = cor_fail_at(err, COR_INTERNAL, path, 0, 0, "the module that reads data through GDAL can't be loaded: %s",
                         g_module_error());
    } else {
        g_module_make_resident(module); /* GDAL does not survive being unloaded and loaded again */
        const cor_gdal *gdal = ((cor_gdal_entry) (uintptr_t) entry)();
        st = check(gdal, path, err);
        if (!st) *ret_gdal = gdal;
    }
    g_free(path);
    return st;
}
