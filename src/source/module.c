#include "source/module.h"

#include <dlfcn.h>
#include <string.h>

#include <glib.h>

#include "base/installed.h"

static char *module_path(void)
{
    char *own = cor_library_path();
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
    return cor_fail_at(err, COR_INTERNAL, cor_file_location(path),
                       "this module is of another build than the library (%s); install both together", COR_VERSION);
}

/* A symbol of GDAL's is looked for in the module's own libraries first. Otherwise each of its 40,000 look-ups
 * walks past the hundred libraries of the program, which costs more time than a small map. The sanitizers' run time
 * does not allow it. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define COR_SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define COR_SANITIZED
#endif
#ifdef COR_SANITIZED
enum { OWN_LIBRARIES_FIRST = 0 };
#else
enum { OWN_LIBRARIES_FIRST = RTLD_DEEPBIND };
#endif

/* GDAL does not survive being unloaded and loaded again, so it stays. */
static void *open_module(const char *path)
{
    return dlopen(path, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE | OWN_LIBRARIES_FIRST);
}

cor_status cor_gdal_load(const cor_gdal **ret_gdal, cor_error *err)
{
    char *path = module_path();
    void *module = path ? open_module(path) : NULL;
    void *entry = module ? dlsym(module, COR_GDAL_ENTRY) : NULL;
    cor_status st = COR_OK;
    if (!entry) {
        st = cor_fail_at(err, COR_INTERNAL, cor_file_location(path),
                         "the module that reads data through GDAL can't be loaded: %s", dlerror());
    } else {
        const cor_gdal *gdal = ((cor_gdal_entry) (uintptr_t) entry)();
        st = check(gdal, path, err);
        if (!st) *ret_gdal = gdal;
    }
    g_free(path);
    return st;
}
